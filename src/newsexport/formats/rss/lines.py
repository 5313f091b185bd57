"""Words of an item as the text of one element: on one line, and whether they are read again as they are."""

from __future__ import annotations

from functools import lru_cache

from newsexport.payloads.html.fragments import plain_text_of
from newsexport.syntax.xml_text import UNWRITABLE, text


def line(value: str) -> str:
    """A text on one line."""
    if is_plain_line(value):
        return value
    return " ".join(UNWRITABLE.sub("", value).split())


def is_plain_line(value: str) -> bool:
    """Whether a text is one line, without control characters and with single blanks between its words."""
    return value.isprintable() and "  " not in value and value[:1] != " " and value[-1:] != " "


def line_markup(value: str) -> tuple[str, bool]:
    """A text as the markup of one line, and whether reading it gives the same text again."""
    if is_plain_line(value) and "&" not in value and "<" not in value:
        return (value.replace(">", "&gt;") if ">" in value else value), True
    words = line(value)
    return text(words), plain_text_of(words) == value


_LONGEST = 200
"""Characters of a text that is remembered."""
_remembered = lru_cache(maxsize=4096)(line_markup)


def common_line_markup(value: str) -> tuple[str, bool]:
    """The same of names and notices: the same few stand in many items of a feed."""
    return _remembered(value) if len(value) <= _LONGEST else line_markup(value)
