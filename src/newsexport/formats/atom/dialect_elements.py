"""What the feeds of some receivers say beyond Atom, and how they take an entry back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newsexport.dialect import FeedDialect
from newsexport.errors import BadOption
from newsexport.formats.atom.names import NAME
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import (
    feed_of,
    has_ended,
    recalled_at,
    slideshows,
    syndication,
    title_wanted,
    validity_end_of,
)
from newsexport.payloads.for_readers.shown_media import absolute
from newsexport.payloads.identity import address_for
from newsexport.payloads.media_rss.write import write_media
from newsexport.prose.feed_dates import in_utc, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml_text import element, leaf, text

SETTINGS = ("syndication", "licensors")
"""Settings that only some dialects know."""
_RIGHTS = ("mi:hasSyndicationRights", "mi:licenseId", "mi:licensorName")


def demand_settings(options: Options) -> None:
    """Raise BadOption for a setting that the feed would not heed."""
    known = feed_of(options).settings
    for name in SETTINGS:
        if options.setting(NAME, name, "") and name not in known:
            raise BadOption(f"atom.{name} is said in the feeds of some receivers only: see --for")


def extras(item: NewsItem, feed: FeedDialect) -> Iterator[str]:
    """What an entry says beyond plain Atom, but for its media."""
    title = " ".join((item.headline or "").split())
    if feed.short_title and len(title) > feed.short_title:
        short = next((h.text for h in item.headlines if (h.role or "").endswith("short")), "")
        yield leaf("mi:shortTitle", " ".join(short.split()))
    if feed.recall == "validity":
        below = next((h.text for h in item.headlines if h.role == "subheadline"), "")
        yield leaf("dcterms:alternative", " ".join(below.split()))
    if feed.expiration and item.expires is not None and item.expires.is_instant:
        end = rfc3339(in_utc(datetime.fromisoformat(str(item.expires))))
        yield leaf("dcterms:valid", f"end={end}; scheme=W3C-DTF")
        yield leaf("mi:expirationDate", end)
    if feed.keywords:
        words = (" ".join(word.split()) for word in item.keywords if "," not in word)
        yield leaf("media:keywords", ", ".join(words))


def media_of(item: NewsItem, feed: FeedDialect, options: Options) -> Iterator[str]:
    """Media RSS for every media object that has an address; a show of slides as a group of them."""
    shows = slideshows(item, feed)
    slides = {place for show in shows for place in show}
    pieces: dict[int, str] = {}
    for index, medium in enumerate(item.media):
        found = tuple(each for each in medium.renditions if absolute(each.href, None))
        fields: dict[str, object] = {"renditions": found}
        title = title_wanted(item, medium, feed, slide=index in slides)
        if title:
            fields["headline"] = title
        said = syndication(item, medium, options, NAME) if feed.syndication else ()
        further = "".join(map(leaf, _RIGHTS, said))
        alone = len(item.media) == 1
        pieces[index] = write_media(medium.model_copy(update=fields), further=further, alone=alone)
    author = next((each.name for each in item.creators if each.name), None)
    for show in shows:
        inside = "".join(pieces.pop(place) for place in show)
        title = element("media:title", text(" ".join((item.headline or "").split())), type="plain")
        credit = element("media:credit", text(author), role="author") if author else ""
        yield f"<media:group>{inside}{title}{credit}</media:group>"
    yield from pieces.values()


def recall(item: NewsItem, options: Options, report: Report) -> str | None:
    """The entry that takes an item back, where it is canceled or has expired and the feed can say so.

    Atom wants a title, and the address of a page or a content, of every entry; MSN looks at the validity.
    """
    feed = feed_of(options)
    if feed.recall != "validity" or not (has_ended(item, options) or item.pub_status == "canceled"):
        return None
    when = recalled_at(item, options, report, target="Atom")
    end = validity_end_of(when, options)
    page = element("link", "", rel="alternate", type="text/html", href=item.canonical_url)
    pieces = [
        leaf("id", address_for(item.uri)),
        element("title", text(" ".join((item.headline or item.uri).split()))),
        leaf("updated", rfc3339(when)),
        page if item.canonical_url else element("content", text("-"), type="text"),
        leaf("dcterms:valid", f"end={end}; scheme=W3C-DTF"),
    ]
    return "<entry>\n" + "".join(f"{piece}\n" for piece in pieces if piece) + "</entry>\n"
