"""The values of an item at a canonical path, such as `media/creditLine`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def values_at(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """The values at a canonical path with their pointers; of lists each entry, of an empty list one None."""
    yield from _below(value, path.split("/"), "")


def _below(value: Any, steps: list[str], pointer: str) -> Iterator[tuple[str, Any]]:
    if not steps:
        yield pointer, value
        return
    inner = getattr(value, _attribute(type(value), steps[0]), None)
    here = f"{pointer}/{steps[0]}"
    if isinstance(inner, tuple):
        for index, each in enumerate(inner):
            yield from _below(each, steps[1:], f"{here}/{index}")
        if not inner and len(steps) == 1:
            yield here, None
    elif inner is None:
        yield here, None
    else:
        yield from _below(inner, steps[1:], here)


def _attribute(model: Any, key: str) -> str:
    for name, info in getattr(model, "model_fields", {}).items():
        if (info.alias or name) == key:
            return str(name)
    return key


def has_value(value: Any) -> bool:
    """Whether a value says anything."""
    return value not in (None, "", (), False)
