"""Bodies in a publisher's own XML: blocks where names say what they are, the markup as it is where not."""

from __future__ import annotations

import pytest
from lxml import etree

from newsexport import api
from newsexport.payloads.content import Content
from newsexport.payloads.publisher_xml import read
from newsexport.report import Report
from newsexport.schema.v1 import Raw
from tests.test_newsml_g2_read import document, item_of


def content_of(xml: str) -> Content | None:
    return read(etree.fromstring(f"<body>{xml}</body>"), "/body")


def texts(content: Content | None) -> list[tuple[str, str]]:
    assert content is not None
    return [(block.type, getattr(block, "text", "")) for block in content.blocks]


def in_newsml_g2(inline: str) -> str:
    return document(after=f"<contentSet>{inline}</contentSet>")


STORY = """<story desk="coast"><headline>Ferry sails</headline><byline>Ann Tide</byline><text>
<lead>It sailed at <emphasis>dawn</emphasis>.</lead><subhead>Crowds</subhead>
<para>Many <name code="x7">islanders</name> came.</para>
<object url="https://example.com/film"><para>A film of it</para></object><sig>at</sig></text></story>"""
ELEMENTS = """<doc xmlns="https://cms.example/doc"><group type="body"><element type="preamble" id="e1">It sailed.</element>
<element type="body" format="html">All <strong>cheered</strong>: <a href="https://example.com/">see</a>.</element>
<element type="subheadline2">Crowds</element><element type="fact-body">42 seats</element></group></doc>"""


def test_elements_that_are_called_after_what_they_are_are_blocks() -> None:
    content = content_of(STORY)
    assert texts(content) == [
        ("paragraph", "It sailed at dawn."), ("heading", "Crowds"), ("paragraph", "Many islanders came."),
    ]  # fmt: skip
    assert content is not None and content.head is not None
    assert (content.head.headline, content.head.byline) == ("Ferry sails", "Ann Tide")
    assert content.origins == {
        "/body/0": "/body/story/text/lead",
        "/body/1": "/body/story/text/subhead",
        "/body/2": "/body/story/text/para",
    }
    left = {(each.path, each.text) for each in content.leftovers}
    assert {
        ("/body/story/@desk", "coast"), ("/body/story/text/object", "A film of it"),
        ("/body/story/text/object/@url", "https://example.com/film"), ("/body/story/text/sig", "at"),
    } <= left  # fmt: skip


def test_elements_that_say_what_they_are_by_their_type_are_blocks() -> None:
    content = content_of(ELEMENTS)
    assert texts(content) == [
        ("paragraph", "It sailed."), ("paragraph", "All cheered: see."), ("heading", "Crowds"),
    ]  # fmt: skip
    assert content is not None
    assert [span.kind for span in content.blocks[1].spans] == ["strong", "link"]
    assert "42 seats" in {each.text for each in content.leftovers}


@pytest.mark.parametrize(
    "xml",
    [
        "<story>It sailed.<para>All cheered.</para></story>",  # words beside paragraphs
        "<story><line>It sailed at dawn, and all cheered.</line><p>Crowds</p></story>",  # most of it is unknown
        "<fixture><team>Karsby</team><score>2</score></fixture>",  # no text
        "<story><subhead>Crowds</subhead></story>",
        "<story><para>It sailed<list><item><para>at dawn</para></item></list></para></story>",
    ],
)
def test_what_is_not_certain_stays_as_it_is(xml: str) -> None:
    assert content_of(xml) is None
    (block,) = item_of(in_newsml_g2(f"<inlineXML>{xml}</inlineXML>")).body
    assert isinstance(block, Raw) and block.markup.startswith(xml[:6])


def test_in_newsml_g2_the_markup_stays_beside_the_text() -> None:
    for xml in (STORY, ELEMENTS):
        inline = f'<inlineXML contenttype="application/vnd.cms.example+xml">{xml}</inlineXML>'
        item = item_of(in_newsml_g2(inline))
        (whole,) = item.alternatives
        (raw,) = whole.blocks
        assert isinstance(raw, Raw) and whole.media_type == "application/vnd.cms.example+xml"
        assert not any(isinstance(block, Raw) for block in item.body)
        (again,) = api.read(api.write(item, "newsml-g2"))
        assert (again.body, again.alternatives) == (item.body, item.alternatives)


def test_what_is_not_read_is_told_in_newsml_1() -> None:
    text = (
        "<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:x:1</PublicIdentifier>"
        "</NewsIdentifier></Identification><NewsComponent><ContentItem><DataContent>"
        f"{STORY}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    report = Report()
    (outcome,) = api.convert_record(text.encode(), "json", format="newsml-1", report=report)
    assert outcome.status == "ok" and outcome.headline == "Ferry sails"
    told = " ".join(each.message for each in outcome.diagnostics if each.code == "LS002")
    assert all(said in told for said in ("coast", "A film of it", "https://example.com/film", "at"))


def test_attributes_around_escaped_markup_are_left_over() -> None:
    content = content_of('<para id="p1" class="lead">&lt;b&gt;It&lt;/b&gt; sailed.</para>')
    assert content is not None
    assert texts(content) == [("paragraph", "It sailed.")]
    assert set(content.leftovers) == {("/body/para/@id", "p1"), ("/body/para/@class", "lead")}
