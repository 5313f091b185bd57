"""Whole pages of HTML from outside: bytes to a tree, and what stood in the way.

libxml2 reads any page, but stops without an exception where elements nest deeper than 255 levels, or a text is longer
than 10 MB: what follows is lost. Such a page is parsed again with wider limits, and what lies deeper is kept as words.
Nothing outside the page is loaded, no script runs.
"""

from __future__ import annotations

import re
from codecs import utf_8_decode
from itertools import chain, islice
from typing import Any, NamedTuple

from lxml import etree

from newsexport.syntax.encoding import byte_order_mark, codec_name, sniff_wide, text_of
from newsexport.syntax.xml import Element

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_PIECE = 32_768
"""Bytes that are looked at together; in more of them, memory costs more than they do."""
_LONGEST_META = 220
"""Bytes before the word that its element may begin."""
_LOOKED_AT = 16_384
"""Bytes in which a declaration is looked for; the standard looks at 1,024, pages put it further down."""
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\f\r")
_FEW_CONTROLS = 50
_CONTROLS_OF_TEXT = 0.02
"""Share of control characters that no text has."""
_LONGEST_WORDS = 5000
_MANY_PIECES = 64
"""Pieces of text from which their lengths are looked at one by one."""
_LAST = 4096
"""Bytes at the end that are looked at."""
_ALIKE = {"cp1252", "iso-8859-1", "latin-1", "utf-8"} - {"utf-8"}
"""Encodings that the web takes for one."""
_TOO_DEEP = "Excessive depth"
_TOO_MUCH = "ERR_RESOURCE_LIMIT"
DEEPEST = 255
"""Levels of nesting that are kept; of what lies deeper the words."""
DEEPEST_OF_ALL = 2048
"""Levels of nesting at which libxml2 stops, whatever it is told."""


class HtmlPage(NamedTuple):
    """A page as a tree."""

    root: Element
    encoding: str
    """How its bytes were read."""
    declared: str | None
    """The encoding that the page names."""
    damaged: int
    """Characters that its bytes do not spell in that encoding."""
    controls: tuple[int, ...]
    """The control characters that were taken out of it."""
    too_deep: bool
    """Whether it nests deeper than DEEPEST: of what lies below, the words were kept."""
    lost: bool
    """Whether it nests so deep that libxml2 dropped what lies below, and all that follows."""
    cut: bool
    """Whether it breaks off."""

    @property
    def contradicts(self) -> bool:
        """Whether the page names another encoding than the one it is in."""
        named = codec_name(self.declared) if self.declared else None
        return (
            named is not None
            and named not in (self.encoding, "ascii")
            and not ({named, self.encoding} <= _ALIKE)
        )


def parse_page(data: bytes) -> HtmlPage | None:
    """The tree of a page; None where there is not one element in it."""
    codec, start, declared, fits = _encoding(data)
    prepared, damaged = (data, 0) if fits else _in_utf8(data[start:], codec)
    controls = _controls_in(prepared)
    plain = prepared.translate(None, _CONTROLS) if controls else prepared
    if len(prepared) - len(plain) > max(_FEW_CONTROLS, _CONTROLS_OF_TEXT * len(prepared)):
        return None  # binary
    root, limits = _parsed(plain, huge=False)
    too_deep = any(_TOO_DEEP in limit for limit in limits)
    if limits:
        root, limits = _parsed(plain, huge=True)
        if root is not None and too_deep:
            _flatten(root)
    if root is None or not isinstance(root.tag, str):
        return None
    _gather_late(root)
    return HtmlPage(
        root, codec, declared, damaged, controls, too_deep, bool(limits), _is_cut(prepared)
    )


def _parsed(data: bytes, *, huge: bool) -> tuple[Element | None, list[str]]:
    """The root, and the limits of libxml2 at which it stopped."""
    parser = new_parser(huge=huge)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    stopped = [each.message for each in parser.error_log if each.type_name == _TOO_MUCH]
    return root, stopped


def _gather_late(root: Element) -> None:
    """Put what stands behind an end tag that came too early, or behind `<html/>`, into the page, as browsers do."""
    for other in list(root.itersiblings()):
        for name, value in other.items():
            root.set(name, root.get(name, value))
        root.extend(list(other))
    body = root.find("body")
    for late in list(body.itersiblings()) if body is not None else ():
        if late.tag == "body":
            late.tag = "div"
        if body is not None and late.tag != "head":
            body.append(late)


def _flatten(root: Element) -> None:
    """Leave of all that lies deeper than DEEPEST only its words."""
    level: list[Element] = [root]
    for _ in range(DEEPEST - 1):
        level = [child for element in level for child in element]
    for element in level:
        for script in element.iter("script", "style", "template"):
            script.text = None
        words = " ".join(str(text).strip() for text in element.itertext())
        for child in list(element):
            element.remove(child)
        element.text = words


