"""The canonical schema: strict values, documented fields, generated JSON Schema that cannot drift."""

from __future__ import annotations

import hashlib
import pickle
from datetime import UTC, datetime, timedelta, timezone

import orjson
import pytest
from pydantic import BaseModel, ValidationError

from newsexport import resources
from newsexport.errors import UnknownSchemaVersion
from newsexport.schema import v1, versions
from newsexport.schema.v1 import NewsItem, Paragraph, PartialDate, RichText, Span, parse_instant
from newsexport.schema.v1.field_words import field_words
from newsexport.schema.v1.model import of_valid, with_valid

RELEASED: dict[str, str] = {}
"""Version -> SHA-256 of its schema file, added when the version is released; then never changed."""


def test_the_schema_file_is_what_the_model_generates() -> None:
    shipped = resources.read(f"schemas/news-item/{versions.CURRENT}.schema.json")
    assert shipped == versions.json_schema_text(), "run: make schemas"


def test_released_schema_files_never_change() -> None:
    for version, digest in RELEASED.items():
        shipped = resources.read(f"schemas/news-item/{version}.schema.json")
        assert hashlib.sha256(shipped).hexdigest() == digest


def _models() -> list[type[BaseModel]]:
    found = (getattr(v1, name) for name in v1.__all__)
    return [each for each in found if isinstance(each, type) and issubclass(each, BaseModel)]


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_is_documented(model: type[BaseModel]) -> None:
    assert model.__doc__
    assert [name for name in model.model_fields if not field_words(model).get(name)] == []


def test_the_schema_of_each_model_says_what_its_fields_are() -> None:
    shown = NewsItem.model_json_schema(by_alias=False)["properties"]
    assert {name: field["description"] for name, field in shown.items()} == field_words(NewsItem)
    assert shown["uri"]["description"].startswith("The identifier")


def test_every_field_of_the_item_names_its_home_in_newsml_g2() -> None:
    homeless = [
        name
        for name in NewsItem.model_fields
        if name != "extensions" and "NewsML-G2:" not in field_words(NewsItem)[name]
    ]
    assert homeless == []


@pytest.mark.parametrize(
    "text",
    ["2026-02-14", "2026-02-14T10:00:00", "yesterday", "1707904800", "2026-02-14T24:61:00Z",
     "2026-02-30T10:00:00Z", "Sat, 14 Feb 2026 10:00:00 GMT", "2026-02-14T10:00:00+0100", ""],
)  # fmt: skip
def test_an_instant_needs_date_time_and_offset(text: str) -> None:
    with pytest.raises(ValueError):
        parse_instant(text)


def test_an_instant_keeps_its_offset() -> None:
    item = NewsItem(uri="urn:x:1", first_created=parse_instant("2026-02-14T10:00:00+05:30"))
    assert item.first_created is not None
    assert item.first_created.utcoffset() == timedelta(hours=5, minutes=30)
    assert b'"2026-02-14T10:00:00+05:30"' in versions.dump(item)


def test_epoch_numbers_are_no_instants() -> None:
    with pytest.raises(ValidationError):
        NewsItem.model_validate({"uri": "urn:x:1", "firstCreated": -62135596801})


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValidationError):
        NewsItem(uri="urn:x:1", first_created=datetime(2026, 2, 14))  # noqa: DTZ001


@pytest.mark.parametrize(
    "text", ["2026", "2026-02", "2026-02-14", "2026-02-14T10:00:00Z", "2026-02-14T10:00:00.5+01:00"]
)
def test_a_partial_date_stays_as_it_is(text: str) -> None:
    date = PartialDate(text)
    assert date == text
    assert date.isoformat() == text
    assert pickle.loads(pickle.dumps(date)) == text


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "26", "2026-2-1", "2026-02-14T10:00:00", ""]
)
def test_a_wrong_partial_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate(text)


@pytest.mark.parametrize("spans", [[(0, 9)], [(2, 3), (0, 1)], [(0, 3), (2, 5)]])
def test_spans_lie_inside_their_text_in_order_and_nested(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValidationError):
        RichText(text="bridge", spans=tuple(Span(start=a, end=b, kind="strong") for a, b in spans))


