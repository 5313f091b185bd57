"""Dates as newspapers print them. What could be two different days is not a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from newsexport.late_regex import late_regex
from newsexport.prose.calendars import (
    ERAS,
    day_of_era,
    day_of_ethiopic,
    day_of_jalali,
    ethiopic_months,
    jalali_months,
)
from newsexport.prose.characters import ascii_digits
from newsexport.prose.day_names import day_numbers
from newsexport.prose.month_names import NUMBERED, TWO_WORDS, month_number
from newsexport.prose.times import find_time
from newsexport.prose.whitespace import lower_case

# Vowel signs of Indic and Thai scripts are no word characters to `re`.
_MONTH = rf"(?:{'|'.join(TWO_WORDS)}|{NUMBERED}|[ก-เ]{{1,3}}\.[ก-ฮ]|(?:[^\W\d_]|[\u0900-\u109f\u1780-\u17ff]){{2,16}})"
_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d)|(?=\d{1,2}\.?\s[^\W\d]{3,10}\s(?:19|20)\d\d))"
"""Behind a year; some pages glue the time of day to it: `October 12, 20268:30 AM`, or the day of a change."""
_THAI, _BUDDHIST = late_regex("[\u0e00-\u0e7f]"), 543
"""Years of the Thai calendar are that much later."""
_DATE = late_regex(
    r"(?:(?<![\d/.-])|(?<=:\d\d-)|(?<=[א-ת]-))(?:"  # `07:40-12 February 2026`
    r"(?P<y1>(?:1[3489]|20|21)\d\d)(?P<sep1>\s?[-/.年년]\s?|\sоны\s)(?P<m1>\d{1,2})(?:\s?[-/.月월]\s?|(?:-р)?\sсарын\s)(?P<d1>\d{1,2})(?![\d-])"
    rf"|(?P<d2>\d{{1,2}})(?P<nth>st|nd|rd|th|er|º|ª|°|\.|\. )?(?:[\s/-]\s?|(?<=\.))(?:de |di |of |d['’]|ta['’] ?|ga |ខែ ?)?(?P<m2>{_MONTH})"
    rf"\.?(?:\s?/\s?[^\W\d_]+(?:\s[^\W\d_]+)?)?(?:\s?[\s,،/-]\s?|(?<=\.))(?:de |del |г\. |năm |พ\.ศ\. ?|ឆ្នាំ ?)?(?P<y2>(?:1[3489]|2[015])\d\d){_END}"
    rf"|(?P<y7>(?:19|20)\d\d)(?:\.\sgada|-yil|\sжыл\w+|-жыл\w+)\s(?P<d7>\d{{1,2}})(?:[.-]\s?|\s)(?P<m7>{_MONTH})"
    rf"|(?P<y5>(?:1[89]|20|21)\d\d)(?:\.|,|\sm\.|e?ko|\s?ခုနှစ်[၊,]?)?\s(?P<m5>{_MONTH})\.?\s(?:mėn\.\s)?(?P<d5>\d{{1,2}})(?![\d:])"
    r"|(?P<d4>\d{1,2})(?P<sep4>[./-]|\s[|/])\s?(?P<m4>\d{1,2})(?:[./-]|\s[|/]|(?<=\d/\d\d)\s|(?<=\d/\d)\s)\s?(?P<y4>(?:1[89]|20|21)\d\d|(?<=[./-])25[4-9]\d)"
    r"(?:(?![\d/-])|(?=\d{1,2}\.?\s[^\W\d]{3,10}\s(?:19|20)\d\d))"
    r")"
    rf"|(?P<era>{'|'.join(ERAS)})\s?(?P<y6>元|\d{{1,3}})年\s?(?P<m6>\d{{1,2}})月\s?(?P<d6>\d{{1,2}})日"
    rf"|(?<![^\W_])(?P<m3>{_MONTH})\.?[\s/-](?P<d3>\d{{1,2}})(?:st|nd|rd|th|\sቀን)?(?:\s?[,،၊፣]\s?|\s(?:del? )?|[/-])"
    rf"(?P<y3>(?:1[89]|20|21)\d\d){_END}",
    re.IGNORECASE,
)
_YEAR = late_regex(r"1[3489]\d\d|2[015]\d\d|和\s?[\d元]|成\s?[\d元]|國\s?[\d元]|国\s?[\d元]")
_NUMBER, _DIGITS_OF_DAY = late_regex("[0-9][0-9]*"), 2
"""Every date has a year, and a day in a number of its own: most lines with digits have not. The first sign of each way
to match is known, so that the engine passes over all others at once."""
_IN_NUMBERS = re.compile(r"[/|-][\W_]{0,9}\d\d?[\W_]{1,9}\d\d\d\d")
_FIRST_GREGORIAN = "1800"
"""Years before are those of another calendar."""
_LATIN = late_regex(r"[A-Za-z\u00c0-\u024f]")
"""Letters beside which a number is no year of the Persian calendar."""
_OCTOBER_OF_CROATS = frozenset({"listopada", "lis"})
"""What is November in Poland, where no full stop stands behind the day, is October in Croatia, where one does."""
_WORDS_TOO = frozenset({"des", "out", "set"})
"""Short names of months that are other words in French and English: `12 des 2000 habitants`, `the club of 2019 set 12 records`."""
_DAY_BEFORE = late_regex(r"(?<![^\W_])([^\W\d_]{2,10})\.?,?\s{0,2}$")
_NEAR = 24
"""Characters before or after a date in which its time of day is looked for."""


class DateInText(NamedTuple):
    """A date as it stands in a text, with the time of day beside it."""

    day: date
    clock: time | None
    offset: timedelta | None
    """From UTC, when the text says it."""
    start: int
    end: int
    """Index behind the date, and behind its time of day where that follows."""

    @property
    def instant(self) -> datetime | None:
        """The moment meant; None unless the text gives the day, the time and its UTC offset."""
        if self.clock is None or self.offset is None:
            return None
        return datetime.combine(self.day, self.clock, timezone(self.offset))


class AmbiguousDate(NamedTuple):
    """A date whose day and month cannot be told apart, such as `03/04/2026`."""

    text: str


def find_dates(
    text: str, *, month_first: bool | None = None
) -> Iterator[DateInText | AmbiguousDate]:
    """Every complete date (day, month, year) in the text, in order.

    `month_first` decides dates such as `03/04/2026`: True for the American order, False for the
    other, None when nobody knows. Dates with full stops are always day first.
    """
    plain = ascii_digits(text)
    if _YEAR.search(plain) and _may_name_day(plain):
        yield from _dates_in(plain, month_first)


@lru_cache(maxsize=128)
def _dates_in(plain: str, month_first: bool | None) -> list[DateInText | AmbiguousDate]:
    """The dates of a text with ASCII digits; remembered, for several steps ask for the same line."""
    found: list[DateInText | AmbiguousDate] = []
    matches = list(_DATE.finditer(plain))
    for index, match in enumerate(matches):
        day = _day(match, month_first)
        if day is None:
            continue
        if isinstance(day, AmbiguousDate):
            found.append(day)
            continue
        after = matches[index + 1].start() if index + 1 < len(matches) else len(plain)
        before = matches[index - 1].end() if index else 0
        found.append(_with_time(plain, day, match, before, after))
    return found


def may_be_ambiguous(text: str) -> bool:
    """Whether there may be a date such as `03/04/2026` in a text, whatever marks a page has put between its numbers."""
    return _IN_NUMBERS.search(text) is not None


def _may_name_day(text: str) -> bool:
    return any(len(number) <= _DIGITS_OF_DAY for number in _NUMBER.findall(text))


def find_date(text: str, *, month_first: bool | None = None) -> DateInText | None:
    """The first date of the text that has one meaning."""
    found = find_dates(text, month_first=month_first)
    return next((each for each in found if isinstance(each, DateInText)), None)


def _with_time(text: str, day: date, match: re.Match[str], before: int, after: int) -> DateInText:
    stop = min(after, match.end() + _NEAR)
    if text[match.end() : match.end() + 1].isdigit():  # the time of day is glued to the year
        text = f"{text[: match.end()]} {text[match.end() :]}"
    # An ISO date is followed by `T`; elsewhere a word or a mark may stand between.
    found = find_time(text, match.end() + (text[match.end() : match.end() + 1] in "Tt"), stop)
    if found is not None:
        return DateInText(day, found.clock, found.offset, match.start(), found.end)
    found = find_time(text, max(before, match.start() - _NEAR), match.start())
    if found is not None:
        return DateInText(day, found.clock, found.offset, found.start, match.end())
    return DateInText(day, None, None, match.start(), match.end())


def _day_named(match: re.Match[str], first: int, second: int) -> date | None:
    """The one of two days that falls on the day of the week before the date: `Thu, 03/05/2026`."""
    word = _DAY_BEFORE.search(match.string, max(0, match.start() - _NEAR), match.start())
    number = day_numbers().get(lower_case(word[1])) if word is not None else None
    if number is None:
        return None
    both = _date(match["y4"], first, match["m4"]), _date(match["y4"], second, match["d4"])
    found = [day for day in both if day is not None and day.weekday() == number]
    return found[0] if len(found) == 1 else None


def _day(match: re.Match[str], month_first: bool | None) -> date | AmbiguousDate | None:
    if match["era"]:
        return day_of_era(match["era"], match["y6"], int(match["m6"]), int(match["d6"]))
    if match["y1"]:
        is_foreign = match["y1"] < _FIRST_GREGORIAN and _LATIN.search(match.string) is not None
        return None if is_foreign else _date(match["y1"], int(match["m1"]), match["d1"])
    which = next((each for each in "2357" if match["y" + each]), None)
    if which is not None:
        name, year = lower_case(match["m" + which]), match["y" + which]
        if year < _FIRST_GREGORIAN:
            return day_of_jalali(int(year), jalali_months().get(name, 0), int(match["d" + which]))
        if name in ethiopic_months():
            return day_of_ethiopic(int(year), ethiopic_months()[name], int(match["d" + which]))
        if year.startswith("25"):
            if not _THAI.search(name):
                return None
            year = str(int(year) - _BUDDHIST)
        if name in _WORDS_TOO and _is_a_word(match, "m" + which):
            return None
        is_croatian = name in _OCTOBER_OF_CROATS and (match["nth"] or "").startswith(".")
        return _date(year, 10 if is_croatian else month_number(name), match["d" + which])
    if match["y4"].startswith("25"):
        return _date(str(int(match["y4"]) - _BUDDHIST), int(match["m4"]), match["d4"])
    first, second = int(match["d4"]), int(match["m4"])
    named = _day_named(match, first, second) if first != second <= 12 >= first else None
    if named is not None:
        return named
    if match["sep4"] == "." or first > 12 or first == second or month_first is False:
        return _date(match["y4"], second, match["d4"])
    if second > 12 or month_first:
        return _date(match["y4"], first, match["m4"])
    return AmbiguousDate(match[0])


def _is_a_word(match: re.Match[str], place: str) -> bool:
    """Whether a short name that is a word elsewhere is that: behind a year, or small where a full stop is usual."""
    shortened = match.string[match.end(place) : match.end(place) + 1] == "."
    if place == "m5":
        return not shortened
    return match[place] == "des" and not (shortened or (match["nth"] or "").startswith("."))


def _date(year: str, month: int | None, day: str) -> date | None:
    if year < _FIRST_GREGORIAN:
        return day_of_jalali(int(year), month or 0, int(day))
    try:
        return date(int(year), month or 0, int(day))
    except ValueError:
        return None
