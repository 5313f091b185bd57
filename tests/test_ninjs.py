"""ninjs: versions by shape, IPTC's own suite, nothing lost in silence, families through read and write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from newsexport import api
from newsexport.conversion import Target
from newsexport.formats.ninjs import WRITABLE, structure
from newsexport.formats.ninjs.rules.objects import right_name
from newsexport.formats.ninjs.versions import shape_of
from newsexport.options import Options, ProviderName
from newsexport.reading import next_or_fault, parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from tests import strategies
from tests.round_trip import unexplained

STORY = (
    Path(__file__).parent.parent / "fixtures" / "stories" / "harbour-bridge" / "input.newsitem.json"
)


def read(value: Any) -> tuple[NewsItem, Report]:
    report = Report()
    source = Source.of(orjson.dumps(value))
    (parsed,) = list(parsed_items(source, "ninjs", Options(), report))
    return parsed.item, report


def written(item: NewsItem, version: str, report: Report | None = None) -> dict[str, Any]:
    options = Options(formats={"ninjs": {"version": version}})
    return orjson.loads(Target.of("ninjs", options).document(item, report or Report()))


# The common dialect


def test_the_properties_of_the_common_dialect_have_their_fields() -> None:
    value = {
        "guid": "urn:newsml:desk.example:2026-02-10:ab12", "type": "text", "version": 2, "language": "en",
        "versioncreated": "2026-02-10T08:15:00+0000", "firstcreated": "2026-02-10T07:00:00+0000",
        "embargoed": "2026-02-10T09:00:00+0000", "pubstatus": "usable", "headline": "Ferry late",
        "body_html": "<p>The ferry was late.</p>", "source": "DESK", "keywords": ["ferry", "ferry", "sea"],
        "authors": [{"name": "Jo Pike", "role": "writer", "biography": "At sea."}],
        "associations": {
            "featuremedia": {"guid": "tag:p1", "type": "picture", "renditions": {"original": {"href": "https://e.example/a.jpg"}}},
            "editor_0": None,
            "related": {"guid": "urn:newsml:desk.example:2026-02-09:x", "type": "text", "headline": "Before"},
        },
    }  # fmt: skip
    item, report = read(value)
    assert item.uri == value["guid"]
    assert item.version_created == datetime(2026, 2, 10, 8, 15, tzinfo=UTC)
    assert item.embargoed == datetime(2026, 2, 10, 9, tzinfo=UTC)
    assert [each.name for each in item.info_sources] == ["DESK"]
    assert item.keywords == ("ferry", "sea")
    (author,) = item.creators
    assert (author.name, author.roles, author.extensions[0].name) == (
        "Jo Pike",
        ("writer",),
        "biography",
    )
    assert item.media[0].uri == "tag:p1"
    assert item.links[0].uri == "urn:newsml:desk.example:2026-02-09:x"
    told = {d.pointer for d in report.diagnostics if d.code == "RD005"}
    assert {"/versioncreated", "/firstcreated", "/embargoed"} <= told
    checked = api.validate(orjson.dumps(value), format="ninjs")
    assert checked.by_code["RD005"] == 3, "it is no date of RFC 3339 all the same"
    assert not checked.by_code["NC006"]


def test_what_is_none_of_its_values_stays_as_it_is() -> None:
    odd = {"authors": ["Jo"], "keywords": [1], "source": {"name": "x"}}
    item, _ = read({"guid": "urn:x-a:1", "headline": "A", **odd})
    assert {each.name: each.value for each in item.extensions} == odd
    assert not item.creators and not item.keywords and not item.info_sources


# Versions


@pytest.mark.parametrize(
    ("value", "version", "stated"),
    [
        ({"uri": "urn:x:1", "headline": "A", "versioncreated": "x"}, "1.6", False),
        ({"uri": "urn:x:1", "body_html": "<p>a", "associations": {}}, "1.6", False),
        ({"guid": "urn:x:1", "headline": "A"}, "1.6", False),
        ({"uri": "urn:x:1", "headlines": [], "versioncreated": "x"}, "2.2", False),
        ({"uri": "urn:x:1", "headlines": [], "versionCreated": "x"}, "3.1", False),
        ({"uri": "urn:x:1", "eventDetails": {}}, "3.1", False),
        ({"uri": "urn:x:1", "standard": {"name": "ninjs", "version": "3.0"}}, "3.0", True),
        ({"uri": "urn:x:1", "$standard": {"version": "1.3"}}, "1.3", True),
        (
            {
                "uri": "u:1",
                "standard": {"schema": "http://iptc.org/std/ninjs/ninjs-schema_2.1.json"},
            },
            "2.1",
            True,
        ),
        ({"uri": "urn:x:1", "standard": {"version": "9.9"}, "versionCreated": "x"}, "3.1", False),
    ],
)
def test_the_version_is_found_by_what_is_stated_else_by_shape(
    value: dict[str, Any], version: str, stated: bool
) -> None:
    shape = shape_of(value)
    assert (shape.version, shape.stated) == (version, stated)


@pytest.mark.parametrize(
    ("key", "family", "right"),
    [
        ("headline", "3", "headlines"),
        ("body_html", "3", "bodies"),
        ("versioncreated", "3", "versionCreated"),
        ("byline", "3", "by"),
        ("person", "2", "people"),
        ("embargoedUntil", "1", "embargoed"),
        ("headlines", "1", "headline"),
        ("bodies", "1", "body_text"),
        ("eventDetails", "1", None),
        ("made_up", "3", None),
    ],
)
def test_a_name_of_another_version_has_its_right_name(key: str, family: Any, right: str) -> None:
    assert right_name(key, family) == right


def test_a_name_of_1x_in_a_3x_document_is_told_with_the_right_one(official: Options) -> None:
    value = {
        "uri": "urn:x:1",
        "standard": {"name": "ninjs", "version": "3.1"},
        "headline": "Ferry sails",
        "versioncreated": "2026-02-16T09:30:00Z",
    }
    report = api.validate(orjson.dumps(value), options=official)
    said = [d.message for d in report.diagnostics if d.severity == "error"]
    assert "headline is no property of ninjs 3.1; there it is headlines" in said
    assert "versioncreated is no property of ninjs 3.1; there it is versionCreated" in said
    assert len(said) == 2, "and not once more, in the words of the schema"


# IPTC's suite


def suite(shared: Path) -> Iterator[tuple[Path, str, bool]]:
    for path in sorted((shared / "corpus" / "ninjs" / "iptc-suite").rglob("*.json")):
        found = re.search(r"/([123]\.\d)/(should_pass|should_fail)/", path.as_posix())
        if found:
            yield path, found[1], found[2] == "should_pass"


def verdict(path: Path, validator: Any) -> bool:
    try:
        value = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        return False
    return not list(validator.problems(value))


def test_the_structural_verdict_is_that_of_the_suite(shared: Path, official: Options) -> None:
    judged = 0
    for path, version, good in suite(shared):
        validator = structure.official(version, official)
        if validator is None:
            assert version == "1.0", "only its schema is of a draft that nobody reads"
            continue
        assert verdict(path, validator) == good, path
        judged += 1
    assert judged > 110


OWN_DIFFERS = {
    "1.0/should_fail/014_type_component.json": "a later version of the family knows it",
    "1.0/should_fail/016_infosource.json": "a later version of the family knows it",
    "1.1/should_fail/001_type_component.json": "a later version of the family knows it",
    "1.1/should_fail/002_infosource.json": "a later version of the family knows it",
    "1.3/should_pass/008_regex_bug.json": "a slip of the schema of 1.3 alone",
    "2.0/should_fail/001_bad_geojson.json": "geography is not judged",
    "2.1/should_fail/003_good_association_but_no_uri.json": "told by a rule (NJ007)",
}
"""Where our own schema, one for a whole family, judges otherwise, and why."""


def test_our_own_schemas_judge_as_the_suite_but_for_what_is_listed(shared: Path) -> None:
    differ = {
        "/".join(path.parts[-3:])
        for path, version, good in suite(shared)
        if verdict(path, structure.own(version)) != good
    }
    assert differ == set(OWN_DIFFERS)


# The corpus


def corpus(shared: Path) -> list[Path]:
    found = sorted((shared / "corpus" / "ninjs").rglob("*.json"))
    return [path for path in found if path.name != "GeoJSON-schema.json"]


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from leaves(each, f"{pointer}/{index}")
    elif value not in (None, "", False, "main") and not (
        isinstance(value, str) and not value.strip()
    ):
        yield pointer, value


FORM = re.compile(
    r"/(contenttype|contentType|charcount|wordcount|charCount|wordCount)$|^/\$?standard/"
)
"""What says how a text is written, or counts it: not what it says."""


def lost(value: Any, item: NewsItem, report: Report) -> list[tuple[str, Any]]:
    """Leaves of a document that are nowhere in its item, and that no finding names."""
    held = [str(each) for _, each in leaves(item.model_dump(mode="json", by_alias=True))]
    text = "\n".join(held)
    words = set(re.findall(r"\w+", text))
    told = [d.pointer or "" for d in report.diagnostics]
    missing = []
    for pointer, leaf in leaves(value):
        if FORM.search(pointer) or any(pointer.startswith(each) for each in told if each):
            continue
        said = str(leaf)
        plain = re.sub(r"<[^>]*>|&#?\w+;", " ", said)
        if said in text or said.lower() in text.lower():
            continue
        if set(re.findall(r"\w+", plain)) <= words:
            continue
        missing.append((pointer, leaf))
    return missing


def test_no_document_of_the_corpus_loses_anything_in_silence(shared: Path) -> None:
    items = 0
    for path in corpus(shared):
        report = Report()
        found = parsed_items(Source.of(path), "ninjs", Options(), report)
        read = []
        while (parsed := next_or_fault(found, report)) is not None:
            read.append(parsed.item)
        assert "SY001" not in report.by_code, (path, [str(d) for d in report.diagnostics])
        assert read or report.counts["error"], path
        items += len(read)
        if len(read) == 1:
            value = json.loads(path.read_bytes())
            assert lost(value, read[0], report) == [], path
    assert items > 250


def test_documents_of_the_corpus_are_known_for_ninjs(shared: Path) -> None:
    unknown = [path for path in corpus(shared) if api.detect(path).format != "ninjs"]
    broken = [path for path in unknown if not path.read_bytes().lstrip().startswith(b"{")]
    assert len(unknown) - len(broken) <= 4, unknown


def test_no_rule_is_an_error_on_what_the_suite_passes(shared: Path, official: Options) -> None:
    justified = {"NJ003", "NJ008"}  # a bad time, renditions without an address
    odd = "003_schema_only.json"  # of 2.0, and names the schema of 1.3
    for path, _, good in suite(shared):
        if good and path.name != odd:
            report = api.validate(path, format="ninjs", options=official)
            codes = {d.code for d in report.diagnostics if d.severity == "error"}
            assert {c for c in codes if c.startswith("NJ")} <= justified, path


# Families


@pytest.mark.parametrize("version", WRITABLE)
def test_a_story_goes_through_every_family(version: str) -> None:
    (story,) = api.read(STORY)
    value = written(story, version)
    item, _ = read(value)
    assert item.headline == story.headline
    assert item.text == story.text
    assert item.embargoed == story.embargoed
    assert item.authors == story.authors
    assert item.pictures[0].caption == story.pictures[0].caption
    assert item.pictures[0].renditions == story.pictures[0].renditions
    again = written(item, version)
    assert again == written(read(again)[0], version)


def test_families_are_migrated_by_read_and_write() -> None:
    (story,) = api.read(STORY)
    old = written(story, "1.6")
    new = written(read(old)[0], "3.1")
    assert written(read(new)[0], "1.6") == old
    assert old["headline"] == new["headlines"][0]["value"]
    assert old["subject"][0]["code"] == "20000337"
    assert new["subjects"][0]["uri"].endswith("mediatopic/20000337")


@pytest.mark.parametrize("version", WRITABLE)
@settings(settings.get_profile("quick"), max_examples=40)
@given(item=strategies.news_items())
def test_generated_items_come_back_but_for_their_losses(version: str, item: NewsItem) -> None:
    report = Report()
    again, _ = read(written(item, version, report))
    assert unexplained(item, again, report) == []


@pytest.mark.slow
@pytest.mark.parametrize("version", WRITABLE)
@settings(settings.get_profile("thorough"))
@given(item=strategies.news_items())
def test_many_generated_items_come_back(version: str, item: NewsItem) -> None:
    report = Report()
    again, _ = read(written(item, version, report))
    assert unexplained(item, again, report) == []


def test_what_ours_accepts_the_official_schema_accepts(standards: Path) -> None:
    @settings(settings.get_profile("quick"), max_examples=40)
    @given(strategies.news_items())
    def run(item: NewsItem) -> None:
        for version in WRITABLE:
            value = written(item, version)
            validator = structure.official(version, Options(standards=standards))
            assert validator is not None
            assert list(validator.problems(value)) == []

    run()


# What must not be got wrong


def test_an_unknown_status_holds_the_item_back() -> None:
    item, report = read({"uri": "urn:x:1", "pubStatus": "Cancelled", "headlines": []})
    assert item.pub_status == "canceled"
    item, report = read({"uri": "urn:x:1", "pubStatus": "hold it", "headlines": []})
    assert item.pub_status == "withheld"
    assert report.by_code["RD005"] == 1


def test_an_embargo_that_is_not_understood_does_not_end() -> None:
    item, report = read({"uri": "urn:x:1", "embargoedUntil": "Monday", "headlines": []})
    assert item.embargoed == "open-ended"
    assert report.by_code["RD005"] == 1


@pytest.mark.parametrize("version", WRITABLE)
def test_what_ninjs_cannot_say_of_an_embargo_is_withheld(version: str) -> None:
    item = NewsItem(uri="urn:x:1", embargoed="open-ended")
    assert read(written(item, version))[0].pub_status == "withheld"
    item = NewsItem(uri="urn:x:1", editorial_only=True)
    assert read(written(item, version))[0].pub_status == "withheld"


def test_wrong_kinds_of_values_are_told_and_kept() -> None:
    value = {
        "uri": "urn:x:1",
        "version": "1.2.3",
        "urgency": 12,
        "language": "en_GB!",
        "headlines": [5, {"value": "A"}, {"role": "x"}],
        "people": {"name": "B"},
        "renditions": "none",
        "altIds": [{"role": "a"}],
        "versionCreated": "2026-02-16",
    }
    item, report = read(value)
    assert item.version == 1
    assert {e.name for e in item.extensions} >= {"version", "urgency", "language", "renditions"}
    assert item.people[0].name == "B"
    assert report.by_code["RD005"] >= 7


def test_no_body_is_taken_for_markup_that_is_none() -> None:
    item, _ = read({"uri": "u:1", "bodies": [{"contentType": "text/plain", "value": "a < b\n\nc"}]})
    assert item.text == "a < b\n\nc"


def test_scripts_in_a_body_of_others_are_told() -> None:
    value = {"uri": "u:1", "body_html": "<p>Words<br>here<script>alert(1)</script>"}
    item, report = read({**value, "headline": "A"})
    assert "alert" not in item.text
    assert report.by_code["LS002"] == 1


@pytest.mark.parametrize("rel", ["author", "creator"])
def test_a_person_who_made_the_item_is_no_subject_of_it(rel: str) -> None:
    item, _ = read(
        {"uri": "urn:x", "people": [{"name": "Ana", "rel": rel}, {"name": "Jo", "rel": "about"}]}
    )
    assert [each.name for each in item.creators] == ["Ana"]
    assert [each.name for each in item.people] == ["Jo"]


def test_a_person_with_a_list_for_what_it_is_is_read() -> None:
    item, _ = read({"uri": "urn:x", "people": [{"name": "Ana", "rel": ["author"]}]})
    assert [each.name for each in item.people] == ["Ana"]


def test_the_provider_is_the_source_of_that_role() -> None:
    options = Options(provider=ProviderName("Skerry News", "https://example.com/skerry"))
    data = api.write(NewsItem(uri="urn:x:1"), "ninjs", options=options)
    (item,) = api.read(data)
    assert item.provider is not None
    assert item.provider.name == "Skerry News"


def test_a_publication_before_the_first_version_is_lost_and_told() -> None:
    times = {"first_created": "2026-02-10T08:15:00Z", "published": "2026-02-10T08:00:00Z"}
    item = NewsItem(
        uri="urn:newsml:example.com:20260210:1", headlines=({"text": "Ferry"},), **times
    )  # type: ignore[arg-type]
    report = Report()
    data = Target.of("ninjs", Options()).document(item, report)
    assert b'"versionCreated": "2026-02-10T08:15:00+00:00"' in data
    assert {"/published", "/versionCreated"} <= {each.pointer for each in report.diagnostics}
    assert [each.code for each in api.validate(data).diagnostics if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("document", "code", "pointer"),
    [
        ({"headlines": [{"value": "Ferry <b>sails</b>"}], "standard": {"name": "ninjs", "version": "3.1"}},
         "NJ017", "/headlines/0/value"),
        ({"headline": "Ferry <b>sails</b>", "version": "1", "pubstatus": "usable"}, "NJ010", "/headline"),
        ({"headline": "Ferry", "body_text": "<p>Sails</p>", "version": "1"}, "NJ010", "/body_text"),
        ({"headline": "Ferry", "body_html": "<p>Sails</p>", "version": "1"}, None, None),
        ({"headline": "1 < 2 > 0", "body_text": "a <b", "version": "1"}, None, None),
    ],
)  # fmt: skip
def test_markup_in_words_that_are_plain_is_told(document, code, pointer) -> None:
    data = json.dumps({"uri": "http://a.example/1", **document}).encode()
    report = api.validate(data, format="ninjs")
    found = [(d.code, d.pointer) for d in report.diagnostics if d.code in {"NJ010", "NJ017"}]
    assert found == ([(code, pointer)] if code else [])


def test_pictures_that_only_a_further_body_shows_are_media() -> None:
    bodies = [
        {"role": "main", "contentType": "text/html", "value": "<p>Words</p><img src='https://e.example/a.jpg'>"},
        {"role": "short", "contentType": "text/html", "value": "<p>W</p><img src='https://e.example/b.jpg'>"},
    ]  # fmt: skip
    item, _ = read({"uri": "urn:x-a:1", "bodies": bodies})
    assert [each.renditions[0].href[-5:] for each in item.media] == ["a.jpg", "b.jpg"]
    (figure,) = [block for block in item.alternatives[0].blocks if block.type == "figure"]
    assert figure.media == (item.media[1].id,)


def test_other_words_of_a_picture_in_the_text_are_told() -> None:
    picture = {
        "name": "main", "uri": "urn:x-a:2", "type": "picture", "descriptions": [{"role": "caption", "value": "A quay"}],
        "renditions": [{"name": "web", "href": "https://e.example/a.jpg"}],
    }  # fmt: skip
    figure = "<img src='https://e.example/a.jpg'><figcaption>Seen at dawn</figcaption>"
    body = {"contentType": "text/html", "value": f"<p>Words</p><figure>{figure}</figure>"}
    item, report = read({"uri": "urn:x-a:1", "bodies": [body], "associations": [picture]})
    assert item.media[0].caption == "A quay"
    (told,) = [d for d in report.diagnostics if d.code == "LS002"]
    assert (told.pointer, told.message.endswith("Seen at dawn")) == ("/bodies/0/value", True)


def test_a_planned_item_stays_one_and_its_association_keeps_its_name() -> None:
    association = {"name": "tomorrow", "uri": "urn:x-a:2", "type": "planning"}
    item, _ = read(
        {"uri": "urn:x-a:1", "headlines": [{"value": "A"}], "associations": [association]}
    )
    assert written(item, "3.1")["associations"] == [association]
    assert written(item, "1.6")["associations"] == {"tomorrow": {"uri": "urn:x-a:2"}}


@pytest.mark.parametrize(
    "place",
    [
        {"geoJSON": {"type": "Point", "coordinates": [7.1, "east"]}},
        {"geoJSON": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}},
        {"geoJSON": {"type": "Feature", "geometry": {"type": "Point"}, "properties": None}},
        {"geoJSON": {"kind": "Point"}},
    ],
)
def test_a_geography_that_is_none_is_told_and_not_written(place: dict[str, Any]) -> None:
    item, _ = read({"uri": "urn:x-a:1", "headlines": [], "places": [{"name": "Karsby", **place}]})
    report = Report()
    assert written(item, "3.1", report)["places"] == [{"name": "Karsby"}]
    assert "/places/0/extensions/0" in [d.pointer for d in report.diagnostics]
