"""What an item lost on its way through a format, beside what was told: it should be nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token, unescape_token
from tests import strategies

LOST = "LS001"
SIMPLIFIED = frozenset({"LS003", "RD003"})
"""Said otherwise; or the time of conversion where none is known, which a format demands."""


def unexplained(before: NewsItem, after: NewsItem, report: Report) -> list[str]:
    """Each difference that no loss of the report accounts for, as `pointer: before -> after`.

    What is lost (LS001) must be absent afterwards; what is simplified (LS003) may be anything.
    """
    lost, simpler = _pointers(report)
    moved = {moved_pointer(pointer, lost) for pointer in simpler}
    left = strategies.without(before, lost | simpler)
    data = after.model_dump(mode="json", by_alias=True)
    right = strategies.without(after, {each for each in moved if _is_there(data, each)})
    return list(_differences(_in_order(_dump(left)), _in_order(_dump(right)), ""))


def _pointers(report: Report) -> tuple[set[str], set[str]]:
    """Lost pointers, and simplified ones that are not within another loss."""
    lost = {d.pointer for d in report.diagnostics if d.code == LOST and d.pointer}
    simpler = {d.pointer for d in report.diagnostics if d.code in SIMPLIFIED and d.pointer}
    within = {p for p in simpler for other in lost | simpler if p.startswith(f"{other}/")}
    return lost, simpler - within - lost


def moved_pointer(pointer: str, removed: Iterable[str]) -> str:
    """The pointer after entries of lists were removed before it."""
    gone = set(removed)
    done: list[str] = []
    moved: list[str] = []
    for step in pointer.split("/")[1:]:
        if step.isdigit():
            within = "/".join(["", *done])
            before = sum(1 for n in range(int(step)) if f"{within}/{n}" in gone)
            moved.append(str(int(step) - before))
        else:
            moved.append(step)
        done.append(step)
    return "/".join(["", *moved])


def _is_there(data: Any, pointer: str) -> bool:
    """Whether a pointer leads somewhere: a simplification may be that there is nothing left."""
    for step in map(unescape_token, pointer.split("/")[1:]):
        if isinstance(data, list):
            if not step.isdigit() or int(step) >= len(data):
                return False
            data = data[int(step)]
        elif isinstance(data, dict) and step in data:
            data = data[step]
        else:
            return False
    return True


def _dump(item: NewsItem) -> Any:
    """Times as times: the same moment in another zone is the same."""
    return item.model_dump(by_alias=True, exclude_defaults=True, exclude={"evidence"})


def _in_order(value: Any) -> Any:
    """The same with extensions by their names: in which order an object has its members says nothing."""
    if isinstance(value, dict):
        return {
            key: tuple(sorted(map(_in_order, each), key=_name_of))
            if key == "extensions"
            else _in_order(each)
            for key, each in value.items()
        }
    return tuple(map(_in_order, value)) if isinstance(value, list | tuple) else value


def _name_of(extension: Any) -> tuple[str, str]:
    return str(extension.get("namespace")), str(extension.get("name"))


def _differences(left: Any, right: Any, pointer: str) -> Iterator[str]:
    if isinstance(left, dict) and isinstance(right, dict):
        for key in [*left, *(key for key in right if key not in left)]:
            here = f"{pointer}/{escape_token(key)}"
            yield from _differences(left.get(key), right.get(key), here)
    elif isinstance(left, tuple) and isinstance(right, tuple) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from _differences(one, other, f"{pointer}/{index}")
    elif left != right:
        yield f"{pointer}: {left!r} -> {right!r}"
