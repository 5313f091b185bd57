"""The dateline as a line of its own, where the text does not begin with it."""

from __future__ import annotations

import re

from newsexport.schema.v1 import NewsItem, Paragraph

_DASHES = " -–—:"
"""What parts a dateline from its text, and is kept with it by some."""
_GOES_ON = re.compile(r"\s*(?:[^\w\s]|$)")
"""What stands behind a dateline in the text: a dash, a bracket or a comma, and no further word."""


def dateline_apart(item: NewsItem) -> str | None:
    """The dateline; None where there is none, or readers see it at the beginning of the first paragraph anyway."""
    dateline = " ".join((item.dateline or "").split()).rstrip(_DASHES)
    if not dateline:
        return item.dateline
    first = item.body[0] if item.body else None
    text = " ".join(first.text.split()) if isinstance(first, Paragraph) else ""
    begins = text.casefold().startswith(dateline.casefold())
    return None if begins and _GOES_ON.match(text[len(dateline) :]) else item.dateline
