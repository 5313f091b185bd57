"""What programs of newsrooms get wrong: the cause is told first and alone, at its place, with its mend."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.source import Source

ROOT = Path(__file__).parent.parent
OPTIONS = Options(now=datetime(2026, 2, 16, 12, tzinfo=UTC))
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Karsby News</title><link>https://karsby.example/</link><description>News</description><language>en</language><atom:link href="https://karsby.example/rss" rel="self" type="application/rss+xml"/>
""" + "".join(
    f"""<item><title>Ferry number {n} sails</title><link>https://karsby.example/{n}</link>
<guid isPermaLink="false">karsby-{n}</guid><pubDate>Mon, 16 Feb 2026 0{n}:30:00 +0000</pubDate>
<description>Day {n}</description><content:encoded><![CDATA[<p>The ferry to Norhaven sails again, day {n}.</p>]]></content:encoded>
<media:content url="https://karsby.example/{n}.jpg" medium="image" width="1200" height="800"><media:credit>Jo Berg</media:credit></media:content>
</item>
"""
    for n in (1, 2, 3)
) + "</channel></rss>\n"  # fmt: skip
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Karsby News</title><id>https://karsby.example/</id>
<updated>2026-02-16T10:00:00Z</updated><link rel="self" href="https://karsby.example/atom"/><author><name>Karsby News</name></author>
<entry><title>Ferry sails</title><id>urn:example:1</id><updated>2026-02-16T09:30:00Z</updated>
<link href="https://karsby.example/1"/><content type="html">&lt;p&gt;The ferry sails again.&lt;/p&gt;</content></entry>
</feed>
"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://karsby.example/1</loc><news:news><news:publication><news:name>Karsby News</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-02-16T09:30:00Z</news:publication_date><news:title>Ferry sails</news:title></news:news></url>
</urlset>
"""
ARTICLE = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails", "inLanguage": "en",
"url": "https://karsby.example/1", "datePublished": "2026-02-16T09:30:00Z", "dateModified": "2026-02-16T09:30:00Z",
"author": {"@type": "Person", "name": "Ada Lind"}, "articleBody": "The ferry sails again.", "image": "https://karsby.example/1.jpg"}
"""


def told(text: str, name: str) -> list[tuple[str, int, str]]:
    """Code, line and hint of errors and warnings, as the report shows them: errors first."""
    found = api.validate(Source.of(text.encode(), name), options=OPTIONS).diagnostics
    shown = [each for each in found if each.severity != "info" and each.code != "NC017"]
    shown.sort(key=lambda each: each.severity != "error")
    return [(each.code, each.position.line if each.position else 0, each.hint) for each in shown]


@pytest.mark.parametrize(
    ("change", "to", "expected"),
    [
        ("</title><link>https://karsby.example/</link>", "</title><link>/</link>", [("FE006", 3)]),
        ("\n</item>\n</channel>", "", [("IO003", 17)]),
        (' xmlns:media="[^"]*"', "", [("IO013", 7)]),
        ("again, day 2", "again,\x0bday 2", [("IO003", 11)]),
        (r"day 1\.</p>]]>", "day 1.</p>", [("FE032", 6)]),
        ("<language>en", "<language>English", [("FE011", 3)]),
        ("<language>", "<pubDate>Tue, 16 Feb 2026 09:30:00 GMT</pubDate><language>", [("RS007", 3)]),
        ("http://search.yahoo.com/mrss/", "https://search.yahoo.com/mrss", [("MR001", 7)]),
        ("(<item><title>Ferry number 1)", r"</channel>\1", [("FE033", 4)]),
        ("<!\\[CDATA\\[<p>(.*?)</p>]]>", r"&amp;lt;p&amp;gt;\1&amp;lt;/p&amp;gt;",
         [("TX005", 6), ("TX005", 11), ("TX005", 16)]),
    ],
)  # fmt: skip
def test_a_feed_of_rss(change: str, to: str, expected: list[tuple[str, int]]) -> None:
    text = re.sub(change, to, RSS, flags=re.DOTALL)
    if expected == [("FE033", 4)]:
        text = text.replace("</channel></rss>", "</rss>")
    assert text != RSS
    assert [each[:2] for each in told(text, "feed.rss")] == expected


