"""NewsML 1: what has no place is told, once, in words that say what it is; what is carried is told by nobody."""

from __future__ import annotations

from newsexport.report import Report
from newsexport.schema.v1 import Figure
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
    assert messages(report) == ["Language: Deutsch! was not understood: not a language tag"]


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
    city = '<Property FormalName="City" Value="Karsby"/>'
    north = '<Property FormalName="Latitude" Value="59.9"/>'
    _, report = only(document(COMPONENT.replace(city, city + north)))
    assert "the property Latitude: 59.9" in messages(report)
    assert not any("FormalName" in each for each in messages(report))
