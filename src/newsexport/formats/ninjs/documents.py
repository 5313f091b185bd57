"""The news objects of a source: one document, a list of them, or a `_items` list of an API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.codes.reading import RD007
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.whole import whole

LISTS = ("_items", "items")
"""Properties under which APIs list news objects."""


class Found(NamedTuple):
    """A news object in its document."""

    pointer: str
    value: dict[str, Any]


def load(source: Source, options: Options, report: Report) -> Any:
    """The parsed document; BROKEN when it is none, with the reason in the report."""
    report.format = "ninjs"
    data = whole(source, report, options.limits)
    if data is None:
        return json.BROKEN
    value = json.parse(data, report, options.limits)
    return value if value is json.BROKEN else json.clean(value, report)


def objects(value: Any, report: Report) -> Iterator[Found]:
    """The news objects of a document; what is none is told."""
    pointer, entries = _entries(value)
    found = False
    for index, entry in entries:
        place = pointer if index is None else f"{pointer}/{index}"
        if isinstance(entry, dict) and entry:
            found = True
            yield Found(place, entry)
        else:
            report.add(RD007, pointer=place, reason="it is no object with properties")
            found = True
    if not found:
        report.add(RD007, pointer=pointer, reason="the document holds no object")


def _entries(value: Any) -> tuple[str, list[tuple[int | None, Any]]]:
    if isinstance(value, list):
        return "", list(enumerate(value))
    if isinstance(value, dict) and "uri" not in value and "guid" not in value:
        for key in LISTS:
            if isinstance(value.get(key), list):
                return f"/{escape_token(key)}", list(enumerate(value[key]))
    return "", [(None, value)]
