"""Feeds as found in the wild: read without an exception, and without losing a word in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsexport.formats import registry
from newsexport.formats.rss.read import read
from newsexport.options import Options
from newsexport.reading import parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.syntax import xml_whole
from tests.silent_loss.xml import silently_lost

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FOLDERS = ("rss", "feedvalidator", "hostile/feeds", "hostile/own/xml", "xml-malformed")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (CORPUS / folder).rglob("*")
    if path.is_file() and path.stat().st_size < 5_000_000
) if CORPUS.is_dir() else []  # fmt: skip
ROOTS = ("rss", "rdf", "channel")

FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:x="https://example.com/x">
<channel><title>Example &amp;amp; News</title><link>https://example.com/</link>
<description>All of it</description><language>en-GB</language><copyright>© Example</copyright>
<item>
 <title>Ferry &lt;b&gt;sails&lt;/b&gt; &amp;#38; returns</title>
 <link>/news/1</link><guid isPermaLink="false">ferry-1</guid>
 <description>&lt;p&gt;A summary&lt;/p&gt;</description>
 <content:encoded><![CDATA[<p>One <a href="two">two</a></p><img src="/b.jpg" alt="Boat"><script>x()</script>]]></content:encoded>
 <dc:creator>Ada Lind</dc:creator><author>ada@example.com (Ada Lind)</author>
 <category domain="https://example.com/topics">Sea</category><category>ferry</category>
 <enclosure url="https://example.com/b.jpg" length="10" type="image/jpeg"/>
 <media:content url="https://example.com/b.jpg" medium="image"><media:credit>Bo</media:credit></media:content>
 <pubDate>Mon, 16 Feb 2026 09:30:00 +0100</pubDate><dcterms:modified>2026-02-16T10:00:00Z</dcterms:modified>
 <dcterms:valid>end=2026-03-01; scheme=W3C-DTF</dcterms:valid>
 <x:mood tone="calm">fine</x:mood>
</item></channel></rss>"""


def items_of(data: bytes | str, report: Report | None = None) -> list[NewsItem]:
    source = Source.of(data if isinstance(data, bytes) else data.encode())
    return [parsed.item for parsed in read(source, Options(), report or Report())]


def test_every_element_has_its_place():
    report = Report()
    (item,) = items_of(FEED, report)
    assert item.headline == "Ferry sails & returns"
    assert item.canonical_url == "https://example.com/news/1"
    assert item.uri.startswith("urn:uuid:")
    assert [each.value for each in item.alt_ids] == ["ferry-1"]
    assert item.descriptions[0].text == "A summary"
    assert item.text == "One two"
    assert item.body[0].spans[0].href == "https://example.com/news/two"  # type: ignore[union-attr]
    assert [(each.name, each.email) for each in item.creators] == [("Ada Lind", "ada@example.com")]
    assert item.keywords == ("ferry",)
    assert item.subjects[0].scheme == "https://example.com/topics"
    (picture,) = item.media
    assert (picture.alt_text, picture.credit_line) == ("Boat", "Bo")
    assert (picture.renditions[0].size, picture.renditions[0].media_type) == (10, "image/jpeg")
    assert item.published and item.published.isoformat() == "2026-02-16T09:30:00+01:00"
    assert item.version_created and item.version_created.hour == 10
    assert item.expires == "2026-03-01"
    assert item.language == "en-GB"
    assert item.publisher and item.publisher.name == "Example & News"
    assert item.rights[0].notice == "© Example"
    assert item.extensions[0].namespace == "https://example.com/x"
    assert any("x()" in each.message for each in report.diagnostics)


def test_undeclared_entities_are_told_with_their_place():
    report = Report()
    items_of(FEED.replace("A summary", "A&amp;nbsp;summary"), report)
    assert not report.has_errors  # in escaped HTML they are right
    report = Report()
    items_of(FEED.replace("<title>Ferry", "<title>Ferry &nbsp;"), report)
    (found,) = [each for each in report.diagnostics if each.code == "IO003"]
    assert found.position is not None


