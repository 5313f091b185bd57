"""What documents of agencies from public code taught: one small case of our own for each class of fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Concept, NewsItem, Party, plain_text
from newsexport.source import Source

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


def read(data: bytes | str) -> tuple[NewsItem, Report]:
    report = Report()
    source = Source.of(data.encode() if isinstance(data, str) else data)
    (found,) = api.parsed_items(source, None, Options(now=NOW), report)
    return found.item, report


def lost(report: Report) -> str:
    return "\n".join(each.message for each in report.diagnostics if each.code == "LS002")


# NewsML 1.x

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>{doctype}
<NewsML><NewsEnvelope><DateAndTime>20260216T093000Z</DateAndTime></NewsEnvelope><NewsItem><Identification>
<NewsIdentifier><ProviderId>skerry.example</ProviderId><DateId>20260216</DateId><NewsItemId>ferry</NewsItemId>
<RevisionId PreviousRevision="{before}" Update="N">{revision}</RevisionId><PublicIdentifier>{public}</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260216T080000Z</FirstCreated>
<ThisRevisionCreated>20260216T093000Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent xml:lang="nl">{component}</NewsComponent></NewsItem></NewsML>"""
FULL = "urn:newsml:skerry.example:20260216:ferry:3"


def newsml(component: str, public: str = FULL, doctype: str = "", revision: int = 3) -> str:
    return NEWSML.format(
        component=component,
        public=public,
        doctype=doctype,
        revision=revision,
        before=revision - 1,
    )


def part(role: str, words: str) -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><DataContent>{words}</DataContent>'
        "</ContentItem></NewsComponent>"
    )


def story(role: str, language: str, head: str, body: str, more: str = "") -> str:
    """A component that is an item of its own in all but name: lines, a title, a body."""
    return (
        f'<NewsComponent xml:lang="{language}"><Role FormalName="{role}"/><NewsLines><CreditLine>SKERRY</CreditLine>'
        f"<HeadLine>{head}</HeadLine><CopyrightLine>Skerry Press</CopyrightLine><KeywordLine>FERRY</KeywordLine></NewsLines>"
        f"{part('Title', head)}{part('Body', body)}{more}</NewsComponent>"
    )


def test_a_document_type_that_asks_for_the_dtd_of_nitf_is_read_without_it() -> None:
    doctype = (
        '<!DOCTYPE NewsML SYSTEM "NewsMLv1.0.dtd" [<!ENTITY % nitf SYSTEM "nitf-3-0.dtd">\n%nitf; <!-- %nitf; -->'
        '<!ENTITY quay "the old quay">]>'
    )
    words = "<nitf><body><body.content><p>It leaves &quay;.</p></body.content></body></nitf>"
    item, report = read(
        newsml(f"<ContentItem><DataContent>{words}</DataContent></ContentItem>", doctype=doctype)
    )
    assert item.text == "It leaves the old quay."
    assert {(d.code, d.severity) for d in report.diagnostics if d.kind == "syntax"} == {
        ("IO007", "warning")
    }


def test_what_such_a_part_would_have_declared_is_missed_when_it_is_used() -> None:
    report = api.validate(b'<!DOCTYPE a [<!ENTITY % p SYSTEM "p.dtd"> %p;]><rss>&quay;</rss>')
    assert [(d.code, d.severity) for d in report.diagnostics] == [("IO007", "error")]


def test_a_component_of_parts_is_the_story_whatever_its_role() -> None:
    lines = "<NewsLines><HeadLine>Night ferry returns</HeadLine></NewsLines>"
    item, report = read(newsml(lines + story("Short", "nl", "Night ferry returns", "It sails.")))
    assert [each.text for each in item.headlines] == ["Night ferry returns"]
    assert (item.credit_line, item.keywords, item.text) == ("SKERRY", ("FERRY",), "It sails.")
    assert [each.notice for each in item.rights] == ["Skerry Press"]
    assert lost(report) == "Role@FormalName has no place in the item and was not read: Short"


def test_texts_of_one_role_in_two_languages_are_not_one_text() -> None:
    both = story("Short", "nl", "De veerboot", "Hij vaart.") + story(
        "Short", "fr", "Le bac", "Il part."
    )
    item, _ = read(newsml(both))
    assert (item.language, item.text) == ("nl", "Hij vaart.")
    assert [(each.text, each.language) for each in item.headlines] == [
        ("De veerboot", None), ("Le bac", "fr"),
    ]  # fmt: skip
    assert [(each.language, plain_text(each.blocks)) for each in item.alternatives] == [
        ("fr", "Il part.")
    ]


