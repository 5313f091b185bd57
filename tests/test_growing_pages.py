"""Pages and scraped texts with thousands of equal parts: the work of reading them grows as they do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from newsexport import api
from newsexport.errors import UnreadableDocument
from tests.growth_of_work import lines_that_grow_too_fast

_STORY = "The ferry number {n} sails from the harbour at nine, said the council, and the fare is unchanged for all who travel."
_PARAGRAPH = f"<p>{_STORY}</p>"
_STORIES = _PARAGRAPH * 4


def _page(inside: str = "", head: str = "", nav: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Ferry sails again</title>{head}</head><body><nav>{nav}</nav>'
        f"<main><article><h1>Ferry sails again</h1>{_STORIES}{inside}</article></main></body></html>"
    )


def _text(
    inside: str,
    *,
    above: str = "Ferry sails again after the storm\n\nBy Ada Lind\n16 February 2026\n\n",
) -> str:
    return f"{above}{inside}\n\n{_STORY}\n\n{_STORY}\n"


_LD = '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry sails again","author":[{}{{"name":"Bo"}}]}}</script>'
_CARD = '<a href="/{n}"><img src="/t{n}.jpg"><h3>Other story {n}</h3></a>'
_FIGURE = '<figure><img src="/i{n}.jpg" alt="boat {n}"><figcaption>Boat {n} leaves. Photo: Ada Lind</figcaption></figure>'
_COMMENT = '<div class="comment"><b class="author">Bo {n}</b><time>2 Jan 2026</time><p>I like ferry {n} very much.</p></div>'
_POST = (
    '<article class="live-post"><time datetime="2026-01-01T10:00:00Z">10:00</time><h3>Post {n}</h3>'
    + _PARAGRAPH
    + "</article>"
)

PAGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "paragraphs": (_PARAGRAPH, _page),
    "links of a menu": ('<a href="/s{n}">Section {n}</a>', lambda each: _page(nav=each)),
    "links in a paragraph": ('The <a href="/x{n}">ferry {n}</a> sails and <b>calls</b> there. ', lambda each: _page(f"<p>{each}</p>")),
    "figures": (_FIGURE + _PARAGRAPH, _page),
    "cards": (_CARD, lambda each: _page(f'<div class="related">{each}</div>')),
    "authors in JSON-LD": ('{"@type":"Person","name":"Ada Lind{n}"},', lambda each: _page(head=_LD.format(each))),
    "pictures in metas": ('<meta property="og:image" content="https://example.com/{n}.jpg">', lambda each: _page(head=each)),
    "bylines": ('<div class="byline">By Ada Lind{n}</div>', _page),
    "subheads": ("<h2>Ferry {n}</h2>" + _PARAGRAPH, _page),
    "list": ("<li>Boat {n} sails at nine from the pier</li>", lambda each: _page(f"<ul>{each}</ul>")),
    "comments": (_COMMENT, lambda each: _page(f'<section class="comments">{each}</section>')),
    "posts of a live blog": (_POST, _page),
}  # fmt: skip
"""A part of pages, and the page around them. In a part, `{n}` is its number."""

TEXTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "paragraphs": (_STORY + "\n\n", _text),
    "short lines": ("Section {n}\n", _text),
    "bylines": ("By Bo Reed{n}\n", _text),
    "captions": ("Boat {n} leaves the pier. (Ada Lind/Skerry)\n" + _STORY + "\n\n", _text),
    "the same caption": ("A boat leaves the pier. (Ada Lind/Skerry)\n" + _STORY + "\n\n", _text),
    "dates": ("Published 16 February 2026 09:{n}\n", _text),
    "headlines": ("Ferry {n} sails again after storm\n", lambda each: _text(each, above="")),
    "articles": (f"Ferry {{n}} sails again\n\nBy Ada Lind{{n}}\n16 February 2026\n\n{_STORY}\n\n", lambda each: _text(each, above="")),
    "quotes": ("“We sail at {n}, and we do not stop,” said Ada Lind.\n\n", _text),
    "entries": ("10:{n}\nThe ferry {n} has left the pier now.\n\n", _text),
    "names": ("Bo Reed{n}\n", _text),
}  # fmt: skip
"""The same of scraped texts."""


def _many(each: str, count: int) -> str:
    return "".join(each.replace("{n}", str(number)) for number in range(count))


def _read(data: str, format: str) -> None:
    with suppress(UnreadableDocument):  # to find that a page is no article is work, too
        list(api.read(data.encode(), format=format))


@pytest.mark.parametrize("case", PAGES)
def test_pages_take_linear_work(case: str) -> None:
    each, around = PAGES[case]
    assert lines_that_grow_too_fast(lambda n: _read(around(_many(each, n)), "html")) == []


@pytest.mark.parametrize("case", TEXTS)
def test_scraped_texts_take_linear_work(case: str) -> None:
    each, around = TEXTS[case]
    assert lines_that_grow_too_fast(lambda n: _read(around(_many(each, n)), "text")) == []
