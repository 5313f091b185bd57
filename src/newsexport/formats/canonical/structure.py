"""The canonical JSON Schema as a compiled validator."""

from __future__ import annotations

from functools import cache

from newsexport.syntax.json_schema import Validator, own_schema


@cache
def validator(version: str) -> Validator:
    """The validator of one released schema version."""
    return own_schema(f"news-item/{version}.schema.json")
