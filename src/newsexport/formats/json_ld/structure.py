"""Our profile of NewsArticle as a compiled validator: what we write is held to it."""

from __future__ import annotations

from functools import cache

import orjson

from newsexport import resources
from newsexport.syntax.json_schema import Validator, compile_schema

SCHEMA = "schemas/json-ld/news-article.schema.json"


@cache
def validator() -> Validator:
    """The validator of one article, with its context."""
    return compile_schema(orjson.loads(resources.read(SCHEMA)))
