"""Receivers: what is written for each is what it takes, or the reason is told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsexport import api
from newsexport.cli.main import main
from newsexport.conversion import Target
from newsexport.conversion.bundles import bundle
from newsexport.diagnostic import Diagnostic
from newsexport.dialect import Tags
from newsexport.errors import BadOption, InvalidOutput
from newsexport.options import Options, ProviderName
from newsexport.payloads.html.receiver_body import taken
from newsexport.payloads.html.write import write_html
from newsexport.profile import Profile
from newsexport.profiles.load import RECEIVERS, shipped
from newsexport.receivers.dialects import dialect
from newsexport.receivers.load import receiver
from newsexport.report import Report
from newsexport.schema.v1 import Headline, NewsItem, Paragraph
from newsexport.vocab.html_elements import VOID_EVER
from tests import golden, strategies
from tests.round_trip import unexplained

NOW = golden.OPTIONS.now
assert NOW is not None
STORIES = {story.name: golden.input_of(story) for story in golden.stories()}
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "mi": "http://schemas.ingestion.microsoft.com/common/",
    "snf": "http://www.smartnews.be/snf",
}
FEEDS = ("msn", "smartnews", "flipboard")


def options(name: str, **given_: str) -> Options:
    return Options(
        now=NOW,
        profile=shipped(name),
        url_template="https://example.com/{key}",
        provider=ProviderName("Skerry News", "https://example.com/skerry"),
        language="en",
        formats={"rss": given_} if given_ else {},
    )


def story(**fields: object) -> NewsItem:
    item: dict[str, object] = {
        "uri": "urn:example:ferry",
        "language": "en",
        "published": "2026-02-13T10:00:00+01:00",
        "versionCreated": "2026-02-13T12:00:00+01:00",
        "canonicalUrl": "https://example.com/ferry",
        "headlines": [{"text": "Night ferry returns to Karsby after nine months"}],
        "descriptions": [{"text": "AT&T pays: 3 < 4.", "role": "summary"}],
        "creators": [{"name": "Ada Lind"}],
        "provider": {"name": "Skerry News", "uri": "https://example.com/"},
        "body": [{"type": "paragraph", "text": "The ferry sails again. " * 30}],
    }
    return NewsItem.model_validate({**item, **fields})


PICTURE: dict[str, Any] = {
    "kind": "picture", "id": "ferry", "copyrightHolder": "Skerry News", "creditLine": "Skerry News",
    "creators": [{"name": "Jo Berg"}],
    "renditions": [
        {"href": "https://example.com/ferry.tif", "mediaType": "image/tiff", "width": 4000},
        {"href": "https://example.com/ferry.jpg", "mediaType": "image/jpeg", "width": 1600},
        {"href": "https://example.com/ferry-800.jpg", "mediaType": "image/jpeg", "width": 800},
        {"href": "https://example.com/ferry-small.jpg", "role": "thumbnail", "width": 320},
    ],
}  # fmt: skip


def written(name: str, item: NewsItem, report: Report | None = None, **given_: str) -> Any:
    """The item of the feed for a receiver."""
    target = Target.of("rss", options(name, **given_))
    data = target.document(item, report if report is not None else Report())
    return etree.fromstring(data).find("channel/item")


def said(element: Any, path: str) -> list[str]:
    return [each.text for each in element.findall(path, SPACES)]


def refused(name: str, item: NewsItem) -> list[Diagnostic]:
    with pytest.raises(InvalidOutput) as caught:
        Target.of(dialect(name).formats[0], options(name)).document(item, Report())
    return list(caught.value.diagnostics)


def outcome(target: Target, item: NewsItem) -> tuple[bytes | None, list[Diagnostic]]:
    """The document, or why there is none."""
    try:
        return target.document(item, Report()), []
    except InvalidOutput as refusal:
        return None, list(refusal.diagnostics)


def errors_of(data: bytes, format_name: str, wanted: Options) -> list[str]:
    report = api.validate(data, format=format_name, options=wanted)
    return [str(each) for each in report.diagnostics if each.severity == "error"]


LABELS = [(name, form) for name in RECEIVERS for form in dialect(name).formats]


@pytest.mark.parametrize(("name", "form"), LABELS)
def test_every_story_is_written_clean_or_refused_with_a_reason(name: str, form: str) -> None:
    wanted = options(name)
    target = Target.of(form, wanted)
    clean = 0
    for path in STORIES.values():
        for item in api.read(path, options=wanted):
            data, reasons = outcome(target, item)
            if data is None:
                assert reasons
                assert all(each.code[:2] == "OU" and each.hint for each in reasons)
                continue
            clean += 1
            if target.card.check or target.card.read:
                assert errors_of(data, form, wanted) == [], path
    assert clean > 3


def test_the_feeds_of_receivers_are_told_as_they_were() -> None:
    kept = {
        f"{name}/{path.name}": path.read_bytes()
        for name in golden.DIALECTS
        for path in (golden.RECEIVERS / name).iterdir()
    }
    assert golden.for_receivers() == kept, "look at the change, then: make golden"
    assert {place.partition("/")[0] for place in kept} == set(golden.DIALECTS)


# What is generated


def _newsworthy(item: NewsItem) -> NewsItem:
    """The same as a story of today that has a headline and a text."""
    assert NOW is not None
    headline = Headline(text=f"Night ferry returns to Karsby, {item.headline or 'at last'}")
    return item.model_copy(
        update={
            "headlines": (headline, *(each for each in item.headlines if each.role is not None)),
            "published": NOW - timedelta(hours=5),
            "version_created": NOW - timedelta(hours=item.version),
            "body": (Paragraph(text="The ferry sails again."), *item.body),
        }
    )


@pytest.mark.parametrize("name", RECEIVERS)
def test_nothing_that_is_written_breaks_a_must(name: str) -> None:
    wanted = options(name)
    target = Target.of(dialect(name).formats[0], wanted)
    became = {True: 0, False: 0}

    @settings(settings.get_profile("quick"), max_examples=60)
    @given(strategies.news_items(public=True).map(_newsworthy))
    def run(item: NewsItem) -> None:
        data, reasons = outcome(target, item)
        became[data is not None] += 1
        if data is None:
            assert reasons
        elif target.card.check or target.card.read:
            assert errors_of(data, target.card.name, wanted) == []

    run()
    assert became[True] > 20


@pytest.mark.parametrize("name", ["msn", "flipboard"])
def test_what_a_receiver_does_not_take_of_a_story_is_told(name: str) -> None:
    target = Target.of("rss", options(name))

    @settings(settings.get_profile("quick"), max_examples=60)
    @given(strategies.news_items(public=True).map(_newsworthy))
    def run(item: NewsItem) -> None:
        report = Report()
        try:
            data = target.document(item, report)
        except InvalidOutput:
            return
        (again,) = api.read(data, format="rss", options=target.options)
        assert unexplained(target.admitted(item, Report()), again, report) == []

    run()


class _Tags(HTMLParser):
    """The tags of a fragment, in order, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag not in VOID_EVER:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID_EVER and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


