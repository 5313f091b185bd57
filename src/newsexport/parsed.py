"""A news item with the memory of where each of its values stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from newsexport.diagnostic import Window

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

Syntax = Literal["xml", "json", "html", "text"]


class LaterPaths(Mapping[str, str]):
    """Paths of which some are made when one is asked for that is not among the others: mostly nobody does."""

    __slots__ = ("_known", "_later", "_made")

    def __init__(self, known: dict[str, str], later: Callable[[], Mapping[str, str]]) -> None:
        """`later` gives the further paths."""
        self._known = known
        self._later = later
        self._made: Mapping[str, str] | None = None

    def _further(self) -> Mapping[str, str]:
        if self._made is None:
            self._made = self._later()
        return self._made

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._known or pointer in self._further()

    def __getitem__(self, pointer: str) -> str:
        found = self._known.get(pointer)
        return self._further()[pointer] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, str]:
        return {**self._known, **self._further()}

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, (self._all(),)


@dataclass(slots=True)
class Origins:
    """Canonical pointer -> pointer in the source (XPath, JSON pointer, both for JSON in a page, or `line N`).

    Positions are looked up only when a finding needs them; origins are never serialized or compared.
    """

    paths: Mapping[str, str] = field(default_factory=dict)
    """Canonical pointer -> pointer in the source; "" for the item itself."""
    window: Window = Window()
    """The item's bytes in the source; the source pointers are relative to them."""

    def source_pointer(self, canonical: str) -> str | None:
        """Where the value stood, or the nearest thing around it that has a place; a place in a text is one in its source."""
        pointer, mark, characters = canonical.partition("#char=")
        while pointer not in self.paths:
            if not pointer:
                return None
            pointer = pointer.rpartition("/")[0]
        found = self.paths[pointer]
        return f"{found}{mark}{characters}" if mark and "#" not in found else found


@dataclass(slots=True)
class Parsed:
    """One item as read: the item, and where it came from."""

    item: NewsItem
    origins: Origins = field(default_factory=Origins, compare=False)
