"""Shapes that no grammar allows and programs make all the same: any value at any place, as bytes of JSON."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from tests.generated.json_documents.mutants import _around, _members
from tests.generated.json_documents.words import Words

VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, 10**400, 2**63, -(2**64), "", " ", "\u0000", "\ud800", "\udfff\ud800", "\u202e", [],
    {}, [[]], [None], [{}], [[[["x"]]]], {"": ""}, {"__proto__": {"x": 1}}, {"name": None}, {"@id": 7},
    {"@value": {"@value": []}}, {"@list": {"@set": [[]]}}, "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
    "2026-02-30T00:00:00Z", "2016-12-31T23:59:60Z", "0000-00-00", "-P1D", "//", "http://[", "urn:", "data:,x", "<p", "<![CDATA[",
    "&#xD800;", "<p>" * 300, {"value": {"value": 1}}, {"renditions": 7, "associations": "x"}, [1, "a", None, {"uri": 3}],
    {"uri": {"uri": []}, "type": ["picture"], "renditions": {"a": None, "b": 1, "c": []}},
)  # fmt: skip
"""What stands where something else belongs."""
NAMES = (
    "",
    "__proto__",
    "constructor",
    "a/b",
    "~",
    "~1",
    "\ud83d",
    "#",
    "$ref",
    "@id",
    "@type",
    "@context",
    "uri",
    "name",
)
LITERALS = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "1E400",
    "-0",
    "123456789012345678901234567890",
    "0.1e-400",
)


def hostile(document: Any, words: Words) -> bytes:
    """The document with a few such values and names in it."""
    value = copy.deepcopy(document)
    for _ in range(words.random.randint(1, 4)):
        pointer = words.random.choice(list(_members(value, "")))
        around, key = _around(value, pointer)
        form = words.random.random()
        if form < 0.7:
            around[key] = copy.deepcopy(words.random.choice(VALUES))
        elif form < 0.85:
            around[words.random.choice(NAMES)] = around.pop(key)
        else:
            around[key] = _nested(around[key], words.random.choice((5, 60, 200)), words)
    text = json.dumps(value)
    if words.often(0.2):  # what json.dumps does not write
        literal = words.random.choice(LITERALS)
        text = re.sub(r"(?<=: )\d+(?=[,}])|(?<=: )\"[^\"]{3,9}\"", literal, text, count=1)
    if words.often(0.2):  # a member twice
        text = re.sub(r"\{(\"[^\"]+\": \"[^\"]*\")", r"{\1, \1", text, count=1)
    return text.encode("utf-8", "surrogatepass" if words.often(0.1) else "replace")


def _nested(value: Any, levels: int, words: Words) -> Any:
    key = words.random.choice(("associations", "a", "hasPart", "author"))
    for _ in range(levels):
        value = [value] if words.often(0.5) else {key: value}
    return value
