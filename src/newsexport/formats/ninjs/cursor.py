"""One JSON object of a ninjs document being read: what was taken of it, and what is left.

What nobody takes becomes an extension of the object that it belongs to: nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsexport.codes.reading import RD005
from newsexport.formats.ninjs.names import NAMESPACE, Family, name_in
from newsexport.report import Report
from newsexport.schema.v1 import Extension
from newsexport.syntax.json import EXACT_INTEGER
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.pointers import escape_token


@dataclass(slots=True)
class Cursor:
    """An object, by the names of 3.x."""

    value: dict[str, Any]
    pointer: str
    family: Family
    report: Report
    taken: set[str] = field(default_factory=set)

    def at(self, name: str) -> str:
        """The pointer of a property."""
        return f"{self.pointer}/{escape_token(name_in(self.family, name))}"

    def take(self, name: str) -> Any:
        """The value of a property, whatever it is; None when it is absent or empty."""
        key = name_in(self.family, name)
        self.taken.add(key)
        value = self.value.get(key)
        if key not in self.value:
            value = self._misspelt(name, key)
        return None if value in ("", [], {}) else value

    def _misspelt(self, name: str, key: str) -> str | None:
        """A text under the same name with other capitals, as that of another family; the name is told."""
        other = name.lower() if key == name else name
        value = self.value.get(other)
        if other == key or not isinstance(value, str) or not value.strip():
            return None
        self.taken.add(other)
        place = f"{self.pointer}/{escape_token(other)}"
        self.tell(place, other, value, f"it is called {key} here; read as that")
        return value

    def leave(self, name: str) -> None:
        """Put a property back: it will be an extension."""
        self.taken.discard(name_in(self.family, name))

    def text(self, name: str) -> str | None:
        """A text; numbers are taken as they are written. Anything else is told and left."""
        value = self.take(name)
        if isinstance(value, str):
            return value if value.strip() else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.wrong(name, value, "it is no text")
        return None

    def integer(self, name: str, least: int = 0, most: int | None = None) -> int | None:
        """A whole number within bounds. Anything else is told and left."""
        value = self.take(name)
        if value is None:
            return None
        is_plain = isinstance(value, str) and value == value.strip()
        number = whole_number(value) if is_plain else value
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        if isinstance(number, bool) or not isinstance(number, int):
            self.wrong(name, value, "it is no whole number")
            return None
        if number < least or number > (EXACT_INTEGER if most is None else most):
            self.wrong(
                name, value, f"it is not from {least} to {most if most is not None else '…'}"
            )
            return None
        return number

    def inner(self, name: str) -> Cursor | None:
        """An object. Anything else is told and left."""
        value = self.take(name)
        if isinstance(value, dict):
            return Cursor(value, self.at(name), self.family, self.report)
        if value is not None:
            self.wrong(name, value, "it is no object")
        return None

    def entries(self, name: str) -> Iterator[Cursor]:
        """The objects of a list, or a lone object; in 1.x also those of a map, their keys as `name`."""
        value = self.take(name)
        if value is None:
            return
        if isinstance(value, dict) and name in _MAPS:
            yield from self._named(name, value)
            return
        if isinstance(value, dict):
            yield Cursor(value, self.at(name), self.family, self.report)
            return
        if not isinstance(value, list):
            self.wrong(name, value, "it is no list")
            return
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                yield Cursor(entry, f"{self.at(name)}/{index}", self.family, self.report)
            else:
                self.tell(f"{self.at(name)}/{index}", name, entry, "it is no object")

    def _named(self, name: str, entries: dict[str, Any]) -> Iterator[Cursor]:
        for key, entry in entries.items():
            place = f"{self.at(name)}/{escape_token(key)}"
            if isinstance(entry, dict):
                yield Cursor({"name": key, **entry}, place, self.family, self.report)
            elif entry is not None:  # Superdesk writes null for what was taken off
                self.tell(place, name, entry, "it is no object")

    def wrong(self, name: str, value: object, reason: str) -> None:
        """Tell that a value is not what its property wants, and leave it."""
        self.leave(name)
        self.tell(self.at(name), name_in(self.family, name), value, reason)

    def tell(self, pointer: str, name: str, value: object, reason: str) -> None:
        """Tell that a value was not understood."""
        self.report.add(RD005, pointer=pointer, field=name, value=value, reason=reason)

    def rest(self, prefix: str = "") -> tuple[Extension, ...]:
        """What nobody took, under its own names."""
        space = NAMESPACE + self.family
        return tuple(
            Extension(namespace=space, name=prefix + key, value=value)
            for key, value in self.value.items()
            if key not in self.taken and key and value not in (None, "", [], {})
        )


_MAPS = frozenset({"renditions", "associations"})
"""Lists of later families that are maps by name in 1.x."""
