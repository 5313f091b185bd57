"""Pictures among the words of a paragraph, as old editors put them; icons and tracking pixels are none."""

from __future__ import annotations

import re

from newsexport.payloads.content import pixels
from newsexport.payloads.running_text import all_text, is_blank
from newsexport.syntax.xml import Element, iter_children, local

_ICON = re.compile(r"(?i)emoji|smil|icon|avatar|tracking|pixel")
_LARGEST_ICON = 48
"""Pixels of what stands in a line like a letter."""


def shows_pictures(element: Element) -> bool:
    """Whether a paragraph has a picture among its words, alone or as a link, and no icon that belongs to a line."""
    for child in iter_children(element):
        shown = child
        if local(child) == "a" and len(child) == 1 and is_blank(all_text(child)):
            shown = child[0]
        if local(shown) == "img" and shown.get("src") and not _is_icon(shown):
            return True
    return False


def _is_icon(image: Element) -> bool:
    sizes = [size for name in ("width", "height") if (size := pixels(image.get(name))) is not None]
    if any(size <= _LARGEST_ICON for size in sizes):
        return True
    source = image.get("src") or ""
    words = f"{image.get('class') or ''} {source.rpartition('/')[2]}"
    return source.startswith("data:") or _ICON.search(words) is not None


def is_pixel(image: Element) -> bool:
    """Whether an image is there for servers to count: of one pixel, or none."""
    sizes = [pixels(image.get(name)) for name in ("width", "height")]
    return local(image) == "img" and all(size is not None and size <= 1 for size in sizes)