def _fragments() -> st.SearchStrategy[str]:
    return strategies.bodies().map(lambda blocks: write_html(blocks).markup)


@settings(settings.get_profile("quick"), max_examples=150)
@given(_fragments())
def test_a_body_holds_allowed_elements_only_and_each_is_closed(markup: str) -> None:
    tags = dialect("msn").feed.tags
    found = _Tags()
    found.feed(taken(markup, tags).markup)
    assert found.names <= tags.allowed
    assert not found.open
    assert not found.wrong


@settings(settings.get_profile("quick"), max_examples=50)
@given(_fragments())
def test_a_body_stays_as_it_is_where_nothing_is_refused(markup: str) -> None:
    assert taken(markup, Tags()).markup == markup


# What becomes of the body


def test_elements_are_replaced_unwrapped_or_left_out() -> None:
    markup = (
        "<section><pre>a\n&lt;b</pre><p>He said <q>yes &amp; no</q> <code>x</code></p><hr></section>"
        '<figure><video src="https://example.com/v.mp4"></video><figcaption>V</figcaption></figure>'
        '<p><img src="data:image/png;base64,AAAA" alt=""></p>'
    )
    found = taken(markup, dialect("msn").feed.tags)
    assert found.markup == (
        "<div><p>a<br>&lt;b</p><p>He said \u201cyes &amp; no\u201d x</p></div>"
        "<figure><figcaption>V</figcaption></figure><p></p>"
    )
    assert set(found.changes) == {
        "section: div", "pre: p", "q: its content", "code: its content", "hr: its content",
        "video: left out", "img: left out",
    }  # fmt: skip


