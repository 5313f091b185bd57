"""Lines that are only a credit: they belong to the picture whose caption stands beside them, or sign the story."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise

from newsexport.extract.captions import (
    CREDIT_ABOVE,
    LONGEST_BESIDE,
    MOST_NAME_WORDS,
    SHORTEST,
    TEXT,
    count_marked,
    has_row,
)
from newsexport.extract.lines import FULL_STOPS, RUNNING, Line
from newsexport.late_regex import late_regex
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.characters import count_words, ends_sentence
from newsexport.prose.credit_labels import SOURCE, initials_behind, signs_off
from newsexport.prose.credits import (
    is_labelled_credit,
    name_behind,
    read_bare_credit,
    split_credit,
)
from newsexport.prose.datelines import read_dateline
from newsexport.prose.names import looks_like_a_name
from newsexport.prose.spoken_labels import spoken_label

_LONGEST_IN_BODY = 240
"""Weight up to which running text inside the body is taken for the caption above a bare credit."""
_LONGEST_SURE = 700
"""Weight up to which words that point into a picture, and a bare credit below, make a caption."""
_LABEL = 12
"""Characters at the beginning of a line in which the colon of `Source:` stands."""
_HEAD = 6
"""Lines of the body in which the head of a story may still go on."""
_SENTENCES = late_regex(r"[^\W\d_]{3}[.!?…][”\"»’]?(?=\s[^\W\d_a-zß-ÿ]|$)")
"""The ends of sentences."""
_ENDS_IN_TIME, _LONGEST_TIME = late_regex(r"\d{1,2}[:.]\d\d$"), 5
"""Whoever signs, and when: no caption."""
_LONGEST_BARE = 110
"""Characters that a line has at most which is only a credit, and no caption."""
_YEAR = late_regex(r"(?:19|20)\d\d")
"""Beside a copyright sign it says that the line is the page's own."""
_OWN = late_regex(
    "무단|전재|재배포|無断|禁转载|禁止转载|r(?:iproduzione|eproducción|eproduction|eprodução) |reserv|riservat|vorbehalten|voorbehouden|förbehåll|forbeholdt|zastrzeżone"
    "|защищены|saklıdır",
    re.IGNORECASE,
)
"""Words of a notice on the page itself."""


def attach_bare_credits(lines: list[Line], start: int, body_start: int, end: int) -> None:
    """A line that is only a credit belongs to the picture whose caption is the line above it.

    Inside the body running text is a caption only when it is as short as captions are.
    """
    for line in lines[start + 1 : body_start]:
        if line.kind not in TEXT or line.weight > LONGEST_BESIDE or line.level:
            continue
        if name_behind(line.text) or initials_behind(line.text) or signs_off(line.text):
            line.kind = "caption"
    _mark_above_dateline(lines[body_start:end])
    _unmark_signature(lines[start : body_start + _HEAD])
    last = max((index for index, line in enumerate(lines) if line.kind in RUNNING), default=-1)
    for index in range(max(1, start + 1), min(end, len(lines))):
        line, above = lines[index], lines[index - 1]
        if index > body_start and _is_source_of_story(lines, index, last):
            line.kind, line.reason = "furniture", "source"
            continue
        if (
            above.part is not None
            or line.blank_before > 3
            or above.kind not in TEXT
            or above.weight <= SHORTEST
            or _ENDS_IN_TIME.search(above.text[-_LONGEST_TIME:])
            or not _is_bare_credit(lines, index, body_start, last)
        ):
            if _stands_above_caption(lines, index, body_start, last):
                line.kind = lines[index + 1].kind = "caption"
            continue
        sure = line.kind == "caption"
        if above.level and not (sure and ends_sentence(above.text)):
            continue
        longest = LONGEST_BESIDE if sure or index < body_start else _LONGEST_IN_BODY
        pointing = above.weight <= _LONGEST_SURE and (
            count_marked(above.text) > 0 or has_row(above.text)
        )
        if index > body_start and above.kind == "paragraph" and _is_at_end(line, index >= last):
            continue  # who signs the story, or owns the page
        if index > body_start and not pointing and len(_SENTENCES.findall(above.text)) > 2:
            _take_words_below(lines, index)  # what stands above tells more than captions do
        elif above.weight <= longest or pointing:
            above.kind, line.kind = "caption", "caption"
        elif index > body_start:
            _take_words_below(lines, index)


def _take_words_below(lines: list[Line], index: int) -> None:
    """A credit between two paragraphs of a story is that of the few words below it, if there are any."""
    if index + 2 >= len(lines):
        return
    line, below, after = lines[index : index + 3]
    if (
        line.kind == "short"
        and line.text[0].isalnum()
        and below.kind in RUNNING
        and below.part is None
        and after.kind in RUNNING
        and below.weight <= _LONGEST_IN_BODY
        and len(_SENTENCES.findall(below.text)) <= 2
    ):
        line.kind = below.kind = "caption"
        line.reason = CREDIT_ABOVE


