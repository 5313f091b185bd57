"""Atom as found in the wild: read without an exception, and without losing a word in silence."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from newsexport import api
from newsexport.formats import registry
from newsexport.formats.atom.read import read
from newsexport.options import Options
from newsexport.reading import parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem, Party
from newsexport.source import Source
from tests.silent_loss.xml import silently_lost

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FOLDERS = ("rss", "feedvalidator", "hostile/feeds", "hostile/own/xml", "xml-malformed")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (CORPUS / folder).rglob("*")
    if path.is_file() and path.stat().st_size < 5_000_000
) if CORPUS.is_dir() else []  # fmt: skip

FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:x="https://example.com/x"
 xml:lang="en" xml:base="https://example.com/news/">
<id>urn:example:skerry</id><title type="html">Skerry &amp;amp; News</title><subtitle>All of it</subtitle>
<updated>2026-02-16T10:00:00Z</updated><author><name>Skerry &amp; News</name></author>
<link rel="alternate" href="/"/><link rel="self" href="feed.atom"/><rights>© Skerry</rights>
<entry xml:lang="en-GB">
 <id>urn:example:ferry</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry <b>sails</b></div></title>
 <updated>2026-02-16T10:00:00Z</updated><published>2026-02-16T09:30:00+01:00</published>
 <author><name>Ada Lind</name><uri>/ada</uri><email>ada@example.com</email></author>
 <contributor><name>Bo Ek</name></contributor>
 <link href="ferry"/><link rel="related" href="bridge" title="The bridge" hreflang="sv"/>
 <link rel="enclosure" type="audio/mpeg" length="9" href="ferry.mp3"/>
 <link rel="license" href="https://example.com/licence"/>
 <link rel="replies" href="ferry/replies" thr:count="5"/>
 <category term="sea" scheme="https://example.com/topics" label="The sea"/><category term="ferry"/>
 <summary>A summary</summary>
 <content type="xhtml" xml:base="2026/"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One <x:a href="two">two</x:a><x:a
  name="here"/> three.</x:p><x:img src="b.jpg" alt="Boat"/><x:script>x()</x:script></x:div></content>
 <media:content url="2026/b.jpg" medium="image"><media:credit>Bo</media:credit></media:content>
 <source><id>urn:example:wire</id><title>The Wire</title><updated>2026-02-16T08:00:00Z</updated></source>
 <thr:in-reply-to ref="urn:example:old" href="old"/><x:mood tone="calm">fine</x:mood>
</entry></feed>"""


def items_of(
    data: str, report: Report | None = None, options: Options = Options()
) -> list[NewsItem]:
    found = read(Source.of(data.encode()), options, report or Report())
    return [parsed.item for parsed in found]


def feed(*inside: str, head: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{"".join(inside)}</feed>'


def test_every_element_has_its_place() -> None:
    report = Report()
    (item,) = items_of(FEED, report)
    assert (item.uri, item.headline) == ("urn:example:ferry", "Ferry sails")
    assert item.canonical_url == "https://example.com/news/ferry"
    assert item.published and item.published.isoformat() == "2026-02-16T09:30:00+01:00"
    assert item.version_created and item.version_created.hour == 10
    assert item.creators == (
        Party(name="Ada Lind", url="https://example.com/ada", email="ada@example.com"),
    )
    assert item.contributors == (Party(name="Bo Ek"),)
    assert item.publisher == Party(name="Skerry & News", url="https://example.com/")
    assert item.language == "en-GB"
    assert item.text == "One two three."
    assert item.body[0].spans[0].href == "https://example.com/news/2026/two"  # type: ignore[union-attr]
    assert [medium.kind for medium in item.media] == ["picture", "audio"]
    assert (item.media[0].alt_text, item.media[0].credit_line) == ("Boat", "Bo")
    assert (item.media[1].renditions[0].size, item.media[1].renditions[0].media_type) == (
        9,
        "audio/mpeg",
    )
    assert item.rights[0].notice == "© Skerry"
    assert item.rights[0].licence == "https://example.com/licence"
    assert item.keywords == ("ferry",)
    subject = item.subjects[0]
    assert (subject.name, subject.literal, subject.scheme) == (
        "The sea", "sea", "https://example.com/topics",
    )  # fmt: skip
    assert [link.rel for link in item.links] == ["related", "replies", "in-reply-to"]
    assert item.links[0].extensions[0].value == "sv"
    assert item.links[1].extensions[0].value == "5"
    assert item.links[2].uri == "urn:example:old"
    assert item.info_sources[0].name == "The Wire"
    assert item.descriptions[0].text == "A summary"
    assert item.extensions[0].name == "mood"
    assert any("x()" in each.message for each in report.diagnostics)
    assert not report.has_errors


def test_atom_03_is_read_by_its_own_names() -> None:
    (item,) = items_of(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>N</title><copyright>© N</copyright>'
        '<entry><title mode="escaped" type="text/html">A &amp;lt;b&amp;gt;b&amp;lt;/b&amp;gt;</title>'
        '<link rel="alternate" href="https://example.com/1"/><id>tag:example.com,2026:1</id>'
        "<issued>2026-02-16T09:30:00Z</issued><modified>2026-02-16T10:00:00Z</modified>"
        "<created>2026-02-15T10:00:00Z</created><author><name>Ada</name><url>https://example.com/a</url></author>"
        '<content type="text/html" mode="base64">PHA+SGk8L3A+</content></entry></feed>'
    )
    assert (item.headline, item.text) == ("A b", "Hi")
    assert item.published and item.version_created and item.first_created
    assert item.creators == (Party(name="Ada", url="https://example.com/a"),)
    assert item.rights[0].notice == "© N"


@pytest.mark.parametrize(
    "kind", ["", 'type="text/plain"', 'type="text/html"', 'type="text/enriched"']
)
def test_titles_of_atom_03_in_base64_have_no_markup(kind: str) -> None:
    said = base64.b64encode("The <b>ferry</b> &amp; Skerry \u2013 again".encode()).decode()
    text = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title>'
        f'<entry><title {kind} mode="base64">\n{said}\n</title><id>urn:x-a:1</id>'
        "<issued>2026-02-16T09:30:00Z</issued></entry></feed>"
    )
    (item,) = items_of(text)
    assert item.headline == "The ferry & Skerry \u2013 again"


