"""An item whose extensions stand in the way of a valid document, without those that do.

Extensions come from elsewhere, and hold what no reader understood: markup that is valid nowhere, attributes
of types that do not fit. They must not keep a story from being written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from newsexport.errors import InvalidOutput
from newsexport.report import Report
from newsexport.schema.v1 import Extension, NewsItem

NOWHERE = "https://newsexport.org/ns/left-out"
"""Namespace of an extension that no format has a home for: each tells it as lost, at its own place."""
MOST_TRIALS = 60

T = TypeVar("T")
Write = Callable[[NewsItem, Report], T]
"""Makes the document of an item, or what becomes a part of one. Raises InvalidOutput."""


def written(
    item: NewsItem, report: Report, write: Write[T], needed: frozenset[str] = frozenset()
) -> T:
    """The document; where extensions would make it invalid, without these, and they are told as lost.

    `needed`: names of extensions that others hang on, which are left out only where nothing else helps.
    Raises InvalidOutput, with what was found of the whole item, when that does not help.
    """
    mark = report.mark()
    try:
        return write(item, report)
    except InvalidOutput:
        fewer = _fitting(item, write, needed) if needed else None
        fewer = fewer or _fitting(item, write, frozenset())
        if fewer is None:
            raise
    report.back_to(mark)
    return write(fewer, report)


def _fits(item: NewsItem, write: Write[T]) -> bool:
    try:
        write(item, Report())
    except InvalidOutput:
        return False
    return True


def _fitting(item: NewsItem, write: Write[T], needed: frozenset[str]) -> NewsItem | None:
    """The item with as many of its extensions as let it fit; None when it does not even fit without any."""
    everything = [id(each) for each in _extensions(item) if each.name not in needed]
    if not everything or not _fits(_without(item, frozenset(everything)), write):
        return None
    left_out = frozenset(everything)
    trials = 0
    pending = [everything]
    while pending and trials < MOST_TRIALS:
        some = pending.pop()
        trials += 1
        fewer = left_out - frozenset(some)
        if _fits(_without(item, fewer), write):
            left_out = fewer
        elif len(some) > 1:
            half = len(some) // 2
            pending += [some[half:], some[:half]]
    found: NewsItem = _without(item, left_out)
    return found


def _extensions(value: Any) -> Iterator[Extension]:
    if isinstance(value, Extension):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _extensions(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _extensions(each)


def _without(value: Any, left_out: frozenset[int]) -> Any:
    """The same with these extensions made such as no format has a home for: all others keep their places."""
    if isinstance(value, Extension):
        return _homeless(value) if id(value) in left_out else value
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            before = getattr(value, name)
            after = _without(before, left_out)
            if after is not before:
                changed[name] = after
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple):
        found = tuple(_without(each, left_out) for each in value)
        return found if _differ(found, value) else value
    return value


def _homeless(extension: Extension) -> Extension:
    name = extension.name.replace("@", "")
    return extension.model_copy(update={"namespace": NOWHERE, "name": name, "media_type": None})


def _differ(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return any(a is not b for a, b in zip(one, other, strict=True))
