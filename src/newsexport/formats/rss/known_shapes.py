"""What items of a feed say that are written alike, by the shapes that are known of it.

Whoever judges and whoever reads ask for the same items, one soon after the other.
"""

from __future__ import annotations

from typing import NamedTuple

from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.slots import Shape, shape_of
from newsexport.syntax.xml import Element

_SHAPES = 8
"""Shapes that are remembered; the one that was found last is tried first."""
_TRIALS = 2
"""Shapes that are made before one has paid: each takes as long as to read some items."""
_PAID = 25
"""Items of known shapes that pay for another one."""
_MISSES = 40
"""Items in a row that are of no known shape: those of the feed are not alike, and nobody looks any more."""
_LATELY = 64
"""Items of which it is remembered what they say."""


class Said(NamedTuple):
    """What an item says."""

    shape: Shape
    values: list[str]
    """Those of its slots."""


class KnownShapes:
    """The shapes of the items of one feed."""

    def __init__(self) -> None:
        self._shapes: list[Shape] = []
        self._trials = _TRIALS
        self._found = 0
        """Items of known shapes."""
        self._misses = 0
        """Items in a row that are of none."""
        self._lately: dict[Element, Said | None] = {}

    def said(self, part: Part) -> Said | None:
        """What an item says that is written like one before; None where it is not, or is unusual in its values."""
        written = part.written
        if written is None or self._misses > _MISSES:
            return None
        if part.element in self._lately:
            return self._lately[part.element]
        begin = written.begin(part.element)
        if begin is None:
            return None
        found = self._values(written.text, begin)
        if found is None:
            self._misses += 1
        else:
            self._misses = 0
            self._found += 1
            self._trials += self._found % _PAID == 0
        return self._remembered(part, found)

    def learn(self, part: Part) -> Said | None:
        """What an item says, whose shape is taken up if it is not known, and that may pay."""
        found, written = self.said(part), part.written
        if found is not None or written is None or not self._trials or self._misses > _MISSES:
            return found
        begin = written.begin(part.element)
        if begin is None:
            return None
        self._trials -= 1
        shape = shape_of(part.element, written.markup(begin))
        values = shape and shape.values(written.text, begin)
        if not shape or not values:
            return None
        self._shapes[_SHAPES - 1 :] = []
        self._shapes.insert(0, shape)
        return self._remembered(part, Said(shape, values))

    def _values(self, text: str, begin: int) -> Said | None:
        """What the item that begins there says, if its shape is known."""
        for at, shape in enumerate(self._shapes):
            values = shape.values(text, begin)
            if values is not None:
                if at:
                    self._shapes.insert(0, self._shapes.pop(at))
                return Said(shape, values)
        return None

    def _remembered(self, part: Part, found: Said | None) -> Said | None:
        if len(self._lately) >= _LATELY:
            self._lately.clear()
        self._lately[part.element] = found
        return found
