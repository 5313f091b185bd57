"""Headlines, descriptions and bodies of a ninjs object: lists in later families, names with roles in 1.x."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from newsexport.codes.losses import LS002
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.names import BODY_TYPES, MARKUP, ROLES_1, SERIES
from newsexport.payloads import plain
from newsexport.payloads.content import XHTML, Content
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.schema.v1 import Description, Extension, Headline
from newsexport.syntax.xml import Element, local, new_parser

_FORM_OF_LINE = re.compile(
    r"(?:text/)?(?:plain|html)\s*(?:;|$)|application/xhtml\+xml\s*(?:;|$)", re.IGNORECASE
)
"""The media type of a headline or a description, which is read as one line of plain text."""


class Words(NamedTuple):
    """One text with its role."""

    pointer: str
    value: str
    role: str | None
    media_type: str | None
    extensions: tuple[Extension, ...]


def texts(cursor: Cursor, series: str) -> Iterator[Words]:
    """The texts of a series: `headlines`, `descriptions` or `bodies`."""
    if cursor.family == "1":
        yield from _named(cursor, series)
        return
    for entry in cursor.entries(series):
        value = entry.text("value")
        role, media_type = entry.text("role"), entry.text("contentType")
        if media_type and series != "bodies" and not _FORM_OF_LINE.match(media_type):
            place, what = entry.at("contentType"), "the form of a text"
            cursor.report.add(LS002, pointer=place, what=what, value=media_type)
        if value is not None:
            yield Words(f"{entry.pointer}/value", value, role, media_type, entry.rest())
        else:
            entry.tell(entry.pointer, series, dict(entry.value), "it has no text")


def _named(cursor: Cursor, series: str) -> Iterator[Words]:
    for key in cursor.value:
        found = ROLES_1.fullmatch(key)
        plain_headline = series == "headlines" and key == "headline"
        if not plain_headline and (found is None or SERIES[found[1]] != series):
            continue
        role = found[2] if found else None
        value = _text(cursor, key)
        if value is not None:
            media_type = BODY_TYPES.get(role or "") if series == "bodies" else None
            yield Words(
                f"{cursor.pointer}/{key}", value, None if media_type else role, media_type, ()
            )


def _text(cursor: Cursor, key: str) -> str | None:
    cursor.taken.add(key)
    value = cursor.value[key]
    if isinstance(value, str):
        return value if value.strip() else None
    if value is not None:
        cursor.taken.discard(key)
        cursor.tell(f"{cursor.pointer}/{key}", key, value, "it is no text")
    return None


def headlines(cursor: Cursor) -> Iterator[tuple[str, Headline]]:
    """Headlines with their pointers; `main` is the main one."""
    for words in texts(cursor, "headlines"):
        role = None if words.role in ("main", "headline") else words.role
        yield words.pointer, Headline(text=_plain(words), role=role, extensions=words.extensions)


def descriptions(cursor: Cursor) -> Iterator[tuple[str, Description]]:
    """Descriptions with their pointers. What 1.x calls description_text has no role."""
    told: set[str] = set()
    for words in texts(cursor, "descriptions"):
        bare = cursor.family == "1" and words.role in ("text", "html", "xhtml")
        text = _plain(words)
        if bare and " ".join(text.split()) in told:
            continue  # the same in another form
        told |= {" ".join(text.split())} if bare else set()
        role = None if bare else words.role
        yield words.pointer, Description(text=text, role=role, extensions=words.extensions)


def _plain(words: Words) -> str:
    """A label as text: as it is, but for one that is said to be markup."""
    kind = (words.media_type or "").lower()
    if "html" in kind or (kind == "" and MARKUP.search(words.value)):
        return plain_text_of(words.value) or words.value
    return words.value


def content(words: Words, media_start: int) -> Content:
    """A body by its media type; without one it is looked at."""
    kind = (words.media_type or "").partition(";")[0].strip().lower()
    if kind == "text/plain":
        return Content(blocks=plain.read(words.value))
    is_nitf = kind == BODY_TYPES["nitf"]
    root = _tree(words.value, _NITF_BODY if is_nitf else _XHTML_BODY)
    if root is not None and local(root) != "html" and (is_nitf or local(root) in _OF_NITF):
        return nitf_read.read(root, media_start)
    if root is not None:
        return xhtml_read.read(root, media_start)
    return read_html(words.value, media_start=media_start)


_OF_NITF = ("nitf", "body.content")
_XHTML_BODY = (f'<html xmlns="{XHTML}"><body>', "</body></html>")
_NITF_BODY = ("<nitf><body><body.content>", "</body.content></body></nitf>")
"""What stands around markup that is no whole document."""


def _tree(markup: str, around: tuple[str, str]) -> Element | None:
    """The markup as one tree of XML, where it is well-formed and has elements."""
    if "<" not in markup:
        return None
    start = markup.lstrip()
    whole = start.startswith(("<?xml", "<html", "<nitf", "<!DOCTYPE", "<body.content"))
    text = start if whole else markup.join(around)
    try:
        root: Any = etree.fromstring(text.encode("utf-8", "replace"), new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError:
        return None
    found: Element = root
    return found
