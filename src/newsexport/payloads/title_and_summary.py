"""The title and the summary under which a format for readers shows an item."""

from __future__ import annotations

from typing import NamedTuple

from newsexport.schema.v1 import NewsItem

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
    """The main headline; without one, another headline, a description or the first words of the body."""
    for index, headline in enumerate(item.headlines):
        if headline.role is None and headline.text.strip():
            return Words(headline.text.strip(), f"/headlines/{index}", headline.language)
    for index, headline in enumerate(item.headlines):
        if headline.text.strip():
            return Words(headline.text.strip(), f"/headlines/{index}", headline.language)
    for role in _TELLING:
        for index, description in enumerate(item.descriptions):
            if description.role == role and description.text.strip():
                return Words(_cut(description.text), f"/descriptions/{index}", description.language)
    words = _cut(item.text)
    return Words(words, "/body") if words else None


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
