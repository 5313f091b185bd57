"""Dialects of partners that nobody had tuned the readers to."""

from __future__ import annotations

import re

import orjson
import pytest

from newsexport import api, validate
from newsexport.schema.v1 import Headline, Link, NewsItem, Party

FEED = """<rss version="{version}"{more}><channel><title>Harbour News</title><link>https://harbour.example/</link>
<description>All news</description><language>en</language>
<textinput><title>Search</title><description>Search here</description><name>q</name><link>https://harbour.example/s</link></textinput>
<item><title>Ferry sails</title><link>https://harbour.example/1</link><description>Again.</description></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("version", "told"), [("0.91", False), ("0.90", False), ("0.92", True), ("2.0", True)]
)
def test_textinput_is_an_element_of_netscape(version: str, told: bool) -> None:
    report = validate(FEED.format(version=version, more="").encode())
    assert (
        any("textinput" in each.message for each in report.diagnostics if each.code == "FE001")
        is told
    )


@pytest.mark.parametrize(
    "namespace", ["https://cyber.harvard.edu/rss/rss.html", "http://backend.userland.com/rss2"]
)
def test_elements_in_the_namespace_of_the_specification_are_read(namespace: str) -> None:
    data = FEED.format(version="2.0", more=f' xmlns="{namespace}"').encode()
    (item,) = api.read(data)
    assert (item.headline, item.language) == ("Ferry sails", "en")
    assert not {"RS001", "RD007"} & set(validate(data).by_code)


def test_a_feed_without_a_version_is_told_in_words() -> None:
    data = re.sub(' version="[^"]*"', "", FEED).format(more="").encode()
    (found,) = [each for each in validate(data).diagnostics if each.code == "FE031"]
    assert found.message == "a feed without a version is no version of RSS"


def test_atom_has_one_alternate_of_a_type_and_language() -> None:
    links = (
        Link(rel="alternate", href="https://harbour.example/print", media_type="text/html"),
        Link(rel="alternate", href="https://harbour.example/1.pdf", media_type="application/pdf"),
        Link(rel="alternate", href="https://harbour.example/2.pdf", media_type="application/pdf"),
    )
    item = NewsItem(
        uri="urn:newsml:harbour.example:1", language="en", headlines=(Headline(text="Ferry sails"),),
        published="2026-02-16T09:30:00Z", canonical_url="https://harbour.example/1", links=links,
        provider=Party(name="Harbour News"),
    )  # fmt: skip
    data = api.write(item, "atom")
    assert data.count(b'rel="alternate"') == 2
    assert not [each for each in validate(data).diagnostics if each.severity == "error"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Ada Quay and Jo Berg", ["Ada Quay", "Jo Berg"]), ("Von Jo Berg", ["Jo Berg"]),
        ("Von Miller", ["Von Miller"]), ("Di Stefano Marco", ["Di Stefano Marco"]), ("Byron Smith", ["Byron Smith"]),
        ("Von der Au Ada", ["Von der Au Ada"]),
    ],
)  # fmt: skip
def test_creators_of_feeds_are_named_without_the_word_of_a_byline(
    said: str, names: list[str]
) -> None:
    text = FEED.format(version="2.0", more=' xmlns:dc="http://purl.org/dc/elements/1.1/"')
    (item,) = api.read(text.replace("</item>", f"<dc:creator>{said}</dc:creator></item>").encode())
    assert [each.name for each in item.creators] == names
    assert item.byline == (said if names != [said] else None)


def test_one_description_in_two_forms_is_one() -> None:
    data = (
        b'{"uri": "urn:x:1", "guid": "urn:x:1", "version": "1", "versioncreated": "2026-02-16T09:30:00Z",'
        b' "description_html": "<p>It is <b>back</b>.</p>", "description_text": "It is back."}'
    )
    (item,) = api.read(data, format="ninjs")
    assert [each.text for each in item.descriptions] == ["It is back."]


@pytest.mark.parametrize("reference", [{"@id": "#p1"}, {"@type": "Person", "@id": "#p1"}])
def test_authors_are_looked_up_where_they_are_named(reference: dict[str, str]) -> None:
    graph = [
        {"@type": "NewsArticle", "@id": "#a", "headline": "Ferry sails", "author": [reference]},
        {"@type": "Person", "@id": "#p1", "name": "Ada Quay", "url": "https://harbour.example/ada"},
    ]
    data = orjson.dumps({"@context": "https://schema.org", "@graph": graph})
    assert not {"GA007", "GA009"} & set(validate(data, format="json-ld").by_code)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"{more}>{head}<entry><id>https://harbour.example/1</id>
<title>Ferry sails</title>{entry}<author><name>Ada Quay</name>{person}</author><content>It sails.</content></entry></feed>"""
HEAD = (
    "<id>https://harbour.example/</id><title>Harbour</title><updated>2026-02-16T09:30:00Z</updated>"
    '<link rel="self" href="https://harbour.example/feed.atom"/>'
)
UPDATED = "<updated>2026-02-16T09:30:00Z</updated>"


@pytest.mark.parametrize(
    ("head", "entry", "person", "message", "hint"),
    [
        (HEAD.replace(UPDATED, ""), UPDATED, "", "the feed has no updated", "add the element"),
        (HEAD, "", "", "the entry has no updated", "add the element"),
        (HEAD, UPDATED + "<title>Again</title>", "", "title stands a second time in the entry", "keep one of them"),
        (HEAD, UPDATED, "<name>Bo Reed</name>", "name stands a second time in the author", "keep one of them"),
    ],
)  # fmt: skip
def test_what_an_element_of_atom_lacks_or_repeats_is_said(
    head: str, entry: str, person: str, message: str, hint: str
) -> None:
    report = validate(ATOM.format(more="", head=head, entry=entry, person=person).encode())
    told = [each for each in report.diagnostics if each.code == "AT000"]
    assert [(each.message, each.hint) for each in told] == [(message, hint)]


def test_feeds_with_very_many_categories_are_looked_at_to_their_end() -> None:
    head = "".join(f'<category term="c{number}"/>' for number in range(1200)) + HEAD
    report = validate(ATOM.format(more="", head=head, entry=UPDATED, person="").encode())
    assert not {"AT000", "AT006"} & set(report.by_code)


def test_the_basic_format_of_iso_8601_is_a_date_of_schema_org() -> None:
    data = orjson.dumps(
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails",
            "datePublished": "20260216T093000+0900", "dateModified": "20260216T094500Z", "dateCreated": "20260216",
        }
    )  # fmt: skip
    assert "LD012" not in validate(data).by_code
    (item,) = api.read(data)
    assert item.published is not None
    assert item.published.isoformat() == "2026-02-16T09:30:00+09:00"
