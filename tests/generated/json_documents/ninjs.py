"""Random documents of ninjs, made from IPTC's own schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.generated.json_documents.schema_instances import Instances
from tests.generated.json_documents.words import Words

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
    """Bodies that are said to be HTML are HTML, and some of them show a medium that is an association, too."""
    for key in value:
        if key in ("body_html", "body_xhtml"):
            value[key] += _shown(value, words)
    for each in value.get("bodies", ()):
        kind = str(each.get("contentType") or each.get("contenttype") or "")
        if "html" in kind:
            each["value"] = words.markup() + _shown(value, words)


def _shown(value: Any, words: Words) -> str:
    entries = value.get("associations", ())
    addresses = [
        rendition["href"]
        for entry in (entries.values() if isinstance(entries, dict) else entries)
        for rendition in (
            entry.get("renditions", {}).values()
            if isinstance(entry.get("renditions"), dict)
            else entry.get("renditions", ())
        )
        if "href" in rendition
    ]
    if not addresses or words.often(0.4):
        return ""
    href = words.random.choice(addresses).replace("&", "&amp;")
    caption = f"<figcaption>{words.text()}</figcaption>" if words.often(0.6) else ""
    return f'<figure><img src="{href}" alt="{words.text()}"/>{caption}</figure>'


def with_dialect(value: Any, words: Words) -> Any:
    """A document of 1.x with what newsroom systems and agencies add to it."""
    said = {name: make(words) for name, make in _DIALECT.items() if words.often(0.4)}
    return {**value, **{name: each for name, each in said.items() if name not in value}}


def _names(words: Words, *members: str) -> list[dict[str, Any]]:
    found = []
    for _ in range(words.random.randint(1, 3)):
        one: dict[str, Any] = {"name": words.text(2)}
        one |= {name: words.text(2) for name in members if words.often(0.5)}
        found.append(one)
    return found


def _authors(words: Words) -> list[dict[str, Any]]:
    found = _names(words, "role", "biography", "uri", "avatar_url", "code")
    if words.often(0.5):
        found[0]["jobtitle"] = {"qcode": words.word(), "name": words.text(2)}
    return found


def _place(words: Words) -> dict[str, Any]:
    members = ("city", "countryareaname", "countryname", "countrycode")
    return {name: words.text(1) for name in members if words.often(0.7)}


def _bylines(words: Words) -> list[dict[str, Any]]:
    members = ("by", "title", "code")
    return [
        {name: words.text(2) for name in members if words.often(0.7)}
        for _ in range(words.random.randint(1, 2))
    ]


def _links(words: Words) -> list[dict[str, Any]]:
    return [
        {"rel": words.random.choice(("canonical", "self")), "href": words.address()}
        for _ in range(words.random.randint(1, 2))
    ]


_DIALECT: dict[str, Callable[[Words], Any]] = {
    "guid": Words.uri, "source": Words.text, "authors": _authors, "bylines": _bylines, "links": _links,
    "keywords": lambda w: [w.text(2) for _ in range(3)], "service": lambda w: _names(w, "code", "scheme"),
    "evolvedfrom": Words.uri, "firstpublished": Words.moment, "photographer": lambda w: _names(w, "code", "title", "email")[0],
    "provider": Words.text, "usageterms": lambda w: [w.text(), w.text()], "datelinelocation": _place,
    "description_creditline": Words.text, "priority": Words.number, "readtime": Words.number,
    "annotations": lambda w: [{"msg": w.text()}], "extra": lambda w: {w.word(): w.text(), "html": w.markup()},
    "extra_items": lambda w: {w.word(): {"type": "media", "items": [{"uri": w.uri(), "headline": w.text()}]}},
    "ednote": Words.text, "signal": lambda w: _names(w, "code"), "attachments": lambda w: [{"id": w.word(), "href": w.address()}],
    "subheadline": Words.text, "state": lambda w: w.random.choice(("published", "killed")), "sms": Words.text,
    "products": lambda w: [{"code": w.word()}], "wordcount": Words.number, "copyrightnotice": Words.text,
}  # fmt: skip
"""Properties of the common dialects, none of which IPTC's schemas know."""
