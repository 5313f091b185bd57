"""A document of the dialect: its values by pointer, and which of them were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.syntax.pointers import escape_token, unescape_token


class Place(NamedTuple):
    """A value and where it stands."""

    value: Any
    pointer: str


class Document:
    """One item of a document."""

    def __init__(self, root: Any, base: str) -> None:
        self.root = Place(root, base)
        self._read: set[str] = set()
        self._dropped: set[str] = set()

    def at(self, around: Place, pointer: str) -> list[Place]:
        """The values at a pointer below an object; `*` stands for all entries of a list."""
        places = [around]
        for token in pointer.split("/")[1:]:
            places = [inner for place in places for inner in _step(place, token)]
        return places

    def take(self, around: Place, pointer: str) -> Iterator[Place]:
        """The same, but for empty ones; each counts as read once it is asked for. A list stands for its entries."""
        for place in self.at(around, pointer):
            for one in _entries(place) if isinstance(place.value, list) else (place,):
                if one.value not in (None, "", [], {}):
                    self._read.add(one.pointer)
                    yield one

    def count_as_read(self, around: Place, pointer: str) -> None:
        """Count all values at a pointer as read."""
        for _ in self.take(around, pointer):
            pass

    def drop(self, entry: Place) -> None:
        """Count all of an entry as read."""
        self._dropped.add(entry.pointer)

    def unread(self, ignored: frozenset[str]) -> Iterator[Place]:
        """Every plain value that was not read, below no pointer that is ignored."""
        yield from self._unread(self.root, "", ignored)

    def _unread(self, place: Place, plain: str, ignored: frozenset[str]) -> Iterator[Place]:
        if plain in ignored or place.pointer in self._dropped or place.value in (None, "", [], {}):
            return
        if isinstance(place.value, dict):
            for inner in _members(place):
                key = inner.pointer.rpartition("/")[2]
                yield from self._unread(inner, f"{plain}/{key}", ignored)
        elif isinstance(place.value, list):
            for inner in _entries(place):
                yield from self._unread(inner, f"{plain}/*", ignored)
        elif place.pointer not in self._read:
            yield place


def _step(place: Place, token: str) -> list[Place]:
    value = place.value
    if token == "*":  # noqa: S105 no password, a wildcard
        return _entries(place) if isinstance(value, list) else []
    key = unescape_token(token)
    if isinstance(value, dict) and key in value:
        return [Place(value[key], f"{place.pointer}/{token}")]
    if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
        return [Place(value[int(key)], f"{place.pointer}/{key}")]
    return []


def _members(place: Place) -> list[Place]:
    return [
        Place(value, f"{place.pointer}/{escape_token(key)}") for key, value in place.value.items()
    ]


def _entries(place: Place) -> list[Place]:
    return [Place(value, f"{place.pointer}/{n}") for n, value in enumerate(place.value)]
