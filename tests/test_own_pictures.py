"""A picture item: its caption and credit reach readers at the picture; and what a format leaves out is told by name."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Description,
    Group,
    Headline,
    Media,
    Member,
    NewsItem,
    Party,
    Rendition,
    Rights,
)

CAPTION, CREDIT = "The ferry leaves the quay at dawn", "Skerry Pictures"
PICTURE = NewsItem(
    uri="urn:example:picture",
    item_class="picture",
    canonical_url="https://example.com/picture",
    language="en",
    headlines=(Headline(text="Ferry"),),
    descriptions=(Description(text=CAPTION, role="drol:caption"),),
    credit_line=CREDIT,
    located=(Concept(name="Karsby"),),
    media=(Media(renditions=(Rendition(href="https://example.com/a.jpg", media_type="image/jpeg"),)),),
    rights=(Rights(holder=Party(name="Skerry"), usage_terms="Editorial use only"),),
)  # fmt: skip


def written(item: NewsItem, name: str) -> tuple[str, list[str]]:
    """A document, and what was told of its losses."""
    options = Options().started()
    report = Report()
    data = Target.of(name, options).document(item, report)
    return data.decode(), [each.message for each in report.diagnostics]


@pytest.mark.parametrize("name", ["rss", "atom", "html", "markdown", "json-ld"])
def test_caption_and_credit_stand_at_the_picture(name: str) -> None:
    text, told = written(PICTURE, name)
    assert CAPTION in text
    assert CREDIT in text
    assert not [each for each in told if "left out" in each and (CAPTION in each or CREDIT in each)]
    assert any(each.startswith(("descriptions is", "/descriptions is")) for each in told)


def test_a_caption_of_its_own_stays_and_a_text_keeps_its_words() -> None:
    own = PICTURE.media[0].model_copy(update={"caption": "Another caption"})
    text, told = written(PICTURE.model_copy(update={"media": (own,)}), "rss")
    assert "Another caption" in text
    assert any(CAPTION in each for each in told)
    text, told = written(PICTURE.model_copy(update={"item_class": "text"}), "rss")
    assert CREDIT not in text
    assert any(CREDIT in each for each in told)


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_a_feed_that_has_no_more_of_a_picture_than_a_thumbnail_keeps_it(name: str) -> None:
    small = Rendition(role="thumbnail", href="https://example.com/s.jpg", width=240, height=135)
    medium = Media(renditions=(small,))
    item = PICTURE.model_copy(update={"item_class": "text", "media": (medium,)})
    text, told = written(item, name)
    assert '<media:thumbnail url="https://example.com/s.jpg" width="240" height="135"/>' in text
    assert not [each for each in told if each.startswith("media")]
    (again,) = api.read(text.encode())
    assert again.media == (medium,)
    said = medium.model_copy(update={"caption": CAPTION})  # those of the item are others
    text, told = written(item.model_copy(update={"media": (said,)}), name)
    assert "<media:thumbnail" not in text
    assert [each for each in told if each.startswith("media")]


def test_what_is_left_out_of_a_field_is_told_by_its_names() -> None:
    told = written(PICTURE, "json-feed")[1]
    assert any(each.startswith("media/0 is simplified") and "creditLine" in each for each in told)


def test_a_picture_without_an_address_takes_no_words_from_its_item() -> None:
    beside = PICTURE.media[0].model_copy(update={"renditions": (Rendition(href="a.jpg"),)})
    told = written(PICTURE.model_copy(update={"media": (beside,)}), "rss")[1]
    assert f"creditLine has no home in RSS and is left out: {CREDIT}" in told


def test_what_has_no_name_is_told_by_all_it_says() -> None:
    told = written(PICTURE, "json-feed")[1]
    assert "rights has no home in JSON Feed and is left out: Skerry, Editorial use only" in told
    group = Group(id="main", members=(Member(uri="urn:example:1", title="Ferry"),))
    told = written(PICTURE.model_copy(update={"groups": (group,)}), "nitf")[1]
    assert any(each.endswith("left out: main, Ferry") for each in told)


def test_the_place_of_an_item_without_a_dateline_is_written_in_nitf() -> None:
    text, told = written(PICTURE, "nitf")
    assert "<location>Karsby</location>" in text
    assert not [each for each in told if each.startswith("located")]
