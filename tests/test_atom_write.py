"""Atom that we write: valid by the RFC's grammar and ours, read again up to the losses told, as others read it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats.atom.read import read
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Figure,
    Headline,
    Link,
    Media,
    NewsItem,
    Paragraph,
    Party,
    Rendition,
    Rights,
)
from newsexport.source import Source
from tests import strategies
from tests.round_trip import unexplained

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
OPTIONS = Options(
    now=NOW, provider=ProviderName("Example News", "https://example.com/"),
    url_template="https://example.com/{key}",
)  # fmt: skip
FEED = Options(
    now=NOW, url_template="https://example.com/{key}", provider=OPTIONS.provider,
    formats={"atom": {"document": "feed"}},
)  # fmt: skip
ITEM = NewsItem(
    uri="urn:newsml:example.com:2026:ferry", canonical_url="https://example.com/ferry",
    headlines=(Headline(text="Ferry <sails> & returns"),), published=NOW, version_created=NOW,
    language="en", creators=(Party(name="Ada Lind", url="https://example.com/ada", email="ada@example.com"),),
    contributors=(Party(name="Bo Ek"),), publisher=Party(name="Example News", url="https://example.com/"),
    body=(Paragraph(text="The ferry < sailed."), Figure(media=("boat",))),
    media=(
        Media(
            id="boat", caption="The boat", credit_line="Ada Lind", alt_text="A white boat",
            renditions=(Rendition(href="https://example.com/b.jpg", media_type="image/jpeg", width=900),),
        ),
        Media(kind="audio", renditions=(Rendition(href="https://example.com/a.mp3", media_type="audio/mpeg", size=9),)),
    ),
    keywords=("ferry",), subjects=(Concept(uri="urn:topic:sea", name="Sea", scheme="urn:topics"), Concept(name="Ports")),
    links=(Link(rel="related", href="https://example.com/bridge", title="The bridge"),),
    rights=(Rights(notice="© Example", licence="https://example.com/licence"),),
)  # fmt: skip


def again(data: bytes) -> list[NewsItem]:
    report = Report()
    items = [parsed.item for parsed in read(Source.of(data), Options(), report)]
    assert not report.has_errors, report.diagnostics
    return items


def official(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(shared / "standards" / "atom" / "atom-rfc4287.rng"))


def test_an_item_in_a_feed_comes_back_whole() -> None:
    report = Report()
    (back,) = again(Target.of("atom", FEED).document(ITEM, report))
    assert back == ITEM
    told = [(found.code, found.pointer) for found in report.diagnostics]
    assert told == [("LS003", "/provider")], "it is the publisher's name in the feed"


def test_an_entry_is_a_document_and_comes_back_up_to_the_address_of_its_publisher() -> None:
    report = Report()
    data = Target.of("atom", OPTIONS).document(ITEM, report)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<entry xmlns=')
    (back,) = again(data)
    assert back.publisher == Party(name="Example News")
    assert unexplained(Target.of("atom", OPTIONS).admitted(ITEM, Report()), back, report) == []


@pytest.mark.parametrize("options", [OPTIONS, FEED], ids=["entry", "feed"])
def test_generated_items_come_back(options: Options, shared: Path) -> None:
    target, grammar = Target.of("atom", options), official(shared)

    @settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
    @given(strategies.news_items(public=True))
    def run(item: NewsItem) -> None:
        _there_and_back(item, target, grammar)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("options", [OPTIONS, FEED], ids=["entry", "feed"])
def test_two_thousand_generated_items_come_back(options: Options, shared: Path) -> None:
    target, grammar = Target.of("atom", options), official(shared)

    @settings(settings.get_profile("thorough"), max_examples=2000)
    @given(strategies.news_items(public=True))
    def run(item: NewsItem) -> None:
        _there_and_back(item, target, grammar)

    run()


def _there_and_back(item: NewsItem, target: Target, grammar: etree.RelaxNG) -> None:
    report = Report()
    item = target.admitted(item, Report())
    data = target.document(item, report)
    assert data == target.document(item, Report()), "the same item gives the same bytes"
    assert grammar.validate(etree.fromstring(data)), grammar.error_log
    (back,) = again(data)
    made = "/versionCreated: None -> "
    found = [each for each in unexplained(item, back, report) if not each.startswith(made)]
    assert found == [], data.decode()


def test_a_canceled_item_is_a_deleted_entry_without_its_content(shared: Path) -> None:
    item = ITEM.model_copy(update={"pub_status": "canceled", "canonical_url": None})
    data = Target.of("atom", OPTIONS).document(item, Report())
    assert b"at:deleted-entry" in data
    assert b"ferry <" not in data.lower()
    assert b"sailed" not in data
    assert b"Sea" not in data
    assert official(shared).validate(etree.fromstring(data))
    (back,) = again(data)
    assert (back.uri, back.pub_status, back.version_created) == (item.uri, "canceled", NOW)
    assert back.headlines == ()


def test_a_bundle_holds_entries_and_recalls_in_their_order(tmp_path: Path) -> None:
    stories = [STORIES / name / "input.newsitem.json" for name in ("night-ferry", "quarry-kill")]
    data = b"".join(api.bundle(stories, "atom", OPTIONS))
    assert data == b"".join(api.bundle(stories, "atom", OPTIONS))
    items = again(data)
    assert [item.pub_status for item in items] == ["usable", "canceled"]
    assert {item.publisher.name for item in items if item.publisher} == {"Example News"}


def test_an_empty_bundle_is_a_feed_without_entries() -> None:
    data = b"".join(api.bundle([], "atom", OPTIONS))
    assert etree.fromstring(data).findall("{*}entry") == []


@pytest.mark.parametrize(
    "change",
    [{"pub_status": "withheld"}, {"embargoed": "open-ended"}, {"editorial_only": True},
     {"pub_status": "withheld", "canonical_url": None}],
)  # fmt: skip
def test_what_readers_must_not_see_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidOutput, match="OU002"):
        api.write(ITEM.model_copy(update=change), "atom", options=OPTIONS)


def test_notes_to_editors_never_leave() -> None:
    item = ITEM.model_copy(update={"ed_note": "Secret note", "slugline": "SECRET-SLUG"})
    report = Report()
    assert b"secret" not in Target.of("atom", OPTIONS).document(item, report).lower()
    assert not any("Secret" in found.message for found in report.diagnostics)


def test_who_is_the_author_where_nobody_is_named() -> None:
    bare = ITEM.model_copy(update={"creators": (), "contributors": ()})
    entry = etree.fromstring(Target.of("atom", OPTIONS).document(bare, Report()))
    assert entry.findtext("{*}author/{*}name") == "Example News"
    data = Target.of("atom", FEED).document(bare, Report())
    assert etree.fromstring(data).findtext("{*}author/{*}name") == "Example News"
    assert again(data)[0].creators == ()


def test_settings_name_the_feed() -> None:
    said = {
        "document": "feed", "title": "Sea", "id": "urn:example:sea", "link": "https://example.com/sea",
        "self": "https://example.com/sea.atom",
    }  # fmt: skip
    options = Options(now=NOW, formats={"atom": said})
    feed = etree.fromstring(Target.of("atom", options).document(ITEM, Report()))
    assert feed.findtext("{*}title") == "Sea"
    assert feed.findtext("{*}id") == "urn:example:sea"
    assert [each.get("href") for each in feed.findall("{*}link")] == [said["self"], said["link"]]
    with pytest.raises(BadOption, match="web address"):
        api.write(ITEM, "atom", options=Options(formats={"atom": {**said, "self": "sea.atom"}}))


def test_an_item_that_does_not_name_its_feed_stops_no_other(tmp_path: Path) -> None:
    """A recall stands in a feed always, which needs a name; the item after it has one."""
    lines = [
        {"schemaVersion": "1.0", "uri": "urn:a:1", "pubStatus": "canceled"},
        {"schemaVersion": "1.0", "uri": "urn:a:2", "canonicalUrl": "https://example.com/2",
         "headlines": [{"text": "Ferry"}], "versionCreated": "2026-02-16T09:00:00Z"},
    ]  # fmt: skip
    path = tmp_path / "two.newsitem.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    first, second = api.convert_record(path, "atom")
    assert first.status == "rejected"
    (found,) = [each for each in first.diagnostics if each.severity == "error"]
    assert (found.code, found.pointer) == ("OU001", "/provider")
    assert "--provider" in found.message
    assert second.ok


def test_a_feed_that_nobody_names_is_refused_with_the_way_out() -> None:
    with pytest.raises(BadOption, match="--provider"):
        list(api.bundle([], "atom", Options()))


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_a_code_of_a_vocabulary_is_no_site_and_its_host_is_nobody(name: str) -> None:
    code = Party(uri="http://cv.example/provider/SKP", qcode="nprov:SKP")
    item = ITEM.model_copy(update={"provider": code, "publisher": None, "creators": ()})
    options = Options(now=NOW, formats={"atom": {"document": "feed"}})
    text = Target.of(name, options).document(item, Report()).decode()
    assert "<title>SKP</title>" in text
    assert "cv.example" not in text.replace("<id>http://cv.example/provider/SKP</id>", "")


def test_feedparser_agrees() -> None:
    feedparser = pytest.importorskip("feedparser")
    for options in (OPTIONS, FEED):
        (found,) = feedparser.parse(Target.of("atom", options).document(ITEM, Report())).entries
        assert found.id == ITEM.uri
        assert found.title == "Ferry <sails> & returns"
        assert found.link == ITEM.canonical_url
        assert found.author_detail.name == "Ada Lind"
        assert found.author_detail.email == "ada@example.com"
        assert found.published == "2026-02-16T12:00:00Z"
        assert [each.term for each in found.tags] == ["ferry", "urn:topic:sea", "Ports"]
        assert "The ferry &lt; sailed." in found.content[0].value
        assert found.enclosures[0].href == "https://example.com/a.mp3"
        assert found.rights == "© Example"


def test_a_recall_without_an_address_does_not_stop_the_others(tmp_path) -> None:
    recall = ITEM.model_copy(
        update={
            "uri": "urn:example:recall", "pub_status": "canceled", "canonical_url": None,
            "provider": None, "publisher": None, "version": 2,
        }
    )  # fmt: skip
    files = []
    for number, item in enumerate((recall, ITEM)):
        files.append(tmp_path / f"{number}.newsitem.json")
        files[-1].write_bytes(api.write(item, "json"))
    refused, done = api.convert(files, "atom", options=Options(now=NOW))
    assert (refused.status, done.status) == ("rejected", "ok")
    assert [each.code for each in refused.diagnostics if each.severity == "error"] == ["OU001"]
    assert "--provider" in refused.diagnostics[-1].message
