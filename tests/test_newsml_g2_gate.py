"""What leaves: no error of our own rules is in what we write, at any release and in any layout."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.bundle import bundle
from newsexport.formats.newsml_g2.check import check
from newsexport.formats.newsml_g2.word_count import count_words
from newsexport.formats.newsml_g2.write import write
from newsexport.report import MAX_RECENT, Report
from newsexport.schema import v1
from newsexport.source import Source
from tests.newsml_g2_samples import bare_story, harbour_story, items_of, options, pointers, written
from tests.strategies import news_items

NAR = f"{{{names.NAR}}}"
OLD_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_35.xml"


def findings(data: bytes) -> list[str]:
    """The errors of the format, and word counts that are off."""
    report = Report()
    list(check(Source.of(data), options(), report))
    return [
        f"{d.code} {d.pointer} {d.message}"
        for d in report.diagnostics
        if d.code.startswith("G2") and (d.severity == "error" or d.code == "G2016")
    ]


_VERSIONS = st.sampled_from(("2.35", "2.35", "2.28", "2.19", "2.12"))
_LAYOUTS = st.sampled_from(("item", "message"))
_BODIES = st.sampled_from(("xhtml", "nitf"))


def assert_clean(item: v1.NewsItem, version: str, layout: str, body: str) -> None:
    """What is written of the item has no error. Old releases may refuse the item instead."""
    try:
        data, _ = written(item, version=version, layout=layout, body=body)
    except InvalidOutput:
        assert version in ("2.19", "2.12") and item.editorial_only
        return
    assert findings(data) == []


@given(news_items(), _VERSIONS, _LAYOUTS, _BODIES)
def test_what_is_written_breaks_no_rule(
    item: v1.NewsItem, version: str, layout: str, body: str
) -> None:
    assert_clean(item, version, layout, body)


@pytest.mark.slow
@settings(max_examples=1500)
@given(news_items(), _VERSIONS, _LAYOUTS, _BODIES)
def test_what_is_written_of_many_breaks_no_rule(
    item: v1.NewsItem, version: str, layout: str, body: str
) -> None:
    assert_clean(item, version, layout, body)


def _story(**update: object) -> v1.NewsItem:
    return harbour_story().model_copy(update=update)


def _kept(name: str, value: str, namespace: str = names.NAR, **more: str) -> v1.Extension:
    return v1.Extension(namespace=namespace, name=name, value=value, **more)


# Subjects


def test_a_subject_with_a_name_alone_says_it_as_its_literal() -> None:
    item = _story(subjects=(v1.Concept(name="Ferries"),))
    data, told = written(item)
    assert b'<subject literal="Ferries"><name>Ferries</name></subject>' in data
    assert findings(data) == [] and not told
    assert items_of(data) == [item]


@pytest.mark.parametrize(
    "subject",
    [
        v1.Concept(name="a\nb  c"),
        v1.Concept(labels=(v1.Label(text="Fähren", language="de"),)),
        v1.Concept(literal="Ferries", name="Ferries"),
        v1.Concept(literal="ferries", name="Ferries"),
        v1.Concept(broader=(v1.Concept(qcode="medtop:04000000"),)),
        v1.Concept(name="\x00"),
        v1.Concept(qcode="acme:1", name="Ferries"),
    ],
)
def test_every_subject_is_identified_or_told(subject: v1.Concept) -> None:
    item = _story(subjects=(subject,))
    data, told = written(item)
    assert findings(data) == []
    [back] = items_of(data)
    if not told:
        assert back == item
    else:
        assert all(p.startswith("/subjects/0") for p in pointers(told, "LS001", "LS003"))


# QCodes and catalogs


@pytest.mark.parametrize("href", [OLD_CATALOG, OLD_CATALOG.replace("http://www.", "https://")])
def test_an_older_catalog_of_iptc_leaves_the_gate_of_aliases_shut(href: str) -> None:
    catalog = _kept(
        "catalogRef",
        f'<catalogRef xmlns="{names.NAR}" href="{href}"></catalogRef>',
        media_type="application/xml",
    )
    item = _story(extensions=(catalog,), services=(v1.Concept(qcode="acme:7"),))
    data, told = written(item)
    assert data.count(b"<catalogRef ") == 1
    assert b"acme:7" not in data
    assert pointers(told, "LS001") == ["/services/0"]


@pytest.mark.parametrize(
    ("href", "ours"),
    [
        (OLD_CATALOG, True),
        ("https://iptc.org/std/catalog/catalog.iptc-g2-standards_41.xml", True),
        ("http://cv.afp.com/std/catalog/catalog.AFP-IPTC-G2_3.xml", False),
        ("http://www.iptc.org/std/catalog/catalog.IPTC-Sports_1.xml", False),
        ("https://example.com/catalog.IPTC-G2-Standards_41.xml", False),
    ],
)
def test_which_catalogs_are_iptcs(href: str, ours: bool) -> None:
    assert names.is_iptc_catalog(href) == ours


def test_extensions_whose_codes_nobody_declares_are_told() -> None:
    icon = f'<icon xmlns="{names.NAR}" href="https://x.example/i.png" rendition="acme:s"></icon>'
    desk = '<d:desk xmlns:d="https://partner.example/ns/" qcode="sports desk"/>'
    item = _story(
        extensions=(
            _kept("itemMeta/edNote/@role", "acme:note"),
            _kept("contentMeta/icon", icon, media_type="application/xml"),
            _kept("contentMeta/desk", desk, "https://partner.example/ns/", media_type="application/xml"),
            _kept("contentMeta/keyword/@role", "drol:summary"),
        )
    )  # fmt: skip
    data, told = written(item)
    assert findings(data) == []
    assert sorted(pointers(told, "LS001")) == [f"/extensions/{n}" for n in (0, 1, 2)]


# Contents


def test_renditions_without_address_are_no_remote_contents() -> None:
    item = _story(
        item_class="picture", body=(),
        media=(v1.Media(renditions=(v1.Rendition(role="web", width=3), v1.Rendition(href="a.jpg"))),),
    )  # fmt: skip
    for layout in ("item", "message"):
        data, _ = written(item, layout=layout)
        assert findings(data) == []
        assert items_of(data)[0].media == item.media


@pytest.mark.parametrize(
    "raw",
    [
        v1.Raw(media_type="text/html", markup="<html><p>Text</p></html>"),
        v1.Raw(media_type="application/xhtml+xml; charset=utf-8", markup="<p>x</p>"),
        v1.Raw(media_type="application/xml", markup="<nitf><head/></nitf>"),
    ],
)
def test_raw_contents_are_embedded_so_that_they_break_no_rule(raw: v1.Raw) -> None:
    item = _story(body=(raw,), media=())
    data, told = written(item)
    assert findings(data) == [] and not told
    assert items_of(data)[0].body == item.body


@pytest.mark.parametrize("body", ["xhtml", "nitf"])
def test_words_are_counted_in_one_way(body: str) -> None:
    blocks = (
        v1.Paragraph(text="one two", spans=(v1.Span(start=1, end=4, kind="strong"),)),
        v1.ListBlock(items=(v1.ListEntry(blocks=(v1.Paragraph(text="three"),)),)),
        v1.DatedEntry(title=v1.RichText(text="four"), blocks=(v1.Paragraph(text="five"),)),
    )
    picture = v1.Media(id="p", caption="not counted", renditions=(v1.Rendition(href="a.jpg"),))
    data, _ = written(_story(body=(*blocks, v1.Figure(media=("p",))), media=(picture,)), body=body)
    content = etree.fromstring(data).find(f".//{NAR}inlineXML")
    assert content is not None
    assert content.get("wordcount") == "5" == str(count_words(content[0]))
    assert findings(data) == []
    assert not items_of(data)[0].extensions


# Messages


def test_no_item_stands_twice_in_a_message() -> None:
    twins = (
        v1.Media(uri="urn:x:picture", renditions=(v1.Rendition(href="a.jpg"),)),
        v1.Media(uri="urn:x:picture", renditions=(v1.Rendition(href="b.jpg"),)),
        v1.Media(id="package", renditions=(v1.Rendition(href="c.jpg"),)),
    )
    one = _story(media=twins, body=())
    two = one.model_copy(update={"uri": "urn:x:two"})
    data = b"".join(bundle([one, two], options(layout="message"), Report()))
    assert findings(data) == []
    with pytest.raises(InvalidOutput, match="already"):
        list(bundle([one, one], options(), Report()))


# The gate itself


def test_a_full_report_lets_nothing_pass() -> None:
    """What decides is what was found, not what the report still has room for."""
    bad = bare_story().model_copy(update={"uri": "no uri"})
    report = Report(target="newsml-g2")
    for _ in range(MAX_RECENT + 5):
        with pytest.raises(InvalidOutput) as caught:
            write(bad, options(), report)
        assert caught.value.diagnostics
    with pytest.raises(InvalidOutput):
        list(bundle([], options(), report))


def test_our_rules_judge_what_leaves() -> None:
    sneaky = _kept(
        "contentMeta/subject", f'<subject xmlns="{names.NAR}"/>', media_type="application/xml"
    )
    report = Report(target="newsml-g2")
    data = write(_story(extensions=(sneaky,)), options(), report)
    assert b"<subject/>" not in data
    assert "/extensions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}
