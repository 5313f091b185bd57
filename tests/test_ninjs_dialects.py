"""ninjs as newsrooms and their APIs write it: names, states, embargoes and forms that no standard has."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import orjson
import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Figure, Headline, NewsItem, Party
from tests.one_item import NOW, OPTIONS, STORY, converted, feed, read


def _shown(blocks: Any) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        found |= (
            set(block.media) if isinstance(block, Figure) else _shown(getattr(block, "blocks", ()))
        )
    return found


NEWSROOM_STORY = {
    "guid": "urn:newsml:example.com:20261129:a", "type": "text", "versioncreated": "2026-11-29T10:15:00+00:00",
    "firstpublished": "2026-11-29T08:01:00+00:00", "headline": "Ferry sails", "service": [{"name": "Domestic", "code": "a"}],
    "evolvedfrom": "urn:newsml:example.com:20261128:b", "authors": [{"name": "Ada Quay", "role": "writer",
    "jobtitle": {"qcode": "1", "name": "reporter"}}], "subject": [{"code": "medtop:20000337", "name": "transport",
    "scheme": "http://cv.iptc.org/newscodes/mediatopic/"}],
    "body_html": '<p>x</p><div><figure><img src="https://h.example/p.jpg" alt="Boats"><figcaption>Dusk</figcaption></figure></div>',
    "associations": {"editor_0": {"guid": "urn:newsml:example.com:20261129:p", "type": "picture",
                                  "renditions": {"original": {"href": "https://h.example/p.jpg"}}}},
}  # fmt: skip


def test_the_common_dialect_of_newsrooms() -> None:
    (item,) = api.read(orjson.dumps(NEWSROOM_STORY))
    assert (item.published and item.published.isoformat()) == "2026-11-29T08:01:00+00:00"
    assert item.services == (Concept(literal="a", name="Domestic"),)
    assert [each.uri for each in item.derived_from] == ["urn:newsml:example.com:20261128:b"]
    assert [(party.name, party.job_title) for party in item.creators] == [("Ada Quay", "reporter")]
    assert [each.uri for each in item.subjects] == [
        "http://cv.iptc.org/newscodes/mediatopic/20000337"
    ]
    (medium,) = item.media
    assert (medium.id, medium.caption, medium.alt_text) == ("editor_0", "Dusk", "Boats")
    assert _shown(item.body) == {"editor_0"}


def test_the_form_of_a_body_that_is_read_otherwise_is_told() -> None:
    story = {
        "standard": {"name": "ninjs", "version": "3.0"}, "uri": "urn:x-test:1", "type": "text",
        "bodies": [{"contentType": "text/markdown", "value": "# Ferry"}],
    }  # fmt: skip
    (found,) = [
        each for each in api.validate(orjson.dumps(story)).diagnostics if each.code == "LS002"
    ]
    assert "text/markdown" in found.message


def test_what_ninjs_does_not_carry_of_rights_and_codes_is_told() -> None:
    item = NewsItem.model_validate({
        "uri": "urn:newsml:example.com:1:a", "versionCreated": "2026-11-29T10:15:00Z",
        "subjects": [{"uri": "https://example.com/c/1", "literal": "c1", "name": "Boats"}],
        "rights": [{"notice": "(c)", "extensions": [{"namespace": "https://partner.example/", "name": "tier", "value": "A"}]}],
    })  # fmt: skip
    report = Report()
    Target.of("ninjs@1.6", Options()).document(item, report)
    told = {each.pointer for each in report.diagnostics if each.kind == "loss"}
    assert {"/subjects/0/literal", "/rights/0/extensions/0"} <= told


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


@pytest.mark.parametrize("target", ["ninjs", "ninjs@2.2", "ninjs@1.6"])
def test_a_time_of_publication_is_not_lost_in_ninjs(target: str) -> None:
    data = feed(f"{STORY}<pubDate>Mon, 16 Feb 2026 09:30:00 +0000</pubDate>")
    outcome = converted(data, target)
    assert outcome.ok
    assert b"2026-02-16T09:30:00+00:00" in outcome.outputs[0].data
    told = [(d.code, d.pointer) for d in outcome.diagnostics]
    assert ("LS003", "/versionCreated") in told
    assert (
        "NC006"
        not in api.validate(outcome.outputs[0].data, format="ninjs", options=OPTIONS).by_code
    )


def test_a_rendition_without_address_does_not_stop_an_item_in_ninjs() -> None:
    from newsexport.schema.v1 import Media, NewsItem, Rendition

    renditions = (Rendition(media_type="image/jpeg"), Rendition(href="https://example.com/a.jpg"))
    item = NewsItem(
        uri="urn:example:1", headlines=(Headline(text="Ferry"),),
        media=(Media(kind="picture", renditions=renditions),),
    )  # fmt: skip
    report = Report()
    data = api.Target.of("ninjs", OPTIONS).document(item, report)
    assert data.count(b'"href"') == 1
    assert "/media/0/renditions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}


def test_html_in_the_plain_text_of_ninjs_is_read_as_html() -> None:
    data = (
        b'{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Tables",'
        b'"body_text": "<table><tr><td>Karsby</td><td>12</td></tr></table>"}'
    )
    (outcome,) = api.convert_record(data, "json")
    (told,) = (each for each in outcome.diagnostics if "it holds HTML" in each.message)
    assert told.pointer == "/body_text"
    (item,) = api.read(data)
    assert [block.type for block in item.body] == ["table"]


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ('"embargo": "2027-12-01T00:00:00+0000"', "2027-12-01T00:00:00+00:00"),
        (
            '"embargoDate": "2027-12-01T01:00:00+01:00", "embargoed": "2027-11-01T00:00:00Z"',
            "2027-12-01T01:00:00+01:00",
        ),
        ('"embargo": true', "open-ended"),
        ('"embargoed": "soon", "embargo": "2027-12-01T00:00:00Z"', "open-ended"),
        ('"embargo": null, "embargoed_text": ""', None),
        ('"embargo": false', None),
    ],
)
def test_what_is_called_like_an_embargo_in_ninjs_counts(said: str, until: str | None) -> None:
    data = (
        '{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry",'
        f'"body_html": "<p>It sails.</p>", {said}}}'
    ).encode()
    (item,) = api.read(data)
    held = item.embargoed
    assert (held.isoformat() if isinstance(held, datetime) else held) == until
    report = api.validate(data, options=OPTIONS)
    places = [each.pointer for each in report.diagnostics if each.code in ("RD005", "NJ003")]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ('"state": "killed"', "canceled"), ('"status": "Draft"', "withheld"), ('"state": "published"', "usable"),
        ('"state": "killed", "pubstatus": "usable"', "usable"), ('"state": {"name": "North"}', "usable"),
    ],
)  # fmt: skip
def test_a_state_that_is_not_public_stands_for_a_status_of_ninjs_that_is_not_stated(
    said: str, status: str
) -> None:
    data = (
        '{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry",'
        f'"body_html": "<p>It sails.</p>", {said}}}'
    ).encode()
    (item,) = api.read(data)
    assert item.pub_status == status


def test_one_description_in_two_forms_is_one() -> None:
    data = (
        b'{"uri": "urn:x:1", "guid": "urn:x:1", "version": "1", "versioncreated": "2026-02-16T09:30:00Z",'
        b' "description_html": "<p>It is <b>back</b>.</p>", "description_text": "It is back."}'
    )
    (item,) = api.read(data, format="ninjs")
    assert [each.text for each in item.descriptions] == ["It is back."]
