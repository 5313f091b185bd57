"""What an item has, in words: by them the engine knows which rules have something to look at.

A fact is the name of a field that says something, the item's status, or one of the words below. A rule names
those of which it needs one (`Rule.needs`), and those that leave it nothing to say (`Rule.lacks`).
"""

from __future__ import annotations

import re
from operator import itemgetter

from newsexport.rules.hosts import is_ordinary
from newsexport.rules.language_tags import fault_of_tag
from newsexport.rules.mojibake import may_be_garbled, may_be_garbled_bytes
from newsexport.rules.texts import Words, words_of
from newsexport.schema.v1 import NewsItem

HEADING = "a heading in the body"
MARKUP = "markup in the body that no block expresses"
ATTRIBUTES = "attributes of markup in the body"
WRONG_TAG = "a language tag that is wrong"
LESS_THAN = "a < in a text"
AMPERSAND = "a & in a text"
LOST_LETTER = "a U+FFFD in a text"
UNSEEN = "a control or a sign of direction in a text"
GARBLED = "signs that may be bytes of UTF-8 in a text"
EMPTY = "an empty paragraph or heading, or one that begins with a blank"
SHORT = "a paragraph of few signs, or one with blanks around it"
CREDIT = "a paragraph that begins or ends as credits do"
ODD_ADDRESS = "an address that is not plainly one of the public web"
SOURCE_TYPED = "a digital source type of the item or of its media"

Facts = tuple[str, ...]

SHORT_LENGTH = 4
"""Signs from which a text is no mere token."""
_FIRST = itemgetter(slice(1))
_FIRST_TWO = itemgetter(slice(2))
_LAST = itemgetter(slice(-1, None))
BLANKS = frozenset(sign for sign in map(chr, range(0x3001)) if sign.isspace())
EMPTY_STARTS = BLANKS | {""}
CREDIT_STARTS = frozenset("PI") | BLANKS
_CREDIT_BEGINS = frozenset({"Ph", "Pi", "Im"})
"""Of "Photo", "Picture", "Image"."""
CREDIT_ENDS = frozenset(")]") | BLANKS
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What `prose.characters` calls control characters, and the signs that change the writing direction."""


def fields_of(item: NewsItem) -> list[str]:
    """The names of the fields that an item has."""
    return [
        name
        for name, value in item.__dict__.items()
        if value or (value is not None and value is not False and type(value) is not tuple)
    ]


def facts_of(item: NewsItem) -> Facts:
    """All facts of an item, always in the same order. A field that is an empty text is a fact of another name."""
    words = words_of(item)
    facts = [
        name if value else f"{name}: empty"
        for name, value in item.__dict__.items()
        if value or (value is not None and value is not False and type(value) is not tuple)
    ]
    facts.append(item.pub_status)
    facts += _facts_of_texts(words)
    if item.body:
        facts += _facts_of_body(words)
    if any(map(fault_of_tag, filter(None, words.tags))):
        facts.append(WRONG_TAG)
    if not all(map(is_ordinary, filter(None, words.addresses))):
        facts.append(ODD_ADDRESS)
    if item.digital_source_type or any(medium.digital_source_type for medium in item.media):
        facts.append(SOURCE_TYPED)
    return tuple(facts)


def _facts_of_texts(words: Words) -> list[str]:
    facts = []
    if "<" in words.joined:
        facts.append(LESS_THAN)
    if "&" in words.joined:
        facts.append(AMPERSAND)
    unusual = words.unusual
    if unusual:
        if "\ufffd" in unusual:
            facts.append(LOST_LETTER)
        if not unusual.isprintable() and _UNSEEN.search(unusual):
            facts.append(UNSEEN)
        if may_be_garbled(unusual) and may_be_garbled_bytes(words.data):
            facts.append(GARBLED)
    return facts


def _facts_of_body(words: Words) -> list[str]:
    facts = []
    prose = words.prose
    begins, ends = set(map(_FIRST_TWO, prose)), set(map(_LAST, prose))
    starts = set(map(_FIRST, begins))
    if starts & EMPTY_STARTS:
        facts.append(EMPTY)
    if (
        starts & BLANKS
        or ends & BLANKS
        or min(map(len, prose), default=SHORT_LENGTH) < SHORT_LENGTH
    ):
        facts.append(SHORT)
    if ends & CREDIT_ENDS or begins & _CREDIT_BEGINS or starts & BLANKS:
        facts.append(CREDIT)
    if "heading" in words.kinds:
        facts.append(HEADING)
    if "raw" in words.kinds:
        facts.append(MARKUP)
    if words.attributes:
        facts.append(ATTRIBUTES)
    return facts
