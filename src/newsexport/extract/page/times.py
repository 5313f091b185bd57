"""When a story was published and last changed: every place of a page that says so, and the surest of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData, texts_of
from newsexport.extract.page.view import PageView
from newsexport.prose.dates import DateInText, find_date
from newsexport.prose.times import ZONES
from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element


@dataclass(frozen=True, slots=True)
class PageTime:
    """A time as a page states it."""

    day: date
    clock: str | None
    """`09:30:00`, when the page says it."""
    offset: timedelta | None
    """From UTC, when the page says it."""
    printed: str

    @property
    def instant(self) -> datetime | None:
        """The moment; None where the time of day or its offset is not stated."""
        if self.clock is None or self.offset is None:
            return None
        moment = datetime.fromisoformat(f"{self.day.isoformat()}T{self.clock}")
        return moment.replace(tzinfo=timezone(self.offset))

    @property
    def naive(self) -> str | None:
        """The local time without its offset, where only that is stated."""
        return (
            f"{self.day.isoformat()}T{self.clock}" if self.clock and self.offset is None else None
        )


_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:[T ]+(?P<h>\d{1,2}):?(?P<min>\d\d)(?::?(?P<s>\d\d)(?:[.,:]\d+)?)?"
    r"\s*(?P<zone>Z|[A-Z]{3,4}\b|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{10})(?:\.\d+)?|(\d{13})")
_FIRST_YEAR = 1990
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
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "date.publish", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dc.date.published",
    "cxenseparse:recs:publishtime", "displaydate", "ptime", "originalpublicationdate",
    "article_date_original", "datecreated", "article.published", "published_date", "publication-date",
    "article.created", "og:pubdate", "rnews:datepublished", "bt:pubdate", "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified",
    "article:modified", "lastmod", "last-modified", "og:modified_time", "revised",
)  # fmt: skip
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")


def read_time(text: str, *, month_first: bool | None = None) -> PageTime | None:
    """The time that a value or a line states; None when it states none, or one that could be two."""
    text = text.strip()
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        seconds = int(epoch[1] or epoch[2][:10])
        moment = datetime.fromtimestamp(seconds, UTC)
        return PageTime(moment.date(), moment.time().isoformat(), timedelta(0), text)
    iso = _ISO.match(text)
    if iso:
        return _of_iso(iso, text)
    found = find_date(text, month_first=month_first)
    return _of_text(found, text) if found else None


def _of_iso(match: re.Match[str], text: str) -> PageTime | None:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    if day.year < _FIRST_YEAR:
        return None
    clock, offset = None, None
    if match["h"] and int(match["h"]) < 24:
        clock = f"{int(match['h']):02}:{match['min']}:{match['s'] or '00'}"
        if int(match["min"]) > 59 or int(match["s"] or 0) > 59:
            clock = None
        offset = _offset(match["zone"]) if match["zone"] and clock else None
    return PageTime(day, clock, offset, text)


def _offset(zone: str) -> timedelta | None:
    if zone[0] not in "+-":
        hours = ZONES.get(zone.lower())
        return None if hours is None else timedelta(hours=hours)
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if minutes > 14 * 60:
        return None
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)


def _of_text(found: DateInText, text: str) -> PageTime | None:
    if found.day.year < _FIRST_YEAR:
        return None
    clock = found.clock.isoformat() if found.clock else None
    return PageTime(found.day, clock, found.offset if clock else None, text)


@dataclass(frozen=True, slots=True)
class _Stated:
    time: PageTime
    method: str
    confidence: float
    element: Element | None = None


def find_published(
    view: PageView, head: Head, data: LinkedData, url: str | None, *, month_first: bool | None
) -> PageValue[PageTime] | None:
    """When the story was published."""
    stated = _published(view, head, data, url, month_first)
    first = next(stated, None)
    if first is None:
        return None
    best = first
    if first.time.instant is None and first.confidence > 0.6:
        # Another place may say the same day with the time of day, or with its offset.
        for other in stated:
            if other.confidence < 0.5:
                break
            if other.time.instant is not None and _agree(first.time, other.time):
                best = other
                break
    elif first.time.offset == timedelta(0) and first.time.clock:
        local = next((zone for other in stated if (zone := _zone(first.time, other))), None)
        best = replace(first, time=_in_zone(first.time, local)) if local else first
    return PageValue(best.time, best.method, best.confidence, best.element)


def _zone(time: PageTime, other: _Stated) -> timedelta | None:
    """The offset at which another place of the page says the same moment, which is stated in UTC here."""
    said = other.time
    if other.confidence < _LEAST_SURE or time.instant is None:
        return None
    if said.instant is not None:
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
    return replace(time, day=moment.date(), clock=moment.time().isoformat(), offset=zone)


def _agree(one: PageTime, other: PageTime) -> bool:
    if one.naive and other.instant is not None:
        local = datetime.fromisoformat(one.naive)
        return (
            abs((other.instant.replace(tzinfo=None) - local).total_seconds()) <= 60
            or abs((other.instant.astimezone(UTC).replace(tzinfo=None) - local).total_seconds())
            <= 60
        )
    return one.day == other.day


def _published(
    view: PageView, head: Head, data: LinkedData, url: str | None, month_first: bool | None
) -> Iterator[_Stated]:
    for text in data.texts("datePublished"):
        yield from _if_time(text, "JSON-LD datePublished", 0.97)
    for name in PUBLISHED:
        stated = head.first(name)
        if stated:
            yield from _if_time(stated, f"meta {name}", 0.93, month_first)
    for node in data.nodes:
        for name in ("datePublished", "dateCreated", "uploadDate"):
            for text in texts_of(node.get(name)):
                yield from _if_time(text, f"JSON-LD {name}", 0.8)
    for name, element in view.properties:
        if name.rpartition(":")[2].lower() in ("datepublished", "datecreated", "published"):
            yield from _if_time(_value(element), f"itemprop {name}", 0.9, month_first, element)
    yield from _in_times(view, url, month_first)
    for element in sorted(view.dates, key=lambda each: not _is_publication(each)):
        text = one_line(words_in(element, " "))
        if len(text) < 200 and not _NOW.search(text):
            short = _SHORT_YEAR.fullmatch(text)
            said = "{}.{}.20{}".format(*short.groups()) if short else text
            yield from _if_time(said, "a line called date", 0.6, month_first, element)
    yield from _in_lines(view, month_first)


def _in_lines(view: PageView, month_first: bool | None) -> Iterator[_Stated]:
    """Dates in short lines: first those below the headline, then those above, then the rest of the page."""
    dated = [run for run in view.runs if len(run.text) < _LONGEST_LINE and _DIGITS.search(run.text)]
    heading = next((run.order for run in view.runs if run.tag == "h1"), -1)
    below = [run for run in dated if run.order >= heading]
    near = [run for run in below if run.order < heading + _NEAR]
    above = [run for run in dated if run.order < heading]
    for runs, method, confidence in (
        (near, "a date below the headline", 0.55),
        (above[::-1][:_NEAR], "a date above the headline", 0.4),
        (below, "the first date of the page", 0.3),
    ):
        for run in runs:
            if _COPYRIGHT.search(run.text) or _NOW.search(run.text):
                continue
            yield from _if_time(run.text, method, confidence, month_first, run.element)


_DIGITS = re.compile(r"\b(?:19|20)\d\d\b|\d年")
_NOW = re.compile(r"aktuelle zeit|current time|it is currently|heute ist", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\W*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d\d)(?:\s*[-,|]\s*\d\d:\d\d.{0,5})?\W*")
_COPYRIGHT = re.compile(r"©|copyright|\(c\)", re.IGNORECASE)
_LONGEST_LINE = 160
_NEAR = 25


def _in_times(view: PageView, url: str | None, month_first: bool | None) -> Iterator[_Stated]:
    """Time elements and the address: it comes first where those called published are of several stories."""
    marked = [
        stated
        for element in view.times
        if _is_publication(element)
        for stated in _if_time(_value(element), "time element", 0.8, month_first, element)
    ]
    match = _IN_ADDRESS.search(url) if url else None
    address = list(
        _if_time("-".join(match.groups()), "the address of the page", 0.7) if match else ()
    )
    several = len({stated.time.day for stated in marked}) > 1
    yield from [*address, *marked] if several else [*marked, *address]
    for element in view.times:
        yield from _if_time(_value(element), "time element", 0.8, month_first, element)


def _is_publication(element: Element) -> bool:
    return element.get("pubdate") is not None or "publi" in (element.get("class") or "").lower()


def _value(element: Element) -> str:
    return element.get("datetime") or element.get("content") or one_line(words_in(element, " "))


def _if_time(
    text: str,
    method: str,
    confidence: float,
    month_first: bool | None = None,
    element: Element | None = None,
) -> Iterator[_Stated]:
    time = read_time(text[:300], month_first=month_first)
    if time is not None:
        yield _Stated(time, method, confidence, element)


def with_zone_of(published: PageValue[PageTime], modified: PageTime) -> PageValue[PageTime]:
    """The time of publication with the offset of a change soon after it, where its own is not stated."""
    time = published.value
    soon = timedelta(0) <= modified.day - time.day <= _SOON
    if time.naive is None or published.confidence < _LEAST_SURE or not soon:
        return published
    if modified.instant is None or modified.offset == timedelta(0):
        return published
    method = f"{published.method}, at the offset of the last change"
    return replace(published, value=replace(time, offset=modified.offset), method=method)


def find_modified(head: Head, data: LinkedData) -> PageValue[PageTime] | None:
    """When the story was last changed."""
    for text in data.texts("dateModified"):
        time = read_time(text)
        if time is not None:
            return PageValue(time, "JSON-LD dateModified", 0.95)
    for name in MODIFIED:
        text = head.first(name) or ""
        time = read_time(text)
        if time is not None:
            return PageValue(time, f"meta {name}", 0.9)
    return None
