"""JSON: strict, with a place for every fault; two validators that must agree on our schemas."""

from __future__ import annotations

import copy
import json as plain_json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api, convert_record
from newsexport.errors import CheckUnavailable
from newsexport.options import Limits
from newsexport.report import Report
from newsexport.syntax import json
from newsexport.syntax.byte_places import BytePlaces, position_at
from newsexport.syntax.json_places import nearest_spans
from newsexport.syntax.json_schema import PythonValidator, RustValidator, compile_schema
from newsexport.syntax.pointers import escape_token, unescape_token
from newsexport.validation import validate as judged

DEFAULT = Limits()


def read(data: bytes | str, limits: Limits = DEFAULT) -> tuple[Any, Report]:
    report = Report()
    return json.parse(data.encode() if isinstance(data, str) else data, report, limits), report


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("", "IO003", 1, 1),
        ('{"é": "éé", x}', "IO003", 1, 13),
        ('{"a": [1,\n"éé" 2]}', "IO003", 2, 6),
        ('["é', "IO003", 1, 4),
        ("{'a': 1}", "IO003", 1, 2),
        ('{"a": 1,}', "IO003", 1, 8),
        ('["a\nb"]', "IO003", 1, 4),
        ('{"a": 1} {"b": 2}', "IO003", 1, 10),
        ('["\\ud800"]', "IO003", 1, 3),
        ('{"é": NaN}', "IO011", 1, 7),
        ("[1,\n-Infinity]", "IO011", 2, 1),
        ("[1, Infinity]", "IO011", 1, 5),
        ('{"é": 1,\n "a": 2, "\\u00e9": 1}', "IO008", 2, 10),
        ('[{"a": {"b": 1, "b": 1.0}, "c": "\\"a\\":"}]', "IO008", 1, 17),
        ('{"a": "\\u003A", "a": "\\u003A"}', "IO008", 1, 17),
        ('["]]]]", ' + "[{}]," * 200 + "[" * 200 + "]" * 201, "IO009", 1, 9 + 1000 + 128),
        (b'["caf\xe9"]', "IO004", 1, 6),
        (b'[\n"\xc3\xa9", "\xff"]', "IO004", 2, 7),
        ("[" * 200 + "]" * 200, "IO009", 1, 129),
        ('[1, 9007199254740993, "9007199254740993"]', "IO012", 1, 5),
        ("[-123456789012345678901234567890]", "IO012", 1, 2),
    ],
)
def test_faults_have_their_place(data: bytes | str, code: str, line: int, column: int) -> None:
    _, report = read(data)
    (found,) = report.diagnostics
    assert found.code == code
    assert found.position is not None
    assert (found.position.line, found.position.column) == (line, column)


def test_exact_numbers_are_no_finding() -> None:
    value, report = read(
        "[9007199254740992, -9007199254740992, 1234567890.1234567890123456, 1e300, 0.1]"
    )
    assert value[0] == 2**53
    assert not report.diagnostics


@given(st.text("aé東🚢\n", max_size=40), st.data())
def test_places_are_counted_on_from_one_to_the_next(text: str, data: st.DataObject) -> None:
    places = BytePlaces(text.encode())
    for at in data.draw(st.lists(st.integers(0, len(text)), max_size=6)):
        lines = text[:at].split("\n")
        found = places.position(len(text[:at].encode()))
        assert (found.line, found.column) == (len(lines), len(lines[-1]) + 1)
        assert found == position_at(text.encode(), len(text[:at].encode()))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    value, report = read('{"a": "é\U0001f600"}'.encode(encoding))
    assert value == {"a": "é\U0001f600"}
    expected = {"utf-8": [], "utf-8-sig": ["IO006"]}.get(encoding, ["IO005"])
    assert [found.code for found in report.diagnostics] == expected


def test_null_is_a_value_and_no_finding() -> None:
    assert read("null")[1].diagnostics == []


