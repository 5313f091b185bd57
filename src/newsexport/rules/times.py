"""NC: times that cannot be right."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.facts import LATEST_UNSET, OLD_TIME, PAST
from newsexport.rules.rule import rule
from newsexport.schema.v1 import NewsItem, PartialDate

CLOCK_SKEW = timedelta(minutes=10)
"""How far another computer's clock may run ahead."""

OLDEST_YEAR = 1600
"""The first newspapers are younger (Strasbourg 1605)."""

_UNSET = {date(1, 1, 1), date(1601, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1970, 1, 1)}
"""What programs write for a time that nobody set: .NET, Windows, spreadsheets, Unix."""

Named = tuple[str, str, datetime | PartialDate]
"""Pointer, name, value."""


def missing_publication_date(item: NewsItem, _: Options) -> Iterator[Finding]:
    """No time at all is known of the item: not published, not created, not changed, no version time.

    Wire items carry the time of their version instead of a time of publication; that is enough here.
    Where nobody is named who releases the item, as in scraped text and most feeds, it is a warning.

    Why it matters: without a time the item cannot be put in order, and old news returns as new.

    Bad: a story without any date.
    Good: `published`, or at least `versionCreated`.
    Fix: deliver the time at which the story was published.
    """
    if not any(True for _ in _times(item)):
        released = item.provider is not None
        yield Finding("/published", {}, severity=None if released else "warning")