def test_a_picture_with_a_title_is_a_picture_and_a_clip_without_a_type_a_video() -> None:
    picture = (
        f'<NewsComponent Duid="p1"><Role FormalName="Picture"/>{part("Title", "The quay")}{part("Caption", "At dusk.")}'
        '<NewsComponent><Role FormalName="Image"/><ContentItem Href="quay.jpg"><Format FormalName="Jpeg"/></ContentItem>'
        "</NewsComponent></NewsComponent>"
    )
    clip = '<NewsComponent Duid="v1"><ContentItem Href="quay.mp4"><Format FormalName="Mpeg4"/></ContentItem></NewsComponent>'
    item, _ = read(newsml(story("Original", "nl", "Ferry", "It sails.") + picture + clip))
    assert [(each.kind, each.headline, each.caption) for each in item.media] == [
        ("picture", "The quay", "At dusk."), ("video", None, None),
    ]  # fmt: skip
    assert item.media[1].renditions[0].media_type == "video/mp4"


@pytest.mark.parametrize(
    ("public", "uri"),
    [
        ("urn:newsml:www.skerry.example", "urn:newsml:skerry.example:20260216:ferry"),
        ("urn:newsml:Skerry Export:20260216:ferry:3", "urn:newsml:skerry.example:20260216:ferry"),
        (FULL, "urn:newsml:skerry.example:20260216:ferry"),
        ("tag:skerry.example,2026:ferry", "tag:skerry.example,2026:ferry"),
    ],
)
def test_an_identifier_that_all_items_share_is_none(public: str, uri: str) -> None:
    item, _ = read(newsml(story("Short", "nl", "Ferry", "It sails."), public=public))
    assert item.uri == uri
    assert public == uri or public in [each.value for each in item.alt_ids]


def test_versions_of_ten_digits_are_versions() -> None:
    item, _ = read(
        newsml(story("Short", "nl", "Ferry", "It sails."), revision=1_345_039_779, public=FULL)
    )
    assert item.version == 1_345_039_779


def test_subjects_get_their_names_from_the_topic_set_and_from_the_head_of_nitf() -> None:
    topics = (
        '<TopicSet FormalName="Subjects"><Topic><TopicType FormalName="Subject"/><FormalName Scheme="IptcSubjectCodes">'
        '04015000</FormalName><Description xml:lang="en" Variant="Category">HAR</Description>'
        '<Description xml:lang="nl" Variant="Name">vervoer</Description>'
        '<Description xml:lang="en" Variant="Name">transport</Description></Topic></TopicSet>'
    )
    said = (
        '<DescriptiveMetadata><Language FormalName="nl"/><SubjectCode><Subject FormalName="04015000"/>'
        '<Subject FormalName="02001000"/></SubjectCode></DescriptiveMetadata>'
    )
    head = (
        '<head><tobject><tobject.subject tobject.subject.refnum="02001000" tobject.subject.type="Justice"'
        ' tobject.subject.matter="Crime"/><tobject.subject tobject.subject.refnum="H77" tobject.subject.type="Harbour"/></tobject>'
        '<docdata><key-list><keyword key="FERRY"/><keyword>QUAY</keyword></key-list></docdata></head>'
    )
    body = f"<nitf>{head}<body><body.content><p>It sails.</p></body.content></body></nitf>"
    item, _ = read(
        newsml(f"{topics}{said}<ContentItem><DataContent>{body}</DataContent></ContentItem>")
    )
    assert [(each.name, each.literal) for each in item.subjects] == [
        ("vervoer", None), ("Crime", None), ("Harbour", "H77"),
    ]  # fmt: skip
    assert [label.text for label in item.subjects[0].labels] == ["transport"]
    assert [each.name for each in item.subjects[1].broader] == ["Justice"]
    assert item.keywords == ("FERRY", "QUAY")


def test_headlines_of_items_that_a_package_refers_to_are_their_titles() -> None:
    refers = "".join(
        f"<NewsComponent><NewsLines><HeadLine>{head}</HeadLine></NewsLines>"
        f'<NewsItemRef NewsItem="{head.lower()}.xml"/></NewsComponent>'
        for head in ("Ferry", "Quay")
    )
    item, _ = read(newsml(f"<NewsLines><HeadLine>Harbour</HeadLine></NewsLines>{refers}"))
    assert [each.text for each in item.headlines] == ["Harbour"]
    assert [(each.href, each.title) for each in item.groups[0].members] == [
        ("ferry.xml", "Ferry"), ("quay.xml", "Quay"),
    ]  # fmt: skip


