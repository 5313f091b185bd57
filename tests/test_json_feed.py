"""JSON Feed: read tolerantly, written by its specification, losses told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given

from newsexport import api
from newsexport.errors import InvalidOutput
from newsexport.formats.json_feed.write import bundle, write
from newsexport.options import Options, ProviderName
from newsexport.reading import parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import Extension, Headline, NewsItem
from newsexport.source import Source
from tests import strategies

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
OPTIONS = Options(provider=ProviderName("Skerry News"), url_template="https://example.com/{key}")
VERSION = "https://jsonfeed.org/version/1.1"


def feed(*items: Any, **head: Any) -> dict[str, Any]:
    return {"version": VERSION, "title": "Skerry News", "items": list(items), **head}


def read(value: Any) -> tuple[list[NewsItem], Report]:
    report = Report()
    found = parsed_items(Source.of(orjson.dumps(value)), "json-feed", Options(), report)
    return [parsed.item for parsed in found], report


def test_an_item_is_read_with_all_that_the_feed_says() -> None:
    entry = {
        "id": "48213", "url": "/ferry", "title": "Ferry &amp; <b>bridge</b>", "summary": "Short.",
        "content_html": "<p>The <a href='/x'>ferry</a> sails.</p><img src='a.jpg' alt='A'>",
        "date_published": "2026-02-16T09:30:00+01:00", "date_modified": "2026-02-16T10:00:00Z",
        "tags": ["ferry"], "authors": [{"name": "Marit Olsson", "url": "https://example.com/m"}],
        "attachments": [{"url": "https://example.com/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}],
        "_skerry": {"desk": "sea"}, "external_url": "https://example.org/source",
    }  # fmt: skip
    ((item,), report) = read(feed(entry, home_page_url="https://example.com/", language="en"))
    assert item.canonical_url == "https://example.com/ferry"
    assert item.alt_ids[0].value == "48213"
    assert item.headline == "Ferry & bridge"
    assert item.text.startswith("The ferry sails.")
    assert item.authors == ("Marit Olsson",)
    assert item.publisher is not None
    assert item.publisher.name == "Skerry News"
    assert item.language == "en"
    assert [medium.kind for medium in item.media] == ["picture", "audio"]
    assert item.media[0].renditions[0].href == "https://example.com/a.jpg"
    assert item.extensions[0].name == "_skerry"
    assert item.links[0].href == "https://example.org/source"
    assert not report.has_errors


def test_version_1_0_with_its_author_is_read() -> None:
    value = feed({"id": "1", "content_text": "Words.", "author": {"name": "A"}})
    value["version"] = "https://jsonfeed.org/version/1"
    ((item,), _) = read(value)
    assert item.authors == ("A",)
    assert item.text == "Words."
    assert api.detect(orjson.dumps(value)).version == "1"


@pytest.mark.parametrize("date", ["2026-02-16", "2026-02-16T09:30:00", "yesterday"])
def test_dates_that_are_no_moment_are_told_and_not_guessed(date: str) -> None:
    ((item,), report) = read(feed({"id": "1", "content_text": "", "date_published": date}))
    assert item.published is None
    assert report.by_code["RD005"] == 1


def test_what_is_wrong_is_told_and_nothing_raised() -> None:
    value = feed(
        5, {}, {"id": 7, "tags": "one", "authors": {"name": "A"}, "attachments": [{}, 3]},
        {"id": "8", "url": "no address", "content_html": "<p>A<script>x()</script>", "language": "?"},
        icon="https://example.com/i.png",
    )  # fmt: skip
    items, report = read(value)
    assert len(items) == 2
    assert report.by_code["RD007"] == 2
    assert report.by_code["RD005"] >= 4
    assert report.by_code["LS002"] >= 3
    assert "x()" not in items[1].text


@pytest.mark.parametrize("value", [[], {}, {"items": 3}, feed()])
def test_feeds_without_items_are_told(value: Any) -> None:
    items, report = read(value)
    assert items == []
    assert report.by_code["RD007"] == 1


def test_a_bundle_is_one_feed() -> None:
    paths = [STORIES / name / "input.newsitem.json" for name in ("night-ferry", "storm-live")]
    data = b"".join(api.bundle(paths, "json-feed", OPTIONS))
    value = orjson.loads(data)
    assert [entry["title"] for entry in value["items"]] == [
        "Night ferry returns to Karsby after winter pause",
        "Storm Runa reaches the coast: live",
    ]
    assert value["title"] == "Skerry News Agency"
    assert data == b"".join(api.bundle(paths, "json-feed", OPTIONS))
    assert not api.validate(data, options=OPTIONS).has_errors


def test_an_empty_bundle_is_refused() -> None:
    with pytest.raises(InvalidOutput, match="no item"):
        list(api.bundle([], "json-feed", OPTIONS))


def test_settings_name_the_feed() -> None:
    item = NewsItem(uri="urn:x:1", headlines=(Headline(text="A"),))
    settings = {"title": "Sea", "feed_url": "https://example.com/feed.json"}
    options = Options(url_template="https://example.com/{key}", formats={"json-feed": settings})
    value = orjson.loads(api.write(item, "json-feed", options=options))
    assert (value["title"], value["feed_url"]) == ("Sea", settings["feed_url"])


@pytest.mark.parametrize(
    "change",
    [{"pub_status": "canceled"}, {"pub_status": "withheld"}, {"embargoed": "open-ended"},
     {"editorial_only": True}],
)  # fmt: skip
def test_what_readers_must_not_see_is_refused(change: dict[str, Any]) -> None:
    item = NewsItem(uri="urn:x:1", headlines=(Headline(text="Secret"),), **change)
    with pytest.raises(InvalidOutput, match="OU002"):
        api.write(item, "json-feed", options=OPTIONS)


def test_notes_to_editors_never_leave() -> None:
    item = NewsItem(uri="urn:x:1", headlines=(Headline(text="A"),), ed_note="Secret note")
    assert b"Secret" not in api.write(item, "json-feed", options=OPTIONS)


@given(strategies.news_items(public=True))
def test_no_loss_is_silent(item: NewsItem) -> None:
    from newsexport.conversion import Target
    from tests.round_trip import unexplained

    target, report = Target.of("json-feed", OPTIONS), Report()
    admitted = target.admitted(item, Report())
    ((again,), _) = read(orjson.loads(target.document(item, report)))
    assert unexplained(admitted, again, report) == []


def test_the_language_of_items_that_state_none_is_that_of_the_feed() -> None:
    item = NewsItem(uri="urn:a:1", canonical_url="https://example.com/", language="en")
    options = Options(language="ar")
    for document in (
        write(item, options, Report()),
        b"".join(bundle([item], options, Report())),
    ):
        said = orjson.loads(document)
        assert (said["language"], said["items"][0]["language"]) == ("ar", "en")


def test_a_member_of_its_own_that_no_reader_keeps_is_left_out_and_told() -> None:
    kept = Extension(namespace=VERSION, name="_skerry", value={"desk": "sea"})
    odd = Extension(namespace=VERSION, name="_odd", value={"number": 2**70})
    item = NewsItem(
        uri="urn:newsml:example.com:20260216:1", canonical_url="https://example.com/ferry",
        published=datetime(2026, 2, 16, tzinfo=UTC), extensions=(odd, kept),
    )  # fmt: skip
    alone, many = Report(), Report()
    data = write(item, Options(), alone)
    together = b"".join(bundle([item], Options(), many))
    for document, report in ((data, alone), (together, many)):
        (entry,) = orjson.loads(document)["items"]
        assert entry["_skerry"] == {"desk": "sea"}
        assert "_odd" not in entry
        assert report.by_code["OU001"] == 0
        assert "/extensions" in {d.pointer for d in report.diagnostics if d.kind == "loss"}


def test_markup_in_titles_and_summaries_is_told() -> None:
    data = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Tide &amp; Time", "items": ['
        b'{"id": "urn:x:1", "title": "A <b>b</b>", "summary": "c &eacute; d", "content_text": "x"},'
        b'{"id": "urn:x:2", "title": "Q&A: 1 < 2 &c; R&D", "content_text": "x"}]}'
    )
    report = api.validate(data, format="json-feed")
    found = [(d.pointer, d.message) for d in report.diagnostics if d.code == "JF009"]
    assert found == [
        ("/title", "title holds markup: &amp;"),
        ("/items/0/title", "title holds markup: <b>"),
        ("/items/0/summary", "summary holds markup: &eacute;"),
    ]


def test_one_id_stands_twice_whatever_the_addresses() -> None:
    data = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": ['
        b'{"id": "20", "content_text": "x"}, {"id": "20", "url": "https://a.example/20", "content_text": "x"}]}'
    )
    report = api.validate(data, format="json-feed")
    (found,) = [d for d in report.diagnostics if d.code == "NC002"]
    assert found.message.startswith("20 stands twice")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (feed({"id": "1", "content_text": "x", "attachments": [{"title": "T"}]}), "/items/0/attachments/0"),
        (feed({"id": "1", "content_text": "x", "authors": [{"name": "Jo", "_x": 1}]}), "/items/0/authors/0/_x"),
        (
            feed({"id": "1", "content_text": "x", "authors": [{"name": "Jo"}], "author": {"name": "Al"}}),
            "/items/0/author",
        ),
        (feed({"id": "1", "content_text": "x", "authors": [{"name": "Jo"}]}, authors=[{"name": "Al"}]), "/authors"),
        (feed({"id": "1", "content_text": "x"}, feed_url="https://example.com/feed.json"), "/feed_url"),
    ],
)  # fmt: skip
def test_what_no_item_holds_is_told_at_its_place(value: Any, place: str) -> None:
    assert place in [d.pointer for d in read(value)[1].diagnostics if d.code == "LS002"]


def test_an_attachment_that_the_item_shows_already_adds_what_it_says() -> None:
    entry = {"id": "1", "content_text": "x", "image": "https://example.com/a.jpg"}
    file = {"url": "https://example.com/a.jpg", "mime_type": "image/jpeg", "size_in_bytes": 7}
    ((item,), _) = read(
        feed({**entry, "attachments": [file, {**file, "title": "Other", "size_in_bytes": 8}]})
    )
    assert [each.renditions[0].size for each in item.media] == [7, 8]
    assert item.media[0].renditions[0].role == "main"
