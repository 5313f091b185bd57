"""What the head of the page tells machines beside the JSON-LD: Open Graph, robots, data mining.

Source: HTML, section 4.2.5; The Open Graph protocol (ogp.me); Twitter cards; Google, robots meta tag;
TDM Reservation Protocol, W3C community group final report of 2024-05-10.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.payloads.data_mining import reservation
from newsexport.payloads.for_readers.shown_media import is_seen, shown
from newsexport.payloads.title_and_summary import Words, summary_of
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.version import GENERATOR

DIGITAL_SOURCE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/DigitalSourceType"
"""IPTC's property of how the content came to be, as RDFa names it."""

Meta = tuple[str, str, str]
"""The attribute that names a meta element (`name`, `property`), the name, and the content."""


def metas(item: NewsItem, title: Words, base: str | None) -> list[Meta]:
    """The meta elements, in the order in which they are written; what is unknown is absent."""
    return [each for each in (*_names(item), *_graph(item, title, base)) if each[2].strip()]


def _names(item: NewsItem) -> Iterator[Meta]:
    summary = summary_of(item)
    if summary:
        yield "name", "description", summary.text
    for name in item.authors:
        yield "name", "author", name
    if item.keywords:
        yield "name", "keywords", ", ".join(item.keywords)
    robots = "max-image-preview:large"
    if item.expires and item.expires.is_instant:
        robots += f", unavailable_after: {item.expires}"
    yield "name", "robots", robots
    yield "name", "generator", GENERATOR
    yield from _data_mining(item)
    if item.digital_source_type:
        yield "property", DIGITAL_SOURCE, item.digital_source_type


def _data_mining(item: NewsItem) -> Iterator[Meta]:
    """The reservation of the first statement about the whole item; its licence is the policy."""
    for rights in item.rights:
        reserved = reservation(rights)
        if rights.scope or reserved is None:
            continue
        yield "name", "tdm-reservation", reserved
        if reserved == "1" and is_web_address(rights.licence):
            yield "name", "tdm-policy", str(rights.licence)
        return


def _graph(item: NewsItem, title: Words, base: str | None) -> Iterator[Meta]:
    pictures = list(_pictures(item, base))
    yield "name", "twitter:card", "summary_large_image" if pictures else "summary"
    yield "property", "og:type", "article"
    yield "property", "og:title", title.text
    yield "property", "og:url", item.canonical_url or ""
    summary = summary_of(item)
    if summary:
        yield "property", "og:description", summary.text
    if item.publisher and item.publisher.name:
        yield "property", "og:site_name", item.publisher.name
    locale = _locale(item.language)
    if locale:
        yield "property", "og:locale", locale
    yield from pictures
    if item.published:
        yield "property", "article:published_time", item.published.isoformat()
    modified = item.version_created or item.content_modified
    if modified:
        yield "property", "article:modified_time", modified.isoformat()
    if item.expires:
        yield "property", "article:expiration_time", str(item.expires)
    for creator in item.creators:
        if is_web_address(creator.url):
            yield "property", "article:author", str(creator.url)
    if item.section:
        yield "property", "article:section", item.section
    for word in item.keywords:
        yield "property", "article:tag", word


def _pictures(item: NewsItem, base: str | None) -> Iterator[Meta]:
    for medium in item.media:
        rendition = shown(medium, base) if is_seen(medium) else None
        if rendition is None:
            continue
        yield "property", "og:image", str(rendition.href)
        if rendition.media_type:
            yield "property", "og:image:type", rendition.media_type
        for name in ("width", "height"):
            yield "property", f"og:image:{name}", str(getattr(rendition, name) or "")
        if medium.alt_text:
            yield "property", "og:image:alt", medium.alt_text


def _locale(language: str | None) -> str | None:
    """`en_GB` for en-GB; Open Graph has no form for a language without a territory."""
    parts = (language or "").split("-")
    if len(parts) == 2 and len(parts[0]) in (2, 3) and len(parts[1]) == 2:
        return f"{parts[0].lower()}_{parts[1].upper()}"
    return None
