"""Running text: from mixed content to a string with spans, and back. Shared by XHTML and NITF."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsexport.schema.v1 import RichText, Span
from newsexport.schema.v1.model import block_of_valid
from newsexport.syntax.xml import Element, local
from newsexport.syntax.xml_text import text as escaped

Node = str | Element
FORCED = "\x00"
"""Stands for a forced line break while text is gathered; no XML can hold this character."""

_BLANK = " \t\n\r"
_WHITE = re.compile(r"[ \t\n\r]*\x00[ \t\n\r]*|[ \t\n\r]{2,}|[\t\n\r]|^ | \Z")
_UNSTABLE = re.compile("[\x01-\x1f\ud800-\udfff\ufffe\uffff]|  |(?:^|\x00) | (?:\x00|$)")


class Mark(NamedTuple):
    """What an inline element means."""

    fields: dict[str, Any]
    """The fields of its Span, without `start` and `end`."""
    is_break: bool = False
    """Whether the element is itself a line break."""


Describe = Callable[[Element], Mark | None]
"""What an inline element means; None when it is to be passed over with all that is in it."""


def content(element: Element) -> Iterator[Node]:
    """Texts and child elements in order, without comments, processing instructions and entities."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def is_blank(text: str | None) -> bool:
    """Whether there is nothing but XML white space (no-break spaces are content)."""
    return not text or not text.strip(_BLANK)


def all_text(element: Element) -> str:
    """All the text in an element."""
    return "".join(str(piece) for piece in element.itertext())


@dataclass(slots=True)
class _Gathered:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def gather(nodes: Iterable[Node], describe: Describe, *, preserve: bool = False) -> dict[str, Any]:
    """The fields `text` and `spans` of a RichText.

    White space is collapsed as CSS 2.1 section 16.6.1 does for `white-space: normal`, unless it is
    to be preserved. A forced line break becomes a line feed with its span.
    """
    gathered = _Gathered()
    _walk(nodes, describe, gathered)
    return finished("".join(gathered.pieces), gathered.spans, preserve=preserve)


def finished(
    text: str, spans: list[tuple[int, int, dict[str, Any]]], *, preserve: bool = False
) -> dict[str, Any]:
    """The same of a text as it was gathered, with FORCED for forced line breaks, and its spans."""
    if preserve:
        text = text.replace("\x00", "\n")
    elif not is_settled(text) or "\x00" in text:
        text, moved = _collapsed(text)
        spans = [(moved(start), moved(end), fields) for start, end, fields in spans]
    made = [block_of_valid(Span, start=start, end=end, **fields) for start, end, fields in spans]
    return {"text": text, "spans": tuple(made)}


def _walk(nodes: Iterable[Node], describe: Describe, gathered: _Gathered) -> None:
    """Depth first with a stack of our own: markup may nest deeper than Python's."""
    stack: list[tuple[Iterator[Node], int]] = [(iter(nodes), -1)]
    while stack:
        nodes_left, span = stack[-1]
        node = next(nodes_left, None)
        if node is None:
            stack.pop()
            if span >= 0:
                start, _, fields = gathered.spans[span]
                gathered.spans[span] = (start, gathered.length, fields)
        elif isinstance(node, str):
            gathered.add(node)
        else:
            mark = describe(node)
            if mark is None:
                continue
            start = gathered.length
            if mark.is_break:
                gathered.add("\x00")
            gathered.spans.append((start, gathered.length, mark.fields))
            stack.append((content(node), -1 if mark.is_break else len(gathered.spans) - 1))


def _collapsed(text: str) -> tuple[str, Callable[[int], int]]:
    """The text with its white space collapsed, and where each old index went."""
    pieces: list[str] = []
    old: list[int] = []
    new: list[tuple[int, int, int, int]] = []
    position = length = 0
    for match in _WHITE.finditer(text):
        start, end = match.span()
        forced = match[0].find("\x00")
        at_edge = start == 0 or end == len(text)
        sign = "\n" if forced >= 0 else "" if at_edge else " "
        pieces += (text[position:start], sign)
        length += start - position
        old.append(start)
        new.append((length, start + max(forced, 0), end, length + len(sign)))
        length += len(sign)
        position = end
    pieces.append(text[position:])

    def moved(index: int) -> int:
        run = bisect_right(old, index) - 1
        if run < 0:
            return index
        begin, turn, end, after = new[run]
        if index >= end:
            return after + index - end
        return begin if index <= turn else after

    return "".join(pieces), moved


