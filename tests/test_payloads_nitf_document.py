"""Whole NITF documents: every fact of the heads is given, none twice, none lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from newsexport.payloads.basic_dates import extended
from newsexport.payloads.nitf import document as nitf_document
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.nitf.document import NitfDocument, subject_uri
from newsexport.syntax.xml import local, new_parser
from tests.test_payloads_xhtml import parsed

DOCUMENT = """<nitf{namespace} version="-//IPTC//DTD NITF 3.2//EN" change.date="May 5, 2004">
 <head><title>Ferry runs again</title><meta name="desk" content="Harbour"/>
  <tobject tobject.type="News"><tobject.subject tobject.subject.refnum="04015000"
   tobject.subject.type="Economy"/><tobject.subject tobject.subject.refnum="ferry"/></tobject>
  <docdata management-status="embargoed"><doc-id id-string="f-1" regsrc="example.com"/>
   <urgency ed-urg="4"/><date.release norm="20260506T0600Z"/><du-key key="FERRY" version="2"/>
   <key-list><keyword key="ferry"/><keyword key="island"/></key-list>
   <identified-content><person idsrc="x" value="7">Ada Rowe</person></identified-content>
   <x:desk xmlns:x="urn:x" x:code="9">Night</x:desk></docdata></head>
 <body><body.head><hedline><hl1>Ferry runs again</hl1></hedline><note><p>Check names</p></note>
  <byline>By <person value="7">Ada Rowe</person></byline>
  <dateline><location>Port</location> <story.date norm="20260506">May 6</story.date></dateline>
  </body.head><body.content><p>It sails.</p></body.content></body></nitf>"""


@pytest.fixture(params=["", ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'])
def document(request: pytest.FixtureRequest) -> NitfDocument:
    return nitf_document.read(parsed(DOCUMENT.format(namespace=request.param)))


def test_the_heads_are_facts(document: NitfDocument) -> None:
    assert document.value("doc-id", "id-string") == "f-1"
    assert document.value("docdata", "management-status") == "embargoed"
    assert document.value("du-key", "version") == "2"
    assert document.value("nitf", "change.date") == "May 5, 2004"
    assert document.value("urgency", "none") is None
    assert [fact.values["key"] for fact in document.named("keyword")] == ["ferry", "island"]
    assert [fact.text for fact in document.named("person", "identified-content")] == ["Ada Rowe"]
    assert [fact.values for fact in document.named("person", "byline")] == [{"value": "7"}]
    subjects = document.named("tobject.subject")
    assert [subject_uri(fact) for fact in subjects] == [
        "http://cv.iptc.org/newscodes/subjectcode/04015000", None,
    ]  # fmt: skip
    (desk,) = document.named("desk")
    assert (desk.values, desk.text) == ({"{urn:x}code": "9"}, "Night")


def test_what_is_a_fact_is_not_left_over(document: NitfDocument) -> None:
    assert document.content.leftovers == ()
    assert document.content.head is not None
    assert document.content.head.byline == "By Ada Rowe"
    assert len(document.content.blocks) == 1


def test_words_after_an_element_are_left_over() -> None:
    root = parsed("<nitf><head><docdata><urgency ed-urg='1'/>stray</docdata></head></nitf>")
    read = nitf_document.read(root)
    assert [leftover.text for leftover in read.content.leftovers] == ["stray"]


@pytest.mark.parametrize(
    ("stated", "given"),
    [
        ("20061018", "2006-10-18"),
        ("20061018T123000Z", "2006-10-18T12:30:00Z"),
        ("20061018T1230+02", "2006-10-18T12:30:00+02:00"),
        ("20061018T123000,5-0330", "2006-10-18T12:30:00.5-03:30"),
        ("20061018T123000", "2006-10-18T12:30:00"),
        (" 2006-10-18T12:30:00Z", "2006-10-18T12:30:00Z"),
        ("October 18", "October 18"),
    ],
)
def test_dates_in_the_basic_form(stated: str, given: str) -> None:
    assert extended(stated) == given


def test_documents_of_agencies_lose_nothing(shared: Path) -> None:
    seen = 0
    for file in sorted((shared / "corpus" / "nitf").rglob("*.xml")):
        try:
            root = etree.fromstring(file.read_bytes(), new_parser())
        except etree.XMLSyntaxError:
            continue
        for element in root.iter():
            if not isinstance(element.tag, str) or local(element) != "nitf":
                continue
            seen += 1
            read = nitf_document.read(element)
            told = {(fact.path, value) for fact in read.facts for value in fact.values.values()}
            words = {fact.text for fact in read.facts}
            kept = {(left.path, left.text) for left in read.content.leftovers}
            for left in nitf_read.read(element).leftovers:
                at = left.path.rpartition("/@")[0] or left.path
                held = (left.path, left.text) in kept
                assert held or (at, left.text) in told or left.text.strip() in words, left
    assert seen > 5