def test_frames_of_unknown_hosts_become_links() -> None:
    tags = dialect("msn").feed.tags
    known = '<iframe src="https://www.youtube.com/embed/1"></iframe>'
    assert taken(known, tags).markup == known
    for source in ("https://maps.example/1?a=1&amp;b=2", "https://youtube.com.example/1"):
        frame = f'<iframe src="{source}" title="A map"></iframe>'
        assert taken(frame, tags).markup == f'<p><a href="{source}">A map</a></p>'
    assert taken('<iframe src="x"></iframe><p>y</p>', tags).markup == "<p>y</p>"


# MSN


def test_msn_gets_its_elements() -> None:
    report = Report()
    links = [{"rel": "related", "href": "https://example.com/1"}]
    item = written(
        "msn",
        story(media=[PICTURE], links=links, keywords=["sea", "ships, old"], expires="2026-03-01T00:00:00+01:00"),
        report,
    )  # fmt: skip
    assert said(item, "pubDate") == ["Fri, 13 Feb 2026 09:00:00 GMT"]
    assert said(item, "dcterms:modified") == ["2026-02-13T11:00:00Z"]
    assert said(item, "dcterms:valid") == ["end=2026-02-28T23:00:00Z; scheme=W3C-DTF"]
    assert said(item, "mi:expirationDate") == ["Sat, 28 Feb 2026 23:00:00 GMT"]
    assert said(item, "media:keywords") == ["sea"]
    assert said(item, "category") == ["ships, old"]
    assert said(item, "description") == ["AT&T pays: 3 < 4."]
    (content,) = item.findall("media:content", SPACES)
    assert content.get("url") == "https://example.com/ferry.jpg"
    assert said(content, "media:credit") == ["Jo Berg/Skerry News"]
    assert said(content, "mi:hasSyndicationRights") == ["1"]
    lost = {each.pointer for each in report.diagnostics if each.kind == "loss"}
    assert {"/media/0/renditions/0", "/media/0/renditions/2", "/links/0"} <= lost


def test_rights_are_said_only_where_they_are_known() -> None:
    foreign = {**PICTURE, "copyrightHolder": "Harbour Pictures"}
    path = "media:content/mi:hasSyndicationRights"
    assert said(written("msn", story(media=[foreign])), path) == []
    assert said(written("msn", story(media=[foreign]), syndication="all"), path) == ["1"]
    assert said(written("msn", story(media=[PICTURE]), syndication="none"), path) == []


def test_a_long_title_needs_a_short_one() -> None:
    long = {"text": "Night ferry returns " * 9}
    short = {"text": "Night ferry returns", "role": "short"}
    assert said(written("msn", story(headlines=[long, short])), "mi:shortTitle") == [short["text"]]
    (found,) = refused("msn", story(headlines=[long]))
    assert found.code == "OU007"
    assert "MS003" in found.message


def test_an_update_of_msn_keeps_its_guid_and_moves_its_date() -> None:
    first = written("msn", story())
    second = written("msn", story(version=2, versionCreated="2026-02-14T08:00:00+01:00"))
    assert said(first, "guid") == said(second, "guid")
    assert said(first, "pubDate") == said(second, "pubDate")
    assert said(first, "dcterms:modified") < said(second, "dcterms:modified")
    report = Report()
    early = written("msn", story(versionCreated="2026-02-12T08:00:00+01:00"), report)
    assert said(early, "dcterms:modified") == []
    assert "/versionCreated" in {each.pointer for each in report.diagnostics}


GONE = [
    pytest.param(
        story(pubStatus="canceled", body=[], versionCreated="2026-02-14T08:00:00+01:00"),
        id="canceled",
    ),
    pytest.param(story(expires="2026-02-14T07:00:00Z"), id="expired"),
]


