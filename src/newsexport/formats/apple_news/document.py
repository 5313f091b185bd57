"""The article as a dictionary, in the order in which it is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsexport.formats.apple_news.components import Components
from newsexport.formats.apple_news.identifier import identifier_of
from newsexport.formats.apple_news.media import components_of
from newsexport.formats.apple_news.names import MAX_KEYWORDS
from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.dateline import dateline_apart
from newsexport.payloads.for_readers.inline_html import plain, writable
from newsexport.payloads.for_readers.notices import notices_of
from newsexport.payloads.for_readers.page_labels import labels_of
from newsexport.payloads.for_readers.shown_media import is_seen, shown, unshown
from newsexport.payloads.title_and_summary import Words, summary_of
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.xml_text import attribute
from newsexport.version import VERSION
from newsexport.vocab.newscodes import MADE_BY_MACHINE

LAYOUT = {"columns": 7, "width": 1024, "margin": 70, "gutter": 40}

TEXT_STYLES = {
    "default": {"fontSize": 18, "lineHeight": 27},
    "default-title": {"fontSize": 36, "lineHeight": 42},
    "default-intro": {"fontSize": 22, "lineHeight": 30},
    "default-byline": {"fontSize": 15, "lineHeight": 21},
    "default-caption": {"fontSize": 14, "lineHeight": 19},
}
"""Sizes only: fonts and colours are the system's, in light and dark."""


def article(
    item: NewsItem, title: Words, version: str, base: str | None, *, syndicated: bool
) -> tuple[dict[str, Any], list[Simplified]]:
    """The document, and what it does not say of the body, the media and the times."""
    body = Components(item.media, base)
    _add_components(item, title, body, base)
    subtitle = next((h.text for h in item.headlines if h.role == "subheadline"), None)
    document: dict[str, Any] = {
        "version": version,
        "identifier": identifier_of(item.uri),
        "title": writable(title.text),
        "subtitle": writable(subtitle) if subtitle else None,
        "language": item.language,
        "layout": LAYOUT,
        "components": body.found,
        "componentTextStyles": TEXT_STYLES,
        "metadata": _metadata(item, base, body.losses, syndicated=syndicated),
    }
    return {name: value for name, value in document.items() if value is not None}, body.losses


def _add_components(item: NewsItem, title: Words, body: Components, base: str | None) -> None:
    body.found.append({"role": "title", "text": writable(title.text)})
    if item.standfirst and item.standfirst.strip():
        body.found.append({"role": "intro", "text": writable(item.standfirst)})
    byline = item.byline or ", ".join(item.authors)
    if byline:
        body.found.append({"role": "byline", "text": writable(byline)})
    places = unshown(item)
    lead = next((n for n in places if is_seen(item.media[n])), None)
    if lead is not None:
        _add_medium(item, lead, body, base)
    body.paragraph(dateline_apart(item))
    body.blocks(item.body)
    for place in range(len(item.media)):
        if place != lead and place not in body.shown:
            _add_medium(item, place, body, base)
    labels = labels_of(item.language)
    for correction in item.corrections:
        when = f" ({correction.published.isoformat()})" if correction.published else ""
        body.paragraph(f"{labels.correction}{when}: {correction.text}")
    _add_related(item, body, labels.related)
    for notice in notices_of(item):
        body.paragraph(notice)


def _add_medium(item: NewsItem, place: int, body: Components, base: str | None) -> None:
    found = components_of(item.media[place], base)
    if not found:
        body.losses.append(Simplified(f"/media/{place}", "nothing of it can be shown"))
    body.found += found


def _add_related(item: NewsItem, body: Components, label: str) -> None:
    links = [link for link in item.links if is_web_address(link.href)]
    entries = "".join(
        f"<li><a{attribute('href', link.href)}>{plain(link.title or str(link.href))}</a></li>"
        for link in links
    )
    if entries:
        body.found.append({"role": "heading2", "text": plain(label), "format": "html"})
        body.text(f"<ul>{entries}</ul>")


def _metadata(
    item: NewsItem, base: str | None, losses: list[Simplified], *, syndicated: bool
) -> dict[str, Any]:
    summary = summary_of(item)
    keywords = [word for word in map(writable, item.keywords) if word.strip()]
    losses.extend(
        Simplified(f"/keywords/{n}", "more than 50")
        for n in range(MAX_KEYWORDS, len(item.keywords))
    )
    values = {
        "canonicalURL": item.canonical_url,
        "authors": [name for name in map(writable, item.authors) if name.strip()],
        "excerpt": writable(summary.text) if summary else None,
        "keywords": keywords[:MAX_KEYWORDS],
        "thumbnailURL": _thumbnail(item, base),
        **_times(item, losses),
        "contentGenerationType": "AI" if is_generated(item) else None,
        "syndicated": True if syndicated else None,
        "generatorName": "newsexport",
        "generatorVersion": VERSION,
    }
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def is_generated(item: NewsItem) -> bool:
    """Whether the item says that a program has made it."""
    return (item.digital_source_type or "").rpartition("/")[2].rpartition(":")[2] in MADE_BY_MACHINE


def _thumbnail(item: NewsItem, base: str | None) -> str | None:
    for medium in item.media:
        rendition = shown(medium, base) if is_seen(medium) else None
        if rendition is not None:
            return rendition.href
    return None


def _times(item: NewsItem, losses: list[Simplified]) -> dict[str, str]:
    """The times that Apple takes: none before 1970, and no change before the publication."""
    found: dict[str, datetime] = {}
    for name, pointer, time in (
        ("dateCreated", "/firstCreated", item.first_created),
        ("datePublished", "/published", item.published),
        ("dateModified", "/versionCreated", item.version_created),
    ):
        if time is None:
            continue
        early = (
            name == "dateModified" and "datePublished" in found and time < found["datePublished"]
        )
        if time.year < 1970 or early:
            losses.append(Simplified(pointer, "a time that is refused there"))
            continue
        if time.microsecond:
            losses.append(Simplified(pointer, "whole seconds", dropped=False))
        found[name] = time
    return {name: time.isoformat(timespec="seconds") for name, time in found.items()}
