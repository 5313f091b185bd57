"""An item as the dialect of a feed can say it: other dates, fewer files, one credit; what that costs is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from newsexport.codes.losses import LS003
from newsexport.codes.reading import OF_CONVERSION, RD003
from newsexport.dialect import FeedDialect
from newsexport.options import Options
from newsexport.payloads.for_readers.shown_media import by_id, figures, is_seen, shown
from newsexport.prose.feed_dates import in_utc, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import Description, Media, NewsItem, PartialDate, Rendition
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import attribute


class Told(Protocol):
    """What is said otherwise, or not at all."""

    spoken: list[tuple[str, str]]
    """Places, and what the dialect of the feed says there instead."""

    def lose(self, pointer: str, field: str, value: object) -> None:
        """A value that is left out."""


_BEFORE = timedelta(days=1)
"""How long before its recall the validity of an item that is taken back ends."""
_PLAIN = FeedDialect()
SUMMARIES = ("summary", "standfirst", None)
"""Roles of descriptions that say what a story is about, the best first."""


def feed_of(options: Options) -> FeedDialect:
    """How the feed is to be written; plain RSS where it is for nobody in particular."""
    return options.dialect.feed if options.dialect is not None else _PLAIN


def namespaces_of(feed: FeedDialect) -> str:
    """The declarations of the namespaces that it uses beside those of plain feeds, as attributes."""
    return "".join(attribute(f"xmlns:{prefix}", uri) for prefix, uri in feed.namespaces.items())


def has_ended(item: NewsItem, options: Options) -> bool:
    """Whether the item has expired at the time that is worked at. One that states a day only has not."""
    moment = _moment(item.expires)
    return moment is not None and moment <= options.time


def recalled_at(item: NewsItem, options: Options, report: Report, *, target: str) -> datetime:
    """When an item that is canceled or has expired was taken back, in UTC; what follows from it is told."""
    ended = has_ended(item, options)
    times = [each for each in (item.version_created, item.published) if each is not None]
    if ended:
        times.append(datetime.fromisoformat(str(item.expires)))
        if item.pub_status != "canceled":
            how = "it has expired, so it is taken back and nothing else is said"
            report.add(LS003, pointer="", field="/expires", target=target, how=how)
    elif item.version_created is None:
        times = [options.time]
        report.add(
            RD003, pointer="/versionCreated", time=rfc3339(options.time), whose=OF_CONVERSION
        )
    return in_utc(max(times))


def validity_end_of(recalled: datetime, options: Options) -> str:
    """The end of validity by which an item is taken back: past on every clock."""
    return rfc3339(min(recalled, in_utc(options.time)) - _BEFORE)


def _moment(date: PartialDate | None) -> datetime | None:
    if date is None or not date.is_instant:
        return None
    return datetime.fromisoformat(str(date))


def spoken(item: NewsItem, feed: FeedDialect, losses: Told) -> NewsItem:
    """The item as the feed says it."""
    if feed is _PLAIN:
        return item
    fields: dict[str, object] = {"media": tuple(_media(item, feed, losses))}
    fields.update(_dates(item, feed, losses))
    if feed.excerpt and not any(
        each.text.strip() and each.role in SUMMARIES for each in item.descriptions
    ):
        words = _beginning(plain_text(item.body), feed.excerpt)
        if words:
            made = Description(text=words, role="summary")
            fields["descriptions"] = (*item.descriptions, made)
            losses.spoken.append(("/descriptions", "the beginning of the story stands in for one"))
    return item.model_copy(update=fields)


def _dates(item: NewsItem, feed: FeedDialect, losses: Told) -> dict[str, object]:
    changed, published = item.version_created, item.published
    if feed.moved and changed and published and changed > published:
        losses.spoken.append(("/published", "the time of the change, without which it is not seen"))
        return {"published": changed}
    if feed.utc and changed is not None:
        if published is not None and changed < published:
            losses.lose("/versionCreated", "versionCreated", changed)
            return {"version_created": None}
        return {"version_created": in_utc(changed)}
    return {}


def _media(item: NewsItem, feed: FeedDialect, losses: Told) -> Iterator[Media]:
    for index, medium in enumerate(item.media):
        fields: dict[str, object] = {}
        kept = tuple(_renditions(medium, f"/media/{index}", feed, losses))
        if len(kept) < len(medium.renditions):
            fields["renditions"] = kept
        if feed.one_credit and (medium.creators or medium.credit_line):
            fields.update(credit_line=_credit(medium), creators=())
            if fields["credit_line"] != medium.credit_line:
                losses.spoken.append((f"/media/{index}/creditLine", str(fields["credit_line"])))
        yield medium.model_copy(update=fields) if fields else medium


def _renditions(medium: Media, at: str, feed: FeedDialect, losses: Told) -> Iterator[Rendition]:
    """The files that are taken: of those that would do, only the best where only one may be."""
    taken = [each for each in medium.renditions if _is_taken(medium, each, feed)]
    best = shown(medium.model_copy(update={"renditions": tuple(taken)}), None)
    is_said = False
    for number, each in enumerate(medium.renditions):
        main = best is not None and each.href == best.href and not is_said
        if each in taken and (main or not feed.one_rendition or each.role == "thumbnail"):
            is_said = is_said or main
            yield each
        elif each.href:
            losses.lose(f"{at}/renditions/{number}", "media/renditions", each.href)


def _is_taken(medium: Media, rendition: Rendition, feed: FeedDialect) -> bool:
    kind = rendition.media_type
    if feed.media_types and (
        medium.kind == "other" or (kind and not re.fullmatch(feed.media_types, kind.lower()))
    ):
        return False
    return not feed.media_bytes or not is_seen(medium) or (rendition.size or 0) <= feed.media_bytes


def _credit(medium: Media) -> str | None:
    """Photographer/Agency, where both are known."""
    maker = next((each.name for each in medium.creators if each.name), None)
    line = medium.credit_line or medium.copyright_holder
    if maker is None or line is None:
        return line if maker is None and medium.credit_line else medium.credit_line or maker
    joined = "/" not in maker + line and maker.casefold() not in line.casefold()
    return f"{maker}/{line}" if joined else medium.credit_line or maker


def _beginning(text: str, least: int) -> str:
    """Whole paragraphs until there are enough characters; a very long one is cut after a word."""
    found = ""
    for paragraph in text.split("\n\n"):
        found = f"{found} {' '.join(paragraph.split())}".strip()
        if len(found) >= least:
            break
    if len(found) > 3 * least:
        found = found[: 3 * least].rpartition(" ")[0] + " \u2026"
    return found


def syndication(item: NewsItem, medium: Media, options: Options, name: str) -> tuple[str, ...]:
    """What a picture says of its rights, as `mi:hasSyndicationRights`, `mi:licenseId`, `mi:licensorName`.

    "1": others may show it, for its owner is who releases the item, or the caller says so. "0" with the licence of
    an agency: that which the picture brings along, or its identifier where its owner is one of the agencies that
    the setting `licensors` of the format `name` lists. Nothing where nothing is known.
    """
    said = options.setting(name, "syndication", "own")
    if said == "all":
        return ("1",)
    brought = {
        each.name: re.sub(r"<[^<>]*>", "", str(each.value)).strip() for each in medium.extensions
    }
    licence, agency = brought.get("licenseId"), brought.get("licensorName")
    if licence and agency:
        return ("0", licence, agency)
    holder = " ".join((medium.copyright_holder or "").split())
    parties = (item.provider, item.publisher, options.provider)
    names = {party.name.casefold() for party in parties if party is not None and party.name}
    if said == "own" and holder and holder.casefold() in names:
        return ("1",)
    agencies = {
        each.strip().casefold() for each in options.setting(name, "licensors", "").split(",")
    }
    if holder and holder.casefold() in agencies and medium.uri:
        return ("0", medium.uri, holder)
    return ()


def slideshows(item: NewsItem, feed: FeedDialect) -> list[tuple[int, ...]]:
    """Positions of the media of each figure that is a show of slides: enough pictures, each with a title."""
    if not feed.slides:
        return []
    places = by_id(item.media)
    found, used = [], set[int]()
    for figure in figures(item.body):
        slides = tuple(places[name] for name in figure.media if name in places)
        good = all(_is_slide(item.media[place]) for place in slides) and used.isdisjoint(slides)
        if feed.slides <= len(set(slides)) == len(slides) and good:
            found.append(slides[:MOST_SLIDES])
            used |= set(slides)
    return found


def title_wanted(item: NewsItem, medium: Media, feed: FeedDialect, *, slide: bool) -> str | None:
    """A title for a slide or video that has none of its own: its caption, of a video else that of the story."""
    if medium.headline or not (slide or (feed.slides and medium.kind == "video")):
        return None
    return medium.caption or (None if slide else item.headline)


MOST_SLIDES = 200
"""Slides of one show. Source: docs/receivers.md, msn.slides.min (second hand)."""


def _is_slide(medium: Media) -> bool:
    return is_seen(medium) and bool(medium.headline or medium.caption)
