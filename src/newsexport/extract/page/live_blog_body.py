"""The body of a live blog: what leads into it as blocks, its entries as dated entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsexport.extract.page.addresses import web
from newsexport.extract.page.blocks import Piece, Placed, blocks_of
from newsexport.extract.page.data_markup import as_markup
from newsexport.extract.page.hydration import view_of
from newsexport.extract.page.linked_data import Node, texts_of
from newsexport.extract.page.live_blog import Live, LiveEntry, stated_authors
from newsexport.extract.page.live_blog_times import stated_stamp
from newsexport.extract.page.running_text import rich_text
from newsexport.schema.v1 import DatedEntry, RichText


def live_blocks(live: Live, pieces: Sequence[Piece], base: str | None) -> Iterator[Placed]:
    """The blocks of the pieces, in the order of the page; then the entries that only the data hold."""
    for entry, group in groupby(pieces, lambda piece: live.at(piece.order)):
        inner = list(group)
        if entry is None:
            yield from blocks_of(inner, base)
        else:
            yield _entry(entry, inner, base)
    if not live.entries:
        for node in live.unseen:
            yield Placed(_stated(node, base), None, "JSON-LD liveBlogUpdate")


def _entry(entry: LiveEntry, pieces: list[Piece], base: str | None) -> Placed:
    words = [piece for piece in pieces if piece.run is None or piece.run is not entry.title]
    where = entry.element
    if where is None:
        where = next((each.element for each in pieces if each.element is not None), None)
    block = DatedEntry(
        uri=entry.uri,
        title=rich_text(entry.title, base) if entry.title is not None else None,
        published=entry.stamp.published,
        modified=entry.stamp.modified,
        authors=entry.authors,
        blocks=tuple(each.block for each in blocks_of(words, base)),
    )
    time = f", {entry.stamp.method}" if entry.stamp.published else ", without a moment"
    return Placed(block, where, f"an entry of the live blog{time}")


def _stated(node: Node, base: str | None) -> DatedEntry:
    """An entry as the structured data tell it."""
    stamp = stated_stamp(node)
    text = node.get("articleBody")
    view = view_of(as_markup(text), None) if isinstance(text, str) else None
    pieces = [Piece(run.order, run.inside, run=run) for run in view.runs] if view else []
    title = next(texts_of(node.get("headline")), None)
    addresses = (each for name in ("url", "@id") for each in texts_of(node.get(name)))
    return DatedEntry(
        uri=next((found for each in addresses if (found := web(each, base))), None),
        title=RichText(text=title) if title else None,
        published=stamp.published,
        modified=stamp.modified,
        authors=tuple(stated_authors(node)),
        blocks=tuple(each.block for each in blocks_of(pieces, base)),
    )
