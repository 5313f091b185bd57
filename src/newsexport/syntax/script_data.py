"""Data that scripts of a page carry: JSON as such, JSON that is assigned, and the two packed forms of frameworks.

Nothing is run. What is not JSON is not understood, and all of it is bounded: in length, depth and number.
Sources: React's Flight format of server components (rows `id:type payload`); devalue, the flat lists in which
Nuxt and SvelteKit write objects with references.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Any

from newsexport.syntax.json_lenient import parse_leading, parse_lenient

_LONGEST = 4_000_000
"""Characters of one script that are looked at."""
_MOST_VALUES = 40
_MOST_TRIED = 200
_DEEPEST = 60
_MOST_NODES = 300_000
_VALUE = r"\s*(?P<how>JSON\.parse\(\s*(?=[\"'])|(?=[{\[]))"
_ASSIGNS = re.compile(rf"=(?=\s*[{{\[J])(?<=[\w$\]\s]=){_VALUE}")
_PUSHES = re.compile(rf"\.push\((?<=[\w$\]\s]\.push\(){_VALUE}")
"""What gives a value to a name: two patterns, for each begins with a sign that is found faster than a choice."""
_ASSIGNED_TO = re.compile(
    r"(?:\b(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,4})|\[[\"'](?P<key>[\w$.-]{1,60})[\"']\])\s*$"
)
_NAME_BACKWARDS = re.compile(r"\s*(?:[\w$.]+|\][\"'][\w$.-]{1,60}[\"']\[)")
"""The signs of such a name, read from its end, where they are few: what stands before need not be looked at."""
_LONGEST_NAME = 300
_MOST_LOOKED_AT = 20_000
"""Places of one script at which something is assigned, whether or not to a name."""
_DECODER = json.JSONDecoder(strict=False)
_BEGINS_VALUE = re.compile(r"\{\s*[\"}]|\[\s*[\"\d\[{\]tfnNI-]")
"""How objects and lists of JSON begin, and most of those of programs do not."""
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.){20,}"')
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(rb"([0-9a-f]+):([A-Z]?)")
_LENGTH = re.compile(rb"([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
_WRAPPERS = frozenset("Ref ShallowRef Reactive ShallowReactive EmptyRef EmptyShallowRef".split())

Named = tuple[str, Any]
"""What a value is called, and the value."""


def data_of(script: str, kind: str, name: str) -> Iterator[Named]:
    """The values in one script; `kind` is its type and `name` its id."""
    if len(script) > _LONGEST:
        return
    if "json" in kind.lower():
        value = parse_lenient(script)
        if value is not None:
            yield (name or "application/json"), _unpacked(value)
        return
    found = tried = at = 0
    places = assignments(script)
    while found < _MOST_VALUES and tried < _MOST_TRIED:
        named = _next_assigned(script, at, places)
        if named is None:
            return
        tried += 1
        name, match = named
        value, at = _assigned(script, match)
        if isinstance(value, (dict, list)):
            found += 1
            yield name, value


def assignments(script: str) -> Iterator[re.Match[str]]:
    """The places of a script at which something is assigned, in their order."""
    assigned = _ASSIGNS.finditer(script)
    if ".push(" not in script:
        return assigned
    return merge(assigned, _PUSHES.finditer(script), key=lambda match: match.start())


def _next_assigned(
    script: str, start: int, places: Iterator[re.Match[str]]
) -> tuple[str, re.Match[str]] | None:
    """What is assigned a value next, and where. A name is looked for only before what assigns, which is rare."""
    looked_at = 0
    for match in places:
        if match.start() < start:
            continue  # inside a value that was read
        looked_at += 1
        begin, end = max(start, match.start() - _LONGEST_NAME), match.start()
        last = _NAME_BACKWARDS.match(script[begin:end][::-1])
        named = last and _ASSIGNED_TO.search(script, end - last.end(), end)
        if named is not None:
            return named["name"] or named["key"], match
        if looked_at >= _MOST_LOOKED_AT:
            break
    return None


def flight_of(scripts: Iterable[str]) -> Iterator[Named]:
    """The values of the rows that a page of Next.js pushes, references to texts among them followed."""
    pieces: list[str] = []
    for script in scripts:
        match = _FLIGHT.search(script)
        pushed = parse_leading(script, match.end()) if match else None
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            pieces.append(pushed[1])
    if not pieces or sum(map(len, pieces)) > _LONGEST:
        return
    rows = _rows("".join(pieces).encode("utf-8", "replace"))
    texts = {key: value for key, value in rows.items() if isinstance(value, str)}
    for value in rows.values():
        if isinstance(value, (dict, list)):
            yield "self.__next_f", _with_texts(value, texts)


def literals_of(script: str) -> Iterator[str]:
    """The texts in quotes of a script that is a program: for what Nuxt 2 writes as a call with arguments."""
    if len(script) > _LONGEST or "__NUXT__" not in script:
        return
    if "__NUXT__=(function" in script.replace(" ", "")[:200]:
        for match in _LITERAL.finditer(script):
            text = parse_lenient(match[0])
            if isinstance(text, str):
                yield text


def _assigned(script: str, match: re.Match[str]) -> tuple[Any, int]:
    """The value that is assigned there, and where to look on."""
    start = match.end()
    if not match["how"]:
        end, value = _value_at(script, start)
        return value, end
    quote = script[start]
    end = start + 1
    while end < len(script) and script[end] != quote:
        end += 2 if script[end] == "\\" else 1
    inner = script[start + 1 : end]
    if quote == "'":
        inner = inner.replace("\\'", "'").replace('"', '\\"').replace('\\\\"', '\\\\\\"')
    text = parse_lenient(f'"{inner}"')
    return (parse_lenient(text) if isinstance(text, str) else None), end + 1


def _value_at(script: str, start: int) -> tuple[int, Any]:
    if _BEGINS_VALUE.match(script, start) is None:
        return start + 1, None
    try:
        value, end = _DECODER.raw_decode(script, start)
    except (ValueError, RecursionError):
        return start + 1, None
    return end, value


def _rows(data: bytes) -> dict[str, Any]:
    """Rows by their ids. A row of text says its length in bytes; any other ends with its line."""
    rows: dict[str, Any] = {}
    at = 0
    while at < len(data) and len(rows) < _MOST_NODES:
        match = _ROW.match(data, at)
        if match is None:
            line = data.find(b"\n", at)
            at = len(data) if line < 0 else line + 1
            continue
        key, at = match[1].decode("ascii"), match.end()
        length = _LENGTH.match(data, at) if match[2] == b"T" else None
        if length is not None:
            at = length.end() + int(length[1], 16)
            rows[key] = data[length.end() : at].decode("utf-8", "replace")
            continue
        line = data.find(b"\n", at)
        end = len(data) if line < 0 else line
        if not match[2]:
            value = parse_lenient(data[at:end].decode("utf-8", "replace"))
            if value is not None:
                rows[key] = value
        at = end + 1
    return rows


def _with_texts(value: Any, texts: dict[str, str], depth: int = 0) -> Any:
    if isinstance(value, str):
        match = _REFERENCE.fullmatch(value)
        return texts.get(match[1], value) if match else value
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return [_with_texts(each, texts, depth + 1) for each in value]
    if isinstance(value, dict):
        return {key: _with_texts(each, texts, depth + 1) for key, each in value.items()}
    return value


def _unpacked(value: Any) -> Any:
    """The object that a flat list of devalue stands for; any other value as it is."""
    if not isinstance(value, list) or len(value) < 4 or len(value) > _MOST_NODES:
        return value
    first = value[0]
    packed = (isinstance(first, list) and first[:1] and first[0] in _WRAPPERS) or (
        isinstance(first, dict)
        and first
        and all(type(each) is int and -8 < each < len(value) for each in first.values())
    )
    return _Unpacking(value).at(0, 0) if packed else value


class _Unpacking:
    """Follows the indices of a flat list, each once."""

    def __init__(self, flat: list[Any]) -> None:
        self._flat = flat
        self._made: dict[int, Any] = {}

    def at(self, index: Any, depth: int) -> Any:
        """The value at an index."""
        if type(index) is not int or not 0 <= index < len(self._flat) or depth > _DEEPEST:
            return None
        if index in self._made:
            return self._made[index]
        value = self._flat[index]
        if isinstance(value, dict):
            made: dict[str, Any] = {}
            self._made[index] = made
            for key, each in value.items():
                made[key] = self.at(each, depth + 1)
            return made
        if isinstance(value, list):
            if value and isinstance(value[0], str):
                wrapped = (
                    self.at(value[1], depth + 1) if value[0] in _WRAPPERS and value[1:] else None
                )
                self._made[index] = wrapped
                return wrapped
            several: list[Any] = []
            self._made[index] = several
            several.extend(self.at(each, depth + 1) for each in value)
            return several
        return value
