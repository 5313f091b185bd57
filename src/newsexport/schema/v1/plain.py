"""The body as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.schema.v1.body import (
    Block,
    DatedEntry,
    ListBlock,
    Quote,
    RichText,
    Section,
    Table,
)


def plain_text(blocks: Iterable[Block]) -> str:
    """The words of the blocks, separated by a blank line. Figures, embeds and raw markup have none."""
    return "\n\n".join(text for text in _texts(blocks) if text)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RichText):
            yield block.text
        elif isinstance(block, ListBlock):
            for entry in block.items:
                yield plain_text(entry.blocks)
        elif isinstance(block, Table):
            yield "\n".join(
                "\t".join(plain_text(cell.blocks) for cell in row.cells) for row in block.rows
            )
        elif isinstance(block, DatedEntry):
            yield block.title.text if block.title else ""
            yield from _texts(block.blocks)
        elif isinstance(block, (Quote, Section)):
            yield from _texts(block.blocks)