def test_limits() -> None:
    assert [d.code for d in read("[1]", Limits(document_bytes=2))[1].diagnostics] == ["IO009"]
    assert [d.code for d in read("[[1]]", Limits(json_depth=1))[1].diagnostics] == ["IO009"]
    assert read('["[[[[[", "{{{"]', Limits(json_depth=1))[1].diagnostics == []
    assert read('[[], {}, [{}, "]]]"]]', Limits(json_depth=3))[1].diagnostics == []
    assert read('[[], {}, [{}, "]]]"]]', Limits(json_depth=2))[1].by_code == {"IO009": 1}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.booleans())
def test_what_the_standard_library_writes_is_read(value: Any, ascii_only: bool) -> None:
    text = plain_json.dumps(value, ensure_ascii=ascii_only)
    if any("\ud800" <= c <= "\udfff" for c in text) or "\\ud" in text:
        return
    found, report = read(text)
    assert found == value
    assert not [d for d in report.diagnostics if d.code != "IO012"]


@given(VALUES)
def test_clean_keeps_all_but_what_xml_cannot_carry(value: Any) -> None:
    report = Report()
    cleaned = json.clean(value, report)
    text = plain_json.dumps(cleaned)
    assert "\\u0000" not in text
    if cleaned == value:
        assert not report.diagnostics
    assert json.clean(cleaned, Report()) == cleaned


@pytest.mark.parametrize("lost", ["\b", "\f", "\u0000", "\u001f", "\ufffe", "\uffff", "\ud800"])
def test_clean_leaves_out_what_xml_cannot_carry(lost: str) -> None:
    assert json.has_lost([f"a{lost}"]) and json.has_lost({f"a{lost}": 1})
    assert json.clean({f"a{lost}": [f"b{lost}"]}, Report()) == {"a": ["b"]}
    assert not json.has_lost(["\t\r\n\\b\\u0000\u007f\ufffd"])


def test_clean_says_where() -> None:
    report = Report()
    json.clean({"a/b": ["x", "y\u0000z"], "k\u0001": 1}, report)
    assert ("IO010", "/a~1b/1") in [(d.code, d.pointer) for d in report.diagnostics]


def test_lines_over_the_limit_are_passed_by() -> None:
    import io

    stream = io.BytesIO(b'{"a": 1}\n' + b"x" * 3_000_000 + b'\n{"b": 2}')
    found = list(json.lines(stream, 100))
    assert found == [(1, 0, b'{"a": 1}\n'), (2, 9, None), (3, 3_000_010, b'{"b": 2}')]


@given(st.text())
def test_pointer_tokens(key: str) -> None:
    assert unescape_token(escape_token(key)) == key
    assert "/" not in escape_token(key)


# Schemas


def our_schemas(root: Path) -> list[Path]:
    return sorted((root / "schemas").rglob("*.schema.json"))


def damaged(chance: random.Random, value: Any) -> Any:
    """A copy with one thing wrong in it, perhaps."""
    result = copy.deepcopy(value)
    places: list[tuple[Any, Any]] = []
    stack = [result]
    while stack:
        current = stack.pop()
        entries = current.items() if isinstance(current, dict) else enumerate(current)
        for key, entry in entries:
            places.append((current, key))
            if isinstance(entry, (dict, list)):
                stack.append(entry)
    where, key = chance.choice(places)
    wrong = [
        None,
        -1,
        0,
        1.5,
        "",
        "x y",
        "2026-02-30T00:00:00Z",
        "2026-02-16",
        "http://",
        [],
        {},
        [1],
        True,
        "en_US",
    ]
    if chance.random() < 0.2:
        where[key if isinstance(where, list) else f"{key}X"] = chance.choice(wrong)
    elif chance.random() < 0.3:
        del where[key]
    else:
        where[key] = chance.choice(wrong)
    return result


def samples(root: Path) -> list[Any]:
    files = [*(root / "fixtures").rglob("*.json"), *(root / "fixtures").rglob("*.jsonld")]
    found = []
    for path in files:
        value, report = read(path.read_bytes())
        if value and isinstance(value, dict) and not report.has_errors:
            found.append(value)
    return found


