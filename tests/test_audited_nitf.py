"""What NITF and NewsML 1 of agencies say in parts, or only in running words: places, authors, days."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.schema.v1 import Concept, NewsItem, Party

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


NEWSML = """<NewsML Version="1.2"><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>example.com</ProviderId>
<DateId>20261129</DateId><NewsItemId>a</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:example.com:20261129:a:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261129T100000</FirstCreated>
<ThisRevisionCreated>20261129</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent>
<TopicSet FormalName="x"><Topic Duid="t1"><TopicType FormalName="Company"/><FormalName>HRB</FormalName>
<Description>Harbour plc</Description></Topic><Topic Duid="t2"><TopicType FormalName="Geography"/>
<FormalName>UK</FormalName></Topic></TopicSet><NewsLines><HeadLine>Ferry sails</HeadLine><ByLine>By Ada Quay</ByLine>
</NewsLines><DescriptiveMetadata><TopicOccurrence Topic="#t1"/><TopicOccurrence Topic="#t2"/></DescriptiveMetadata>
<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


def test_of_equivalent_texts_one_is_the_story() -> None:
    texts = (
        '<NewsComponent EquivalentsList="yes"><ContentItem><DataContent><p>One.</p></DataContent></ContentItem>'
        '<ContentItem><MimeType FormalName="text/plain"/><DataContent>One, plain.</DataContent></ContentItem></NewsComponent>'
    )
    changed = NEWSML.replace(
        "<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem>", texts
    )
    (item,) = api.read(changed.encode())
    assert item.text == "One."
    assert [each.media_type for each in item.alternatives] == ["text/plain"]


def test_newsml_1_names_authors_in_bylines_and_what_topics_are() -> None:
    (item,) = api.read(NEWSML.encode())
    assert (item.authors, item.content_created) == (("Ada Quay",), "2026-11-29")
    assert [each.name for each in item.organisations] == ["Harbour plc"]
    assert [each.literal for each in item.places] == ["UK"]
    assert item.subjects == ()
