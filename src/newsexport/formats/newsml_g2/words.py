"""The word count: what is counted, for the writer as for the rule.

Counted are the words of the text as it is sent: those of the body without the captions of its pictures,
and without what NITF says above the text (body.head). Words are what stands between white space; an
element that is no inline one ends a word.
Source: NewsML-G2 2.35, newsContentCharacteristics/@wordcount: "the count of words of textual content".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsexport.formats.newsml_g2 import printed
from newsexport.formats.newsml_g2.names import XHTML
from newsexport.payloads.nitf_names import NITF_SPANS
from newsexport.syntax.xml import Element, local

_INLINE = frozenset(NITF_SPANS) - {"br"}
"""Those of XHTML are among them."""
_NOT_COUNTED = frozenset({"head", "figcaption", "media", "body.head"})
_HTML = f"{{{XHTML}}}html"


def count_words(root: Element) -> int:
    """The words of a content: an `html` or `nitf` document, or an element that holds plain text."""
    if root.tag == _HTML:
        document = printed.xhtml(printed.markup(root))
        found = words_of(document) if document is not None else None
        if found is not None:
            return found
    pieces: list[str] = []
    _gather(root, pieces)
    return len("".join(pieces).split())


_TAGS = re.compile(rb"<[^>]*>(?:\s*<[^>]*>)*\s*")
_ASCII = bytes(range(0x80))
_BLANK = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80"
)
"""White space beyond ASCII, in UTF-8."""
_INLINE_NAMES = frozenset(name.encode() for name in _INLINE)
_NOT_COUNTED_NAMES = frozenset(name.encode() for name in _NOT_COUNTED)
_CAPTION_NAME = frozenset({b"figcaption"})


def words_of(document: printed.Xhtml) -> int | None:
    """The same of a printed document; None where only its elements tell."""
    skipped = document.names & _NOT_COUNTED_NAMES
    if skipped - _CAPTION_NAME or any(b":" in name for name in document.names):
        return None
    return _words(document.body, bool(skipped), document.names & _INLINE_NAMES)


@lru_cache(maxsize=2)
def _words(body: bytes, captions: bool, inline: frozenset[bytes]) -> int | None:
    """A rule and the reader ask for the same one after the other."""
    if captions or inline:
        body = _passed_over(captions, inline).sub(b"", body)
        if captions and b"figcaption" in body:  # one within another, or an empty one
            return None
    text = _TAGS.sub(b" ", body)
    if b"&" in text and b"&#" in text:
        return None
    further = text.translate(None, _ASCII)
    if further and _BLANK.search(further):
        return len(text.decode().split())
    if b"\n" in text or b"\t" in text or text.rfind(b"  ") >= 0:
        return len(text.split())
    return text.count(b" ") - 1  # at both ends, where the tags of the body were, there is one more


@lru_cache(maxsize=256)
def _passed_over(captions: bool, names: frozenset[bytes]) -> re.Pattern[bytes]:
    """The captions, and the tags of these elements, which end no word."""
    tags = rb"</?(?:%b)(?:[ /][^>]*)?>" % b"|".join(map(re.escape, sorted(names)))
    caption = rb"<figcaption(?: [^>]*)?(?<!/)>.*?</figcaption>"
    parts = [caption] * captions + [tags] * bool(names)
    return re.compile(b"|".join(parts), re.DOTALL)


def count_rest(root: Element, holder: Element, begun: int) -> int:
    """The same without the first children of one of its elements, which are no inline ones."""
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
        children = element[begun:]
        pieces.append(edge)
    else:
        pieces += (edge, element.text or "")
    for child in children:
        if isinstance(child.tag, str):
            _gather(child, pieces, holder, begun)
        pieces.append(child.tail or "")
    pieces.append(edge)
