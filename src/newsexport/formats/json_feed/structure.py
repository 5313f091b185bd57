"""Structure of JSON Feed: our own schema, for nobody publishes one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson

from newsexport import resources
from newsexport.syntax.json_schema import Validator, compile_schema
from newsexport.syntax.problem import Problem


@cache
def _validator() -> Validator:
    return compile_schema(orjson.loads(resources.read("schemas/json-feed/feed.schema.json")))


def problems(value: Any) -> Iterator[Problem]:
    """What breaks JSON Feed 1.1 (or 1.0, which it accepts too)."""
    return _validator().problems(value)
