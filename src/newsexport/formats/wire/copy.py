"""The copy of a message: lines become paragraphs, tables, subheads and rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import dedent

from newsexport.formats.wire.story import Line
from newsexport.prose.characters import ends_sentence
from newsexport.schema.v1 import Block, Heading, Paragraph, Preformatted, Rule

_COLUMNS = re.compile(r"\S {3,}\S|\S\t+\S|;[^;]*;[^;]*;")
_LONG = 90
"""Characters of a line that is a paragraph by itself: wrapped lines are shorter."""
_WRAPPED = 50
"""Characters that most lines of wrapped copy have."""
_TABLES = 0.5
"""Share of lines in columns from which a paragraph is a table."""
_RULE = re.compile(r"[_*=-](?: ?[_*=-]){2,}")
_HYPHEN = re.compile(r"[^\W_]-")
_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def without_signs(text: str) -> str:
    """The words without the control characters for typesetters."""
    return _SIGNS.sub("", text)


def runs(lines: Iterable[Line], *, indented: bool) -> Iterator[list[Line]]:
    """The lines of each paragraph.

    A blank line ends one, and so do blanks at the start of a line behind one without them, or behind the end of a
    sentence; where paragraphs are `indented`, a tab does too.
    """
    run: list[Line] = []
    for line in lines:
        blank = not line.text.strip()
        if run and (blank or (indented and line.text[:1] == "\t") or _begins(line, run[-1])):
            yield run
            run = []
        if not blank:
            run.append(line)
    if run:
        yield run


def _begins(line: Line, before: Line) -> bool:
    """Whether a line begins a paragraph by its indent, and is no row of a table."""
    if (
        line.text[:2] != "  "
        or _COLUMNS.search(line.text.strip())
        or _COLUMNS.search(before.text.strip())
    ):
        return False
    return before.text[:2] != "  " or ends_sentence(without_signs(before.text).rstrip("<= "))


def paragraphs(lines: Iterable[Line]) -> list[tuple[Block, int]]:
    """The blocks of copy whose paragraphs are parted by blank lines, or stand in one long line each."""
    found: list[tuple[Block, int]] = []
    for run in runs(lines, indented=False):
        lone = len(run) > 1 and any(len(line.text) > _LONG for line in run)
        parts = [[line] for line in run] if lone else [run]
        found += [(block_of(part), part[0].number) for part in parts]
    return found


def tables(lines: Iterable[Line]) -> list[tuple[Block, int]]:
    """The blocks of tabular copy: lines in columns stay as they are, long lines between them are prose."""
    found: list[tuple[Block, int]] = []
    for run in runs(lines, indented=False):
        for prose, part in groupby(run, key=lambda line: _is_prose(line.text)):
            members = list(part)
            parts = [[line] for line in members] if prose else [members]
            found += [(block_of(each, tabular=not prose), each[0].number) for each in parts]
    return found


def is_wrapped(lines: Iterable[Line]) -> bool:
    """Whether copy is nothing but wrapped paragraphs, each begun by an indent: no table, whatever its header says."""
    said = [line.text for line in lines if line.text.strip()]
    begun = sum(text[:3].isspace() for text in said)
    wide = sum(len(text.strip()) >= _WRAPPED for text in said)
    columns = any(_COLUMNS.search(text.strip()) for text in said)
    return not columns and 1 < begun < len(said) and 2 * wide > len(said)


def _is_prose(text: str) -> bool:
    return len(text) > _LONG and not _COLUMNS.search(text.strip())


def block_of(run: list[Line], *, tabular: bool = False) -> Block:
    """The block that the lines of a paragraph are."""
    texts = [without_signs(line.text.replace("\t", "    ")).rstrip() for line in run]
    words = joined(texts)
    if _RULE.fullmatch(words):
        return Rule()
    columns = sum(1 for text in texts if _COLUMNS.search(text.strip()))
    if tabular or (len(texts) > 1 and columns >= _TABLES * len(texts)):
        return Preformatted(text=dedent("\n".join(texts)))
    return Paragraph(text=words)


def heading_of(text: str) -> Block:
    """A subhead, or what parts two parts of the copy."""
    return Rule() if _RULE.fullmatch(text) else Heading(text=text)


def joined(texts: Iterable[str]) -> str:
    """Wrapped lines as one: a word parted at its own hyphen gets no blank."""
    whole = ""
    for text in texts:
        part = " ".join(text.split())
        if not whole or not part:
            whole += part
        else:
            whole += part if _HYPHEN.fullmatch(whole[-2:]) and part[0].islower() else f" {part}"
    return whole
