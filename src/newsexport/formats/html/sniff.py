"""Whether some first bytes are an HTML page."""

from __future__ import annotations

import re

from newsexport.syntax.encoding import byte_order_mark, sniff_wide

CERTAIN = 0.95
LIKELY = 0.6
NAMED = 0.45

_LEADING = re.compile(r"\A(?:\ufeff|\s|<!--.*?-->|<\?xml.*?\?>)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html|<html(?:[\s>]|$)", re.IGNORECASE)
_INNER = re.compile(r"<(?:head|body|title|meta|main|article|h1)(?:[\s>]|$)", re.IGNORECASE)
_SUFFIXES = (".html", ".htm", ".xhtml")


def sniff(head: bytes, name: str) -> float:
    """Confidence from 0 to 1 that a source beginning with these bytes is a page."""
    mark = byte_order_mark(head)
    encoding = mark[0] if mark else sniff_wide(head) or "latin-1"
    text = head.decode(encoding, "replace")
    start = _LEADING.match(text)
    rest = text[start.end() if start else 0 :]
    if _PAGE.match(rest):
        return CERTAIN
    if rest[:1] == "<" and _INNER.match(rest):
        return LIKELY
    return NAMED if name.lower().endswith(_SUFFIXES) and "<" in rest else 0.0
