"""Random instances of a JSON Schema: of those words that the schemas of ninjs and GeoJSON use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.generated.json_documents.words import Words

Hint = Callable[[str, Words], Any]
"""What stands in a member of this name in practice; None: whatever the schema allows."""


class Instances:
    """Instances of one schema. `known`: the schemas that it refers to, by their addresses."""

    def __init__(
        self, schema: Any, known: Mapping[str, Any], words: Words, hint: Hint, *, fullness: float
    ) -> None:
        self.schema = schema
        self.known = known
        self.words = words
        self.hint = hint
        self.fullness = fullness
        """How likely a member that may be absent is there."""

    def one(self) -> Any:
        """A whole document."""
        return self.value(self.schema, self.schema, "", 0)

    def value(self, schema: Any, root: Any, name: str, depth: int) -> Any:
        """A value that a part of the schema accepts. `root`: what its references begin at."""
        if schema is True or schema == {}:
            return self.words.text()
        schema, root = self._resolved(schema, root)
        if "enum" in schema:
            return self.words.random.choice(schema["enum"])
        kind = schema.get("type", "object" if "properties" in schema else None)
        if isinstance(kind, list):
            kind = self.words.random.choice(kind)
        if kind is None and "oneOf" in schema:
            return self.value(self.words.random.choice(schema["oneOf"]), root, name, depth)
        if kind == "object":
            return self._object(schema, root, depth)
        if kind == "array":
            return self._array(schema, root, name, depth)
        return self._scalar(schema, kind, name)

    def _resolved(self, schema: Any, root: Any) -> tuple[Any, Any]:
        """The schema with what it refers to. Members beside `$ref` count, as they do since 2019."""
        address = schema.get("$ref")
        if address is None:
            return schema, root
        where, _, pointer = address.partition("#")
        found = root
        if where:
            found = root = self.known[where]
        for step in pointer.split("/")[1:]:
            found = found[step]
        if found is schema:
            return {k: v for k, v in schema.items() if k != "$ref"}, root
        found, root = self._resolved(found, root)
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        members = {**found.get("properties", {}), **beside.get("properties", {})}
        needed = _needed(found) | _needed(beside)
        whole = {**found, **beside, "properties": members, "required": sorted(needed)}
        return (whole if members else {**found, **beside}), root

    def _object(self, schema: Any, root: Any, depth: int) -> dict[str, Any]:
        if "oneOf" in schema and "properties" not in schema:
            schema, root = self._resolved(self.words.random.choice(schema["oneOf"]), root)
        if "anyOf" in schema and "properties" not in schema:
            schema = self._together(schema["anyOf"], root)
        members = {
            key: each for key, each in schema.get("properties", {}).items() if _has_any(each)
        }
        needed = _needed(schema)
        likely = self.fullness / (1 + depth / 2)
        wanted = needed | {key for key in members if self.words.often(likely)}
        wanted = (wanted - self._alternatives(schema)) | self._chosen(schema)
        if depth > 3:
            wanted -= {"associations"}
        made = {
            key: self.value(members.get(key, True), root, key, depth + 1)
            for key in members
            if key in wanted
        }
        for pattern, each in schema.get("patternProperties", {}).items():
            for _ in range(self.words.random.randint(0, 2) if depth < 4 else 0):
                key = self._key(pattern)
                made[key] = self.value(each, root, key, depth + 1)
        if schema.get("additionalProperties", {}) is True and self.words.often(self.fullness):
            made[self.words.word()] = self.words.text()
        keys = list(made)
        self.words.random.shuffle(keys)
        return {key: made[key] for key in keys}

    def _together(self, branches: list[Any], root: Any) -> Any:
        """A schema of all members that the branches know: who uses one may use the others."""
        found = [self._resolved(each, root)[0] for each in branches]
        members = {key: each for one in found for key, each in one.get("properties", {}).items()}
        needed = sorted({key for one in found for key in _needed(one)})
        return {"properties": members, "required": needed}

    def _alternatives(self, schema: Any) -> set[str]:
        return {
            name for one in _choices(schema) for branch in one for name in _needed_below(branch)
        }

    def _chosen(self, schema: Any) -> set[str]:
        found: set[str] = set()
        for one in _choices(schema):
            branch = self.words.random.choice(one)
            found |= set(branch.get("required", ())) | self._chosen(branch)
        return found

    def _key(self, pattern: str) -> str:
        beginning = re.match(r"\^([a-z]+_)?", pattern)
        roles = ("text", "html", "xhtml", "main", "summary", "caption", "short", "html5", "nitf")
        role = self.words.random.choice(roles) if self.words.often(0.6) else self.words.word()
        return f"{(beginning and beginning[1]) or ''}{role}"

    def _array(self, schema: Any, root: Any, name: str, depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        most = schema.get("maxItems", max(least, 3 if depth < 3 else 1))
        number = self.words.random.randint(least, most)
        return [self.value(schema.get("items", True), root, name, depth + 1) for _ in range(number)]

    def _scalar(self, schema: Any, kind: str | None, name: str) -> Any:
        if kind in ("integer", "number"):
            if "maximum" in schema:
                return self.words.random.randint(schema.get("minimum", 0), schema["maximum"])
            number = self.words.number()
            return number / 8 if kind == "number" and self.words.often(0.3) else number
        if kind == "boolean":
            return self.words.often(0.5)
        if kind == "null":
            return None
        if schema.get("format") == "date-time":
            return self.words.moment()
        if schema.get("format") == "uri":
            return self.words.uri()
        if "pattern" in schema:
            whole = self.words.moment()
            return whole[: self.words.random.choice((4, 7, 10, 19, len(whole)))].removesuffix(".")
        hinted = self.hint(name, self.words) if self.words.often(0.7) else None
        return self.words.text() if hinted is None else hinted


def _has_any(schema: Any) -> bool:
    """Whether there is any such value: a list that is, by its reference, a text there is not (3.x)."""
    return not (isinstance(schema, dict) and schema.get("type") == "array" and "$ref" in schema)


def _needed(schema: Any) -> set[str]:
    """The members that must be there: by a list, or, in draft 3, each by itself."""
    stated = schema.get("required", ())
    by_themselves = {
        key
        for key, each in schema.get("properties", {}).items()
        if isinstance(each, dict) and each.get("required") is True
    }
    return by_themselves | (set(stated) if isinstance(stated, list) else set())


def _needed_below(branch: Any) -> set[str]:
    below = [name for one in _choices(branch) for each in one for name in _needed_below(each)]
    return {*branch.get("required", ()), *below}


def _choices(schema: Any) -> list[list[Any]]:
    """The choices between members that must be there: `oneOf: [{required: [a]}, {required: [b]}]`."""
    listed = (schema.get(word) for word in ("oneOf", "anyOf"))
    return [
        each
        for each in listed
        if each and all(not ({"properties", "$ref", "type"} & set(branch)) for branch in each)
    ]