def test_convenience() -> None:
    item = versions.load(
        orjson.loads(resources.read("fixtures/stories/harbour-bridge/input.newsitem.json"))
    )
    assert item.headline == "Karsby harbour bridge reopens after nine-month repair"
    assert item.standfirst is not None and item.standfirst.startswith("The bridge that joins")
    assert item.authors == ("Ada Lindqvist", "Tomas Okeke")
    assert item.text.startswith("The harbour bridge in Karsby reopened")
    assert "\n\nTrams first\n\n" in item.text
    (picture,) = item.pictures
    assert picture.caption and picture.credit_line == "Mila Sørensen/Example News"
    assert picture.created == "2026-02-14"


def test_evidence_is_no_part_of_equality() -> None:
    plain = NewsItem(uri="urn:x:1")
    told = plain.model_copy(update={"evidence": ({"field": "/uri", "method": "given"},)})
    assert plain == told
    assert hash(plain) == hash(told)
    assert plain != NewsItem(uri="urn:x:2")


def test_items_are_frozen() -> None:
    with pytest.raises(ValidationError):
        NewsItem(uri="urn:x:1").uri = "urn:x:2"  # type: ignore[misc]


def test_dump_is_the_json_of_the_schema_without_what_is_absent() -> None:
    item = NewsItem(
        uri="urn:x:1",
        version_created=datetime(2026, 2, 14, tzinfo=UTC),
        body=(Paragraph(text="Text"),),
    )
    assert orjson.loads(versions.dump(item)) == {
        "schemaVersion": "1.0",
        "uri": "urn:x:1",
        "version": 1,
        "itemClass": "text",
        "pubStatus": "usable",
        "versionCreated": "2026-02-14T00:00:00Z",
        "body": [{"type": "paragraph", "text": "Text"}],
    }


def test_an_unknown_schema_version_is_refused() -> None:
    for document in ({"uri": "urn:x:1"}, {"schemaVersion": "7.0", "uri": "urn:x:1"}):
        with pytest.raises(UnknownSchemaVersion):
            versions.load(document)


def test_offsets_that_are_not_whole_hours_survive() -> None:
    zone = timezone(timedelta(hours=-3, minutes=-30))
    item = NewsItem(uri="urn:x:1", version_created=datetime(2026, 2, 14, 9, tzinfo=zone))
    assert versions.load(orjson.loads(versions.dump(item))).version_created == item.version_created


def test_blocks_that_are_made_without_asking_are_like_those_that_were_asked() -> None:
    for made, asked in (
        (v1.plain_paragraph("The ferry"), Paragraph(text="The ferry", spans=(), attributes={})),
        (
            v1.plain_heading("The ferry", 3),
            v1.Heading(text="The ferry", level=3, spans=(), attributes={}),
        ),
    ):
        assert made == asked
        assert repr(made) == repr(asked)
        assert made.model_fields_set == asked.model_fields_set
        assert pickle.loads(pickle.dumps(made)) == asked
        assert made.model_copy(update={"text": "x"}) == asked.model_copy(update={"text": "x"})
    assert v1.plain_paragraph("a").attributes is not v1.plain_paragraph("b").attributes


def test_a_value_of_valid_values_is_what_the_model_makes_of_them() -> None:
    extension = v1.Extension(namespace="urn:x", name="@a", value="b")
    for model, values in (
        (v1.Headline, {"text": "Ferry", "role": None, "extensions": (extension,)}),
        (v1.Link, {"uri": "urn:x:y", "version": 2}),
        (v1.Media, {"kind": "video", "renditions": (v1.Rendition(href="a.mp4"),)}),
        (v1.NewsItem, {"uri": "urn:x:y", "keywords": ("ferry",)}),
    ):
        made, usual = of_valid(model, **values), model(**values)
        for one, other in (
            (made, usual),
            (with_valid(made, extensions=()), usual.model_copy(update={"extensions": ()})),
        ):
            assert one == other
            assert repr(one) == repr(other)
            assert one.model_fields_set == other.model_fields_set
            assert one.model_dump_json() == other.model_dump_json()
            assert one.model_dump_json(exclude_unset=True) == other.model_dump_json(
                exclude_unset=True
            )


def test_an_item_looks_at_what_is_no_plain_paragraph() -> None:
    plain = v1.plain_paragraph("The ferry")
    wrong = plain.model_copy(update={"spans": (Span(start=0, end=99, kind="link"),)})
    for block in (wrong, "The ferry", {"type": "paragraph", "text": 1}):
        with pytest.raises(ValidationError) as raised:
            NewsItem.model_validate({"uri": "urn:x:1", "body": (plain, block)})
        assert raised.value.errors()[0]["loc"][:2] == ("body", 1)
