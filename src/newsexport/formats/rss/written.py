"""Where the items of a feed begin in its text: of items that are written alike only the values need to be looked at."""

from __future__ import annotations

import re

from newsexport.formats.rss.stories import Feed
from newsexport.syntax.xml import Element

_BEGIN = re.compile(r"<item(?=[\s>])")
_END = "</item>"
_FEWEST = 40
"""Items with which it pays to look for what they have in common."""


class Written:
    """A feed as it is written, without the stories that were cut out of it. Its items are looked for when one is asked for."""

    def __init__(self, feed: Feed) -> None:
        self.text = ""
        self._feed: Feed | None = feed
        self._begins: dict[Element, int] = {}

    def begin(self, item: Element) -> int | None:
        """Where an item begins in the text; None where that is not certain, or few are there."""
        if self._feed is not None:
            self._look(self._feed)
            self._feed = None
        return self._begins.get(item)

    def markup(self, begin: int) -> str:
        """The item that begins there, from its first tag to its last."""
        return self.text[begin : self.text.index(_END, begin) + len(_END)]

    def _look(self, feed: Feed) -> None:
        """Find all, where nothing else looks like one, and a name always means the same."""
        items = list(feed.root.iter("{*}item"))
        if len(items) < _FEWEST or b"\r" in feed.data:
            return
        text = feed.data.decode()
        begins = [found.start() for found in _BEGIN.finditer(text)]
        around = items[0].getparent()
        if (
            len(begins) == len(items)
            and text.find("xmlns", begins[0]) < 0
            and all(item.getparent() is around for item in items)  # else one is in another
        ):
            self.text = text
            self._begins = dict(zip(items, begins, strict=True))
