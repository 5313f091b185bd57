"""NewsML 1: what has no place is told, once, in words that say what it is; what is carried is told by nobody."""

from __future__ import annotations

import pytest

from newsexport.formats.newsml1.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Figure
from newsexport.source import Source
from tests.test_newsml1 import COMPONENT, document, only

WORDS = "<ContentItem><DataContent><p>Words.</p></DataContent></ContentItem>"


def messages(report: Report) -> list[str]:
    """What is told, but for the catalog of all these documents."""
    said = [each.message for each in report.diagnostics if "Catalog" not in (each.pointer or "")]
    return [each.replace(" has no place in the item and was not read", "") for each in said]


def test_a_language_that_is_none_is_told_once():
    around = '<DescriptiveMetadata><Language FormalName="Deutsch!"/></DescriptiveMetadata>'
    data = document(f"<NewsComponent>{around}{WORDS}</NewsComponent>")
    _, report = only(data.replace(b' xml:lang="en"', b""))
    assert messages(report) == [
        "Language: Deutsch! was not understood: it is no language tag (BCP 47)"
    ]


def test_another_language_of_a_picture_is_told_once():
    photo = '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>'
    around = '<DescriptiveMetadata><Language FormalName="de"/></DescriptiveMetadata>'
    _, report = only(document(f"<NewsComponent>{around}{photo}</NewsComponent>"))
    assert messages(report) == ["the language: de"]


def test_a_name_of_a_topic_in_no_language_is_told():
    topic = (
        '<TopicSet><Topic Duid="t1"><FormalName>x</FormalName><Description xml:lang="l1!">One</Description>'
        "<Description>Two</Description></Topic></TopicSet>"
    )
    used = '<DescriptiveMetadata><TopicOccurrence Topic="#t1"/></DescriptiveMetadata>'
    item, report = only(document(f"<NewsComponent>{topic}{used}{WORDS}</NewsComponent>"))
    assert [each.name for each in item.subjects] == ["Two"]
    assert messages(report) == ["Description: One", "Description@lang: l1!"]


def test_pictures_of_each_language_keep_their_own_names():
    def told_in(language: str) -> str:
        return (
            f'<NewsComponent><DescriptiveMetadata><Language FormalName="{language}"/></DescriptiveMetadata><ContentItem>'
            f'<DataContent><media media-type="image"><media-reference source="{language}.jpg"/></media></DataContent>'
            "</ContentItem></NewsComponent>"
        )

    basis = "<BasisForChoice>./DescriptiveMetadata/Language</BasisForChoice>"
    versions = "".join(map(told_in, ("en", "de", "fr")))
    item, report = only(
        document(f'<NewsComponent EquivalentsList="yes">{basis}{versions}</NewsComponent>')
    )
    address = {each.id: each.renditions[0].href for each in item.media}
    texts = [item.body, *(each.blocks for each in item.alternatives)]
    shown = [address[block.media[0]] for (block,) in texts if isinstance(block, Figure)]
    assert shown == ["en.jpg", "de.jpg", "fr.jpg"]
    assert messages(report) == []


def test_what_a_summary_bears_is_told_though_its_letters_stand_in_the_words():
    text = '<p class="he" xml:lang="fr">When the <a href="http://x.example/a">boat</a> sails.</p>'
    summary = (
        f'<Role FormalName="Summary"/><ContentItem><DataContent>{text}</DataContent></ContentItem>'
    )
    _, report = only(
        document(f"<NewsComponent>{WORDS}<NewsComponent>{summary}</NewsComponent></NewsComponent>")
    )
    assert messages(report) == ["the class: he", "language: fr", "href: http://x.example/a"]


def test_the_head_of_a_second_text_is_told():
    def text(number: int, more: str = "") -> str:
        head = f"<hedline><hl1>H{number}</hl1></hedline>"
        body = f"<body><body.head>{head}</body.head><body.content><p>x</p></body.content></body>"
        return f"<DataContent><nitf{more}>{body}</nitf></DataContent>"

    second = text(2, ' baselang="de"')
    item, report = only(
        document(f"<NewsComponent><ContentItem>{text(1)}{second}</ContentItem></NewsComponent>")
    )
    assert [each.text for each in item.headlines] == ["H1"]
    assert messages(report) == ["a line above the text: H2", "the language: de"]


