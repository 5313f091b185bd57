"""Documents of XHTML as libxml2 prints them again: many looks at one take a few passes in C, and no walk over elements.

What it prints is regular: names and attributes are parted by one blank, values stand in double quotes, and `<`, `>` and
`&` of texts and values are references. So expressions tell tags from texts for certain; of whatever they do not know there
is no printed document.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from newsexport.syntax.xml import Element

_RUN = re.compile(rb"<[^>]*>(?:\s*<[^>]*>)*\s*")
_PART = re.compile(rb"(%b)" % _RUN.pattern)
_NAME = re.compile(rb"</?([^\s/>]+)")
_STARTED = re.compile(rb"<([^\s/>]+)")
_BEGIN = re.compile(
    rb'<html xmlns="http://www\.w3\.org/1999/xhtml"[^>]*>\s*'
    rb"(?:<head/>|<head>(?:\s*<title>[^<]*</title>|\s*<(?:title|meta|link)(?: [^>]*)?/>)*\s*</head>)?\s*(?=<body[ >])"
)
_END = re.compile(rb"</body>\s*</html>")
_USUAL = re.compile(
    rb"(?:</?[A-Za-z][A-Za-z0-9-]*"
    rb'(?:\s+(?:[A-Za-z][A-Za-z0-9-]*="[^"<>]*"|xml:lang="[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"))*\s*/?>\s*)+'
)
"""Tags much as they would be printed, without attributes that a schema judges anywhere, such as xml:id."""
_SHORT = 200
"""Bytes of tags that are remembered."""


class Xhtml(NamedTuple):
    """A whole document: `html` with `head` and `body` alone, in no other namespace than that of XHTML."""

    head: bytes
    """All before the body."""
    body: bytes
    """With its tags."""
    parts: list[bytes]
    """What stands before the body, which is nothing; then `runs` and texts in turn, and at last nothing again."""
    runs: list[bytes]
    """The tags of the body with the white space behind each; those that no text parts are one run."""
    row: bytes
    """The same, in a row."""
    names: frozenset[bytes]
    """Those of the elements in the body, and `body`."""
    is_usual: bool
    """Whether the tags are written much as they would be printed: see `_USUAL`."""

    def bears(self, name: str) -> bool:
        """Whether an element has that id. False says nothing of what stands elsewhere."""
        sign = b' id="%b"' % name.encode()
        return sign in self.row or sign in self.head

    def count(self, names: frozenset[bytes]) -> int:
        """How many elements of the body have one of these names."""
        return sum(map(_STARTED.findall(self.row).count, names)) if names else 0


def xhtml(root: Element) -> Xhtml | None:
    """A document of XHTML by its root; None of one that is not as nearly all are."""
    return _document(etree.tostring(root, encoding="utf-8", with_tail=False))


def as_written(markup: bytes) -> Xhtml | None:
    """The same from a part of a document that is well-formed, and has no comments, instructions and CDATA.

    None also where it is not written as it would be printed.
    """
    found = _document(markup.strip())
    if found is None or not found.is_usual:
        return None
    head = b"".join(runs_of(found.head.replace(b" xmlns=", b" x=", 1)))
    return found if _look(head).is_usual else None


def runs_of(markup: bytes) -> list[bytes]:
    """The tags of markup that begins with one, as `Xhtml.runs` has them."""
    return _RUN.findall(markup)


def _document(markup: bytes) -> Xhtml | None:
    begun = _BEGIN.match(markup)
    end = markup.rfind(b"</body>")
    if begun is None or end < 0 or not _END.fullmatch(markup, end):
        return None
    body = markup[begun.end() : end + len(b"</body>")]
    parts = _PART.split(body)
    runs = parts[1::2]
    row = b"".join(runs)
    if row.count(b"<body") > 1 or b"xmlns" in row:
        return None
    looks = list(map(_look, set(runs)))
    names: frozenset[bytes] = frozenset().union(*map(_NAMES, looks))
    return Xhtml(begun[0], body, parts, runs, row, names, all(map(_IS_USUAL, looks)))


class _Look(NamedTuple):
    """What is seen of tags."""

    names: frozenset[bytes]
    is_usual: bool


_NAMES, _IS_USUAL = attrgetter("names"), attrgetter("is_usual")


def _look(run: bytes) -> _Look:
    return _known_look(run) if len(run) <= _SHORT else _looked(run)


def _looked(run: bytes) -> _Look:
    return _Look(frozenset(_NAME.findall(run)), _USUAL.fullmatch(run) is not None)


_known_look = lru_cache(maxsize=1000)(_looked)
