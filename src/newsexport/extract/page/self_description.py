"""What an element says of itself by its attributes: its names, a property, a role, that nobody sees it."""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.extract.page.class_words import (
    BYLINE,
    CAPTION,
    DATE,
    HEADLINE,
    HIDDEN,
    MEANINGS,
    SUSPECT,
    WALL,
    meaning_of_new,
)
from newsexport.syntax.xml import Element

_ROLES = frozenset("navigation complementary banner dialog contentinfo search alert".split())
_CLASS, _NAME, _ITEMPROP, _PROPERTY, _REL, _ROLE, _HIDDEN, _UNSEEN, _STYLE = range(1, 10)
READ: dict[str, int] = {
    "class": _CLASS, "id": _NAME, "data-component": _NAME, "data-testid": _NAME, "itemprop": _ITEMPROP,
    "property": _PROPERTY, "rel": _REL, "role": _ROLE, "hidden": _HIDDEN, "style": _STYLE,
}  # fmt: skip
"""The attributes of a block that are read."""
READ_INLINE: dict[str, int] = {
    "class": _NAME, "itemprop": _ITEMPROP, "property": _PROPERTY, "rel": _REL, "hidden": _HIDDEN,
    "aria-hidden": _UNSEEN,
}  # fmt: skip
"""The attributes of an element within lines that are read."""
BY_AUTHOR, NOT_SEEN = 1 << 30, HIDDEN
"""Beside the flags of a name: the element leads to its author; nobody sees it, or its role is no story's."""
NOTED = BYLINE | DATE | CAPTION | HEADLINE | WALL | BY_AUTHOR
"""Flags of elements that are remembered."""
UNLIKELY = SUSPECT | NOT_SEEN
"""Flags of elements that are likely no part of the story."""
HEEDED = NOTED | UNLIKELY
"""Flags that say something of an element; without them it is looked at no further."""
_STREAMED = "S:"
"""What the id of an element begins with that React sends behind the page, and a script puts in its place."""


def told_by(
    element: Element, attributes: Sequence[str], read: dict[str, int]
) -> tuple[int, str | None]:
    """What the names and other attributes of an element say of it, and which property it is."""
    flags, itemprop, prop = 0, None, None
    for name in attributes:
        what = read.get(name)
        if what is None:
            continue
        value = element.get(name, "")
        if what <= _NAME:
            known = MEANINGS.get(value)
            if known is None:
                known = meaning_of_new(value)
            flags |= known if what == _CLASS else known & ~HIDDEN
        elif what == _ITEMPROP:
            itemprop = value
        elif what == _PROPERTY:
            prop = value
        elif what == _REL:
            flags |= BY_AUTHOR if value == "author" else 0
        elif (
            (what == _HIDDEN and not (element.get("id") or "").startswith(_STREAMED))
            or (what == _ROLE and value in _ROLES)
            or (what == _UNSEEN and value == "true")
            or (what == _STYLE and "display:none" in value.replace(" ", ""))
        ):
            flags |= NOT_SEEN
    return flags, itemprop or prop
