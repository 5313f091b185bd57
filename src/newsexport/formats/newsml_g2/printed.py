"""Elements as libxml2 prints them again, for looks at many of them in a few passes in C.

What it prints is regular: names and attributes are parted by one blank, values stand in double quotes, and `<`, `>` and
`&` of texts and values are references. So expressions tell tags from texts for certain; whatever they do not know makes
the caller walk through the tree.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from newsexport.syntax.xml import Element

_ROOT = re.compile(rb"<[^\s/>]+((?: xmlns(?::[^\s=]+)?=\"[^\"]*\")*)[^>]*>")
_NAME = re.compile(rb"<([^\s/>]+)")
_XHTML = re.compile(
    rb'<html xmlns="http://www\.w3\.org/1999/xhtml"[^>]*>\s*'
    rb"(?:<head/>|<head>(?:\s*<title>[^<]*</title>|\s*<(?:title|meta|link)(?: [^>]*)?/>)*\s*</head>)?\s*(?=<body[ >])"
)
_END = re.compile(rb"</body>(\s*</html>\s*)")
_INLINE = re.compile(rb"<[^>]*>\s*")
_LONGEST_END = 100


class Item(NamedTuple):
    """An item without its own tags."""

    declared: bytes
    """The namespaces that are declared at its root."""
    rest: bytes
    """All but its contentSet."""
    contents: bytes
    """The contentSet; nothing where there is none."""


class Xhtml(NamedTuple):
    """A whole document of XHTML: `html` of that namespace, which binds no other, with `head` and `body` alone."""

    names: frozenset[bytes]
    """Those of the elements in the body, and `body`."""
    body: bytes
    """With its tags."""


def markup(element: Element) -> bytes:
    """An element without its tail."""
    return etree.tostring(element, encoding="utf-8", with_tail=False)


def item(element: Element) -> Item | None:
    """An item of a message; None where more than one element may be its contentSet."""
    data = markup(element)
    root = _ROOT.match(data)
    if root is None or not data.endswith(b">"):
        return None
    name = f"{element.prefix}:contentSet".encode() if element.prefix else b"contentSet"
    start = data.find(b"<" + name)
    if start < 0:
        return Item(root[1], data[root.end() :], b"")
    end = data.rfind(b"</" + name + b">")
    end = end + len(name) + 3 if end > 0 else data.find(b">", start) + 1
    if data.find(b"<" + name, start + 1) > 0:
        return None
    return Item(root[1], data[root.end() : start] + data[end:], data[start:end])


def inline(contents: bytes) -> bytes | None:
    """What stands in the inlineXML of a contentSet that begins with it; None of any other contentSet."""
    start = _INLINE.match(contents)
    opened = _INLINE.match(contents, start.end()) if start else None
    if opened is None:
        return None
    name = _NAME.match(opened[0])
    if (
        name is None
        or name[1].rpartition(b":")[2] != b"inlineXML"
        or opened[0].rstrip()[-2:] == b"/>"
    ):
        return None
    end = contents.find(b"</" + name[1] + b">")
    return contents[opened.end() : end] if end > 0 else None


def bears(contents: bytes, name: str) -> bool:
    """Whether an element bears this id; True is certain, for no text holds a `>` or `<`."""
    at = contents.find(b' id="%b"' % name.encode())
    return at >= 0 and b"<" not in contents[at : contents.find(b">", at)]


def xhtml(document: bytes) -> Xhtml | None:
    """The body of a document of XHTML; None of one that is not as nearly all are."""
    begun = _XHTML.match(document)
    if begun is None:
        return None
    end = document.rfind(b"</body>")
    if end < 0 or not _END.fullmatch(document, end):
        return None
    body = document[begun.end() : end + 7]
    names = _NAME.findall(body)
    if names.count(b"body") > 1 or b"xmlns" in body:
        return None
    return Xhtml(frozenset(names), body)