def date_in_future(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A time of the past lies in the future, by more than ten minutes. Embargo and expiry may.

    Why it matters: the story stands on top of every list until then, or a clock or an embargo is wrong.

    Bad: `versionCreated` of tomorrow.
    Good: the time of tomorrow as `embargoed`.
    Fix: correct the clock or the time zone; state an embargo as an embargo.
    """
    limit = options.time + CLOCK_SKEW
    future = [each for each in _times(item) if _earliest(each[2]) > limit]
    told = {each.values["earlier"] for each in _disordered(item, options.time)} if future else set()
    for pointer, name, value in future:
        announced = name == "published" and item.embargoed is not None
        if not announced and name not in told:  # the wrong order says it already
            yield Finding(pointer, {"name": name, "time": _told(value)})


def implausibly_old(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A time is one that programs write when nobody set any, or older than all newspapers.

    Why it matters: the story sinks to the end of every archive.

    Bad: `1970-01-01T00:00:00Z`, `0001-01-01`
    Good: the true time, or none.
    Fix: leave out what is not known.
    """
    for pointer, name, value in _times(item):
        if isinstance(value, datetime) and value.year > LATEST_UNSET:
            continue
        if isinstance(value, PartialDate) and not value.is_instant:
            unset = len(value) == 10 and date.fromisoformat(value) in _UNSET
            old = int(value[:4]) < OLDEST_YEAR
        else:
            moment = _earliest(value)
            unset = (moment.minute, moment.second) == (0, 0) and _is_unset(moment)
            old = moment.year < OLDEST_YEAR
        if unset or old:
            yield Finding(pointer, {"name": name, "time": _told(value)})


def modified_before_published(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A change is dated before the thing that was changed; or a version before the content that it holds: a warning.

    Why it matters: receivers drop the change, because they hold something newer.

    Bad: published at 12:00, modified at 11:00 of the same day.
    Good: modified at or after the time of publication; or no time of change.
    Fix: correct the order; leave the time of change out when nothing was changed.
    """
    yield from _disordered(item, options.time)


_BY_CLOCK = ("versionCreated", "contentCreated")
"""The clock of a camera may be wrong: no reason to refuse what it took."""


def _disordered(item: NewsItem, now: datetime) -> Iterator[Finding]:
    made = (
        item.content_created
    )  # what lies in the future is told as that, and a day is no exact time
    begun = made if made is not None and made.is_instant and _earliest(made) <= now else None
    pairs = (
        ("versionCreated", item.version_created, "firstCreated", item.first_created),
        ("contentModified", item.content_modified, "contentCreated", item.content_created),
        ("contentModified", item.content_modified, "published", item.published),
        ("versionCreated", item.version_created, "contentCreated", begun),
    )
    for later_name, later, earlier_name, earlier in pairs:
        if later is not None and earlier is not None and latest(later) < _earliest(earlier):
            yield Finding(
                f"/{later_name}",
                {
                    "later": later_name,
                    "is": _told(later),
                    "earlier": earlier_name,
                    "was": _told(earlier),
                },
                severity="warning" if (later_name, earlier_name) == _BY_CLOCK else None,
            )
            return


def withheld_after_embargo(item: NewsItem, options: Options) -> Iterator[Finding]:
    """The embargo has passed, and the item is still withheld.

    A dated embargo together with the status usable is the convention, and no finding.

    Why it matters: the story waits for a release that nobody will send.

    Bad: embargoed until yesterday, status withheld.
    Good: the same with status usable.
    Fix: send the next version with status usable, or take the embargo away.
    """
    until = item.embargoed
    if item.pub_status == "withheld" and isinstance(until, datetime) and until <= options.time:
        yield Finding("/pubStatus", {"until": until.isoformat()})


def _times(item: NewsItem) -> Iterator[Named]:
    """The times of the past that the item states."""
    values: tuple[tuple[str, datetime | PartialDate | None], ...] = (
        ("firstCreated", item.first_created),
        ("versionCreated", item.version_created),
        ("published", item.published),
        ("contentCreated", item.content_created),
        ("contentModified", item.content_modified),
    )
    for name, value in values:
        if value is not None:
            yield f"/{name}", name, value


def _is_unset(moment: datetime) -> bool:
    offset = moment.utcoffset() or timedelta()
    in_utc = _shifted(moment.replace(tzinfo=None), -offset)
    return moment.date() in _UNSET or in_utc.date() in _UNSET


def _told(value: datetime | PartialDate) -> str:
    return value.isoformat()


def _earliest(value: datetime | PartialDate) -> datetime:
    """The first moment that it may mean, anywhere on earth."""
    if isinstance(value, datetime):
        return value
    if value.is_instant:
        return datetime.fromisoformat(value.upper())
    first = (value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10]
    return _shifted(datetime.fromisoformat(first).replace(tzinfo=UTC), timedelta(hours=-14))


def latest(value: datetime | PartialDate) -> datetime:
    """The last moment that it may mean, anywhere on earth."""
    if isinstance(value, datetime) or value.is_instant:
        return _earliest(value)
    year, month, day = (int(part) for part in [*value.split("-"), "12", "31"][:3])
    if len(value) == 7:
        month = int(value[5:7])
        day = monthrange(year, month)[1]
    return _shifted(datetime(year, month, day, tzinfo=UTC), timedelta(hours=36))


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


RULES = (
    rule(
        missing_publication_date, "NC006", "missing-publication-date", "error",
        "no time is known of this item",
        source="Google Search Central, Article structured data: datePublished", basis="editorial",
        hint="deliver the time of publication, or at least the time of this version",
        misread="published modified updated versioncreated firstcreated contentcreated contentmodified"
        " date_published date_modified datepublished datemodified datecreated pubdate lastmod"
        " thisrevisioncreated date.issue date.release", lacks=PAST,
    ),
    rule(
        date_in_future, "NC009", "date-in-future", "warning",
        "{name} {time} lies in the future",
        source="W3C Feed Validator: ImplausibleDate", basis="editorial",
        hint="correct the clock or the time zone; state an embargo as an embargo", needs=PAST,
    ),
    rule(
        implausibly_old, "NC010", "date-implausibly-old", "warning",
        "{name} {time} is a time that nobody set",
        source="W3C Feed Validator: ImplausibleDate", basis="editorial",
        hint="leave out a time that is not known", needs=(OLD_TIME,),
    ),
    rule(
        modified_before_published, "NC011", "modified-before-published", "error",
        "{later} {is} is before {earlier} {was}",
        source="newsexport: an order that is impossible",
        hint="correct the order; leave the time of change out when nothing was changed",
        needs=("version_created", "content_modified"),
    ),
    rule(
        withheld_after_embargo, "NC012", "withheld-after-embargo", "warning",
        "the embargo was lifted at {until}, and the item is still withheld",
        source="NewsML-G2 2.35, itemMeta/embargoed and itemMeta/pubStatus", basis="editorial",
        hint="release it with status usable", needs=("withheld",),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
