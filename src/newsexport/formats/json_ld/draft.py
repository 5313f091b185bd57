"""An article that is being read: its node, the fields found so far, and where they stood."""

from __future__ import annotations

from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.options import Options
from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.read_things import concept, party
from newsexport.payloads.schema_org.things import Kind
from newsexport.payloads.schema_org.values import told
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Party


class Reading:
    """One article on its way to being an item."""

    def __init__(self, node: Node, options: Options, report: Report) -> None:
        self.node = node
        self.options = options
        self.report = report
        self.values: dict[str, Any] = {}
        """The fields of the item, by their names in Python."""
        self.paths: dict[str, str] = {"": node.pointer}
        """Canonical pointer -> JSON pointer in the document."""

    def dropped(self, what: str, pointer: str, value: object) -> None:
        """Say that something has no place in the item."""
        self.report.add(LS002, pointer=pointer, what=what, value=told(value))

    def refused(self, name: str, value: Any, pointer: str, reason: str) -> None:
        """Say that a value was not understood, and keep it as an extension."""
        self.doubted(name, value, pointer, reason)
        self.node.keep(name, value)

    def doubted(self, name: str, value: Any, pointer: str, reason: str) -> None:
        """Say that a value is not as it must be."""
        self.report.add(RD005, pointer=pointer, field=name, value=told(value), reason=reason)

    def put(self, field: str, value: Any, canonical: str, pointer: str) -> None:
        """Set a field, and remember where its value stood."""
        self.values[field] = value
        self.paths[f"/{canonical}"] = pointer

    def put_text(self, field: str, canonical: str, name: str) -> None:
        """Set a field to the first text of a property."""
        pointer = self.node.place(name)
        text = self.node.take_text(name)
        if text:
            self.put(field, text, canonical, pointer)

    def parties(
        self, canonical: str, name: str, *, otherwise: str | None = None, first: int = 0
    ) -> tuple[Party, ...]:
        """The persons and organisations of a property."""
        found: list[Party] = []
        for one, value, pointer in self.node.take_nodes(name):
            made = party(one, self.dropped, otherwise=otherwise)
            if made is None:
                self.node.keep(name, value)
                continue
            place = f"/{canonical}/{first + len(found)}"
            self.paths[place] = one.pointer if isinstance(one, Node) else pointer
            found.append(made)
        return tuple(found)

    def party(self, name: str) -> None:
        """Set a field to the first organisation of the property of the same name."""
        for one, value, pointer in self.node.take_nodes(name):
            made = None
            if name not in self.values:
                made = party(one, self.dropped, otherwise="Organization")
            if made is None:
                self.node.keep(name, value)
            else:
                self.put(name, made, name, one.pointer if isinstance(one, Node) else pointer)

    def concepts(self, canonical: str, name: str, kind: Kind) -> tuple[Concept, ...]:
        """The things of a property, all of one kind."""
        found: list[Concept] = []
        for one, value, pointer in self.node.take_nodes(name):
            made = concept(one, kind, self.dropped)
            if made is None:
                self.node.keep(name, value)
                continue
            self.paths[f"/{canonical}/{len(found)}"] = pointer
            found.append(made)
        return tuple(found)
