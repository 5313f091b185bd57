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

_RUN = re.compile(rb"<[^>]*+>\s*+(?:<[^>]*+>\s*+)*+")
_PART = re.compile(rb"(%b)" % _RUN.pattern)
_NAME = re.compile(rb"</?([^\s/>]+)")
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
_SIGNS = bytes(range(0x20, 0x7F)) + b"\0"


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
    words: bytes
    """The texts of the body, with a NUL between each two."""
    unusual: str
    """The signs in them that are not printable ASCII, without the others."""
    is_even: bool
    """Whether no white space stands in a text but single blanks."""
    is_usual: bool
    """Whether the tags are written much as they would be printed: see `_USUAL`."""

    def bears(self, name: str) -> bool:
        """Whether an element has that id. False says nothing of what stands elsewhere."""
        sign = b' id="%b"' % name.encode()
        return sign in self.row or sign in self.head

    def at_most(self, names: frozenset[bytes]) -> int:
        """How many elements of the body have one of these names, at most: counted are longer names, too."""
        return sum(self.row.count(b"<" + name) for name in names)


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
    head = b"".join(_RUN.findall(found.head.replace(b" xmlns=", b" x=", 1)))
    return found if _look(head).is_usual else None


def words_in(markup: bytes) -> bytes:
    """The texts of markup that begins and ends with a tag, as `Xhtml.words` has them."""
    return b"\0".join(_PART.split(markup)[2:-1:2])


def _document(markup: bytes) -> Xhtml | None:
    begun = _BEGIN.match(markup)
    end = markup.rfind(b"</body>")
    if begun is None or end < 0 or not _END.fullmatch(markup, end):
        return None
    body = markup[begun.end() : end + len(b"</body>")]
    parts = _PART.split(body)
    runs = parts[1::2]
    row = b"".join(runs)
    if row.find(b"<body", 1) >= 0 or row.find(b"xmlns") >= 0:
        return None
    looks = list(map(_look, set(runs)))
    names: frozenset[bytes] = frozenset().union(*map(_NAMES, looks))
    words = b"\0".join(parts[2:-1:2])
    unusual = words.translate(None, _SIGNS).decode()
    is_even = unusual.isprintable() or not any(map(str.isspace, unusual))
    is_even = is_even and words.rfind(b"  ") < 0  # faster than `in`
    is_usual = all(map(_IS_USUAL, looks))
    return Xhtml(begun[0], body, parts, runs, row, names, words, unusual, is_even, is_usual)


class _Look(NamedTuple):
    """What is seen of tags."""

    names: frozenset[bytes]
    is_usual: bool


_NAMES, _IS_USUAL = attrgetter("names"), attrgetter("is_usual")


def _look(run: bytes) -> _Look:
    """What is seen of a run; of a long one, as most often has a picture, without its values."""
    if len(run) > _SHORT and run.find(b"xml:lang") < 0:
        run = b'""'.join(run.split(b'"')[::2])
    return _known_look(run) if len(run) <= _SHORT else _looked(run)


def _looked(run: bytes) -> _Look:
    return _Look(frozenset(_NAME.findall(run)), _USUAL.fullmatch(run) is not None)


_known_look = lru_cache(maxsize=1000)(_looked)
