"""Faults as partners' programs make them, each put into a right document: each is told at the line where it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport import Options, validate

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "fixtures" / "stories"
VALID = ROOT / "tests" / "mutation" / "valid"
BRIDGE = STORIES / "harbour-bridge" / "outputs"
DOCUMENTS = {
    "newsml-g2": BRIDGE / "story.newsml-g2.xml", "nitf": ROOT / "fixtures" / "refused" / "NF014.nitf.xml",
    "rss": VALID / "feed.rss", "atom": VALID / "feed.atom", "entry": BRIDGE / "story.atom",
    "json-feed": VALID / "feed.feed.json", "ninjs": BRIDGE / "story.ninjs.json", "json-ld": BRIDGE / "story.jsonld",
    "news-sitemap": BRIDGE / "story.news-sitemap.xml", "newsml-1": VALID / "ferry.newsml1.xml",
}  # fmt: skip
NOON = Options(now=datetime(2026, 2, 16, 12, tzinfo=UTC))
XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'
FAULTS = [
    ("newsml-g2", XHTML, "", "G2015"),
    ("newsml-g2", XHTML, ' xmlns="http://www.w3.org/TR/xhtml1"', "G2015"),
    ("newsml-g2", "</html>", "<body><p>Again.</p></body></html>", "G2015"),
    ("newsml-g2", "<body>", '<body><p><img alt="A tram"/></p>', "G2015"),
    ("newsml-g2", "<ul>", "<ul><tr><td>One</td></tr>", ""),
    ("newsml-g2", 'catalogRef href="http://www.iptc.org/std/catalog/', 'catalogRef href="', "G2046"),
    ("newsml-g2", '<provider uri="https://example.com/about"><name>Example News</name></provider>', "<provider/>", "G2041"),
    ("newsml-g2", "cpnat:organisation", "cpnat:organization", "G2005"),
    ("newsml-g2", 'xml:lang="en"', 'xml:lang="eng"', "G2047"),
    ("newsml-g2", 'digitalsourcetype/digitalCapture"', 'digitalsourcetype/digitalcapture"', "NC029"),
    ("newsml-g2", "<headline>First tram", "<headline>First \ufffd\ufffd\ufffd tram", "TX016"),
    ("nitf", "Ferry sails again after storm", "&lt;b&gt;Ferry sails again&lt;/b&gt;", "TX004"),
    ("nitf", 'date.issue norm="2026', 'date.issue norm="2062', "NC009"),
    ("nitf", 'management-status="cancelled"', 'management-status="Usable"', "NF014"),
    ("nitf", 'id-string="urn:newsml:example.com:20260216:ferry"', "", "NF005"),
    ("rss", "<language>en</language>", "<language>cz</language>", "FE011"),
    ("rss", "<link>https://example.com/ferry", "<link>http://https://example.com/ferry", "FE006"),
    ("rss", "<description>The boat", "<description><p>The</p> boat", "FE001"),
    ("atom", 'xml:lang="en"', 'xml:lang="en-UK"', "FE011"),
    ("entry", 'xmlns="http://www.w3.org/2005/Atom"', "", "FE020"),
    ("entry", 'xmlns="http://www.w3.org/2005/Atom"', 'xmlns="https://www.w3.org/2005/Atom"', "FE020"),
    ("json-feed", '"title": "Skerry News"', '"title": "Skerry News", "language": "jp"', "JF012"),
    ("json-feed", '{"name": "Ada Quay", "url": "https://example.com/ada"}', "{}", "JF010"),
    ("json-feed", "<p>The boat", "<p><b>The boat", "JF013"),
    ("ninjs", '"value": "<p>The <a', '"value": "<p><em>The <a', "NJ022"),
    ("ninjs", '"uri": "https://example.com/people/ines-brandt"', '"uri": "people/ines-brandt"', "NJ013"),
    ("json-ld", '"articleSection": "Transport"', '"articleSection": {"@type": "Person", "name": "T"}', "LD007"),
    ("json-ld", '"url": "https://example.com/2026/02/14/harbour-bridge-reopens"', '"url": 4', "LD007"),
    ("json-ld", '"url": "https://example.com/2026/02/14/harbour-bridge-reopens"', '"url": "harbour-bridge"', "LD017"),
    ("json-ld", '"encodingFormat": "image/jpeg"', '"encodingFormat": "jpeg"', "LD017"),
    ("json-ld", '"datePublished": "2026-02-14T', '"datePublished": "2026-02-14 ', "LD012"),
    ("json-ld", '"@type": "NewsArticle"', '"@tpye": "x", "@type": "NewsArticle"', "LD005"),
    ("json-ld", '"@id": "urn:newsml:example.com:20260214:harbour-bridge"', '"@id": "harbour bridge"', "LD001"),
    ("json-ld", '"inLanguage": "en"', '"inLanguage": {"@list": ["en"], "@set": ["de"]}', "LD001"),
    ("news-sitemap", "<news:title>", "<news:title>&lt;b&gt;New&lt;/b&gt; ", "SM006"),
    ("news-sitemap", "</urlset>", "<item/></urlset>", "SM000"),
    ("newsml-1", 'PreviousRevision="2"', 'PreviousRevision="none"', "N1013"),
    ("newsml-1", 'MediaType FormalName="Text"', 'MediaType FormalName="Foto"', "N1005"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "code"), [each for each in FAULTS if each[3]])
def test_a_fault_is_told_at_its_line(name: str, right: str, wrong: str, code: str) -> None:
    sound = DOCUMENTS[name].read_text(encoding="utf-8")
    assert sound.count(right) >= 1
    card = "atom" if name == "entry" else name
    before = validate(sound.encode(), format=card, options=NOON).by_code
    broken = sound.replace(right, wrong, 1)
    report = validate(broken.encode(), format=card, options=NOON)
    found = [each for each in report.diagnostics if each.code == code]
    assert len(found) == before.get(code, 0) + 1 or code == "NF014"
    line = broken.count("\n", 0, broken.index(wrong) if wrong else sound.index(right)) + 1
    assert line in {each.position.line for each in found}
    assert all(each.hint for each in found)


def test_a_row_stands_in_a_table() -> None:
    sound = DOCUMENTS["newsml-g2"].read_text(encoding="utf-8")
    table = sound[sound.index("<table>") : sound.index("</table>") + len("</table>")]
    broken = sound.replace(table, "<tr><td>Tram</td></tr>")
    (found,) = (e for e in validate(broken.encode(), options=NOON).diagnostics if e.code == "G2015")
    assert found.message == "tr outside of table"


def test_references_to_nothing_on_the_page_itself() -> None:
    graph = """{"@context": "https://schema.org", "@graph": [
      {"@type": "NewsArticle", "headline": "Ferry", "publisher": {"@id": "https://skerry.example/#org"}},
      {"@type": "Organization", "@id": "https://skerry.example/#house", "name": "Skerry News"}]}"""
    assert validate(graph.encode(), format="json-ld").by_code["LD011"] == 1
    right = graph.replace("#org", "#house")
    elsewhere = graph.replace("skerry.example/#org", "other.example/#org")
    assert not validate(right.encode(), format="json-ld").by_code["LD011"]
    assert not validate(elsewhere.encode(), format="json-ld").by_code["LD011"]


@pytest.mark.parametrize("value", ["PT1M30S", "P10M", "P1DT2H", "PT0.5S"])
def test_right_durations(value: str) -> None:
    video = f'{{"@context": "https://schema.org", "@type": "VideoObject", "duration": "{value}"}}'
    assert not validate(video.encode(), format="json-ld").by_code["LD017"]


@pytest.mark.parametrize("value", ["1:30", "90", "P", "PT", "90 seconds"])
def test_wrong_durations(value: str) -> None:
    video = f'{{"@context": "https://schema.org", "@type": "VideoObject", "duration": "{value}"}}'
    assert validate(video.encode(), format="json-ld").by_code["LD017"] == 1


def test_what_a_package_says_of_its_items() -> None:
    package = next((STORIES / "weekend-package" / "outputs").glob("*newsml-g2*")).read_text("utf-8")
    start = package.index("<itemRef")
    named = package.index(' residref="', start)
    broken = package[:named] + package[package.index('"', named + 11) + 1 :]
    assert validate(broken.encode(), options=NOON).by_code["G2040"] == 1
    hint = '<pubStatus qcode="stat:Usable"/></itemRef>'
    wrong = package.replace("</itemRef>", hint, 1)
    assert validate(wrong.encode(), options=NOON).by_code["G2024"] == 1


def test_a_feed_in_ascii_that_is_none(tmp_path: Path) -> None:
    feed = DOCUMENTS["rss"].read_text(encoding="utf-8").replace("UTF-8", "US-ASCII")
    assert not validate(feed.encode(), options=NOON).by_code["IO004"]
    assert (
        validate(feed.replace("Ada", "Åda").encode(), options=NOON, format="rss").by_code["IO004"]
        == 1
    )


def test_an_empty_message_is_told_at_its_root() -> None:
    message = '<?xml version="1.0"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n<header/><itemSet/></newsMessage>'
    (found,) = (e for e in validate(message.encode()).diagnostics if e.code == "RD007")
    assert found.position.line == 2


def test_a_part_behind_the_paywall_without_its_selector() -> None:
    article = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry",
      "isAccessibleForFree": false,
      "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false}}"""
    (found,) = (
        e for e in validate(article.encode(), format="json-ld").diagnostics if e.code == "GA012"
    )
    assert found.position.line == 3
