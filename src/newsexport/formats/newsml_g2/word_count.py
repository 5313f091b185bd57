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
_TAG = re.compile(rb"<[^>]*>")
_INLINE_NAMES = frozenset(name.encode() for name in _INLINE)
_UNCOUNTED_NAMES = frozenset(name.encode() for name in _NOT_COUNTED) - {b"figcaption"}
_STRANGE = re.compile(rb"[:!?]")
"""Stands in a name with a prefix, and in what is no name: that of a comment or an instruction."""
_CAPTION, _CAPTION_END = b"<figcaption", b"</figcaption>"


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    pieces: list[str] = []
    _gather(root, pieces)
    return len("".join(pieces).split())


def bounds(document: printed_xhtml.Xhtml, closely: bool = True) -> tuple[int, int] | None:
    """How many words a printed document has at least and at most; None where only its elements tell.

    At most, every tag parts words; those of inline elements and captions may part none. Where not `closely`: at least, there is a
    blank too many before each tag.
    """
    names, body, row = document.names, document.body, document.row
    if names & _UNCOUNTED_NAMES or _has_references(body):
        return None
    if not document.is_usual and _STRANGE.search(b"".join(names)):
        return None
    captions = _captions(body, row) if b"figcaption" in names else []
    if captions is None:
        return None
    unsure = 2 * (document.at_most(names & _INLINE_NAMES) + len(captions))
    if not document.is_even:
        most = _split(body) - sum(map(_split, captions))
        return most - unsure, most
    texts, most, ends = _counted(document.words, len(document.runs) - 1, closely)
    for caption in captions:
        words = printed_xhtml.words_in(caption)
        less = _counted(words, words.count(b"\0") + 1 if words else 0, closely)
        texts, most, ends = texts - less[0], most - less[1], ends - less[2]
    return most - unsure - (ends if closely else texts), most


def _has_references(body: bytes) -> bool:
    """Whether characters are written by their numbers: white space may be among them."""
    return body.find(b"&") >= 0 and body.find(b"&#") >= 0


def _captions(body: bytes, row: bytes) -> list[bytes] | None:
    """All captions; None where one is empty, or has another in it."""
    count = row.count(_CAPTION)
    if row.count(_CAPTION_END) != count:
        return None
    found: list[bytes] = []
    at = len(body)
    for _ in range(count):  # most stand near the end
        end = body.rfind(_CAPTION_END, 0, at)
        at = body.rfind(_CAPTION, 0, end)
        if end < 0 or at < 0:
            return None
        found.append(body[at : end + len(_CAPTION_END)])
        if found[-1].count(_CAPTION_END) > 1:
            return None
    return found


def _split(markup: bytes) -> int:
    """The words, where every tag parts some."""
    return len(_TAG.sub(b" ", markup).decode().split())


def _counted(words: bytes, texts: int, closely: bool) -> tuple[int, int, int]:
    """How many texts there are, how many words, and how many texts end with a blank, where that is asked.

    A text has one word, and one for each blank that is none at its end.
    """
    ends = words.count(b" \0") + words.endswith(b" ") if closely else 0
    return texts, texts + words.count(b" "), ends


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
