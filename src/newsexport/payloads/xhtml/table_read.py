"""Tables of XHTML. Source: HTML Living Standard, section 4.9."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from newsexport.payloads import marks
from newsexport.payloads.running_text import content
from newsexport.payloads.xhtml.state import Place, Reading, frame
from newsexport.schema.v1 import Block, Cell, RichText, Row, Table
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, local, numbered


class ReadsCells(Protocol):
    """What a table needs of the reader of its body."""

    reading: Reading
    foot_before_body: bool
    """Whether the foot of a table stands before its body, though it belongs behind."""

    def inside(self, element: Element, place: Place) -> tuple[Block, ...]:
        """The blocks of a cell."""

    def rich_text(self, element: Element) -> RichText:
        """The running text of a caption."""


Part = Literal["head", "body", "foot"]
_PARTS: dict[str, Part] = {"thead": "head", "tbody": "body", "tfoot": "foot"}


def read_table(reader: ReadsCells, element: Element, rest: dict[str, Any], place: Place) -> Table:
    """A table. What stands outside of its cells and its caption is left over."""
    reading = reader.reading
    caption: RichText | None = None
    rows: list[Row] = []
    parts: dict[str, int] = {}
    nodes = list(content(element))
    if reader.foot_before_body:
        nodes.sort(key=lambda node: not isinstance(node, str) and local(node) == "tfoot")
    for node in nodes:
        if isinstance(node, str):
            reading.leave(element, node)
        elif local(node) == "caption" and caption is None:
            reading.leave_attributes(node)
            caption = reader.rich_text(node)
        elif local(node) in _PARTS:
            reading.leave_attributes(node)
            parts[local(node)] = parts.get(local(node), 0) + 1
            step = numbered(local(node), parts[local(node)])
            inside = Place(place.pointer, f"{place.xpath}/{step}", place.depth)
            _rows(reader, node, _PARTS[local(node)], rows, inside)
        elif local(node) == "tr":
            parts["tr"] = parts.get("tr", 0) + 1
            step = numbered("tr", parts["tr"])
            inside = Place(place.pointer, f"{place.xpath}/{step}", place.depth)
            rows.append(_row(reader, node, "body", len(rows), inside))
        else:
            reading.leave_all(node)
    return Table(caption=caption, rows=tuple(rows), **frame(element, rest))


def _rows(reader: ReadsCells, element: Element, part: Part, rows: list[Row], place: Place) -> None:
    count = 0
    for node in content(element):
        if isinstance(node, str):
            reader.reading.leave(element, node)
        elif local(node) == "tr":
            count += 1
            inside = Place(place.pointer, f"{place.xpath}/{numbered('tr', count)}", place.depth)
            rows.append(_row(reader, node, part, len(rows), inside))
        else:
            reader.reading.leave_all(node)


def _row(reader: ReadsCells, element: Element, part: Part, index: int, place: Place) -> Row:
    """A row. The place is the table's in the item, and the row's in the document."""
    cells: list[Cell] = []
    counts: dict[str, int] = {}
    for node in content(element):
        if isinstance(node, str):
            reader.reading.leave(element, node)
        elif local(node) in ("td", "th"):
            counts[local(node)] = counts.get(local(node), 0) + 1
            pointer = f"{place.pointer}/rows/{index}/cells/{len(cells)}"
            xpath = f"{place.xpath}/{numbered(local(node), counts[local(node)])}"
            cells.append(_cell(reader, node, Place(pointer, xpath, place.depth + 4)))
        else:
            reader.reading.leave_all(node)
    rest = marks.load(element)
    if rest.get("empty"):
        cells = []
    section = rest.get("section")
    return Row(
        section=section if section in ("head", "body", "foot") else part,
        cells=tuple(cells),
        **frame(element, rest),
    )


def _cell(reader: ReadsCells, element: Element, place: Place) -> Cell:
    spans = {name: _span(element.get(name)) for name in ("colspan", "rowspan")}
    known: dict[str, int] = {name: count for name, count in spans.items() if count is not None}
    return Cell(
        header=local(element) == "th",
        blocks=reader.inside(element, place),
        **known,  # type: ignore[arg-type]  # mypy takes them for any field
        **frame(element, marks.load(element), set(known)),
    )


def _span(value: str | None) -> int | None:
    """Columns or rows covered, if an attribute states them."""
    return whole_number(value, 6) or None
