"""What a reader of CommonMark finds in a document: its words in order, and whether there is HTML in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a document."""

    words: str
    """All text without white space, also that of code and the alternatives of pictures."""
    html: bool
    """Whether some of it is taken for HTML."""
    links: tuple[str, ...]
    """The addresses of links and pictures, in order."""


def found_in(document: str) -> Found:
    """What a reader finds in a document of CommonMark with tables."""
    tokens = list(_all(_reader().parse(document)))
    words = "".join(token.content for token in tokens if token.type in _WORDS)
    links = [token.attrs.get("href") or token.attrs.get("src") for token in tokens]
    html = any(token.type in ("html_block", "html_inline") for token in tokens)
    return Found(packed(words), html, tuple(str(link) for link in links if link))


def packed(words: str) -> str:
    """Words without their white space."""
    return "".join(words.split())


_WORDS = frozenset({"text", "text_special", "code_inline", "code_block", "fence"})


def _all(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
