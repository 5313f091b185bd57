"""Findings of pages point to what they are about: an element, an attribute, a value of structured data."""

from __future__ import annotations

import pickle
from datetime import datetime

import pytest

from newsexport import api
from newsexport.diagnostic import Diagnostic, Position
from newsexport.formats.html.read import read
from newsexport.options import Options
from newsexport.profiles.load import shipped
from newsexport.report import Report
from newsexport.sites import sites_of
from newsexport.source import Source
from newsexport.syntax.html_page import parse_page
from newsexport.syntax.html_places import html_path, html_positions
from newsexport.syntax.html_tags import attribute_spans, start_tags

NOW = datetime.fromisoformat("2026-02-16T12:00:00+01:00")
TEXT = (
    "The night ferry sails to Karsby again, nine months after the quay wall gave way in a storm. "
    * 4
)
PAGE = f"""<!doctype html>
<html lang="en"><head><title>Night ferry sails again</title>
<link rel="canonical" href="https://post.example/ferry">
<meta property="og:site_name" content="The Post"><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Night ferry sails again", "datePublished": "2026-02-16T09:30:00+01:00",
 "author": [{{"@type": "Person", "name": "Ada Lind"}}]}}
</script></head>
<body><article><h1>Night ferry sails again</h1>
<p class="byline">By Ada Lind</p><p>{TEXT}</p><p>Tickets: {TEXT}</p></article></body></html>
"""


def at(page: str | bytes, pointer: str) -> Position:
    data = page.encode() if isinstance(page, str) else page
    return html_positions(data, {pointer})[pointer]


def shown(page: str | bytes, pointer: str) -> str:
    """The bytes at a pointer, as text."""
    data = page.encode() if isinstance(page, str) else page
    span = at(data, pointer).span
    assert span is not None
    return data[slice(*span)].decode("utf-8", "replace")


def judged(page: str | bytes, *receivers: str) -> list[Diagnostic]:
    data = page.encode() if isinstance(page, str) else page
    profile = shipped(*receivers) if receivers else None
    options = Options(now=NOW, profile=profile)
    return api.validate(Source.of(data, "page.html"), options=options).diagnostics


@pytest.mark.parametrize(
    ("pointer", "bytes_there"),
    [
        ("/html", '<html lang="en">'),
        ("/html/@lang", "en"),
        ("/html/head/link/@href", "https://post.example/ferry"),
        ("/html/head/link/@hreflang", '<link rel="canonical" href="https://post.example/ferry">'),
        ("/html/body/article/h1", "<h1>"),
        ("/html/body/article/p", '<p class="byline">'),
        ("/html/body/article/p[3]", "<p>"),
        ("/html/body/article/p[9]", "<article>"),
        ("/html/head/script#/headline", '"Night ferry sails again"'),
        ("/html/head/script#/headline#", '"headline"'),
        ("/html/head/script#/author/0/name", '"Ada Lind"'),
        ("/html/head/script#/author/0/url", "{"),
        ("/html/head/script#char=1", "{"),
    ],
)
def test_a_pointer_leads_to_its_bytes_or_to_what_is_around(pointer: str, bytes_there: str) -> None:
    assert shown(PAGE, pointer) == bytes_there


def test_lines_and_columns_count_characters_and_the_snippet_shows_the_line() -> None:
    found = at("<!doctype html>\n<html><body><p>Grüße</p><h1>Über alles</h1>", "/html/body/h1")
    assert (found.line, found.column, found.span) == (2, 25, (42, 46))
    assert found.snippet == "<html><body><p>Grüße</p><h1>Über alles</h1>"
    assert found.caret == (24, 4)


def test_a_page_of_one_line_and_one_of_many_are_placed_alike() -> None:
    long = "<html><body>" + "<p>a</p>\n" * 70_000 + "<h1>The end</h1></body></html>"
    assert at(long, "/html/body/h1").line == 70_001
    assert shown(long, "/html/body/h1") == "<h1>"
    flat = long.replace("\n", "")
    assert at(flat, "/html/body/p[69999]").line == 1
    assert at(flat, "/html/body/p[69999]").column == 12 + 8 * 69_998 + 1


@pytest.mark.parametrize(
    "page",
    [
        "<p>First<p id=x>Second",  # html, head, body and end tags left out
        "<title>T</title><div><p>First<div id=x>in a block",
        "<html><body><div></div><html><head><title>T</title></head><body><p id=x>Second root",
        "<html><body><!-- <p> <div id=x> --><p title='a > b'>c</p><p id=x>d",
        "<html><body><script>'<p id=x>'; '</scr'</script><style>p > a {}</style><p id=x>d",
        "<html><body><script><!-- <script> </script> --></script><p id=x>d",
        "<html><body><textarea><p id=x></textarea><?php <p> ?><![CDATA[ <p ]]><p id=x>d",
        "<html><body><p a='1' a='2' =\"\" b>c</p></p></br title='x>y'><P ID=x>d",
        "<html><head><div></div><meta name=a><body class=b><p id=x>d",
        "<html><body><table><tr><td>a<p id=x>in a cell</table>",
        "text before any tag <b>bold</b><p id=x>d",
    ],
)
def test_tags_that_the_parser_adds_drops_or_skips_do_not_move_the_others(page: str) -> None:
    tree = parse_page(page.encode())
    assert tree is not None
    (element,) = (each for each in tree.root.iter() if each.get("id") == "x")
    assert shown(page, html_path(element)).lower() in ("<p id=x>", "<div id=x>")
    assert shown(page, f"{html_path(element)}/@id") == "x"


