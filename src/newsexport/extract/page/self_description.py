"""What an element says of itself by its attributes: its names, a property, a role, that nobody sees it."""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.extract.page.class_words import (
    BYLINE,
    CAPTION,
    DATE,
    HEADLINE,
    MEANINGS,
    SUSPECT,
    WALL,
    meaning,
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
BY_AUTHOR, NOT_SEEN = 1 << 30, 1 << 29
"""Beside the flags of a name: the element leads to its author; nobody sees it, or its role is no story's."""
NOTED = BYLINE | DATE | CAPTION | HEADLINE | WALL | BY_AUTHOR
"""Flags of elements that are remembered."""
UNLIKELY = SUSPECT | NOT_SEEN
"""Flags of elements that are likely no part of the story."""
HEEDED = NOTED | UNLIKELY
"""Flags that say something of an element; without them it is looked at no further."""
CLASSES: dict[str, int] = {}
"""The flags of blocks that have only a class, by its names, as far as they are known."""
_MOST_CLASSES = 20_000
_STREAMED = "S:"
"""What the id of an element begins with that React sends behind the page, and a script puts in its place."""


def flags_of_class(names: str) -> int:
    """The flags of a block that has only a class, with these names."""
    flags = meaning(names) | (NOT_SEEN if _is_hidden(names) else 0)
    if len(CLASSES) >= _MOST_CLASSES:
        CLASSES.clear()
    CLASSES[names] = flags
    return flags


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
            flags |= meaning(value) if known is None else known
            if what == _CLASS and _is_hidden(value):
                flags |= NOT_SEEN
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


def _is_hidden(names: str) -> bool:
    """Whether a class says hidden, and none says that it is shown on some screens."""
    if "hidden" not in names:
        return False
    said = names.split()
    return "hidden" in said and not any(":" in name or "-block" in name for name in said)
