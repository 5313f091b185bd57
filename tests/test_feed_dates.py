"""Dates of feeds: what is certain is a moment, what is not is told and never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport.prose import feed_dates
from newsexport.prose.feed_dates import read_date, rfc822, rfc3339

NOON = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "grammar"),
    [
        ("Mon, 16 Feb 2026 12:00:00 GMT", "rfc822"),
        ("Mon, 16 Feb 2026 13:00:00 +0100", "rfc822"),
        ("16 Feb 2026 07:00 EST", "rfc822"),
        ("2026-02-16T12:00:00Z", "rfc3339"),
        ("2026-02-16T13:00:00.000+01:00", "rfc3339"),
        ("2026-02-16T12:00Z", "w3c-dtf"),
        ("2026-02-16 12:00:00+00:00", "loose"),
        ("Tue, 16 Feb 2026 12:00:00 GMT", "loose"),
        ("Mon, 16 Feb 26 12:00:00 GMT", "loose"),
        ("Mon, 16 February 2026 12:00:00 GMT", "loose"),
        ("Mon, 16 Feb 2026 13:00:00 CET", "loose"),
        ("Mon, 16 Feb 2026 12:00:00 +00:00", "loose"),
        ("20260216T120000Z", "loose"),
        ("2026-02-16T13:00:00+0100", "loose"),
    ],
)
def test_moments(text: str, grammar: str):
    found = read_date(text)
    assert found.instant == NOON
    assert found.grammar == grammar
    assert bool(found.fault) == (grammar == "loose")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-16", "2026-02-16"),
        ("2026-02", "2026-02"),
        ("2026-02-16T12:00:00", "2026-02-16"),
        ("Mon, 16 Feb 2026 12:00:00", "2026-02-16"),
        ("Mon, 16 Feb 2026 12:00:00 IST", "2026-02-16"),
        ("Mon, 16 Feb 2026", "2026-02-16"),
        ("Mon, 16 Feb 2026 25:00:00 GMT", "2026-02-16"),
        ("2026-02-16T23:59:60Z", "2026-02-16"),
        ("yesterday", None),
        ("31 Feb 2026 12:00 GMT", None),
        ("03/04/2026", None),
        ("0000-00-00 00:00:00", None),
        ("1771243200", None),
        ("", None),
        ("9" * 1000, None),
    ],
)
def test_no_moment_is_made_up(text: str, day: str | None):
    found = read_date(text)
    assert found.instant is None
    assert found.partial == day
    assert found.fault


def test_written_dates_are_read_again():
    assert rfc822(NOON) == "Mon, 16 Feb 2026 12:00:00 GMT"
    assert rfc3339(NOON) == "2026-02-16T12:00:00Z"
    assert read_date(rfc822(NOON)).grammar == "rfc822"
    assert read_date(rfc3339(NOON)).grammar == "rfc3339"


_DAY = st.integers(0, 39).map("{:02}".format)
_TIME = st.tuples(st.integers(0, 25), st.integers(0, 61), st.integers(0, 61)).map(
    lambda at: "{:02}:{:02}:{:02}".format(*at)
)
_MAIL = st.tuples(
    st.sampled_from(feed_dates.DAYS).map(str.title), _DAY, st.sampled_from(feed_dates.MONTHS).map(str.title),
    st.integers(1999, 2101), _TIME, st.sampled_from(["GMT", "Z", "+0000", "-0330", "+0545", "+1400", "+0110", "-0000"]),
).map(lambda said: "{}, {} {} {} {} {}".format(*said))  # fmt: skip
_ISO = st.tuples(
    st.integers(1999, 2101), st.integers(0, 13), _DAY, _TIME,
    st.sampled_from(["Z", "z", "+00:00", "-03:30", "+05:45", "+14:00", "+01:60", "-00:00"]),
).map(lambda said: "{}-{:02}-{}T{}{}".format(*said))  # fmt: skip


@given(st.one_of(_MAIL, _ISO))
@settings(max_examples=500)
def test_the_usual_forms_are_read_like_all_others(text: str):
    assert repr(read_date(text)) == repr(feed_dates._any(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday, January 29, 2021 04:42 PM", "2021-01-29"), ("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16"),
        ("2020/1/10 14:33:00", "2020-01-10"), ("Fri, 05/03/2019 - 15:21", "2019-05-03"),
        ("Mon May  5 12:00:00 2025", "2025-05-05"), ("Thu, 01/01/2019", None), ("2021/13/40", None),
        ("January 45, 2021", None), ("Sat, Dec 16 2023 13:02 PM", None),
    ],
)  # fmt: skip
def test_dates_of_the_wild_that_mean_one_day_have_it(text: str, day: str | None) -> None:
    found = read_date(text)
    assert (found.instant, found.partial) == (None, day)
    assert found.fault


def test_dates_of_the_wild_with_a_zone_are_moments() -> None:
    assert read_date("December 16, 2023 2:02 pm EST").instant == datetime(
        2023, 12, 16, 19, 2, tzinfo=UTC
    )
    assert read_date("Mon May  5 12:00:00 UTC 2025").instant == datetime(2025, 5, 5, 12, tzinfo=UTC)
