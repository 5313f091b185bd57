"""Random documents of ninjs, made from IPTC's own schemas."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.generated.schema_instances import Instances
from tests.generated.words import Words

VERSIONS = "1.0 1.1 1.2 1.3 1.4 1.5 1.6 2.0 2.1 2.2 3.0 3.1".split()
GEOJSON = "https://geojson.org/schema/GeoJSON.json"
MEDIA_TYPES = ("text/plain", "text/html", "application/xhtml+xml", "text/html; charset=utf-8")


@cache
def schema_of(version: str, standards: Path) -> Any:
    """IPTC's schema of a version."""
    return json.loads((standards / "ninjs" / f"ninjs-schema_{version}.json").read_bytes())


@cache
def schemas(standards: Path) -> dict[str, Any]:
    """All schemas that one of them may refer to, by address."""
    geo = json.loads((standards / "ninjs" / "GeoJSON-schema.json").read_bytes())
    found = {GEOJSON: geo}
    for version in VERSIONS:
        schema = schema_of(version, standards)
        found[(schema.get("$id") or schema["id"]).rstrip("#")] = schema
    return found


@cache
def judge(version: str, standards: Path) -> Any:
    """The official schema as a validator of another hand than the one that newsexport uses."""
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT7

    registry: Any = Registry()
    for address, schema in schemas(standards).items():
        resource = Resource.from_contents(schema, default_specification=DRAFT7)
        registry = registry.with_resources([(address, resource), (f"{address}#", resource)])
    schema = schema_of(version, standards)
    return validator_for(schema)(schema, registry=registry)


def document(version: str, seed: object, standards: Path, *, fullness: float | None = None) -> Any:
    """A document, which says of which version it is, where that version can.

    `fullness`: how likely a property is there; None: now less and now more.
    """
    words = Words(f"{version} {seed}")
    fullness = fullness or words.random.choice((0.15, 0.4, 0.9))
    schema = schema_of(version, standards)
    value = Instances(schema, schemas(standards), words, _hint, fullness=fullness).one()
    _settle_bodies(value, words)
    key = next((k for k in ("standard", "$standard") if k in _members(schema)), None)
    if key is not None:
        value[key] = {"name": "ninjs", "version": version}
    return value


def _members(schema: Any) -> dict[str, Any]:
    if "properties" in schema:
        return dict(schema["properties"])
    return dict(schema["$defs"]["ninjsType"]["properties"])


def _hint(name: str, words: Words) -> Any:
    plain = name.lower()
    if plain in ("language", "lang"):
        return words.tag()
    if plain == "version":
        return str(words.random.randint(1, 99))
    if plain in ("contenttype", "mimetype"):
        return words.random.choice(MEDIA_TYPES)
    if plain.startswith("body_") and plain.endswith(("html", "html5")):
        return words.markup()
    if plain in ("role", "rel"):
        return words.random.choice(
            ("main", "author", "provider", "caption", "summary", "altText", words.word())
        )
    return None


def _settle_bodies(value: Any, words: Words) -> None:
    """Bodies that are said to be HTML are HTML."""
    for each in value.get("bodies", ()):
        kind = str(each.get("contentType") or each.get("contenttype") or "")
        if "html" in kind:
            each["value"] = words.markup()
