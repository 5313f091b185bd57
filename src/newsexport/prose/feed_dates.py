"""Dates of feeds: RFC 822, RFC 3339 and the forms that pass for them. What is no moment is not made one.

Source: RFC 822 section 5, RFC 2822 section 3.3, RFC 3339 section 5.6, W3C Date and Time Formats.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal, NamedTuple

from newsexport.late_regex import late_regex
from newsexport.prose.times import ZONES

Grammar = Literal["rfc822", "rfc3339", "w3c-dtf", "loose"]
"""Which grammar a date obeys; `loose`: none, though its meaning is certain."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTHS = tuple(month.title() for month in MONTHS)
_NUMBERS = {month: f"{number:02}" for number, month in enumerate(_MONTHS, 1)}
_DAYS = tuple(day.title() for day in DAYS)

_VALIDITY_END = late_regex(r"(?i)end=([^;]+)")
_RFC822 = re.compile(
    r"(?:(?P<dow>[A-Za-z]{3,9})\s*(?P<comma>,?)\s*)?(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -]"
    r"(?P<year>\d{4}|\d{2})(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s*(?P<zone>[+-]\s?\d{2}:?\d{2}|[A-Za-z]{1,5})(?:\s*\([^()]*\))?(?P<further>[+-]\d{2}:?\d{2})?)?)?",
    re.ASCII,
)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:(?P<t>[Tt ]|\s+)(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>[.,]\d{1,9})?)?"
    r"\s?(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?",
    re.ASCII,
)
_BASIC = late_regex(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:[Tt](?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})"
    r"(?P<fraction>[.,]\d{1,9})?(?P<zone>[Zz]|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"(?:\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?"
)
_MONTH_FIRST = late_regex(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
    rf"(?:,?\s+(?:(?:at|-)\s+)?{_CLOCK})?",
    re.ASCII,
)
"""`Friday, January 29, 2021 04:42 PM`."""
_YEAR_LAST = late_regex(
    rf"[A-Za-z]{{3,9}},?\s+(?P<month>[A-Za-z]{{3,9}})\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+(?P<year>\d{{4}})",
    re.ASCII,
)
"""`Fri Jan 29 16:42:00 UTC 2021`, as programs of Unix print it."""
_SLASHED = late_regex(
    rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?:,?[T\s]+{_CLOCK})?", re.ASCII
)
"""`2021/1/29 16:42:00`: nobody writes the day before the month behind the year."""
_WITH_WEEKDAY = late_regex(
    r"(?P<dow>[A-Za-z]{3,9}),?\s+(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})"
    rf"(?:,?\s+(?:-\s+)?{_CLOCK})?",
    re.ASCII,
)
"""`Fri, 05/03/2019 - 15:21`: the day of the week tells day and month apart, mostly."""
_COMMENT = late_regex(r"\((?:[^()\\]|\\.)*\)")
_LONGEST = 80


class FeedDate(NamedTuple):
    """A date as a feed writes it."""

    instant: datetime | None = None
    """The moment; None where it is none."""
    partial: str | None = None
    """`2026`, `2026-02` or `2026-02-16`, where only that much is said."""
    grammar: Grammar | None = None
    """The grammar that it obeys; None when it was not understood."""
    fault: str = ""
    """Why there is no moment, or what its grammar does not allow, in a few words; empty: nothing."""


_USUAL = re.compile(
    rf"({'|'.join(_DAYS)}), ([0-3]\d) ({'|'.join(_MONTHS)}) (20\d\d) (\d\d:\d\d:\d\d)"
    r" (?:GMT|([+-](?:0\d|1[0-3])(?:00|15|30|45)))",
    re.ASCII,
)
_USUAL_ISO = re.compile(
    r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)", re.ASCII
)


@lru_cache(maxsize=4096)
def read_date(text: str) -> FeedDate:
    """The date that a text is. A time without its offset is no moment: its day is kept, and the fault said."""
    return _usual(text) or _any(text)


def _usual(text: str) -> FeedDate | None:
    """A date without a fault in one of the two forms that nearly all feeds use: at a sixth of the cost."""
    try:
        if match := _USUAL.fullmatch(text):
            weekday, day, month, year, clock, offset = match.groups()
            number = _NUMBERS[month]
            moment = datetime.fromisoformat(f"{year}-{number}-{day}T{clock}{offset or 'Z'}")
            if _DAYS[moment.weekday()] == weekday:
                return FeedDate(moment, None, "rfc822")
        elif _USUAL_ISO.fullmatch(text):
            return FeedDate(datetime.fromisoformat(text), None, "rfc3339")
    except ValueError:
        pass  # there is no such day or time
    return None


