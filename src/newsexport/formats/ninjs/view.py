"""A ninjs object as its rules see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsexport.formats.ninjs.names import Family, name_in
from newsexport.formats.ninjs.versions import Shape
from newsexport.syntax.pointers import escape_token


class View(NamedTuple):
    """What rules of scope `document` are given: one news object, with its place and its shape."""

    value: dict[str, Any]
    pointer: str
    shape: Shape

    @property
    def family(self) -> Family:
        """The family whose names it has."""
        return self.shape.family

    def get(self, name: str) -> Any:
        """The value of a property by its name in 3.x."""
        return self.value.get(name_in(self.family, name))

    def at(self, name: str) -> str:
        """The pointer of that property."""
        return f"{self.pointer}/{escape_token(name_in(self.family, name))}"

    def objects(self) -> Iterator[View]:
        """The object and its associations, at any depth."""
        yield self
        for key, entry in members(self.value.get("associations")):
            if isinstance(entry, dict):
                place = f"{self.pointer}/associations/{escape_token(str(key))}"
                yield from View(entry, place, self.shape).objects()


def members(entries: Any) -> Iterable[tuple[Any, Any]]:
    """The entries of a map or a list with their keys; none of anything else, which the schema refuses."""
    if isinstance(entries, dict):
        return entries.items()
    return enumerate(entries) if isinstance(entries, list) else ()
