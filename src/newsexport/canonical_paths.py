"""The names of the fields of an item: canonical paths, made from the model.

A canonical path has the JSON names from the item down, without indexes, such as `headlines/role` or
`media/creditLine`. In a body the type of a block is its name, at any depth: `body/table`, `body/table/caption`,
and `body/span/link` for a kind of span.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from newsexport.schema.v1.model import Model

UNTOLD = frozenset({"schemaVersion", "evidence"})
"""Fields of canonical JSON alone: how it is written, and how its values were found."""

BODY = "body"
SPAN = "body/span"


@cache
def json_name(name: str) -> str:
    """The name of a field in canonical JSON: `version_created` is `versionCreated` there."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def canonical_paths() -> tuple[str, ...]:
    """Every field of an item that a format may have a home for, down to the fields of its parts."""
    from newsexport.schema.v1 import NewsItem

    return tuple(path for path in _paths(NewsItem, "", 0) if path not in UNTOLD)


@cache
def fields_of(model: type[Model]) -> tuple[tuple[str, str, object], ...]:
    """Name in Python, name in JSON and default of each field; the type of a block is its path."""
    return tuple(
        (name, info.alias or name, info.default)
        for name, info in model.model_fields.items()
        if not (name == "type" and get_args(info.annotation) == (info.default,))
    )


def _paths(model: type[Model], path: str, depth: int) -> Iterator[str]:
    for _, key, _ in fields_of(model):
        here = f"{path}/{key}" if path else key
        yield here
        part = _part(model, key)
        if here == BODY:
            yield from (f"{BODY}/{kind}" for kind in _kinds_of_blocks())
            yield from (f"{SPAN}/{kind}" for kind in _kinds_of_spans())
        elif part is not None and depth < 2 and key not in {"sameAs", "broader", "blocks"}:
            yield from _paths(part, here, depth + 1)


def _part(model: type[Model], key: str) -> type[Model] | None:
    """The model of the objects that a field holds, if it holds any."""
    from newsexport.schema.v1 import Model

    named = (info for name, info in model.model_fields.items() if (info.alias or name) == key)
    seen = [next(named).annotation]
    while seen:
        kind = seen.pop()
        if isinstance(kind, type) and issubclass(kind, Model):
            return kind
        seen.extend(get_args(kind))
    return None


def _kinds_of_blocks() -> tuple[str, ...]:
    from newsexport.schema import v1

    return tuple(kind.model_fields["type"].default for kind in get_args(get_args(v1.Block)[0]))


def _kinds_of_spans() -> tuple[str, ...]:
    from newsexport.schema.v1.body import SpanKind

    return get_args(SpanKind)
