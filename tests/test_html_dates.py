"""When a page was published: by the clock of its country, where its statements differ, in unusual spellings."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta

import pytest

from newsexport.extract.page.article import month_first
from newsexport.extract.page.zones import country_of, offset_in
from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page, story

META = "<meta property='article:published_time' content='{}'>"


def day_of(data: bytes, url: str = "https://news.example/lamp") -> str | None:
    item = one(data, base_uri=url)
    return item.published.isoformat() if item.published else item.content_created


# --- the clock of the country -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "moment", "hours"),
    [
        ("de", "2026-03-29T00:59", 1),
        ("de", "2026-03-29T01:00", 2),
        ("at", "2026-10-25T00:59", 2),
        ("at", "2026-10-25T01:00", 1),
        ("gr", "2026-07-01T12:00", 3),
        ("uk", "2026-01-01T12:00", 0),
        ("in", "2026-07-01T12:00", 5.5),
        ("tr", "2015-07-01T12:00", None),
        ("de", "9999-12-31T23:30", None),
    ],
)
def test_the_offset_of_a_country(country: str, moment: str, hours: float | None) -> None:
    expected = None if hours is None else timedelta(hours=hours)
    assert offset_in(country, datetime.fromisoformat(moment), is_utc=True) == expected


@pytest.mark.parametrize(
    ("url", "language", "country"),
    [
        ("https://www.lampe.de/a", "en", "de"),
        ("https://lampe.example.com/a", "de-AT", "de"),
        ("https://lamp.example.com/a", "en-US", None),
        ("https://lamp.us/a", "en-US", None),
        ("https://[broken", "de", "de"),
        (None, "ja", "jp"),
    ],
)
def test_the_country_of_a_site(url: str | None, language: str, country: str | None) -> None:
    assert country_of(url, language) == country


def test_a_moment_without_offset_is_by_the_clock_of_the_country() -> None:
    data = story(head=linked(headline=TITLE, datePublished="2026-07-20 14:09:42"))
    items, report = items_of(data, base_uri="https://haber.example.tr/a")
    assert items[0].published is not None
    assert items[0].published.isoformat() == "2026-07-20T14:09:42+03:00"
    evidence = next(each for each in items[0].evidence if each.field == "/published")
    assert "by the clock of the country (.tr)" in evidence.method
    assert evidence.confidence is not None and evidence.confidence <= 0.7
    assert [each.code for each in report.diagnostics if "offset" in each.message] == ["RD005"]
    assert day_of(data) == "2026-07-20"


def test_midnight_of_the_country_is_the_day_that_begins() -> None:
    data = story(head=META.format("2026-11-06T23:00:00+00:00"))
    assert day_of(data, "https://lampe.example.de/a") == "2026-11-07T00:00:00+01:00"
    assert day_of(data) == "2026-11-06T23:00:00+00:00"


def test_a_site_that_shows_the_clock_of_utc_is_left_in_utc() -> None:
    head = META.format("2026-11-06T23:07:45+00:00")
    shown = "<time datetime='2026-11-06T23:07:45+00:00'>06.11.2026, 23:07</time>"
    assert day_of(story(shown, head), "https://lampe.example.ch/a") == "2026-11-06T23:07:45+00:00"
    only_day = "<time datetime='2026-11-06T23:07:45+00:00'>06.11.2026</time>"
    url = "https://lampe.example.ch/a"
    assert day_of(story(only_day, head), url) == "2026-11-06T23:07:45+00:00"


@pytest.mark.parametrize(
    "stated", ["9999-12-31T23:30:00Z", "9999-12-31T23:30:00", "1990-01-01T00:00:00Z"]
)
def test_times_at_the_ends_of_the_calendar_are_told(stated: str) -> None:
    data = story("<p class='date'>1. Januar 1990, 00:30 Uhr</p>", META.format(stated))
    assert day_of(data, "https://lampe.example.de/a") is not None


# --- statements that differ ---------------------------------------------------------------------


def dated(line: str, head: str) -> bytes:
    body = f"<article><h1>{TITLE}</h1><div>{line}</div><div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    return page(body, head)


@pytest.mark.parametrize(
    ("line", "head", "day"),
    [
        # a date of the page as a document, and another one for readers
        ("5. Februar 2026", "<meta name='date' content='2026-02-12'>", "2026-02-05"),
        ("Updated 12 March 2026", "<meta name='date' content='2026-02-12'>", "2026-02-12"),
        # two statements for machines, of which readers see one
        (
            "6 November 2026",
            linked(headline=TITLE, datePublished="2026-11-01") + META.format("2026-11-06"),
            "2026-11-06",
        ),
        (
            "1 November 2026",
            linked(headline=TITLE, datePublished="2026-11-01") + META.format("2026-11-06"),
            "2026-11-01",
        ),
        # one sure statement is not contradicted by what readers see
        ("9 November 2026", META.format("2026-11-06"), "2026-11-06"),
    ],
)
def test_what_readers_see_decides_where_statements_differ(line: str, head: str, day: str) -> None:
    assert day_of(dated(line, head)) == day


def test_a_date_far_from_the_headline_decides_nothing() -> None:
    clock = "<span class='date'>Wednesday, 26.02.2026</span>"
    menu = "<ul>" + "<li>Towers</li>" * 9 + "</ul>"
    text = f"<article><h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p></article>"
    head = "<meta name='date' content='2025-05-01'>"
    assert day_of(page(f"<div>{clock}</div>{menu}{text}", head)) == "2025-05-01"
    assert day_of(page(f"<div>{clock}</div>{text}", head)) == "2026-02-26"


# --- spellings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(Farrow Point, 14 Gennaio 26)", "2026-01-14"),
        ("28.09.26 12:44", "2026-09-28"),
        ("Changed: 31.10.2026 - Published on: 01.11.2026", "2026-11-01"),
        ("Letzte Änderung: 31.10.2026 Erschienen am: 01.11.2026 Lesungen: 61", "2026-11-01"),
        ("Room 28.09.26 is closed", None),
    ],
)
def test_dates_in_lines(line: str, day: str | None) -> None:
    assert day_of(dated(line, "")) == day


def test_a_text_may_begin_with_its_date() -> None:
    body = f"<article><h1>{TITLE}</h1><p>(21. November 2026) {LONG}</p><p>{MORE}</p></article>"
    assert day_of(page(body)) == "2026-11-21"
    body = (
        f"<article><h1>{TITLE}</h1><p>21. November 2026 was cold. {LONG}</p><p>{MORE}</p></article>"
    )
    assert day_of(page(body)) is None


@pytest.mark.parametrize(
    "dateline",
    [
        "MARROW SOUND, Vestra—November 21, 2026—",
        "MARROW SOUND, Nov. 21, 2026 /Harbour Wire/ -- ",
        "Ostrel, 21. November 2026 (hw) – ",
    ],
)
def test_a_text_may_begin_with_place_and_date(dateline: str) -> None:
    body = f"<article><h1>{TITLE}</h1><p>{dateline}{LONG}</p><p>{MORE}</p></article>"
    assert day_of(page(body)) == "2026-11-21"


@pytest.mark.parametrize(
    ("language", "url", "first"),
    [
        ("en", "https://lamp.example.uk/", False),
        ("en-US", "https://lamp.example.in/", False),
        ("en-US", "https://lamp.example.com/", True),
        ("en", "https://lamp.example.com/", None),
        ("en", "https://lamp.example.ca/", None),
        ("", "https://lamp.example.us/", True),
    ],
)
def test_the_order_of_day_and_month(language: str, url: str, first: bool | None) -> None:
    assert month_first(language, url) is first


@pytest.mark.parametrize(
    ("other", "day"),
    [("12/25/2025", "2026-03-04"), ("25/12/2025", "2026-04-03"), ("", None)],
)
def test_another_date_of_the_page_tells_the_order(other: str, day: str | None) -> None:
    data = dated("<span class='date'>03/04/2026</span>", "")
    data = data.replace(b"</body>", f"<p>Also: {other}</p></body>".encode())
    assert day_of(data, "https://lamp.example.com/a") == day


def test_the_language_of_an_xhtml_page_is_known() -> None:
    data = dated("<span class='date'>03/04/2026</span>", "").replace(
        b'lang="en"', b'xml:lang="en-GB"'
    )
    item = one(data)
    assert item.language == "en-GB"
    assert item.content_created == "2026-04-03"


def test_many_dates_above_a_headline_are_looked_at_in_linear_time() -> None:
    above = '<span class="date">3 March 2026</span>' * 24_000
    begin = time.process_time()
    one(f"<article><p>{above}</p><h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p></article>".encode())
    assert time.process_time() - begin < 4  # where each was compared with the others it took six


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-03-04 09:12 PM EST", "2026-03-04T21:12:00-05:00"),
        ("2026-03-04 12:12am EST", "2026-03-04T00:12:00-05:00"),
        ("2026-03-04 21:12 PM EST", "2026-03-04T21:12:00-05:00"),
        ("Wed Mar 04 09:12:00 EST 2026", "2026-03-04T09:12:00-05:00"),
        ("Mar  4 09:12:00 -0500 2026", "2026-03-04T09:12:00-05:00"),
    ],
)
def test_spellings_of_machines(stated: str, moment: str) -> None:
    found = one(story(head=f"<meta name='pubdate' content='{stated}'>")).published
    assert found is not None and found.isoformat() == moment


def test_a_meta_that_states_all_as_json() -> None:
    said = {
        "title": TITLE,
        "pub_date": "2026-03-04T09:12:00Z",
        "authors": ["Edda Quill"],
        "tags": ["lamps", "towers"],
        "section": "Coast",
        "post_id": 7,
    }
    head = f"<meta name='parsely-page' content='{json.dumps(said)}'>"
    found = one(story("<p>Edda Quill</p>", head))
    assert (
        found.published is not None and found.published.isoformat() == "2026-03-04T09:12:00+00:00"
    )
    assert found.authors == ("Edda Quill",)
    assert found.keywords == ("lamps", "towers")
    for broken in ("{", "[" * 99, "7", '{"pub_date": {"a": 1}, "author": []}'):
        assert one(story(head=f"<meta name='parsely-page' content='{broken}'>")).published is None
