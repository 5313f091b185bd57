"""NewsML 1.x as agencies write it: parts without roles, other languages, topics, packages, identifiers."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.schema.v1 import plain_text
from tests.one_item import lost, read

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


TOPICS_AND_BYLINE = """<NewsML Version="1.2"><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>example.com</ProviderId>
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
    changed = TOPICS_AND_BYLINE.replace(
        "<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem>", texts
    )
    (item,) = api.read(changed.encode())
    assert item.text == "One."
    assert [each.media_type for each in item.alternatives] == ["text/plain"]


def test_newsml_1_names_authors_in_bylines_and_what_topics_are() -> None:
    (item,) = api.read(TOPICS_AND_BYLINE.encode())
    assert (item.authors, item.content_created) == (("Ada Quay",), "2026-11-29")
    assert [each.name for each in item.organisations] == ["Harbour plc"]
    assert [each.literal for each in item.places] == ["UK"]
    assert item.subjects == ()
