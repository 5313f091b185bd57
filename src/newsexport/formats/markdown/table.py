"""Tables of GitHub Flavored Markdown: one head row, every cell on one line, no merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from newsexport.schema.v1 import Block, Table


class Lose(Protocol):
    """Notes what is not said."""

    def __call__(self, at: str, how: str, *, dropped: bool = True) -> None: ...


def grid(
    block: Table, at: str, cell: Callable[[Sequence[Block], str], str], lose: Lose
) -> list[list[str]]:
    """The texts of the cells, the head row first; cells that a merged one covers are empty."""
    rows: list[list[str]] = []
    covered: dict[tuple[int, int], bool] = {}
    heads = [row.section == "head" for row in block.rows]
    if heads[:1] != [True]:
        rows.append([])
    if sum(heads) > 1 or any(row.section == "foot" for row in block.rows):
        lose(f"{at}/rows", "one head row, no foot", dropped=False)
    for number, row in enumerate(block.rows):
        texts: list[str] = []
        for place, each in enumerate(row.cells):
            while (number, len(texts)) in covered:
                texts.append("")
            here = f"{at}/rows/{number}/cells/{place}"
            if each.colspan > 1 or each.rowspan > 1:
                lose(here, "cells are not merged", dropped=False)
            for below in range(1, min(each.rowspan, len(block.rows) - number)):
                for aside in range(min(each.colspan, 100)):
                    covered[number + below, len(texts) + aside] = True
            texts.append(cell(each.blocks, f"{here}/blocks"))
            texts += [""] * (min(each.colspan, 100) - 1)
        rows.append(texts)
    return rows


def table(rows: list[list[str]]) -> str:
    """The lines of a table; "" where it has no cells."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    head, *further = [[*row, *[""] * (width - len(row))] for row in rows]
    return "\n".join([_line(head), "|" + " --- |" * width, *map(_line, further)])


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