def _unmark_signature(head: list[Line]) -> None:
    """A name with an agency or a place right above the date, where no byline stands, signs the story."""
    if _is_signed(head):
        return
    for line, following in pairwise(head):
        if following.kind == "date" and line.part is None and _may_sign(line):
            line.kind = "short"


def _may_sign(line: Line) -> bool:
    """Whether a line is `Ana Roa/dpa`, or `Ana Roa / Vestra`: a name first, and no label."""
    name, slash, rest = line.text.partition("/")
    return bool(slash and rest) and "/" not in rest and looks_like_a_name(name)


def _stands_above_caption(lines: list[Line], index: int, body_start: int, last: int) -> bool:
    """Whether a line is a credit, and what it credits stands below it, between the head and the story."""
    if index + 1 >= body_start or (lines[index - 1].kind in TEXT and lines[index - 1].part is None):
        return False
    below = lines[index + 1]
    return (
        below.kind == "short"
        and below.part is None
        and not (below.level or below.bullet or below.blank_before)
        and SHORTEST < below.weight <= LONGEST_BESIDE
        and lines[index + 2].kind in RUNNING
        and _is_bare_credit(lines, index, body_start, last)
    )


def _is_source_of_story(lines: list[Line], index: int, last: int) -> bool:
    """Whether `Source: X` stands below a paragraph, below no caption, or behind all running text: it is none of a picture.

    `last` is the index of the last line of running text.
    """
    line, above = lines[index], lines[index - 1]
    if ":" not in line.text[:_LABEL] or not SOURCE.match(line.text) or above.kind == "caption":
        return False
    if above.kind == "paragraph" or above.kind not in TEXT or above.weight <= SHORTEST:
        return True
    return index >= last


def _is_at_end(line: Line, is_behind: bool) -> bool:
    """Whether a bare credit stands behind all running text, and does not say that it is of a picture."""
    return is_behind and not is_labelled_credit(line.text) and line.text[0] in "(（【©ⓒ"


def _mark_above_dateline(body: list[Line]) -> None:
    """A story begins with its dateline: a line of the body before it belongs to the picture."""
    first, second = islice(chain((line for line in body if line.kind in RUNNING), (None, None)), 2)
    if (
        first is not None
        and second is not None
        and first.part is None
        and first.weight <= LONGEST_BESIDE
        and (read_dateline(second.text) is not None or signs_off(first.text))
        and read_dateline(first.text) is None
    ):
        first.kind = "caption"


def _hangs_below(lines: list[Line], index: int) -> bool:
    """Whether a few words stand right below a sentence, and empty lines around both."""
    line, above = lines[index], lines[index - 1]
    return (
        line.kind == "short"
        and not (line.blank_before or line.bullet or line.level or above.bullet)
        and above.kind in RUNNING
        and above.blank_before > 0
        and above.text.endswith(FULL_STOPS)
        and index + 1 < len(lines)
        and lines[index + 1].blank_before > 0
        and line.text[0].isupper()
        and count_words(line.text) <= MOST_NAME_WORDS
    )


def _names_two(text: str) -> bool:
    """Whether a line is `Ana Roa / Ferry Post`: two names, of which the second may be a paper."""
    parts = text.split(" / ")
    return len(parts) == 2 and all(map(looks_like_a_name, parts))


def _is_signed(head: list[Line]) -> bool:
    return any(line.kind == "byline" for line in head)


def _is_above_date(lines: list[Line], index: int, body_start: int) -> bool:
    """Whether a name with a slash signs: the date is next, and nobody else does."""
    following = lines[index + 1].kind if index + 1 < len(lines) else "short"
    return (
        index < body_start + _HEAD
        and following == "date"
        and _may_sign(lines[index])
        and not _is_signed(lines[:index])
    )


def _is_bare_credit(lines: list[Line], index: int, body_start: int, last: int) -> bool:
    """Whether a line is only a credit; `last` is the index of the last line of running text."""
    line = lines[index]
    if line.kind == "caption" or (line.reason == "copyright" and line.text[0] in "©ⓒ"):
        credited = split_credit(line.text)
        own = (_YEAR.search(line.text) is not None and "/" not in line.text) or _OWN.search(
            line.text
        )
        return credited is not None and not credited.caption and not own
    if len(line.text) > _LONGEST_BARE or spoken_label(line.text) is not None:
        return False
    if line.kind in TEXT and is_labelled_credit(line.text) and not ends_sentence(line.text):
        return True
    if _hangs_below(lines, index):
        return True
    if _is_above_date(lines, index, body_start):
        return False
    if read_bare_credit(line.text) is None:
        return index < body_start and _names_two(line.text) and _is_signed(lines[:index])
    if not is_bare_agency(line.text):
        return True
    if index > body_start and index >= last:
        return False  # below the last paragraph an agency signs the story
    # An agency beside byline or date is an author.
    after = lines[index + 1].kind if index + 1 < len(lines) else "short"
    return after not in {"byline", "date"} and (index > body_start or after in RUNNING)
