"""What is wrong in HTML that feeds carry as text stands at its tag or words, however the document says them."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import Options, validate
from newsexport.diagnostic import char_fragment
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.html.places import HtmlText, places_in
from newsexport.syntax.locate import positions

STORY = """
<div class="lead"><p>Grüße from 😀 Marhaven, where the ferry sailed again after six days.</p>
<p onclick="x()">The <b>crew</b> waited, says the <a href="/port">port</a> and its
<a href="http://10.0.0.1/log">log</a>.</p><font><p>Some 300 islanders waited at the pier &amp;amp; sang.</p></font></div>
<figure><img src="https://harbour.example/pier.jpg"><figcaption>The pier</figcaption></figure>"""
SPOTS = {
    "FE018": "onclick", "NC021": '<a href="http://10.0.0.1/log">', "TX005": "<p>",
    "NC017": "<img",
}  # fmt: skip
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>
<item><title>Ferry</title><guid>https://harbour.example/1</guid><link>https://harbour.example/1</link>
{text}</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><id>https://harbour.example/</id>
<updated>2026-02-16T09:30:00Z</updated><entry><title>Ferry</title><id>https://harbour.example/1</id>
<updated>2026-02-16T09:30:00Z</updated>{text}</entry></feed>"""
FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News"}
FEED_ITEM = {
    "id": "https://harbour.example/1",
    "url": "https://harbour.example/1",
    "title": "Ferry",
}


def cdata(text: str) -> str:
    return f"<content:encoded>\n <![CDATA[{text}]]></content:encoded>"


def escaped(text: str) -> str:
    return f"<content:encoded>{escape(text)}</content:encoded>"


def by_number(text: str) -> str:
    return (
        f"<description>{escape(text).replace('&lt;', '&#60;').replace('ü', '&#xFC;')}</description>"
    )


def in_two_sections(text: str) -> str:
    half = len(text) // 2
    return f"<content:encoded><![CDATA[{text[:half]}]]>{escape(text[half:])}</content:encoded>"


def found_in(data: bytes) -> dict[str, tuple[int, int]]:
    report = validate(data)
    return {
        each.code: each.position.span for each in report.diagnostics if each.position is not None
    }


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
@pytest.mark.parametrize("said", [cdata, escaped, by_number, in_two_sections])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_in_rss(said, encoding, ends):
    story = STORY.replace("😀", ":)") if encoding == "windows-1252" else STORY
    text = said(story).replace("\n", ends)
    data = RSS.replace("\n", ends).format(encoding=encoding, text=text).encode(encoding)
    found = found_in(data)
    for code, spot in SPOTS.items():
        start, end = found[code]
        shown = data[start:end].decode("utf-16-le" if encoding == "utf-16" else encoding)
        plain = (
            shown.replace("&lt;", "<").replace("&#60;", "<").replace("]]>", "").replace("&gt;", ">")
        )
        assert plain.startswith(spot), code


@pytest.mark.parametrize(
    "text",
    [
        '<content type="html"><![CDATA[{cdata}]]></content>',
        '<content type="html">{escaped}</content>',
        '<summary type="html">{escaped}</summary>',
    ],
)
def test_in_atom(text):
    data = ATOM.format(text=text.format(cdata=STORY, escaped=escape(STORY))).encode()
    found = found_in(data)
    for code, spot in SPOTS.items():
        start, end = found[code]
        assert data[start:end].decode().replace("&lt;", "<").startswith(spot[:2]), code


def test_in_xhtml_of_atom():
    """Markup that is part of the document stands at its elements."""
    story = STORY.replace("onclick", "id").replace('pier.jpg">', 'pier.jpg"/>')
    text = (
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{story}</div></content>'
    )
    data = ATOM.format(text=text).encode()
    report = validate(data)
    found = {each.code: each for each in report.diagnostics}
    assert found["NC021"].pointer == "/feed/entry/content/div/div/p[2]/a[2]"
    start, end = found["NC021"].position.span
    assert data[start:end] == b'<a href="http://10.0.0.1/log">'
    assert found["NC017"].pointer == "/feed/entry/content/div/figure/img"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_in_json_feed(ascii_only):
    item = {**FEED_ITEM, "content_html": STORY}
    data = json.dumps({**FEED, "items": [item]}, ensure_ascii=ascii_only).encode()
    found = found_in(data)
    spots = {"JF008": "onclick", **SPOTS}
    del spots["FE018"]
    for code, spot in spots.items():
        start, end = found[code]
        assert data[start:end].decode().replace('\\"', '"').startswith(spot[:4]), code


def test_in_ninjs():
    item = {
        "uri": "urn:newsml:harbour.example:1", "type": "text", "language": "en", "version": "1",
        "versioncreated": "2026-02-16T09:30:00Z", "body_xhtml": STORY.replace("<img", "<hr><img"),
    }  # fmt: skip
    data = json.dumps(item).encode()
    start, end = found_in(data)["NC021"]
    assert data[start:end] == b'<a href=\\"http://10.0.0.1/log\\">'


