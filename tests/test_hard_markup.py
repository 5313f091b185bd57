"""Markup that nobody knows or closes, elements without a namespace, lines without end: told, and read in time."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api
from newsexport.profiles.load import shipped
from newsexport.syntax.tag_reader import TagReader


def test_what_has_no_namespace_is_told_of_each_entry() -> None:
    entry = (
        "<entry><id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6{}</id><updated>2026-02-16T09:30:00Z</updated>"
        '<title xmlns="">Ferry</title><author><name>Ada</name></author></entry>'
    )
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:y</id><title>Quay</title><updated>2026-02-16T09:30:00Z</updated>'
    feed = head + "".join(entry.format(number) for number in range(3)) + "</feed>"
    report = api.validate(feed.encode(), format="atom")
    told = [each.item.index for each in report.diagnostics if each.code == "FE001" and each.item]
    assert told == [0, 1, 2]


WIRE = "ZCZC ABC123\nr a\nBC-FERRY 02-16\n{0}\nFerry sails again\n    KARSBY (XX) - The ferry sails {0} on Monday.\n\nNNNN\n"


PAGE = (
    "<!doctype html><title>{0}</title><script type='application/ld+json'>"
    '{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry", "author": "{0}"}}</script>'
    "<body><article><h1>Ferry sails</h1>"
    + "<p>The ferry sails again on Monday, the port of Karsby said, after nine months of repair at the quay.</p>"
    * 5
    + "</article></body>"
)


@pytest.mark.parametrize("pump", ["a@", ",", ".\n", "* a\n", "(c) ", "1,", "Foto: ", "By ", " | "])
@pytest.mark.parametrize(("form", "document"), [("wire", WIRE), ("html", PAGE)])
def test_a_long_line_takes_no_minutes(form: str, document: str, pump: str) -> None:
    """A pattern that begins anew at each character of a line would take hours for these."""
    said = document.format(pump * (60_000 // len(pump)))
    report = api.validate(said.encode(), format=form)
    assert report.items == 1


def test_what_is_as_long_as_no_list_of_names_names_nobody() -> None:
    from newsexport.extract.page.stated_names import clean_names

    assert clean_names(["Ada Lind, Bo Berg"]) == ["Ada Lind", "Bo Berg"]
    assert clean_names(["Ada Lind, " * 300, "Bo Berg"]) == ["Bo Berg"]


FEED = (
    '<rss version="2.0"><channel><title>Quay</title><link>https://example.com/</link><description>News</description>'
    "<item><title>Ferry</title><guid>https://example.com/1</guid><description>{}</description></item></channel></rss>"
)


@pytest.mark.parametrize("markup", ["<![foo[ x ]]>", "<![ <", "<![]]>", "<![5[", "<![if !x]>"])
def test_markup_that_nobody_knows_is_no_fault_of_ours(markup: str) -> None:
    text = escape(f"<p>The ferry sails.</p> {markup} <p>On Monday.</p>")
    for partner in (None, "msn", "smartnews"):
        profile = shipped(partner) if partner is not None else None
        report = api.validate(FEED.format(text).encode(), format="rss", profile=profile)
        assert "SY001" not in report.by_code
        assert report.items == 1


@pytest.mark.parametrize("pump", ["<!--", "<?", "<![cdata["])
def test_markup_that_is_never_closed_takes_no_minutes(pump: str) -> None:
    feed = FEED.format(escape("x" + pump * (190_000 // len(pump))))
    assert api.validate(feed.encode(), format="rss").items == 1


class _Told(HTMLParser):
    """What a parser tells, and where."""

    told: list[tuple[object, ...]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append((tag, attrs, self.getpos()))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("/", tag, self.getpos()))

    def handle_data(self, data: str) -> None:
        self.told.append(("words", data))

    def handle_comment(self, data: str) -> None:
        self.told.append(("comment", data))


class _Steady(TagReader, _Told):
    pass


_PIECES = [
    "<!--",
    "-->",
    "<?",
    ">",
    "<p>",
    "</p>",
    "a < b",
    "<![cdata[",
    "]]>",
    "<!x",
    "\n",
    "&amp;",
    "<script>",
    "--",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_the_steady_parser_tells_what_that_of_python_tells(text: str) -> None:
    found = []
    for parser in (_Told(), _Steady()):
        parser.told = []
        parser.feed(text)
        parser.close()
        found.append(parser.told)
    assert found[0] == found[1]
