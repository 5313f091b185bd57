"""HTML that is paragraphs, headings, lists and quotations of running text, read in one pass.

Most stories in feeds are nothing else. To clean them, make a tree and walk it takes several times as long and
gives the same blocks; whatever is not certain to be read alike is left to that way (see html.read_html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Any

from newsexport.payloads.content import Leftover
from newsexport.payloads.running_text import finished, is_settled
from newsexport.payloads.xhtml_names import HEADINGS, SPAN_KINDS
from newsexport.payloads.xhtml_state import frame_of
from newsexport.schema.v1 import (
    Block,
    Heading,
    ListBlock,
    ListEntry,
    Paragraph,
    Quote,
    Rule,
    Section,
    plain_heading,
    plain_paragraph,
)
from newsexport.syntax.html import (
    BARE_AMPERSAND,
    MAX_TAGS,
    absolute,
    is_kept,
    taken_away,
)
from newsexport.syntax.xml_text import UNWRITABLE

_WHITE = " \t\n\r"
_LEVELS = {"p": 0, **HEADINGS}
_PLAIN = re.compile(r"<(p|h[1-6])>([^<]*)</\1>([^<]*)")
"""A block of words only, and what stands behind it."""
_SPANS: dict[str, dict[str, Any]] = {
    name: dict(zip(("kind", "name"), SPAN_KINDS[name], strict=True))
    for name in "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split()
}
_BREAK = dict(zip(("kind", "name"), SPAN_KINDS["br"], strict=True))
_DEEPEST = 8
"""Elements within each other that are read here."""
_TAG = re.compile(r'([a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z-]*="[^"]*")*)[ \n]*(/?)')
_ATTRIBUTE = re.compile(r'([a-z][a-z-]*)="([^"]*)"')
_ADDRESSES = frozenset({"href", "cite"})
_ADDRESS = re.compile(
    r"https?://(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,20}(?:[/?#]\S*)?"
    r"|(?![A-Za-z0-9+.-]*:)[/#A-Za-z0-9._?-][^\s:\\]*"
)
"""Addresses that no cleaning takes away: of the web, and relative ones."""

_REFERENCE = re.compile(r"&([A-Za-z0-9#]*;?)")
_NUMBER = re.compile(
    r"#(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|\d{4}|[1-4]\d{4}"
    r"|[xX](?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]|[A-Fa-f][0-9A-Fa-f]|0?[1-9A-Fa-f][0-9A-Fa-f]{2}"
    r"|[1-9A-Ca-c][0-9A-Fa-f]{3}));"
)
"""References by number to characters that are plain text everywhere."""
_NAMES = frozenset(name for name in html5 if name.endswith(";")) - {"Tab;", "NewLine;"}

Spans = list[tuple[int, int, dict[str, Any]]]


class _UncertainError(Exception):
    """What comes next is not read here."""


def read_paragraphs(
    markup: str, *, base: str | None = None, from_xml: bool = False
) -> tuple[tuple[Block, ...], tuple[Leftover, ...]] | None:
    """The blocks of a piece of HTML, and what was left out; None where it holds anything that is not certain.

    `from_xml`: it holds no character that XML cannot carry.
    """
    if not from_xml and not markup.isprintable() and UNWRITABLE.search(markup):
        return None
    if "&" in markup:
        markup = BARE_AMPERSAND.sub("&amp;", markup)
        for name in set(_REFERENCE.findall(markup)):
            if name not in _NAMES and not _NUMBER.fullmatch(name):
                return None
    found = _PLAIN.findall(markup)
    tags = markup.count("<")
    if 2 * len(found) == tags and not markup[: markup.find("<")].strip(_WHITE):
        blocks = _plain(found, markup)
        return None if blocks is None else (blocks, ())
    if tags > MAX_TAGS or markup.count(">") != tags:
        return None
    before, *pieces = markup.split("<")
    reader = _Reader(iter(pieces), base)
    try:
        blocks = reader.flow("", before)
    except _UncertainError:
        return None
    if not reader.has_blocks:
        return None  # line breaks may part paragraphs then
    if not reader.has_dropped:
        return blocks, ()
    return blocks, tuple(Leftover(f"/{where}", text) for where, text in taken_away(markup))


def _plain(found: list[tuple[str, str, str]], markup: str) -> tuple[Block, ...] | None:
    """Blocks without any element in them."""
    calm = not ("  " in markup or any(sign in markup for sign in "\n\t\r&"))
    blocks: list[Block] = []
    add = blocks.append
    for tag, words, behind in found:
        if behind and behind.strip(_WHITE):
            return None
        if calm and words[:1] != " " and words[-1:] != " ":
            add(plain_paragraph(words) if tag == "p" else plain_heading(words, int(tag[1])))
        else:
            add(_of_words(tag, unescape(words) if "&" in words else words))
    return tuple(blocks)


def _of_words(tag: str, words: str) -> Block:
    if not is_settled(words):
        return _block(tag, words, [], {})
    return plain_paragraph(words) if tag == "p" else plain_heading(words, int(tag[1]))


def _block(tag: str, text: str, spans: Spans, said: dict[str, Any]) -> Block:
    fields = {**finished(text, spans), **said}
    return Paragraph(**fields) if tag == "p" else Heading(level=int(tag[1]), **fields)


@dataclass(slots=True)
class _Run:
    """Running text as it is gathered: the spans are those of running_text.gather."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    spans: Spans = field(default_factory=list)
    within: list[tuple[str, int]] = field(default_factory=list)
    """Elements that are open, and the index of the span of each."""

    def add(self, words: str) -> None:
        if "&" in words:
            words = unescape(words)
        self.texts.append(words)
        self.length += len(words)

    def add_break(self) -> None:
        self.texts.append("\x00")
        self.spans.append((self.length, self.length + 1, _BREAK))
        self.length += 1

    def begin(self, name: str, fields: dict[str, Any]) -> None:
        if len(self.within) >= _DEEPEST or any(name == each for each, _ in self.within):
            raise _UncertainError
        self.within.append((name, len(self.spans)))
        self.spans.append((self.length, self.length, fields))

    def end(self, name: str) -> None:
        expected, at = self.within.pop() if self.within else ("", 0)
        if name != expected:
            raise _UncertainError
        start, _, fields = self.spans[at]
        self.spans[at] = (start, self.length, fields)

    def paragraph(self) -> Paragraph | None:
        """The paragraph of bare text; line breaks between blocks are none."""
        text = "".join(self.texts)
        if text.strip("\x00 \t\n\r") or any(each[2] is not _BREAK for each in self.spans):
            return Paragraph(**finished(text, self.spans))
        return None


