"""The body: typed blocks whose running text is a plain string plus standoff spans."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, Any, Literal

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator, model_validator

from newsexport.schema.v1.concept import Concept
from newsexport.schema.v1.model import (
    Instant,
    LanguageTag,
    Model,
    Text,
    Uri,
    block_of_valid,
    set_extra,
    set_named,
    set_private,
    set_values,
)

Direction = Literal["ltr", "rtl"]

SpanKind = Literal[
    "link", "emphasis", "strong", "underline", "deleted", "inserted", "subscript", "superscript",
    "code", "quote", "break", "abbreviation", "language",
    "person", "organisation", "place", "event", "object", "time", "money", "number", "other",
]  # fmt: skip


class Span(Model):
    """A stretch of the text that means more than its characters. Half-open, in Unicode code points.

    The spans of one text nest properly; of two with the same bounds the earlier one is outside.
    A `break` marks the line feed character it covers as a forced line break.
    """

    start: int = Field(ge=0)
    """Index of the first code point."""
    end: int = Field(ge=0)
    """Index after the last code point; equal to `start` for an empty element."""
    kind: SpanKind
    """What the stretch is. `other`: markup without a kind of its own, named in `name`."""
    name: str | None = None
    """The source's name for it (an element such as `span`), where the kind does not say it."""
    href: str | None = None
    """The target of a link, as the source gives it."""
    attributes: dict[str, str] = {}
    """Further attributes of the source's markup."""
    concept: Concept | None = None
    """The thing meant, where the source identifies it."""


class RichText(Model):
    """Running text with its spans."""

    text: str = ""
    """The characters, without markup."""
    spans: tuple[Span, ...] = ()
    """What stretches of the text mean, outer before inner, in order of their start."""

    @model_validator(mode="after")
    def _spans_nest(self) -> RichText:
        if self.spans:
            fault = _fault_of_spans(self.text, self.spans)
            if fault:
                raise ValueError(fault)
        return self


def _fault_of_spans(text: str, spans: tuple[Span, ...]) -> str | None:
    open_ends: list[int] = []
    last_start = 0
    for span in spans:
        if not span.start <= span.end <= len(text):
            return f"span {span.start}:{span.end} lies outside its text"
        if span.start < last_start:
            return "spans must be in order of their start"
        last_start = span.start
        while open_ends and open_ends[-1] <= span.start:
            if open_ends[-1] == span.start == span.end:
                break
            open_ends.pop()
        if open_ends and span.end > open_ends[-1]:
            return f"span {span.start}:{span.end} overlaps its neighbour"
        open_ends.append(span.end)
    return None


class _Block(Model):
    id: str | None = None
    """An identifier inside the document."""
    role: str | None = None
    """What part it plays: `standfirst`, `dateline`, `byline`, `correction`, ... or the source's class."""
    language: LanguageTag | None = None
    """The language of this block, where it differs from the item's."""
    direction: Direction | None = None
    """The writing direction of this block, where it differs from the item's."""
    attributes: dict[str, str] = {}
    """Further attributes of the source's markup."""


class _TextBlock(RichText, _Block):
    pass


class Paragraph(_TextBlock):
    """A paragraph."""

    type: Literal["paragraph"] = "paragraph"
    """Always `paragraph`."""


class Heading(_TextBlock):
    """A crosshead or subhead inside the body."""

    type: Literal["heading"] = "heading"
    """Always `heading`."""
    level: int = Field(default=2, ge=1, le=6)
    """Depth, 1 (the story's own headline) to 6."""


_PARAGRAPH = {**Paragraph().__dict__}
_HEADING = {**Heading().__dict__}
_SAID_OF_PARAGRAPH = {"text", "spans", "attributes"}
_SAID_OF_HEADING = {*_SAID_OF_PARAGRAPH, "level"}
"""Blocks are frozen, so that all those that are made here can share the names of their fields."""


def plain_paragraph(text: str) -> Paragraph:
    """A paragraph of words only. It is not validated, as nothing of it can be wrong."""
    made: Paragraph = object.__new__(Paragraph)
    values = _PARAGRAPH.copy()
    values["text"] = text
    values["attributes"] = {}
    set_values(made, values)
    set_named(made, _SAID_OF_PARAGRAPH)
    set_extra(made, None)
    set_private(made, None)
    return made


def marked_words(text: str, spans: tuple[Span, ...], level: int = 0) -> Paragraph | Heading:
    """A paragraph, or a heading of a level from 1 to 6, with spans: of it only they are looked at.

    Raises ValueError where they do not nest.
    """
    fault = _fault_of_spans(text, spans)
    if fault:
        raise ValueError(fault)
    if level:
        return block_of_valid(Heading, level=level, text=text, spans=spans)
    return block_of_valid(Paragraph, text=text, spans=spans)


def plain_heading(text: str, level: int) -> Heading:
    """A heading of words only; its level must be 1 to 6, which is not validated."""
    made: Heading = object.__new__(Heading)
    set_values(made, {**_HEADING, "text": text, "attributes": {}, "level": level})
    set_named(made, _SAID_OF_HEADING)
    set_extra(made, None)
    set_private(made, None)
    return made


