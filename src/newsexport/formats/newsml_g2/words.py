"""The word count: what is counted, for the writer as for the rule.

Counted are the words of the text as it is sent: those of the body without the captions of its pictures,
and without what NITF says above the text (body.head). Words are what stands between white space; an
element that is no inline one ends a word.
Source: NewsML-G2 2.35, newsContentCharacteristics/@wordcount: "the count of words of textual content".
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from lxml import etree

from newsexport.formats.newsml_g2.names import XHTML
from newsexport.payloads.nitf_names import NITF_SPANS
from newsexport.syntax.xml import Element, local

_INLINE = frozenset(NITF_SPANS) - {"br"}
"""Those of XHTML are among them."""
_NOT_COUNTED = frozenset({"head", "figcaption", "media", "body.head"})


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    texts = _texts_apart(root)
    if texts is not None:
        return len(" ".join(texts).split())
    pieces: list[str] = []
    _gather(root, pieces)
    return len("".join(pieces).split())


_HTML, _HEAD, _BODY = (f"{{{XHTML}}}{name}" for name in ("html", "head", "body"))
_TEXTS = etree.XPath("descendant::text()", smart_strings=False)


@lru_cache(maxsize=1024)
def _is_apart(tag: str) -> bool:
    """Whether an element ends the word before it, and its own words count."""
    name = tag.rpartition("}")[2]
    return name not in _INLINE and name not in _NOT_COUNTED


def _texts_apart(root: Element) -> list[str] | None:
    """The texts of a body of XHTML without inline elements, each with words of its own; None of others."""
    if root.tag != _HTML or [child.tag for child in root] != [_HEAD, _BODY]:
        return None
    head, body = root
    if (root.text or "").strip() or (head.tail or "").strip() or (body.tail or "").strip():
        return None
    for tag in {each.tag for each in body.iter()}:
        if not isinstance(tag, str) or not _is_apart(tag):
            return None
    return cast("list[str]", _TEXTS(body))


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
