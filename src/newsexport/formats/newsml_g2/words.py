"""The word count: what is counted, for the writer as for the rule.

Counted are the words of the text as it is sent: those of the body without the captions of its pictures,
and without what NITF says above the text (body.head). Words are what stands between white space; an
element that is no inline one ends a word.
Source: NewsML-G2 2.35, newsContentCharacteristics/@wordcount: "the count of words of textual content".
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

from newsexport.formats.newsml_g2.names import XHTML
from newsexport.payloads.nitf_names import NITF_SPANS
from newsexport.syntax.xml import Element, local

_INLINE = frozenset(NITF_SPANS) - {"br"}
"""Those of XHTML are among them."""
_NOT_COUNTED = frozenset({"head", "figcaption", "media", "body.head"})


@lru_cache(maxsize=2)
def _counted(text: str) -> int:
    """The words of a text. A rule and the reader ask for the same one after the other."""
    return len(text.split())


TOLERANCE = 0.05
"""By which part of the words a stated count may differ: what counts as a word differs from house to house."""


def is_far_off(stated: int, counted: int) -> bool:
    """Whether a stated word count is not that of the text, however its words are told apart."""
    return bool(counted) and abs(counted - stated) > max(2, TOLERANCE * counted)


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    pieces: list[str] = []
    body = _plain_body(root)
    if body is None:
        _gather(root, pieces)
        return _counted("".join(pieces))
    for block in _BLOCKS(body):
        _gather(block, pieces)
    return _counted(" ".join((*_TEXTS(body), "".join(pieces))))


_HTML, _HEAD, _BODY = (f"{{{XHTML}}}{name}" for name in ("html", "head", "body"))
_TEXTS: Any = etree.XPath("*[not(*)]/text()", smart_strings=False)
_BLOCKS: Any = etree.XPath("*[*]")
_MIXED: Any = etree.XPath(
    "boolean(text()[normalize-space()]|.//comment()|.//processing-instruction())"
)


@lru_cache(maxsize=1024)
def _is_apart(tag: str) -> bool:
    """Whether an element ends the word before it, and its own words count."""
    name = tag.rpartition("}")[2]
    return name not in _INLINE and name not in _NOT_COUNTED


def _plain_body(root: Element) -> Element | None:
    """The body of XHTML in which each element is a block of its own words; None where words may go on."""
    if root.tag != _HTML or [child.tag for child in root] != [_HEAD, _BODY]:
        return None
    head, body = root
    if (root.text or "").strip() or (head.tail or "").strip() or (body.tail or "").strip():
        return None
    if _MIXED(body) or not all(map(_is_apart, {each.tag for each in body})):
        return None
    return body


def _gather(element: Element, pieces: list[str]) -> None:
    name = local(element)
    if name in _NOT_COUNTED:
        return
    edge = "" if name in _INLINE else " "
    pieces += (edge, element.text or "")
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            if not len(child) and _is_apart(tag):
                pieces += (" ", child.text or "", " ")
            else:
                _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)