def test_the_pointer_stays_that_of_the_element():
    """Whoever follows a pointer finds the element or string; line, column and bytes lead into its text."""
    report = validate(RSS.format(encoding="utf-8", text=cdata(STORY)).encode())
    acts = next(each for each in report.diagnostics if each.code == "FE018")
    assert acts.pointer == "/rss/channel/item/encoded"
    assert acts.place == "/rss/channel/item/encoded"
    assert (acts.position.line, acts.position.column) == (7, 4)


def test_an_attribute_that_has_no_place_stands_at_its_value():
    report = validate(RSS.format(encoding="utf-8", text=cdata(STORY)).encode())
    lost = next(e for e in report.diagnostics if e.code == "LS002" and "onclick" in e.message)
    assert (lost.position.line, lost.position.column) == (7, 13)


def test_what_stands_behind_an_entity_stands_at_the_element():
    """What an entity of a document type says is not counted: its name could stand for anything."""
    document = RSS.format(encoding="utf-8", text=escaped("&pier;<p onclick='x()'>The ferry</p>"))
    data = document.replace("<rss", '<!DOCTYPE rss [<!ENTITY pier "The pier">]><rss', 1)
    data = data.replace("&amp;pier;", "&pier;")
    report = validate(data.encode())
    for each in report.diagnostics:
        if each.code == "FE018":
            start, end = each.position.span
            assert data.encode()[start:end] == b"<content:encoded>"


PIECES = st.lists(
    st.sampled_from(["a", "ü", "😀", "\n", "<", "&", ">", '"', "\t", "]]", "\\", "/"]), max_size=12
).map("".join)


@given(PIECES, PIECES, PIECES)
def test_any_characters(before, wanted, after):
    """Against the bytes themselves: what is asked for is what stands at the span, however it is said."""
    text = before + "x" + wanted + "y" + after
    fragment = char_fragment(len(before), len(before) + len(wanted) + 2)
    xml = f"<a><b>{escape(text)}</b></a>".encode()
    span = positions(xml, {f"/a/b{fragment}"}, "xml")[f"/a/b{fragment}"].span
    assert xml[slice(*span)].decode() == escape("x" + wanted + "y")
    for ascii_only in (True, False):
        data = json.dumps({"b": text}, ensure_ascii=ascii_only).encode()
        span = positions(data, {f"/b{fragment}"}, "json")[f"/b{fragment}"].span
        assert json.loads(b'"' + data[slice(*span)] + b'"') == "x" + wanted + "y"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One</p><p>Two <a href='https://harbour.example/'>a</a></p>",
        "One<br><br>Two <i>words</i><br/><br/>Three", "<div><center><p>One</p></center><ul><li>Two</li></ul></div>",
        "<table><p>One</p><tr><td>Two</table><p>Three", "<p>One<p>Two<blockquote>Three</blockquote>",
        "<script>'<p>'</script><p>One</p><!-- <p> --><h2>Two</h2>",
    ],
)  # fmt: skip
def test_every_block_has_the_place_of_its_tag(markup):
    content = read_html(markup)
    found = places_in(HtmlText("/x", markup, blocks=len(content.blocks)))
    for number, block in enumerate(content.blocks):
        first = getattr(block, "text", "").split(" ")[0]
        start = int(found[f"/body/{number}"].partition("=")[2].partition(",")[0])
        if first:
            assert markup[start:].partition(first)[0].count("<") <= 1, (number, first)


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="6"{more}/></svg>'
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
)


@pytest.mark.parametrize(("more", "found"), [("", []), (' onload="x()"', ["the attribute onload"])])
def test_pictures_and_formulas_in_xhtml_are_no_fault(more, found):
    """The grammar of RFC 4287 knows XHTML alone there; its text does not forbid them, and readers show them."""
    div = f'<div xmlns="http://www.w3.org/1999/xhtml"><p>The pier {SVG.format(more=more)}</p></div>'
    report = validate(ATOM.format(text=f'<content type="xhtml">{div}</content>').encode())
    assert "AT000" not in report.by_code
    told = [each for each in report.diagnostics if each.code == "FE018"]
    assert [each.message.partition(" holds ")[2].partition(",")[0] for each in told] == found
    assert all(each.pointer.endswith("/svg/circle") for each in told)


@pytest.mark.parametrize("official", [False, True])
def test_elements_of_others_between_links_are_no_fault(official, shared):
    """As services write them that carry feeds: a link, something of their own, another link."""
    own = '<x:info xmlns:x="https://carrier.example/"/>'
    link = '<link rel="{}" href="https://harbour.example/feed"/>'
    head = "".join(link.format(rel) + own for rel in ("self", "hub", "first"))
    text = ATOM.replace("<entry>", head + "<entry>").format(text="<content>a</content>")
    standards = shared / "standards" if official else None
    report = validate(text.encode(), options=Options(standards=standards))
    assert "AT000" not in report.by_code
    broken = text.replace('rel="hub" href="https://harbour.example/feed"', 'rel="hub"')
    found = validate(broken.encode(), options=Options(standards=standards)).by_code
    assert found["AT000"] + found["FE004"]
