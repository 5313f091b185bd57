"""XHTML bodies: our own come back exactly, those of others lose nothing unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from newsexport.payloads.content import Content, element_ids
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.payloads.xhtml import write as xhtml_write
from newsexport.schema.v1 import (
    Block,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListEntry,
    Media,
    Paragraph,
    Quote,
    Raw,
    Rendition,
    RichText,
    Rule,
    Section,
    Span,
    Table,
)
from newsexport.syntax.xml import new_parser
from tests import strategies

XHTML = "http://www.w3.org/1999/xhtml"


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(markup.encode(), new_parser())


def body(inner: str) -> Content:
    return xhtml_read.read(parsed(f'<html xmlns="{XHTML}"><body>{inner}</body></html>'))


def again(blocks: tuple[Block, ...], media: tuple[Media, ...] = ()) -> Content:
    return xhtml_read.read(parsed(xhtml_write.write(blocks, media)))


@given(strategies.illustrated())
def test_what_is_written_is_read_again(
    illustrated: tuple[tuple[Block, ...], tuple[Media, ...]],
) -> None:
    blocks, media = illustrated
    content = again(blocks, media)
    assert content.blocks == blocks
    assert content.media == tuple(strategies.carried(medium) for medium in media)
    assert content.media_ids == element_ids(media)
    assert content.leftovers == ()


@given(strategies.bodies())
def test_what_is_read_is_written_the_same(blocks: tuple[Block, ...]) -> None:
    written = xhtml_write.write(blocks)
    assert xhtml_write.write(xhtml_read.read(parsed(written)).blocks) == written


def test_white_space_is_collapsed_as_browsers_do() -> None:
    content = body("<p>\n  one <b> two </b>\n three <br/> four\u00a0\n</p>")
    assert content.blocks == (
        Paragraph(
            text="one two three\nfour\u00a0",
            spans=(
                Span(start=4, end=8, kind="strong", name="b"),
                Span(start=13, end=14, kind="break"),
            ),
        ),
    )


def test_bare_text_becomes_paragraphs() -> None:
    content = body("one <i>two</i><div>three<p>four</p></div>\n<br/>\nfive")
    assert [type(block) for block in content.blocks] == [Paragraph, Section, Paragraph]
    assert content.blocks[1] == Section(
        name="div", blocks=(Paragraph(text="three"), Paragraph(text="four"))
    )


def test_lists_tables_and_quotes() -> None:
    content = body(
        '<ol class="steps"><li data-qcode="x:1">one<ul><li>two</li></ul></li></ol>'
        '<table border="1"><caption>Scores</caption><thead><tr><th colspan="2">A</th></tr></thead>'
        "<tr><td><p>1</p><p>2</p></td></tr></table>"
        '<blockquote cite="https://example.com/"><p>Yes.</p><footer>The <b>mayor</b></footer></blockquote>'
    )
    steps, table, quote = content.blocks
    assert steps == ListBlock(
        ordered=True,
        role="steps",
        items=(
            ListEntry(
                attributes={"data-qcode": "x:1"},
                blocks=(
                    Paragraph(text="one"),
                    ListBlock(items=(ListEntry(blocks=(Paragraph(text="two"),)),)),
                ),
            ),
        ),
    )
    assert isinstance(table, Table)
    assert table.caption == RichText(text="Scores")
    assert [(row.section, len(row.cells), row.cells[0].colspan) for row in table.rows] == [
        ("head", 1, 2),
        ("body", 1, 1),
    ]
    assert isinstance(quote, Quote)
    assert quote.source is not None
    assert (quote.cite, quote.source.text) == ("https://example.com/", "The mayor")
    assert content.leftovers == ()


def test_figures_of_others() -> None:
    content = body(
        '<figure class="wide" itemscope="itemscope"><a href="/big"><img src="a.jpg" alt="A dog" '
        'width="640" height="90%" srcset="b.jpg 320w, c.jpg 2x" itemprop="image"/></a>'
        "<figcaption><div>A dog</div><div class='c'>Photo: B</div></figcaption></figure>"
        '<p><img src="d.png" id="d"/></p>'
    )
    assert [medium.id for medium in content.media] == ["media-1", "d"]
    first = content.media[0]
    assert (first.caption, first.alt_text) == ("A dog\nPhoto: B", "A dog")
    assert [r.href for r in first.renditions] == ["a.jpg", "b.jpg", "c.jpg"]
    assert [r.width for r in first.renditions] == [640, 320, None]
    assert content.blocks[0] == Figure(
        media=("media-1",), role="wide", attributes={"itemscope": "itemscope"}
    )
    assert {leftover.text for leftover in content.leftovers} == {"/big", "c"}
    assert again(content.blocks, content.media).media == content.media


@pytest.mark.parametrize("caption", [None, "", " a ", "a\n\nb", "a  b"])
def test_captions_keep_their_white_space(caption: str | None) -> None:
    media = (Media(id="m", caption=caption),)
    assert again((Figure(media=("m",)),), media).media == media


def test_ids_of_several_contents_do_not_meet() -> None:
    root = parsed(f'<body xmlns="{XHTML}"><img src="a"/><img src="b" id="media-3"/></body>')
    assert [m.id for m in xhtml_read.read(root, media_start=2).media] == ["media-4", "media-3"]


def test_unknown_elements_are_carried_as_they_are() -> None:
    content = body(
        '<p>x <foobar a="1">y</foobar></p><dnl-image ref="urn:x"/><script>a &lt; b</script>'
    )
    paragraph, image, script = content.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans[0].name == "foobar"
    assert image == Raw(media_type="application/xhtml+xml", markup='<dnl-image ref="urn:x"/>')
    assert script == Raw(media_type="application/xhtml+xml", markup="<script>a &lt; b</script>")
    assert '<dnl-image ref="urn:x"/>' in xhtml_write.write_blocks(content.blocks)


def test_embeds() -> None:
    content = body('<iframe src="https://video.example/1" title="A film" width="5"/>')
    assert content.blocks == (
        Embed(url="https://video.example/1", title="A film", attributes={"width": "5"}),
    )


def test_head_and_root_are_left_over() -> None:
    content = xhtml_read.read(
        parsed(
            f'<html xmlns="{XHTML}" lang="en" itemscope="x"><head><meta charset="utf-8"/>'
            '<title> A  title </title><meta name="author" content="B"/></head><body class="c"/></html>'
        )
    )
    assert (content.title, content.language) == ("A title", "en")
    assert [(leftover.path, leftover.text) for leftover in content.leftovers] == [
        ("/html/@itemscope", "x"),
        ("/html/head/meta[2]/@name", "author"),
        ("/html/head/meta[2]/@content", "B"),
        ("/html/body/@class", "c"),
    ]


def test_marks_of_others_are_plain_attributes() -> None:
    for mark in (
        "{}",
        '{"type":"entry","authors":[7]}',
        '{"type":"no"}',
        "[",
        '{"media":[]}',
        '{"x":1}',
    ):
        content = body(f"<p data-newsexport='{mark}'>x</p><figure data-newsexport='{mark}'/>")
        assert "x" in str(content.blocks)
        assert again(content.blocks, content.media).blocks == content.blocks


def test_control_characters_never_break_the_markup() -> None:
    content = again((Paragraph(text="a\x00b \x1f\ud800\uffffc", attributes={"title": "x\x01"}),))
    assert content.blocks == (Paragraph(text="ab c", attributes={"title": "x"}),)


def test_deep_markup_is_carried() -> None:
    content = body("<div>" * 110 + "<i>" * 110 + "deep" + "</i>" * 110 + "</div>" * 110)
    assert "deep" in str(content.blocks)
    assert again(content.blocks).blocks == content.blocks


def test_origins_name_elements_of_the_document() -> None:
    root = parsed(
        f'<html xmlns="{XHTML}"><body><p>a</p><div><p>b</p><ul><li>c</li><li><p>d</p></li></ul></div>'
        "<p>e</p><table><tbody><tr><td>f</td></tr><tr><td>g</td><td><p>h</p></td></tr></tbody></table>"
        "<figure><img src='x'/></figure></body></html>"
    )
    origins = xhtml_read.read(root).origins
    for path in origins.values():
        steps = re.sub(r"/([a-z]+)", r"/*[local-name()='\1']", path)
        assert root.getroottree().xpath(steps), path
    assert origins["/body/1/blocks/1/items/1/blocks/0"] == "/html/body/div/ul/li[2]/p"
    assert origins["/body/2"] == "/html/body/p[2]"
    assert origins["/body/3/rows/1/cells/1/blocks/0"] == "/html/body/table/tbody/tr[2]/td[2]/p"
    assert origins["/media/0"] == "/html/body/figure"


def test_plain_elements_need_no_mark() -> None:
    written = xhtml_write.write_blocks(
        (
            Heading(text="H"),
            Paragraph(text="a\nb", spans=(Span(start=1, end=2, kind="break"),)),
            Rule(),
            Figure(media=("m",)),
        ),
        (
            Media(
                id="m",
                caption="C",
                renditions=(Rendition(href="a.jpg", role="main"), Rendition(href="b.jpg", width=9)),
            ),
        ),
    )
    assert written == (
        '<h2>H</h2><p>a<br/>b</p><hr/><figure id="m" class="picture"><picture>'
        '<source media="not all" srcset="b.jpg" width="9"/>'
        '<img src="a.jpg" data-rendition="main"/></picture><figcaption>C</figcaption></figure>'
    )


def test_media_without_any_image_need_no_mark() -> None:
    media = (
        Media(id="p", caption="C"),
        Media(caption="D", renditions=(Rendition(href="a.jpg"),)),
        Media(kind="graphic"),
    )
    written = xhtml_write.write_blocks((Figure(media=("p",), role="wide"),), media[:1])
    assert written == ('<figure id="p" class="picture wide"><figcaption>C</figcaption></figure>')
    document = xhtml_write.write((), media)
    assert "data-newsexport" not in document
    assert '<section class="newsexport-media"><figure id="p" class="picture">' in document
    assert again((), media).media == media


@pytest.mark.parametrize("name", ["media-1", "media-7"])
def test_media_that_have_an_id_like_a_made_up_one_keep_it(name: str) -> None:
    media = (Media(), Media(id=name, caption="C"))
    assert again((), media).media == media


def test_a_section_that_looks_like_the_one_of_media_stays_a_section() -> None:
    figure = Figure(media=("m",))
    section = Section(name="section", role="newsexport-media", blocks=(figure,))
    media = (Media(id="m", caption="C"),)
    assert again((section,), media).blocks == (section,)
    assert again((section,), media).media == media
    other = body('<section class="newsexport-media">words<p>x</p></section>')
    assert isinstance(other.blocks[0], Section)


def _values(root: etree._Element) -> list[str]:
    """Every text and attribute value with content."""
    found: list[str] = []
    for part in root.iter():
        if isinstance(part.tag, str):
            found += [value for value in part.attrib.values() if value.strip()]
            found.append(part.text or "")
        if part is not root:
            found.append(part.tail or "")
    return [" ".join(value.split()) for value in found if value.strip()]


def _strings(value: object) -> Iterator[str]:
    """Every string in the data of models; numbers as they are written."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield str(key)
            yield from _strings(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _strings(entry)
    elif value is not None:
        yield str(value)


def test_nothing_of_the_corpus_is_lost(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus" / "newsml-g2").rglob("*.xml")):
        try:
            tree = etree.fromstring(path.read_bytes(), new_parser())
        except etree.XMLSyntaxError:
            continue
        for root in tree.iter(f"{{{XHTML}}}html"):
            content = xhtml_read.read(root)
            models = [model.model_dump() for model in (*content.blocks, *content.media)]
            left = [leftover.text for leftover in content.leftovers]
            kept = [*_strings(models), *left, content.title or "", content.language or "", "utf-8"]
            held = " ".join(" ".join(kept).split())
            for value in _values(root):
                assert value in held or value == "UTF-8", (path, value)
            assert again(content.blocks, content.media).blocks == content.blocks, path
            assert again(content.blocks, content.media).media == content.media, path
            count += 1
    assert count > 100


if __name__ == "__main__":
    pytest.main([__file__])
