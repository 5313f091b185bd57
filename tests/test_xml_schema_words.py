"""What breaks a schema is told in sentences: no message of a validator reaches an editor as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json_schema_words, xml_schema_words
from newsexport.syntax.json_schema import compile_schema
from newsexport.syntax.problem import Problem
from newsexport.validation import validate

REFUSED = Path(__file__).parent.parent / "fixtures" / "refused"
NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)

MESSAGES = (
    ("Element 'a': This element is not expected.", "a may not stand here in top"),
    ("Element 'a': This element is not expected. Expected is ( b ).",
     "a may not stand here in top; expected: b"),
    ("Element 'a': This element is not expected. Expected is one of ( b, c, ##other* ).",
     "a may not stand here in top; expected: b, c"),
    ("Element 'a': This element is not expected. Expected is ( ##other* ).",
     "a may not stand here in top; expected: an element of another namespace"),
    ("Element 'a': Missing child element(s). Expected is ( b ).", "a lacks b"),
    ("Element 'a': Missing child element(s). Expected is one of ( *, b, c ).", "a lacks one of: b, c"),
    ("Element 'a', attribute 'x': The attribute 'x' is not allowed.", "a knows no attribute x"),
    ("Element 'a': The attribute 'x' is required but missing.", "a lacks the attribute x"),
    ("Element 'a': 'up' is not a valid value of the atomic type 'xs:boolean'.", "a: up is neither true nor false"),
    ("Element 'a', attribute 'x': '' is not a valid value of the atomic type 'xs:integer'.",
     "a/@x is empty, and that is no whole number"),
    ("Element 'a': '1' is not a valid value of the union type 'Unheard'.", "a: 1 is not what Unheard allows"),
    ("Element 'a': [facet 'enumeration'] The value 'q' is not an element of the set {'x', 'y'}.",
     "a: q is not allowed: it may be: x, y"),
    ("Element 'a': [facet 'maxInclusive'] The value '12' is greater than the maximum value allowed ('9').",
     "a: 12 is more than the limit, 9"),
    ("Element 'a': [facet 'minLength'] The value has a length of '0'; this underruns the allowed minimum length of '1'.",
     "a is empty"),
    ("Element 'a': [facet 'pattern'] The value 'q' is not accepted by the pattern '[a-z]{2}'.",
     "a: q is not of the form that is demanded"),
    ("Element 'a': [facet 'pattern'] The value 'x:1 ' is not accepted by the pattern '[^\\s:]+:[^\\s]+'.",
     "a: x:1, with white space around it, is no QCode such as medtop:20000002"),
    ("Element 'a', attribute 'v': The value '4' does not match the fixed value constraint '3'.",
     "a/@v: 4 is not allowed: it must be 3"),
    ("Element 'a': Character content other than whitespace is not allowed because the content type is 'element-only'.",
     "text stands in a, which holds elements only"),
    ("Element 'a': Element content is not allowed, because the content type is a simple type definition.",
     "a holds text only, and no elements"),
    ("Element entry has extra content: urgency", "urgency may not stand here in entry"),
    ("Invalid attribute x for element entry", "entry knows no attribute x"),
    ("what nobody has heard of", "what nobody has heard of"),
)  # fmt: skip


@pytest.mark.parametrize(("message", "told"), MESSAGES)
def test_messages_of_libxml2_become_sentences(message: str, told: str) -> None:
    assert xml_schema_words.sentence(Problem("/top/a", "ANY", message)) == told


def test_the_second_of_what_may_stand_once_is_another_one() -> None:
    problem = Problem("/top/a[2]", "ANY", "Element 'a': This element is not expected.")
    assert xml_schema_words.sentence(problem) == "another a may not stand here in top"


def test_a_refused_value_is_told_by_its_type_where_that_says_more() -> None:
    message = "Element 'a': [facet 'pattern'] The value 'q' is not accepted by the pattern '.:.'."
    problem = Problem("/top/a", "ANY", message, value_type="QCodeType")
    assert xml_schema_words.sentence(problem) == "a: q is no QCode such as medtop:20000002"


SCHEMA = {
    "type": "object",
    "required": ["uri"],
    "properties": {
        "count": {"type": "integer", "maximum": 9},
        "kind": {"enum": ["x", "y"]},
        "url": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:", "format": "iri"},
        "name": {"type": "string", "minLength": 1},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "inner": {"type": "object", "required": ["id"]},
        "headline": {},
        "uri": {},
    },
    "additionalProperties": False,
}

VALUES = (
    ({}, "uri is missing", ""),
    ({"uri": 1, "count": "5"}, 'count is a text ("5"), and must be a whole number', "/count"),
    ({"uri": 1, "count": 12}, "count: 12 is greater than the maximum of 9", "/count"),
    ({"uri": 1, "kind": "z"}, 'kind: "z" is not allowed: it may be: "x" or "y"', "/kind"),
    ({"uri": 1, "url": "rel"}, 'url: "rel" is not an absolute address', "/url"),
    ({"uri": 1, "name": ""}, "name is empty", "/name"),
    ({"uri": 1, "tags": [1]}, "tags/0 is a number (1), and must be a text", "/tags/0"),
    ({"uri": 1, "tags": ["a", "a"]}, "tags has an entry twice", "/tags"),
    ({"uri": 1, "inner": {}}, "inner has no id", "/inner"),
    ({"uri": 1, "headlne": 1}, "nothing is called 'headlne' here; 'headline' is meant", "/headlne#"),
    ({"uri": 1, "weather": 1}, "nothing is called 'weather' here", "/weather#"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "told", "place"), VALUES)
def test_messages_of_json_schema_become_sentences(value: object, told: str, place: str) -> None:
    found = list(compile_schema(SCHEMA).problems(value))
    assert [
        (json_schema_words.sentence(each), json_schema_words.place_of(each)) for each in found
    ] == [(told, place)]


def told_of(document: str, suffix: str, options: Options | None = None) -> Report:
    source = Source.of(document.encode(), f"a{suffix}")
    return validate(source, options=options or Options(now=NOW))


@pytest.mark.parametrize("with_pack", [False, True])
def test_what_is_newer_than_the_declared_release_says_since_when(
    standards: Path, with_pack: bool
) -> None:
    text = (REFUSED / "G2006.newsml-g2.xml").read_text()
    text = text.replace('standardversion="2.35"', 'standardversion="2.29"')
    text = text.replace("</headline>", '</headline><digitalSourceType uri="urn:x:y"/>')
    options = Options(now=NOW, standards=standards) if with_pack else Options(now=NOW)
    found = [d for d in told_of(text, ".xml", options).diagnostics if d.code == "G2000"]
    assert [d.message for d in found] == [
        "newer than declared: contentMeta has digitalSourceType since NewsML-G2 2.33"
    ]


def test_a_name_that_is_wrong_is_underlined_itself() -> None:
    text = '{"version": "https://jsonfeed.org/version/1.1", "title": "Skerry", "items": [], "score": 7}'
    found = next(d for d in told_of(text, ".feed.json").diagnostics if d.code == "JF007")
    assert found.position is not None
    assert found.position.span == (text.index('"score"'), text.index(": 7"))