@pytest.mark.parametrize(
    ("change", "to", "expected"),
    [
        (' xmlns="[^"]*"', "", [("FE020", 2)]),
        ('<link href="([^"]*1)"/>', r"<link>\1</link>", [("FE004", 5)]),
        (' type="html"', "", [("FE017", 5)]),
        ("<updated>2026-02-16T09:30:00Z</updated>", "", [("AT000", 4)]),
        ("<updated>2026-02-16T09:30:00Z", "<updated>Mon, 16 Feb 2026 09:30:00 GMT", [("FE009", 4)]),
        ("urn:example:1", "tag:karsby.example:1", [("AT007", 4)]),
    ],
)
def test_a_feed_of_atom(change: str, to: str, expected: list[tuple[str, int]]) -> None:
    text = re.sub(change, to, ATOM)
    assert [each[:2] for each in told(text, "feed.atom")] == expected


@pytest.mark.parametrize(
    ("change", "to", "expected"),
    [
        ("http://www.google.com/schemas", "https://www.google.com/schemas", [("SM000", 3)]),
        ("http://www.sitemaps.org", "https://www.sitemaps.org", [("SM000", 3)]),
        (' xmlns:news="[^"]*"', "", [("IO013", 3)]),
        ("<loc>https://karsby.example", "<loc>", [("SM000", 3)]),
    ],
)
def test_a_sitemap(change: str, to: str, expected: list[tuple[str, int]]) -> None:
    text = re.sub(change, to, SITEMAP)
    found = [each[:2] for each in told(text, "news-sitemap.xml") if each[0] != "NC005"]
    assert found == expected


@pytest.mark.parametrize(
    ("change", "to", "expected"),
    [
        ("https://schema.org", "schema.org", [("LD002", 1)]),
        ('"headline"', '"headLine"', [("LD005", 1)]),
        ('"datePublished"', '"datePublishd"', [("LD005", 2)]),
        ("NewsArticle", "News Article", [("LD004", 1)]),
        ('2026-02-16T09:30:00Z(?=", "dateM)', "16/02/2026", [("LD012", 2)]),
    ],
)  # fmt: skip
def test_an_article_of_schema_org(change: str, to: str, expected: list[tuple[str, int]]) -> None:
    text = re.sub(change, to, ARTICLE)
    assert [each[:2] for each in told(text, "article.jsonld")] == expected


def test_a_namespace_that_is_missing_is_told_with_the_right_one() -> None:
    (code, _, hint), *_ = told(
        '<newsItem guid="urn:example:1" version="1" standard="NewsML-G2"/>', "item.newsml-g2.xml"
    )
    assert code == "G2000"
    assert 'xmlns="http://iptc.org/std/nar/2006-10-01/"' in hint


def test_text_before_a_feed_is_told_as_such() -> None:
    ((code, _, _),) = told(f"<br />\n<b>Warning</b>: no headers\n{RSS}", "feed.rss")
    assert code == "IO002"
    (found,) = api.validate(Source.of(f"<b>Warning</b>: x {RSS}".encode(), "feed.rss")).diagnostics
    assert "other text stands before it, which must go: <b>warning</b>: x" in found.message


def test_a_misspelt_element_of_newsml_g2_is_told_with_the_name_that_is_meant() -> None:
    item = (ROOT / "fixtures/refused/G2016.newsml-g2.xml").read_text("utf-8")
    broken = item.replace("<headline>", "<headLine>").replace("</headline>", "</headLine>")
    found = api.validate(Source.of(broken.encode(), "item.newsml-g2.xml"), options=OPTIONS)
    assert [each.message for each in found.diagnostics if each.severity != "info"] == [
        "unknown element: no element is called headLine; headline is meant"
    ]


def test_an_object_in_the_place_of_a_list_is_not_repeated_as_a_whole() -> None:
    text = '{"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": {"a": "%s"}}' % (
        "x" * 90
    )
    found = api.validate(Source.of(text.encode(), "a.feed.json"), options=OPTIONS).diagnostics
    assert [each.message for each in found] == ["items is an object, and must be a list"]
