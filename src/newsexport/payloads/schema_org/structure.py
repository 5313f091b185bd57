"""Our profile of NewsArticle as a compiled validator: what we write is held to it."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from newsexport.syntax.json_schema import Validator, own_schema

SCHEMA = "json-ld/news-article.schema.json"
"""In schemas/."""


def written(data: bytes) -> Any:
    """The value of a document that was written just now: the very bytes, parsed again."""
    return orjson.loads(data)


@cache
def validator() -> Validator:
    """The validator of one article, with its context."""
    return own_schema(SCHEMA)