@pytest.mark.parametrize(
    "page", ["<p", "<p a='", "<!-- <p>", "<p>a</p", "<script><p>", "<", "< p>", ""]
)
def test_what_does_not_end_is_no_tag(page: str) -> None:
    assert [tag.name for tag in start_tags(page)] in ([], ["p"], ["script"])


def test_the_values_of_attributes_stand_where_the_web_reads_them() -> None:
    (tag,) = start_tags("<a HREF=x&amp;y title = 'a>b' hidden href=z>")
    text = "<a HREF=x&amp;y title = 'a>b' hidden href=z>"
    spans = attribute_spans(text, tag)
    assert {name: text[slice(*span)] for name, span in spans.items()} == {
        "href": "x&amp;y", "title": "a>b", "hidden": "hidden",
    }  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis"])
def test_spans_are_bytes_in_any_encoding(codec: str) -> None:
    words = "夜の船" if codec == "shift_jis" else "Grüße, naïve"
    page = f'<html><head><meta charset="{codec}"></head><body><p>{words}</p><h1>A</h1>'
    data = page.encode(codec)
    found = at(data, "/html/body/h1")
    assert found.span is not None
    assert data[slice(*found.span)] == "<h1>".encode("utf-16-le" if codec == "utf-16" else "ascii")


def test_json_in_a_comment_or_with_a_fault_is_placed_as_far_as_it_goes() -> None:
    page = '<html><head><script type="application/ld+json"><!--\n{"a": 1, "b": [2,], "c": 3}\n--></script>'
    assert shown(page, "/html/head/script#/a") == "1"
    assert shown(page, "/html/head/script#/b") == "["
    assert shown(page, "/html/head/script#/c") == "{"


def test_findings_point_to_what_they_are_about() -> None:
    by_code = {each.code: each for each in judged(PAGE)}
    rights = by_code["NC018"].position
    assert rights is not None and (rights.line, rights.column) == (5, 1)  # the structured data
    bare = PAGE.replace('"datePublished": "2026-02-16T09:30:00+01:00",', "")
    undated = next(each for each in judged(bare, "google-news") if each.code == "GN002")
    assert undated.pointer == "/html/head/script#"
    plain = PAGE.replace("application/ld+json", "text/plain").replace(' lang="en"', "")
    found = {each.code: each.pointer for each in judged(plain, "google-news")}
    assert found["GN002"] == "/html/head"
    assert found["GN001"] == "/html"


def test_findings_of_values_that_no_reader_sees_point_to_the_statement() -> None:
    image = '<meta property="og:image" content="https://post.example/${id}.jpg">'
    found = next(
        each for each in judged(PAGE.replace("</head>", image + "</head>")) if each.code == "NC024"
    )
    assert found.pointer == "/html/head/meta[2]/@content"
    assert found.position is not None and found.position.line == 8


def test_pictures_are_told_at_the_picture() -> None:
    figure = '<figure class="f"><a href="/x"><img src="https://post.example/f.jpg" width="640"></a></figure>'
    page = PAGE.replace("</article>", f"{figure}</article>")
    found = next(each for each in judged(page, "google-discover") if each.code == "GD001")
    assert found.pointer == "/html/body/article/figure/a/img"


def test_a_saved_response_is_counted_from_its_first_line() -> None:
    page = ('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "1"\r\n\r\n' + PAGE).encode()
    (found,) = (each for each in judged(page) if each.code == "NC018")
    assert found.position is not None and found.position.line == 9
    assert found.position.span is not None and page[found.position.span[0] :][:1] == b"{"


def test_broken_structured_data_are_told_one_by_one_each_at_its_script() -> None:
    script = '<script type="application/ld+json">{"a" 1}</script>'
    page = PAGE.replace("</head>", f"{script}\n{script}</head>")
    found = judged(page)
    assert [each.pointer for each in found if each.code == "HP001"] == [
        "/html/head/script[2]#char=5",
        "/html/head/script[3]#char=5",
    ]
    assert "RD005" not in {each.code for each in found}
    report = Report()
    list(read(Source.of(page.encode(), "page.html"), Options(now=NOW).started(), report))
    assert [each.pointer for each in report.diagnostics if each.code == "RD005"] == [
        "/html/head/script[2]#",
        "/html/head/script[3]#",
    ]


def test_what_a_site_profile_drops_moves_no_place() -> None:
    sites = sites_of(
        b"[[site]]\nhosts = 'post.example'\ndrop = '//p[@class=\"ad\"]'\n", "post.toml"
    )
    page = PAGE.replace('<p class="byline">', '<p class="ad">Buy</p><p class="byline">')
    report = Report()
    options = Options(now=NOW, sites=sites).started()
    (parsed,) = read(Source.of(page.encode(), "page.html"), options, report)
    assert [each.pointer for each in report.diagnostics if "Buy" in each.message] == [
        "/html/body/article/p"
    ]
    assert parsed.origins.source_pointer("/body/0/text") == "/html/body/article/p[3]"


def test_places_are_made_when_asked_for_and_can_be_sent_to_another_process() -> None:
    (parsed,) = read(Source.of(PAGE.encode(), "page.html"), Options(now=NOW).started(), Report())
    origins = parsed.origins
    assert origins.source_pointer("/headlines/0/text") == "/html/body/article/h1"
    assert origins.source_pointer("/published") == "/html/head/script#/datePublished"
    assert origins.source_pointer("/language") == "/html/@lang"
    assert origins.source_pointer("/body/1/text") == "/html/body/article/p[3]"
    assert (
        pickle.loads(pickle.dumps(origins.paths))["/published"]
        == "/html/head/script#/datePublished"
    )