def test_both_validators_agree_on_our_schemas(root: Path) -> None:
    schemas = our_schemas(root)
    assert schemas
    chance = random.Random(11)
    instances = samples(root)
    assert instances
    for path in schemas:
        schema = plain_json.loads(path.read_bytes())
        formats = path.parent.name != "ninjs"  # there they are judged by rules
        rust = RustValidator(schema, {}, formats=formats)
        python = PythonValidator(schema, {}, formats=formats)
        for _ in range(150):
            instance = chance.choice(instances)
            if chance.random() < 0.9:
                instance = damaged(chance, instance)
            judged = {problem.pointer for problem in rust.problems(instance)}
            second = {problem.pointer for problem in python.problems(instance)}
            assert bool(judged) == bool(second), (path.name, instance, judged, second)


def test_formats_are_checked() -> None:
    validator = compile_schema({"properties": {"a": {"type": "string", "format": "date-time"}}})
    assert [problem.pointer for problem in validator.problems({"a": "yesterday"})] == ["/a"]
    assert not list(validator.problems({"a": "2026-02-16T09:30:00Z"}))


@pytest.mark.parametrize("kind", [RustValidator, PythonValidator])
def test_problems_have_their_pointer(kind: type[RustValidator | PythonValidator]) -> None:
    schema = {"properties": {"a/b": {"items": {"type": "integer"}}, "c": {"required": ["d"]}}}
    found = {(p.pointer, p.keyword) for p in kind(schema, {}).problems({"a/b": [1, "x"], "c": {}})}
    assert found == {("/a~1b/1", "type"), ("/c", "required")}


@pytest.mark.parametrize("kind", [RustValidator, PythonValidator])
def test_messages_are_short(kind: type[RustValidator | PythonValidator]) -> None:
    (problem,) = kind({"type": "integer"}, {}).problems("x" * 1_000_000)
    assert len(problem.message) <= 300


@pytest.mark.parametrize("kind", [RustValidator, PythonValidator])
def test_references_are_answered_from_what_is_given(
    kind: type[RustValidator | PythonValidator],
) -> None:
    schema = {"$ref": "https://example.com/other.json"}
    other = {"https://example.com/other.json": {"type": "integer"}}
    assert list(kind(schema, other).problems("x"))
    with pytest.raises(CheckUnavailable):
        list(kind(schema, {}).problems("x"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"a": 1,}', "leave out this comma"), ("{'a': 1}", "straight double quotes"), ("{“a”: 1}", "straight double quotes"),
        ("{a: 1}", "names in double quotes"), ('{"a": True}', "true, false and null"), ('{"a": None}', "true, false and null"),
        ('{"a": 1', "the file is cut off"), ('{"a": "b', "the file is cut off"), ('{"a": 1}{"b": 2}', "JSON Lines"),
        ('{"a": 1} // b', "JSON Lines"), ('{ // b\n"a": 1}', "JSON has none"), ('{"a": 1 "b": 2}', "write a comma"),
        ('{"a": "he said "no""}', 'quotes within a text as \\"'), ('{"a" 1}', "write a colon"), ('{"a": "\\x"}', "backslash"),
        ('{"a": 01}', "0.5 or 12"), ('{"a": .5}', "0.5 or 12"), ('{"a": "b\nc"}', "control characters"),
    ],
)  # fmt: skip
def test_what_programs_get_wrong_is_told_with_its_mend(text: str, hint: str) -> None:
    report = Report()
    json.parse(text.encode(), report)
    (found,) = report.diagnostics
    assert (found.code, hint in found.hint) == ("IO003", True), found


TWICE = b"""{"uri": "urn:newsml:harbour.example:1", "type": "text", "version": "1", "standard": {"name": "ninjs", "version": "3.1"},
"headlines": [{"value": "The harbour", "lang": "en"}], "usageTerms": 3,
"headlines": [{"value": "The pier"}], "usageTerms": 4}"""


