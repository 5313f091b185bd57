"""Writing ninjs: the object is made in the form of 3.x, turned into the family that is wanted, validated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.ninjs import structure
from newsexport.formats.ninjs.family import in_family
from newsexport.formats.ninjs.item_write import news_object
from newsexport.formats.ninjs.mapping import homes
from newsexport.formats.ninjs.names import NAME, VERSIONS, family_of
from newsexport.formats.ninjs.rules import ERRORS
from newsexport.formats.ninjs.sheet import Sheet
from newsexport.formats.ninjs.versions import Shape
from newsexport.formats.ninjs.view import View
from newsexport.options import Options
from newsexport.payloads.before_writing.without_extensions import written
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.problem import Problem
from newsexport.uncarried import tell_uncarried

MAX_PROBLEMS = 10


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as one document. Raises InvalidOutput."""
    return written(item, report, lambda each, told: _document(each, options, told))


def _document(item: NewsItem, options: Options, report: Report) -> bytes:
    version = options.setting(NAME, "version", VERSIONS["3"][0])
    sheet = Sheet(version, family_of(version), options, report)
    tell_uncarried(item, homes(version), report, sheet.target)
    value = in_family(news_object(item, sheet), sheet)
    try:
        data = orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:  # a number that no reader keeps
        unwritable = report.add(OU001, target=sheet.target, place="/", reason=str(error))
        raise InvalidOutput(f"the {sheet.target} document would be invalid", [unwritable]) from None
    found = [
        report.add(OU001, target=sheet.target, place=problem.pointer or "/", reason=problem.message)
        for problem in _problems(data, sheet)
    ]
    if found:
        raise InvalidOutput(f"the {sheet.target} document would be invalid", found)
    return data


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one JSON array; each is validated before it is yielded."""
    yield b"["
    separator = b"\n"
    for item in items:
        yield separator + write(item, options, report).rstrip(b"\n")
        separator = b",\n"
    yield b"\n]\n"


def _problems(data: bytes, sheet: Sheet) -> Iterator[Problem]:
    value: dict[str, Any] = orjson.loads(data)
    official = structure.official(sheet.version, sheet.options)
    if official is None:
        reason = f"no standards pack with IPTC's schema of {sheet.version}; checked by our own"
        sheet.report.skip("ninjs official schema", reason)
    for validator in filter(None, (official, structure.own(sheet.version))):
        yield from validator.problems(value)
    found = Report()
    shape = Shape(sheet.version, sheet.family, stated=True)
    check_document(ERRORS, View(value, "", shape), sheet.options, found)
    for diagnostic in found.diagnostics[:MAX_PROBLEMS]:
        reason = f"{diagnostic.code} {diagnostic.message}"
        yield Problem(diagnostic.pointer or "/", diagnostic.code, reason)
