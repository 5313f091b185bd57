"""Reading canonical JSON: one item, an array of items, or JSON Lines (streamed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from newsexport.codes.files import IO009
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Window
from newsexport.errors import UnknownSchemaVersion
from newsexport.formats.canonical.names import CJ000, CJ001, MEND
from newsexport.formats.canonical.structure import validator
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.json_schema_mends import mend_of
from newsexport.syntax.json_schema_words import place_of, sentence
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.whole import whole

JSON_LINES = (".jsonl", ".ndjson")


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a canonical document. What breaks its schema is told, and is no item."""
    report.format = "json"
    for value, pointer in _values(source, options, report):
        item = _item(value, pointer, report)
        if item is not None:
            report.version = item.item.schema_version
            report.name_item(item.item.uri, item.item.headline)
            yield item
        report.end_item()


check = read
"""Reading is as strict as checking: a canonical document is valid or it is none."""


def _item(value: Any, pointer: str, report: Report) -> Parsed | None:
    cleaned = json.clean(value, report, pointer)
    try:
        version = versions.version_of(cleaned)
    except UnknownSchemaVersion as error:
        report.add(CJ001, pointer=pointer, reason=error)
        return None
    problems = list(validator(version).problems(cleaned))
    for problem in problems:
        report.add(
            CJ000, pointer=pointer + place_of(problem), reason=sentence(problem), about=problem.about,
            advice=mend_of(problem) or MEND,
        )  # fmt: skip
    if problems:
        return None
    try:
        item = versions.load(cleaned)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False, include_input=False):
            place = json_pointer(detail["loc"], cleaned)
            report.add(CJ000, pointer=pointer + place, reason=detail["msg"], advice=MEND)
        return None
    window = report.window or Window()
    return Parsed(item, Origins(_Everywhere(pointer), window))


def json_pointer(location: tuple[int | str, ...], instance: Any) -> str:
    """pydantic's location without the steps (union tags, class names) that the document lacks."""
    pointer = ""
    current = instance
    for step in location:
        try:
            current = current[step]
        except (KeyError, IndexError, TypeError):
            continue
        pointer += f"/{escape_token(str(step))}"
    return pointer


class _Everywhere(dict[str, str]):
    """Canonical JSON is its own origin: each pointer leads to itself, below the item's place."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix

    def __contains__(self, pointer: object) -> bool:
        return True

    def __getitem__(self, pointer: str) -> str:
        return self._prefix + pointer

    def __reduce__(self) -> tuple[object, ...]:
        return (_Everywhere, (self._prefix,))


def _values(source: Source, options: Options, report: Report) -> Iterator[tuple[Any, str]]:
    """Begins each item in the report, and yields its value and its pointer in the item's window."""
    if source.name.endswith(JSON_LINES) or _looks_like_lines(source):
        yield from _lines(source, options, report)
        return
    data = whole(source, report, options.limits)
    if data is None:
        return
    value = json.parse(data, report, options.limits)
    if value is json.BROKEN:
        return
    if value == []:
        report.add(RD007, reason="the array is empty")
    if isinstance(value, list):
        yield from _entries(value, report)
    else:
        report.begin_item(Window())
        yield value, ""


def _entries(values: list[Any], report: Report) -> Iterator[tuple[Any, str]]:
    """Begins each, but those that are only counted: of millions that are no items not each is told."""
    is_clean = not json.has_lost(values)
    alike, is_counted = 0, False
    for index, entry in enumerate(values):
        if is_counted and not versions.is_known(entry):
            alike += 1
            continue
        if alike:
            report.count_items(CJ001, alike)
            alike = 0
        report.begin_item(Window())
        yield entry, f"/{index}"
        is_counted = is_clean and report.only_counts(CJ001)
    if alike:
        report.count_items(CJ001, alike)


def _looks_like_lines(source: Source) -> bool:
    """Whether a second object begins on the second line."""
    head = source.head(64 * 1024)
    first, _, second = head.partition(b"\n")
    return (
        first.rstrip().endswith(b"}")
        and first.lstrip().startswith(b"{")
        and second.lstrip().startswith(b"{")
    )


def _lines(source: Source, options: Options, report: Report) -> Iterator[tuple[Any, str]]:
    limit = options.limits.document_bytes
    with source.open() as stream:
        for number, offset, line in json.lines(stream, limit):
            if line is not None and not line.strip():
                continue
            plain = (line or b"").rstrip(b"\r\n")
            report.begin_item(Window(offset, offset + len(plain), number))
            if line is None:
                report.add(IO009, what=f"line {number}", limit=f"{limit} bytes")
            else:
                value = json.parse(plain, report, options.limits)
                if value is not json.BROKEN:
                    yield value, ""
                    continue
            report.end_item()
