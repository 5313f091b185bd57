"""The runs of a story, with what is shown between them, as blocks of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from newsexport.extract.page.running_text import cells_of, part_of, words_of
from newsexport.extract.page.view import BREAK, Mark, Run
from newsexport.schema.v1 import (
    Block,
    Cell,
    ListBlock,
    ListEntry,
    Preformatted,
    Quote,
    Row,
    Span,
    Table,
    plain_heading,
    plain_paragraph,
)
from newsexport.schema.v1.body import marked_words
from newsexport.schema.v1.model import block_of_valid, with_valid
from newsexport.syntax.xml import Element

_LISTS = ("ul", "ol", "dl")
_DEEPEST = 12
"""Levels of lists and quotations that are kept."""


class Piece(NamedTuple):
    """One piece of the story: a run of text, or a block that is ready."""

    order: int
    inside: tuple[Element, ...]
    """The lists, entries and quotations around it, outer before inner."""
    run: Run | None = None
    block: Block | None = None

    @property
    def element(self) -> Element | None:
        """The element of the page that it was read from."""
        return self.run.element if self.run is not None else None


class Placed(NamedTuple):
    """A block, and where in the page it began."""

    block: Block
    element: Element | None
    method: str = ""
    """How it was found, where that is not how the body was."""


def blocks_of(pieces: Sequence[Piece], base: str | None) -> list[Placed]:
    """The blocks of the pieces, which stand in the order of the page."""
    return list(_blocks(pieces, 0, base))


def _blocks(pieces: Sequence[Piece], level: int, base: str | None) -> Iterator[Placed]:
    for around, group in groupby(pieces, lambda piece: _around(piece, level)):
        inner = list(group)
        first = next((each.element for each in inner if each.element is not None), None)
        if around is None:
            yield from _plain(inner, base)
        elif around.tag == "blockquote":
            yield Placed(_quote(inner, level, base), first)
        elif around.tag in _LISTS:
            yield Placed(_list(around, inner, level, base), first)
        else:
            yield from _blocks(inner, level + 1, base)


def _around(piece: Piece, level: int) -> Element | None:
    return piece.inside[level] if level < min(len(piece.inside), _DEEPEST) else None


def _quote(pieces: Sequence[Piece], level: int, base: str | None) -> Quote:
    inner = tuple([each.block for each in _blocks(pieces, level + 1, base)])
    return block_of_valid(Quote, blocks=inner)


def _list(around: Element, pieces: Sequence[Piece], level: int, base: str | None) -> ListBlock:
    """The entries of a list; words that stand in none of them are entries of their own."""
    entries: list[ListEntry] = []
    for entry, group in groupby(pieces, lambda piece: _around(piece, level + 1)):
        if entry is not None and entry.tag == "li":
            found = [_blocks(list(group), level + 2, base)]
        else:
            found = [_blocks([piece], level + 1, base) for piece in group]
        entries += [
            block_of_valid(ListEntry, blocks=tuple([each.block for each in one])) for one in found
        ]
    return block_of_valid(ListBlock, ordered=around.tag == "ol", items=tuple(entries))


def _plain(pieces: Sequence[Piece], base: str | None) -> Iterator[Placed]:
    """Pieces in no list: rows that follow each other are a table."""
    for table, group in groupby(pieces, _table_of):
        inner = list(group)
        if table is not None and len(inner) > 1:
            rows = [_row(each.run, base) for each in inner if each.run is not None]
            made = block_of_valid(Table, rows=tuple(_head_first(rows)))
            yield Placed(made, inner[0].element)
            continue
        for piece in inner:
            if piece.block is not None:
                yield Placed(piece.block, None)
            elif piece.run is not None:
                yield Placed(_text(piece.run, base), piece.run.element)


def _table_of(piece: Piece) -> Element | None:
    """The table of a row that has several cells."""
    if piece.run is None or piece.run.tag != "tr" or len(cells_of(piece.run)) < 2:
        return None
    return next(piece.run.element.iterancestors("table"), None)


def _row(run: Run, base: str | None) -> Row:
    cells = cells_of(run)
    around = run.element.getparent()
    head = (around is not None and around.tag == "thead") or all(
        cell.element.tag == "th" for cell in cells
    )
    return block_of_valid(
        Row,
        section="head" if head else "body",
        cells=tuple(
            block_of_valid(
                Cell,
                header=cell.element.tag == "th",
                colspan=_span(cell.element.get("colspan")),
                rowspan=_span(cell.element.get("rowspan")),
                blocks=_words(run, cell, base),
            )
            for cell in cells
        ),
    )


def _head_first(rows: list[Row]) -> Iterator[Row]:
    """Rows of headers in the middle of a table head a part of it; only the first ones head all of it."""
    begun = False
    for row in rows:
        begun = begun or row.section != "head"
        yield with_valid(row, section="body") if begun else row


def _words(run: Run, cell: Mark, base: str | None) -> tuple[Block, ...]:
    text, spans = part_of(run, cell, base)
    return (_paragraph(text, spans),) if text else ()


def _span(value: str | None) -> int:
    number = int(value) if value and value.isascii() and value.isdigit() and len(value) < 4 else 1
    return max(number, 1)


def _text(run: Run, base: str | None) -> Block:
    if run.tag == "pre":
        lines = "".join(part if part is not BREAK else "\n" for part in run.parts)
        return Preformatted(text=lines.strip("\n").rstrip())
    text, spans = words_of(run, base)
    if run.is_heading or run.tag == "h1":
        level = max(2, int(run.tag[1]))
        return marked_words(text, spans, level) if spans else plain_heading(text, level)
    return _paragraph(text, spans)


def _paragraph(text: str, spans: tuple[Span, ...]) -> Block:
    return marked_words(text, spans) if spans else plain_paragraph(text)
