"""Media RSS and media objects: what is written is read again, and what no field holds is kept."""

from __future__ import annotations

from lxml import etree

from newsexport.payloads.media_rss.names import NAMESPACE
from newsexport.payloads.media_rss.read import read_media
from newsexport.payloads.media_rss.write import write_media
from newsexport.schema.v1 import Media, Party, Rendition


def _read(markup: str, namespace: str = NAMESPACE):
    root = etree.fromstring(f'<item xmlns:media="{namespace}">{markup}</item>')
    return read_media(list(root))


def test_media_objects_come_back():
    picture = Media(
        kind="picture", headline="Boats", caption="Boats & nets < sails", credit_line="Ada Lind",
        alt_text="Two boats", copyright_notice="© Example", licence="https://a.example/licence",
        creators=(Party(name="Ada Lind", roles=("photographer",)),),
        renditions=(
            Rendition(href="https://a.example/1.jpg", media_type="image/jpeg", width=1200, height=800,
                      size=1000, role="main"),
            Rendition(href="https://a.example/2.jpg", media_type="image/jpeg", width=300),
            Rendition(href="https://a.example/t.jpg", role="thumbnail", width=90, height=60),
        ),
    )  # fmt: skip
    video = Media(
        kind="video",
        renditions=(
            Rendition(href="https://a.example/v.mp4", media_type="video/mp4", duration=12.5),
        ),
    )
    facts = _read(write_media(picture) + write_media(video))
    assert facts.media == [picture, video]


def test_wrong_spellings_of_the_namespace_are_understood():
    facts = _read('<media:content url="a.jpg"/>', "https://search.yahoo.com/mrss")
    assert [each.renditions[0].href for each in facts.media] == ["a.jpg"]


def test_details_of_the_item_go_to_its_only_media_object():
    facts = _read(
        '<media:content url="a.jpg" medium="image"/><media:title>Boats</media:title>'
        "<media:credit>Ada</media:credit><media:keywords>sea, sail</media:keywords>"
    )
    (only,) = facts.media
    assert (only.headline, only.credit_line) == ("Boats", "Ada")
    assert facts.keywords == ["sea", "sail"]


def test_what_no_field_holds_is_kept():
    facts = _read(
        '<media:content url="a.mp4" bitrate="128" duration="1:02" medium="film"><media:rating scheme="urn:simple">'
        'adult</media:rating><media:hash algo="md5">abc</media:hash></media:content>'
        '<media:community><media:starRating average="3.5"/></media:community>'
    )
    (only,) = facts.media
    assert only.renditions[0].duration == 62
    assert {each.name for each in only.renditions[0].extensions} == {"@bitrate", "@medium"}
    assert {each.name for each in only.extensions} == {"rating", "hash"}
    assert [each.name for each in facts.extensions] == ["community"]
    assert "3.5" in str(facts.extensions[0].value)


def test_further_details_keep_the_names_of_their_elements():
    facts = _read(
        '<media:content url="a.jpg"><media:title>Boats</media:title><media:credit>Ada</media:credit></media:content>'
        "<media:title>Nets</media:title><media:credit>Bo</media:credit>"
    )
    found = [(each.name, each.value) for each in facts.extensions]
    assert found == [("title", "Nets"), ("credit", "Bo")]
