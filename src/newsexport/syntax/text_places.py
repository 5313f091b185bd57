"""Where the characters of a text stand in the file, whose bytes say them by references, escapes or sections.

A pointer names such a place by a fragment (`diagnostic.char_fragment`): `…/encoded#char=120,134` are the characters 120
to 133 of the text of an element, or of a string of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_XML = re.compile(
    r"<!\[CDATA\[(?P<section>.*?)\]\]>|(?P<unsaid><!--.*?-->|<\?.*?\?>)"
    r"|(?P<character>&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)|(?P<plain>[^<&]+)",
    re.DOTALL,
)
_JSON = re.compile(
    r"(?P<character>\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.)"
    r"|(?P<plain>[^\\\"]+)"
)
_ENDS = re.compile(r"\r\n?")

Segment = tuple[int, int, int]
"""How many characters are said, and where they are said, from and to."""


def in_element(text: str, begin: int, wanted: tuple[int, int]) -> tuple[int, int] | None:
    """Where characters of the text of an element of XML stand, whose start tag ends at `begin`.

    None where that cannot be told, as behind an entity of a document type.
    """
    return _span(_of_element(text, begin), wanted)


def in_string(text: str, begin: int, wanted: tuple[int, int]) -> tuple[int, int] | None:
    """The same of a string of JSON, whose quotes begin at `begin`."""
    return _span(_of_string(text, begin + 1), wanted) if text[begin : begin + 1] == '"' else None


def _of_element(text: str, at: int) -> Iterator[Segment]:
    while match := _XML.match(text, at):
        at = match.end()
        name = match.lastgroup
        if name == "character":
            yield 1, match.start(), at
        elif name != "unsaid" and name is not None:
            yield from _lines(text, *match.span(name))


def _lines(text: str, start: int, end: int) -> Iterator[Segment]:
    """Characters that are said as they are; the end of a line is one character (XML 1.0 section 2.11)."""
    for match in _ENDS.finditer(text, start, end):
        yield match.start() - start, start, match.start()
        yield 1, match.start(), match.end()
        start = match.end()
    yield end - start, start, end


def _of_string(text: str, at: int) -> Iterator[Segment]:
    while match := _JSON.match(text, at):
        at = match.end()
        yield (1 if match["character"] else at - match.start()), match.start(), at


def _span(segments: Iterator[Segment], wanted: tuple[int, int]) -> tuple[int, int] | None:
    first, last = wanted[0], max(wanted[1] - 1, wanted[0])
    begun: int | None = None
    said = 0
    for count, start, end in segments:
        if begun is None and first < said + count:
            begun = start + (first - said) if count == end - start else start
        if begun is not None and last < said + count:
            return begun, start + (last - said) + 1 if count == end - start else end
        said += count
    return None
