"""The news objects of a source: one document, a list of them, or what an API wraps around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.formats.ninjs.names import VERSIONS, is_known
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.pointers import escape_token

AROUND = ("_items", "items", "item", "data", "results", "entries", "articles", "docs")
"""Properties in which APIs wrap news objects, or lists of them."""
_LEVELS = 4
"""How many of them stand around an object at most: `{"data": {"items": [{"item": {…}}]}}`."""


class Found(NamedTuple):
    """A news object in its document."""

    pointer: str
    value: dict[str, Any]


def load(source: Source, options: Options, report: Report) -> Any:
    """The parsed document; BROKEN when it is none, with the reason in the report."""
    report.format = "ninjs"
    return json.parse_whole(source, report, options.limits)


def objects(value: Any, report: Report) -> Iterator[Found]:
    """The news objects of a document; what is none is told."""
    found = False
    for place, entry in _unwrapped(value, "", _LEVELS, report):
        found = True
        if not isinstance(entry, dict) or not entry:
            report.add(RD007, pointer=place, reason="it is no object with properties")
        elif not any(is_known(family, key) for key in entry for family in VERSIONS):
            report.add(RD007, pointer=place, reason="it has no property that ninjs knows")
        else:
            yield Found(place, entry)
    if not found:
        report.add(RD007, pointer="", reason="the document holds no object")


def _unwrapped(value: Any, pointer: str, levels: int, report: Report) -> Iterator[tuple[str, Any]]:
    """The values that may be news objects, each with its pointer. What a wrapper says beside them is told."""
    if isinstance(value, list) and levels:
        for index, entry in enumerate(value):
            yield from _unwrapped(entry, f"{pointer}/{index}", levels - 1, report)
        return
    if isinstance(value, dict) and levels and "uri" not in value and "guid" not in value:
        for key in AROUND:
            if isinstance(value.get(key), (dict, list)):
                _tell_beside(value, key, pointer, report)
                place = f"{pointer}/{escape_token(key)}"
                yield from _unwrapped(value[key], place, levels - 1, report)
                return
    yield pointer, value


def _tell_beside(value: dict[str, Any], taken: str, pointer: str, report: Report) -> None:
    """What an API says beside its news objects is no part of any item."""
    for key, said in value.items():
        if key != taken and said not in (None, "", [], {}):
            place = f"{pointer}/{escape_token(key)}"
            report.add(LS002, pointer=place, what="a property beside the items", value=said)
