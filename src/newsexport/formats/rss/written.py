"""Where the items of a feed begin in its text: of items that are written alike only the values need to be looked at."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsexport.formats.rss.stories import Feed
from newsexport.syntax.xml import Element

_BEGIN = re.compile(r"<item(?=[\s>])")
_END = "</item>"
_FEWEST = 40
"""Items with which it pays to look for what they have in common."""


class Written(NamedTuple):
    """A feed as it is written, without the stories that were cut out of it."""

    text: str
    begins: dict[Element, int]
    """Where each item begins."""

    def markup(self, item: Element) -> str:
        """One item, from its first tag to its last."""
        begin = self.begins[item]
        return self.text[begin : self.text.index(_END, begin) + len(_END)]


def written_items(feed: Feed) -> Written | None:
    """Where all items begin; None where there are few, something else looks like one, or a name does not always mean the same."""
    items = list(feed.root.iter("{*}item"))
    if len(items) < _FEWEST or b"\r" in feed.data:
        return None
    text = feed.data.decode()
    begins = [found.start() for found in _BEGIN.finditer(text)]
    if len(begins) != len(items) or text.find("xmlns", begins[0]) >= 0:
        return None
    around = items[0].getparent()
    if any(item.getparent() is not around for item in items):
        return None  # one is in another
    return Written(text, dict(zip(items, begins, strict=True)))
