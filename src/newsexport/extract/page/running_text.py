"""A run of the page as running text: its words, with what its inline elements mean as spans."""

from __future__ import annotations

from newsexport.extract.page.addresses import absolute
from newsexport.extract.page.view import BREAK, Mark, Run
from newsexport.prose.whitespace import without_invisible
from newsexport.schema.v1 import RichText, Span
from newsexport.schema.v1.model import block_of_valid

_KINDS = {
    "a": "link", "em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "u": "underline",
    "s": "deleted", "strike": "deleted", "del": "deleted", "ins": "inserted", "sub": "subscript",
    "sup": "superscript", "code": "code", "kbd": "code", "samp": "code", "tt": "code", "q": "quote",
    "abbr": "abbreviation", "acronym": "abbreviation", "time": "time",
}  # fmt: skip
_KEPT = {"abbr": "title", "acronym": "title", "time": "datetime", "q": "cite"}
"""The one attribute of an element that is worth keeping."""


Words = tuple[str, tuple[Span, ...]]
"""A text, and what stretches of it mean."""


def words_of(run: Run, base: str | None) -> Words:
    """The text of a run with its links, emphasis and line breaks."""
    marks = _marks(run) if run.marks else []
    return _joined(run.parts, marks, base) if marks or BREAK in run.parts else (run.text, ())


def rich_text(run: Run, base: str | None) -> RichText:
    """The same as a model."""
    text, spans = words_of(run, base)
    return RichText(text=text, spans=spans)


def _marks(run: Run) -> list[Mark]:
    return [mark for mark in run.marks if mark.element.tag in _KINDS and mark.end > mark.start]


def cells_of(run: Run) -> list[Mark]:
    """The cells of a run that is a row of a table."""
    return [mark for mark in run.marks if mark.element.tag in ("td", "th")]


def part_of(run: Run, cell: Mark, base: str | None) -> Words:
    """The text of one cell of a row."""
    marks = [
        Mark(mark.start - cell.start, mark.element, mark.end - cell.start)
        for mark in run.marks
        if mark.element.tag in _KINDS and cell.start <= mark.start < mark.end <= cell.end
    ]
    return _joined(run.parts[cell.start : cell.end], marks, base)


def _joined(parts: list[str], marks: list[Mark], base: str | None) -> Words:
    """The parts as a browser shows them: blanks collapsed, none beside a line break."""
    text = ""
    begins: list[int] = []
    breaks: list[int] = []
    pending = False
    for part in parts:
        if part is BREAK:
            begins.append(len(text))
            if text and text[-1] != "\n":
                breaks.append(len(text))
                text += "\n"
            pending = False
            continue
        words = (part if part.isascii() else without_invisible(part)).split()
        blank = (pending or part[:1].isspace()) and text != "" and text[-1] != "\n"
        begins.append(len(text) + (1 if blank and words else 0))
        if words:
            text += (" " if blank else "") + " ".join(words)
            pending = part[-1].isspace()
        else:
            pending = pending or part != ""
    begins.append(len(text))
    text = text.rstrip()
    spans = []
    for index, mark in enumerate(marks):
        span = _span(mark, begins, text, base)
        if span is not None:
            spans.append((span.start, -span.end, index, span))
    for at in breaks:
        if at < len(text):
            span = block_of_valid(Span, start=at, end=at + 1, kind="break")
            spans.append((at, -at - 1, len(marks), span))
    spans.sort()  # no two have the same three numbers
    return text, tuple([each[3] for each in spans])


def _span(mark: Mark, begins: list[int], text: str, base: str | None) -> Span | None:
    """What an inline element says of its stretch of the text; None where it covers no words."""
    start = begins[mark.start]
    end = min(begins[mark.end], len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    name = str(mark.element.tag)
    href = None
    if name == "a":
        href = absolute(mark.element.get("href"), base)
        if href is None:
            return None
    kept = _KEPT.get(name)
    value = mark.element.get(kept) if kept else None
    said = {kept: value} if kept and value else {}
    return block_of_valid(Span, start=start, end=end, kind=_KINDS[name], href=href, attributes=said)
