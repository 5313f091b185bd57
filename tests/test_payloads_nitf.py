"""NITF bodies: valid, and read again as they were written; those of agencies lose nothing unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from newsexport.payloads.content import Content, NitfHead
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.nitf import write as nitf_write
from newsexport.schema.v1 import (
    Block,
    Figure,
    Heading,
    Media,
    Paragraph,
    Preformatted,
    Quote,
    Rendition,
    RichText,
    Section,
    Span,
)
from newsexport.syntax.xml import new_parser
from newsexport.syntax.xml_schema import XmlSchema
from tests import strategies
from tests.test_payloads_xhtml import _strings, _values, parsed

NITF = "http://iptc.org/std/NITF/2006-10-18/"


@pytest.fixture(scope="module")
def schema(shared: Path) -> XmlSchema:
    """IPTC's schema of NITF 3.6."""
    folder = shared / "standards" / "nitf"
    return XmlSchema("nitf-3-6.xsd", lambda name: (folder / name).read_bytes())


def body(inner: str, namespace: str = NITF) -> Content:
    return nitf_read.read(
        parsed(
            f'<nitf xmlns="{namespace}"><body><body.content>{inner}</body.content></body></nitf>'
        )
    )


@given(strategies.illustrated())
def test_what_is_written_is_valid_and_read_again(
    schema: XmlSchema, illustrated: tuple[tuple[Block, ...], tuple[Media, ...]]
) -> None:
    blocks, media = illustrated
    markup, simplified = nitf_write.write(blocks, media, title="T", language="en")
    root = parsed(markup)
    assert list(schema.problems(root, 5)) == []
    content = nitf_read.read(root)
    assert content.blocks == blocks
    assert content.media == tuple(strategies.carried(medium) for medium in media)
    assert content.leftovers == ()
    assert not any(entry.dropped for entry in simplified)


def test_what_nitf_has_a_word_for_needs_no_mark(schema: XmlSchema) -> None:
    markup, simplified = nitf_write.write(
        (
            Paragraph(
                text="Anna Berg of ACME",
                role="lead",
                attributes={"lede": "true"},
                spans=(
                    Span(start=0, end=9, kind="person", attributes={"idsrc": "x", "value": "1"}),
                    Span(start=13, end=17, kind="organisation"),
                ),
            ),
            Heading(text="Sub"),
            Quote(blocks=(Paragraph(text="Yes."),), source=RichText(text="The mayor")),
            Section(name="block", blocks=(Preformatted(text="1  2"),)),
            Figure(media=("m",)),
        ),
        (Media(id="m", caption="C", alt_text="A", renditions=(Rendition(href="a.jpg", width=9),)),),
        title="T",
        byline="B",
        dateline="D",
    )
    assert simplified == []
    assert list(schema.problems(parsed(markup), 5)) == []
    assert markup.partition("<body>")[2] == (
        "<body.head><hedline><hl1>T</hl1></hedline><byline>B</byline><dateline>D</dateline></body.head>"
        '<body.content><p class="lead" lede="true"><person idsrc="x" value="1">Anna Berg</person> of '
        "<org>ACME</org></p><hl2>Sub</hl2><bq><block><p>Yes.</p></block><credit>The mayor</credit></bq>"
        '<block><pre>1  2</pre></block><media media-type="image" id="m"><media-reference '
        'source="a.jpg" width="9" alternate-text="A"/><media-caption>C</media-caption></media>'
        "</body.content></body></nitf>"
    )
    content = nitf_read.read(parsed(markup))
    assert content.title == "T"
    assert content.head == NitfHead(headline="T", byline="B", dateline="D")


@pytest.mark.parametrize("namespace", [NITF, NITF.rstrip("/"), ""])
def test_nitf_of_agencies(namespace: str) -> None:
    content = body(
        '<p lede="true"><location>Oslo</location> (Agency) - H<num><sub>2</sub></num>O</p>'
        '<media media-type="photo" id="p1"><media-metadata name="k" value="v"/><media-reference '
        'mime-type="image/jpeg" source="a.jpg" width="50%" source-credit="Agency"/>'
        "<media-caption><p>One.</p><p>Two.</p></media-caption></media>"
        "<note><body.content><p>A note</p></body.content></note>"
        "<h3>XHTML</h3><dl><dt>a</dt><dd>b</dd></dl>",
        namespace,
    )
    first, figure, note, heading, definitions = content.blocks
    assert isinstance(first, Paragraph)
    assert first.attributes == {"lede": "true"}
    assert [span.kind for span in first.spans] == ["place", "number", "subscript"]
    assert figure == Figure(media=("p1",))
    medium = content.media[0]
    assert (medium.kind, medium.caption, medium.credit_line) == ("picture", "One.\nTwo.", "Agency")
    assert medium.renditions[0].extensions[0].value == "50%"
    assert medium.extensions[0].value == "v"
    assert note == Section(name="note", blocks=(Paragraph(text="A note"),))
    assert heading == Heading(text="XHTML", level=3)
    assert isinstance(definitions, Section)
    assert content.leftovers == ()


@pytest.mark.parametrize("caption", [None, "", " a ", "a\n\nb", "a  b"])
def test_captions_keep_their_white_space(schema: XmlSchema, caption: str | None) -> None:
    media = (Media(id="m", caption=caption),)
    markup, _ = nitf_write.write((Figure(media=("m",)),), media)
    assert list(schema.problems(parsed(markup), 5)) == []
    assert nitf_read.read(parsed(markup)).media == media


def test_marks_of_others_never_stop_the_reading() -> None:
    for mark in (
        '{"in":[1]}',
        '{"in":[1],"groups":{"1":{"type":"list"}}}',
        '{"in":"x"}',
        '{"type":"raw"}',
    ):
        content = body(f"<p xmlns:n='https://newsexport.org/ns/' n:data='{mark}'>a</p><p>b</p>")
        assert [str(getattr(block, "text", "")) for block in content.blocks] == ["a", "b"]


def test_nothing_of_the_corpus_is_lost(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus").rglob("*.xml")):
        if "hostile" in path.parts or "xml-malformed" in path.parts:
            continue
        try:
            tree = etree.fromstring(path.read_bytes(), new_parser())
        except etree.XMLSyntaxError:
            continue
        for root in tree.iter("{*}nitf"):
            content = nitf_read.read(root)
            models = [model.model_dump() for model in (*content.blocks, *content.media)]
            kept = [*_strings(models), *(leftover.text for leftover in content.leftovers)]
            head = content.head or NitfHead()
            kept += [
                head.headline or "",
                *head.subheadlines,
                head.byline or "",
                head.dateline or "",
            ]
            kept += [*head.abstract, content.title or "", content.language or ""]
            held = " ".join(" ".join(kept).split())
            for value in _values(root):
                assert value in held or value == root.get("version"), (path, value)
            markup, _ = nitf_write.write(content.blocks, content.media)
            assert nitf_read.read(parsed(markup)).blocks == content.blocks, path
            count += 1
    assert count > 15
