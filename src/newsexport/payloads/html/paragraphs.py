"""HTML that is paragraphs, headings, lists and quotations of running text, read in one pass.

Most stories in feeds are nothing else. To clean them, make a tree and walk it takes several times as long and
gives the same blocks; whatever is not certain to be read alike is left to that way (see html.read_html).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from operator import length_hint
from types import MappingProxyType
from typing import Any

from newsexport.payloads.content import Content, Leftover
from newsexport.payloads.html.portions import has_made_up_ids, stands_alone
from newsexport.payloads.html.running_text import (
    INLINE,
    Run,
    Spans,
    UncertainError,
    has_certain_references,
)
from newsexport.payloads.running_text import finished, is_settled
from newsexport.payloads.xhtml.names import HEADINGS
from newsexport.payloads.xhtml.state import frame_of
from newsexport.schema.v1 import (
    Block,
    Heading,
    ListBlock,
    ListEntry,
    Media,
    Paragraph,
    Quote,
    Rule,
    Section,
    plain_blocks,
    plain_heading,
    plain_paragraph,
)
from newsexport.schema.v1.body import marked_words
from newsexport.syntax.html_cleaning import (
    BARE_AMPERSAND,
    MAX_TAGS,
    PLAIN_LINK,
    PLAIN_ORIGIN,
    absolute,
    taken_away,
)
from newsexport.syntax.html_kept import is_kept
from newsexport.syntax.xml import numbered
from newsexport.syntax.xml_text import UNWRITABLE

_WHITE = " \t\n\r"
_LEVELS = {"p": 0, **HEADINGS}
_PLAIN = re.compile(r"<(p|h[1-6])>([^<]*)</\1>([^<]*)")
"""A block of words only, and what stands behind it."""
_IN_LINE = re.compile(r"<(p|h[1-6])>(?! )([^<]*)(?<! )</\1> ?(?=<|\Z)")
"""A block of words only that neither begin nor end with a blank, and nothing behind it but the next element."""
_BLOCK = re.compile(r"<(?:p|h[1-6r]|[uo]l|div|blockquote|figure|img|iframe)\b")
_FOREIGN = re.compile(r"(?:figure|img|iframe)(?=[\s/]|$)")
_PORTIONS = 6
"""Elements that are read by themselves; with more, all together take less time."""
_DEEPEST = 8
"""Elements within each other that are read here."""
_TAG = re.compile(r'([a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z-]*="[^"]*")*)[ \n]*(/?)')
_ATTRIBUTE = re.compile(r'([a-z][a-z-]*)="([^"]*)"')
_ADDRESSES = frozenset({"href", "cite"})
_ADDRESS = re.compile(
    rf"{PLAIN_ORIGIN}(?:[/?#]\S*)?"
    r"|(?![A-Za-z0-9+.-]*:)[/#A-Za-z0-9._?-][^\s:\\]*"
)
"""Addresses that no cleaning takes away: of the web, and relative ones."""

ReadByTree = Callable[[str, str | None, int], Content]
"""Reads any HTML, given with its base and how many ids `media-N` were given before."""


def read_paragraphs(
    markup: str,
    by_tree: ReadByTree,
    *,
    base: str | None = None,
    media_start: int = 0,
    from_xml: bool = False,
    origins: Mapping[str, str] = MappingProxyType({}),
) -> Content | None:
    """The content of a piece of HTML, with the origins that are given; None where anything in it is not certain.

    Figures, images and frames among the paragraphs are read by `by_tree`, each by itself. `from_xml`: the markup
    holds no character that XML cannot carry.
    """
    if not from_xml and not markup.isprintable() and UNWRITABLE.search(markup):
        return None
    if "&" in markup:
        markup = BARE_AMPERSAND.sub("&amp;", markup)
        if not has_certain_references(markup):
            return None
    tags = markup.count("<")
    if markup[:1] == "<" and not (
        "&" in markup or "\n" in markup or "\t" in markup or "\r" in markup
    ):
        line = _IN_LINE.findall(markup)
        if 2 * len(line) == tags:
            return Content(blocks=_in_line(line, markup), origins=origins)
    else:
        found = _PLAIN.findall(markup)
        if 2 * len(found) == tags and not markup[: markup.find("<")].strip(_WHITE):
            blocks = _plain(found)
            return None if blocks is None else Content(blocks=blocks, origins=origins)
    if tags > MAX_TAGS or markup.count(">") != tags or not _BLOCK.search(markup):
        return None
    before, *pieces = markup.split("<")
    reader = _Reader(pieces, base, by_tree, media_start)
    try:
        blocks = reader.flow("", before)
    except UncertainError:
        return None
    if not reader.has_blocks:
        return None  # line breaks may part paragraphs then
    if reader.media and has_made_up_ids(markup):
        return None
    gone = _gone(markup) if reader.has_dropped else ()
    return Content(
        blocks=blocks, media=tuple(reader.media), leftovers=(*reader.leftovers, *gone),
        media_ids=(None,) * len(reader.media), origins=origins,
    )  # fmt: skip


def _gone(markup: str) -> tuple[Leftover, ...]:
    return tuple(Leftover(f"/{where}", text) for where, text in taken_away(markup))


def _in_line(found: list[tuple[str, str]], markup: str) -> tuple[Block, ...]:
    """Blocks of words only, with no white space but blanks: one look at all of them tells that none collapses."""
    if markup.rfind("  ") >= 0:
        return tuple([_of_words(tag, words) for tag, words in found])
    names, texts = zip(*found, strict=True)
    return tuple(plain_blocks(texts, map(_LEVELS.__getitem__, names)))


def _plain(found: list[tuple[str, str, str]]) -> tuple[Block, ...] | None:
    """Blocks without any element in them."""
    blocks: list[Block] = []
    for tag, words, behind in found:
        if behind and behind.strip(_WHITE):
            return None
        blocks.append(_of_words(tag, unescape(words) if "&" in words else words))
    return tuple(blocks)


def _of_words(tag: str, words: str) -> Block:
    if not is_settled(words):
        return _block(tag, words, [], {})
    return plain_paragraph(words) if tag == "p" else plain_heading(words, int(tag[1]))


def _block(tag: str, text: str, spans: Spans, said: dict[str, Any]) -> Block:
    fields = finished(text, spans)
    if not said:
        return marked_words(fields["text"], fields["spans"], _LEVELS[tag])
    fields |= said
    return Paragraph(**fields) if tag == "p" else Heading(level=int(tag[1]), **fields)


class _Reader:
    """Reads the pieces of a markup that was split at each `<`."""

    def __init__(
        self, pieces: list[str], base: str | None, by_tree: ReadByTree, media_start: int
    ) -> None:
        self.pieces = pieces
        self.left: Any = iter(pieces)
        self.base = base
        self.by_tree = by_tree
        self.media_start = media_start
        self.portions = 0
        """Elements that were read by themselves."""
        self.media: list[Media] = []
        self.leftovers: list[Leftover] = []
        self.counts: dict[str, int] = {}
        """How many elements of each name stand beside each other at the top."""
        self.has_blocks = False
        self.has_dropped = False
        """Whether attributes were left out."""

    def flow(self, end: str, words: str, depth: int = 0) -> tuple[Block, ...]:
        """The blocks up to an end tag (without its slash), or to the end of all."""
        if depth > _DEEPEST:
            raise UncertainError
        blocks: list[Block] = []
        run = Run()
        run.add(words)
        for piece in self.left:
            tag, _, words = piece.partition(">")
            if self._takes(run, tag, words):
                continue
            if run.within:
                raise UncertainError
            if len(run.texts) > 1 or run.texts[0].strip(_WHITE):
                paragraph = run.paragraph()
                if paragraph is not None:
                    blocks.append(paragraph)
            run = Run()
            if tag[:1] == "/":
                if not end or tag[1:] != end:
                    raise UncertainError
                self.behind = words
                return tuple(blocks)
            self.has_blocks = True
            blocks += self._blocks(tag, words, depth)
            run.add(self.behind)
        if end or run.within:
            raise UncertainError
        paragraph = run.paragraph()
        return tuple(blocks) if paragraph is None else (*blocks, paragraph)

    behind: str = ""
    """The words behind the end tag of the block that was read last."""

    def _takes(self, run: Run, tag: str, words: str) -> bool:
        """Whether a tag is one of running text; it is then added to it."""
        if tag[:1] == "/":
            if not run.within:
                return False
            run.end(tag[1:])
        else:
            fields = INLINE.get(tag)
            if fields is not None:
                run.begin(tag, fields)
            elif tag in ("br", "br/", "br /"):
                run.add_break()
            else:
                name = tag.partition(" ")[0]
                fields = INLINE.get(name)
                if fields is None:
                    return False
                run.begin(name, self._span(name, tag, fields))
        run.add(words)
        return True

    def _blocks(self, tag: str, words: str, depth: int) -> tuple[Block, ...]:
        """What an element is, of which this is the start tag: mostly one block."""
        start = len(self.pieces) - length_hint(self.left) - 1
        if not depth:
            name = re.split(r"[\s/>]", tag, maxsplit=1)[0]
            self.counts[name] = self.counts.get(name, 0) + 1
        if _FOREIGN.match(tag):
            return self._foreign(start, depth)
        try:
            return (self._block(tag, words, depth),)
        except UncertainError:
            if tag[:2] not in ("p", "p "):
                raise
            self.left.__setstate__(start + 1)  # back to what stands behind its start tag
            return self._foreign(start, depth)

    def _foreign(self, start: int, depth: int) -> tuple[Block, ...]:
        """The blocks of an element that shows something, or of a paragraph with such an element in it."""
        self.portions += 1
        if self.portions > _PORTIONS:
            raise UncertainError
        name = re.split(r"[\s/>]", self.pieces[start], maxsplit=1)[0]
        end = start
        if name != "img":
            while not self.pieces[end].startswith(f"/{name}>"):
                end += 1
                if end == len(self.pieces) or next(self.left, None) is None:
                    raise UncertainError
        last, _, self.behind = self.pieces[end].partition(">")
        portion = "<" + "<".join((*self.pieces[start:end], last)) + ">"
        if not stands_alone(portion):
            raise UncertainError
        content = self.by_tree(portion, self.base, self.media_start)
        if content.leftovers:
            self._leave(content.leftovers, _gone(portion), name, depth)
        self.media += content.media
        self.media_start += len(content.media)
        return content.blocks

    def _leave(
        self,
        left: tuple[Leftover, ...],
        gone: tuple[Leftover, ...],
        name: str,
        depth: int,
    ) -> None:
        """Note what was left out of an element that was read by itself: at its place in the whole."""
        self.has_dropped = self.has_dropped or bool(gone)
        own = left[: len(left) - len(gone)]
        if left[len(own) :] != gone or (own and depth):
            raise UncertainError
        root = f"/body/{name}"
        for each in own:
            if not each.path.startswith(root):
                raise UncertainError
            path = f"/body/{numbered(name, self.counts[name])}{each.path[len(root) :]}"
            self.leftovers.append(Leftover(path, each.text))

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
        raise UncertainError

    def _running(self, end: str, words: str) -> tuple[str, Spans]:
        """Text and spans up to an end tag."""
        run = Run()
        run.add(words)
        for piece in self.left:
            tag, _, words = piece.partition(">")
            if tag[:1] == "/" and tag[1:] == end and not run.within:
                self.behind = words
                return "".join(run.texts), run.spans
            if not self._takes(run, tag, words):
                raise UncertainError
        raise UncertainError

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
                raise UncertainError
            blocks = self.flow(name, words, depth + 1)
            entries.append(ListEntry(blocks=blocks, **frame_of(about)))
            _demand_blank(self.behind)
        raise UncertainError

    def _opened(self, tag: str) -> tuple[str, dict[str, str]]:
        """Name and attributes of a start tag, without those that are taken away."""
        match = _TAG.fullmatch(tag)
        if match is None or (match[3] and match[1] != "hr"):
            raise UncertainError
        name = match[1]
        kept: dict[str, str] = {}
        seen = _ATTRIBUTE.findall(match[2])
        if len({key for key, _ in seen}) < len(seen) or not tag.isprintable():
            raise UncertainError
        for key, said in seen:
            value = unescape(said) if "&" in said else said
            if not is_kept(name, key):
                self.has_dropped = True
                continue
            if key in _ADDRESSES:
                if not _ADDRESS.fullmatch(value):
                    raise UncertainError
                value = absolute(value, self.base)
            kept[key] = value
        return name, kept

    def _span(self, name: str, tag: str, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a span whose element has attributes."""
        if PLAIN_LINK.fullmatch(tag):  # as most are: nothing of it is taken away, or changed
            return {**fields, "href": tag[len('a href="') : -1], "attributes": {}}
        opened, kept = self._opened(tag)
        if opened != name:
            raise UncertainError
        if not kept:
            return fields
        fields = dict(fields)
        if name == "a" and "href" in kept:
            fields["href"] = kept.pop("href")
        return {**fields, "attributes": kept}


def _demand_blank(text: str) -> None:
    if text and text.strip(_WHITE):
        raise UncertainError