def plain_blocks(texts: Iterable[str], levels: Iterable[int]) -> list[Paragraph | Heading]:
    """Paragraphs, and headings where the level is not 0, of words only: those two functions without their calls."""
    made: list[Paragraph | Heading] = []
    new: Any = object.__new__
    for text, level in zip(texts, levels, strict=True):
        block = new(Heading if level else Paragraph)
        values = _HEADING.copy() if level else _PARAGRAPH.copy()
        values["text"] = text
        values["attributes"] = {}
        if level:
            values["level"] = level
        set_values(block, values)
        set_named(block, _SAID_OF_HEADING if level else _SAID_OF_PARAGRAPH)
        set_extra(block, None)
        set_private(block, None)
        made.append(block)
    return made


class Preformatted(_TextBlock):
    """Text whose line breaks and blanks count: results, tables of old wires, verse."""

    type: Literal["preformatted"] = "preformatted"
    """Always `preformatted`."""


class ListBlock(_Block):
    """A list; each entry is a run of blocks."""

    type: Literal["list"] = "list"
    """Always `list`."""
    ordered: bool = False
    """Whether the entries are numbered."""
    items: tuple[ListEntry, ...] = ()
    """The entries."""


class ListEntry(_Block):
    """One entry of a list."""

    blocks: tuple[Block, ...] = ()
    """The content of the entry."""


class Quote(_Block):
    """A quotation set apart from the running text."""

    type: Literal["quote"] = "quote"
    """Always `quote`."""
    blocks: tuple[Block, ...] = ()
    """What was said."""
    source: RichText | None = None
    """Who said it, or where it stands."""
    cite: str | None = None
    """Address of the source."""


class Cell(_Block):
    """A cell of a table."""

    header: bool = False
    """Whether it heads its row or column."""
    colspan: int = Field(default=1, ge=1)
    """Columns covered."""
    rowspan: int = Field(default=1, ge=1)
    """Rows covered."""
    blocks: tuple[Block, ...] = ()
    """The content."""


class Row(_Block):
    """A row of a table."""

    section: Literal["head", "body", "foot"] = "body"
    """Where in the table it stands."""
    cells: tuple[Cell, ...] = ()
    """The cells."""


class Table(_Block):
    """A table."""

    type: Literal["table"] = "table"
    """Always `table`."""
    caption: RichText | None = None
    """What the table shows."""
    rows: tuple[Row, ...] = ()
    """The rows, head rows first."""


class Figure(_Block):
    """The place of a media object in the body; the object itself stands in `NewsItem.media`."""

    type: Literal["figure"] = "figure"
    """Always `figure`."""
    media: tuple[Text, ...] = Field(min_length=1)
    """The `id` of each media object shown here."""


class Embed(_Block):
    """Foreign content shown in the body: a post, a player, a map."""

    type: Literal["embed"] = "embed"
    """Always `embed`."""
    url: Uri | None = None
    """Where it is."""
    title: str | None = None
    """What it is, in words."""
    provider: str | None = None
    """The service it comes from."""
    markup: str | None = None
    """The embed code the source carried."""
    media_type: str | None = None
    """Media type of the markup, or of what stands at the address."""


class DatedEntry(_Block):
    """An entry of a live blog or timeline."""

    type: Literal["entry"] = "entry"
    """Always `entry`."""
    uri: Uri | None = None
    """Identifier or address of the entry."""
    title: RichText | None = None
    """Its own headline."""
    published: Instant | None = None
    """When it was published."""
    modified: Instant | None = None
    """When it was last changed."""
    authors: tuple[Text, ...] = ()
    """Who wrote it."""
    blocks: tuple[Block, ...] = ()
    """The content."""


class Section(_Block):
    """Blocks that belong together: a box, an aside, a section of the source's markup."""

    type: Literal["section"] = "section"
    """Always `section`."""
    name: str = "section"
    """The source's element: `section`, `div`, `aside`, `header`, `block`, ..."""
    blocks: tuple[Block, ...] = ()
    """The content."""


class Rule(_Block):
    """A thematic break between blocks."""

    type: Literal["rule"] = "rule"
    """Always `rule`."""


class Raw(_Block):
    """Content that is carried as it is, because no block expresses it."""

    type: Literal["raw"] = "raw"
    """Always `raw`."""
    media_type: Text
    """What the markup is."""
    markup: str
    """The content, complete."""


Block = Annotated[
    Paragraph | Heading | Preformatted | ListBlock | Quote | Table | Figure | Embed | DatedEntry
    | Section | Rule | Raw,
    Field(discriminator="type"),
]  # fmt: skip
"""One block of a body, told apart by `type`."""

_WORDS = frozenset({Paragraph, Heading})
_SPANS = attrgetter("spans")


def _taken(blocks: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Paragraphs and headings were valid when they were made: of them only spans are looked at again."""
    if type(blocks) is tuple and _WORDS.issuperset(map(type, blocks)):
        marked = [block for block in blocks if block.spans] if any(map(_SPANS, blocks)) else ()
        if not any(_fault_of_spans(block.text, block.spans) for block in marked):
            return blocks
    return handler(blocks)


Blocks = Annotated[tuple[Block, ...], WrapValidator(_taken)]
"""The blocks of a body."""
