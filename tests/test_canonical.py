"""Canonical JSON: written, judged by both JSON Schema engines, read again equal."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given, settings

from newsexport import api, resources
from newsexport.formats.canonical import CANONICAL
from newsexport.options import Options
from newsexport.report import MAX_RECENT, MAX_SAMPLES, Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.syntax.json_schema import PythonValidator, RustValidator
from tests.strategies import news_items

SCHEMA = orjson.loads(resources.read("schemas/news-item/1.0.schema.json"))
ENGINES = (RustValidator(SCHEMA, {}), PythonValidator(SCHEMA, {}))


def written(item: NewsItem) -> bytes:
    report = Report()
    assert CANONICAL.write is not None
    data = CANONICAL.write(item, Options(), report)
    assert report.diagnostics == []
    return data


def read(data: bytes) -> list[NewsItem]:
    report = Report()
    assert CANONICAL.read is not None
    items = [parsed.item for parsed in CANONICAL.read(Source.of(data), Options(), report)]
    assert report.diagnostics == []
    return items


@given(news_items())
def test_what_is_written_is_read_again_and_both_engines_agree(item: NewsItem) -> None:
    data = written(item)
    assert read(data) == [item]
    assert written(read(data)[0]) == data
    for engine in ENGINES:
        assert list(engine.problems(orjson.loads(data))) == []


@pytest.mark.slow
@settings(max_examples=2000)
@given(news_items())
def test_two_thousand_items_come_back_equal(item: NewsItem) -> None:
    assert read(written(item)) == [item]


@pytest.mark.parametrize(
    ("change", "pointer", "line"),
    [
        ({"urgency": 0}, "/urgency", 4),
        ({"pubStatus": "cancelled"}, "/pubStatus", 4),
        ({"firstCreated": "2026-02-14"}, "/firstCreated", 4),
        ({"headline": "x"}, "/headline#", 4),
        ({"body": [{"type": "paragraph", "text": "ab", "spans": [{"start": 0, "end": 9, "kind": "strong"}]}]},
         "/body/0", 4),
        ({"language": "en_US"}, "/language", 4),
    ],
)  # fmt: skip
def test_faults_are_placed(change: dict[str, object], pointer: str, line: int) -> None:
    first = '{\n"schemaVersion": "1.0",\n"uri": "urn:x:1",\n'
    data = first.encode() + orjson.dumps(change)[1:]
    report = api.validate(data)
    (found,) = [d for d in report.diagnostics if d.code == "CJ000"]
    assert found.pointer == pointer
    assert found.position is not None
    assert found.position.line == line


def test_an_array_and_json_lines_hold_several_items() -> None:
    one = b'{"schemaVersion":"1.0","uri":"urn:x:1"}'
    two = b'{"schemaVersion":"1.0","uri":"urn:x:2"}'
    for data in (b"[" + one + b"," + two + b"]", one + b"\n\n" + two + b"\n", one + b"\n" + two):
        assert [item.uri for item in read(data)] == ["urn:x:1", "urn:x:2"]


def test_of_many_that_are_no_items_each_is_counted() -> None:
    none, many = b'{"a": 1},', 1200
    item = b'{"schemaVersion":"1.0","uri":"urn:x:1"},'
    data = b"[" + none * many + item + none * many + b"1]"
    told: list[int] = []
    report = api.validate(data, format="json", on_item=lambda _, found: told.append(len(found)))
    assert told == [MAX_RECENT]
    assert report.items == 2 * many + 2
    assert report.truncated == {"CJ001": (MAX_SAMPLES, 2 * many + 1)}
    (found,) = [d for d in report.diagnostics if d.code == "NC006"]
    assert (found.item.index, found.pointer) == (many, f"/{many}/published")
    lost = data.replace(b'{"a": 1}', b'{"a": "\\u0000"}')
    assert api.validate(lost, format="json").by_code["IO010"] == 2 * many


def test_one_broken_line_does_not_hide_the_others() -> None:
    lines = b'{"schemaVersion":"1.0","uri":"urn:x:1"}\n{"schemaVersion"\n{"schemaVersion":"1.0","uri":"urn:x:3"}\n'
    report = api.validate(lines)
    assert report.items == 3
    (fault,) = [d for d in report.diagnostics if d.code == "IO003"]
    assert fault.position is not None
    assert fault.position.line == 2
    outcomes = list(api.convert_record(lines, "json"))
    assert [outcome.status for outcome in outcomes] == ["ok", "failed", "ok"]
