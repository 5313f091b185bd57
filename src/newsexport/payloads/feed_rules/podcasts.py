"""What Apple asks of podcasts beside the form of their values: pictures, categories; and marks for robots."""

from __future__ import annotations

from collections.abc import Callable

from newsexport.payloads.feed_rules import codes
from newsexport.payloads.feed_rules.names import name_of
from newsexport.payloads.feed_rules.tables import (
    APPLE_CATEGORIES,
    OBSOLETE_CATEGORIES,
    SUBCATEGORIES,
)
from newsexport.syntax.xml import Element, iter_children, local

At = Callable[..., None]
"""Tells a finding: its code, its place, its values."""
Place = Callable[[Element], str]
"""The XPath of an element."""

_ROBOTS = frozenset("index noindex follow nofollow all none archive noarchive".split())


def podcast(at: At, element: Element, kind: str, place: Place) -> None:
    """An element of a podcast, or a mark for robots, by what its kind demands."""
    name, where = name_of(element), place(element)
    if kind == "itunes-image":
        href = (element.get("href") or "").partition("?")[0].lower()
        if href and not href.endswith((".jpg", ".jpeg", ".png")):
            reason = "Apple takes pictures that end with .jpg or .png"
            at(codes.FE012, where, element=name, value=href, reason=reason, severity="warning")
    elif kind == "itunes-category":
        _subcategories(at, element, place)
        words = (element.get("text") or "").strip()
        if words in OBSOLETE_CATEGORIES:
            at(codes.FE029, where, element=name, reason=f"{words} is no category any more")
        elif words and words not in APPLE_CATEGORIES:
            reason = "it is no category of Apple's"
            at(codes.FE012, where, element=name, value=words, reason=reason)
    elif kind == "meta" and element.get("name") == "robots":
        _robots(at, element, name, where)


def _subcategories(at: At, element: Element, place: Place) -> None:
    """Categories within one: they are named, and go no deeper."""
    for each in iter_children(element):
        where = place(each)
        if local(each) != "category":
            at(codes.FE001, where, parent="itunes:category", element=name_of(each))
        elif (each.get("text") or "").strip() not in SUBCATEGORIES:
            value, reason = each.get("text") or "nothing", "it is no subcategory of Apple's"
            at(codes.FE012, where, element=name_of(each), value=value, reason=reason)


def _robots(at: At, element: Element, name: str, where: str) -> None:
    said = set((element.get("content") or "").lower().replace(" ", "").split(","))
    value = ", ".join(sorted(said))
    if said - _ROBOTS:
        reason = "that is no word for robots"
        at(codes.FE012, where, element=name, value=value, reason=reason)
    elif {"index", "noindex"} <= said or {"follow", "nofollow"} <= said:
        reason = "the words contradict each other"
        at(codes.FE012, where, element=name, value=value, reason=reason)
