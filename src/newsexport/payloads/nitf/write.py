"""Body blocks as NITF 3.6.

Each block and span becomes the nearest element of NITF. What that element cannot say stands in an
attribute of our own namespace, which NITF allows on all its elements (see marks): NITF readers see
valid NITF, nitf_read gives back the same blocks. NITF's `block` does not nest: the blocks of a section
inside another are written one after the other, and their marks name the sections they belong to.
Source: NITF 3.6 XML Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.content import Simplified
from newsexport.payloads.nitf.elements import Node, Writing, frame, running_text, space
from newsexport.payloads.nitf.media_write import MediaWriter
from newsexport.payloads.nitf.names import NITF, VERSION
from newsexport.payloads.running_text import is_stable
from newsexport.schema.v1 import (
    Block,
    Cell,
    DatedEntry,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Media,
    Paragraph,
    Preformatted,
    Quote,
    Raw,
    RichText,
    Row,
    Rule,
    Section,
    Table,
)
from newsexport.syntax.xml_text import element, text

_PARTS = (("thead", "head"), ("tfoot", "foot"), ("tbody", "body"))


def write(
    blocks: Iterable[Block],
    media: Sequence[Media] = (),
    *,
    title: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
    language: str | None = None,
) -> tuple[str, list[Simplified]]:
    """A complete NITF document, and what its readers cannot see.

    Nothing of the blocks is dropped: what is listed stands in marks only. Of each media object only
    the CARRIED_MEDIA fields are written. Media that no figure shows stand at the end of the content.
    """
    content, simplified = write_content(blocks, media)
    above = element("hedline", element("hl1", text(title))) if title else ""
    above += element("byline", text(byline)) if byline else ""
    above += element("dateline", text(dateline)) if dateline else ""
    head = element("head", element("title", text(title))) if title else ""
    body = (element("body.head", above) if above else "") + element("body.content", content)
    attributes = {
        "xmlns": NITF, "xmlns:newsexport": marks.NAMESPACE, "version": VERSION,
        "baselang": language,
    }  # fmt: skip
    document = marks.closed(marks.tag("nitf", attributes), "nitf", head + element("body", body))
    return document, simplified


def write_content(
    blocks: Iterable[Block], media: Sequence[Media] = (), *, credited: bool = False
) -> tuple[str, list[Simplified]]:
    """The elements of body.content, and what their readers cannot see.

    `credited`: the elements of media say all that NITF has words for, and not only the CARRIED_MEDIA fields.
    """
    writer = _Writer(media, credited=credited)
    nodes = writer.nodes(tuple(blocks), "/body", top=True)
    content = "".join(node.markup() for node in (*nodes, *writer.media.unshown()))
    return content, writer.simplified


class _Writer:
    """Writes one body."""

    def __init__(self, media: Sequence[Media], *, credited: bool = False) -> None:
        self.simplified: list[Simplified] = []
        self._writing = Writing()
        self.media = MediaWriter(media, self._writing, credited=credited)
        self._groups = 0
        self._by_type: dict[type, Callable[[Any, str], Node]] = {
            Paragraph: lambda block, _: self._text_block("p", block),
            Heading: lambda block, _: self._heading(block),
            Preformatted: lambda block, _: self._preformatted(block),
            ListBlock: self._list,
            Quote: self._quote,
            Table: self._table,
            Rule: lambda block, _: frame(self._writing, "hr", block),
            Embed: self._embed,
            Raw: self._raw,
        }

    def nodes(self, blocks: Sequence[Block], pointer: str, *, top: bool = False) -> list[Node]:
        """The elements of the blocks. `top`: where an element `block` may stand."""
        nodes: list[Node] = []
        for index, block in enumerate(blocks):
            here = f"{pointer}/{index}"
            if isinstance(block, Figure):
                nodes += self.media.figure(block)
            elif isinstance(block, Section | DatedEntry):
                nodes += self._group(block, here, top=top)
            else:
                nodes.append(self._by_type[type(block)](block, here))
        return nodes

    def _inside(self, blocks: Sequence[Block], pointer: str) -> str:
        return "".join(node.markup() for node in self.nodes(blocks, f"{pointer}/blocks"))

    def _group(self, block: Section | DatedEntry, pointer: str, *, top: bool) -> list[Node]:
        """A section or an entry: an element of its own, or marks on the elements of its blocks."""
        if isinstance(block, Section) and block.name in ("note", "fn"):
            node = frame(self._writing, block.name, block)
            inner = self.nodes(block.blocks, f"{pointer}/blocks", top=True)
            node.content = element("body.content", "".join(child.markup() for child in inner))
            return [node]
        shown = self._entry_head(block, pointer) if isinstance(block, DatedEntry) else []
        nodes = shown + self.nodes(block.blocks, f"{pointer}/blocks")
        if top:
            node = frame(self._writing, "block", block)
            node.rest |= _group_rest(block)
            if node.rest.get("name") == "block":
                del node.rest["name"]
            node.content = "".join(child.markup() for child in nodes)
            return [node]
        self._groups += 1
        if not nodes:
            nodes = [Node("p", rest={"void": True})]
        data = block.model_dump(
            mode="json", by_alias=True, exclude={"blocks"}, exclude_defaults=True
        )
        first = nodes[0].rest
        first["groups"] = {
            **first.get("groups", {}),
            str(self._groups): {**data, "type": block.type},
        }
        for node in nodes:
            node.rest["in"] = [self._groups, *node.rest.get("in", ())]
        return nodes

    def _entry_head(self, entry: DatedEntry, pointer: str) -> list[Node]:
        """What readers see of an entry besides its blocks; read from the mark, not from here."""
        nodes: list[Node] = []
        if entry.title is not None:
            nodes.append(Node("hl2", rest={"void": True}, content=text(entry.title.text)))
        words = [entry.published.isoformat()] if entry.published else []
        words += entry.authors
        if words:
            nodes.append(Node("p", rest={"void": True}, content=text(", ".join(words))))
        if entry.uri or entry.modified:
            self.simplified.append(
                Simplified(pointer, "address and time of change of the entry in a mark only", False)
            )
        return nodes

    def _text_block(self, name: str, block: Paragraph | Heading) -> Node:
        node = frame(self._writing, name, block)
        node.attributes |= space(block)
        node.content = running_text(block)
        return node

    def _heading(self, block: Heading) -> Node:
        node = self._text_block("hl2", block)
        if block.level != 2:
            node.rest["level"] = block.level
        return node

    def _preformatted(self, block: Preformatted) -> Node:
        """`pre` holds text only."""
        node = frame(self._writing, "pre", block)
        node.content = text(block.text)
        if block.spans:
            node.rest["spans"] = [
                span.model_dump(mode="json", by_alias=True, exclude_defaults=True)
                for span in block.spans
            ]
        return node

    def _content(self, blocks: Sequence[Block], pointer: str) -> str:
        """The content of a list entry or cell: bare text where it is one plain paragraph."""
        bare = _bare_text(blocks[0]) if len(blocks) == 1 else None
        if bare is not None:
            return text(bare)
        return self._inside(blocks, pointer)

    def _list(self, block: ListBlock, pointer: str) -> Node:
        node = frame(self._writing, "ol" if block.ordered else "ul", block)
        for index, entry in enumerate(block.items):
            item = frame(self._writing, "li", entry)
            item.content = self._content(entry.blocks, f"{pointer}/items/{index}")
            node.content += item.markup()
        if not block.items:
            node.rest["empty"] = True
            node.content = element("li")
        return node

    def _quote(self, block: Quote, pointer: str) -> Node:
        node = frame(self._writing, "bq", block)
        node.attributes["quote-source"] = block.cite
        node.content = element("block", self._inside(block.blocks, pointer))
        if block.source is not None:
            node.content += _rich_element("credit", block.source)
        return node

    def _table(self, block: Table, pointer: str) -> Node:
        """NITF wants the head, then the foot, then one body."""
        node = frame(self._writing, "table", block)
        if block.caption is not None:
            node.content += _rich_element("caption", block.caption)
        rows = [
            (row.section, self._row(row, f"{pointer}/rows/{index}"))
            for index, row in enumerate(block.rows)
        ]
        sections = [section for section, _ in rows]
        if sections == sorted(sections, key=["head", "body", "foot"].index):
            for name, part in _PARTS:
                content = "".join(row.markup() for section, row in rows if section == part)
                node.content += element(name, content) if content else ""
            return node
        for section, row in rows:
            row.rest |= {} if section == "body" else {"section": section}
            node.content += row.markup()
        return node

    def _row(self, row: Row, pointer: str) -> Node:
        node = frame(self._writing, "tr", row)
        for index, cell in enumerate(row.cells):
            node.content += self._cell(cell, f"{pointer}/cells/{index}")
        if not row.cells:
            node.rest["empty"] = True
            node.content = element("td")
        return node

    def _cell(self, cell: Cell, pointer: str) -> str:
        node = frame(self._writing, "th" if cell.header else "td", cell)
        node.attributes["colspan"] = cell.colspan if cell.colspan > 1 else None
        node.attributes["rowspan"] = cell.rowspan if cell.rowspan > 1 else None
        node.content = self._content(cell.blocks, pointer)
        return node.markup()

    def _embed(self, block: Embed, pointer: str) -> Node:
        """A paragraph with a link."""
        node = frame(self._writing, "p", block)
        data = block.model_dump(
            mode="json", by_alias=True, include={"url", "title", "provider", "media_type", "markup"}
        )
        node.rest |= {name: value for name, value in data.items() if value is not None}
        node.rest["type"] = "embed"
        words = text(block.title or block.url or "")
        node.content = element("a", words, href=block.url) if block.url else words
        self.simplified.append(Simplified(pointer, "a link; the embed in a mark only", False))
        return node

    def _raw(self, block: Raw, pointer: str) -> Node:
        node = frame(self._writing, "p", block)
        node.rest |= {"type": "raw", "mediaType": block.media_type, "markup": block.markup}
        self.simplified.append(Simplified(pointer, f"the {block.media_type} in a mark only", False))
        return node


def _group_rest(block: Section | DatedEntry) -> dict[str, Any]:
    if isinstance(block, Section):
        return {"name": block.name}
    data = block.model_dump(
        mode="json", by_alias=True, exclude_none=True,
        include={"type", "uri", "title", "published", "modified", "authors"},
    )  # fmt: skip
    return {name: value for name, value in data.items() if value}


def _rich_element(name: str, rich: RichText) -> str:
    return marks.closed(marks.tag(name, space(rich)), name, running_text(rich))


def _bare_text(block: Block) -> str | None:
    """The text of a paragraph that can stand without its element; None for other blocks."""
    if not isinstance(block, Paragraph) or block.spans or not block.text.strip():
        return None
    return block.text if block == Paragraph(text=block.text) and is_stable(block) else None
