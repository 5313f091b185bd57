"""Body blocks as XHTML.

What XHTML has a word for is said in XHTML; the rest stands in the `data-newsexport` attribute of the
element concerned (see marks), so that xhtml_read gives back the same blocks and media.
Source: HTML Living Standard in its XML syntax (section 14); XHTML 1.0 for the namespace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.content import XHTML, XHTML_TYPE
from newsexport.payloads.marks import MARK
from newsexport.payloads.running_text import is_stable, marked_up
from newsexport.payloads.xhtml.media_write import FigureWriter
from newsexport.payloads.xhtml.names import MEDIA_SECTION, SECTIONS, SPAN_ELEMENTS, SPAN_KINDS
from newsexport.payloads.xhtml.raw import exact_markup, stands_alone
from newsexport.schema.v1 import (
    Block,
    Cell,
    DatedEntry,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListEntry,
    Media,
    Paragraph,
    Preformatted,
    Quote,
    Raw,
    RichText,
    Row,
    Rule,
    Section,
    Span,
    Table,
)
from newsexport.syntax.xml_text import element, text

_COMMON = frozenset({"id", "class", "lang", "xml:lang", "dir"})
_SPAN = frozenset({MARK})
_RESERVED = {
    "a": frozenset({MARK, "href"}),
    "blockquote": _COMMON | {MARK, "cite"},
    "td": _COMMON | {MARK, "colspan", "rowspan"},
    "th": _COMMON | {MARK, "colspan", "rowspan"},
    "iframe": _COMMON | {MARK, "src", "title", "data-provider", "data-type"},
}
_BLOCK = _COMMON | {MARK}
_PARTS = {"head": "thead", "body": "tbody", "foot": "tfoot"}
_NOT_BARE = frozenset({"meta", "link", "img"})

_AnyBlock = Block | ListEntry | Row | Cell


def write(
    blocks: Iterable[Block],
    media: Sequence[Media] = (),
    *,
    title: str | None = None,
    language: str | None = None,
    direction: str | None = None,
) -> str:
    """A complete XHTML document.

    Media that no figure shows stand in a section of their own at the end of the body. Of each media
    object only the CARRIED_MEDIA fields are written; its element has the id that element_ids gives.
    """
    writer = _Writer(media)
    body = writer.blocks(blocks) + writer.unshown_media()
    head = element("head", element("title", text(title or "")))
    attributes = {"xmlns": XHTML, "xml:lang": language, "lang": language, "dir": direction}
    return marks.closed(marks.tag("html", attributes), "html", head + element("body", body))


def write_blocks(blocks: Iterable[Block], media: Sequence[Media] = ()) -> str:
    """The markup of the blocks alone, with those media that they show."""
    return _Writer(media).blocks(blocks)


def running_text(rich: RichText) -> str:
    """The markup of running text: no element of its own around it."""
    return marked_up(rich, _span_tags if rich.text.strip() else _span_tags_alone)


class _Writer:
    """Writes one body; remembers which media it has shown."""

    def __init__(self, media: Sequence[Media]) -> None:
        self._figures = FigureWriter(media)
        self._by_type: dict[type, Callable[[Any], str]] = {
            Paragraph: lambda block: _text_block("p", block),
            Heading: lambda block: _text_block(f"h{block.level}", block),
            Preformatted: lambda block: _text_block("pre", block),
            ListBlock: self._list,
            Quote: self._quote,
            Table: self._table,
            Figure: self._figure,
            Embed: _embed,
            DatedEntry: self._entry,
            Section: self._section,
            Rule: lambda block: _whole("hr", block),
            Raw: _raw,
        }

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._by_type[type(block)](block) for block in blocks)

    def unshown_media(self) -> str:
        """The section for the media that no figure has shown; nothing when there are none."""
        figures = self._figures.unshown()
        if not figures:
            return ""
        opening = marks.tag("section", {"class": MEDIA_SECTION})
        return marks.closed(opening, "section", figures)

    def _content(self, blocks: Sequence[Block]) -> str:
        """The content of a list entry or cell: bare text where it is one plain paragraph."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and _can_stand_bare(blocks[0]):
            return running_text(blocks[0])
        return self.blocks(blocks)

    def _list(self, block: ListBlock) -> str:
        entries = "".join(_whole("li", entry, self._content(entry.blocks)) for entry in block.items)
        return _whole("ol" if block.ordered else "ul", block, entries)

    def _quote(self, block: Quote) -> str:
        content = self.blocks(block.blocks)
        rest: dict[str, Any] = {}
        if block.source and block.source.text.strip() and is_stable(block.source):
            content += element("footer", running_text(block.source))
        elif block.source:
            rest["source"] = block.source.model_dump(mode="json", by_alias=True)
        return _whole("blockquote", block, content, {"cite": block.cite}, rest)

    def _table(self, block: Table) -> str:
        content = ""
        if block.caption is not None:
            content = _rich_element("caption", block.caption)
        for part, rows in groupby(block.rows, key=lambda row: row.section):
            content += element(_PARTS[part], "".join(self._row(row) for row in rows))
        return _whole("table", block, content)

    def _row(self, row: Row) -> str:
        cells = ""
        for cell in row.cells:
            spans = {
                "colspan": cell.colspan if cell.colspan > 1 else None,
                "rowspan": cell.rowspan if cell.rowspan > 1 else None,
            }
            name = "th" if cell.header else "td"
            cells += _whole(name, cell, self._content(cell.blocks), spans)
        return _whole("tr", row, cells)

    def _figure(self, block: Figure) -> str:
        return self._figures.figure(block)

    def _section(self, block: Section) -> str:
        content = self.blocks(block.blocks)
        if block.name in SECTIONS:
            odd = block.name == "section" and block.role == MEDIA_SECTION  # ours looks the same
            return _whole(block.name, block, content, rest={"name": block.name} if odd else None)
        return _whole("div", block, content, rest={"name": block.name})

    def _entry(self, block: DatedEntry) -> str:
        """The header shows what the mark says; only the title is read from there."""
        published = block.published.isoformat() if block.published else None
        modified = block.modified.isoformat() if block.modified else None
        rest = {
            "type": "entry", "uri": block.uri, "published": published, "modified": modified,
            "authors": list(block.authors) or None,
        }  # fmt: skip
        header = _rich_element("h3", block.title) if block.title is not None else ""
        if published:
            header += element("time", text(published), datetime=published)
        if block.authors:
            header += element("p", text(", ".join(block.authors)))
        rest = {name: value for name, value in rest.items() if value is not None}
        content = element("header", header) + self.blocks(block.blocks)
        return _whole("article", block, content, rest=rest)


