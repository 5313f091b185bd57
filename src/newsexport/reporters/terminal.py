"""Text that is safe and straight on a terminal, whatever a document put into it.

Control characters and escape sequences are made visible, direction overrides are taken out, and
right-to-left runs are isolated so that the text around them stays in order (UAX #9, section 2.7).
"""

from __future__ import annotations

import re
import unicodedata

_SHOWN = {code: chr(0x2400 + code) for code in range(0x20)}  # ESC becomes U+241B, a picture of it
_SHOWN[0x7F] = "\u2421"
_SHOWN.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
# Marks, embeddings, overrides and isolates of the bidirectional algorithm; line separators.
_SHOWN.update(dict.fromkeys((0x061C, 0x200E, 0x200F, 0x2028, 0x2029), "\ufffd"))
_SHOWN.update(dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"))
_SHOWN.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
_SHOWN[0x09] = " "

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_CHARACTER = re.compile(f"[{_RTL}]")
_RTL_RUN = re.compile(f"[{_RTL}](?:[^A-Za-z«»]*[{_RTL}])?")

ISOLATE, RELEASE = "\u2066", "\u2069"
"""Left-to-right isolate, and the end of an isolate."""
_FIRST_STRONG = "\u2068"

_COLOURS = {
    "error": "1;31", "warning": "1;33", "info": "1;36", "gutter": "34", "strong": "1", "faint": "2",
}  # fmt: skip


def safe(text: str) -> str:
    """The text with every character that could steer a terminal replaced, one for one."""
    return text.translate(_SHOWN)


def safe_lines(text: str) -> str:
    """The same for text of several lines."""
    return "\n".join(map(safe, text.split("\n")))


def has_rtl(text: str) -> bool:
    """Whether the text holds Arabic, Hebrew or other right-to-left letters."""
    return _RTL_CHARACTER.search(text) is not None


def isolate(text: str) -> str:
    """Safe text in which right-to-left runs do not reorder what stands around them."""
    return _RTL_RUN.sub(lambda run: f"{_FIRST_STRONG}{run[0]}{RELEASE}", safe(text))


def width(text: str) -> int:
    """The columns that a text takes: none for marks, two for wide East Asian characters."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def paint(text: str, role: str, colour: bool) -> str:
    """The text in the colour of its role, or as it is."""
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if colour else text
