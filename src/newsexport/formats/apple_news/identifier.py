"""The identifier of an article: made of the item's uri alone, so that it never changes."""

from __future__ import annotations

import re

from newsexport.formats.apple_news.names import IDENTIFIER, MAX_IDENTIFIER
from newsexport.payloads.before_writing.page_address import key_of

_OTHERS = re.compile(r"[^A-Za-z0-9_]+")


def identifier_of(uri: str) -> str:
    """The uri itself where it fits; else what is readable of its end, and sixteen digits that stand for it."""
    if IDENTIFIER.fullmatch(uri):
        return uri
    key = key_of(uri)
    words = _OTHERS.sub("-", uri)[-(MAX_IDENTIFIER - len(key) - 1) :].strip("-")
    return f"{words}-{key}" if words else key
