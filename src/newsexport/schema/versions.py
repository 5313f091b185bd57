"""Load a canonical document of any version, write the current one, emit its JSON Schema.

A breaking change is a new folder (`v2`), which owns the step `upgrade(v1.NewsItem) -> NewsItem`; an
additive one is a new minor version and a new generated schema file beside the frozen old ones.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import orjson
from pydantic import BaseModel

from newsexport.errors import UnknownSchemaVersion
from newsexport.schema import v1
from newsexport.schema.v1 import NewsItem

CURRENT = v1.SCHEMA_VERSION
"""The version that is written."""

KNOWN: tuple[str, ...] = ("1.0",)
"""Versions that can be loaded, oldest first."""

SCHEMA_ADDRESS = "https://newsexport.org/schemas/news-item/{version}.schema.json"

_FIRST = ("schema_version", "type")
_LAST = ("extensions", "evidence")


def version_of(data: Any) -> str:
    """The schema version a document says it has. Raises UnknownSchemaVersion for any not known."""
    stated = data.get("schemaVersion") if isinstance(data, dict) else None
    if stated is None:
        raise UnknownSchemaVersion("the document states no schemaVersion")
    if stated not in KNOWN:
        known = ", ".join(KNOWN)
        raise UnknownSchemaVersion(f"schemaVersion {stated!r} is not known; known are: {known}")
    return str(stated)


def is_known(data: Any) -> bool:
    """Whether a document says that it has a version that is known."""
    return isinstance(data, dict) and data.get("schemaVersion") in KNOWN


def load(data: dict[str, Any]) -> NewsItem:
    """The item of a canonical document of any known version, upgraded to the current one.

    Raises UnknownSchemaVersion, or pydantic's ValidationError when the document breaks its schema.
    """
    version_of(data)
    return NewsItem.model_validate(data)


def dump(item: NewsItem, *, indent: bool = False) -> bytes:
    """The item as canonical JSON: what is absent is left out; UTF-8, ends with a line feed."""
    option = orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z
    if indent:
        option |= orjson.OPT_INDENT_2
    return orjson.dumps(item, default=plain, option=option)


def plain(value: object) -> dict[str, Any]:
    """One level of a model as a dict under its JSON names, without what is absent or empty."""
    if not isinstance(value, BaseModel):
        raise TypeError(f"{type(value).__name__} is no part of the schema")
    fields = value.__dict__
    return {
        alias: fields[name]
        for name, alias, absent in _names(type(value))
        if fields[name] is not None and fields[name] != absent
    }


@cache
def _names(kind: type[BaseModel]) -> tuple[tuple[str, str, object], ...]:
    """Field names, JSON names and the value that counts as absent, in the order of writing."""
    fields = kind.model_fields
    middle = [name for name in fields if name not in _FIRST + _LAST]
    order = [n for n in _FIRST if n in fields] + middle + [n for n in _LAST if n in fields]
    return tuple(
        (name, fields[name].alias or name, _absent(fields[name].default)) for name in order
    )


def _absent(default: object) -> object:
    """Empty defaults are not written; defaults that say something are."""
    return default if default is False or default in ((), {}) else None


def json_schema(version: str = CURRENT) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a canonical document. Raises UnknownSchemaVersion."""
    if version not in KNOWN:
        raise UnknownSchemaVersion(f"no schema version {version}")
    schema = NewsItem.model_json_schema(by_alias=True)
    schema["required"] = ["schemaVersion", *schema.get("required", [])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ADDRESS.format(version=version),
        **schema,
    }


def json_schema_text() -> bytes:
    """The JSON Schema of the current version as its file in `schemas/news-item/` holds it."""
    return orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


if __name__ == "__main__":
    sys.stdout.buffer.write(json_schema_text())
