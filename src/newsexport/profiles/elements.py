"""PX012, and the elements of HTML that a body is made of: of each block and span the one that readers get."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.tag_reader import TagReader

_BLOCKS = {
    "paragraph": ("p",), "preformatted": ("pre",), "quote": ("blockquote",), "figure": ("figure",),
    "rule": ("hr",), "entry": ("section",),
}  # fmt: skip
_SPANS = {
    "link": "a", "emphasis": "em", "strong": "strong", "underline": "u", "deleted": "del", "inserted": "ins",
    "subscript": "sub", "superscript": "sup", "code": "code", "quote": "q", "break": "br",
    "abbreviation": "abbr", "time": "time",
}  # fmt: skip
"""Kind of a span -> its element. What is but meant by a word, such as a person, has none."""


class _Names(TagReader):
    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names[tag] = None


def body_elements(item: NewsItem, options: Options) -> Iterator[Finding]:
    """The text of an item has an element of HTML that the partner does not take.

    In RSS, Atom and JSON Feed the HTML itself is looked at, elsewhere the elements that the blocks and spans of the
    text are in HTML.

    Why it matters: the partner's page breaks, or drops the element with what is in it.

    Bad: `<table>` for a partner who takes p, a, strong and em
    Good: the same facts in paragraphs.
    Fix: take the element out, and keep its words.
    """
    allowed = options.profile.tags if options.profile else ()
    if allowed:
        for pointer, name in elements_of(item):
            if name not in allowed:
                yield Finding(pointer, {"value": name, "allowed": ", ".join(allowed)})


def elements_of(item: NewsItem) -> Iterator[tuple[str, str]]:
    """The pointer of each block, and the elements that it takes; each name once for a block."""
    for index, block in enumerate(item.body):
        yield from _of_block(block, f"/body/{index}")


def _of_block(block: Any, pointer: str) -> Iterator[tuple[str, str]]:
    kind = block.type
    names = dict.fromkeys(_BLOCKS.get(kind, ()))
    if kind == "heading":
        names[f"h{block.level}"] = None
    elif kind == "list":
        names |= dict.fromkeys(("ol" if block.ordered else "ul", "li"))
        for index, entry in enumerate(block.items):
            yield from _within(entry.blocks, f"{pointer}/items/{index}/blocks")
    elif kind == "table":
        names["table"] = None
        yield from _of_table(block, pointer, names)
    elif kind == "section":
        names[block.name if block.name != "block" else "div"] = None
    elif kind in {"raw", "embed"}:
        names |= _names_in(block.markup) or ({"iframe": None} if kind == "embed" else {})
    for rich in (block, getattr(block, "caption", None), getattr(block, "source", None)):
        names |= _of_text(rich)
    for name in names:
        yield pointer, name
    yield from _within(getattr(block, "blocks", ()), f"{pointer}/blocks")


def _of_table(block: Any, pointer: str, names: dict[str, None]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(block.rows):
        names["tr"] = None
        for index, cell in enumerate(row.cells):
            names["th" if cell.header else "td"] = None
            yield from _within(
                cell.blocks, f"{pointer}/rows/{number}/cells/{index}/blocks", cell=True
            )


def _within(blocks: Any, pointer: str, *, cell: bool = False) -> Iterator[tuple[str, str]]:
    """A single paragraph in an entry or cell is written as its words."""
    for index, each in enumerate(blocks):
        bare = each.type == "paragraph" and (cell or len(blocks) == 1)
        for place, name in _of_block(each, f"{pointer}/{index}"):
            if not (bare and name == "p"):
                yield place, name


def _of_text(rich: Any) -> dict[str, None]:
    found: dict[str, None] = {}
    for span in getattr(rich, "spans", ()):
        name = span.name if span.kind == "other" or span.name in _NAMED else _SPANS.get(span.kind)
        if name:
            found[name] = None
    return found


_NAMED = frozenset("i b s strike kbd samp tt var acronym".split())
"""Elements of one kind that keep their names."""


def _names_in(markup: str | None) -> dict[str, None]:
    if not markup:
        return {}
    page = _Names()
    page.feed(markup)
    page.close()
    return page.names
