"""Writing canonical JSON, validated as the bytes that leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.canonical.structure import validator
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.schema.v1 import NewsItem


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as one JSON document. Raises InvalidOutput."""
    indent = options.setting("json", "indent", "yes") == "yes"
    return _validated(_dump(item, report, indent=indent), report)


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """JSON Lines: one item a line, each validated before it is yielded."""
    for item in items:
        yield _validated(_dump(item, report, indent=False), report)


def _dump(item: NewsItem, report: Report, *, indent: bool) -> bytes:
    try:
        return versions.dump(item, indent=indent)
    except (orjson.JSONEncodeError, TypeError) as error:
        raise _refused(report, "/", str(error)) from error


def _validated(data: bytes, report: Report) -> bytes:
    for problem in validator(versions.CURRENT).problems(orjson.loads(data)):
        raise _refused(report, problem.pointer or "/", problem.message)
    return data


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target="json", place=place, reason=reason)
    return InvalidOutput("the canonical JSON would be invalid", [found])
