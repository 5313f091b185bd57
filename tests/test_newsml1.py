"""NewsML 1.x: the dialects of agencies, read without losing a word in silence."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport import api
from newsexport.formats.newsml1.read import read
from newsexport.formats.registry import sniff
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Figure, Section, plain_text
from newsexport.source import Source
from tests.silent_loss.xml import silently_lost

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "newsml-1.x"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())

IDENTIFICATION = """<Identification><NewsIdentifier><ProviderId>skerry.example</ProviderId>
<DateId>20260216</DateId><NewsItemId>ferry</NewsItemId><RevisionId PreviousRevision="2" Update="N">3</RevisionId>
<PublicIdentifier>urn:newsml:skerry.example:20260216:ferry:3</PublicIdentifier></NewsIdentifier>
<NameLabel>SKE-ferry</NameLabel></Identification>"""
MANAGEMENT = """<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260216T080000Z</FirstCreated>
<ThisRevisionCreated>20260216T093000+0100</ThisRevisionCreated><Status FormalName="Usable"/>
<Urgency FormalName="4"/></NewsManagement>"""
COMPONENT = """<NewsComponent><NewsLines><HeadLine>Night ferry returns</HeadLine>
<SubHeadLine>Islanders are glad</SubHeadLine><ByLine>Ada Quay</ByLine><DateLine>KARSBY, Feb 16 (SKP) -</DateLine>
<CopyrightLine>(c) Skerry Press</CopyrightLine><SlugLine>Ske-ferry</SlugLine>
<NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>Call first.</NewsLineText></NewsLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="SKP"/></Provider>
<Creator><Party FormalName="Ada Quay"><Property FormalName="Position" Value="Reporter"/></Party></Creator>
</AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/>
<SubjectCode><Subject FormalName="11000000" cat="POL"/></SubjectCode>
<Location HowPresent="Origin"><Property FormalName="Country" Value="SKE"/><Property FormalName="City" Value="Karsby"/></Location>
<Property FormalName="Keyword" Value="ferry"/></DescriptiveMetadata>
<NewsComponent><ContentItem><MediaType FormalName="Text"/><Format FormalName="bcNITF2.5"/><DataContent>
<media media-type="image"><media-reference data-location="#photo0" mime-type=""/></media><p>The ferry <b>sails</b>.</p>
<p>It leaves at ten.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent Duid="photo0"><NewsLines><HeadLine>The ferry at Karsby</HeadLine><CreditLine>SKP/Jo Berg</CreditLine>
<NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>NO ARCHIVES</NewsLineText></NewsLine></NewsLines>
<AdministrativeMetadata><Creator><Party FormalName="Jo Berg"/></Creator></AdministrativeMetadata>
<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/><DataContent><p>The ferry at
Karsby on Monday.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="HighDef"/><ContentItem Href="ferry.jpg"><MediaType FormalName="Photo"/>
<Format FormalName="JPG"/><Characteristics><SizeInBytes>1200</SizeInBytes><Property FormalName="Width" Value="768"/>
<Property FormalName="Height" Value="457"/></Characteristics></ContentItem></NewsComponent></NewsComponent>
</NewsComponent>"""


def document(component: str = COMPONENT, management: str = MANAGEMENT, more: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><NewsML Version="1.2"><Catalog Href="http://skerry.example/c.xml"/><NewsEnvelope>'
        '<DateAndTime>20260216T083000Z</DateAndTime><NewsService FormalName="SKW"/><Priority FormalName="4"/></NewsEnvelope>'
        f'<NewsItem xml:lang="en">{IDENTIFICATION}{management}{component}</NewsItem>{more}</NewsML>'
    ).encode()


def items(data: bytes):
    report = Report()
    return [each.item for each in read(Source.of(data), Options(), report)], report


def only(data: bytes):
    (item,), report = items(data)
    return item, report


ROLES = """<NewsComponent><TopicSet FormalName="Important"><Topic Duid="t1"><TopicType FormalName="Subject"/>
<FormalName Scheme="IPTCSubjectCodes">04015001</FormalName><Description xml:lang="en">sea traffic</Description>
<Description xml:lang="de">Schifffahrt</Description></Topic><Topic Duid="t2"><TopicType FormalName="Desk"/>
<FormalName Scheme="Desks">HRB</FormalName></Topic></TopicSet>
<NewsComponent><Role FormalName="{role}"/><NewsLines><HeadLine>Night ferry returns</HeadLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en-GB"/><TopicOccurrence Topic="#t1"/><TopicOccurrence Topic="#t2"/>
<TopicOccurrence Topic="#t3"/></DescriptiveMetadata>
<ContentItem><DataContent><![CDATA[<html xmlns="http://www.w3.org/1999/xhtml"><head><title /></head>
<body><p>The ferry sails.</p><object data="x.swf">Plan</object></body></html>]]></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Sidebar"/><NewsLines><HeadLine>How to book</HeadLine></NewsLines>
<ContentItem><DataContent><p>At the quay.</p></DataContent></ContentItem></NewsComponent></NewsComponent>"""


@pytest.mark.parametrize("role", ["Main Text", "Nota", "text-story", "Main"])
def test_the_story_is_found_whatever_its_role_is_called(role: str):
    item, report = only(document(ROLES.replace("{role}", role)))
    assert [each.text for each in item.headlines] == ["Night ferry returns"]
    assert item.language == "en"
    assert plain_text(item.body) == "The ferry sails.\n\nHow to book\n\nAt the quay."
    assert [(each.name, each.literal, each.uri and each.uri[-8:]) for each in item.subjects] == [
        ("sea traffic", None, "04015001"), (None, "HRB", None),
    ]  # fmt: skip
    assert [label.text for label in item.subjects[0].labels] == ["Schifffahrt"]
    lost = {each.message: each.pointer for each in report.diagnostics if each.code == "LS002"}
    assert lost["object in the HTML has no place in the item and was not read: Plan"].endswith(
        "/ContentItem/DataContent"
    )
    assert any("TopicOccurrence@Topic" in each and "#t3" in each for each in lost)


def test_it_is_known():
    card, sure = sniff(Source.of(document()))
    assert (card and card.name, sure) == ("newsml-1", 0.95)


def test_what_an_item_says():
    item, report = only(document())
    assert (item.uri, item.version) == ("urn:newsml:skerry.example:20260216:ferry", 3)
    assert [(h.text, h.role) for h in item.headlines] == [
        ("Night ferry returns", None),
        ("Islanders are glad", "subheadline"),
    ]
    assert item.version_created == datetime(2026, 2, 16, 8, 30, tzinfo=UTC)
    assert (item.byline, item.slugline, item.title) == ("Ada Quay", "Ske-ferry", "SKE-ferry")
    assert item.creators[0].job_title == "Reporter"
    assert item.rights[0].notice == "(c) Skerry Press"
    assert item.ed_note == "Call first."
    assert item.subjects[0].uri == "http://cv.iptc.org/newscodes/subjectcode/11000000"
    assert item.located[0].name == "Karsby"
    assert item.keywords == ("ferry",)
    assert item.text == "The ferry sails.\n\nIt leaves at ten."
    assert item.envelope is not None
    assert item.envelope.channels == ("SKW",)
    assert [each.value for each in item.subjects[0].extensions] == ["POL"]
    assert [each.value for each in item.extensions] == ["http://skerry.example/c.xml"]
    assert not [each for each in report.diagnostics if each.code == "LS002"]


def test_the_picture_of_a_reference_is_that_of_its_component():
    item, _ = only(document())
    (medium,) = item.media
    assert isinstance(item.body[0], Figure)
    assert item.body[0].media == (medium.id,)
    assert medium.caption == "The ferry at Karsby on Monday."
    assert (medium.credit_line, medium.usage_terms) == ("SKP/Jo Berg", "NO ARCHIVES")
    assert [party.name for party in medium.creators] == ["Jo Berg"]
    (rendition,) = medium.renditions
    assert (rendition.role, rendition.href, rendition.width, rendition.size) == (
        "highRes", "ferry.jpg", 768, 1200,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "expected", "embargoed"),
    [
        ('<Status FormalName="Usable"/>', "usable", None),
        ('<Status FormalName="Embargoed"/>', "usable", "open-ended"),
        ('<Status FormalName="Canceled"/>', "canceled", None),
        ('<Status FormalName="Live"/>', "withheld", None),
        (
            """<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>
            <DateAndTime>20260217T060000Z</DateAndTime></StatusWillChange>""",
            "usable", datetime(2026, 2, 17, 6, tzinfo=UTC),
        ),
        ('<Status FormalName="Usable"/><Instruction FormalName="Delete"/>', "canceled", None),
    ],
)  # fmt: skip
def test_status(status, expected, embargoed):
    management = MANAGEMENT.replace('<Status FormalName="Usable"/>', status)
    item, _ = only(document(management=management))
    assert (item.pub_status, item.embargoed) == (expected, embargoed)


def test_one_language_of_several_is_the_story_the_others_are_alternatives():
    def in_language(tag: str, head: str, text: str) -> str:
        return (
            f"<NewsComponent><NewsLines><HeadLine>{head}</HeadLine></NewsLines><DescriptiveMetadata>"
            f'<Language FormalName="{tag}"/></DescriptiveMetadata><NewsComponent><Role FormalName="Main"/><ContentItem>'
            f'<DataContent><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{text}</p></body></html></DataContent>'
            '</ContentItem></NewsComponent><NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent>'
            f"<p>Call {tag}.</p></DataContent></ContentItem></NewsComponent></NewsComponent>"
        )

    component = (
        '<NewsComponent><BasisForChoice Rank="1">./NewsComponent/DescriptiveMetadata/Language</BasisForChoice>'
        + in_language("sv", "Färjan", "Den går.")
        + in_language("en", "The ferry", "It sails.")
        + "</NewsComponent>"
    )
    item, _ = only(document(component))
    assert [(h.text, h.language) for h in item.headlines] == [
        ("The ferry", None),
        ("Färjan", "sv"),
    ]
    assert item.text == "It sails.\n\nCall en."
    assert isinstance(item.body[-1], Section)
    assert item.body[-1].role == "Contact"
    assert [each.language for each in item.alternatives] == ["sv"]


def test_a_picture_alone_is_a_picture_item():
    start = COMPONENT.index('<NewsComponent Duid="photo0">')
    item, _ = only(document(COMPONENT[start:].removesuffix("</NewsComponent>")))
    assert item.item_class == "picture"
    assert item.headline == "The ferry at Karsby"
    assert item.media[0].caption == "The ferry at Karsby on Monday."


def test_several_items_and_none():
    more = f"<NewsItem>{IDENTIFICATION}{MANAGEMENT}</NewsItem>"
    found, report = items(document(more=more))
    assert len(found) == 2
    assert report.by_code["RD007"] == 1
    found, report = items(b'<NewsML><TopicSet FormalName="x"/></NewsML>')
    assert not found
    assert report.by_code["RD007"] == 1


@pytest.mark.parametrize("data", [b"<rss/>", b"<NewsML", b"", b"<NewsML><NewsItem/></NewsML>"])
def test_what_is_none_is_told(data):
    _, report = items(data)
    assert report.tally


def test_broken_documents_never_raise():
    chance = random.Random(5)
    words = re.findall(rb"<[^<>]*>|[^<>]+", document())
    for _ in range(200):
        parts = list(words)
        for _ in range(chance.randint(1, 12)):
            parts[chance.randrange(len(parts))] = chance.choice((*words[:40], b"", b"x"))
        items(b"".join(parts))


FORM = re.compile(
    r"/(MediaType|Format|MimeType|Role|RevisionId|Status|NewsItemType|Property|NewsLineType|Location|NewsComponent"
    r"|media-reference|nitf) = |^/NewsML = |/Characteristics/SizeInBytes = "
)
"""Places whose words say the form of a text or its size, the name of a property or of a picture that the text shows (Duid), or what
a field of the item says in its own."""
NAMES = frozenset(
    """words width height country city keyword generatorsoftware pixelwidth pixelheight imageuse role position advisoryline
    thumbnail viewimage lowres highres""".split()
)
"""Names of properties, and what is another word in the role of a rendition."""


@pytest.mark.skipif(not FILES, reason="../shared/corpus/newsml-1.x is not there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-30:])
def test_documents_of_agencies_lose_nothing_in_silence(path, monkeypatch):
    monkeypatch.setattr("newsexport.report.MAX_SAMPLES", 10_000)
    report = Report()
    found = [each.item for each in read(Source.of(path), Options(), report)]
    assert found
    lost = silently_lost(path, {"newsml"}, found, report)
    assert [each for each in lost if not _is_form(each)] == []


def _is_form(found: str) -> bool:
    place, _, rest = found.partition(" = ")
    place = re.sub(r"\[\d+\]", "", place)
    if not FORM.search(f"{place} = "):
        return False
    names = set(re.findall(r"'([^']*)'", rest.rpartition(": ")[2]))
    if place.endswith("/Characteristics/Property") and all(map(str.isdigit, names)):
        return True  # the number of words
    return not place.endswith(("/Property", "/NewsLineType")) or set(map(str.lower, names)) <= NAMES


@pytest.mark.skipif(not FILES, reason="../shared/corpus/newsml-1.x is not there")
def test_real_documents_get_few_errors():
    wrong = {}
    for path in FILES:
        report = api.validate(path)
        errors = {each.code for each in report.diagnostics if each.severity == "error"}
        if errors:
            wrong[path.name] = errors
    assert wrong == {"DV2209430.xml": {"N1004"}}


def test_the_language_may_stand_at_the_component() -> None:
    bare = COMPONENT.replace('<Language FormalName="en"/>', "")
    data = document(bare.replace("<NewsComponent", '<NewsComponent xml:lang="sv"', 1))
    item, report = only(data.replace(b'<NewsItem xml:lang="en">', b"<NewsItem>"))
    assert item.language == "sv"
    assert not [d for d in report.diagnostics if "NewsComponent@lang" in d.message]


def lost_places(changed: bytes | str) -> set[str]:
    """Where something of a document is told as lost, without its item's path."""
    _, report = only(changed)
    found = {each.pointer or "" for each in report.diagnostics if each.code in ("LS002", "RD005")}
    return {each.removeprefix("/NewsML/NewsItem/") for each in found}


