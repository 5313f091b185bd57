"""The canonical JSON Schema as a compiled validator."""

from __future__ import annotations

from functools import cache

import orjson

from newsexport import resources
from newsexport.syntax.json_schema import Validator, compile_schema


@cache
def validator(version: str) -> Validator:
    """The validator of one released schema version."""
    return compile_schema(orjson.loads(resources.read(f"schemas/news-item/{version}.schema.json")))
