"""NewsML-G2 as others write it, and what they put into it: read, told, and written again where it is valid."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests.one_item import NOW, OPTIONS, STORY, converted, feed, read


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.12", "newsml-g2@2.20"])
def test_elements_of_others_do_not_stop_an_item(target: str, official: Options) -> None:
    """newsItem has no place for them, contentMeta has; found in most feeds with extensions."""
    data = feed(f'{STORY}<t:tide xmlns:t="https://example.com/tide" height="3"/><wind force="4"/>')
    outcome = converted(data, target)
    assert outcome.ok
    document = outcome.outputs[0].data.decode()
    assert (
        document.index("<contentMeta>") < document.index("tide") < document.index("</contentMeta>")
    )
    told = {d.pointer: d.code for d in outcome.diagnostics if d.target}
    assert told["/extensions/0"] == "LS003"


def test_an_element_of_no_namespace_is_told_and_left_out() -> None:
    from newsexport.schema.v1 import Extension

    plain = Extension(
        namespace="https://example.com/", name="wind", value="<wind force='4'/>",
        media_type="application/xml",
    )  # fmt: skip
    item = NewsItem(uri="urn:example:1", extensions=(plain,))
    report = Report()
    data = api.Target.of("newsml-g2", OPTIONS).document(item, report)
    assert b"wind" not in data
    assert [(d.code, d.pointer) for d in report.diagnostics if d.pointer == "/extensions/0"] == [
        ("LS001", "/extensions/0")
    ]


def test_prefixes_of_types_stay_declared_where_only_the_message_declares_them() -> None:
    document = b"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:d="https://example.com/d"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"><header><sent>2026-02-16T09:30:00Z</sent></header><itemSet>
<newsItem guid="urn:example:1" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power"
 d:x="1"><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><rightsInfo>
<rightsInfoExtProperty reluri="https://example.com/fee" value="false" valuedatatype="xs:boolean"/>
</rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider literal="Harbour News"/>
<versionCreated>2026-02-16T09:30:00Z</versionCreated></itemMeta></newsItem></itemSet></newsMessage>"""
    outcome = converted(document, "newsml-g2")
    assert outcome.ok
    assert b'xmlns:xs="http://www.w3.org/2001/XMLSchema"' in outcome.outputs[0].data


FRAME = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="1"
 standard="NewsML-G2" standardversion="2.35" conformance="power"><catalogRef
 href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Harbour News"/><versionCreated>2026-02-16T09:30:00Z</versionCreated></itemMeta><contentMeta>
{}<headline>Ferry</headline></contentMeta></newsItem>"""


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ('<subject type="cpnat:abstract" literal="x"><name>Ferry<odd>y</odd></name></subject>', "/subjects/0"),
        ("<keyword>Ferry<odd/></keyword>", ""),
        ('<contentMetaExtProperty reluri="https://example.com/p" value="1" validfrom="soon"/>', "/extensions"),
    ],
)  # fmt: skip
def test_what_is_valid_nowhere_is_left_out_and_told(wrong: str, pointer: str) -> None:
    right = '<contentMetaExtProperty reluri="https://example.com/q" value="2"/>'
    outcome = converted(FRAME.format(right + wrong).encode(), "newsml-g2")
    assert outcome.ok
    assert b"https://example.com/q" in outcome.outputs[0].data, "what fits is kept"
    lost = [d.pointer for d in outcome.diagnostics if d.code == "LS001" and d.pointer]
    assert any(each.startswith(pointer) for each in lost)
    assert not [d for d in outcome.diagnostics if d.code == "OU001"]


G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:skerry.example:20260216:ferry" version="1"
 standard="NewsML-G2" standardversion="2.12" conformance="power"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Skerry"/><versionCreated>2026-02-16T09:30:00Z</versionCreated>
<link guidref="urn:newsml:skerry.example:20260215:quay" version="3"/></itemMeta><contentMeta>
<contentCreated>2026-02-16T08:00:00</contentCreated><creator literal=""/><subject literal=""/><headline>Ferry</headline>
</contentMeta></newsItem>"""


def test_empty_creators_are_none_and_old_references_lead_to_their_items() -> None:
    item, _ = read(G2)
    assert (item.creators, item.subjects) == ((), ())
    assert [(each.uri, each.version) for each in item.links] == [
        ("urn:newsml:skerry.example:20260215:quay", 3)
    ]


def test_a_time_without_its_offset_has_its_day_and_is_written_as_it_stood() -> None:
    item, report = read(G2)
    assert item.content_created == "2026-02-16"
    assert "RD005" in report.by_code
    data = api.write(item, "newsml-g2", options=Options(now=NOW)).decode()
    assert "<contentCreated>2026-02-16T08:00:00</contentCreated>" in data


def test_html_that_is_called_plain_text_is_read_as_html_and_told() -> None:
    content = (
        '<contentSet><inlineData contenttype="text/plain">{}</inlineData></contentSet></newsItem>'
    )
    item, report = read(
        G2.replace(
            "</newsItem>",
            content.format(
                "<![CDATA[<p>\n(SKE) - Karsby\n<b>It sails</b>.<object>x</object></p>]]>"
            ),
        )
    )
    assert item.text.startswith("(SKE) - Karsby It sails.")
    assert "it holds HTML" in "".join(d.message for d in report.diagnostics)
    item, report = read(G2.replace("</newsItem>", content.format("5 &lt; 7, and &lt;Enter&gt;")))
    assert item.text == "5 < 7, and <Enter>"
    assert "it holds HTML" not in "".join(d.message for d in report.diagnostics)


def test_the_time_of_a_message_is_read_in_the_forms_of_its_items() -> None:
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-02-16T10:41:00+0100</sent></header>'
        f"<itemSet>{G2}</itemSet></newsMessage>"
    )
    item, report = read(message)
    assert item.envelope is not None
    assert item.envelope.sent == datetime(2026, 2, 16, 9, 41, tzinfo=UTC)
    assert "read as 2026-02-16T10:41:00+01:00" in "".join(d.message for d in report.diagnostics)
