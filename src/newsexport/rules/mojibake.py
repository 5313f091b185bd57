"""Finds UTF-8 that was read as windows-1252, by undoing the mistake and looking at the result."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex


def _shown(byte: int) -> str:
    """What windows-1252 shows for a byte; where it shows nothing, the control of Latin-1."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTE_OF = {_shown(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_CONTINUES = f"[{re.escape(''.join(_shown(byte) for byte in range(0x80, 0xC0)))}\x80-\x9f]"
"""The bytes 80 to BF, which continue a character in UTF-8."""

_SUSPECT = late_regex(
    rf"""â€{_CONTINUES}                                    # typographic quotes and dashes
      | (?<=[a-z])Ã{_CONTINUES} | Ã{_CONTINUES}(?=[a-z])   # accented Latin letters
      | Â[\u00a0£©®°«»·]                                   # signs of Latin-1
      | (?:[ÐÑ]{_CONTINUES}){{3,}}                         # Cyrillic
      | (?:[Ø-Û]{_CONTINUES}){{3,}}                        # Arabic
      | (?:×{_CONTINUES}){{3,}}                            # Hebrew
      | (?:[ã-é]{_CONTINUES}{{2}}){{2,}}                   # Chinese, Japanese, Korean
    """,
    re.VERBOSE,
)

_LEADS = "ÂÃâÐÑ×ØÙÚÛãäåæçèé"
"""With one of these every suspect begins; another byte follows at once."""
_PAIR = late_regex(f"[{_LEADS}]{_CONTINUES}")
_PAIR_OF_BYTES = late_regex(rb"\xc3[\x82-\xa9][\xc2\xc5\xc6\xcb\xe2]")
"""How such a pair begins in UTF-8."""


def may_be_garbled(text: str) -> bool:
    """Whether a closer look is worth it: a quick look at all texts of an item together."""
    return not text.isascii() and _PAIR.search(text) is not None


def may_be_garbled_bytes(data: bytes) -> bool:
    """The same of a text in UTF-8: a quicker look, which says yes a little more often."""
    return _PAIR_OF_BYTES.search(data) is not None


def mojibake_in(text: str) -> tuple[str, str] | None:
    """The first garbled letters of a text and what was meant; None when there are none."""
    if text.isascii():
        return None
    for match in _SUSPECT.finditer(text):
        meant = undone(match[0])
        if meant is not None:
            return match[0], meant
    return None


def undone(garbled: str) -> str | None:
    """The characters that were meant; None when these are no bytes of UTF-8."""
    try:
        return bytes(_BYTE_OF[sign] for sign in garbled).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
