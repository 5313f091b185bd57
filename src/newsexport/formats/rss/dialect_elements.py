"""The elements that dialects of feeds add to RSS, for the channel and for its items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newsexport.dialect import FeedDialect
from newsexport.errors import BadOption
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of, has_ended, recalled_at, validity_end_of
from newsexport.payloads.for_readers.shown_media import is_seen, shown
from newsexport.prose.feed_dates import rfc822, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.xml_text import cdata, element, leaf, text

SETTINGS = ("logo", "dark-logo", "analytics", "syndication", "licensors")
"""Settings that only some dialects know."""


def demand_settings(options: Options) -> None:
    """Raise BadOption for a setting that the feed would not heed, or that has no such value."""
    if not options.formats.get(NAME):
        return
    known = feed_of(options).settings
    for name in SETTINGS:
        if options.setting(NAME, name, "") and name not in known:
            raise BadOption(f"rss.{name} is said in the feeds of some receivers only: see --for")
    for name in ("logo", "dark-logo"):
        address = options.setting(NAME, name, "")
        if address and not is_web_address(address):
            raise BadOption(f"rss.{name} is the web address of a picture, and {address!r} is none")
    minutes = options.setting(NAME, "ttl", "")
    if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 7):
        raise BadOption(f"rss.ttl is a number of minutes, and {minutes!r} is none")


def channel_extras(options: Options) -> str:
    """What the channel says beyond its name, address, description and language."""
    feed = feed_of(options)
    said = [
        leaf("pubDate", date(options.time, feed)) if feed.channel_date else "",
        leaf("ttl", options.setting(NAME, "ttl", "")),
    ]
    for name, tag in (("logo", "snf:logo"), ("dark-logo", "snf:darkModeLogo")):
        address = options.setting(NAME, name, "")
        said.append(element(tag, leaf("url", address)) if address else "")
    return "".join(f"{each}\n" for each in said if each)


def date(moment: datetime, feed: FeedDialect) -> str:
    """A date of RFC 822, in UTC."""
    return rfc822(moment).removesuffix("GMT") + feed.zone


def extras(item: NewsItem, feed: FeedDialect, options: Options) -> Iterator[str]:
    """What an item says beyond plain RSS, but for its media."""
    title = item.headline or ""
    if feed.short_title and len(" ".join(title.split())) > feed.short_title:
        short = next((h.text for h in item.headlines if (h.role or "").endswith("short")), None)
        yield leaf("mi:shortTitle", " ".join((short or "").split()))
    if feed.expiration and item.expires is not None and item.expires.is_instant:
        yield leaf("mi:expirationDate", date(datetime.fromisoformat(str(item.expires)), feed))
    if feed.keywords:
        words = (" ".join(word.split()) for word in item.keywords if "," not in word)
        yield leaf("media:keywords", ", ".join(words))
    if feed.thumbnail:
        yield _thumbnail(item)
    script = options.setting(NAME, "analytics", "")
    if script:
        yield f"<snf:analytics>{cdata(script)}</snf:analytics>"
    if feed.status:
        yield element("media:status", state="active")


def _thumbnail(item: NewsItem) -> str:
    """The small picture of the first picture, else that picture itself."""
    for medium in item.media:
        if is_seen(medium):
            small = [each for each in medium.renditions if each.role == "thumbnail"]
            best = shown(medium.model_copy(update={"renditions": tuple(small)}), None)
            best = best or shown(medium, None)
            if best is not None:
                return element(
                    "media:thumbnail", "", url=best.href, width=best.width, height=best.height
                )
    return ""


def recall(item: NewsItem, feed: FeedDialect, options: Options, report: Report) -> str | None:
    """The element that takes an item back, where it is canceled or has expired and the feed can say so."""
    if not feed.recall or not (has_ended(item, options) or item.pub_status == "canceled"):
        return None
    when = recalled_at(item, options, report, target="RSS")
    permalink = "true" if item.uri == item.canonical_url else "false"
    guid = element("guid", text(item.uri), isPermaLink=permalink)
    if feed.recall == "validity":
        end = validity_end_of(when, options)
        pieces = [guid, leaf("dcterms:modified", rfc3339(when)),
                  leaf("dcterms:valid", f"end={end}; scheme=W3C-DTF")]  # fmt: skip
    else:
        title = leaf("title", " ".join((item.headline or "").split()))
        pieces = [title, leaf("link", item.canonical_url), guid, leaf("pubDate", date(when, feed)),
                  element("media:status", state="deleted")]  # fmt: skip
    return "<item>\n" + "".join(f"{piece}\n" for piece in pieces if piece) + "</item>\n"
