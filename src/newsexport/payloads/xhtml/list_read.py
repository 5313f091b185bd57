"""Lists of XHTML: their entries, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from newsexport.payloads import marks
from newsexport.payloads.running_text import Node, content
from newsexport.payloads.xhtml.state import Place, frame
from newsexport.schema.v1 import Block, ListBlock, ListEntry
from newsexport.syntax.xml import Element, local, numbered


class ReadsEntries(Protocol):
    """What a list needs of the reader of its body."""

    def blocks(self, nodes: Iterable[Node], place: Place) -> tuple[Block, ...]:
        """The blocks of mixed content."""

    def inside(self, element: Element, place: Place) -> tuple[Block, ...]:
        """The blocks of an entry."""


def read_list(
    reader: ReadsEntries, element: Element, rest: dict[str, Any], place: Place
) -> ListBlock:
    """A list. What stands outside of its entries becomes an entry."""
    entries: list[ListEntry] = []
    loose: list[Node] = []
    count = 0

    def end_loose() -> None:
        inside = place.inside(f"/items/{len(entries)}/blocks", 2)
        blocks = reader.blocks(loose, inside)
        if blocks:
            entries.append(ListEntry(blocks=blocks))
        loose.clear()

    for node in content(element):
        if isinstance(node, str) or local(node) != "li":
            loose.append(node)
            continue
        end_loose()
        count += 1
        pointer = f"{place.pointer}/items/{len(entries)}"
        entry = Place(pointer, f"{place.xpath}/{numbered('li', count)}", place.depth + 2)
        entries.append(_entry(reader, node, entry))
    end_loose()
    items = () if rest.get("empty") else tuple(entries)
    ordered = local(element) == "ol"
    return ListBlock(ordered=ordered, items=items, **frame(element, rest))


def _entry(reader: ReadsEntries, element: Element, place: Place) -> ListEntry:
    rest = marks.load(element)
    return ListEntry(blocks=reader.inside(element, place), **frame(element, rest))
