"""The word count: what is counted, for the writer as for the rule.

Counted are the words of the text as it is sent: those of the body without the captions of its pictures,
and without what NITF says above the text (body.head). Words are what stands between white space; an
element that is no inline one ends a word.
Source: NewsML-G2 2.35, newsContentCharacteristics/@wordcount: "the count of words of textual content".
"""

from __future__ import annotations

from newsexport.payloads.nitf_names import NITF_SPANS
from newsexport.syntax.xml import Element, local

_INLINE = frozenset(NITF_SPANS) - {"br"}
"""Those of XHTML are among them."""
_NOT_COUNTED = frozenset({"head", "figcaption", "media", "body.head"})


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    pieces: list[str] = []
    _gather(root, pieces)
    return len("".join(pieces).split())


def _gather(element: Element, pieces: list[str]) -> None:
    name = local(element)
    if name in _NOT_COUNTED:
        return
    edge = "" if name in _INLINE else " "
    pieces += (edge, element.text or "")
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            if len(child) or tag.rpartition("}")[2] in _NOT_COUNTED:
                _gather(child, pieces)
            elif tag.rpartition("}")[2] in _INLINE:
                pieces.append(child.text or "")
            else:
                pieces += (" ", child.text or "", " ")
        pieces.append(child.tail or "")
    pieces.append(edge)
