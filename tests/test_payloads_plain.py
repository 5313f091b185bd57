"""Plain text bodies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsexport.payloads import plain
from newsexport.schema.v1 import (
    Block,
    Cell,
    Figure,
    ListBlock,
    ListEntry,
    Paragraph,
    Row,
    Span,
    Table,
)
from tests import strategies


def test_paragraphs_and_line_breaks() -> None:
    assert plain.read("\ufeffone\r\n two \r\n\r\n \t\r\n\nthree\u00a0\n") == (
        Paragraph(text="\ufeffone\ntwo", spans=(Span(start=4, end=5, kind="break"),)),
        Paragraph(text="three\u00a0"),
    )
    assert plain.read(" \n\n") == ()


@given(st.lists(strategies.texts(), max_size=4))
def test_paragraphs_come_back(texts: list[str]) -> None:
    blocks = tuple(Paragraph(text=text) for text in texts)
    text, losses = plain.write(blocks)
    assert losses == []
    assert plain.read(text) == blocks


@given(strategies.wild_texts())
def test_what_is_read_is_read_again(text: str) -> None:
    blocks = plain.read(text)
    written, losses = plain.write(blocks)
    assert losses == []
    assert plain.read(written) == blocks


@given(strategies.bodies(media=("a",)))
def test_every_block_that_does_not_come_back_is_told(blocks: tuple[Block, ...]) -> None:
    text, losses = plain.write(blocks)
    told = {loss.pointer for loss in losses}
    kept = tuple(block for index, block in enumerate(blocks) if f"/body/{index}" not in told)
    assert all(block in plain.read(text) for block in kept)


def test_the_words_of_structures() -> None:
    cells = (Cell(blocks=(Paragraph(text="a\nb"),)), Cell(blocks=(Paragraph(text="c"),)))
    text, losses = plain.write(
        (
            ListBlock(items=(ListEntry(blocks=(Paragraph(text="one"),)), ListEntry())),
            Table(rows=(Row(cells=cells),)),
            Figure(media=("p",)),
        )
    )
    assert text == "one\n\na b\tc"
    assert [(loss.pointer, loss.dropped) for loss in losses] == [
        ("/body/0", False),
        ("/body/1", False),
        ("/body/1/rows/0/cells/0/blocks/0", False),
        ("/body/2", True),
    ]