def _any(text: str) -> FeedDate:
    text = _without_comments(text.strip())
    if not text or len(text) > _LONGEST:
        return FeedDate(fault="it is empty" if not text else "it is too long for a date")
    if match := _ISO.fullmatch(text):
        return _iso(match, text)
    if match := _RFC822.fullmatch(text):
        return _rfc822(match)
    if (match := _BASIC.fullmatch(text)) is not None:
        found = _iso(match, text)
        return FeedDate(found.instant, found.partial, "loose", found.fault or "no grammar of feeds")
    return _in_the_wild(text) or FeedDate(fault="it has no form of a date in feeds")


def _in_the_wild(text: str) -> FeedDate | None:
    """A date in a form that no grammar of feeds has, where it can mean one day only."""
    match = _MONTH_FIRST.fullmatch(text) or _SLASHED.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    if match:
        said = match["month"]
        return _rewritten(match, int(said) if said.isdigit() else said, int(match["day"]))
    match = _WITH_WEEKDAY.fullmatch(text)
    if match is None:
        return None
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    weekday = match["dow"].lower()[:3]
    fitting = [
        (month, day)
        for month, day in dict.fromkeys(((one, other), (other, one)))
        if month <= 12
        and not _no_day(year, month, day)
        and DAYS[datetime(year, month, day, tzinfo=UTC).weekday()] == weekday
    ]
    return _rewritten(match, *fitting[0]) if len(fitting) == 1 else None


def _rewritten(match: re.Match[str], month: int | str, day: int) -> FeedDate:
    """The date as RFC 822 writes it, read by that."""
    if isinstance(month, int):
        if not 1 <= month <= 12:
            return FeedDate(fault="that day does not exist")
        month = _MONTHS[month - 1]
    plain = f"{day} {month} {match['year']}"
    if match["hour"] is not None:
        hour = int(match["hour"])
        if match["half"]:
            if not 1 <= hour <= 12:
                return FeedDate(fault="its time of day does not exist")
            hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
        second = f":{match['second']}" if match["second"] else ""
        plain += f" {hour:02}:{match['minute']}{second} {match['zone'] or ''}"
    found = _RFC822.fullmatch(plain.strip())
    if found is None:
        return FeedDate(fault="it has no form of a date in feeds")
    date = _rfc822(found)
    if date.instant is None and date.partial is None:
        return FeedDate(fault=date.fault)
    return FeedDate(date.instant, date.partial, "loose", date.fault or "no grammar of feeds")


def certain_moment(text: object) -> datetime | None:
    """The moment of a date that is written in no form of its format, where only one can be meant."""
    return read_date(text).instant if isinstance(text, str) else None


def _without_comments(text: str) -> str:
    """A date without the comments that RFC 822 allows anywhere, and with single blanks."""
    if "(" in text and len(text) <= 3 * _LONGEST:
        before = ""
        while before != text:
            before, text = text, _COMMENT.sub(" ", text)
    return re.sub(r"\s+", " ", text).replace(" ,", ",").strip()


