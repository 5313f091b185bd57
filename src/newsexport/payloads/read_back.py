"""Losses found by reading what was written: what the reader gives back is what the document says.

For formats whose HTML, dates and lists of media simplify in many small ways, this is the one account that
cannot be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.canonical_paths import UNTOLD
from newsexport.codes.losses import LS001, LS003
from newsexport.mapping import Homes
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.uncarried import uncarried

HOW = "what the format has words for"
_MOST_NAMES = 5
"""Parts of a field that are named as left out."""


def tell_read_back(
    item: NewsItem, again: NewsItem | None, homes: Homes, report: Report, target: str
) -> None:
    """Report what has no home in the format, and what else is not as it was when it is read again."""
    lost = list(uncarried(item, homes))
    for each in lost:
        report.add(LS001, pointer=each.pointer, field=each.path, target=target, value=each.value)
    if again is None:
        return
    before = _dump(item)
    for pointer in sorted((each.pointer for each in lost), key=_last_first, reverse=True):
        _remove(before, pointer.split("/")[1:])
    for pointer, one, other in _changed(before, _dump(again)):
        how = HOW + _left_out(pointer, one, other)
        report.add(LS003, pointer=pointer, field=pointer[1:], target=target, how=how)


def _dump(item: NewsItem) -> dict[str, Any]:
    return item.model_dump(by_alias=True, exclude={"evidence", "schema_version"})


def _left_out(pointer: str, one: Any, other: Any) -> str:
    """The parts of a field that are not there again, by their names; not of blocks, whose text is."""
    if pointer.startswith(("/body", "/alternatives")):
        return ""
    kept = set(_leaves(other))
    gone = dict.fromkeys(path for path, value in _leaves(one) if path and (path, value) not in kept)
    names = list(gone)[:_MOST_NAMES]
    return f", without {', '.join(names)}{', …' if len(gone) > len(names) else ''}" if names else ""


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The single values in a field, with the names that lead to them."""
    if isinstance(value, dict) and "namespace" in value:  # an extension
        yield f"{path}/{value['name']}" if path else value["name"], str(value["value"])
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, f"{path}/{key}" if path else key)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _leaves(each, path)
    elif value is not None:
        yield path, str(value)


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Fields that differ, with what was said before and after; of lists of one length, the entries that do."""
    for key, value in before.items():
        other = after.get(key)
        if key in UNTOLD or _said(value) == _said(other):
            continue
        if (
            isinstance(value, list | tuple)
            and isinstance(other, list | tuple)
            and len(value) == len(other)
        ):
            pairs = enumerate(zip(value, other, strict=True))
            yield from (
                (f"/{key}/{n}", one, two) for n, (one, two) in pairs if _said(one) != _said(two)
            )
        else:
            yield f"/{key}", value, other


def _said(value: Any) -> Any:
    """The value without what says nothing."""
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items() if each not in (None, (), [], {})}
    if isinstance(value, list | tuple):
        return [_said(each) for each in value]
    return value


def _last_first(pointer: str) -> list[tuple[int, int, str]]:
    return [(0, int(s), "") if s.isdigit() else (1, 0, s) for s in pointer.split("/")[1:]]


def _remove(data: Any, steps: list[str]) -> None:
    """Take a value out of a dump; of lists, which are tuples there, a copy is changed in its place."""
    *around, last = steps
    for step in around:
        inner = data[int(step)] if isinstance(data, list) else data[step]
        if isinstance(inner, tuple):
            inner = list(inner)
            data[int(step) if isinstance(data, list) else step] = inner
        data = inner
    if isinstance(data, list):
        del data[int(last)]
    else:
        data.pop(last, None)
