"""What an object of schema.org cannot say: noted while it is made, told when it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from newsexport.codes.losses import LS001, LS003
from newsexport.payloads.schema_org.values import told
from newsexport.report import Report

TARGET = "JSON-LD"

EVERY = frozenset({"*"})
"""All extensions."""


@dataclass(slots=True)
class Losses:
    """Losses of one item by canonical pointer, in the order in which they were noticed."""

    barred: frozenset[str] = frozenset()
    """Names of extensions that are losses too, as they make the document invalid; EVERY for all."""
    entries: list[tuple[str, str, object]] = field(default_factory=list)
    """Kind (`lost`, `simplified`), pointer, and the value or the manner."""

    def lost(self, pointer: str, value: object) -> None:
        """The field is left out."""
        self.entries.append(("lost", pointer, value))

    def put(
        self,
        node: dict[str, Any],
        name: str,
        value: str | None,
        pointer: str,
        fits: Callable[[str | None], bool] = bool,
    ) -> None:
        """Say a value by a property, where it fits there; else it is lost, where there is one."""
        if fits(value):
            node[name] = value
        elif value is not None:
            self.lost(pointer, value)

    def hidden(self, pointer: str) -> None:
        """The field is left out, and its value must not appear in a report either."""
        self.entries.append(("lost", pointer, "(internal)"))

    def simplified(self, pointer: str, how: str) -> None:
        """The field is said in a simpler form."""
        self.entries.append(("simplified", pointer, how))

    def mark(self) -> int:
        """How many there are now; for `back_to`."""
        return len(self.entries)

    def back_to(self, mark: int) -> None:
        """Forget the entries after `mark`: what they were about is left out as a whole."""
        del self.entries[mark:]

    def tell(self, report: Report, target: str = TARGET) -> None:
        """Put them into the report, as losses of the format that is written."""
        for kind, pointer, what in self.entries:
            if kind == "lost":
                report.add(LS001, pointer=pointer, field=pointer, target=target, value=told(what))
            else:
                report.add(LS003, pointer=pointer, field=pointer, target=target, how=what)
