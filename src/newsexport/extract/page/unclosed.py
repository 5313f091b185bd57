"""Elements that a page forgot to close, and that hold the rest of it therefore."""

from __future__ import annotations

from itertools import islice

from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

MAY_STAY_OPEN = ("noscript", "nav")
"""Names of elements that hold no story, unless they were never closed."""
_OF_PAGES = (".//main", ".//article//h1", ".//h1/../p", ".//h1/../div/p")
_PARAGRAPH, _PARAGRAPHS = 120, 4
"""Characters of a paragraph of a story, and how many of them are one."""


def holds_page(element: Element) -> bool:
    """Whether an element holds the rest of the page: its main part, its headline with text, or a story."""
    if next(element.iter("main", "h1"), None) is None:
        return False
    if any(element.find(each) is not None for each in _OF_PAGES):
        return True
    long = (p for p in element.iter("p") if len(words_in(p)) > _PARAGRAPH)
    return len(list(islice(long, _PARAGRAPHS))) == _PARAGRAPHS
