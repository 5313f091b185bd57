"""Reading ninjs of any family: the version is found by shape, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.documents import Found, load, objects
from newsexport.formats.ninjs.draft import Reading
from newsexport.formats.ninjs.item import news_item
from newsexport.formats.ninjs.versions import Shape, shape_of
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.html.places import BodyPaths
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document. Never raises for what is in them."""
    value = load(source, options, report)
    if value is not json.BROKEN:
        yield from items(value, source.name, report)
    report.window = None


def items(value: Any, name: str, report: Report) -> Iterator[Parsed]:
    """The items of a parsed document, one by one."""
    window = report.window
    for index, found in enumerate(objects(value, report)):
        report.begin_item(window)
        yield parsed(found, name, index, report, shape_of(found.value))
        report.end_item()


def parsed(found: Found, name: str, index: int, report: Report, shape: Shape) -> Parsed:
    """One object, of the shape that was found, as an item with its origins."""
    report.version = shape.version
    reading = Reading(Cursor(found.value, found.pointer, shape.family, report))
    item = news_item(reading, name, index)
    report.name_item(item.uri, item.headline)
    return Parsed(
        item, Origins(BodyPaths(reading.origins, reading.html), report.window or Origins().window)
    )
