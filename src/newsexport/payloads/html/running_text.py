"""Running text of HTML as it is gathered tag by tag: its words, and the spans of its inline elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Any

from newsexport.payloads.running_text import FORCED, finished
from newsexport.payloads.xhtml.names import SPAN_KINDS
from newsexport.schema.v1 import Heading, Paragraph
from newsexport.schema.v1.body import marked_words
from newsexport.syntax.html_cleaning import leads_nowhere

_REFERENCE = re.compile(r"&([A-Za-z0-9#]*;?)")
_NUMBER = re.compile(
    r"#(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|\d{4}|[1-4]\d{4}"
    r"|[xX](?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]|[A-Fa-f][0-9A-Fa-f]|0?[1-9A-Fa-f][0-9A-Fa-f]{2}"
    r"|[1-9A-Ca-c][0-9A-Fa-f]{3}));"
)
"""References by number to characters that are plain text everywhere."""
_NAMES = frozenset(name for name in html5 if name.endswith(";")) - {"Tab;", "NewLine;"}

INLINE: dict[str, dict[str, Any]] = {
    name: dict(zip(("kind", "name"), SPAN_KINDS[name], strict=True))
    for name in "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split()
}
BREAK = dict(zip(("kind", "name"), SPAN_KINDS["br"], strict=True))
_DEEPEST = 8
"""Inline elements within each other that are read."""

Spans = list[tuple[int, int, dict[str, Any]]]
"""Start, end and fields of spans, as running_text gathers them."""


class UncertainError(Exception):
    """What comes next is not certain to be read as a browser reads it."""


def has_certain_references(markup: str) -> bool:
    """Whether all references to characters are complete, and to such as are plain text everywhere."""
    found = set(_REFERENCE.findall(markup))
    return all(name in _NAMES or _NUMBER.fullmatch(name) for name in found)


_COMPLETE = re.compile(r"&[^&;]*;")


class _Characters(dict[str, str]):
    """Reference -> what it stands for: texts have the same few again and again."""

    def __missing__(self, reference: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        said = self[reference] = unescape(reference)
        return said


_REMEMBERED = 1000
_CHARACTERS = _Characters()


def unescaped(words: str) -> str:
    """`html.unescape` of words with certain references, in half the time."""
    return _COMPLETE.sub(lambda found: _CHARACTERS[found[0]], words)


@dataclass(slots=True)
class Run:
    """Running text as it is gathered: the spans are those of running_text.gather."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    spans: Spans = field(default_factory=list)
    within: list[tuple[str, int]] = field(default_factory=list)
    """Elements that are open, and the index of the span of each."""

    def add(self, words: str) -> None:
        """Further words, with their references."""
        if "&" in words:
            words = unescaped(words)
        self.texts.append(words)
        self.length += len(words)

    def add_break(self) -> None:
        """A forced line break."""
        self.texts.append(FORCED)
        self.spans.append((self.length, self.length + 1, BREAK))
        self.length += 1

    def begin(self, name: str, fields: dict[str, Any]) -> None:
        """The start of an element, and the fields of its span."""
        within = self.within
        if within and (len(within) >= _DEEPEST or any(name == each for each, _ in within)):
            raise UncertainError
        if name == "a" and leads_nowhere(fields.get("href"), fields.get("attributes", ())):
            raise UncertainError
        self.within.append((name, len(self.spans)))
        self.spans.append((self.length, self.length, fields))

    def end(self, name: str) -> None:
        """The end of an element, which must be the last that began."""
        expected, at = self.within.pop() if self.within else ("", 0)
        if name != expected:
            raise UncertainError
        start, _, fields = self.spans[at]
        self.spans[at] = (start, self.length, fields)

    def paragraph(self) -> Paragraph | Heading | None:
        """The paragraph of bare text; line breaks between blocks are none."""
        text = "".join(self.texts)
        if text.strip("\x00 \t\n\r") or any(each[2] is not BREAK for each in self.spans):
            fields = finished(text, self.spans)
            return marked_words(fields["text"], fields["spans"])
        return None