@pytest.mark.parametrize("item", GONE)
def test_msn_takes_an_item_back_by_a_stub(item: NewsItem) -> None:
    target = Target.of("rss", options("msn"))
    data = target.document(item, Report())
    stub = etree.fromstring(data).find("channel/item")
    assert [etree.QName(each).localname for each in stub] == ["guid", "modified", "valid"]
    assert said(stub, "guid") == ["urn:example:ferry"]
    assert said(stub, "dcterms:modified") == ["2026-02-14T07:00:00Z"]
    end = re.fullmatch(r"end=(\S+); scheme=W3C-DTF", said(stub, "dcterms:valid")[0])
    assert end is not None
    assert NOW is not None
    assert datetime.fromisoformat(end[1]) < NOW
    assert errors_of(data, "rss", options("msn")) == []
    (again,) = api.read(data, options=options("msn"))
    assert (again.uri, again.pub_status) == (item.uri, "canceled")


def test_a_recall_without_a_time_says_that_its_time_is_that_of_the_conversion() -> None:
    report = Report()
    item = written("msn", story(pubStatus="canceled", versionCreated=None, body=[]), report)
    assert said(item, "dcterms:modified") == ["2026-02-14T12:00:00Z"]
    assert "RD003" in report.by_code


# SmartNews


def test_smartnews_gets_its_elements() -> None:
    wanted = options(
        "smartnews", logo="https://example.com/logo.png", ttl="5", analytics="<script>a()</script>"
    )
    wanted = replace(
        wanted, formats={"rss": {**wanted.formats["rss"], "dark-logo": "https://example.com/d.png"}}
    )
    report = Report()
    data = Target.of("rss", wanted).document(story(media=[PICTURE]), report)
    channel = etree.fromstring(data).find("channel")
    assert said(channel, "pubDate") == ["Sat, 14 Feb 2026 12:00:00 +0000"]
    assert said(channel, "language") == ["en"]
    assert said(channel, "ttl") == ["5"]
    assert said(channel, "snf:logo/url") == ["https://example.com/logo.png"]
    assert said(channel, "snf:darkModeLogo/url") == ["https://example.com/d.png"]
    item = channel.find("item")
    assert said(item, "pubDate") == ["Fri, 13 Feb 2026 11:00:00 +0000"], "it moves with the change"
    assert said(item, "snf:analytics") == ["<script>a()</script>"]
    assert item.find("media:status", SPACES).get("state") == "active"
    assert item.find("media:thumbnail", SPACES).get("url") == "https://example.com/ferry-small.jpg"
    assert "/published" in {each.pointer for each in report.diagnostics}
    assert b"<![CDATA[<p>" in data
    assert report.counts["warning"] == 0


def test_what_smartnews_advises_is_told_with_the_option_that_gives_it() -> None:
    report = Report()
    written("smartnews", story(), report)
    (found,) = (each for each in report.diagnostics if each.code == "SF009")
    assert found.severity == "warning"
    assert "rss.logo" in found.hint


@pytest.mark.parametrize("item", GONE)
def test_smartnews_takes_an_item_back_by_its_status(item: NewsItem) -> None:
    report = Report()
    data = Target.of("rss", options("smartnews")).document(item, report)
    gone = etree.fromstring(data).find("channel/item")
    assert gone.find("media:status", SPACES).get("state") == "deleted"
    assert said(gone, "pubDate") == ["Sat, 14 Feb 2026 07:00:00 +0000"]
    assert said(gone, "content:encoded") == said(gone, "description") == []
    assert said(gone, "link") == ["https://example.com/ferry"]
    assert "SF015" not in report.by_code
    (again,) = api.read(data, options=options("smartnews"))
    assert (again.uri, again.pub_status) == (item.uri, "canceled")


def test_a_recall_for_smartnews_needs_a_title() -> None:
    found = refused("smartnews", story(pubStatus="canceled", headlines=[], body=[]))
    assert any("SF010" in each.message for each in found)


def test_a_feed_that_is_too_large_is_refused() -> None:
    body = [{"type": "paragraph", "text": "The ferry sails again. " * 50_000}]
    report = Report()
    with pytest.raises(InvalidOutput):
        Target.of("rss", options("smartnews")).document(story(body=body), report)
    (found,) = [each for each in report.diagnostics if each.code == "OU007"]
    assert "SF027" in found.message