def new_parser(*, huge: bool = False) -> etree.HTMLParser:
    """A fresh parser of pages: nothing is loaded, and comments are not kept."""
    return etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False,
        no_network=True, huge_tree=huge,
    )  # fmt: skip


def page_encoding(data: bytes) -> tuple[str, int, str | None]:
    """The codec to read a page by, the length of its byte order mark, and what the page itself declares.

    The mark comes first, then UTF-8 if every byte fits, then the declaration, then windows-1252, which is
    what the web means by saying nothing (WHATWG Encoding Standard; HTML, section 13.2.3).
    """
    codec, start, declared, _ = _encoding(data)
    return codec, start, declared


def _encoding(data: bytes) -> tuple[str, int, str | None, bool]:
    """The same, and whether the page was found to be sound UTF-8 without a mark."""
    declared = _declared(data[:_LOOKED_AT])
    mark = byte_order_mark(data)
    if mark:
        return mark[0], mark[1], declared, False
    wide = sniff_wide(data)
    if wide:
        return wide, 0, declared, False
    if not _is_utf8(data):
        named = codec_name(declared) if declared else None
        if (
            named is None
            or named.startswith(("utf-16", "utf-32"))
            or (named == "utf-8" and not _is_mostly_utf8(data))
        ):
            named = "cp1252"
        return named, 0, declared, False
    return "utf-8", 0, declared, True


def _is_utf8(data: bytes) -> bool:
    """Whether all of it is UTF-8, seen piece by piece: the whole text is never in memory."""
    view, at, size = memoryview(data), 0, len(data)
    try:
        while at < size:
            end = at + _PIECE
            at += utf_8_decode(view[at:end], "strict", end >= size)[1]
    except UnicodeDecodeError:
        return False
    return True


def _controls_in(data: bytes) -> tuple[int, ...]:
    """The control characters that no text has, looked for piece by piece."""
    found: list[int] = []
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE]
        found += [code for code in _CONTROLS if code in piece]
    return tuple(sorted(set(found))) if found else ()


def _declared(head: bytes) -> str | None:
    """The encoding that the page names. Where the word is found, the pattern begins to look."""
    at = head.lower().find(b"charset")
    found = _CHARSET.search(head, max(0, at - _LONGEST_META)) if at >= 0 else None
    found = found or _DECLARED.match(head)
    return found[1].decode("ascii").lower() if found else None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are spelled right in UTF-8 than wrong."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond = sum(1 for sign in text if sign > "\x7f")
    return beyond > 2 * wrong


def _in_utf8(data: bytes, codec: str) -> tuple[bytes, int]:
    """The page in UTF-8, and how many of its characters stand for bytes that say nothing."""
    damaged = 0
    try:
        text = text_of(data, codec)
        if codec == "utf-8":
            return data, 0
    except UnicodeDecodeError:
        text = text_of(data, codec, "replace")
        damaged = text.count("\ufffd")
    return text.encode("utf-8", "replace"), damaged


def first_damage(data: bytes, codec: str) -> int:
    """The first byte that spells no character in an encoding; -1 where there is none."""
    try:
        text_of(data, codec)
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _is_cut(data: bytes) -> bool:
    """Whether a page ends inside a tag, a comment or a script, or in words that no end tag follows."""
    tail = data[-_LAST:].rstrip()
    lower = tail.lower()
    if b"</html" in lower or b"</body" in lower:
        return False
    if lower.rfind(b"<") > lower.rfind(b">") or lower.rfind(b"<!--") > lower.rfind(b"-->"):
        return True
    whole = data[:_LAST].lower()
    if b"<html" not in whole or b"</html" in data.lower():
        return False
    opened = max(lower.rfind(b"<script"), lower.rfind(b"<style"))
    return not tail.endswith(b">") or opened > max(
        lower.rfind(b"</script"), lower.rfind(b"</style")
    )


def words_in(element: Element, between: str = "") -> str:
    """All text in an element, up to a length that no headline, caption or byline has."""
    if not len(element):
        return element.text or ""
    texts: Any = element.itertext()  # the stubs allow bytes
    few = list(islice(texts, _MANY_PIECES))
    if len(few) < _MANY_PIECES and sum(map(len, few)) <= _LONGEST_WORDS:
        return between.join(few)
    pieces: list[str] = []
    length = 0
    for piece in chain(few, texts):
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST_WORDS:
            break
    return between.join(pieces)


def attributes_of(element: Element) -> dict[str, str]:
    """The attributes of an element by their names."""
    items = element.items()
    return dict(items) if items else {}  # type: ignore[arg-type]  # the same


def line_of(element: Element | None) -> int | None:
    """The line in which the start tag of an element stands, from 1."""
    line: Any = element.sourceline if element is not None else None  # the stubs know no number
    return line or None
