"""A time as a page states it, and the reading of the spellings that pages use."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from newsexport.prose.dates import DateInText, find_date
from newsexport.prose.times import ZONES


class PageTime(NamedTuple):
    """A time as a page states it."""

    day: date
    clock: str | None
    """`09:30:00`, when the page says it."""
    offset: timedelta | None
    """From UTC, when the page says it."""
    printed: str
    assumed: bool = False
    """Whether the offset is that of the country of the site, because the page says none."""

    @property
    def instant(self) -> datetime | None:
        """The moment; None where the time of day or its offset is not stated."""
        if self.clock is None or self.offset is None:
            return None
        return datetime.combine(self.day, time.fromisoformat(self.clock), timezone(self.offset))

    @property
    def naive(self) -> str | None:
        """The local time without its offset, where only that is stated."""
        return (
            f"{self.day.isoformat()}T{self.clock}" if self.clock and self.offset is None else None
        )


_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:[T ]+(?P<h>\d{1,2}):?(?P<min>\d\d)(?::?(?P<s>\d\d)(?:[.,:]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?\s*(?P<zone>Z|[A-Z]{3,4}\b|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
_LAST_THE_YEAR = re.compile(
    r"(?:[A-Za-z]{3},? )?(?P<day>[A-Za-z]{3} {1,2}\d{1,2}) (?P<clock>\d\d:\d\d:\d\d)(?P<zone> [A-Z]{3,4}| [+-]\d{4})? (?P<y>\d{4})"
)
"""A date as C and Java print it: `Wed Mar 04 09:12:00 EST 2026`."""
_EPOCH = re.compile(r"(\d{10})(?:\.\d+)?|(\d{13})")
_FIRST_YEAR, _LAST_YEAR = 1990, 2056
"""Numbers above are years of the calendar of Nepal."""


@lru_cache(maxsize=512)
def read_time(text: str, *, month_first: bool | None = None) -> PageTime | None:
    """The time that a value or a line states; None when it states none, or one that could be two.

    Remembered, for a page says the same several times.
    """
    text = text.strip()
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        seconds = int(epoch[1] or epoch[2][:10])
        moment = datetime.fromtimestamp(seconds, UTC)
        return PageTime(moment.date(), moment.time().isoformat(), timedelta(0), text)
    iso = _ISO.match(text)
    if iso and int(iso["y"]) >= _FIRST_YEAR:
        return _of_iso(iso, text)
    printed = _LAST_THE_YEAR.fullmatch(text)
    said = "{day} {y} {clock}{zone}".format(**printed.groupdict("")) if printed else text
    found = find_date(said, month_first=month_first)
    return _of_text(found, text) if found else None


def _of_iso(match: re.Match[str], text: str) -> PageTime | None:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    clock, offset = None, None
    hour = int(match["h"] or 24)
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    if hour < 24:
        clock = f"{hour:02}:{match['min']}:{match['s'] or '00'}"
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
    if not _FIRST_YEAR <= found.day.year <= _LAST_YEAR:
        return None
    clock = found.clock.isoformat() if found.clock else None
    return PageTime(found.day, clock, found.offset if clock else None, text)
