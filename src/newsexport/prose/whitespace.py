"""Blanks, invisible characters, and texts made comparable."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = "\u00ad\u180e\u200b\u2060\ufeff"
_INVISIBLE = re.compile(f"[{_SIGNS}]")
"""Soft hyphen, zero-width spaces, word joiner, stray byte order marks. The zero-width joiner and
non-joiner stay: Persian and Indic spelling needs them. So do bidirectional marks."""

_BLANKS = re.compile(r"[\s\u2800\u3164]+")
_NOT_A_WORD = re.compile(r"[\W_]+")
_JOINERS = re.compile("['’ʼ\u200c-\u200f\u202a-\u202e\u2066-\u2069\u0640]")


def one_line(text: str) -> str:
    """The text with every run of blanks as one space, without invisible characters."""
    if text.isascii():
        return " ".join(text.split())
    return _BLANKS.sub(" ", without_invisible(text)).strip()


def without_invisible(text: str) -> str:
    """The text without soft hyphens, zero-width spaces and the like."""
    return _INVISIBLE.sub("", text) if any(map(text.__contains__, _SIGNS)) else text


def fold(text: str) -> str:
    """What two texts share when they differ only in case, quotes, dashes, blanks or punctuation."""
    if text.isascii():
        return _NOT_A_WORD.sub(" ", text.replace("'", "").lower()).strip()
    plain = unicodedata.normalize("NFKC", _JOINERS.sub("", text)).casefold()
    return _NOT_A_WORD.sub(" ", plain).strip()
