"""What a field of the model takes: how many, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from newsexport.schema.v1 import PartialDate
from newsexport.schema.v1.model import Model

Kind = Literal["text", "instant", "date", "number", "decimal", "flag"]

_KINDS: dict[type, Kind] = {
    datetime: "instant", PartialDate: "date", bool: "flag", int: "number", float: "decimal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the model."""

    name: str
    """Its name in JSON."""
    many: bool
    """Whether it holds a list."""
    kind: Kind
    """What it holds, where that is no object."""
    model: type[Model] | None
    """The model of the objects that it holds."""
    annotation: Any
    """Its type, for validation."""


@cache
def fields_of(model: type[Model]) -> dict[str, Field]:
    """The fields of a model by their names in JSON."""
    found = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        types = list(_types(info.annotation))
        models = [each for each in types if isinstance(each, type) and issubclass(each, Model)]
        kinds = [_KINDS[each] for each in types if each in _KINDS]
        found[key] = Field(
            name=key,
            many=get_origin(info.annotation) is tuple,
            kind=kinds[0] if kinds else "text",
            model=models[0] if models else None,
            annotation=Annotated[info.annotation, *info.metadata]
            if info.metadata and key != "uri"
            else info.annotation,
        )
    return found


def field_of(model: type[Model], key: str) -> Field:
    """One field."""
    return fields_of(model)[key]


def _types(annotation: Any) -> Iterator[Any]:
    """The plain types in an annotation."""
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for each in inner:
        if not isinstance(each, str):
            yield from _types(each)
