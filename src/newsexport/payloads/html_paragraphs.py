"""HTML that is paragraphs, headings and lists of running text, read in one pass.

Most stories in feeds are nothing else. To clean them, make a tree and walk it takes several times as long and
gives the same blocks; whatever is not certain to be read alike is left to that way (see html.read_html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Any

from newsexport.payloads.bare_blocks import bare_heading, bare_paragraph
from newsexport.payloads.running_text import finished, is_settled
from newsexport.payloads.xhtml_names import HEADINGS, SPAN_KINDS
from newsexport.schema.v1 import Block, Heading, ListBlock, ListEntry, Paragraph, Quote
from newsexport.syntax.html import BARE_AMPERSAND, MAX_TAGS, PLAIN_LINK
from newsexport.syntax.xml_text import UNWRITABLE

_WHITE = " \t\n\r"
_LEVELS = {"p": 0, **HEADINGS}
_LISTS = {"ul": False, "ol": True}
_PLAIN = re.compile(r"<(p|h[1-6])>([^<]*)</\1>([^<]*)")
"""A block of words only, and what stands behind it."""
_SPANS: dict[str, dict[str, Any]] = {
    name: dict(zip(("kind", "name"), SPAN_KINDS[name], strict=True))
    for name in "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split()
}
_BREAK = dict(zip(("kind", "name"), SPAN_KINDS["br"], strict=True))
_BREAKS = frozenset({"br", "br/", "br /"})
_DEEPEST = 8
"""Inline elements within each other that are read here, and quotations too."""

_REFERENCE = re.compile(r"&([A-Za-z0-9#]*;?)")
_NUMBER = re.compile(
    r"#(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|\d{4}|[1-4]\d{4}"
    r"|[xX](?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]|[A-Fa-f][0-9A-Fa-f]|0?[1-9A-Fa-f][0-9A-Fa-f]{2}"
    r"|[1-9A-Ca-c][0-9A-Fa-f]{3}));"
)
"""References by number to characters that are plain text everywhere."""
_NAMES = frozenset(name for name in html5 if name.endswith(";")) - {"Tab;", "NewLine;"}

Spans = list[tuple[int, int, dict[str, Any]]]


class _Uncertain(Exception):
    """What comes next is not read here."""


def read_paragraphs(markup: str, *, from_xml: bool = False) -> tuple[Block, ...] | None:
    """The blocks of a piece of HTML; None where it holds anything that is not certain.

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
        return _plain(found, markup)
    if tags > MAX_TAGS:
        return None
    before, *pieces = markup.split("<")
    if before.strip(_WHITE) or markup.count(">") != len(pieces):
        return None
    left = iter(pieces)
    try:
        return _blocks("", left)
    except _Uncertain:
        return None


def _plain(found: list[tuple[str, str, str]], markup: str) -> tuple[Block, ...] | None:
    """Blocks without any element in them."""
    calm = not (
        "  " in markup or "\n" in markup or "\t" in markup or "\r" in markup or "&" in markup
    )
    blocks: list[Block] = []
    add = blocks.append
    for tag, words, behind in found:
        if behind and behind.strip(_WHITE):
            return None
        if calm and words[:1] != " " and words[-1:] != " ":
            add(bare_paragraph(words) if tag == "p" else bare_heading(int(tag[1]), words))
        else:
            add(_of_words(tag, unescape(words) if "&" in words else words))
    return tuple(blocks)


def _of_words(tag: str, words: str) -> Block:
    if not is_settled(words):
        return _block(tag, words, [])
    return bare_paragraph(words) if tag == "p" else bare_heading(int(tag[1]), words)


def _blocks(around: str, left: Iterator[str], depth: int = 0) -> tuple[Block, ...]:
    """The blocks up to the end tag of the element around them, or to the end of all."""
    blocks: list[Block] = []
    for piece in left:
        tag, _, words = piece.partition(">")
        if tag in _LEVELS:
            block = _text_block(tag, words, left)
        elif tag in _LISTS:
            block = _list(tag, words, left)
        elif tag == "blockquote" and depth < _DEEPEST:
            _demand_blank(words)
            block = Quote(blocks=_blocks("/blockquote", left, depth + 1), source=None, cite=None)
        elif tag == around and around:
            _demand_blank(words)
            return tuple(blocks)
        else:
            raise _Uncertain
        blocks.append(block)
    if around:
        raise _Uncertain
    return tuple(blocks)


def _text_block(tag: str, words: str, left: Iterator[str]) -> Block:
    """The paragraph or heading that begins with these words."""
    text, spans, behind = _running(f"/{tag}", words, left)
    _demand_blank(behind)
    return _block(tag, text, spans) if spans else _of_words(tag, text)


def _block(tag: str, text: str, spans: Spans) -> Block:
    fields = finished(text, spans)
    return Paragraph(**fields) if tag == "p" else Heading(level=int(tag[1]), **fields)


def _list(tag: str, words: str, left: Iterator[str]) -> Block:
    """A list whose entries are running text."""
    _demand_blank(words)
    entries: list[ListEntry] = []
    for piece in left:
        name, _, words = piece.partition(">")
        if name == f"/{tag}":
            _demand_blank(words)
            return ListBlock(ordered=_LISTS[tag], items=tuple(entries))
        if name != "li":
            raise _Uncertain
        text, spans, behind = _running("/li", words, left)
        _demand_blank(behind)
        says = text.strip(f"{_WHITE}\x00") or any(each[2] is not _BREAK for each in spans)
        blocks = (Paragraph(**finished(text, spans)),) if says else ()
        entries.append(ListEntry(blocks=blocks))
    raise _Uncertain


def _running(end: str, words: str, left: Iterator[str]) -> tuple[str, Spans, str]:
    """Text and spans up to an end tag, and what stands behind it."""
    texts = [unescape(words) if "&" in words else words]
    length = len(texts[0])
    spans: Spans = []
    within: list[tuple[str, int]] = []
    for piece in left:
        tag, _, words = piece.partition(">")
        if "&" in words:
            words = unescape(words)
        if tag[:1] == "/":
            if not within:
                if tag != end:
                    raise _Uncertain
                return "".join(texts), spans, words
            name, at = within.pop()
            if tag[1:] != name:
                raise _Uncertain
            spans[at] = (spans[at][0], length, spans[at][2])
        elif tag in _BREAKS:
            texts.append("\x00")
            spans.append((length, length + 1, _BREAK))
            length += 1
        else:
            name = "a" if tag[:2] == "a " else tag
            if name not in _SPANS or len(within) > _DEEPEST or any(name == w for w, _ in within):
                raise _Uncertain
            within.append((name, len(spans)))
            spans.append((length, length, _link(tag) if name == "a" else _SPANS[name]))
        texts.append(words)
        length += len(words)
    raise _Uncertain


def _link(tag: str) -> dict[str, Any]:
    """The fields of a link that says nothing but its address."""
    if not PLAIN_LINK.fullmatch(tag):
        raise _Uncertain
    return {**_SPANS["a"], "href": tag[len('a href="') : -1], "attributes": {}}


def _demand_blank(text: str) -> None:
    if text and text.strip(_WHITE):
        raise _Uncertain
