"""Dialects of partners that nobody had tuned the readers to."""

from __future__ import annotations

import re

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