@pytest.mark.parametrize(
    "date",
    ["yesterday", "2026-02-16T09:30:00", "Mon, 16 Feb 2026 09:30:00 IST", "31 Feb 2026 00:00 GMT"],
)
def test_dates_without_a_certain_moment_are_told(date: str):
    report = Report()
    (item,) = items_of(FEED.replace("Mon, 16 Feb 2026 09:30:00 +0100", date), report)
    assert item.published is None
    assert "RD005" in report.by_code


@pytest.mark.parametrize(
    ("said", "notice"), [("&lt;b&gt;", "<b>"), ("&lt;b&gt;Bay&lt;/b&gt; Post", "Bay Post")]
)
def test_a_notice_is_read_without_its_tags_unless_nothing_is_left(said: str, notice: str):
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    feed = f"<rss version='2.0' {spaces}><channel><item><title>T</title><dc:rights>{said}</dc:rights></item></channel></rss>"
    (item,) = items_of(feed, Report())
    assert [each.notice for each in item.rights] == [notice] and not item.extensions


@pytest.mark.parametrize(
    "said", ["&lt;b&gt;&lt;/b&gt;", "&amp;nbsp;", "https://example.com/a&amp;nbsp;b"]
)
def test_licences_that_are_no_address_are_kept_as_they_are(said: str):
    spaces = 'xmlns:cc="http://backend.userland.com/creativeCommonsRssModule"'
    feed = f"<rss version='2.0' {spaces}><channel><item><title>T</title><cc:license>{said}</cc:license></item></channel></rss>"
    report = Report()
    (item,) = items_of(feed, report)
    assert item.rights == ()
    assert [each.name for each in item.extensions] == ["license"]


def test_rss_10_has_its_items_beside_the_channel():
    (item,) = items_of(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://example.com/"><title>N</title><link>https://example.com/</link>'
        '<items><rdf:Seq><rdf:li rdf:resource="https://example.com/1"/></rdf:Seq></items></channel>'
        '<item rdf:about="https://example.com/1"><title>T</title><link>https://example.com/1</link>'
        "<dc:date>2026-02-16T09:30:00Z</dc:date></item></rdf:RDF>"
    )
    assert (item.uri, item.headline) == ("https://example.com/1", "T")
    assert item.published is not None
    assert item.publisher and item.publisher.name == "N"


@pytest.mark.skipif(not FILES, reason="the shared corpus is not here")
def test_every_file_is_read_and_loses_no_word_in_silence():
    missing: list[str] = []
    for path in FILES:
        report = Report()
        found = list(parsed_items(Source.of(path), "rss", Options(), report))
        missing += [
            f"{path.name}: {each}"
            for each in silently_lost(path, ROOTS, [p.item for p in found], report)
        ]
    assert not missing, (len(missing), missing[:20])


@pytest.mark.skipif(not FILES, reason="the shared corpus is not here")
def test_feeds_are_found_and_nothing_else_is_taken_for_one():
    for folder in ("newsml-g2", "newsml-1.x", "nitf", "ninjs", "hostile/own/json"):
        for path in (CORPUS / folder).rglob("*"):
            if path.is_file():
                card, _ = registry.sniff(Source.of(path))
                assert card is None or card.name != "rss", path


def test_what_stands_around_the_items_is_told_once_where_a_feed_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = "".join(f"<item><title>N{n}</title><link>p{n}</link></item>" for n in range(5))
    data = (
        '<rss version="2.0" odd="x" xml:base="https://e.example/a/"><channel xml:base="b/" xml:lang="en"><title>T</title>'
        f"{items}</channel></rss>"
    ).encode()

    def found() -> tuple[list[object], list[object]]:
        report = Report()
        read_items = [each.item for each in read(Source.of(data), Options(), report)]
        return list(read_items), [(each.code, each.message) for each in report.diagnostics]

    whole = found()
    assert len(whole[0]) == 5
    monkeypatch.setattr(xml_whole, "WHOLE", 10)
    assert found() == whole