def test_a_key_that_stands_twice_does_not_stop_the_rest() -> None:
    """Its last value is judged, as nearly all readers take it; what is found in it stands there."""
    titles: list[str | None] = []
    report = judged(TWICE, format="ninjs", on_item=lambda item, _: titles.append(item.headline))
    told = {each.code: each for each in report.diagnostics}
    assert report.by_code["IO008"] == 2 and report.by_code["NJ000"] == 1
    assert told["NJ000"].position.line == 3 and "(4)" in told["NJ000"].message
    assert titles == ["The pier"]


def test_what_converts_takes_the_last_of_a_key_that_stands_twice() -> None:
    """As what judges it; the values that it does not take are losses."""
    (outcome,) = convert_record(TWICE, "json", format="ninjs")
    (item,) = api.read(TWICE, format="ninjs")
    assert outcome.status == "ok" and outcome.headline == item.headline == "The pier"
    told = [each for each in outcome.diagnostics if "before its last one" in each.message]
    assert [each.position.line for each in told] == [2, 2] and {e.code for e in told} == {"LS002"}
    assert "The harbour" in told[0].message and "3" in told[1].message
    assert [each.code for each in outcome.diagnostics].count("IO008") == 2


@pytest.mark.parametrize(
    ("text", "last", "dropped"),
    [
        ('{"a": 1, "b": {"a": 2}, "a": {"a": 3}}', {"a": {"a": 3}, "b": {"a": 2}}, ["1"]),
        ('{"a": [1, {"b": "x,"}] , "a": 2, "a": null}', {"a": None}, ["1, {'b': 'x,'}", "2"]),
        ('[{"a": {"b": 1, "b": 2}, "a": {}}, {"a": 1}]', [{"a": {}}, {"a": 1}], ["1", "{'b': 2}"]),
        ('{"a": "x", "a": "x"}', {"a": "x"}, []),
    ],
)
def test_each_value_that_does_not_count_is_told(
    text: str, last: object, dropped: list[str]
) -> None:
    value, report = read(text)
    assert value == last
    told = [each.message for each in report.diagnostics if each.code == "LS002"]
    assert [message.partition("not read: ")[2] for message in told] == dropped


def test_places_in_a_list_behind_which_nothing_stands() -> None:
    text = ' [[1, 2], {"a": [3], "b": 4}, 5, 6]'
    found = nearest_spans(text, ["/0/0", "/1/b", "/2", "/x"])
    shown = {pointer: text[start:end] for pointer, (start, end) in found.items()}
    assert shown == {"/0/0": "1", "/1/b": "4", "/2": "5", "/x": "["}


def test_the_place_of_a_value_is_that_of_the_last_key() -> None:
    text = '{"a": {"b": 1, "c": 2}, "d": 3, "a": {"b": 4}, "d": {"e": 5}}'
    found = nearest_spans(text, ["/a/b", "/a/c", "/d", "/d/e", "/a#"])
    shown = {pointer: text[start:end] for pointer, (start, end) in found.items()}
    assert shown == {"/a/b": "4", "/a/c": "{", "/d": "{", "/d/e": "5", "/a#": '"a"'}
    assert found["/a#"][0] == text.rindex('"a"')


def test_keys_lose_no_character_in_silence() -> None:
    report = Report()
    assert json.clean({"a\x00": 1, "b": [{"c\ufffe": "d"}]}, report) == {"a": 1, "b": [{"c": "d"}]}
    told = [(each.code, each.pointer) for each in report.diagnostics]
    assert told == [("IO010", "/a\x00"), ("IO010", "/b/0/c\ufffe")]


def test_a_member_whose_clean_key_is_there_already_is_told() -> None:
    report = Report()
    assert json.clean({"a\x00": 1, "a": 2, "a\x01": 3}, report) == {"a": 2}
    assert report.by_code == {"IO010": 2, "LS002": 2}
