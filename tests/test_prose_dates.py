"""Dates and times of day as newspapers print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.prose.dates import AmbiguousDate, DateInText, find_date, find_dates
from newsexport.prose.month_names import MONTHS, month_numbers
from newsexport.prose.times import find_time

DAYS = [
    ("Harbour, February 16, 2024.", "2024-02-16"),
    ("on November 20, 2024, as the storm", "2024-11-20"),
    ("Sept. 3, 2024", "2024-09-03"),
    ("3rd of May 2024", "2024-05-03"),
    ("3. März 2024", "2024-03-03"),
    ("le 1er août 2025", "2025-08-01"),
    ("12 de julio de 2026", "2026-07-12"),
    ("5 maggio 2024", "2024-05-05"),
    ("14 января 2026 г.", "2026-01-14"),
    ("3 września 2024", "2024-09-03"),
    ("09.08.2025", "2025-08-09"),
    ("30/04/2024", "2024-04-30"),
    ("04/30/2024", "2024-04-30"),
    ("05/05/2024", "2024-05-05"),
    ("2026.07.12", "2026-07-12"),
    ("2026年7月12日", "2026-07-12"),
    ("2026년 7월 12일", "2026-07-12"),
    ("٣ أيار ٢٠٢٥", "2025-05-03"),
    ("12 تشرين الثاني 2025", "2025-11-12"),
    ("24 نيسان / أبريل 2020", "2020-04-24"),
    ("26 | 01 | 2022", "2022-01-26"),
    ("१२ मार्च २०२५", "2025-03-12"),
    ("১২ ফেব্রুয়ারি ২০২৬", "2026-02-12"),
    ("12 กุมภาพันธ์ 2569", "2026-02-12"),
    ("12 ก.พ. 2569", "2026-02-12"),
    ("12 ožujka 2026", "2026-03-12"),
    ("12 თებერვალი 2026", "2026-02-12"),
    ("نُشر: 07:40-12 فبراير 2026 م", "2026-02-12"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_is_understood(text, day):
    found = find_date(text)
    assert found is not None
    assert found.day.isoformat() == day
    assert found.instant is None


def test_years_of_the_thai_calendar_are_thai():
    assert find_date("12 March 2569") is None


def test_no_name_of_a_month_is_another_month_elsewhere():
    known: dict[str, int] = {}
    for names in MONTHS.values():
        for number, spellings in enumerate(names.split(), 1):
            for spelling in spellings.split("|"):
                assert spelling == "-" or known.setdefault(spelling, number) == number, spelling


MOMENTS = [
    ("2024-05-03T12:05:00+02:00", "2024-05-03T12:05:00+02:00"),
    ("2024-05-03T12:05Z", "2024-05-03T12:05:00+00:00"),
    ("Posted: Aug 08, 2024 4:00 AM EDT", "2024-08-08T04:00:00-04:00"),
    ("April 25, 2023 2:26 PM GMT+2", "2023-04-25T14:26:00+02:00"),
    ("Fri 3 May 2024 12.05 BST", "2024-05-03T12:05:00+01:00"),
    ("Published 12:05 GMT, 3 May 2024", "2024-05-03T12:05:00+00:00"),
    ("14 January 2026, 06:45 CET", "2026-01-14T06:45:00+01:00"),
    ("9 March 2026 12:30 am UTC", "2026-03-09T00:30:00+00:00"),
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_moment_has_its_offset(text, moment):
    found = find_date(text)
    assert found is not None
    assert found.instant is not None
    assert found.instant.isoformat() == moment


@pytest.mark.parametrize("zone", ["IST", "CST", "AST", "ET", "PT", "Uhr", ""])
def test_a_time_without_a_sure_offset_is_no_moment(zone):
    found = find_date(f"3 May 2024, 12:05 {zone}")
    assert found is not None
    assert found.clock is not None
    assert found.instant is None


@pytest.mark.parametrize(
    "text",
    [
        "May Day",
        "32 May 2024",
        "February 30, 2024",
        "7/2024",
        "in 2024",
        "1.2.2024-5.6.2024",
        "12:05",
    ],
)
def test_what_is_no_date_is_none(text):
    assert find_date(text) is None


def test_day_and_month_that_cannot_be_told_apart_are_said():
    assert list(find_dates("03/04/2024")) == [AmbiguousDate("03/04/2024")]


def test_the_order_of_the_language_decides():
    american = find_date("03/04/2024", month_first=True)
    british = find_date("03/04/2024", month_first=False)
    assert american is not None
    assert british is not None
    assert (american.day, british.day) == (date(2024, 3, 4), date(2024, 4, 3))


def test_two_dates_of_one_line_keep_their_own_times():
    text = "Published: 14 January 2026, 06:45 CET | Updated: 15 January 2026, 18:20 CET"
    moments = [each.instant.isoformat() for each in find_dates(text)]
    assert moments == ["2026-01-14T06:45:00+01:00", "2026-01-15T18:20:00+01:00"]


def test_no_month_name_has_two_meanings():
    seen: dict[str, int] = {}
    for names in MONTHS.values():
        columns = names.split()
        assert len(columns) == 12, names
        for number, spellings in enumerate(columns, 1):
            for name in spellings.split("|"):
                assert name == "-" or seen.setdefault(name, number) == number, name
    assert all(month_numbers()[name] == number for name, number in seen.items() if name != "-")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("16h30", "16:30"),
        ("7am", "07:00"),
        ("午後3:15", "15:15"),
        ("9時05分", "09:05"),
        ("12:00 am", "00:00"),
    ],
)
def test_times_of_day(text, clock):
    found = find_time(text)
    assert found is not None
    assert found.clock.isoformat("minutes") == clock


@pytest.mark.parametrize("text", ["25:00", "3:2", "1.30", "13 pm"])
def test_what_is_no_time_is_none(text):
    assert find_time(text) is None


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["en", "de", "fr", "es", "pl", "ar"]),
)
def test_every_day_is_read_back(day, language):
    month = MONTHS[language].split()[day.month - 1].split("|")[0]
    found = find_date(f"Stand {day.day} {month} {day.year}")
    assert isinstance(found, DateInText)
    assert found.day == day


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text):
    for found in find_dates(text):
        if isinstance(found, DateInText):
            assert 0 <= found.start < found.end <= len(text)
