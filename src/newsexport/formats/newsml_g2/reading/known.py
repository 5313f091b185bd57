"""What recurs from item to item, such as the provider and the rights, is read once and remembered.

The values are frozen, so items can share them. Remembered are only elements that say the same in every item:
small ones, read without a finding, in items that bind no alias of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any, TypeVar

from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.syntax.xml import Element

T = TypeVar("T")
_LARGEST = 16
"""Nodes of an element that is remembered."""
_LONGEST = 2000
"""Characters of each of its texts and attributes."""
_REMEMBERED = 2000
_known: dict[tuple[Any, ...], Any] = {}


def remembered(read: Callable[[Cursor, Reading], T]) -> Callable[[Cursor, Reading], T]:
    """The same function, which asks the memory first. It must give a frozen value, and nothing but findings besides."""

    def read_or_remember(cursor: Cursor, reading: Reading) -> T:
        said = None if reading.catalog or cursor.begun else _all_of(cursor.element)
        if said is None:
            return read(cursor, reading)
        key = (read, cursor.namespace, said)
        found: T | None = _known.get(key)
        if found is None:
            told = reading.told
            found = read(cursor, reading)
            if told == reading.told and _recurs(cursor.element):
                if len(_known) >= _REMEMBERED:
                    _known.clear()
                _known[key] = found
        return found

    return read_or_remember


def _all_of(element: Element) -> tuple[Any, ...] | None:
    """All that an element says, its prefixes too, for what is kept as markup; None of a large one."""
    nodes = list(islice(element.iter(), _LARGEST + 1))
    if len(nodes) > _LARGEST:
        return None
    said: list[Any] = [element.tag, element.prefix, len(element), element.text, *element.items()]
    for each in nodes[1:]:
        said += (each.tag, each.prefix, len(each), each.text, each.tail, *each.items())
    return tuple(said)


def _recurs(element: Element) -> bool:
    """Whether an element is one that is remembered: what it says is short, and means the same in every item."""
    for each in element.iter():
        tag: object = each.tag
        names, values = each.attrib.keys(), each.attrib.values()
        texts = (each.text, each.tail if each is not element else None, *values)
        if (
            not isinstance(tag, str)
            or any(name[0] == "{" or name == "valuedatatype" for name in names)
            or any(text and len(text) > _LONGEST for text in texts)
        ):
            return False
    return True
