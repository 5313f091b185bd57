"""The media objects of an item as Media RSS, and its links."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.dialect import FeedDialect
from newsexport.formats.rss.lines import line
from newsexport.formats.rss.losses import Losses
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of, slideshows, syndication, title_wanted
from newsexport.payloads.for_readers.shown_media import shown
from newsexport.payloads.media_rss.write import write_media
from newsexport.schema.v1 import Media, NewsItem, Rendition
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.xml_text import UNWRITABLE, attribute, element, leaf, text
from newsexport.vocab.forms import URI_SCHEME


def media_elements(item: NewsItem, options: Options, losses: Losses) -> list[str]:
    """Media RSS for every media object that has an address; a show of slides as a group of them."""
    shows = slideshows(item, feed_of(options))
    if not shows:
        return list(_each_medium(item, options, losses, set()))
    slides = {place for show in shows for place in show}
    pieces = dict(enumerate(_each_medium(item, options, losses, slides)))
    groups: list[str] = []
    for places in shows:
        inside = "".join(pieces.pop(place) for place in places)
        author = next((each.name for each in item.creators if each.name), None)
        credit = element("media:credit", text(line(author)), role="author") if author else ""
        title = element("media:title", text(line(item.headline or "")), type="plain")
        groups.append(f"<media:group>{inside}{title}{credit}</media:group>")
        losses.simplify("/media", "a show of slides, read as one object")
        losses.simplify("/body", "a show of slides, read as one object")
    return [*groups, *pieces.values()]


def _each_medium(
    item: NewsItem, options: Options, losses: Losses, slides: set[int]
) -> Iterator[str]:
    feed = feed_of(options)
    addresses: set[str | None] = set()
    for index, medium in enumerate(item.media):
        found = tuple(each for each in medium.renditions if is_web_address(each.href))
        further = ""
        if feed.syndication:
            said = syndication(item, medium, options, NAME)
            names = ("mi:hasSyndicationRights", "mi:licenseId", "mi:licensorName")
            further = "".join(map(leaf, names, said))
        fields: dict[str, object] = {}
        if len(found) < len(medium.renditions):
            fields["renditions"] = found
        title = title_wanted(item, medium, feed, slide=index in slides)
        if title:
            fields["headline"] = title
        shown_as = medium.model_copy(update=fields) if fields else medium
        written = write_media(shown_as, further=further, alone=len(item.media) == 1)
        own = {each.href for each in found}
        if not addresses.isdisjoint(own):
            losses.simplify("/media", "objects at one address are read as one")
            losses.simplify("/body", "objects at one address are read as one")
        addresses |= own
        if not written and index in losses.shown:
            losses.simplify("/media", "in the story only")
        elif not written:
            losses.lose(f"/media/{index}", "media", medium.caption or medium)
        elif index in losses.shown and not _joins(medium, found):
            losses.simplify("/media", "its figure shows no address: read as two")
        yield written


def _joins(medium: Media, written: tuple[Rendition, ...]) -> bool:
    """Whether a reader can tell that the figure in the story and the media object are one."""
    best = shown(medium, None)
    return best is not None and best.href in {each.href for each in written}


def link_elements(item: NewsItem, feed: FeedDialect, losses: Losses) -> Iterator[str]:
    """Relations to other pages; comments have an element of their own."""
    for index, link in enumerate(item.links):
        if link.rel == "comments" and is_full_address(link.href):
            losses.only(f"/links/{index}", link, ("rel", "href"))
            if any(each.rel != "comments" for each in item.links[:index]):
                losses.simplify("/links", "the page of comments is said first")
            continue
        if not link.rel or link.rel == "license" or not is_full_address(link.href):
            losses.lose(f"/links/{index}", "links", link.title or link.uri)
            continue
        rel = "related" if link.rel == "seeAlso" else link.rel
        if rel == "related" and not feed.links:
            losses.lose(f"/links/{index}", "links", link.title or link.href)
            continue
        if rel != link.rel:
            losses.simplify(f"/links/{index}/rel", "related")
        said = attribute("href", link.href) + attribute("rel", rel)
        said += attribute("type", link.media_type) if link.media_type else ""
        said += attribute("title", link.title) if link.title else ""
        yield f"<atom:link{said}/>"


def is_full_address(value: str | None) -> bool:
    """Whether an address leads from anywhere to the same place: a feed states no base for others."""
    return bool(value) and is_one_word(value or "") and URI_SCHEME.match(value or "") is not None


def is_one_word(value: str) -> bool:
    """Whether an address has no white space, which no receiver would take."""
    return value.split() == [value] and not UNWRITABLE.search(value)
