"""Walks the texts and addresses of an item, each with its canonical pointer."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Embed,
    ListBlock,
    NewsItem,
    Preformatted,
    Quote,
    RichText,
    Section,
    Table,
)


class TextAt(NamedTuple):
    """A text of the item and where it stands."""

    pointer: str
    text: str
    what: str
    """What it is, in a word: `headline`, `caption`, `body`, ..."""


class AddressAt(NamedTuple):
    """An address of the item and where it stands."""

    pointer: str
    address: str
    what: str
    """`canonical`, `link`, `media`, `licence`, `party`, `body` or `embed`."""


_FLAT = frozenset({"paragraph", "heading", "preformatted", "figure", "embed", "rule", "raw"})
"""Blocks that hold no others: most are, and `isinstance` is slow where it says no of a model."""


def blocks_at(blocks: Iterable[Block], pointer: str = "/body") -> Iterator[tuple[str, Block]]:
    """Every block with its pointer, outer before inner."""
    for index, block in enumerate(blocks):
        here = f"{pointer}/{index}"
        yield here, block
        if block.type in _FLAT:
            continue
        if isinstance(block, ListBlock):
            for number, entry in enumerate(block.items):
                yield from blocks_at(entry.blocks, f"{here}/items/{number}/blocks")
        elif isinstance(block, Table):
            for row_number, row in enumerate(block.rows):
                for number, cell in enumerate(row.cells):
                    place = f"{here}/rows/{row_number}/cells/{number}/blocks"
                    yield from blocks_at(cell.blocks, place)
        elif isinstance(block, (DatedEntry, Quote, Section)):
            yield from blocks_at(block.blocks, f"{here}/blocks")


def _rich_texts(blocks: Iterable[tuple[str, Block]]) -> Iterator[tuple[str, RichText]]:
    for pointer, block in blocks:
        if block.type in ("paragraph", "heading") or isinstance(block, RichText):
            yield pointer, cast("RichText", block)
        elif isinstance(block, Table) and block.caption:
            yield f"{pointer}/caption", block.caption
        elif isinstance(block, DatedEntry) and block.title:
            yield f"{pointer}/title", block.title
        elif isinstance(block, Quote) and block.source:
            yield f"{pointer}/source", block.source


def _prose(rich: Iterable[tuple[str, RichText]]) -> Iterator[TextAt]:
    """The running texts of the body, preformatted ones left out."""
    for pointer, text in rich:
        if type(text) is not Preformatted:
            yield TextAt(f"{pointer}/text", text.text, "body")


def plain_fields(item: NewsItem) -> Iterator[TextAt]:
    """The texts that are plain by definition: headlines, descriptions, captions and the like."""
    for index, headline in enumerate(item.headlines):
        yield TextAt(f"/headlines/{index}/text", headline.text, "headline")
    for index, description in enumerate(item.descriptions):
        what = description.role if description.role in _ROLES else "description"
        yield TextAt(f"/descriptions/{index}/text", description.text, what or "description")
    for name, value in (
        ("title", item.title),
        ("slugline", item.slugline),
        ("byline", item.byline),
    ):
        if value:
            yield TextAt(f"/{name}", value, name)
    for index, medium in enumerate(item.media):
        texts = (
            ("headline", medium.headline, "picture headline"),
            ("caption", medium.caption, "caption"),
            ("creditLine", medium.credit_line, "credit"),
            ("altText", medium.alt_text, "alternative text"),
        )
        for name, value, what in texts:
            if value:
                yield TextAt(f"/media/{index}/{name}", value, what)


_ROLES = {"standfirst", "summary", "caption", "teaser"}


class _Walks(threading.local):
    """The walks through the item that was looked at last: a dozen rules ask for the same ones."""

    item: NewsItem | None = None
    blocks: tuple[tuple[str, Block], ...] = ()
    rich: tuple[tuple[str, RichText], ...] = ()
    texts: tuple[TextAt, ...] = ()
    joined: str = ""
    """All texts, in which most rules find at once that there is nothing to look at."""
    is_printable: bool = True
    """Whether no text holds a control, a sign of direction, a line feed or the like."""
    addresses: tuple[AddressAt, ...] = ()


_WALKS = _Walks()


def _walks(item: NewsItem) -> _Walks:
    if _WALKS.item is not item:
        _WALKS.blocks = tuple(blocks_at(item.body))
        _WALKS.rich = tuple(_rich_texts(_WALKS.blocks))
        _WALKS.texts = (*plain_fields(item), *_prose(_WALKS.rich))
        _WALKS.joined = " ".join([place.text for place in _WALKS.texts])
        _WALKS.is_printable = _WALKS.joined.isprintable()
        _WALKS.addresses = tuple(_addresses(item, _WALKS.blocks, _WALKS.rich))
        _WALKS.item = item
    return _WALKS


def body_blocks(item: NewsItem) -> tuple[tuple[str, Block], ...]:
    """Every block of the body with its pointer, outer before inner."""
    return _walks(item).blocks


def rich_texts(item: NewsItem) -> tuple[tuple[str, RichText], ...]:
    """Every running text of the body, with the pointer of its block."""
    return _walks(item).rich


def all_texts(item: NewsItem) -> tuple[TextAt, ...]:
    """Plain fields, then the prose of the body."""
    return _walks(item).texts


def joined_texts(item: NewsItem) -> str:
    """All texts in one, parted by blanks: for a look at all of them at once."""
    return _walks(item).joined


def all_printable(item: NewsItem) -> bool:
    """Whether no text holds a control, a sign of direction, a line feed or the like."""
    return _walks(item).is_printable


def texts_with(item: NewsItem, *signs: str) -> tuple[TextAt, ...]:
    """The texts that hold one of the signs; mostly there are none, which one look tells."""
    walks = _walks(item)
    present = [sign for sign in signs if sign in walks.joined]
    if not present:
        return ()
    return tuple(place for place in walks.texts if any(sign in place.text for sign in present))


def addresses(item: NewsItem) -> tuple[AddressAt, ...]:
    """Every address that someone may follow."""
    return _walks(item).addresses


def _addresses(
    item: NewsItem,
    blocks: Iterable[tuple[str, Block]],
    rich_texts: Iterable[tuple[str, RichText]],
) -> Iterator[AddressAt]:
    if item.canonical_url:
        yield AddressAt("/canonicalUrl", item.canonical_url, "canonical")
    for index, link in enumerate(item.links):
        if link.href:
            yield AddressAt(f"/links/{index}/href", link.href, "link")
    for index, rights in enumerate(item.rights):
        if rights.licence:
            yield AddressAt(f"/rights/{index}/licence", rights.licence, "licence")
    for index, party in enumerate(item.creators):
        if party.url:
            yield AddressAt(f"/creators/{index}/url", party.url, "party")
    yield from _media_addresses(item)
    for pointer, rich in rich_texts:
        for number, span in enumerate(rich.spans):
            if span.href:
                address = span.href.strip()  # HTML allows blanks around it
                yield AddressAt(f"{pointer}/spans/{number}/href", address, "body")
    for pointer, block in blocks:
        if isinstance(block, Embed) and block.url:
            yield AddressAt(f"{pointer}/url", block.url, "embed")


def _media_addresses(item: NewsItem) -> Iterator[AddressAt]:
    for index, medium in enumerate(item.media):
        if medium.licence:
            yield AddressAt(f"/media/{index}/licence", medium.licence, "licence")
        for number, rendition in enumerate(medium.renditions):
            if rendition.href:
                yield AddressAt(f"/media/{index}/renditions/{number}/href", rendition.href, "media")
