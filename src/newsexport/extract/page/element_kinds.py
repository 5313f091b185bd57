"""What each element of HTML is to the walk over a page: one number for each name."""

from __future__ import annotations

from typing import Final

from newsexport.syntax.xml import Element
from newsexport.vocab.html_elements import ELEMENTS

INLINE: Final = -1
"""Stands within lines."""
SKIPPED: Final = -2
"""Is not looked into."""
PARTING: Final = -3
"""Neither, and parts what stands around it."""
LINE_BREAK: Final = -4
FIGURE: Final = -5
SHOWN: Final = -6
CELL: Final = -7
UNKNOWN: Final = -8
"""No element of HTML, and of these two kinds one: what browsers show within the line, or a part of the page."""
NAMED: Final = 1
"""Of blocks, in bits: it gives a run its name, ..."""
AROUND: Final = 2
"""... it is a list, an entry or a quotation, ..."""
ASIDE: Final = 4
"""... it is no story's, ..."""
WORDS: Final = 8
"""... its words are remembered, ..."""
QUOTE: Final = 16
"""... it may be one that draws the eye. All other blocks are 0."""

KINDS: dict[str, int] = {
    **dict.fromkeys(ELEMENTS, 0),
    **dict.fromkeys(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span"
        " strong sub sup time tt u var wbr nobr strike rp rt ruby amp-fit-text center-inline".split(),
        INLINE,
    ),
    **dict.fromkeys(
        "script style noscript template svg canvas object button select option input textarea head link"
        " meta map math label source track param base title area progress meter datalist".split(),
        SKIPPED,
    ),
    **dict.fromkeys("nav footer dialog menu form-actions".split(), PARTING),
    **dict.fromkeys("img picture video audio iframe amp-img amp-iframe amp-video".split(), SHOWN),
    "figure": FIGURE,
    "br": LINE_BREAK,
    "td": CELL,
    "th": CELL,
    **dict.fromkeys("p pre dd dt h2 h3 h4 h5 h6 tr".split(), NAMED),
    **dict.fromkeys("ul ol dl".split(), AROUND),
    "li": NAMED | AROUND,
    "blockquote": NAMED | AROUND | QUOTE,
    "h1": NAMED | WORDS,
    "aside": ASIDE,
    "figcaption": ASIDE | WORDS,
}
"""Of elements by their names."""
SHOWN_KINDS = {"img": "image", "picture": "image", "amp-img": "image", "iframe": "frame",
                "amp-iframe": "frame", "video": "video", "amp-video": "video", "audio": "audio"}  # fmt: skip
"""What is shown, by the names of elements."""
BLOCKS = frozenset(
    "p div ul ol dl table blockquote h1 h2 h3 h4 h5 h6 section article pre figure".split()
)
"""Elements that part the text of an element within lines."""
HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
"""Headings below the first."""
_OF_LINES = (INLINE, LINE_BREAK, UNKNOWN)
_LINES_OF_COLUMN = 4


def holds_block(element: Element) -> bool:
    """Whether it has a block right within it."""
    for inner in element:  # noqa: SIM110 a generator would take twice as long
        if inner.tag in BLOCKS:
            return True
    return False


def is_column(cell: Element) -> bool:
    """Whether a cell has so many lines that the table is the layout of the page."""
    return sum(1 for inner in cell if inner.tag == "br") >= _LINES_OF_COLUMN


def holds_only_lines(element: Element) -> bool:
    """Whether nothing right within it is a block, or shown."""
    return all(KINDS.get(inner.tag, UNKNOWN) in _OF_LINES for inner in element)
