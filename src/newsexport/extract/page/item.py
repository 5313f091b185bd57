"""From a page that is understood to a news item, with the origin of each value and the evidence for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from newsexport.extract.page.addresses import web
from newsexport.extract.page.article import PageArticle
from newsexport.extract.page.blocks import Piece, blocks_of
from newsexport.extract.page.live_blog_body import live_blocks
from newsexport.extract.page.metadata import metadata_of
from newsexport.extract.page.notes import Notes
from newsexport.extract.page.page_time import PageTime
from newsexport.extract.page.places import PagePlaces
from newsexport.parsed import Origins, Parsed
from newsexport.prose.whitespace import fold
from newsexport.schema.v1 import (
    Block,
    Description,
    Figure,
    Headline,
    Media,
    NewsItem,
    PartialDate,
    Party,
    Rendition,
)
from newsexport.schema.v1.model import block_of_valid, with_valid
from newsexport.syntax.numbers import whole_number


def build_item(page: PageArticle, uri: str, how: str, language: str | None) -> Parsed:
    """The item that a page describes. What the page does not say stays absent."""
    notes = Notes()
    notes.because("/uri", how, 1.0)
    values: dict[str, Any] = {"uri": uri, **metadata_of(page, notes, language)}
    if page.address:
        values["canonical_url"] = page.address
        notes.because("/canonicalUrl", "canonical link of the page", 0.95)
    values |= _words(page, notes)
    values |= _times(page, notes)
    values["creators"] = tuple(_creators(page, notes))
    media, pieces = _shown(page, notes)
    values["body"] = tuple(_body(page, pieces, notes))
    values["media"] = tuple(_with_lead(page, media, notes))
    values["evidence"] = tuple(notes.evidence)
    return Parsed(NewsItem(**values), Origins(PagePlaces(notes.places, page)))


def _words(page: PageArticle, notes: Notes) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if page.headline is not None:
        values["headlines"] = (Headline(text=page.headline.value),)
        found = page.headline
        notes.because("/headlines/0/text", found.method, found.confidence, found.element)
    descriptions: list[Description] = []
    standfirst = "\n".join(run.text for run in page.story.standfirst)
    if standfirst:
        where = page.story.standfirst[0].element
        named = where in page.site.elements("standfirst") if page.site.name else False
        how, sure = (page.site.how, 1.0) if named else ("the lines that lead into the story", 0.8)
        notes.because("/descriptions/0/text", how, sure, where)
        descriptions.append(Description(text=standfirst, role="standfirst"))
    summary = page.head.first("og:description", "description") or page.data.first("description")
    if summary and fold(summary) != fold(standfirst):
        pointer = f"/descriptions/{len(descriptions)}/text"
        notes.because(pointer, "the description in the head of the page", 0.8)
        descriptions.append(Description(text=summary, role="summary"))
    values["descriptions"] = tuple(descriptions)
    return values


def _times(page: PageArticle, notes: Notes) -> dict[str, Any]:
    """Moments where the page gives them whole; a day without time stays a day of the content."""
    values: dict[str, Any] = {}
    published, modified = page.published, page.modified
    if published is not None:
        instant = published.value.instant
        if instant is not None:
            values["published"] = values["version_created"] = instant
            notes.because("/published", published.method, published.confidence, published.element)
        else:
            values["content_created"] = PartialDate(published.value.day.isoformat())
            how = f"{published.method}; without a moment, so not `published`"
            notes.because("/contentCreated", how, published.confidence, published.element)
    if modified is not None and not is_earlier(
        modified.value, published.value if published else None
    ):
        instant = modified.value.instant
        if instant is not None:
            values["version_created"] = instant
        else:
            values["content_modified"] = PartialDate(modified.value.day.isoformat())
            notes.because("/contentModified", modified.method, modified.confidence)
    if "version_created" in values:
        notes.because("/versionCreated", "the latest moment that the page states", 0.9)
    return values


def is_earlier(modified: PageTime, published: PageTime | None) -> bool:
    """Whether a page says that it was changed before it was published: then one of the two is wrong."""
    if published is None:
        return False
    if modified.instant is not None and published.instant is not None:
        return modified.instant < published.instant
    return modified.day < published.day


def _creators(page: PageArticle, notes: Notes) -> Iterator[Party]:
    urls: dict[str, str] = {}
    for node in page.data.articles:
        for each in page.data.resolved(node.get("author")):
            if isinstance(each, dict) and isinstance(each.get("name"), str):
                url = each.get("url")
                address = web(url, page.url) if isinstance(url, str) else None
                if address is not None:
                    urls.setdefault(fold(each["name"]), address)
    for index, author in enumerate(page.authors):
        pointer = f"/creators/{index}/name"
        notes.because(pointer, author.method, author.confidence, author.element)
        yield Party(name=author.value, url=urls.get(fold(author.value)))


def _shown(page: PageArticle, notes: Notes) -> tuple[list[Media], list[Piece]]:
    """The media of the story, and the pieces of the body that show them."""
    media: list[Media] = []
    pieces: list[Piece] = []
    for pictured in page.figures:
        element, order = pictured.shown.element, pictured.shown.order
        inside = pictured.shown.inside
        if pictured.embed is not None:
            pieces.append(Piece(order, inside, block=pictured.embed))
        if pictured.media is None:
            continue
        pointer, name = f"/media/{len(media)}", f"{pictured.media.kind}-{len(media) + 1}"
        media.append(with_valid(pictured.media, id=name))
        notes.stands(pointer, element)
        if pictured.media.caption:
            notes.because(f"{pointer}/caption", "the words below it", 0.9, element)
        if pictured.media.credit_line:
            notes.because(f"{pointer}/creditLine", "the words below it", 0.85, element)
        pieces.append(Piece(order, inside, block=block_of_valid(Figure, media=(name,))))
    return media, pieces


def _body(page: PageArticle, shown: list[Piece], notes: Notes) -> Iterator[Block]:
    texts = [Piece(run.order, run.inside, run=run) for run in page.story.runs]
    pieces = sorted([*texts, *shown], key=lambda piece: piece.order)
    if page.story.container is not None and texts:
        story = page.story
        where = story.stood if story.in_data else story.container
        notes.because("/body", story.how, story.confidence, where)
    base = page.url or page.head.base
    found = live_blocks(page.live, pieces, base) if page.live else blocks_of(pieces, base)
    for index, placed in enumerate(found):
        notes.stands(f"/body/{index}", placed.element)
        if placed.method:
            notes.because(f"/body/{index}", placed.method, 0.85)
        yield placed.block


def _with_lead(page: PageArticle, media: list[Media], notes: Notes) -> list[Media]:
    """The media, and the picture that the page shows machines, where the story shows none like it."""
    href = web(page.head.first("og:image", "og:image:url", "twitter:image"), page.url)
    if href is None or any(medium.kind == "picture" for medium in media):
        return media
    sides = (page.head.first(f"og:image:{side}") for side in ("width", "height"))
    width, height = map(whole_number, sides)
    lead = Media(
        id=f"picture-{len(media) + 1}",
        alt_text=page.head.first("og:image:alt"),
        renditions=(Rendition(href=href, width=width, height=height),),
    )
    notes.because(f"/media/{len(media)}", "meta og:image", 0.7)
    return [*media, lead]


def identifier_of(page: PageArticle) -> str | None:
    """The identifier that the page's own structured data give it, where it is one for all the world.

    An address with a fragment, which templates give to the nodes of a page, is none.
    """
    for node in page.data.articles:
        for each in (node.get("@id"), *_all(node.get("identifier"))):
            value = each.get("value") if isinstance(each, dict) else each
            if isinstance(value, str) and _is_universal(value):
                return value
    return None


def _all(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _is_universal(text: str) -> bool:
    if any(map(str.isspace, text)):
        return False
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        return False
    return scheme in ("urn", "tag")