# Flipboard, and the others


def test_flipboard_gets_a_description_of_the_words_that_there_are() -> None:
    report = Report()
    item = written(
        "flipboard", story(descriptions=[{"text": "Read it!", "role": "teaser"}]), report
    )
    (words,) = said(item, "description")
    assert 300 <= len(words) <= 1000
    assert words.startswith("The ferry sails again.")
    assert "/descriptions" in {each.pointer for each in report.diagnostics}


@pytest.mark.parametrize(
    ("name", "words"),
    [("flipboard", "ask it"), ("apple-news", "DELETE articles"), ("google-discover", "410")],
)
def test_where_no_document_takes_an_item_back_the_way_is_told(name: str, words: str) -> None:
    (found,) = refused(name, story(pubStatus="canceled"))
    assert found.code == "OU002"
    assert words in found.hint


def test_an_embargo_holds_for_every_receiver() -> None:
    for name in RECEIVERS:
        (found,) = refused(
            name, story(embargoed="2026-03-01T00:00:00Z", expires="2026-02-14T07:00:00Z")
        )
        assert found.code == "OU002"


def test_old_news_is_nothing_for_google_news() -> None:
    (found,) = refused("google-news", story(published="2026-02-01T10:00:00Z"))
    assert found.code == "OU006"


def test_apple_news_gets_its_file_name() -> None:
    assert Target.of("apple-news", options("apple-news")).suffix == "/article.json"
    chosen = replace(options("apple-news"), formats={"apple-news": {"file": "name"}})
    assert Target.of("apple-news", chosen).suffix == ".article.json"
    (found,) = refused("apple-news", story(keywords=[f"word {n}" for n in range(51)]))
    assert "AN004" in found.message


# Profiles, bundles, the command


def test_a_partner_may_bear_what_a_receiver_does_not() -> None:
    item = story(headlines=[{"text": "Ferry sails"}])
    (found,) = refused("msn", item)
    assert "MS002" in found.message
    lenient = replace(options("msn"), profile=Profile("acme", {"MS002": None}, receivers=("msn",)))
    Target.of("rss", lenient).document(item, Report())


def test_what_a_partner_asks_for_is_asked_of_the_item_and_not_of_the_feed() -> None:
    asking = Profile("acme", require=("byline",), receivers=("msn",))
    wanted = replace(options("msn"), profile=asking)
    Target.of("rss", wanted).document(story(byline="By Ada Lind"), Report())
    with pytest.raises(InvalidOutput) as caught:
        Target.of("rss", wanted).document(story(), Report())
    assert caught.value.diagnostics[0].code == "PX001"


def _file(folder: Path, *items: NewsItem) -> list[Path]:
    paths = []
    for number, item in enumerate(items):
        path = folder / f"{number}.newsitem.json"
        path.write_text(item.model_dump_json(by_alias=True, exclude_none=True), encoding="utf-8")
        paths.append(path)
    return paths


def test_a_bundle_is_one_feed_that_the_receiver_takes(tmp_path: Path) -> None:
    gone = story(uri="urn:example:quarry", pubStatus="canceled", body=[])
    paths = _file(tmp_path, story(), gone)
    for name in FEEDS[:2]:
        data = b"".join(bundle(paths, "rss", options(name)))
        assert len(etree.fromstring(data).findall("channel/item")) == 2
        assert errors_of(data, "rss", options(name)) == []
    bad = _file(tmp_path, story(), story(uri="urn:example:b", headlines=[{"text": "Short"}]))
    with pytest.raises(InvalidOutput) as caught:
        list(bundle(bad, "rss", options("msn")))
    assert "MS002" in caught.value.diagnostics[0].message


