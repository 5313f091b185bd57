"""What a payload says: blocks, media, and what no block could hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsexport.schema.v1 import Block, Media, Rendition
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element

XHTML = "http://www.w3.org/1999/xhtml"
"""The namespace of XHTML; also of the extensions that hold attributes of an `img` or `source`."""

XHTML_TYPE = "application/xhtml+xml"
"""Media type of XHTML, and of raw markup that is well-formed XML in its namespace."""

MARKUP_TYPES = (XHTML_TYPE, "text/html")
"""Media types of raw markup whose words can be read."""

CARRIED_MEDIA = ("id", "kind", "uri", "caption", "alt_text", "renditions")
"""The fields of Media that a body can carry by itself. The rest needs a place beside the body."""

_MADE_UP = re.compile(r"media-[0-9]+")


class Leftover(NamedTuple):
    """A text or attribute value of a payload that no block, span or media object could hold."""

    path: str
    """XPath of local names, from the root of the document that was read."""
    text: str
    """The value."""


class NitfHead(NamedTuple):
    """What stands above the content in NITF (body.head), as plain text."""

    headline: str | None = None
    """hedline/hl1."""
    subheadlines: tuple[str, ...] = ()
    """hedline/hl2."""
    byline: str | None = None
    """byline; several are joined by a line feed."""
    dateline: str | None = None
    """dateline; several are joined by a line feed."""
    abstract: tuple[str, ...] = ()
    """The paragraphs of abstract."""


class Run(NamedTuple):
    """Blocks that are words only, each without white space but single blanks within, as most bodies begin."""

    holder: Element
    """Whose first children they are; before and between them is no text."""
    xpath: str
    """Its place."""
    tags: list[str]
    """Those of their elements."""
    texts: list[str]
    """Their words."""

    def count_words(self) -> int:
        """The number of their words, which single blanks part."""
        return " ".join(self.texts).count(" ") + 1 - self.texts.count("") if self.texts else 0


@dataclass(slots=True)
class Content:
    """A payload as read."""

    blocks: tuple[Block, ...] = ()
    """The body."""
    media: tuple[Media, ...] = ()
    """The media objects that the body shows or brings along, with their CARRIED_MEDIA fields."""
    title: str | None = None
    """The title in the head of the document."""
    language: str | None = None
    """The language that the document's root states."""
    direction: str | None = None
    """The writing direction that the document's root states: `ltr`, `rtl` or what else it says."""
    leftovers: tuple[Leftover, ...] = ()
    """What could not be held. The caller reports it, or keeps it elsewhere."""
    media_ids: tuple[str | None, ...] = ()
    """For each media object the id of its element, also where the object itself has no id."""
    head: NitfHead | None = None
    """What NITF says above the content."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Canonical pointer of each block of the body and each media object -> XPath."""
    run: Run | None = field(default=None, compare=False)
    """The first blocks, where they are nothing but words: for whoever counts these."""


class Simplified(NamedTuple):
    """A value of the body that a payload could not say as it is."""

    pointer: str
    """Canonical pointer, counted from the item: `/body/3/attributes`, `/media/0/uri`."""
    how: str
    """What became of it, in a few words."""
    dropped: bool = True
    """Whether the value is gone; else it is said in other words."""


def element_ids(media: Sequence[Media]) -> tuple[str, ...]:
    """The id that the element of each media object bears in a body: its own, else `media-N`.

    No two are equal: further objects of the same id get a number too.
    """
    taken = {medium.id for medium in media if medium.id}
    given: set[str] = set()
    ids: list[str] = []
    number = 0
    for medium in media:
        name = medium.id
        while not name or name in given:
            number += 1
            name = f"media-{number}" if f"media-{number}" not in taken else None
        given.add(name)
        ids.append(name)
    return tuple(ids)


def is_made_up(name: str | None) -> bool:
    """Whether an id is of the form that element_ids gives to objects without one, or is none."""
    return not name or _MADE_UP.fullmatch(name) is not None


def links_in(blocks: Iterable[object]) -> Iterator[str]:
    """The addresses that texts link to, at any depth of lists and tables."""
    for block in blocks:
        for span in getattr(block, "spans", ()):
            if span.href:
                yield span.href
        for inner in ("blocks", "items", "rows", "cells"):
            yield from links_in(getattr(block, inner, ()))


def beside_words(content: Content) -> Iterator[str]:
    """The addresses that a text links to, and the pictures that it shows, of which only the words are kept."""
    yield from links_in(content.blocks)
    yield from pictures_in(content)


def pictures_in(content: Content) -> Iterator[str]:
    """The alternative texts and addresses of the pictures that a text shows."""
    for medium in content.media:
        for value in (medium.alt_text, *(each.href for each in medium.renditions)):
            if value:
                yield value


def pixels(value: str | None) -> int | None:
    """A width or height in pixels; None for percentages and other units."""
    return whole_number((value or "").strip().removesuffix("px"))


def shown_rendition(renditions: Sequence[Rendition]) -> int | None:
    """Index of the rendition that stands in the element itself: the first that has an address."""
    return next((i for i, rendition in enumerate(renditions) if rendition.href is not None), None)