@pytest.mark.parametrize(
    ("written", "changed", "place"),
    [
        ('<Format FormalName="bcNITF2.5"/>', '<Format FormalName="Ceefax"/>', "Format/@FormalName"),
        ('<Provider><Party FormalName="SKP"/>', '<Provider><Party FormalName="SKP"/><Party FormalName="SKQ"/>', "Party[2]/@FormalName"),
        ('<Property FormalName="City" Value="Karsby"/>', '<Property FormalName="City" Value="Karsby"/><Property FormalName="City" Value="Nyby"/>', "Property[3]/@Value"),
        ("<DataContent>\n", '<DataContent Euid="e1">\n', "DataContent/@Euid"),
        ("<NewsComponent><ContentItem>", '<NewsComponent><Role FormalName="Sidebar"/><ContentItem>', None),
    ],
)  # fmt: skip
def test_what_has_no_field_is_told_at_its_place(written, changed, place):
    assert written in COMPONENT
    found = lost_places(document(COMPONENT.replace(written, changed, 1)))
    new = found - lost_places(document())
    assert (place is None) == (not new)
    assert place is None or any(each.endswith(place) for each in new)


def test_the_moment_of_a_change_that_is_not_understood_is_told():
    change = (
        '<Status FormalName="Usable"/><StatusWillChange><FutureStatus FormalName="Canceled"/>'
        "<DateAndTime>20260217T060000Z</DateAndTime></StatusWillChange>"
    )
    management = MANAGEMENT.replace('<Status FormalName="Usable"/>', change)
    _, report = only(document(management=management))
    assert any("20260217T060000Z" in each.message for each in report.diagnostics)


@pytest.mark.parametrize(
    ("update", "content", "wanted"),
    [
        ("N", "", {"N1009"}),
        ("A", "", set()),
        ("U", '<Update><Delete DuidRef="a"/></Update>', set()),
    ],
)
def test_an_item_may_be_an_update_or_a_new_status(update, content, wanted):
    identification = IDENTIFICATION.replace('Update="N"', f'Update="{update}"')
    data = document(content).replace(IDENTIFICATION.encode(), identification.encode())
    report = api.validate(data, format="newsml-1")
    assert {"N1009"} & report.by_code.keys() == wanted


def test_nitf_by_its_namespace_is_read_as_such_without_a_document_around():
    content = (
        '<body.content xmlns="http://iptc.org/std/NITF/2006-10-18/"><p>The <person value="x1">Ada</person>'
        " sails.</p></body.content>"
    )
    start, end = COMPONENT.index("<media "), COMPONENT.index("</DataContent>")
    item, _ = only(document(COMPONENT[:start] + content + COMPONENT[end:]))
    assert item.text == "The Ada sails."
    assert "x1" in item.model_dump_json()
