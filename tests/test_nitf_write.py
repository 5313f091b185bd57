"""NITF 3.6 as it is written: valid by IPTC's schema and ours, and read again without a silent loss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.nitf import NITF, structure
from newsexport.formats.nitf.write import write
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Correction,
    Description,
    Figure,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    PartialDate,
    Party,
    Rendition,
    Rights,
)
from newsexport.source import Source
from tests.round_trip import unexplained

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
CODES = "http://cv.iptc.org/newscodes/subjectcode/"
ITEM = NewsItem(
    uri="urn:newsml:example.org:20260216:ferry",
    version=3,
    alt_ids=(AltId(value="4711", type="https://example.org/cms"),),
    canonical_url="https://example.org/ferry",
    first_created=datetime(2026, 2, 16, 8, tzinfo=UTC),
    version_created=datetime(2026, 2, 16, 9, 30, 15, tzinfo=UTC),
    published=datetime(2026, 2, 16, 9, tzinfo=UTC),
    content_created=PartialDate("2026-02"),
    expires=PartialDate("2026-08-16"),
    provider=Party(name="Skerry Press", uri="https://example.org/about"),
    creators=(Party(name="Ada Quay"), Party(name="Jo Berg")),
    byline="By Ada Quay",
    dateline="KARSBY (SKP) -",
    language="en",
    headlines=(Headline(text="Night ferry returns"), Headline(text="At last", role="subheadline")),
    descriptions=(Description(text="It sails again.", role="summary"),),
    body=(Paragraph(text="The ferry sails."), Figure(media=("p1",))),
    corrections=(Correction(text="It sails at ten, not at nine."),),
    ed_note="Call first.",
    subjects=(
        Concept(uri=f"{CODES}15039001", scheme=CODES, name="sailing"),
        Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000337", name="transport"),
    ),
    people=(Concept(name="Ines Brandt", uri="https://example.org/ines"),),
    places=(Concept(name="Karsby", literal="KAR"),),
    keywords=("ferry",),
    genres=(Concept(name="Feature"),),
    urgency=4,
    slugline="SKE-FERRY",
    section="Transport",
    media=(
        Media(
            id="p1", caption="The ferry.", credit_line="Jo Berg/SKP", created=PartialDate("2026-02-15"),
            creators=(Party(name="Jo Berg"),), usage_terms="No archives",
            renditions=(Rendition(href="https://example.org/p.jpg", media_type="image/jpeg", width=640),),
        ),
    ),
    rights=(Rights(holder=Party(name="SKP"), notice="(c) SKP 2026", usage_terms="Subscribers only"),),
)  # fmt: skip


def document(item: NewsItem, options: Options = Options(now=NOW)) -> tuple[bytes, Report]:
    report = Report()
    return write(item, options, report), report


def test_what_nitf_has_words_for_is_kept(official):
    data, report = document(ITEM, official)
    (again,) = api.read(data)
    assert again == ITEM
    assert not report.tally
    assert not [
        d for d in api.validate(data, options=official).diagnostics if d.severity == "error"
    ]


def test_a_reader_who_knows_nothing_of_ours_sees_the_story():
    root = etree.fromstring(document(ITEM)[0])
    n = {"n": "http://iptc.org/std/NITF/2006-10-18/"}

    def all_of(path: str) -> list[str]:
        return [str(each) for each in root.xpath(path, namespaces=n)]

    assert all_of("//n:hl1/text()") == ["Night ferry returns"]
    assert all_of("//n:byline//n:person/text()") == ["Ada Quay", "Jo Berg"]
    assert all_of("//n:date.issue/@norm") == ["20260216T080000+0000"]
    assert all_of("//n:tobject.subject/@tobject.subject.refnum") == ["15039001"]
    assert all_of("//n:classifier/text()") == ["transport"]
    assert all_of("//n:media-reference/@source-credit") == ["Jo Berg/SKP"]
    assert all_of("//n:media-caption/text()") == ["The ferry."]
    assert all_of("//n:body.content/n:p/text()") == ["The ferry sails."]


@pytest.mark.parametrize(
    ("changes", "status", "release"),
    [
        ({}, "usable", None),
        ({"embargoed": NOW + timedelta(hours=1)}, "embargoed", "20260216T130000+0000"),
        ({"embargoed": NOW - timedelta(hours=1)}, "usable", "20260216T110000+0000"),
        ({"embargoed": "open-ended"}, "embargoed", None),
        ({"pub_status": "canceled"}, "canceled", None),
        ({"pub_status": "withheld"}, "withheld", None),
    ],
)
def test_status_and_embargo_are_said_in_both_ways(changes, status, release):
    item = ITEM.model_copy(update=changes)
    data, report = document(item)
    root = etree.fromstring(data)
    docdata = root.find(".//{*}docdata")
    assert docdata.get("management-status") == status
    dates = [each.get("norm") for each in root.iter("{*}date.release")]
    assert dates == ([release] if release else [])
    (again,) = api.read(data)
    assert unexplained(item, again, report) == []


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"urgency": 9}, "/urgency"),
        ({"credit_line": "SKP"}, "/creditLine"),
        ({"contributors": (Party(name="Li"),)}, "/contributors"),
        ({"creators": (Party(name="Ada Quay", email="a@example.org"),)}, "/creators/0/email"),
        ({"headlines": (Headline(text="A", role="kicker"), Headline(text="B"))}, "/headlines/0"),
        ({"descriptions": (Description(text="A", role="teaser"),)}, "/descriptions/0"),
    ],
)
def test_what_it_cannot_say_is_told(changes, pointer):
    item = ITEM.model_copy(update=changes)
    data, report = document(item)
    assert pointer in {d.pointer for d in report.diagnostics}
    (again,) = api.read(data)
    assert unexplained(item, again, report) == []


def test_creators_without_a_byline_are_read_as_creators_alone():
    item = ITEM.model_copy(update={"byline": None})
    (again,) = api.read(document(item)[0])
    assert (again.byline, again.authors) == (None, ("Ada Quay", "Jo Berg"))


def test_an_invalid_document_is_refused(monkeypatch):
    monkeypatch.setattr("newsexport.formats.nitf.write.body_head", lambda item: "<hedline/>")
    report = Report()
    with pytest.raises(InvalidOutput):
        write(ITEM, Options(now=NOW), report)
    assert report.by_code["OU001"] == 1


def test_it_is_judged_by_our_schema_where_no_pack_is(tmp_path):
    data, _ = document(ITEM, Options(now=NOW, standards=tmp_path))
    root = etree.fromstring(data)
    assert not list(structure.problems_of_ours(root, Options()))
    root.find(".//{*}docdata").set("management-status", "live")
    assert list(structure.problems_of_ours(root, Options()))


def test_the_same_item_gives_the_same_bytes():
    target = Target.of("nitf", Options(now=NOW))
    assert target.document(ITEM, Report()) == target.document(ITEM, Report())
    assert NITF.write is not None


@pytest.mark.parametrize(
    "rendition",
    [
        {"mediaType": "image/jpeg", "width": 100, "height": 50},
        {"mediaType": "image/jpeg", "uri": "urn:example:picture"},
        {"mediaType": "video/mp4", "duration": 3.5, "role": "main"},
    ],
)
def test_a_rendition_without_an_address_does_not_look_like_a_file(rendition):
    medium = {
        "id": "m", "kind": "picture", "caption": "The ferry", "creditLine": "Ada Lind", "altText": "A ferry",
        "copyrightNotice": "© Skerry", "renditions": [rendition],
    }  # fmt: skip
    item = NewsItem.model_validate(
        {
            "uri": "urn:example:1", "language": "en", "headlines": [{"text": "Ferry sails"}], "media": [medium],
            "body": [{"type": "paragraph", "text": "It sails."}, {"type": "figure", "media": ["m"]}],
        }
    )  # fmt: skip
    data = api.write(item, "nitf")
    assert "NF007" not in api.validate(Source.of(data, "item.nitf.xml")).by_code
    (again,) = api.read(Source.of(data, "item.nitf.xml"))
    assert again.media == item.media