def test_authors_are_inherited_from_the_source_and_from_the_feed() -> None:
    head = "<title>Skerry</title><author><name>Desk</name></author>"
    source = "<source><title>Wire</title><author><name>Cy Ro</name></author></source>"
    entries = [f"<entry><title>{n}</title>{more}</entry>" for n, more in enumerate(("", source))]
    one, two = items_of(feed(*entries, head=head))
    assert one.authors == ("Desk",)
    assert two.authors == ("Cy Ro",)
    (three,) = items_of(feed(entries[0], head=head.replace("Desk", "Skerry")))
    assert three.authors == ()
    assert three.publisher == Party(name="Skerry")


def test_a_deleted_entry_is_a_canceled_item() -> None:
    report = Report()
    (item,) = items_of(
        feed(
            '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:x:1"'
            ' when="2026-02-16T10:00:00Z"><at:by><name>Desk</name></at:by><at:comment>Wrong town</at:comment>'
            "</at:deleted-entry>"
        ),
        report,
    )
    assert (item.uri, item.pub_status) == ("urn:x:1", "canceled")
    assert item.provider == Party(name="Desk")
    assert item.corrections[0].text == "Wrong town"
    assert item.version_created is not None
    assert not report.has_errors


def test_content_elsewhere_and_of_other_types_is_kept() -> None:
    elsewhere, other = items_of(
        feed(
            '<entry><title>A</title><content type="video/mp4" src="https://example.com/v.mp4"/></entry>',
            '<entry><title>B</title><content type="application/json">{"a": 1}</content></entry>',
        )
    )
    assert (elsewhere.links[0].rel, elsewhere.links[0].media_type) == ("content", "video/mp4")
    assert "{" in str(other.extensions[0].value)


@pytest.mark.parametrize("date", ["yesterday", "2026-02-16", "2026-02-16T09:30:00", "31 Feb 2026"])
def test_dates_that_are_no_moment_are_told_and_not_guessed(date: str) -> None:
    report = Report()
    (item,) = items_of(feed(f"<entry><title>A</title><updated>{date}</updated></entry>"), report)
    assert item.version_created is None
    assert report.by_code["RD005"] == 1


def test_an_entry_alone_and_a_prefix_are_read() -> None:
    data = (
        '<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:id>urn:x:1</a:id><a:title>A &amp;lt;b&gt;</a:title>'
        "</a:entry>"
    )
    (item,) = items_of(data)
    assert (item.uri, item.headline) == ("urn:x:1", "A &lt;b>")
    assert api.detect(data.encode()).format == "atom"


def test_the_base_of_the_caller_resolves_addresses() -> None:
    data = feed('<entry><title>A</title><link href="/a"/></entry>')
    assert items_of(data)[0].canonical_url is None
    options = Options(base_uri="https://example.com/x/")
    assert items_of(data, options=options)[0].canonical_url == "https://example.com/a"


def test_feeds_stream_and_stop_at_a_fault_with_what_was_read() -> None:
    entry = "<entry><id>urn:x:{}</id><title>A</title></entry>"
    report = Report()
    items = items_of(feed(*(entry.format(n) for n in range(3000)))[:-2000], report)
    assert len(items) > 2900
    assert report.by_code["IO003"] == 1


@pytest.mark.skipif(not FILES, reason="the shared corpus is not here")
def test_every_file_is_read_and_loses_no_word_in_silence() -> None:
    missing: list[str] = []
    for path in FILES:
        report = Report()
        found = [p.item for p in parsed_items(Source.of(path), "atom", Options(), report)]
        lost = silently_lost(path, ("feed", "entry"), found, report)
        missing += [f"{path.name}: {each}" for each in lost]
    assert not missing, (len(missing), missing[:20])


@pytest.mark.skipif(not FILES, reason="the shared corpus is not here")
def test_atom_is_found_and_nothing_else_is_taken_for_it() -> None:
    for folder in ("newsml-g2", "newsml-1.x", "nitf", "ninjs", "rss", "hostile/own/json"):
        for path in (CORPUS / folder).rglob("*"):
            if path.is_file():
                card, _ = registry.sniff(Source.of(path))
                assert card is None or card.name != "atom", path
