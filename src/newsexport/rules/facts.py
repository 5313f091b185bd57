"""What an item has, in words: by them the engine knows which rules have something to look at.

A fact is the name of a field that says something, the item's status, or one of the words below. A rule names
those of which it needs one (`Rule.needs`), and those that leave it nothing to say (`Rule.lacks`).
"""

from __future__ import annotations

import re
from datetime import datetime
from operator import attrgetter, itemgetter

from newsexport.prose.characters import CONTROL_RANGES
from newsexport.rules.language_tags import fault_of_tag
from newsexport.rules.media_types import are_ordinary
from newsexport.rules.mojibake import may_be_garbled, may_be_garbled_bytes
from newsexport.rules.ordinary_addresses import is_ordinary
from newsexport.rules.texts import Words, words_of
from newsexport.schema.v1 import NewsItem

ALIKE = "paragraphs or captions that may be the same"
HEADING = "a heading in the body"
MARKUP = "markup in the body that no block expresses"
EVENT = "an attribute of an event in the body"
STYLE = "an attribute for style in the body"
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
SEVERAL_MEDIA = "several media"
ODD_MEDIA = "media that are no ordinary pictures"
OLD_TIME = "a time that is no instant of our days"
SOURCE_TYPED = "a digital source type of the item or of its media"

ODD_URN = "a urn:newsml that is not built as one"

Facts = tuple[str, ...]

SHORT_LENGTH = 4
"""Signs from which a text is no mere token."""
PAST = ("first_created", "version_created", "published", "content_created", "content_modified")
"""Fields for times of the past."""
LATEST_UNSET = 1970
"""The latest year of a time that programs write when nobody set any."""
_PAST = attrgetter(*PAST)
_FIRST = itemgetter(slice(1))
_FIRST_ROW = itemgetter(slice(12))
"""Signs by which most texts of a story already differ."""
_LAST = itemgetter(slice(-1, None))
BLANKS = frozenset(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_CREDIT_BEGINS = re.compile(r"\|(?:Ph|Pi|Im)")
"""Of "Photo", "Picture", "Image", each behind a stroke."""
_CREDIT_ENDS = frozenset(")]")
_NEWSML_URN = re.compile(r"urn:newsml:[^:/\s]+:\d{8}(?:T\d{4,6}(?:Z|[+-]\d{4})?)?:.+")
_UNSEEN = re.compile(f"[{CONTROL_RANGES}\u202a-\u202e\u2066-\u2069]")
"""Control characters, and the signs that change the writing direction."""


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
        captions = [medium.caption for medium in item.media if medium.caption]
        facts += _facts_of_edges([*words.prose, *captions], words.unusual.isprintable())
    if any(map(fault_of_tag, filter(None, words.tags))):
        facts.append(WRONG_TAG)
    if not all(map(is_ordinary, filter(None, words.addresses))):
        facts.append(ODD_ADDRESS)
    for time in filter(None, _PAST(item)):
        if not isinstance(time, datetime) or time.year <= LATEST_UNSET:
            facts.append(OLD_TIME)
            break
    if has_odd_urn(item.uri):
        facts.append(ODD_URN)
    if len(item.media) > 1:
        facts.append(SEVERAL_MEDIA)
    if not are_ordinary(item.media):
        facts.append(ODD_MEDIA)
    if item.digital_source_type or any(medium.digital_source_type for medium in item.media):
        facts.append(SOURCE_TYPED)
    return tuple(facts)


def has_odd_urn(uri: str) -> bool:
    """Whether it is a `urn:newsml:` that does not say its provider, a day, maybe with a time, and an identifier."""
    return uri.startswith("urn:newsml:") and _NEWSML_URN.fullmatch(uri) is None


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
    if "heading" in words.kinds:
        facts.append(HEADING)
    if "raw" in words.kinds:
        facts.append(MARKUP)
    if "style" in words.attributes:
        facts.append(STYLE)
    if any(map(is_event, words.attributes)):
        facts.append(EVENT)
    return facts


def _facts_of_edges(texts: list[str], printable: bool) -> list[str]:
    """What the first and last signs of paragraphs and captions tell; `printable`: none holds other blanks than spaces."""
    facts = []
    rows, ends = list(map(_FIRST_ROW, texts)), set(map(_LAST, texts))
    row = f"|{'|'.join(rows)}"
    printable = printable or row.isprintable()
    starts = () if printable else set(map(_FIRST, rows))
    has_blanks = "| " in row or not (BLANKS.isdisjoint(starts) and BLANKS.isdisjoint(ends))
    if has_blanks or "" in rows:
        facts.append(EMPTY)
    if has_blanks or min(map(len, rows), default=SHORT_LENGTH) < SHORT_LENGTH:
        facts.append(SHORT)
    if has_blanks or ends & _CREDIT_ENDS or _CREDIT_BEGINS.search(row):
        facts.append(CREDIT)
    if has_blanks or not (printable and _differ(row, len(rows))):
        facts.append(ALIKE)
    return facts


def _differ(row: str, count: int) -> bool:
    """Whether texts that begin so, without blanks around them, are different ones, whatever their case and blanks."""
    folded = row.casefold()
    each = folded[1:].split("|")
    return "  " not in row and len(folded) == len(row) and len(set(each)) == len(each) == count


def is_event(attribute: str) -> bool:
    """Whether an attribute of HTML runs a script at an event."""
    return attribute.lower().startswith("on") and attribute.isalpha() and len(attribute) > 4
