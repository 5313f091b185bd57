"""Where values stand in a document of JSON: one walk along the wanted paths; everything else is skipped by C code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs do not know it
from typing import Any

from newsexport.syntax.pointers import unescape_token

_BLANK = re.compile(r"[ \t\n\r]*").match

Spans = dict[str, tuple[int, int]]
"""Pointer to the first and last (exclusive) code point."""


def nearest_spans(text: str, pointers: Iterable[str]) -> Spans:
    """The span of each value, or of the nearest thing around it that is there."""
    wanted = set(pointers)
    return _nearest(_json_spans(text, _with_ancestors(wanted)), wanted)


def _with_ancestors(pointers: Iterable[str]) -> set[str]:
    found = set(pointers)
    for pointer in pointers:
        outer = pointer
        while outer:
            outer = outer.rpartition("/")[0]
            found.add(outer)
    return found


def _nearest(spans: Spans, pointers: Iterable[str]) -> Spans:
    """The span of each pointer, or of the nearest thing around it."""
    result: Spans = {}
    for pointer in pointers:
        outer = pointer
        while outer and outer not in spans:
            outer = outer.rpartition("/")[0]
        if outer in spans:
            result[pointer] = spans[outer]
    return result


def _json_spans(text: str, pointers: Iterable[str]) -> Spans:
    """JSON pointer -> its value; `pointer#` -> its key."""
    trie: dict[Any, Any] = {}
    for pointer in pointers:
        node = trie
        for token in pointer.removesuffix("#").split("/")[1:]:
            node = node.setdefault(unescape_token(token), {})
        node.setdefault(None, []).append(pointer)
    walker = _JsonWalk(text)
    # What stands before a fault is found.
    with suppress(IndexError, ValueError, StopIteration, RecursionError):
        walker.value(0, trie, None)
    return walker.found


class _JsonWalk:
    """Walks only along wanted paths; every other value is skipped by the standard library's scanner.

    Of a key that stands twice in an object it takes the last, as readers do: it walks to the end of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._begin = self._blank(0)
        self.found: Spans = {}
        self._scan = json.JSONDecoder(strict=False).scan_once  # type: ignore[attr-defined]  # nor this one

    def value(self, at: int, node: dict[Any, Any], key: tuple[int, int] | None) -> int:
        """Read the value at `at`; the index behind it."""
        start = self._blank(at)
        sign = self.text[start]
        end = -1 if sign in "{[" else int(self._scan(self.text, start)[1])
        for pointer in node.get(None, ()):
            span = (start, end if end >= 0 else start + 1)
            self.found[pointer] = key if pointer.endswith("#") and key else span
        if end >= 0:
            return end
        if len(node) == (None in node):
            return int(self._scan(self.text, start)[1])
        return self._object(start, node) if sign == "{" else self._array(start, node)

    def _object(self, start: int, node: dict[Any, Any]) -> int:
        at = self._blank(start + 1)
        walked: set[str] = set()
        while self.text[at] != "}":
            key_start = at
            key, at = scanstring(self.text, at + 1, False)
            key_span = (key_start, at)
            at = self._blank(at) + 1
            child = node.get(key)
            if child is not None:
                if key in walked:
                    self._forget(child)
                walked.add(key)
            at = self._child(at, child, key_span)
            at = self._blank(at)
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _forget(self, node: dict[Any, Any]) -> None:
        """Nothing is known of what stood below a key that stands here again."""
        for pointer in node.get(None, ()):
            self.found.pop(pointer, None)
        for key, child in node.items():
            if key is not None:
                self._forget(child)

    def _array(self, start: int, node: dict[Any, Any]) -> int:
        at = self._blank(start + 1)
        index = 0
        last = max((int(key) for key in node if key and key.isdecimal()), default=-1)
        while self.text[at] != "]":
            if index > last and start == self._begin:
                raise StopIteration  # nothing stands behind the list that is the whole document
            at = self._child(at, node.get(str(index)), None)
            index += 1
            at = self._blank(at)
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _child(self, at: int, node: dict[Any, Any] | None, key: tuple[int, int] | None) -> int:
        if node is None:
            return int(self._scan(self.text, self._blank(at))[1])
        return self.value(at, node, key)

    def _blank(self, at: int) -> int:
        match = _BLANK(self.text, at)
        assert match is not None
        return match.end()
