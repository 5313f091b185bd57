"""Days of other calendars than the Gregorian: of Iran, of Ethiopia, of the eras of Japan, of the Republic of China."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_JALALI_MONTHS = (
    "فروردین|فروردين|حمل اردیبهشت|ارديبهشت|ثور خرداد|جوزا تیر|تير|سرطان مرداد|امرداد|اسد شهریور|شهريور|سنبله "
    "مهر|میزان آبان|ابان|عقرب آذر|اذر|قوس دی|دي|جدی بهمن|دلو اسفند|حوت"
)
"""Names of its months in Iran, also in Arabic letters, and in Afghanistan (Unicode CLDR)."""
JALALI_YEARS = range(1360, 1416)
"""Years 1981 to 2036; those of the Islamic calendar, which counts from the same year, begin behind them."""
_NOWRUZ = date(2021, 3, 21), 1400
"""A first day of a year, and that year."""
_LEAP_YEARS, _CYCLE = frozenset({1, 5, 9, 13, 17, 22, 26, 30}), 33
"""Years of 366 days in each 33: they hold from 1343 to 1472."""
_LONG_MONTHS, _LAST = 6, 12
_ETHIOPIC_MONTHS = (
    "መስከረም ጥቅምት ኅዳር|ህዳር ታኅሣሥ|ታህሳስ|ታኅሳስ ጥር የካቲት መጋቢት ሚያዝያ|ሚያዚያ ግንቦት ሰኔ ሐምሌ|ሀምሌ ነሐሴ|ነሀሴ ጳጉሜን|ጳጉሜ"
)
"""Names of the thirteen months of Ethiopia (Unicode CLDR, and how papers spell them)."""
_BEFORE_ETHIOPIC, _THIRTEENTH = 1724221 - 1721425 - 1, 13
"""Days from the first one of `date.fromordinal` to the day before the first year of Ethiopia."""
ERAS: dict[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Era -> the year before its first."""


@cache
def jalali_months() -> dict[str, int]:
    """Name of a month of the Persian calendar -> its number."""
    return {
        name: number
        for number, names in enumerate(_JALALI_MONTHS.split(), start=1)
        for name in names.split("|")
    }


def day_of_jalali(year: int, month: int, day: int) -> date | None:
    """The day of a date of the Persian (solar Hijri) calendar; None where there is none such."""
    if year not in JALALI_YEARS or not 1 <= month <= _LAST:
        return None
    longest = 31 if month <= _LONG_MONTHS else 30 if month < _LAST or _is_leap(year) else 29
    if not 1 <= day <= longest:
        return None
    begin, known = _NOWRUZ
    years = range(known, year) if year >= known else range(year, known)
    passed = sum(366 if _is_leap(each) else 365 for each in years)
    months = 31 * (month - 1) - max(0, month - 1 - _LONG_MONTHS)
    return begin + timedelta(days=(passed if year >= known else -passed) + months + day - 1)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP_YEARS


@cache
def ethiopic_months() -> dict[str, int]:
    """Name of a month of Ethiopia -> its number."""
    return {
        name: number
        for number, names in enumerate(_ETHIOPIC_MONTHS.split(), start=1)
        for name in names.split("|")
    }


def day_of_ethiopic(year: int, month: int, day: int) -> date | None:
    """The day of a date of Ethiopia: twelve months of 30 days, and one of five, in the year before a leap year six."""
    longest = 30 if month < _THIRTEENTH else 6 if year % 4 == 3 else 5
    if not 1 <= month <= _THIRTEENTH or not 1 <= day <= longest:
        return None
    return date.fromordinal(
        _BEFORE_ETHIOPIC + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day
    )


def day_of_era(era: str, year: str, month: int, day: int) -> date | None:
    """The day of a date such as `令和8年11月3日`; the first year of an era may be written `元`."""
    try:
        return date(ERAS[era] + (1 if year == "元" else int(year)), month, day)
    except ValueError:
        return None
