"""Walks the texts and addresses of an item, each with its canonical pointer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, cast

from newsexport.rules.ordinary_addresses import is_ordinary
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Embed,
    ListBlock,
    Media,
    NewsItem,
    Preformatted,
    Quote,
    RichText,
    Section,
    Span,
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
    """What was gathered of the item that was looked at last, each when it is asked for: many rules ask for the same."""

    item: NewsItem | None = None
    words: Words | None = None
    blocks: tuple[tuple[str, Block], ...] | None = None
    rich: tuple[tuple[str, RichText], ...] | None = None
    texts: tuple[TextAt, ...] | None = None
    odd: tuple[AddressAt, ...] | None = None


_WALKS = _Walks()


def _walks(item: NewsItem) -> _Walks:
    walks = _WALKS
    if walks.item is not item:
        walks.item = item
        walks.words = walks.blocks = walks.rich = walks.texts = walks.odd = None
    return walks


def body_blocks(item: NewsItem) -> tuple[tuple[str, Block], ...]:
    """Every block of the body with its pointer, outer before inner."""
    walks = _walks(item)
    if walks.blocks is None:
        walks.blocks = tuple(blocks_at(item.body))
    return walks.blocks


def rich_texts(item: NewsItem) -> tuple[tuple[str, RichText], ...]:
    """Every running text of the body, with the pointer of its block."""
    walks = _walks(item)
    if walks.rich is None:
        walks.rich = tuple(_rich_texts(body_blocks(item)))
    return walks.rich


def all_texts(item: NewsItem) -> tuple[TextAt, ...]:
    """Plain fields, then the prose of the body."""
    walks = _walks(item)
    if walks.texts is None:
        walks.texts = (*plain_fields(item), *_prose(rich_texts(item)))
    return walks.texts


def words_of(item: NewsItem) -> Words:
    """The texts of `all_texts` without their places, and what one look at all of them tells."""
    walks = _walks(item)
    if walks.words is None:
        walks.words = Words(item)
    return walks.words


def texts_with(item: NewsItem, *signs: str) -> tuple[TextAt, ...]:
    """The texts that hold one of the signs; mostly there are none, which one look tells."""
    joined = words_of(item).joined
    present = [sign for sign in signs if sign in joined]
    if not present:
        return ()
    return tuple(place for place in all_texts(item) if any(sign in place.text for sign in present))


def texts_where(item: NewsItem, test: Callable[[str], bool]) -> list[TextAt]:
    """The texts of which the test says yes. Places are made for these alone."""
    numbers = [number for number, text in enumerate(words_of(item).texts) if test(text)]
    return [all_texts(item)[number] for number in numbers]


def addresses(item: NewsItem) -> tuple[AddressAt, ...]:
    """Every address that someone may follow."""
    return tuple(_addresses(item, bool))


class Words:
    """What stands in an item as mere strings, gathered once: most looks at it find nothing."""

    __slots__ = (
        "addresses", "attributes", "blocks", "data", "joined", "kinds", "prose", "spans", "tags", "texts", "unusual",
    )  # fmt: skip

    texts: list[str]
    """The texts of `all_texts`: plain fields, then the prose of the body."""
    prose: Sequence[str]
    """The prose of the body alone."""
    blocks: Sequence[Block]
    """All blocks of the body."""
    kinds: set[str]
    """Their types."""
    spans: list[Span]
    """All spans of its running texts."""
    attributes: set[str]
    """The names of all attributes of markup, of blocks and spans."""
    tags: set[str | None]
    """All language tags."""
    addresses: list[str | None]
    """All addresses."""
    joined: str
    """All texts in one, parted by blanks."""
    data: bytes
    """The same in UTF-8: signs of ASCII are found faster in bytes."""
    unusual: str
    """The signs in it that are not printable ASCII, without the others."""

    def __init__(self, item: NewsItem) -> None:
        self.texts, self.tags, self.addresses = [], {item.language}, [item.canonical_url]
        self._take_head(item)
        self._take_media(item.media)
        self.blocks = item.body
        self.kinds = set(map(_KIND, item.body))
        spans: Sequence[Sequence[Span]] = ()
        self.prose, self.attributes = (), set()
        if item.body and self.kinds <= _PROSE:  # as most bodies: then one look takes all
            self.prose, spans, attributes, tags = zip(*map(_PARTS, item.body), strict=True)
            if any(attributes):
                self.attributes.update(*attributes)
            self.tags.update(tags)
        elif item.body:
            spans = self._take_body(item)
        self.texts += self.prose
        self.spans = []
        if any(spans):
            self._take_spans([span for each in spans for span in each])
        self.joined = " ".join(self.texts)
        self.data = self.joined.encode("utf-8", "surrogatepass")
        unusual = self.data.translate(None, _USUAL)
        self.unusual = unusual.decode("utf-8", "surrogatepass") if unusual else ""

    def _take_head(self, item: NewsItem) -> None:
        texts, tags = self.texts, self.tags
        for part in item.headlines:
            texts.append(part.text)
            tags.add(part.language)
        for description in item.descriptions:
            texts.append(description.text)
            tags.add(description.language)
        for text in (item.title, item.slugline, item.byline):
            if text:
                texts.append(text)
        for alternative in item.alternatives:
            tags.add(alternative.language)
        addresses = self.addresses
        for link in item.links:
            addresses.append(link.href)
        for rights in item.rights:
            addresses.append(rights.licence)
        for party in item.creators:
            addresses.append(party.url)

    def _take_media(self, media: Iterable[Media]) -> None:
        for medium in media:
            for text in (medium.headline, medium.caption, medium.credit_line, medium.alt_text):
                if text:
                    self.texts.append(text)
            self.addresses.append(medium.licence)
            self.addresses += [rendition.href for rendition in medium.renditions]

    def _take_body(self, item: NewsItem) -> list[Sequence[Span]]:
        self.blocks = [block for _, block in body_blocks(item)]
        self.kinds = set(map(_KIND, self.blocks))
        rich = [text for _, text in rich_texts(item)]
        self.prose = [text.text for text in rich if type(text) is not Preformatted]
        self.attributes.update(*[block.attributes for block in self.blocks if block.attributes])
        self.tags.update([block.language for block in self.blocks])
        if "embed" in self.kinds:
            self.addresses += [block.url for block in self.blocks if isinstance(block, Embed)]
        return [text.spans for text in rich]

    def _take_spans(self, spans: list[Span]) -> None:
        self.spans = spans
        self.addresses += [span.href for span in spans]
        self.attributes.update(*[span.attributes for span in spans if span.attributes])


_KIND = attrgetter("type")
_PROSE = frozenset({"paragraph", "heading"})
_PARTS = attrgetter("text", "spans", "attributes", "language")
_USUAL = bytes(range(0x20, 0x7F))


def odd_addresses(item: NewsItem) -> tuple[AddressAt, ...]:
    """Those of them that are not plainly addresses of the public web: of the others there is nothing to say."""
    walks = _walks(item)
    if walks.odd is None:
        walks.odd = tuple(_addresses(item, _is_odd))
    return walks.odd


def _is_odd(address: str | None) -> bool:
    return bool(address) and not is_ordinary(cast("str", address))


Wanted = Callable[[str | None], bool]


def _addresses(item: NewsItem, wanted: Wanted) -> Iterator[AddressAt]:
    if wanted(item.canonical_url):
        yield AddressAt("/canonicalUrl", item.canonical_url or "", "canonical")
    for index, link in enumerate(item.links):
        if wanted(link.href):
            yield AddressAt(f"/links/{index}/href", link.href or "", "link")
    for index, rights in enumerate(item.rights):
        if wanted(rights.licence):
            yield AddressAt(f"/rights/{index}/licence", rights.licence or "", "licence")
    for index, party in enumerate(item.creators):
        if wanted(party.url):
            yield AddressAt(f"/creators/{index}/url", party.url or "", "party")
    yield from _media_addresses(item, wanted)
    for pointer, rich in rich_texts(item):
        for number, span in enumerate(rich.spans):
            if span.href and wanted(span.href.strip() or span.href):  # HTML allows blanks around it
                yield AddressAt(f"{pointer}/spans/{number}/href", span.href.strip(), "body")
    for pointer, block in body_blocks(item):
        if isinstance(block, Embed) and wanted(block.url):
            yield AddressAt(f"{pointer}/url", block.url or "", "embed")


def _media_addresses(item: NewsItem, wanted: Wanted) -> Iterator[AddressAt]:
    for index, medium in enumerate(item.media):
        if wanted(medium.licence):
            yield AddressAt(f"/media/{index}/licence", medium.licence or "", "licence")
        for number, rendition in enumerate(medium.renditions):
            if wanted(rendition.href):
                place = f"/media/{index}/renditions/{number}/href"
                yield AddressAt(place, rendition.href or "", "media")
