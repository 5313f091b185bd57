"""Media RSS by its name, and by the names that it bears in the wild.

Source: Media RSS 1.5.1 (http://www.rssboard.org/media-rss).
"""

from __future__ import annotations

from functools import lru_cache

NAMESPACE = "http://search.yahoo.com/mrss/"
"""The namespace; its trailing slash counts."""
SPELLINGS = frozenset(
    f"{scheme}://search.yahoo.com/{path}"
    for scheme in ("http", "https")
    for path in ("mrss/", "mrss", "mrss/rss", "searchmonkey-datarss")
) | {"http://tools.search.yahoo.com/mrss/", "http://video.search.yahoo.com/mrss"}
"""Namespaces that stand for Media RSS in the wild."""


@lru_cache(maxsize=4096)
def is_media(tag: str) -> bool:
    """Whether an element belongs to Media RSS, however its namespace is spelled."""
    return tag.startswith("{") and tag[1:].partition("}")[0] in SPELLINGS
