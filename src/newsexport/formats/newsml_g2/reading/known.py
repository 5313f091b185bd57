"""What recurs from item to item, such as the provider and the rights, is read once and remembered.

The values are frozen, so items can share them. Remembered are only elements that say the same in every item:
small ones, read without a finding, in items that bind no alias of their own.
"""

from __future__ import annotations

from collections.abc import Callable
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
            if told == reading.told:
                if len(_known) >= _REMEMBERED:
                    _known.clear()
                _known[key] = found
        return found

    return read_or_remember


def _all_of(element: Element) -> tuple[Any, ...] | None:
    """All that an element says, its prefixes too, for what is kept as markup; None of a large or long one."""
    said: list[Any] = []
    for count, each in enumerate(element.iter()):
        if count == _LARGEST:
            return None
        tag: object = each.tag
        if not isinstance(tag, str):
            return None
        attributes = each.items()
        for name, value in attributes:
            if name[0] == "{" or name == "valuedatatype" or len(value) > _LONGEST:
                return None
        text, tail = each.text, each.tail if count else None
        if (text and len(text) > _LONGEST) or (tail and len(tail) > _LONGEST):
            return None
        said += (tag, each.prefix, len(each), text, tail, *attributes)
    return tuple(said)
