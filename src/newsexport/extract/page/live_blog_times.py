"""When an entry of a live blog was published and changed: its time elements, and the attributes beside them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from newsexport.extract.page.linked_data import Node, texts_of
from newsexport.extract.page.page_time import PageTime, read_time
from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import attributes_of, words_in
from newsexport.syntax.xml import Element

_NAMES = re.compile(r"^(?:datetime|content|data-.*(?:time|date|stamp|publish|created|ts).*)$")
_CHANGED = re.compile(r"update|modif|edit|change")
_NEAR = timedelta(days=2)
"""Between the page and an entry whose offset is not stated: so near, both stand at the same one."""


class Stamp(NamedTuple):
    """The times of an entry."""

    published: datetime | None = None
    modified: datetime | None = None
    is_known: bool = False
    """Whether any time is told, even one that is no moment."""
    method: str = ""

    def or_else(self, other: Stamp) -> Stamp:
        """The same, with what it does not say taken from the other."""
        if self.published is not None:
            return self
        return Stamp(
            other.published,
            self.modified or other.modified,
            other.is_known,
            other.method or self.method,
        )


def stated_stamp(node: Node | None) -> Stamp:
    """What the structured data say of an entry."""
    if node is None:
        return Stamp()
    times = [
        next((time for text in texts_of(node.get(name)) if (time := read_time(text))), None)
        for name in ("datePublished", "dateModified")
    ]
    published, modified = (each.instant if each else None for each in times)
    if published is not None and modified is not None and not modified.utcoffset():
        modified = modified.astimezone(published.tzinfo)
    return Stamp(published, _later(modified, published), any(times), "JSON-LD liveBlogUpdate")


def stamp_of(element: Element, published: datetime | None = None) -> Stamp:
    """What an entry shows. `published` is the moment of the page, whose offset stands in for one not stated."""
    first = next((each for each in element.iter() if _is_time(each)), None)
    places = [element] if first is None else [element, first]
    found: dict[bool, PageTime] = {}
    for place in reversed(places):
        for name, value in attributes_of(place).items():
            time = read_time(value) if _NAMES.match(name) and value[:4].isdigit() else None
            if time is not None:
                changed = _CHANGED.search(name) is not None
                if found.get(changed) is None or found[changed].instant is None:
                    found[changed] = time
    if not found and first is not None:
        said = read_time(one_line(words_in(first, " "))[:100])
        if said is not None:
            found[False] = said
    if not found:
        return Stamp(is_known=first is not None)
    moments = {changed: _moment(time, published) for changed, time in found.items()}
    begun = moments.get(False)
    return Stamp(begun, _later(moments.get(True), begun), True, "the time of the entry")


def _is_time(element: Element) -> bool:
    return element.tag == "time" or element.get("itemprop") in ("datePublished", "dateCreated")


def _later(modified: datetime | None, published: datetime | None) -> datetime | None:
    """A change, where it is one: after the publication, or of an entry that states none."""
    if modified is None or (published is not None and modified <= published):
        return None
    return modified


def _moment(time: PageTime, page: datetime | None) -> datetime | None:
    instant = time.instant
    zone = page.utcoffset() if page is not None else None
    if instant is not None:
        return (
            instant.astimezone(page.tzinfo)
            if page and zone and time.offset == timedelta(0)
            else instant
        )
    if time.naive is None or page is None or not zone:
        return None
    local = datetime.fromisoformat(time.naive).replace(tzinfo=page.tzinfo)
    return local if abs(local - page) <= _NEAR else None
