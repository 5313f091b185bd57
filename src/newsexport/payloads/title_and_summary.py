"""The title and the summary under which a format for readers shows an item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsexport.schema.v1 import Block, Heading, NewsItem, Section

MAX_TITLE = 120
"""Characters of a title that is made of other words; it ends at a word."""

_TELLING = ("standfirst", "summary", None, "caption", "teaser")
"""Roles of descriptions, the likeliest to serve as a title first."""


class Words(NamedTuple):
    """Words of the item, and their canonical pointer."""

    text: str
    pointer: str
    language: str | None = None


def title_of(item: NewsItem) -> Words | None:
    """The main headline; without one, another headline, the heading of the body, a description or the body's first words."""
    for index, headline in enumerate(item.headlines):
        if headline.role is None and headline.text.strip():
            return Words(headline.text.strip(), f"/headlines/{index}", headline.language)
    for index, headline in enumerate(item.headlines):
        if headline.text.strip():
            return Words(headline.text.strip(), f"/headlines/{index}", headline.language)
    heading = _first_heading(item.body)
    if heading:
        return Words(_cut(heading), "/body")
    for role in _TELLING:
        for index, description in enumerate(item.descriptions):
            if description.role == role and description.text.strip():
                return Words(_cut(description.text), f"/descriptions/{index}", description.language)
    words = _cut(item.text)
    return Words(words, "/body") if words else None


def _first_heading(blocks: Sequence[Block]) -> str:
    """The words of the large heading with which a body begins, also in a section; none: empty."""
    first = blocks[0] if blocks else None
    if isinstance(first, Section):
        return _first_heading(first.blocks)
    return first.text.strip() if isinstance(first, Heading) and first.level <= 2 else ""


def summary_of(item: NewsItem) -> Words | None:
    """The summary, else the standfirst, else the teaser."""
    for roles in (("summary", None), ("standfirst",), ("teaser",)):
        for index, description in enumerate(item.descriptions):
            if description.role in roles and description.text.strip():
                text = " ".join(description.text.split())
                return Words(text, f"/descriptions/{index}", description.language)
    return None


def _cut(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= MAX_TITLE:
        return line
    kept = line[:MAX_TITLE].rpartition(" ")[0] or line[:MAX_TITLE]
    return f"{kept}…"