class _Reader:
    """Reads the pieces of a markup that was split at each `<`."""

    def __init__(self, left: Iterator[str], base: str | None) -> None:
        self.left = left
        self.base = base
        self.has_blocks = False
        self.has_dropped = False
        """Whether attributes were left out."""

    def flow(self, end: str, words: str, depth: int = 0) -> tuple[Block, ...]:
        """The blocks up to an end tag (without its slash), or to the end of all."""
        if depth > _DEEPEST:
            raise _UncertainError
        blocks: list[Block] = []
        run = _Run()
        run.add(words)
        for piece in self.left:
            tag, _, words = piece.partition(">")
            if self._takes(run, tag, words):
                continue
            if run.within:
                raise _UncertainError
            if len(run.texts) > 1 or run.texts[0].strip(_WHITE):
                paragraph = run.paragraph()
                if paragraph is not None:
                    blocks.append(paragraph)
            run = _Run()
            if tag[:1] == "/":
                if not end or tag[1:] != end:
                    raise _UncertainError
                self.behind = words
                return tuple(blocks)
            self.has_blocks = True
            blocks.append(self._block(tag, words, depth))
            run.add(self.behind)
        if end or run.within:
            raise _UncertainError
        paragraph = run.paragraph()
        return tuple(blocks) if paragraph is None else (*blocks, paragraph)

    behind: str = ""
    """The words behind the end tag of the block that was read last."""

    def _takes(self, run: _Run, tag: str, words: str) -> bool:
        """Whether a tag is one of running text; it is then added to it."""
        if tag[:1] == "/":
            if not run.within:
                return False
            run.end(tag[1:])
        else:
            fields = _SPANS.get(tag)
            if fields is not None:
                run.begin(tag, fields)
            elif tag in ("br", "br/", "br /"):
                run.add_break()
            else:
                name = tag.partition(" ")[0]
                fields = _SPANS.get(name)
                if fields is None:
                    return False
                run.begin(name, self._span(name, tag, fields))
        run.add(words)
        return True

    def _block(self, tag: str, words: str, depth: int) -> Block:
        name, said = (tag, {}) if tag in _LEVELS else self._opened(tag)
        if name in _LEVELS:
            text, spans = self._running(name, words)
            if spans or said:
                return _block(name, text, spans, frame_of(said))
            return _of_words(name, text)
        if name in ("ul", "ol"):
            return self._list(name, words, depth, frame_of(said))
        if name == "blockquote":
            blocks = self.flow(name, words, depth + 1)
            cite = said.pop("cite", None)
            return Quote(blocks=blocks, source=None, cite=cite, **frame_of(said))
        if name == "div":
            return Section(name=name, blocks=self.flow(name, words, depth + 1), **frame_of(said))
        if name == "hr":
            self.behind = words
            return Rule(**frame_of(said))
        raise _UncertainError

    def _running(self, end: str, words: str) -> tuple[str, Spans]:
        """Text and spans up to an end tag."""
        run = _Run()
        run.add(words)
        for piece in self.left:
            tag, _, words = piece.partition(">")
            if tag[:1] == "/" and tag[1:] == end and not run.within:
                self.behind = words
                return "".join(run.texts), run.spans
            if not self._takes(run, tag, words):
                raise _UncertainError
        raise _UncertainError

    def _list(self, tag: str, words: str, depth: int, said: dict[str, Any]) -> Block:
        entries: list[ListEntry] = []
        _demand_blank(words)
        for piece in self.left:
            name, _, words = piece.partition(">")
            if name == f"/{tag}":
                self.behind = words
                return ListBlock(ordered=tag == "ol", items=tuple(entries), **said)
            name, about = (name, {}) if name == "li" else self._opened(name)
            if name != "li":
                raise _UncertainError
            blocks = self.flow(name, words, depth + 1)
            entries.append(ListEntry(blocks=blocks, **frame_of(about)))
            _demand_blank(self.behind)
        raise _UncertainError

    def _opened(self, tag: str) -> tuple[str, dict[str, str]]:
        """Name and attributes of a start tag, without those that are taken away."""
        match = _TAG.fullmatch(tag)
        if match is None or (match[3] and match[1] != "hr"):
            raise _UncertainError
        name = match[1]
        kept: dict[str, str] = {}
        seen = _ATTRIBUTE.findall(match[2])
        if len({key for key, _ in seen}) < len(seen) or not tag.isprintable():
            raise _UncertainError
        for key, said in seen:
            value = unescape(said) if "&" in said else said
            if not is_kept(name, key):
                self.has_dropped = True
                continue
            if key in _ADDRESSES:
                if not _ADDRESS.fullmatch(value):
                    raise _UncertainError
                value = absolute(value, self.base)
            kept[key] = value
        return name, kept

    def _span(self, name: str, tag: str, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a span whose element has attributes."""
        opened, kept = self._opened(tag)
        if opened != name:
            raise _UncertainError
        if not kept:
            return fields
        fields = dict(fields)
        if name == "a" and "href" in kept:
            fields["href"] = kept.pop("href")
        return {**fields, "attributes": kept}


def _demand_blank(text: str) -> None:
    if text and text.strip(_WHITE):
        raise _UncertainError
