"""Items that are seen at a glance, and items that take each step together, are judged like all others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api
from newsexport.formats.rss import item, read_alike
from newsexport.formats.rss.alike import Alike
from newsexport.options import Options
from newsexport.payloads import batches
from newsexport.report import Report
from newsexport.schema.v1 import Model

_NAMES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="https://example.com/ns"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/"'
)
_PIECES = (
    "<title>Ferry sails</title>", "<title/>", "<title>A &lt;b&gt; here</title>", "<link>https://example.com/1</link>", "<link>ferry</link>",
    '<guid isPermaLink="false">ferry-1</guid>', "<guid>ferry-1</guid>", "<guid>https://example.com/1</guid>",
    "<pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate>", "<pubDate>Tue, 16 Feb 2026 08:30:00 GMT</pubDate>", "<pubDate>2026</pubDate>",
    "<description>It sails.</description>", "<description>&lt;p onclick='x'&gt;It sails.</description>", "<category>harbour</category>",
    "<category domain='https://example.com/v'>ferry</category>", "<author>ada@example.com (Ada)</author>", "<author>Ada</author>",
    "<dc:creator>Ada Lind</dc:creator>", "<dc:date>2026-02-16</dc:date>", "<dc:date>soon</dc:date>", "<dc:language>en</dc:language>",
    "<content:encoded>&lt;p&gt;One.&lt;/p&gt;</content:encoded>", "<content:encoded>&lt;script&gt;</content:encoded>",
    '<enclosure url="https://example.com/a.mp3" length="9" type="audio/mpeg"/>', '<enclosure url="https://example.com/a.ogg" length="9" type="audio/ogg"/>',
    '<enclosure url="a b" length="9" type="audio/mpeg"/>', '<enclosure url="https://example.com/a.mp3"/>', "<itunes:duration>1:05</itunes:duration>",
    '<media:content url="https://example.com/a.jpg" type="image/jpeg"><media:title>A</media:title></media:content>',
    '<m:content url="https://example.com/a.jpg"/>', "<media:content/>", '<media:content url="https://example.com/a.jpg">words</media:content>',
    '<media:content url="https://example.com/a.jpg"><media:title>&lt;b&gt;</media:title></media:content>',
    '<media:group><media:content url="https://example.com/a.jpg"/><media:content/></media:group>',
    '<media:group><media:content url="https://example.com/a.jpg"/></media:group>',
    '<media:group><media:content url="https://example.com/a.jpg"/><media:content url="https://example.com/b.jpg"/></media:group>', '<atom:link rel="self" href="https://example.com/1"/>',
    "<x:rank>1</x:rank>", "<dcterms:valid>end=2020-01-01T00:00:00Z</dcterms:valid>", "<byline>Ada</byline>", "words", "<!-- a comment -->",
)  # fmt: skip
_PIECE = st.sampled_from(_PIECES)
_ITEMS = st.lists(st.lists(_PIECE, max_size=7).map("".join), min_size=1, max_size=4).flatmap(
    lambda kinds: st.lists(st.sampled_from(kinds), min_size=1, max_size=9)
)
"""Several items of each kind: the second one may be seen at a glance."""


def _feed(items: list[str]) -> bytes:
    inside = "".join(f"<item>{each}</item>" for each in items)
    head = "<title>T</title><link>https://example.com/</link><description>D</description>"
    return f'<rss version="2.0" {_NAMES}><channel>{head}{inside}</channel></rss>'.encode()


def _told(feed: bytes, **options: Any) -> tuple[object, ...]:
    seen = []

    def see(item: object, found: tuple[object, ...]) -> None:
        seen.append((item, found))

    report = api.validate(feed, format="rss", options=Options(**options))
    api.validate(feed, format="rss", options=Options(**options), on_item=see)
    return report.diagnostics, list(report.tally.items()), report.items, report.coverage, seen


@contextmanager
def _each_by_itself() -> Iterator[None]:
    with (
        patch.object(Alike, "sees_right", lambda *_: False),
        patch.object(batches, "SIZE", 1),
        patch.object(item, "of_fields", lambda model, values: model(**values)),
    ):
        yield


@given(_ITEMS)
def test_what_is_told_of_items_does_not_hang_on_those_before_them(items: list[str]) -> None:
    feed = _feed(items)
    found = _told(feed), _told(feed, only="format")
    with _each_by_itself():
        assert found == (_told(feed), _told(feed, only="format"))


def test_ordinary_items_are_seen_at_a_glance() -> None:
    ordinary = "".join(_PIECES[at] for at in (0, 3, 5, 8, 11, 13, 17, 20, 21, 23, 28))
    seen: list[bool] = []
    sees_right = Alike.sees_right

    def look(alike: Alike, element: Any) -> bool:
        seen.append(sees_right(alike, element))
        return seen[-1]

    with patch.object(Alike, "sees_right", look):
        report = api.validate(_feed([ordinary] * 3), format="rss", options=Options(only="format"))
    assert report.items == 3
    assert seen.count(True) >= 2


def test_a_feed_of_items_that_are_all_wrong_is_not_tried_for_ever() -> None:
    tried: list[Any] = []
    is_right = Alike._is_right

    def look(alike: Alike, element: Any) -> bool:
        tried.append(element)
        return is_right(alike, element)

    with patch.object(Alike, "_is_right", look):
        report = api.validate(
            _feed(["<title/>"] * 100), format="rss", options=Options(only="format")
        )
    assert report.by_code["FE016"] == 100
    assert len(tried) < 50


@pytest.mark.parametrize("step", ["judged", "read"])
def test_items_before_one_that_fails_are_given(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [0]

    def third(work: Any) -> Any:
        def wrapped(*given: Any) -> Any:
            calls[0] += 1
            if calls[0] == 3:
                raise RuntimeError("of the test")
            return work(*given)

        return wrapped

    if step == "read":
        monkeypatch.setattr(read_alike, "item_of", third(read_alike.item_of))
    else:
        from newsexport.formats.rss.feed_judge import FeedJudge

        monkeypatch.setattr(FeedJudge, "item", third(FeedJudge.item))
    given_items = []
    feed = _feed([f"<title>T{n}</title><guid>g{n}</guid>" for n in range(5)])
    report: Report = api.validate(feed, format="rss", on_item=lambda *one: given_items.append(one))
    assert len(given_items) == 2
    assert report.items == 3
    faults = [each for each in report.diagnostics if each.code == "SY001"]
    assert [each.item and each.item.index for each in faults] == [2]


def test_what_is_counted_behind_an_item_that_fails_is_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed = _feed(
        [f"<guid>g{n}</guid><pubDate>2026</pubDate>" + "<title/>" * (n % 3) for n in range(7)]
    )
    item_of = read_alike.item_of

    def failing(part: Any, *given: Any) -> Any:
        if part.path.endswith("item[4]"):
            raise RuntimeError("of the test")
        return item_of(part, *given)

    monkeypatch.setattr(read_alike, "item_of", failing)
    found = _told(feed)
    with _each_by_itself():
        assert found == _told(feed)


def test_objects_of_certain_values_are_like_those_that_were_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[tuple[Model, Model]] = []
    of_fields = item.of_fields

    def both(model: type[Model], values: dict[str, Any]) -> Model:
        made.append((of_fields(model, values), model(**values)))
        return made[-1][0]

    for module in ("item", "texts", "elements"):
        monkeypatch.setattr(f"newsexport.formats.rss.{module}.of_fields", both)
    monkeypatch.setattr("newsexport.payloads.media_rss.read.of_fields", both)
    list(api.read(_feed([piece + _PIECES[0] for piece in _PIECES]), format="rss"))
    assert {type(one).__name__ for one, _ in made} == {
        "NewsItem", "Headline", "Description", "Media", "Rendition",
    }  # fmt: skip
    for one, other in made:
        assert one == other
        assert repr(one) == repr(other)
        assert one.model_fields_set == other.model_fields_set
        assert one.model_dump_json() == other.model_dump_json()
