"""Items that are written like one in which nothing was wrong: then only the values in its slots are looked at.

All else of them is the same, sign for sign. So the glances of `alike` are asked, but only those of the elements with
slots, and with the values in their places: no element of the feed is touched.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator
from typing import NamedTuple, cast

from newsexport.formats.rss.alike import Alike
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.known_shapes import KnownShapes, Said
from newsexport.formats.rss.slots import Shape
from newsexport.payloads.feed_rules.glance import Glance
from newsexport.syntax.xml import Element


class _Copy:
    """An element by itself, as glances look at one: that of an item that was right, with the values of others put in."""

    __slots__ = ("attrib", "tag", "text")

    def __init__(self, element: Element) -> None:
        self.tag: object = element.tag
        self.text = element.text
        self.attrib = {str(name): str(value) for name, value in element.attrib.items()}

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Element]:
        return iter(())

    def get(self, name: str) -> str | None:
        return self.attrib.get(name)

    def items(self) -> ItemsView[str, str]:
        return self.attrib.items()


class _Seen(NamedTuple):
    """What sees that the values of items of one shape are right."""

    places: list[tuple[_Copy, str | None]]
    """Where each value goes: to the text of an element, or to the attribute of that name."""
    glances: list[tuple[Glance, Element]]
    """Those of the elements in which values are."""

    def sees_right(self, values: list[str]) -> bool:
        for (copy, name), value in zip(self.places, values, strict=True):
            if name is None:
                copy.text = value
            else:
                copy.attrib[name] = value
        for glance, element in self.glances:  # noqa: SIM110 a third cheaper than all(…)
            if not glance(element):
                return False
        return True


class AlikeAsWritten:
    """What is known of the ways in which the items of one feed are written that were right."""

    def __init__(self, alike: Alike, shapes: KnownShapes) -> None:
        self._alike = alike
        self._shapes = shapes
        self._seen: dict[Shape, _Seen | None] = {}
        """None: of such items each element is looked at."""

    def sees_right(self, part: Part) -> bool:
        """Whether an item is written or at least built like one that was right, and all in it is plainly right."""
        found = self._shapes.said(part)
        seen = None if found is None else self._seen.get(found.shape)
        if found is not None and seen is not None and seen.sees_right(found.values):
            return True
        if not self._alike.sees_right(part.element):
            return False
        self._learn(part)
        return True

    def learn(self, part: Part) -> None:
        """Take up how an item is built and written of which nothing was told."""
        self._alike.learn(part.element)
        self._learn(part)

    def _learn(self, part: Part) -> None:
        found = self._shapes.learn(part)
        if found is not None and found.shape not in self._seen:
            self._seen[found.shape] = self._seen_in(part.element, found)

    def _seen_in(self, item: Element, found: Said) -> _Seen | None:
        """What sees that items like this one are right."""
        nodes = list(item.iter())
        copies: dict[int, _Copy] = {}
        glances: list[tuple[Glance, Element]] = []
        for slot in found.shape.slots:
            if slot.node in copies:
                continue
            element = nodes[slot.node]
            around = element.getparent()
            known = None if around is None else self._alike.glances_of(around)
            if known is None:
                return None
            copies[slot.node] = copy = _Copy(element)
            glances.append((known[element.tag, element.prefix], cast("Element", copy)))
        return _Seen([(copies[slot.node], slot.name) for slot in found.shape.slots], glances)
