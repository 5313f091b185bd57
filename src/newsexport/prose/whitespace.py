"""Blanks, invisible characters, and texts made comparable."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

_SIGNS = "\u00ad\u180e\u200b\u2060\ufeff"
_INVISIBLE = re.compile(f"[{_SIGNS}]")
"""Soft hyphen, zero-width spaces, word joiner, stray byte order marks. The zero-width joiner and
non-joiner stay: Persian and Indic spelling needs them. So do bidirectional marks."""

_BLANK_SIGNS = "\u2800\u3164"
"""Signs without ink that `str.split` does not take for blanks."""
_OTHER_BLANKS = [sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign not in " \n"]
"""Blanks beside the space, and beside the line feed that parts lines."""
_WORD = re.compile(r"[^\W_]+")
MARKS = (
    "\u0900-\u0963\u0966-\u0df3\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
)
"""Signs of scripts of India, Thailand, Burma and Cambodia, with vowel signs, which are no word characters to `re`."""
_HAS_MARKS = re.compile(f"[{MARKS}]")
_MARKED_WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
_JOINERS = re.compile(
    "['’ʼ\u200c-\u200f\u202a-\u202e\u2066-\u2069\u0640\u064b-\u0652\u0591-\u05bd]"
)
"""Signs inside words: apostrophes, joiners, signs of direction, vowel signs of Arabic and Hebrew."""
_PRINTED = "“”„‘‚–—…•"
"""Signs that most texts in a Latin script have beside those of Latin-1; none is part of a word."""
SIGNS_OF_PAGE = (
    bytes(range(0x80)).decode()
    + f"’{_PRINTED}".ljust(0x20, "\ufffe")
    + bytes(range(0xA0, 0x100)).decode("latin-1")
)
"""Latin-1 with these signs, and first the apostrophe, in place of its controls; U+FFFE stands for none."""
LATIN_PAGE = codecs.charmap_build(SIGNS_OF_PAGE)
"""The same, as a code page for texts in a Latin script."""
_APOSTROPHE = b"\x80"
_NO_LATIN = "µ¼½¾"
"""Signs of Latin-1 that become others, or several."""


def _folded(text: str) -> str:
    """A text folded by the patterns."""
    # Casefolding makes two signs of the Turkish capital, and the second would part its word.
    plain = unicodedata.normalize("NFKC", _JOINERS.sub("", text)).replace("İ", "i").casefold()
    words = _MARKED_WORD if _HAS_MARKS.search(plain) else _WORD
    return " ".join(words.findall(plain))


_ODD = b"O"
"""What no folded text has, in place of `_NO_LATIN`."""
_LATIN = bytes(
    ord(_ODD) if chr(code) in _NO_LATIN else ord((_folded(chr(code)) or " ")[0])
    for code in range(256)
)
"""What folding makes of Latin-1, but for the sharp s."""


def one_line(text: str) -> str:
    """The text with every run of blanks as one space, without invisible characters."""
    if text.isascii():
        is_one = text.isprintable() and "  " not in text  # as most are that are asked for
        return text.strip() if is_one else " ".join(text.split())
    plain = without_invisible(text)
    for sign in _BLANK_SIGNS:
        plain = plain.replace(sign, " ")
    return " ".join(plain.split())


def lower_case(text: str) -> str:
    """The text in small letters, sign by sign: what stands where stays.

    Patterns of small letters find their words in it several times as fast as patterns that heed no case find them in the text.
    """
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


def one_line_each(pieces: Sequence[str], text: str) -> list[str]:
    """`one_line` of each of these pieces of a text, with its signs looked for once."""
    if any(map(text.__contains__, _SIGNS + _BLANK_SIGNS)):
        return [one_line(piece) for piece in pieces]
    if not any(map(text.__contains__, _OTHER_BLANKS)):
        return [piece.strip() if "  " not in piece else " ".join(piece.split()) for piece in pieces]
    return [" ".join(piece.split()) for piece in pieces]


def without_invisible(text: str) -> str:
    """The text without soft hyphens, zero-width spaces and the like."""
    return _INVISIBLE.sub("", text) if any(map(text.__contains__, _SIGNS)) else text


def fold(text: str) -> str:
    """What two texts share when they differ only in case, quotes, dashes, blanks or punctuation."""
    if text.isascii():
        plain = text.replace("'", "") if "'" in text else text
        return b" ".join(plain.encode().translate(_LATIN).split()).decode()
    try:
        latin, _ = codecs.charmap_encode(text.replace("ß", "ss"), "strict", LATIN_PAGE)
    except UnicodeEncodeError:
        return _folded(text)
    folded = latin.replace(b"'", b"").replace(_APOSTROPHE, b"").translate(_LATIN)
    return _folded(text) if _ODD in folded else b" ".join(folded.split()).decode("latin-1")
