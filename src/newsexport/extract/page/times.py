"""When a story was published and last changed: every place of a page that says so, and the surest of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from newsexport.extract.page.date_lines import CHANGED
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData, texts_of
from newsexport.extract.page.nearby import without_lists
from newsexport.extract.page.page_time import PageTime, read_time
from newsexport.extract.page.script_times import MOST_NOTED, beside_headline, noted_in, signs_of
from newsexport.extract.page.times_seen import (
    Place,
    Stated,
    for_readers,
    if_time,
    value_of,
)
from newsexport.extract.page.view import PageView
from newsexport.extract.page.zones import country_of, offset_in
from newsexport.prose.local_time import in_zone
from newsexport.prose.whitespace import lower_case, one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LEAST_SURE = 0.55
"""Confidence from which a time may say in which zone another one stands."""
_ZONE_STEP = timedelta(minutes=30)
_WEST, _EAST = timedelta(hours=-11), timedelta(hours=13)
_HOURS_TO_MIDNIGHT = [timedelta(hours=hours) for hours in (1, 2, 3)]
"""Offsets east of Greenwich at which a day that readers see began at 21:00 to 23:00 UTC the day before."""
_SOON = timedelta(days=2)
"""Between publication and a change: so soon, both stand at the same offset."""

PUBLISHED = (
    "article:published_time", "article:published", "article:published:time",
    "og:article:published_time", "og:published_time",
    "datepublished", "date_published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "date.publish", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dc.date.published",
    "cxenseparse:recs:publishtime", "displaydate", "ptime", "originalpublicationdate",
    "article_date_original", "datecreated", "article.published", "published_date", "publication-date",
    "article.created", "og:pubdate", "published", "rnews:datepublished", "bt:pubdate",
    "article:publish_date", "article_publish_date", "article:create_at", "pub_date", "firstpublished", "article_date",
    "mediator_published_time", "citation_publication_date", "citation_online_date", "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified",
    "article:modified", "lastmod", "last-modified", "og:modified_time", "revised",
)  # fmt: skip
_GENERIC_NAMES = frozenset(
    "date dc.date dcterms.date dc.date.created dcterms.created datecreated publish-date".split()
)
_OF_ARTICLES = frozenset(PUBLISHED[:7])
_DATES_OF_NODES = ("datePublished", "dateCreated", "uploadDate")
_GENERIC = 0.88
"""Confidence in a meta that often says when the page, and not the story, was made."""
_PROPERTY = re.compile(r"(?:.*:)?(?:datepublished|datecreated|published)", re.IGNORECASE)
_CLOCK_OF_COUNTRY = 0.7
_JUST_ABOVE, _FEW_ELEMENTS = 8, 120
_A_DAY, _NO_TIME = timedelta(days=1), timedelta(0)


def find_published(
    view: PageView, head: Head, data: LinkedData, place: Place
) -> PageValue[PageTime] | None:
    """When the story was published."""
    machines = list(_for_machines(view, head, data, place))
    seen = _Seen(for_readers(view, place))
    signs = signs_of(place.headline, place.url)
    noted = noted_in(head.scripts, signs, place.month_first)
    told = _Seen(_in_order(seen, noted))
    best = _surest(machines, seen, place.heading) if machines else next(iter(told), None)
    if best is None and place.headline:
        best = beside_headline(head.scripts, [place.headline], place.month_first)
    if best is None:
        return None
    if best.time.instant is None and best.confidence > 0.6:
        # Another place may say the same day with the time of day, or with its offset.
        for other in chain(machines, told):
            if other.confidence < 0.5:
                break
            if other.time.instant is not None and _agree(best.time, other.time):
                best = other
                break
    best = _with_clock(best, seen)
    if best.time.offset == timedelta(0) and best.time.clock:
        best = _local(best, machines, told, place)
    return PageValue(best.time, best.method, best.confidence, best.element)


class _Seen:
    """The dates that readers see, looked for no further than somebody asks."""

    def __init__(self, stated: Iterator[Stated]) -> None:
        self._waiting = stated
        self._found: list[Stated] = []

    def __iter__(self) -> Iterator[Stated]:
        yield from self._found
        for each in self._waiting:
            self._found.append(each)
            yield each


def _in_order(seen: Iterable[Stated], noted: Iterator[Stated]) -> Iterator[Stated]:
    """What readers see and what scripts note, the likeliest first; scripts are read when their turn comes."""
    waiting: list[Stated] | None = None
    for each in seen:
        if each.confidence < MOST_NOTED:
            waiting = sorted(noted, key=lambda one: one.confidence) if waiting is None else waiting
            while waiting and waiting[-1].confidence > each.confidence:
                yield waiting.pop()
        yield each
    yield from sorted(noted if waiting is None else waiting, key=lambda one: -one.confidence)


def _surest(machines: list[Stated], seen: _Seen, heading: Element | None) -> Stated:
    """The first of what machines are told, unless it is contradicted by what readers see."""
    first = machines[0]
    sure = [each for each in machines if each.confidence > 0.9]
    agreed = all(abs(each.time.day - first.time.day) <= _A_DAY for each in sure)
    if first.element is not None or (agreed and first.confidence > _GENERIC):
        return first
    likely = takewhile(lambda each: each.confidence >= 0.4, seen)
    if any(each.element is not None and each.time.day == first.time.day for each in likely):
        return first
    near = _below(heading, seen)
    if near is None:
        return first
    for each in sure:
        if abs(each.time.day - near.time.day) <= (_A_DAY if each.time.clock else _NO_TIME):
            return each
    return near if first.confidence <= _GENERIC else first


def _below(heading: Element | None, seen: _Seen) -> Stated | None:
    """The first date just above or shortly below the headline, unless it says that it is of a change."""
    if heading is None:
        return None
    root = heading.getroottree().getroot()
    order = dict(zip(root.iter(), count(), strict=False))
    begin = order[heading]
    for each in seen:
        if each.confidence < 0.5:
            break
        if each.element is not None and -_JUST_ABOVE < order[each.element] - begin < _FEW_ELEMENTS:
            return (
                None
                if CHANGED.search(lower_case(one_line(words_in(each.element, " "))[:200]))
                else each
            )
    return None


def _with_clock(best: Stated, seen: _Seen) -> Stated:
    """A day with the time of day that readers see beside it."""
    if best.time.clock is not None:
        return best
    for other in seen:
        if other.confidence < 0.5:
            break
        if other.time.clock and other.time.day == best.time.day:
            return other
    return best


def _local(best: Stated, machines: list[Stated], seen: _Seen, place: Place) -> Stated:
    """A moment in UTC by the clock of the site: as another place of the page says it, or its country has it."""
    sure = chain(machines, takewhile(lambda each: each.confidence >= _LEAST_SURE, seen))
    zone = next((zone for other in sure if (zone := _zone(best.time, other))), None)
    if zone is None:
        country = country_of(place.url, place.language)
        utc = datetime.fromisoformat(f"{best.time.day}T{best.time.clock}")
        zone = offset_in(country, utc, is_utc=True) if country else None
        if zone and _is_seen(best.time, (utc + zone).date(), seen):
            return best
    return best._replace(time=_in_zone(best.time, zone)) if zone else best


def _is_seen(time: PageTime, local: date, seen: _Seen) -> bool:
    """Whether readers see the day or the clock of UTC, and not those of the country."""
    said = [
        one
        for each in seen
        if each.element is not None
        and (one := read_time(one_line(words_in(each.element, " "))[:300], month_first=False))
    ]
    clock = (time.clock or "")[:5]
    if any(one.day == time.day and (one.clock or "")[:5] == clock for one in said):
        return True
    days = {one.day for one in said}
    return time.day != local and time.day in days and local not in days


def _zone(time: PageTime, other: Stated) -> timedelta | None:
    """The offset at which another place of the page says the same moment, which is stated in UTC here."""
    said = other.time
    if other.confidence < _LEAST_SURE or time.clock is None or time.offset is None:
        return None
    if said.clock is not None and said.offset is not None:
        return said.offset if said.offset and said.instant == time.instant else None
    utc = datetime.fromisoformat(f"{time.day}T{time.clock}")
    if said.clock is None:
        # Midnight on the day that readers see.
        after = datetime.combine(said.day, datetime.min.time()) - utc
        return after if other.element is not None and after in _HOURS_TO_MIDNIGHT else None
    minutes = datetime.fromisoformat(f"{said.day}T{said.clock}").replace(second=0) - utc.replace(
        second=0, microsecond=0
    )
    likely = minutes and minutes % _ZONE_STEP == timedelta(0)
    return minutes if likely and _WEST <= minutes <= _EAST else None


def _in_zone(time: PageTime, zone: timedelta) -> PageTime:
    moment = datetime.fromisoformat(f"{time.day}T{time.clock}") + zone
    return time._replace(day=moment.date(), clock=moment.time().isoformat(), offset=zone)


def _agree(one: PageTime, other: PageTime) -> bool:
    if one.naive and other.instant is not None:
        local = datetime.fromisoformat(one.naive)
        return (
            abs((other.instant.replace(tzinfo=None) - local).total_seconds()) <= 60
            or abs((other.instant.astimezone(UTC).replace(tzinfo=None) - local).total_seconds())
            <= 60
        )
    return one.day == other.day


def _for_machines(view: PageView, head: Head, data: LinkedData, place: Place) -> Iterator[Stated]:
    month_first = place.month_first
    for text in data.texts("datePublished"):
        yield from if_time(text, "JSON-LD datePublished", 0.97)
    for name in PUBLISHED:
        stated = head.first(name) if name in head.metas else None
        if stated:
            sure = _GENERIC if name in _GENERIC_NAMES else 0.93 if name in _OF_ARTICLES else 0.9
            yield from if_time(stated, f"meta {name}", sure, month_first)
    for node in data.nodes:
        for name in _DATES_OF_NODES:
            if name in node:
                for text in texts_of(node[name]):
                    yield from if_time(text, f"JSON-LD {name}", 0.8)
    named = [(name, each) for name, each in view.properties if _PROPERTY.fullmatch(name)]
    own = set(without_lists([each for _, each in named], view, place.heading)) if named else set()
    for name, element in named:
        if element in own:
            yield from if_time(value_of(element), f"itemprop {name}", 0.9, month_first, element)


def with_zone_of(published: PageValue[PageTime], modified: PageTime) -> PageValue[PageTime]:
    """The time of publication with the offset of a change soon after it, where its own is not stated."""
    time = published.value
    soon = timedelta(0) <= modified.day - time.day <= _SOON
    if time.naive is None or published.confidence < _LEAST_SURE or not soon:
        return published
    if modified.instant is None or modified.offset == timedelta(0):
        return published
    method = f"{published.method}, at the offset of the last change"
    return replace(published, value=time._replace(offset=modified.offset), method=method)


def by_the_clock_of(published: PageValue[PageTime], place: Place) -> PageValue[PageTime]:
    """The time of publication at the offset of the country of the site, where the page states none."""
    time = published.value
    country = country_of(place.url, place.language)
    if time.naive is None or country is None or published.confidence < _LEAST_SURE:
        return published
    offset = offset_in(country, datetime.fromisoformat(time.naive), is_utc=False)
    if offset is None:
        return published
    sure = min(published.confidence, _CLOCK_OF_COUNTRY)
    method = f"{published.method}, by the clock of the country (.{country})"
    return replace(
        published, value=time._replace(offset=offset, assumed=True), method=method, confidence=sure
    )


def in_named_zone(stated: PageValue[PageTime], zone: ZoneInfo) -> PageValue[PageTime]:
    """A time in the zone that the caller names, where the page states no offset."""
    time = stated.value
    if time.naive is None:
        return stated
    local = datetime.fromisoformat(time.naive)
    moment = in_zone(local.date(), local.time(), zone)
    if moment is None:
        return stated
    method = f"{stated.method}, in the zone {zone.key}"
    return replace(stated, value=time._replace(offset=moment.utcoffset()), method=method)


def find_modified(head: Head, data: LinkedData) -> PageValue[PageTime] | None:
    """When the story was last changed."""
    for text in data.texts("dateModified"):
        time = read_time(text)
        if time is not None:
            return PageValue(time, "JSON-LD dateModified", 0.95)
    for name in MODIFIED:
        text = (head.first(name) if name in head.metas else None) or ""
        time = read_time(text)
        if time is not None:
            return PageValue(time, f"meta {name}", 0.9)
    return None
