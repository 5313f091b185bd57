"""A violation of a JSON Schema says what to do about it."""

from __future__ import annotations

from typing import Any

import pytest

from newsexport import validate
from newsexport.syntax.json_schema import compile_schema
from newsexport.syntax.json_schema_mends import mend_of


@pytest.mark.parametrize(
    ("schema", "value", "advice"),
    [
        ({"required": ["uri"]}, {}, "add uri"),
        ({"additionalProperties": False, "properties": {"z": {}}}, {"a/b": 1}, "leave a/b out, or correct its name"),
        ({"unevaluatedProperties": False}, {"b": 1}, "leave b out, or correct its name"),
        ({"required": ["title"], "additionalProperties": False, "properties": {"title": {}}}, {"titel": 1},
         "write title for titel"),
        ({"properties": {"a": {"type": "string"}}}, {"a": 5}, 'write a text in quotes, such as "ferry"'),
        ({"type": ["integer", "null"]}, "5", "write null or a whole number without quotes"),
        ({"enum": ["a", "b"]}, "c", 'write "a" or "b"'), ({"const": "1.0"}, "2", 'write "1.0"'),
        ({"format": "date-time"}, "today", "write it like 2026-02-16T09:30:00+01:00"),
        ({"minimum": 1}, 0, "write a number of at least 1"), ({"maximum": 9}, 12, "write a number of at most 9"),
        ({"properties": {"a": {"minLength": 1}}}, {"a": ""}, "write something, or leave a out"),
        ({"properties": {"a": {"minItems": 1}}}, {"a": []}, "write something, or leave a out"),
        ({"maxLength": 5}, "harbour", "write at most 5 characters"), ({"maxItems": 1}, [1, 2], "write at most 1 entries"),
        ({"uniqueItems": True}, [1, 1], "keep each entry once"), ({"pattern": "^a"}, "b", None), ({"not": {}}, 1, None),
        ({"additionalProperties": False}, {"a": 1}, None),
        ({"anyOf": [{"type": "null"}, {"type": "integer", "maximum": 9}]}, 12, "write a number of at most 9"),
        ({"anyOf": [{"type": "null"}, {"type": "integer", "maximum": 9}]}, "x", "write a whole number without quotes"),
        ({"enum": ["link", "mark", "time", "code", "person", "keyboard", "subscript"]}, "sub", 'write "subscript"'),
        ({"enum": ["link", "mark", "time", "code", "person", "keyboard", "subscript"]}, "bold",
         'write "link", "mark", "time", "code", "person", "keyboard" or one of the others'),
    ],
)  # fmt: skip
def test_each_keyword(schema: Any, value: Any, advice: str | None) -> None:
    (problem,) = compile_schema(schema).problems(value)
    assert mend_of(problem) == advice


@pytest.mark.parametrize("value", [10**30, {"a": 1}, [10**30]])
def test_long_numbers_and_objects_are_told(value: Any) -> None:
    for schema in ({"enum": ["a", "b"]}, {"anyOf": [{"type": "null"}, {"type": "boolean"}]}):
        assert [each.pointer for each in compile_schema(schema).problems(value)] == [""]


def test_hints_of_the_formats() -> None:
    ninjs = b'{"uri": "urn:x:1", "version": "2", "versioncreated": "2026-02-16T09:30:00Z", "colour": "red"}'
    told = {each.pointer: each.hint for each in validate(ninjs, format="ninjs").diagnostics}
    assert told["/colour#"] == "leave colour out, or correct its name"
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "title": 5, "items": []}'
    (found,) = [each for each in validate(feed).diagnostics if each.code == "JF000"]
    assert found.hint == 'write a text in quotes, such as "ferry"'
    item = b'{"schemaVersion": "1.0", "uri": "urn:x:1", "urgency": 12}'
    assert {each.hint for each in validate(item).diagnostics} == {"write a number of at most 9"}