def _whole(
    name: str,
    block: _AnyBlock,
    content: str = "",
    extra: Mapping[str, object] | None = None,
    rest: dict[str, Any] | None = None,
) -> str:
    """A block's element: the attributes common to all blocks, its own `extra` ones, and the mark."""
    if not (extra or rest) and _is_plain(block):
        return f"<{name}>{content}</{name}>" if content else f"<{name}/>"
    language = block.language
    attributes: dict[str, object] = {
        "id": block.id, "class": block.role, "xml:lang": language, "lang": language,
        "dir": block.direction, **(extra or {}),
    }  # fmt: skip
    if block.attributes:
        native, further = marks.share(block.attributes, _RESERVED.get(name, _BLOCK))
        attributes |= native
        if further:
            rest = {**(rest or {}), "attributes": further}
    return marks.closed(marks.tag(name, attributes, rest), name, content)


def _is_plain(block: _AnyBlock) -> bool:
    """Whether a block has none of the fields that all blocks share."""
    return (
        block.id is None
        and block.role is None
        and block.language is None
        and block.direction is None
        and not block.attributes
    )


def _text_block(name: str, block: Paragraph | Heading | Preformatted) -> str:
    preserve = name != "pre" and not is_stable(block)
    extra = {"xml:space": "preserve"} if preserve else None
    return _whole(name, block, running_text(block), extra)


def _rich_element(name: str, rich: RichText) -> str:
    space = None if is_stable(rich) else "preserve"
    return element(name, running_text(rich), xml_space=space)


def _can_stand_bare(block: Paragraph) -> bool:
    if not _is_plain(block) or not block.text.strip() or not is_stable(block):
        return False
    return not any(span.name in _NOT_BARE for span in block.spans)


def _span_tags_alone(_index: int, span: Span, is_break: bool) -> tuple[str, str]:
    """An image without words beside it would be read as a figure."""
    return _span_tags(_index, span, is_break, image=False)


def _span_tags(_index: int, span: Span, is_break: bool, *, image: bool = True) -> tuple[str, str]:
    """A span whose kind has no element of its own is a marked `span`."""
    rest: dict[str, Any] = {}
    name = SPAN_ELEMENTS.get((span.kind, span.name))
    if name is None or (name == "img" and not image):
        name = SPAN_ELEMENTS.get((span.kind, None), "span")
        if name == "span" and span.kind != "other":
            rest["kind"] = span.kind
        rest["name"] = span.name
    if name == "br" and not is_break:
        name, rest = "span", {"kind": "break", "name": span.name}
    attributes: dict[str, object] = {}
    if span.href is not None:
        (attributes if name == "a" else rest)["href"] = span.href
    if span.attributes:
        native, further = marks.share(span.attributes, _RESERVED.get(name, _SPAN))
        attributes |= native
        if further:
            rest["attributes"] = further
    if span.concept is not None:
        rest["concept"] = span.concept.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    opening = marks.tag(name, attributes, rest)
    return (f"{opening}/>", "") if is_break else (f"{opening}>", f"</{name}>")


def _embed(block: Embed) -> str:
    """An `iframe` for what has only an address; else a marked `div` with the code in it."""
    if block.markup is None and block.url is not None:
        extra = {
            "src": block.url, "title": block.title,
            "data-provider": block.provider, "data-type": block.media_type,
        }  # fmt: skip
        return _whole("iframe", block, extra=extra)
    rest = {
        "type": "embed", "url": block.url, "title": block.title, "provider": block.provider,
        "mediaType": block.media_type,
    }  # fmt: skip
    rest = {name: value for name, value in rest.items() if value is not None}
    content = ""
    if block.markup is not None:
        content = exact_markup(block.markup) or ""
        if not content:
            rest["markup"] = block.markup
            content = (
                element("a", text(block.title or block.url), href=block.url) if block.url else ""
            )
    return _whole("div", block, content, rest=rest)


def _raw(block: Raw) -> str:
    """XHTML markup as it is where the reader takes it for raw anyway, else in a marked element."""
    content = exact_markup(block.markup) if block.media_type == XHTML_TYPE else None
    if content is None:
        rest = {"type": "raw", "mediaType": block.media_type}
        return _whole("pre", block, text(block.markup), rest=rest)
    if stands_alone(block):
        return content
    return _whole("div", block, content, rest={"type": "raw"})


assert all(SPAN_KINDS[name] == key for key, name in SPAN_ELEMENTS.items())