def forced_breaks(rich: RichText) -> frozenset[int]:
    """Indexes of those spans that are exactly one line feed, and so can be a `br`."""
    found: list[int] = []
    spans = rich.spans
    for index, span in enumerate(spans):
        if span.kind != "break" or rich.text[span.start : span.end] != "\n":
            continue
        if index + 1 == len(spans) or spans[index + 1].start >= span.end:
            found.append(index)
    return frozenset(found)


def is_settled(text: str) -> bool:
    """Whether plain text survives the collapsing of white space as it is."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return True  # nearly every text, at a tenth of the cost of the pattern
    return not _UNSTABLE.search(text)


def are_settled(texts: list[str]) -> bool:
    """Whether in each of these texts white space is nothing but single blanks within; one look at all. True is certain."""
    joined = " ".join(texts)
    return (
        joined.isprintable() and joined.rfind("  ") < 0 and joined[:1] != " " and joined[-1:] != " "
    )


_FURTHER = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")), (b"\xef", re.compile(rb"\xef\xb7[\x90-\xaf]")),
    (b"\xbf", re.compile(rb"\xbf[\xbe\xbf]")),
)  # fmt: skip
"""In UTF-8: further control characters, and noncharacters (with some others). A byte that each of them has, and the
pattern: as three patterns with a certain first byte they are found several times as quickly as by one."""
_THEIRS = b"".join([sign for sign, _ in _FURTHER])
_PLAIN = bytes(set(range(256)) - {*range(32), 127, *_THEIRS})
_PLAIN_IN_MARKUP = bytes(set(_PLAIN) - set(b"&<>"))
"""All but control characters and these bytes, and without the signs of markup: what is left without them is soon counted."""


def is_calm(texts: bytes, signs: int | None = None) -> bool:
    """Whether no character of these texts is forbidden in HTML, and no white space in them collapses.

    One look at many texts in UTF-8, joined with blanks or between tags: `True` is certain, `False` may be said of texts
    that are. `signs`: how many signs of markup their tags have; None: signs do not matter.
    """
    if texts.rfind(b"  ") >= 0:  # of a long text, a third quicker than `in`
        return False
    if texts[:1] == b" " or texts[-1:] == b" ":
        return False
    wanted = signs or 0
    left = texts.translate(None, _PLAIN if signs is None else _PLAIN_IN_MARKUP)
    if len(left) == wanted:
        return True
    if len(left.translate(None, _THEIRS)) != wanted:
        return False
    for sign, pattern in _FURTHER:  # noqa: SIM110 half the time of any(…)
        if sign in left and pattern.search(texts):
            return False
    return True


def is_stable(rich: RichText) -> bool:
    """Whether the text survives the collapsing of white space as it is."""
    text = rich.text
    if is_settled(text):
        return True
    signs = list(text)
    for index in forced_breaks(rich):
        signs[rich.spans[index].start] = "\x00"
    return not _UNSTABLE.search("".join(signs))


def holds_spans(rich: RichText, index: int) -> bool:
    """Whether there are spans inside the one at this index."""
    spans = rich.spans
    return index + 1 < len(spans) and spans[index].end > spans[index + 1].start


Tags = Callable[[int, Span, bool], tuple[str, str]]
"""Start and end tag of a span, given with its index; the flag: it is a forced line break."""


def marked_up(rich: RichText, tags: Tags) -> str:
    """The text as markup: each span between its tags, all characters escaped."""
    spans = rich.spans
    if not spans:
        return escaped(rich.text)
    breaks = forced_breaks(rich)
    text, position = rich.text, 0
    pieces: list[str] = []
    open_spans: list[tuple[int, str]] = []

    def close_until(index: int) -> None:
        nonlocal position
        while open_spans and open_spans[-1][0] <= index:
            end, closing = open_spans.pop()
            pieces.append(escaped(text[position:end]))
            pieces.append(closing)
            position = end

    for index, span in enumerate(spans):
        close_until(span.start)
        opening, closing = tags(index, span, index in breaks)
        pieces += (escaped(text[position : span.start]), opening)
        position = span.start
        if index in breaks:
            pieces.append(closing)
            position = span.end
        else:
            open_spans.append((span.end, closing))
    close_until(len(text))
    pieces.append(escaped(text[position:]))
    return "".join(pieces)


def only_paragraph(element: Element) -> Element | None:
    """The paragraph in an element that has nothing else in it."""
    inside = list(content(element))
    elements = [each for each in inside if not isinstance(each, str)]
    words = any(isinstance(each, str) and not is_blank(each) for each in inside)
    return elements[0] if len(elements) == 1 and not words and local(elements[0]) == "p" else None
