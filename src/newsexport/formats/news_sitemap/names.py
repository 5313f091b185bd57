"""Names of sitemaps and of the extensions for news and images, however their namespaces are spelled."""

from __future__ import annotations

import re
from functools import lru_cache

NAME = "news-sitemap"
TARGET = "News sitemap"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
MODULES = {"news": NEWS, "image": IMAGE}
"""Prefix -> namespace of the extensions that are read."""
MAX_NEWS = 1_000
"""Entries with news in one sitemap. Source: Google, News sitemaps."""
MAX_URLS = 50_000
"""Entries in one sitemap. Source: sitemaps.org protocol 0.9."""
MAX_BYTES = 50 * 1024 * 1024
"""Bytes of one sitemap. Source: sitemaps.org protocol 0.9."""
DAYS = 2
"""How many days an article may stand in a news sitemap. Source: Google, News sitemaps."""

_MODULES = {
    "sitemap": "", "sitemap-news": "news:", "sitemap-image": "image:", "": "",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}  # fmt: skip
_ALIKE = re.compile(
    r"https?://(?:www\.)?(?:google(?:\.[a-z]{2,3}){1,2}|sitemaps?\.org)/schemas/(sitemap(?:-news|-image)?)(?:/[\d.]+)?"
)
"""Namespaces of sitemaps and their extensions, of any version, also with another scheme or host."""


@lru_cache(maxsize=4096)
def key_of(tag: str) -> str:
    """An element as the reader knows it: `loc`, `news:title`; `{namespace}name` for others."""
    namespace, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    plain = namespace.strip().lower().replace("https://", "http://", 1).rstrip("/")
    alike = _ALIKE.fullmatch(plain)
    module = _MODULES.get(alike[1] if alike else plain)
    return tag if module is None else f"{module}{name}"