def test_what_the_text_says_otherwise_of_a_picture_is_told():
    said = 'mime-type="image/png" width="9"/><media-caption>The quay</media-caption></media>'
    _, report = only(document(COMPONENT.replace('mime-type=""/></media>', said)))
    assert messages(report)[:3] == [
        "the media type of a reference: image/png", "the width of a reference: 9",
        "another caption of the same file: The quay",
    ]  # fmt: skip


def test_the_role_of_a_file_beside_the_text_is_no_loss():
    role = '<Role FormalName="Supporting"/><ContentItem Href="a.pdf"/>'
    item, report = only(document(f"<NewsComponent>{role}{WORDS}</NewsComponent>"))
    assert item.media[0].renditions[0].role == "Supporting"
    assert messages(report) == []


def test_a_property_without_a_field_is_told_by_its_name():
    keyword = '<Property FormalName="Keyword" Value="ferry"/>'
    scene = '<Property FormalName="Scene" Value="011000"/>'
    _, report = only(document(COMPONENT.replace(keyword, keyword + scene)))
    assert "the property Scene: 011000" in messages(report)
    assert not any("FormalName" in each for each in messages(report))


@pytest.mark.parametrize("how", ["Origin", "Event"])
def test_where_a_place_lies_is_kept_with_it(how: str):
    city = '<Property FormalName="City" Value="Karsby"/>'
    north = '<Property FormalName="Latitude" Value="59.9"/>'
    data = document(COMPONENT.replace(city, city + north).replace("Origin", how))
    item, report = only(data)
    (place,) = item.located or item.places
    said = {each.name: each.value for each in place.extensions}
    assert said.pop("Property/Latitude") == "59.9"
    assert said == ({} if how == "Origin" else {"@HowPresent": how})
    assert messages(report) == []


def test_a_subject_stands_once_whatever_is_said_beside_its_code():
    subject = '<SubjectCode><Subject FormalName="11000000" cat="POL"/></SubjectCode>'
    data = document(COMPONENT.replace(subject, subject + subject.replace(' cat="POL"', "")))
    item, _ = only(data)
    assert [len(each.extensions) for each in item.subjects] == [1]


def test_what_says_how_the_parts_are_put_together_is_told_once():
    parts = "".join(
        f'<NewsComponent Duid="c{number}"><BasisForChoice Rank="1">./Role</BasisForChoice>{WORDS}</NewsComponent>'
        for number in range(3)
    )
    _, report = only(document(f"<NewsComponent>{parts}</NewsComponent>"))
    assert messages(report) == [
        "names of parts (Duid): c0, c1, c2", "how parts are chosen (BasisForChoice): 1 ./Role",
    ]  # fmt: skip


def test_an_item_inside_a_component_is_read_by_itself():
    whole = document(f"<NewsComponent>{WORDS}</NewsComponent>").decode()
    inner = (
        whole.partition("</NewsEnvelope>")[2]
        .replace(":ferry:3", ":port:3")
        .replace("</NewsML>", "")
    )
    report = Report()
    data = document(f"<NewsComponent><NewsComponent>{inner}</NewsComponent></NewsComponent>")
    package, item = (each.item for each in read(Source.of(data), Options(), report))
    assert (package.item_class, item.item_class) == ("composite", "text")
    assert [each.uri for each in package.groups[0].members] == [item.uri]
    assert item.uri.endswith(":port")
    assert item.text == "Words."
    assert messages(report) == []


def test_a_still_beside_a_film_makes_it_no_picture():
    film = '<ContentItem Href="a.mp4"><MediaType FormalName="Video"/></ContentItem>'
    still = '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>'
    for files in (film + still, still + film):
        item, _ = only(document(f"<NewsComponent>{files}</NewsComponent>"))
        assert (item.item_class, item.media[0].kind) == ("video", "video")
