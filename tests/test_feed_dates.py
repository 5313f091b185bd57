"""Dates of feeds: what is certain is a moment, what is not is told and never guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

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
