"""The words below a picture: what it shows, and whom to name for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsexport.extract.page.class_words import CAPTION, CREDIT, meaning
from newsexport.prose.agencies import names_a_source
from newsexport.prose.characters import ends_sentence
from newsexport.prose.credits import is_notice, split_credit
from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_SKIPPED = frozenset(
    "svg script style noscript button template select img picture source iframe".split()
)
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|off-?screen|sr-only|screen-reader[\w-]*|u-hidden)(?:$|[\s_-])"
)
_LONGEST_WHOLE = 400
_CREDITING = frozenset({"small", "cite"})
_CREDIT_PROPERTIES = ("copyrightholder", "author", "creator", "creditText", "copyrightnotice")
_LABEL = re.compile(
    r"(?:^|(?<=\s))(?:image|photo|picture|bild|foto)?\s?(?:source|caption|credit|copyright|rights|quelle|fonte|fuente)"
    r"\s?[:,]\s*|^(?:©|\(c\)|copyright|credits?|foto|photo(?:graph)?(?: by)?|bild|by|von|image)\s?[:©]?\s+",
    re.IGNORECASE,
)
_ICON = re.compile(
    r"^(?:(?:camera|image|photo|video|close|open|expand|zoom)\s+icon|camera|view image|(?:image|media|video) caption|video ad feedback)\s+",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\[/?caption\b[^\]]*\]")
"""What a system of blogs leaves around a caption that it does not understand."""
_COUNT = re.compile(
    r"^\d{1,3}\s?(?:/\s?\d{1,3}[\s.:|–—-]+|(?:of|von|de|di|sur|van|av|z|из)\s\d{1,3}\s?[.:|–—-]\s*)(?=[^\W\d])"
)
"""Which picture of a gallery it is, before its words."""
_NO_WORDS = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif)|(?:hide|show|view|open|close|read) captions?|advertise?ment|anzeige|shares?|loading\W*|(?:click|tap) (?:here )?(?:for|to) (?:an? )?(?:larger|full|enlarge|expand|zoom|view)\b.{0,40}|bildbeschreibung (?:ein|aus)blenden|\W*\w?\W*|\W*your comment\W*",
    re.IGNORECASE,
)
"""The name of a file, and buttons: nobody wrote them about the picture."""
_LONGEST = 2000
_LONGEST_CREDIT = 150
_OPENING = ("(", "[")
_FEWEST_WORDS = 3
"""Words of a caption beside its credit: `Image` is none."""
_MOST_NAMES = 9


class Caption(NamedTuple):
    """The words of a picture taken apart."""

    text: str | None
    credit: str | None


def read_caption(element: Element) -> Caption:
    """What a caption says, and the credit in it: marked as such, or at its end."""
    words: list[str] = []
    named: list[str] = []
    _gather(element, words, named)
    text = _ICON.sub("", one_line("".join(words))[:_LONGEST]).strip(" |·•")
    if "[" in text:
        text = _SHORTCODE.sub("", text).strip()
    if text[:1].isdigit():
        text = _COUNT.sub("", text)
    if not named and text:
        apart = _in_two_pieces(element)
        if apart is not None:
            return apart
    if not text and len(named) == 1:
        text, named = _with_caption(one_line(named[0]), named)
    credit = _credit(named)
    found = split_credit(text, is_caption=True) if text else None
    if found is not None and (found.caption or credit is None):
        text, credit = found.caption, credit or _without_label(found.credit)
    said = text.strip(" |·•–—-")
    return Caption(None if not said or _NO_WORDS.fullmatch(said) else said, credit)


def _with_caption(text: str, named: list[str]) -> tuple[str, list[str]]:
    """The words of a picture that is all credit: old pages print captions small, as credits are."""
    found = split_credit(text, is_caption=True)
    told = found is not None and len(found.caption.split()) >= _FEWEST_WORDS
    is_sentence = ends_sentence(text) and len(text.split()) >= 2 * _FEWEST_WORDS
    return (text, []) if told or is_sentence else ("", named)


def _gather(element: Element, words: list[str], named: list[str]) -> None:
    """The words of an element, those of its credits apart."""
    if element.text:
        words.append(element.text)
    for child in element:
        if child.tag not in _SKIPPED:
            names = child.get("class") or ""
            if not (names and _UNSEEN.search(names)):
                if _is_credit(child, names):
                    named.append(words_in(child))
                else:
                    _gather(child, words, named)
                    words.append(" " if child.tag not in ("a", "b", "i", "em", "strong") else "")
        if child.tail:
            words.append(child.tail)


def _is_credit(element: Element, names: str) -> bool:
    flags = meaning(names) if names else 0
    if flags & CREDIT and not flags & CAPTION:
        return True
    said = (element.get("itemprop") or "").lower()
    if any(said == name.lower() for name in _CREDIT_PROPERTIES):
        return True
    return element.tag in _CREDITING and len(element) < 3


def _credit(texts: list[str]) -> str | None:
    """The credit in one line; a repetition of it is left out."""
    found: list[str] = []
    for text in texts:
        words = _without_label(one_line(text))
        if words and not any(words in other for other in found):
            found.append(words)
    said = " / ".join(found).strip()
    return said[:_LONGEST_CREDIT] or None


def _without_label(text: str) -> str:
    text = _LABEL.sub("", text).strip(" .,|·•–—-")
    whole = text.count("(") == text.count(")") and text[:1] not in _OPENING
    return text if whole else text.strip(" .,|()[]·•–—-")


def _in_two_pieces(element: Element) -> Caption | None:
    """A caption of two elements, of which the second names somebody."""
    while len(element) == 1 and not _own_words(element):
        element = element[0]
    pieces = [
        child for child in element if (said := one_line(words_in(child))) and not is_notice(said)
    ]
    if len(pieces) != 2:
        return None
    first, second = (one_line(words_in(piece)) for piece in pieces)
    if _own_words(element) or len(second) > _LONGEST_CREDIT:
        return None
    named = names_a_source(second) or (
        len(second.split()) <= _MOST_NAMES and not ends_sentence(second) and second[:1].isupper()
    )
    if not named or len(first) < len(second) // 2:
        return None
    return Caption(first.strip(" |·•") or None, _without_label(second) or None)


def _own_words(element: Element) -> str:
    return one_line((element.text or "") + "".join(child.tail or "" for child in element))


def whole_caption(child: Element, name: str) -> Element:
    """What is called a caption, or the line whose end it is: some pages call only the credit so."""
    around = child.getparent()
    if name not in ("span", "small", "em") or around is None or around.tag not in ("p", "div"):
        return child
    begins = around.text and not around.text.isspace()
    ends = child.getnext() is None and not (child.tail and child.tail.strip())
    is_short = begins and ends and len(words_in(around)) < _LONGEST_WHOLE
    return around if is_short else child
