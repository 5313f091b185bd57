"""One fault in a valid document, as hands and programs make them."""

from __future__ import annotations

import random
from collections.abc import Callable

from lxml import etree

Fault = Callable[[etree._Element, random.Random], bool]
"""Makes an element of a document wrong, if that is possible; it may still be right by the grammar."""


def drop_attribute(element: etree._Element, chance: random.Random) -> bool:
    """Leave an attribute out."""
    if not element.attrib:
        return False
    del element.attrib[chance.choice(list(map(str, element.attrib)))]
    return True


def misspell_attribute(element: etree._Element, chance: random.Random) -> bool:
    """Write the name of an attribute with a letter too much."""
    names = [str(name) for name in element.attrib if str(name)[0] != "{"]
    if not names:
        return False
    name = chance.choice(names)
    value = element.attrib.pop(name)
    element.set(f"{name}s", value)
    return True


def drop(element: etree._Element, chance: random.Random) -> bool:
    """Leave an element out."""
    around = element.getparent()
    if around is None:
        return False
    around.remove(element)
    return True


def misspell(element: etree._Element, chance: random.Random) -> bool:
    """Write the name of an element with a letter too much."""
    element.tag = f"{element.tag}s"
    return True


def double(element: etree._Element, chance: random.Random) -> bool:
    """Write an element twice."""
    if element.getparent() is None:
        return False
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for each in copy.iter("*"):
        for name in ("id", "Duid"):
            if name in each.attrib:
                del each.attrib[name]
    element.addnext(copy)
    return True


def swap(element: etree._Element, chance: random.Random) -> bool:
    """Write an element behind the next one."""
    behind = element.getnext()
    if behind is None:
        return False
    behind.addnext(element)
    return True


def misplace(element: etree._Element, chance: random.Random) -> bool:
    """Write an element into another one."""
    others = [
        each
        for each in element.getroottree().iter("*")
        if each is not element and element not in each.iterancestors()
    ]
    if element.getparent() is None or not others:
        return False
    chance.choice(others).append(element)
    return True


def add_words(element: etree._Element, chance: random.Random) -> bool:
    """Write words at the start of an element."""
    element.text = f"stray {element.text or ''}"
    return True


FAULTS: tuple[Fault, ...] = (
    drop_attribute, misspell_attribute, drop, misspell, double, swap, misplace, add_words,
)  # fmt: skip


def with_a_fault(document: bytes, chance: random.Random) -> tuple[str, etree._Element]:
    """The document with one fault, and what it is called."""
    while True:
        root = etree.fromstring(document)
        fault = chance.choice(FAULTS)
        element = chance.choice(list(root.iter("*")))
        if fault(element, chance):
            # parsed again, so that texts and lines are those of a document
            return fault.__name__, etree.fromstring(etree.tostring(root))
