"""What one walk over a page has seen: pieces of text, pictures, embeds, and where things are named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsexport.extract.furniture import is_prompt
from newsexport.extract.page.captions import Caption, read_caption
from newsexport.extract.page.lines import BY_PHRASE, LONGEST_PROMPT, furniture_in
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold
from newsexport.syntax.xml import Element

BREAK = "\u2028"
"""The part that stands for a forced line break; the line feeds of a page are only blanks."""
_LINKED = 0.2
"""Share of a line that is links from which it points to something."""


class Mark:
    """A stretch of a run that an inline element covers, in indices of the run's parts."""

    __slots__ = ("element", "end", "start")

    def __init__(self, start: int, element: Element, end: int = -1) -> None:
        self.start = start
        self.end = end
        self.element = element


class Run:
    """A run of text between two block boundaries."""

    key_: str | None = None
    furniture_ = weight_ = -1

    def __init__(
        self, text: str, tag: str, element: Element, links: int, suspects: tuple[Element, ...],
        inside: tuple[Element, ...], parts: list[str], marks: list[Mark], order: int,
    ) -> None:  # fmt: skip
        self.text = text
        """Its words, on one line."""
        self.tag = tag
        """The element that makes it what it is: `p`, `li`, `h2`, `tr`, or `div` for bare text."""
        self.element = element
        self.links = links
        """Characters of it that are links."""
        self.suspects = suspects
        """The elements around it that are called something that no story is."""
        self.inside = inside
        """The lists, entries and quotations around it, outer before inner."""
        self.parts = parts
        self.marks = marks
        self.order = order
        """Its place among all pieces of the page."""

    @property
    def key(self) -> str:
        """Its text folded, for comparison."""
        if self.key_ is None:
            self.key_ = fold(self.text)
        return self.key_

    @property
    def weight(self) -> int:
        """The length of its text in letters of an alphabet."""
        if self.weight_ < 0:
            self.weight_ = weight(self.text)
        return self.weight_

    @property
    def furniture(self) -> int:
        """By what it is known to be a button, a prompt, a date or a pointer to another story; 0: it may be text."""
        kind = self.furniture_
        if kind < 0:
            text, linked = self.text, self.links >= _LINKED * len(self.text)
            kind = furniture_in(text, linked=linked)
            if (
                not kind
                and len(text) <= LONGEST_PROMPT
                and is_prompt(text, self.key, linked=linked)
            ):
                kind = BY_PHRASE
            self.furniture_ = kind
        return kind

    @property
    def lines(self) -> list[str]:
        """Its words, line by line, where forced breaks part them."""
        if BREAK not in self.parts:
            return [self.text]
        said = "".join(self.parts).split(BREAK)
        return [line for each in said if (line := " ".join(each.split()))]

    def folds_to(self, key: str) -> bool:
        """Whether its text folded is `key`; told by their lengths, mostly."""
        return len(key) - 4 <= len(self.text) <= 2 * len(key) + 20 and self.key == key

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading below the first."""
        return len(self.tag) == 2 and self.tag[0] == "h" and self.tag[1] in "23456"


@dataclass(slots=True)
class Shown:
    """Something shown and not said: a picture, a player."""

    element: Element
    kind: Literal["figure", "image", "video", "audio", "frame"]
    order: int
    suspects: tuple[Element, ...] = ()
    inside: tuple[Element, ...] = ()


@dataclass(slots=True)
class PageView:
    """What was seen, in the order of the page."""

    runs: list[Run] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    first_headings: list[tuple[str, Element]] = field(default_factory=list)
    """Each `h1` with its words."""
    captions: list[tuple[str, Element]] = field(default_factory=list)
    """Words that are marked as a caption outside of a figure."""
    times: list[Element] = field(default_factory=list)
    bylines: list[Element] = field(default_factory=list)
    """Elements that are called byline, author or the like, or say so by `rel` or `itemprop`."""
    dates: list[Element] = field(default_factory=list)
    """Elements that are called date or the like."""
    headlines: list[Element] = field(default_factory=list)
    """Elements that are called headline or title."""
    walls: list[Element] = field(default_factory=list)
    """Elements that are called a paywall."""
    properties: list[tuple[str, Element]] = field(default_factory=list)
    """Microdata and RDFa: name of the property, element."""
    places: dict[Element, int] = field(default_factory=dict)
    """The place of elements in the page, as far as the walk has looked at them: numbers that only say what comes first."""
    read: dict[Element, Caption] = field(default_factory=dict)
    """Captions that were read, by their elements."""
    full: bool = False
    """Whether the page has more than was looked at."""
    dropped: int = 0
    """Elements that were not looked into: navigation, buttons, forms."""

    def caption_in(self, element: Element) -> Caption:
        """What the words of a caption say, read once."""
        found = self.read.get(element)
        if found is None:
            found = self.read[element] = read_caption(element)
        return found
