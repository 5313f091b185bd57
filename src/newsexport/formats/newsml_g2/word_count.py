"""The word count: what is counted, for the writer as for the rule.

Counted are the words of the text as it is sent: those of the body without the captions of its pictures,
and without what NITF says above the text (body.head). Words are what stands between white space; an
element that is no inline one ends a word.
Source: NewsML-G2 2.35, newsContentCharacteristics/@wordcount: "the count of words of textual content".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsexport.formats.newsml_g2 import printed_xhtml
from newsexport.payloads.nitf.names import NITF_SPANS
from newsexport.syntax.xml import Element, children_behind, local

_INLINE = frozenset(NITF_SPANS) - {"br"}
"""Those of XHTML are among them."""
_NOT_COUNTED = frozenset({"head", "figcaption", "media", "body.head"})


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    pieces: list[str] = []
    _gather(root, pieces)
    return len("".join(pieces).split())


_ONE = rb"(?:<figcaption(?: [^>]*)?(?<!/)>.*?</figcaption>|<(?!/?figcaption)[^>]*>)"
_TAGS = re.compile(rb"%b(?:\s*%b)*\s*" % (_ONE, _ONE), re.DOTALL)
"""Tags in a row, and whole captions. An empty caption, and the end of one with another in it, are none of them."""
_ASCII = bytes(range(0x80))
_NO_BLANK = bytes(set(range(0x100)) - {ord(" ")})
_BLANK = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
)
"""White space beyond ASCII, in UTF-8."""
_INLINE_NAMES = frozenset(name.encode() for name in _INLINE)
_UNCOUNTED_NAMES = frozenset(name.encode() for name in _NOT_COUNTED) - {b"figcaption"}
_STRANGE = re.compile(rb"[:!?]")
"""Stands in a name with a prefix, and in what is no name: that of a comment or an instruction."""
_UNSURE_NAMES = _INLINE_NAMES | {b"figcaption"}
"""Elements of which a start or an end need not part words."""


def bounds(document: printed_xhtml.Xhtml) -> tuple[int, int] | None:
    """How many words a printed document has at least and at most; None where only its elements tell.

    At most, every tag parts words; those of inline elements may part none.
    """
    names = set(document.names)
    if names & _UNCOUNTED_NAMES or _STRANGE.search(b"".join(names)):
        return None
    text = _TAGS.sub(b" ", document.body)
    if (b"figcaption" in names and b"figcaption" in text) or (b"&" in text and b"&#" in text):
        return None
    further = b"" if text.isascii() else text.translate(None, _ASCII)
    if further and _BLANK.search(further):
        most = len(text.decode().split())
    elif b"\n" in text or b"\t" in text or text.rfind(b"  ") >= 0:
        most = len(text.split())
    else:
        # of its blanks one more stands at both ends, where the tags of the body were
        most = len(text.translate(None, _NO_BLANK)) - 1
    unsure = sum(map(document.names.count, names & _UNSURE_NAMES))
    return most - 2 * unsure, most


def count_rest(root: Element, holder: Element, begun: int) -> int:
    """The same as `count_words`, without the first children of one of its elements, which are no inline ones."""
    pieces: list[str] = []
    _gather(root, pieces, holder, begun)
    return len("".join(pieces).split())


def _gather(
    element: Element, pieces: list[str], holder: Element | None = None, begun: int = 0
) -> None:
    name = local(element)
    if name in _NOT_COUNTED:
        return
    edge = "" if name in _INLINE else " "
    children: Iterable[Element] = element
    if element is holder:
        children = children_behind(element, begun)
        pieces.append(edge)
    else:
        pieces += (edge, element.text or "")
    for child in children:
        if isinstance(child.tag, str):
            _gather(child, pieces, holder, begun)
        pieces.append(child.tail or "")
    pieces.append(edge)