def validity_end(text: str) -> FeedDate | None:
    """When a validity ends, such as `start=…; end=…; scheme=W3C-DTF`; None where it says no end.

    Source: DCMI Period Encoding Scheme.
    """
    found = _VALIDITY_END.search(text)
    return read_date(found[1].strip()) if found else None


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; in the first and last hours of the calendar, where there is none, the same clock."""
    if moment.tzinfo is UTC:
        return moment
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def rfc822(moment: datetime) -> str:
    """The moment in RFC 822, GMT, with a year of four digits: `Mon, 16 Feb 2026 08:30:00 GMT`."""
    if moment.tzinfo is not UTC:
        moment = in_utc(moment)
    return f"{_day(moment.toordinal())} {clock(moment)} GMT"


@lru_cache(maxsize=256)
def _day(number: int) -> str:
    """A day in RFC 822; mostly that of the moment before."""
    said = date.fromordinal(number).ctime()
    return f"{said[:3]}, {said[8:10].replace(' ', '0')} {said[4:7]} {said[20:]}"


def clock(moment: datetime) -> str:
    """The time of day to the second: `08:30:00`."""
    return f"{_TWO[moment.hour]}:{_TWO[moment.minute]}:{_TWO[moment.second]}"


_TWO = [f"{number:02}" for number in range(60)]


def rfc3339(moment: datetime) -> str:
    """The moment in RFC 3339, with the offset that it has; `Z` for none."""
    return moment.isoformat().replace("+00:00", "Z")


def _iso(match: re.Match[str], text: str) -> FeedDate:
    year, month, day = match["year"], match["month"], match["day"]
    partial = "-".join(part for part in (year, month, day) if part)
    fault = _no_day(int(year), int(month or 1), int(day or 1))
    if fault:
        return FeedDate(fault=fault)
    if match["hour"] is None:
        return FeedDate(None, partial, "w3c-dtf", "it states no time of day")
    if match["zone"] is None:
        return FeedDate(None, partial, "loose", "it states no offset from UTC")
    offset = _offset(match["zone"])
    moment = _moment(match, int(year), int(month), int(day), offset)
    if moment is None or offset is None:
        return FeedDate(None, partial, "loose", "its time of day does not exist")
    strict = match.re is _ISO and match["t"] in ("T", "t") and re.search(r"[Zz]$|:\d\d$", text)
    if strict and "," not in text:
        grammar: Grammar = "rfc3339" if match["second"] else "w3c-dtf"
        return FeedDate(moment, None, grammar)
    return FeedDate(moment, None, "loose", "RFC 3339 writes it 2026-02-16T09:30:00+01:00")


def _rfc822(match: re.Match[str]) -> FeedDate:
    month = match["month"].lower()
    names = [number for number, name in enumerate(MONTHS, 1) if month[:3] == name]
    if not names or (len(month) > 3 and month not in _LONG_MONTHS):
        return FeedDate(fault=f"{match['month']} is no month")
    year = int(match["year"])
    short = len(match["year"]) == 2
    if short:
        year += 2000 if year < 50 else 1900
    day = int(match["day"])
    fault = _no_day(year, names[0], day)
    if fault:
        return FeedDate(fault=fault)
    partial = f"{year:04}-{names[0]:02}-{day:02}"
    if match["hour"] is None:
        return FeedDate(None, partial, "loose", "it states no time of day")
    zone = match["zone"]
    offset = _offset(match["further"] or zone) if zone else None
    if match["further"] and zone.upper() not in ("GMT", "UTC", "UT", "Z"):
        offset = None
    if offset is None:
        why = f"{zone} has no certain offset from UTC" if zone else "it states no offset from UTC"
        return FeedDate(None, partial, "loose", why)
    moment = _moment(match, year, names[0], day, offset)
    if moment is None:
        return FeedDate(None, partial, "loose", "its time of day does not exist")
    fault = _fault_of_822(match, moment, short)
    return FeedDate(moment, None, "loose" if fault else "rfc822", fault)


_LONG_MONTHS = frozenset(
    "january february march april june july august september sept october november december".split()
)
_OLD_ZONES = frozenset("UT GMT EST EDT CST CDT MST MDT PST PDT Z".split())


def _fault_of_822(match: re.Match[str], moment: datetime, short: bool) -> str:
    """What RFC 822 does not allow of a date whose meaning is certain."""
    weekday = match["dow"]
    if weekday:
        if weekday.lower()[:3] not in DAYS:
            return f"{weekday} is no day of the week"
        if DAYS[moment.weekday()] != weekday.lower()[:3]:
            return f"that day is no {weekday}"
        if len(weekday) > 3 or not match["comma"]:
            return "RFC 822 writes days of the week as Mon, with a comma"
    if short:
        return "its year has two digits"
    if len(match["month"]) > 3 or "-" in match[0][: match.start("year") - match.start()]:
        return "RFC 822 writes the month as Feb, between blanks"
    zone = match["zone"]
    if match["further"] or (zone[0] in "+-" and not re.fullmatch(r"[+-]\d{4}", zone)):
        return "RFC 822 writes offsets as +0100"
    if zone[0].isalpha() and zone.upper() not in _OLD_ZONES:
        return f"RFC 822 knows no zone {zone}"
    if re.match(r"[A-Za-z]+,\S", match[0]):
        return "no blank stands behind the comma"
    if zone[0] in "+-" and zone[-2:] not in {"00", "15", "30", "45"}:
        return f"no place on earth is at {zone}"
    return ""


def _no_day(year: int, month: int, day: int) -> str:
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return "that day does not exist"
    return ""


def _offset(zone: str) -> timedelta | None:
    plain = zone.replace(" ", "")
    if plain[0] in "+-":
        digits = plain[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
        if minutes > 14 * 60 or int(digits[2:] or 0) > 59:
            return None
        return timedelta(minutes=-minutes if plain[0] == "-" else minutes)
    # RFC 822 section 5.1: CST is Central Standard Time there, and nothing else.
    hours = {"cst": -6.0, **ZONES}.get(plain.lower())
    return None if hours is None else timedelta(hours=hours)


def _moment(
    match: re.Match[str], year: int, month: int, day: int, offset: timedelta | None
) -> datetime | None:
    if offset is None:
        return None
    groups = match.groupdict()
    fraction = (groups.get("fraction") or ".0")[1:7].ljust(6, "0")
    try:
        moment = datetime(
            year, month, day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0),
            int(fraction), tzinfo=timezone(offset),
        )  # fmt: skip
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment
