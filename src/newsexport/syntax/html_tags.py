"""The start tags of a page as they stand in its text, with what scripts hold: where an element is, to the character.

Source: HTML Living Standard, section 13.2.5 (tokenization). A tag that does not end is none, and nothing follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsexport.late_regex import late_regex

_NAME = late_regex(r"[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE = late_regex(
    r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)|(?=>)))?"
)
_NEXT = late_regex(
    r"<(?:([A-Za-z][^\t\n\f\r />]*)"
    r"((?:[\t\n\f\r ]+[^\t\n\f\r />=\"']+(?:=(?:\"[^\"]*\"|'[^']*'|[^\t\n\f\r >=\"'`]+))?)*[\t\n\f\r ]*/?>)?"
    r"|[!?]|/(?![A-Za-z])|/[^\"'<>]*=[\t\n\f\r ]*[\"'])"
)
"""What comes next: a start tag, whole where it is written as nearly all are; a comment; an end tag with values."""
_END = late_regex(r"[\t\n\f\r /]*>")
_END_TAG = late_regex(r"</[A-Za-z][^\t\n\f\r />]*")
_OPEN_QUOTE = late_regex(r"[\t\n\f\r ]*=[\t\n\f\r ]*[\"']")
_RAW = frozenset("style xmp iframe noembed noframes title textarea".split())
"""Elements whose content is text up to their end tag."""
_ENDS = {name: late_regex(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW}
_IN_SCRIPT = late_regex(
    r"<!--|-->|</script(?=[\t\n\f\r />])|<script(?=[\t\n\f\r />])", re.IGNORECASE
)


class StartTag(NamedTuple):
    """A start tag, in indices of characters."""

    name: str
    """In small letters."""
    start: int
    end: int
    """Behind its `>`."""
    inside: int
    """Where the text of a script or another element of raw text ends; else `end`."""


def start_tags(text: str) -> Iterator[StartTag]:
    """Every start tag of a page, in its order."""
    at = 0
    while match := _NEXT.search(text, at):
        name = match[1]
        if name is None:
            at = _behind(text, match.start())
            if at < 0:
                return
            continue
        end = match.end() if match[2] else _tag_end(text, match.end())
        if end < 0:
            return
        name = name.lower()
        at = _text_end(text, name, end)
        yield StartTag(name, match.start(), end, at)


def _tag_end(text: str, place: int) -> int:
    """Behind the `>` that ends a tag whose name ends at `place`; -1 where there is none."""
    while True:
        end = _END.match(text, place)
        if end:
            return end.end()
        attribute = _ATTRIBUTE.match(text, place)
        if attribute is None:
            return -1
        if attribute.lastindex == 1 and _OPEN_QUOTE.match(text, attribute.end()):
            return -1  # its value does not end
        place = attribute.end()


def _text_end(text: str, name: str, start: int) -> int:
    """Where the raw text that begins behind a start tag ends."""
    if name == "script":
        return _script_end(text, start)
    if name not in _RAW:
        return start
    end = _ENDS[name].search(text, start)
    return end.start() if end else len(text)


def _script_end(text: str, start: int) -> int:
    """The same of a script, in which a comment may hold a whole script of its own."""
    commented = doubled = False
    for match in _IN_SCRIPT.finditer(text, start):
        sign = match[0].lower()
        if sign == "<!--":
            commented = True
        elif sign == "-->":
            commented = doubled = False
        elif sign == "<script":
            doubled = commented
        elif doubled:
            doubled = False
        else:
            return match.start()
    return len(text)


def _behind(text: str, at: int) -> int:
    """Behind a comment or what counts as one; -1 where it does not end."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            return text.find(">", at) + 1
        end = text.find("-->", at + 4)
        other = text.find("--!>", at + 4, end if end >= 0 else len(text))
        return other + 4 if other >= 0 else end + 3 if end >= 0 else -1
    if match := _END_TAG.match(text, at):
        return _tag_end(text, match.end())
    return text.find(">", at) + 1 or -1


def attribute_spans(text: str, tag: StartTag) -> dict[str, tuple[int, int]]:
    """The attributes of a tag by their names in small letters, each with the span of its value, or of its name."""
    match = _NAME.match(text, tag.start + 1)
    place = match.end() if match else tag.start + 1
    found: dict[str, tuple[int, int]] = {}
    while place < tag.end and not _END.match(text, place):
        attribute = _ATTRIBUTE.match(text, place, tag.end)
        if attribute is None:
            break
        value = next((group for group in (2, 3, 4) if attribute[group] is not None), 1)
        found.setdefault(attribute[1].lower(), attribute.span(value))
        place = attribute.end()
    return found
