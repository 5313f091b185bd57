"""Whole pages of HTML from outside: bytes to a tree, and what stood in the way.

libxml2 reads any page, but stops without an exception where elements nest deeper than 255 levels: what
follows is lost. Nothing outside the page is loaded, no script runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from newsexport.syntax.encoding import byte_order_mark, codec_name, sniff_utf16, text_of
from newsexport.syntax.xml import Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_LOOKED_AT = 16_384
"""Bytes in which a declaration is looked for; the standard looks at 1,024, pages put it further down."""
_TOO_DEEP = "Excessive depth"
_TOO_LONG = "huge"


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page as a tree."""

    root: Element
    encoding: str
    """How its bytes were read."""
    declared: str | None
    """The encoding that the page names."""
    damaged: int
    """Characters that its bytes do not spell in that encoding."""
    too_deep: bool
    """Whether it nests so deep that libxml2 dropped the rest."""
    cut: bool
    """Whether it ends before its end tags."""


def parse_page(data: bytes) -> HtmlPage | None:
    """The tree of a page; None where there is not one element in it."""
    codec, start, declared = page_encoding(data)
    text, damaged = _text(data[start:], codec)
    prepared = data[start:] if codec == "utf-8" and not damaged else text.encode("utf-8", "replace")
    if b"\0" in prepared:
        prepared = prepared.replace(b"\0", b"")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    try:
        root = etree.fromstring(prepared, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    if root is None or not isinstance(root.tag, str):
        return None
    too_deep = any(_TOO_DEEP in entry.message for entry in parser.error_log)
    return HtmlPage(root, codec, declared, damaged, too_deep, _is_cut(prepared))


def page_encoding(data: bytes) -> tuple[str, int, str | None]:
    """The codec to read a page by, the length of its byte order mark, and what the page itself declares.

    The mark comes first, then UTF-8 if every byte fits, then the declaration, then windows-1252, which is
    what the web means by saying nothing (WHATWG Encoding Standard; HTML, section 13.2.3).
    """
    head = data[:_LOOKED_AT]
    found = _CHARSET.search(head) or _DECLARED.match(head)
    declared = found[1].decode("ascii").lower() if found else None
    mark = byte_order_mark(data)
    if mark:
        return mark[0], mark[1], declared
    wide = sniff_utf16(data)
    if wide:
        return wide, 0, declared
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = codec_name(declared) if declared else None
        if named is None or named.startswith(("utf-16", "utf-32")):
            named = "cp1252"
        return named, 0, declared
    return "utf-8", 0, declared


def _text(data: bytes, codec: str) -> tuple[str, int]:
    """The text, and how many characters of it stand for bytes that say nothing."""
    try:
        return text_of(data, codec), 0
    except UnicodeDecodeError:
        text = text_of(data, codec, "replace")
        return text, text.count("\ufffd")


def _is_cut(data: bytes) -> bool:
    """Whether the last tag is open, or a page that began with `<html` has no end tag at all."""
    tail = data[-4096:].lower()
    if b"</html" in tail or b"</body" in tail:
        return False
    return tail.rfind(b"<") > tail.rfind(b">") or (
        b"<html" in data[:4096].lower() and b"</html" not in data.lower()
    )
