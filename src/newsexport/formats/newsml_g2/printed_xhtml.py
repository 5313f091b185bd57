"""Documents of XHTML as libxml2 prints them again: many looks at one take a few passes in C, and no walk over elements.

What it prints is regular: names and attributes are parted by one blank, values stand in double quotes, and `<`, `>` and
`&` of texts and values are references. So expressions tell tags from texts for certain; of whatever they do not know there
is no printed document.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from newsexport.syntax.xml import Element

_TAG = re.compile(rb"<[^/>][^>]*>")
_NAME = re.compile(rb"<([^\s/>]+)")
_BEGIN = re.compile(
    rb'<html xmlns="http://www\.w3\.org/1999/xhtml"[^>]*>\s*'
    rb"(?:<head/>|<head>(?:\s*<title>[^<]*</title>|\s*<(?:title|meta|link)(?: [^>]*)?/>)*\s*</head>)?\s*(?=<body[ >])"
)
_END = re.compile(rb"</body>\s*</html>")


class Xhtml(NamedTuple):
    """A whole document: `html` with `head` and `body` alone, in no other namespace than that of XHTML."""

    tags: bytes
    """Those with which its elements begin, in a row; among the first stands the title."""
    names: list[bytes]
    """That of each element in the body, and `body`."""
    body: bytes
    """With its tags."""

    def bears(self, name: str) -> bool:
        """Whether an element has that id. False says nothing of what stands elsewhere."""
        return b' id="%b"' % name.encode() in self.tags


def xhtml(root: Element) -> Xhtml | None:
    """A document of XHTML by its root; None of one that is not as nearly all are."""
    markup = etree.tostring(root, encoding="utf-8", with_tail=False)
    begun = _BEGIN.match(markup)
    end = markup.rfind(b"</body>")
    if begun is None or end < 0 or not _END.fullmatch(markup, end):
        return None
    body = markup[begun.end() : end + len(b"</body>")]
    tags = b"".join(_TAG.findall(body))
    names = _NAME.findall(tags)
    if names.count(b"body") > 1 or b"xmlns" in tags:
        return None
    return Xhtml(begun[0] + tags, names, body)