def test_one_receiver_and_a_format_that_it_takes() -> None:
    with pytest.raises(BadOption, match="does not take ninjs"):
        Target.of("ninjs", options("msn"))
    both = replace(options("msn"), profile=Profile("both", receivers=("msn", "smartnews")))
    with pytest.raises(BadOption, match="one receiver"):
        Target.of("rss", both)


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [
        (None, "logo", "https://example.com/logo.png"),
        ("msn", "analytics", "<script></script>"),
        ("flipboard", "syndication", "all"),
        ("smartnews", "logo", "logo.png"),
        ("msn", "ttl", "often"),
    ],
)
def test_settings_that_would_not_be_heeded_are_refused(
    name: str | None, setting: str, value: str
) -> None:
    wanted = options(name or "msn", **{setting: value})
    if name is None:
        wanted = replace(wanted, profile=None)
    with pytest.raises(BadOption, match=f"rss.{setting}"):
        Target.of("rss", wanted).document(story(), Report())


def test_the_command_writes_what_the_receiver_takes(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert NOW is not None
    (path,) = _file(tmp_path, story())
    line = ["convert", str(path), "--now", NOW.isoformat(), "--for"]
    for name in RECEIVERS:
        assert main([*line, name]) == 0, name
        data = capsysbinary.readouterr().out
        if name == "apple-news":
            assert json.loads(data)["version"]
        else:
            assert errors_of(data, dialect(name).formats[0], options(name)) == []
    assert main([*line, "google-discover", "--to", "json-ld"]) == 0
    capsysbinary.readouterr()
    assert main([*line, "google-discover", "--bundle"]) == 0
    assert json.loads(capsysbinary.readouterr().out)
    for wrong in (["msn", "--to", "newsml-g2"], ["msn,smartnews"], ["msn", "-O", "rss.logo=x"]):
        assert main([*line, *wrong]) == 2
        assert capsysbinary.readouterr().err
    assert main(["convert", str(path), "--for", "msn", "--now", "2028-01-01T00:00:00Z"]) == 1
    assert b"MS010" in capsysbinary.readouterr().err


def test_the_tables_name_formats_and_settings_that_there_are() -> None:
    from newsexport.formats import registry

    for name in RECEIVERS:
        found = dialect(name)
        assert found.title == receiver(name).title
        assert found.taking_back or found.feed.recall
        registry.check_settings(found.settings)
        for form in found.formats:
            registry.require(registry.find(form), "write")
        assert found.feed.settings <= {each.name for each in registry.find("rss").settings}


def test_a_large_video_is_no_large_picture() -> None:
    film = {
        "kind": "video",
        "renditions": [
            {"href": "https://example.com/v.mp4", "mediaType": "video/mp4", "size": 90_000_000}
        ],
    }
    large = {
        "kind": "picture",
        "renditions": [
            {"href": "https://example.com/p.jpg", "mediaType": "image/jpeg", "size": 90_000_000}
        ],
    }
    report = Report()
    item = written("msn", story(media=[film, large]), report)
    (content,) = item.findall("media:content", SPACES)
    assert content.get("url") == "https://example.com/v.mp4"
    assert "/media/1" in {each.pointer for each in report.diagnostics}


# MSN as Atom, shows of slides, licences, languages


def entry_for_msn(item: NewsItem, report: Report | None = None, **given_: str) -> Any:
    wanted = replace(options("msn"), formats={"atom": given_} if given_ else {})
    data = Target.of("atom", wanted).document(item, report if report is not None else Report())
    assert errors_of(data, "atom", wanted) == []
    return etree.fromstring(data).find("{http://www.w3.org/2005/Atom}entry")


def test_msn_takes_atom_too() -> None:
    report = Report()
    pre = [{"type": "preformatted", "text": "The ferry sails again. " * 30}]
    entry = entry_for_msn(
        story(media=[PICTURE], keywords=["sea"], expires="2026-03-01T00:00:00+01:00", body=pre),
        report,
    )
    assert said(entry, "{http://www.w3.org/2005/Atom}updated") == ["2026-02-13T11:00:00Z"]
    assert said(entry, "{http://www.w3.org/2005/Atom}published") == ["2026-02-13T09:00:00Z"]
    assert said(entry, "dcterms:valid") == ["end=2026-02-28T23:00:00Z; scheme=W3C-DTF"]
    assert said(entry, "media:keywords") == ["sea"]
    (content,) = entry.findall("media:content", SPACES)
    assert said(content, "mi:hasSyndicationRights") == ["1"]
    assert said(content, "media:credit") == ["Jo Berg/Skerry News"]
    (body,) = said(entry, "{http://www.w3.org/2005/Atom}content")
    assert body.startswith("<p>") and "<pre" not in body
    assert any(
        "media" in (each.pointer or "") for each in report.diagnostics if each.kind == "loss"
    )


def test_an_entry_is_taken_back_by_a_validity_that_has_ended() -> None:
    entry = entry_for_msn(story(pubStatus="canceled"))
    (valid,) = said(entry, "dcterms:valid")
    assert valid == "end=2026-02-12T11:00:00Z; scheme=W3C-DTF"
    assert entry.find("{http://www.w3.org/2005/Atom}content") is None
    assert entry.find("{http://www.w3.org/2005/Atom}published") is None


AGENCY = {**PICTURE, "copyrightHolder": "Big Agency", "uri": "urn:example:agency:4711"}


@pytest.mark.parametrize("write", [written, entry_for_msn], ids=["rss", "atom"])
def test_pictures_of_an_agency_bear_its_licence(write: Any) -> None:
    def marks(item: NewsItem, **given_: str) -> list[list[str]]:
        found = write("msn", item, **given_) if write is written else write(item, **given_)
        content = found.find("media:content", SPACES)
        return [
            said(content, f"mi:{name}")
            for name in ("hasSyndicationRights", "licenseId", "licensorName")
        ]

    item = story(media=[AGENCY])
    assert marks(item) == [[], [], []], "nothing is known of its rights"
    listed = marks(item, licensors="Other, big agency")
    assert listed == [["0"], ["urn:example:agency:4711"], ["Big Agency"]]
    space = "http://schemas.ingestion.microsoft.com/common/"
    brought = [
        {"namespace": space, "name": "licenseId", "value": "77"},
        {"namespace": space, "name": "licensorName", "value": "Small Agency"},
    ]
    assert marks(story(media=[{**AGENCY, "extensions": brought}])) == [
        ["0"],
        ["77"],
        ["Small Agency"],
    ]


def slides(number: int, **fields: object) -> NewsItem:
    media = [
        {
            "kind": "picture",
            "id": f"s{n}",
            "caption": f"Slide {n}",
            "renditions": [{"href": f"https://example.com/{n}.jpg"}],
        }
        for n in range(number)
    ]
    body = [
        {"type": "paragraph", "text": "The ferry sails again. " * 30},
        {"type": "figure", "media": [each["id"] for each in media]},
    ]
    return story(media=media, body=body, **fields)


@pytest.mark.parametrize(
    "write", [lambda item: written("msn", item), entry_for_msn], ids=["rss", "atom"]
)
def test_a_figure_of_many_pictures_is_a_show_of_slides(write: Any) -> None:
    found = write(slides(4))
    (group,) = found.findall("media:group", SPACES)
    assert [each.get("url") for each in group.findall("media:content", SPACES)] == [
        f"https://example.com/{n}.jpg" for n in range(4)
    ]
    assert said(group, "media:title") == ["Night ferry returns to Karsby after nine months"]
    assert said(group, "media:content/media:title") == [f"Slide {n}" for n in range(4)]
    assert not found.findall("media:content", SPACES)
    few = write(slides(3))
    assert not few.findall("media:group", SPACES) and len(few.findall("media:content", SPACES)) == 3


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_for_msn_has_one_language(form: str) -> None:
    both = [
        story().model_dump_json(by_alias=True, exclude_none=True).encode(),
        story(uri="urn:example:bac", language="fr")
        .model_dump_json(by_alias=True, exclude_none=True)
        .encode(),
    ]
    assert b"".join(bundle(both[:1], form, options("msn")))
    with pytest.raises(InvalidOutput) as caught:
        b"".join(bundle(both, form, options("msn")))
    (found,) = caught.value.diagnostics
    assert (found.code, found.pointer) == ("OU007", "/language")
    assert b"".join(bundle(both, "rss", options("flipboard")))


def test_apple_is_told_what_a_program_has_made() -> None:
    made = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    for source_type, told in ((made, "AI"), (None, None)):
        data = Target.of("apple-news", options("apple-news")).document(
            story(digitalSourceType=source_type), Report()
        )
        assert json.loads(data)["metadata"].get("contentGenerationType") == told
