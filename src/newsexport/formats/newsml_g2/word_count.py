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
_ASCII = bytes(range(0x80))
_BLANK = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
)
"""White space beyond ASCII, in UTF-8."""
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
    if names & _UNCOUNTED_NAMES or _STRANGE.search(b"".join(names)) or _has_references(body):
        return None
    captions = _captions(body, row) if b"figcaption" in names else []
    if captions is None:
        return None
    unsure = 2 * (document.count(names & _INLINE_NAMES) + len(captions))
    further = b"" if body.isascii() else body.translate(None, _ASCII)
    if (further and _BLANK.search(further)) or _has_breaks(body, row):
        most = _split(body) - sum(map(_split, captions))
        return most - unsure, most
    texts, most, ends = _parted(body, document.runs, closely)
    for caption in captions:
        less = _parted(caption, printed_xhtml.runs_of(caption), closely)
        texts, most, ends = texts - less[0], most - less[1], ends - less[2]
    return most - unsure - (ends if closely else texts), most


def _has_references(body: bytes) -> bool:
    """Whether characters are written by their numbers: white space may be among them."""
    return b"&" in body and b"&#" in body


def _has_breaks(body: bytes, row: bytes) -> bool:
    """Whether in a text other white space stands than single blanks."""
    if any(sign in body and body.count(sign) > row.count(sign) for sign in (b"\n", b"\r", b"\t")):
        return True
    return body.rfind(b"  ") >= 0 and body.count(b"  ") > row.count(b"  ")  # faster than `in`


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


def _parted(markup: bytes, runs: list[bytes], closely: bool) -> tuple[int, int, int]:
    """How many texts stand between tags, how many words, and how many texts end with a blank, where that is asked.

    A text has one word, and one for each blank that is none at its end.
    """
    row = b"\0".join(runs)
    texts = len(runs) - 1
    ends = markup.count(b" <") - row.count(b" <") if closely else 0
    return texts, texts + markup.count(b" ") - row.count(b" "), ends


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