# NITF


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


# NewsML-G2

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


# ninjs and JSON

API_ITEM = {
    "uri": "urn:newsml:skerry.example:20260216:ferry", "type": "text", "versioncreated": "2026-02-16T09:30:00Z",
    "headline": "Ferry", "body_text": "It sails.", "provider": "Skerry", "description_creditline": "Jo Berg/Skerry",
    "bylines": [{"by": "By ADA QUAY", "title": "Skerry Weather Writer"}],
    "usageterms": ["For editors.", "Not in print."], "datelinelocation": {"city": "Karsby", "countryname": "Skerry"},
    "links": [{"href": "https://skerry.example/ferry", "rel": "canonical"}],
}  # fmt: skip


def test_what_agencies_say_beside_ninjs_finds_its_field() -> None:
    item, _ = read(json.dumps(API_ITEM))
    assert item.creators == (Party(name="ADA QUAY", job_title="Skerry Weather Writer"),)
    assert item.byline == "By ADA QUAY, Skerry Weather Writer"
    assert (item.provider, item.credit_line) == (Party(name="Skerry"), "Jo Berg/Skerry")
    assert item.rights[0].usage_terms == "For editors.\nNot in print."
    assert item.located == (Concept(name="Karsby", broader=(Concept(name="Skerry"),)),)
    assert item.canonical_url == "https://skerry.example/ferry"
    assert not item.extensions
    assert [each.field for each in item.evidence] == ["/creators/0/name"]


def test_what_is_of_another_form_stays_an_extension() -> None:
    other = {
        **API_ITEM, "bylines": [{"by": "By ADA QUAY", "code": 7}], "photographer": {"name": "Jo Berg", "code": "jb"},
        "links": [{"href": "https://skerry.example/ferry", "rel": "self"}], "usageterms": [7],
    }  # fmt: skip
    item, _ = read(json.dumps(other))
    assert {each.name for each in item.extensions} >= {"bylines", "links", "usageterms"}
    assert [each.name for each in item.creators] == ["ADA QUAY", "Jo Berg"]


@pytest.mark.parametrize(
    ("version", "stood", "read_as"),
    [("1.4", "versionCreated", "versioncreated"), ("3.0", "versioncreated", "versionCreated")],
)
def test_properties_under_the_names_of_another_family_are_read_and_told(
    version: str, stood: str, read_as: str
) -> None:
    other = {
        "uri": "https://skerry.example/ferry", "standard": {"name": "ninjs", "version": version},
        "type": "text", stood: "2026-02-16T09:30:00Z",
    }  # fmt: skip
    item, report = read(json.dumps(other))
    assert str(item.version_created) == "2026-02-16 09:30:00+00:00"
    (told,) = [each for each in report.diagnostics if each.code == "RD005"]
    assert (told.pointer, read_as in told.message) == (f"/{stood}", True)
    assert not item.extensions


def test_what_an_api_says_around_its_objects_is_told() -> None:
    around = {"method": "GET", "data": {"meta": {"product": "Harbour desk"}, "item": API_ITEM}}
    _, report = read(json.dumps(around))
    pointers = {each.pointer for each in report.diagnostics if each.code == "LS002"}
    assert pointers == {"/method", "/data/meta"}
    assert api.validate(json.dumps(around).encode()).by_code["LS002"] == 2


def test_an_identifier_that_is_no_uri_gets_one_in_ninjs() -> None:
    item = NewsItem.model_validate({"uri": "SKE-2026-1", "headlines": [{"text": "Ferry"}]})
    data = api.write(item, "ninjs", options=Options(now=NOW))
    again, _ = read(data)
    assert again.uri.startswith("urn:uuid:")
    assert [each.value for each in again.alt_ids] == ["SKE-2026-1"]


def test_a_key_that_stands_twice_does_not_hide_the_other_faults() -> None:
    twice = b'{"uri": "urn:x:1", "uri": "urn:x:2", "headline": "Ferry", "versioncreated": "soon"}'
    report = api.validate(twice, format="ninjs")
    assert {"IO008", "NJ003"} <= set(report.by_code)
    (outcome,) = api.convert_record(twice, ("newsml-g2",), format="ninjs")
    assert (outcome.status, outcome.uri) == ("ok", "urn:x:2")
