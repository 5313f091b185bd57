"""Lists, quotations and tables as HTML: the shape that pages and fragments share.

Source: HTML Living Standard, sections 4.4.4 (blockquote), 4.4.5 to 4.4.8 (lists) and 4.9 (tables).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from newsexport.payloads.content import Simplified
from newsexport.payloads.html.markup import element, void
from newsexport.schema.v1 import Block, Cell, ListBlock, Quote, RichText, Row, Rule, Table
from newsexport.syntax.addresses import is_web_address

_PARTS = {"head": "thead", "body": "tbody", "foot": "tfoot"}


class HtmlShapes(ABC):
    """Writes blocks that hold blocks. Who writes says how attributes, words and blocks are written."""

    def __init__(self) -> None:
        self.losses: list[Simplified] = []

    @abstractmethod
    def blocks(self, blocks: Sequence[Block], at: str) -> str:
        """The markup of the blocks; `at` is the pointer of their list."""

    @abstractmethod
    def _frame(self, block: Any, at: str) -> dict[str, object]:
        """The attributes that all blocks share."""

    @abstractmethod
    def _words(self, rich: RichText, at: str) -> str:
        """The markup of a text."""

    def _lose(self, at: str, how: str, *, dropped: bool = True) -> None:
        self.losses.append(Simplified(at, how, dropped))

    def _inside(self, blocks: Sequence[Block], at: str) -> str:
        """What stands in an entry of a list."""
        return self.blocks(blocks, at)

    def _inside_cell(self, blocks: Sequence[Block], at: str) -> str:
        """What stands in a cell of a table."""
        return self._inside(blocks, at)

    def _list(self, block: ListBlock, at: str) -> str:
        entries = "".join(
            element("li", self._inside(entry.blocks, f"{here}/blocks"), **self._frame(entry, here))
            for here, entry in ((f"{at}/items/{n}", entry) for n, entry in enumerate(block.items))
        )
        return element("ol" if block.ordered else "ul", entries, **self._frame(block, at))

    def _quote(self, block: Quote, at: str) -> str:
        frame = self._frame(block, at)
        content = self.blocks(block.blocks, f"{at}/blocks") + self._source(block, at)
        if is_web_address(block.cite):
            frame["cite"] = block.cite
        elif block.cite is not None:
            self._lose(f"{at}/cite", "no web address")
        return element("blockquote", content, **frame)

    def _source(self, block: Quote, at: str) -> str:
        """Whom a quotation is of."""
        if block.source is None:
            return ""
        if not block.source.text.strip():
            self._lose(f"{at}/source", "it has no words")
            return ""
        return element("footer", self._words(block.source, f"{at}/source"))

    def _table(self, block: Table, at: str) -> str:
        content = ""
        if block.caption is not None:
            content = element("caption", self._words(block.caption, f"{at}/caption"))
        order = list(_PARTS)
        ranks = [order.index(row.section) for row in block.rows]
        if ranks != sorted(ranks):
            self._lose(f"{at}/rows", "head rows stand first, foot rows last", dropped=False)
        for part, name in _PARTS.items():
            rows = "".join(
                self._row(row, f"{at}/rows/{number}")
                for number, row in enumerate(block.rows)
                if row.section == part
            )
            content += element(name, rows) if rows else ""
        return element("table", content, **self._frame(block, at))

    def _row(self, row: Row, at: str) -> str:
        cells = "".join(
            self._cell(cell, f"{at}/cells/{number}", self._of_cell(cell, row, number))
            for number, cell in enumerate(row.cells)
        )
        return element("tr", cells, **self._frame(row, at))

    def _of_cell(self, cell: Cell, row: Row, number: int) -> Mapping[str, object]:
        """Further attributes of a cell, the `number`th of its row."""
        return {}

    def _cell(self, cell: Cell, at: str, further: Mapping[str, object]) -> str:
        spans = {
            "colspan": cell.colspan if cell.colspan > 1 else None,
            "rowspan": cell.rowspan if cell.rowspan > 1 else None,
        }
        content = self._inside_cell(cell.blocks, f"{at}/blocks")
        name = "th" if cell.header else "td"
        return element(name, content, **spans, **further, **self._frame(cell, at))

    def _rule(self, block: Rule, at: str) -> str:
        return void("hr", **self._frame(block, at))
