"""Plain text as body blocks: paragraphs between blank lines.

Source: RFC 3676 section 4 for what a line is; NewsML-G2 2.35, inlineData of text/plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsexport.payloads.content import Simplified
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Embed,
    Figure,
    ListBlock,
    Paragraph,
    Quote,
    Raw,
    RichText,
    Row,
    Rule,
    Section,
    Span,
    Table,
)

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = " \t"


_INDENT = re.compile(r"(?: {2,}|\t|\u3000)")
"""How a paragraph begins where no blank line parts it from the one before."""


def read(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text. A single line end inside a paragraph is a forced line break.

    Blanks at both ends of a line are dropped. Where the first line is indented, each indented line begins a paragraph,
    as in wires; a margin of blanks that all lines have says nothing.
    """
    lines = _LINE_END.split(text)
    begins = _indented(lines)
    blocks: list[Block] = []
    paragraph: list[str] = []
    for index, line in enumerate([*lines, ""]):
        words = line.strip(_BLANK)
        if paragraph and (not words or index in begins):
            blocks.append(_paragraph(paragraph))
            paragraph = []
        if words:
            paragraph.append(words)
    return tuple(blocks)


def _indented(lines: list[str]) -> set[int]:
    """The lines that begin a paragraph by their indent."""
    said = [index for index, line in enumerate(lines) if line.strip(_BLANK)]
    if not said or not _INDENT.match(lines[said[0]]):
        return set()
    begins = {index for index in said if _INDENT.match(lines[index])}
    is_margin = len(begins) == len(said) and not lines[said[0]].startswith("\u3000")
    return set() if is_margin else begins


def _paragraph(lines: list[str]) -> Paragraph:
    breaks: list[Span] = []
    position = -1
    for line in lines[:-1]:
        position += len(line) + 1
        breaks.append(Span(start=position, end=position + 1, kind="break"))
    return Paragraph(text="\n".join(lines), spans=tuple(breaks))


def write(blocks: Iterable[Block], pointer: str = "/body") -> tuple[str, list[Simplified]]:
    """The words of the blocks, paragraphs separated by a blank line, and what they do not say.

    `pointer` is where the blocks stand in the item. Of the losses those with `dropped` are gone; the
    others are said in words only: a list without its marks, a table as lines with tabs.
    """
    losses: list[Simplified] = []
    pieces = [piece for piece in _pieces(tuple(blocks), pointer, losses) if piece]
    return "\n\n".join(pieces), losses


def _pieces(blocks: tuple[Block, ...], pointer: str, losses: list[Simplified]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        here = f"{pointer}/{index}"
        if isinstance(block, RichText):
            yield _words(block, here, losses)
        elif isinstance(block, Figure | Embed | Raw | Rule):
            losses.append(Simplified(here, f"plain text has no {block.type}"))
        else:
            losses.append(Simplified(here, f"the words of the {block.type} only", dropped=False))
            yield from _container(block, here, losses)


def _container(
    block: ListBlock | Quote | Table | DatedEntry | Section, here: str, losses: list[Simplified]
) -> Iterator[str]:
    if isinstance(block, ListBlock):
        for number, entry in enumerate(block.items):
            yield from _pieces(entry.blocks, f"{here}/items/{number}/blocks", losses)
        return
    if isinstance(block, Table):
        yield block.caption.text if block.caption else ""
        yield "\n".join(
            _row(row, f"{here}/rows/{number}", losses) for number, row in enumerate(block.rows)
        )
        return
    if isinstance(block, DatedEntry) and block.title:
        yield block.title.text
    yield from _pieces(block.blocks, f"{here}/blocks", losses)
    if isinstance(block, Quote) and block.source:
        yield block.source.text


def _row(row: Row, here: str, losses: list[Simplified]) -> str:
    """The cells of a row with tabs between them, on one line."""
    cells = []
    for number, cell in enumerate(row.cells):
        pieces = _pieces(cell.blocks, f"{here}/cells/{number}/blocks", losses)
        cells.append(" ".join(" ".join(piece.split()) for piece in pieces))
    return "\t".join(cells)


def _words(block: Block, here: str, losses: list[Simplified]) -> str:
    """The text of a paragraph, if it can be read again as the same; else told as simplified."""
    assert isinstance(block, RichText)
    again = read(block.text)
    if again != (block,):
        how = "the words only, without markup and exact white space"
        losses.append(Simplified(here, how, dropped=not block.text.strip()))
    return "\n\n".join(str(getattr(part, "text", "")) for part in again)
