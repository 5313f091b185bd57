"""NITF as agencies write it: parts of datelines and bylines, media of newspapers, what is missing."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.schema.v1 import Concept, NewsItem, Party
from tests.one_item import OPTIONS, lost, read

DOCUMENT = """<nitf version="-//IPTC//DTD NITF 3.4//EN"{uno}><head><docdata><doc-id id-string="urn:newsml:example.com:1:a"/>
{docdata}</docdata>{pubdata}</head><body><body.head><hedline><hl1>Ferry sails</hl1></hedline>{head}</body.head>
<body.content>{body}</body.content></body></nitf>"""


def nitf(**parts: str) -> NewsItem:
    known = dict.fromkeys(("uno", "docdata", "pubdata", "head", "body"), "")
    (item,) = api.read(DOCUMENT.format(**{**known, **parts}).encode())
    return item


def test_a_name_behind_the_word_of_a_byline_is_a_word_of_its_own() -> None:
    item = nitf(head="<byline>By<person>Ada Quay</person><byttl>Harbour Desk</byttl></byline>")
    assert item.byline == "By Ada Quay\nHarbour Desk"


def test_parts_of_datelines_and_bylines_are_words_of_their_own() -> None:
    head = (
        "<byline><person>Ada Quay</person><byttl>Weather Editor</byttl><location>Karsby</location></byline>"
        "<byline>By Jo Berg of The Star</byline><dateline><location><city>Norfolk</city>, <state>Va.</state></location>"
        '<story.date norm="20261129">Nov. 29</story.date></dateline>'
    )
    item = nitf(head=head)
    assert item.dateline == "Norfolk, Va. Nov. 29"
    assert item.byline == "Ada Quay\nWeather Editor Karsby\nBy Jo Berg of The Star"
    assert item.creators == (
        Party(name="Ada Quay", job_title="Weather Editor"),
        Party(name="Jo Berg"),
    )
    assert item.located == (Concept(name="Norfolk", broader=(Concept(name="Va."),)),)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By PAT SMITH", ["PAT SMITH"]), ("Åse Kai, NTB", ["Åse Kai"]), ("By Pat Smith of AAP", ["Pat Smith"]),
        ("Reuters Staff", []), ("By The Associated Press", []), ("From our correspondent", []),
        ("By Ada Quay<byttl>Wire Writer</byttl>", ["Ada Quay"]),
    ],
)  # fmt: skip
def test_a_byline_that_marks_nobody_names_its_authors(byline: str, names: list[str]) -> None:
    item = nitf(head=f"<byline>{byline}</byline>")
    assert list(item.authors) == names
    assert [each.field for each in item.evidence] == [
        f"/creators/{n}/name" for n in range(len(names))
    ]


def test_documents_of_ours_name_the_authors_that_the_item_has() -> None:
    item = NewsItem(
        uri="urn:newsml:example.com:1:a",
        version_created="2026-11-29T10:00:00Z",
        byline="By Ada Quay",
    )  # type: ignore[arg-type]
    (again,) = api.read(api.write(item, "nitf"))
    assert (again.byline, again.creators) == ("By Ada Quay", ())


@pytest.mark.parametrize(
    "byline", ["By Ada Quay, Weather Editor", "By Ada Quay\nWeather Editor", None]
)
def test_titles_and_places_are_written_where_byline_and_dateline_name_them(
    byline: str | None,
) -> None:
    item = NewsItem(
        uri="urn:newsml:example.com:1:a", version_created="2026-11-29T10:00:00Z", byline=byline,  # type: ignore[arg-type]
        creators=(Party(name="Ada Quay", job_title="Weather Editor"),), dateline="KARSBY, Nov 29 -",
        located=(Concept(name="KARSBY"),), publisher=Party(name="Karsby Courier"),
    )  # fmt: skip
    (again,) = api.read(api.write(item, "nitf"))
    assert (again.byline, again.creators) == (item.byline, item.creators)
    assert (again.dateline, again.located) == (item.dateline, item.located)
    assert again.publisher == item.publisher


def test_places_and_things_say_their_names_in_parts() -> None:
    docdata = (
        '<evloc iso-cc="US" state-prov="VA" city="Suffolk"/><evloc city="Norfolk"/><identified-content>'
        '<org value="O1"><alt-code idsrc="x" value="HRB"/>Harbour plc</org>'
        "<person><name.given>Pat</name.given><name.family>Keel</name.family></person>"
        '<location><city>Norfolk</city><state>VA</state><country iso-cc="US">United States</country></location>'
        "</identified-content>"
    )
    item = nitf(docdata=docdata, pubdata='<pubdata name="Harbour Daily"/>', uno=' uno="F-1"')
    assert [each.name for each in item.organisations] == ["Harbour plc"]
    assert [each.name for each in item.people] == ["Pat Keel"]
    norfolk, suffolk = item.places
    assert (norfolk.name, norfolk.broader[0].name, norfolk.broader[0].broader[0].literal) == (
        "Norfolk",
        "VA",
        "US",
    )
    assert (suffolk.name, suffolk.broader[0].name, suffolk.broader[0].broader[0].name) == (
        "Suffolk",
        "VA",
        "US",
    )
    assert item.publisher == Party(name="Harbour Daily")
    assert [(each.value, each.type) for each in item.alt_ids] == [("F-1", "uno")]


def test_the_owner_inside_a_notice_belongs_to_it() -> None:
    rights = (
        "<rights>Copyright 2026 <rights.owner>Harbour Daily</rights.owner>"
        "<rights.limitations>No archive</rights.limitations></rights>"
    )
    (said,) = nitf(head=rights).rights
    assert (said.notice, said.usage_terms) == ("Copyright 2026 Harbour Daily", "No archive")
    assert said.holder == Party(name="Harbour Daily")


def test_a_fraction_is_none_of_its_digits_and_lines_of_an_address_are_parted() -> None:
    body = (
        "<p>Add <frac><frac-num>1</frac-num><frac-sep/><frac-den>2</frac-den></frac> cup, "
        "<frac><frac-num>3</frac-num><frac-den>4</frac-den></frac> spoon.</p><p><postaddr><addressee>Pat Keel</addressee>"
        "<delivery.point>1 Pier</delivery.point><postcode>ZE1</postcode></postaddr></p>"
    )
    assert nitf(body=body).text == "Add 1/2 cup, 3/4 spoon.\n\nPat Keel 1 Pier ZE1"


def test_a_producer_beside_a_credit_is_kept() -> None:
    body = (
        '<media media-type="image"><media-reference source="a.jpg" source-credit="HD"/>'
        "<media-caption>Tide</media-caption><media-producer>Photo by Jane Lens</media-producer></media>"
    )
    (medium,) = nitf(body=body).media
    assert medium.credit_line == "HD"
    assert [each.value for each in medium.extensions] == ["Photo by Jane Lens"]


@pytest.mark.parametrize("norm", ["20261129", "2026-11-29T15:35:02", "20261129T153502"])
def test_a_time_without_its_offset_keeps_its_day(norm: str) -> None:
    item = nitf(docdata=f'<date.issue norm="{norm}"/>')
    assert (item.first_created, item.content_created) == (None, "2026-11-29")


@pytest.mark.parametrize(
    ("release", "embargoed"),
    [("20260215T093000", None), ("20260217T093000", "open-ended"), ("soon", "open-ended")],
)
def test_what_was_issued_when_it_was_released_is_under_no_embargo(
    release: str, embargoed: str | None
) -> None:
    item, report = read(
        f'<nitf><head><docdata><date.issue norm="20260215T093000"/><date.release norm="{release}"/></docdata></head>'
        "<body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>It sails.</p></body.content></body></nitf>"
    )
    assert item.embargoed == embargoed
    assert "RD005" in report.by_code


def test_media_of_newspapers_have_their_captions_and_photographers() -> None:
    item, report = read(
        "<nitf><head><tobject><Keyword name='FERRY'/></tobject></head><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head>"
        "<body.content><p>It sails.</p><media media-type='image'><media-reference source='quay.jpg' mime-type='image/jpeg'/>"
        "<media-printcaption>The quay at dusk.</media-printcaption><media-printproducer>Skerry Press</media-printproducer>"
        "<media-originalcaption>The quay at dusk on Monday.</media-originalcaption><media-byline>JO BERG</media-byline>"
        "<media-notes>3col</media-notes></media></body.content></body></nitf>"
    )
    (medium,) = item.media
    assert (medium.caption, medium.credit_line) == ("The quay at dusk.", "Skerry Press")
    assert [party.name for party in medium.creators] == ["JO BERG"]
    assert item.keywords == ("FERRY",)
    assert "The quay at dusk on Monday." in lost(report)
    assert "3col" in lost(report)


@pytest.mark.parametrize("head", ["<hedline><hl1>Ferry</hl1></hedline>", ""])
def test_nitf_demands_neither_headline_nor_identifier(head: str) -> None:
    """The schema has both as optional, and agencies leave them out: a warning, no error."""
    document = (
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"><head><docdata>'
        '<doc-id regsrc="HN"/><date.issue norm="20260216T093000Z"/></docdata></head>'
        f"<body><body.head>{head}</body.head><body.content><p>The ferry sails.</p></body.content></body></nitf>"
    )
    report = api.validate(document.encode(), options=OPTIONS)
    assert not report.has_errors
    assert "NF005" in report.by_code
    assert ("NF006" in report.by_code) == (not head)


def test_the_title_of_a_page_of_nitf_is_its_headline_where_there_is_no_other() -> None:
    page = (
        "<nitf><head><title>The ferry sails</title></head><body><body.head>{}</body.head>"
        "<body.content><p>It sailed.</p></body.content></body></nitf>"
    )
    (item,) = api.read(page.format("<dateline>20150921T080200</dateline>").encode())
    assert (item.headline, item.title, item.dateline) == ("The ferry sails", None, None)
    (item,) = api.read(page.format("<hedline><hl1>At dawn</hl1></hedline>").encode())
    assert (item.headline, item.title) == ("At dawn", "The ferry sails")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ann Tide and Bo Press", ["Ann Tide", "Bo Press"]),
        ("Ann Tide, Bo Reed", ["Ann Tide", "Bo Reed"]),
        ("By Ann Tide", ["Ann Tide"]),
        ("Reed and Sons", ["Reed and Sons"]),
        ("Tide, Ann", ["Tide, Ann"]),
    ],
)
def test_an_element_for_one_person_of_nitf_may_name_several(said: str, names: list[str]) -> None:
    page = (
        f"<nitf><body><body.head><byline><person>{said}</person></byline></body.head>"
        "<body.content><p>It sailed.</p></body.content></body></nitf>"
    )
    (item,) = api.read(page.encode())
    assert [each.name for each in item.creators] == names
