"""Values of a dialect as values of the model. What is not understood is told, and left out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsexport.codes.reading import RD005
from newsexport.formats.mapped.document import Place
from newsexport.formats.mapped.fields import Kind
from newsexport.formats.mapped.mapping_file import Value
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.prose.bylines import read_byline
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report

_MILLISECONDS = 1e11
_FLAGS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}


def convert(place: Place, spec: Value, kind: Kind, report: Report) -> list[Any]:
    """The values that one value of the document stands for: several where it is split, none if not understood."""
    if isinstance(place.value, dict | list):
        return _not(place, "it is no plain value", report)
    if spec.table:
        return _by_table(place, spec, report)
    texts = [_text(place.value)]
    if spec.split:
        texts = [part for each in texts[0].split(spec.split) if (part := each.strip())]
    converter = spec.converter or kind
    found = []
    for text in texts:
        found += _one(Place(text, place.pointer), converter, spec.prefix, report)
    return found


def _one(place: Place, converter: str, prefix: str, report: Report) -> list[Any]:
    text = place.value
    if converter in {"instant", "date"}:
        return _time(place, report, moment=converter == "instant")
    if converter == "epoch":
        moment = _since_1970(text)
        return [moment] if moment else _not(place, "it is no count of seconds", report)
    if converter in {"number", "decimal"}:
        try:
            return [float(text) if converter == "decimal" else int(text)]
        except ValueError:
            return _not(place, "it is no number", report)
    if converter == "flag":
        flag = _FLAGS.get(text.lower())
        return [flag] if flag is not None else _not(place, "it is neither true nor false", report)
    words = plain_text_of(text) if converter == "words" else text.strip()
    if converter == "author":
        byline = read_byline(words)
        words = byline.names[0] if byline and len(byline.names) == 1 else words
    return [prefix + words] if words else []


def _since_1970(text: str) -> datetime | None:
    """The moment so many seconds, or milliseconds, after 1970 in UTC: as seconds these were beyond the year 5000."""
    try:
        count = float(text)
        return datetime.fromtimestamp(count / 1000 if abs(count) >= _MILLISECONDS else count, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _by_table(place: Place, spec: Value, report: Report) -> list[Any]:
    said = spec.table.get(_text(place.value), spec.otherwise)
    if said is None:
        known = ", ".join(spec.table)
        return _not(place, f"the mapping knows only: {known}", report)
    return [said]


def _time(place: Place, report: Report, *, moment: bool) -> list[Any]:
    found = read_date(place.value)
    if found.instant is not None:
        return [found.instant if moment else found.instant.isoformat()]
    if found.partial and not moment:
        return [found.partial]
    return _not(place, found.fault or "a day is no moment", report)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _not(place: Place, reason: str, report: Report) -> list[Any]:
    field = place.pointer.rpartition("/")[2]
    report.add(RD005, pointer=place.pointer, field=field, value=place.value, reason=reason)
    return []
