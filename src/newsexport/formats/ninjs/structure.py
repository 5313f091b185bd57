"""Structure of ninjs: IPTC's schema of the version when a pack holds it, else ours of the family.

Formats such as `uri` are no part of the structural verdict: rules check them, and say more.
"""

from __future__ import annotations

from functools import cache

import orjson

from newsexport import standards
from newsexport.formats.ninjs.names import family_of
from newsexport.options import Options
from newsexport.syntax.json_schema import Validator, compile_schema, own_schema

_GEOJSON = "https://geojson.org/schema/GeoJSON.json"
_DRAFT_3 = ("1.0",)
"""Versions whose schema is of draft 3, which no validator of today reads: ours of the family judges."""


def official(version: str, options: Options) -> Validator | None:
    """IPTC's schema of a version; None when no pack holds it, or nobody can use it."""
    pack = standards.installed(options.standards)
    return None if pack is None or version in _DRAFT_3 else _official(version, pack)


def own(version: str) -> Validator:
    """Our schema of the family of a version."""
    return _own(family_of(version))


@cache
def _official(version: str, pack: standards.Pack) -> Validator | None:
    name = f"ninjs/ninjs-schema_{version}.json"
    if not pack.has(name):
        return None
    schema = orjson.loads(pack.read(name))
    geo = (
        orjson.loads(pack.read("ninjs/GeoJSON-schema.json"))
        if pack.has("ninjs/GeoJSON-schema.json")
        else True
    )
    known = {_GEOJSON: geo, f"{_GEOJSON}#": geo}
    for key in ("$id", "id"):
        if isinstance(schema.get(key), str):
            known[schema[key]] = known[schema[key].rstrip("#")] = schema
    return compile_schema(schema, known, formats=False)


@cache
def _own(family: str) -> Validator:
    return own_schema(f"ninjs/{family}.x.schema.json", formats=False)
