"""Dates that a page does not state, with the extra [dates]."""

from __future__ import annotations

import sys

import pytest

from newsexport.errors import MissingExtra
from tests.pages import LONG, MORE, TITLE, items_of, page

SEARCHED = {"html": {"dates": "searched"}}
PAGE = page(
    f"<article><h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p></article>"
    "<script>var shown = {'when': '2021-03-04'};</script>"
)


@pytest.fixture
def extra() -> None:
    pytest.importorskip("htmldate", reason="the extra [dates] (htmldate) is not installed")


def test_a_date_is_searched_for_where_none_is_stated(extra: None) -> None:
    (item,), _ = items_of(PAGE, formats=SEARCHED)
    (why,) = (each for each in item.evidence if each.field == "/contentCreated")
    assert str(item.content_created) == "2021-03-04"
    assert why.method.startswith("a search by htmldate") and why.confidence < 0.5


def test_a_stated_date_is_not_searched_for() -> None:
    stated = b'<meta property="article:published_time" content="2026-03-02T06:30:00Z"></head>'
    (item,), _ = items_of(PAGE.replace(b"</head>", stated), formats=SEARCHED)
    assert item.published is not None and item.published.year == 2026


def test_it_is_not_searched_for_unless_asked() -> None:
    (item,), _ = items_of(PAGE)
    assert item.content_created is None


def test_without_the_extra_the_error_names_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "htmldate", None)
    with pytest.raises(MissingExtra, match=r"newsexport\[dates\]"):
        items_of(PAGE, formats=SEARCHED)


def test_a_fault_of_the_search_is_no_fault_of_the_page(monkeypatch) -> None:
    class Broken:
        @staticmethod
        def find_date(*_: object, **__: object) -> str:
            raise RuntimeError

    monkeypatch.setitem(sys.modules, "htmldate", Broken)
    (item,), _ = items_of(PAGE, formats=SEARCHED)
    assert item.content_created is None
