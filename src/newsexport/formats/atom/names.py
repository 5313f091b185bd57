"""Names of Atom and of the modules that its feeds use, however their namespaces are spelled.

Source: RFC 4287 (Atom 1.0), Atom 0.3 (draft-ietf-atompub-format-00), RFC 4685 (threads), RFC 6721 (deleted).
"""

from __future__ import annotations

from functools import lru_cache

from newsexport.payloads.media_rss.names import SPELLINGS

NAME = "atom"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
XML_BASE = f"{XML}base"
XML_LANG = f"{XML}lang"

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "at": TOMBSTONES,
}
"""Prefix -> namespace of the modules that we write."""

_CORE = frozenset({
    "", "http://www.w3.org/2005/atom", "http://purl.org/atom/ns", "http://purl.org/echo",
    "http://example.com/newformat", "http://example.com/necho", "http://purl.org/pie", "uri/of/echo/namespace",
    "http://www.w3.org/2005/atom/ns",
})  # fmt: skip
_MODULES = {
    "http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.w3.org/2007/app": "app", "http://purl.org/atom/app": "app",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://web.resource.org/cc": "cc", "http://creativecommons.org/ns": "cc",
}  # fmt: skip


@lru_cache(maxsize=4096)
def key_of(tag: str) -> str:
    """An element as the readers know it: `title`, `dc:creator`; `{namespace}name` for other modules."""
    namespace, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if namespace in SPELLINGS:
        return f"media:{name}"
    plain = namespace.strip().lower().rstrip("/#").replace("https://", "http://", 1)
    if plain in _CORE:
        return name.lower()
    module = _MODULES.get(plain)
    return f"{module}:{name.lower()}" if module else tag
