"""The words that pages put around their stories: buttons, boxes, prompts. Whole lines only.

A line is furniture when all of it is such a phrase, or when it is short and begins with one; a
sentence of a story that merely contains the words, or begins with them, is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsexport.extract.furniture_phrases import (
    BEGINNINGS,
    CONSENT,
    LONG_BEGINNINGS,
    SIGNS_OF_PAGES,
    WHOLE_LINES,
    WORDS_OF_PAGES,
)
from newsexport.extract.line_patterns import LONGEST_PATTERN, SIGNS_OF_PATTERNS, reason_of_pattern
from newsexport.extract.lines import FULL_STOPS
from newsexport.late_regex import late_regex
from newsexport.prose.characters import CLOSING_QUOTES, count_words, has_any, is_unspaced
from newsexport.prose.signs import Signs
from newsexport.prose.whitespace import fold

_FEWEST_OF_CONSENT = 2
LONGEST_BEGINNING = 110
"""Weight up to which a line counts as furniture by its beginning."""

_HEADERS = frozenset({"related stories"})
_NO_HEADERS = frozenset({"watch", "listen"})
"""First words of what invites to one thing, and heads no list."""
_PROMPTS = frozenset(
    {"related stories", "newsletter or subscription", "button of the page", "comments"}
)
_MOST_BUTTONS = 8
LONGEST_STRAY = 6
"""Characters up to which a few capitals are what is left of something."""
_MARKUP = late_regex(
    r"<\s?(?:a\s+href|img\s|script\b|iframe\s|ins\s|!--|(?:div|span|p|section|aside|figure|style|link|meta|video|object|embed)\s+[\w-]+=)",
    re.IGNORECASE,
)
"""Code of a page that was printed as text."""
EMBEDDED = "content of another site"
"""Reason of what stands in its place until readers agree: inside of stories."""
JOB = "what an author does"
ROW = "row of a table"
_FEWEST_CELLS, _CELL = 3, late_regex(r"[+−–-]?\d{1,3}(?:[.,]\d{1,3})?%?")
"""Reason of a line that is a row of a table, how many numbers it has, and what they look like."""
_STRAY = late_regex(r"[A-Z][A-Z+−-]?(?: ?[A-Z+−-]{1,2})?")
_FEWEST_SMALL, _FEWEST_SIGNS_OF_EAST, _SHORT_WORD = 3, 4, 2
"""Words without a capital, longer than some, that a sentence has; words that it has where none are parted."""
_ADDRESSED = ("@", "://", "www.", "©", "?", "!", "？", "！")
"""Signs of lines that address readers, or lead elsewhere."""
OF_PAGES = late_regex(rf"\b(?:{WORDS_OF_PAGES})")
"""Words of pages in a folded text."""


def reason_for_furniture(text: str, key: str, weight: int) -> str | None:
    """Why a line is no part of a story; None when it may be one. `key` is the folded text."""
    if not key:
        return "ornament"
    if text[0] == "<" and _MARKUP.match(text):
        return "markup"
    known, first = _whole_lines(), key.partition(" ")[0]
    whole = known.get(key)
    if whole is None and first is not key and first in known:
        whole = _row_of_buttons(key)
    if whole is not None:
        return whole
    if weight <= LONGEST_BEGINNING:
        for phrase, reason in _may_begin(first):
            if key.startswith(phrase) and _at_boundary(key, phrase):
                return None if may_be_told(text, key) else reason
    if weight <= LONGEST_PATTERN and (said := reason_of_pattern(text)):
        return None if first == "copyright" and may_be_told(text, key) else said
    if weight > LONGEST_BEGINNING:
        if _asks_for_consent(key):
            return "cookies"
        return next((why for why, begin in _long_beginnings() if key.startswith(begin)), None)
    return "stray token" if len(text) <= LONGEST_STRAY and _STRAY.fullmatch(text) else None


def may_be_furniture(text: str, key: str, signs: Signs) -> bool:
    """Whether there may be a reason for a line that begins with none of the phrases; hardly any has one.

    `signs`: those of its last signs, as many as a line that matches a pattern may have.
    """
    return (
        not signs.isdisjoint(SIGNS_OF_PATTERNS)
        or len(text) <= LONGEST_STRAY
        or key.startswith(("copyright", "www"))
        or "cookie" in key
        or text[-4:-3] == "."  # the name of a file
        or not key
    )


def may_be_told(text: str, key: str) -> bool:
    """Whether a line that begins as those of pages do may be a sentence of a story: `Mehr dazu wollte sie nicht sagen.`

    It ends in a full stop, most of it is words without capitals, and none is of a page: `Follow us on our new channel.`
    """
    said = text.rstrip(f"{CLOSING_QUOTES})")
    if not said.endswith(FULL_STOPS) or said.endswith("..") or has_any(text, _ADDRESSED):
        return False
    if is_unspaced(text):
        enough = count_words(text) >= _FEWEST_SIGNS_OF_EAST
    else:
        plain = [word for word in said.split() if len(word) > _SHORT_WORD and word[0].isalpha()]
        enough = sum(not word[0].isupper() for word in plain) >= _FEWEST_SMALL
    return enough and OF_PAGES.search(key) is None and not has_any(key, SIGNS_OF_PAGES)


def is_row(text: str) -> bool:
    """Whether at least half of the words of a line are numbers, and there are several."""
    cells = [word for word in text.split() if word != "|"]
    numbers = len([cell for cell in cells if _CELL.fullmatch(cell)])
    return numbers >= _FEWEST_CELLS and 2 * numbers >= len(cells)


def _asks_for_consent(key: str) -> bool:
    """Whether a paragraph tells the reader what a site stores; a story on cookies talks otherwise."""
    return "cookie" in key and sum(map(key.__contains__, CONSENT)) >= _FEWEST_OF_CONSENT


def is_prompt(text: str, key: str, *, linked: bool = False) -> bool:
    """Whether a line is, or begins as, what pages of any language put around their stories; `key` is it folded.

    `linked`: it leads somewhere, as no sentence of a story does as a whole.
    """
    if key in _whole_lines():
        return True
    for phrase, reason in _may_begin(key.partition(" ")[0]):
        if reason in _PROMPTS and key.startswith(phrase) and _at_boundary(key, phrase):
            return linked or not may_be_told(text, key)
    return False


def is_box_header(key: str) -> bool:
    """Whether a line heads a box of links to other stories."""
    if _whole_lines().get(key) in _HEADERS:
        return True
    first = key.partition(" ")[0]
    return first not in _NO_HEADERS and (key, "related stories") in _may_begin(first)


def is_button(key: str) -> bool:
    """Whether a whole line is a button, an advertisement's mark or the like."""
    return key in _whole_lines()


def _row_of_buttons(key: str) -> str | None:
    """The reason when a short line is buttons side by side, such as `Share Save`."""
    words = key.split(" ", _MOST_BUTTONS)
    if not 2 <= len(words) <= _MOST_BUTTONS:
        return None
    reasons = [_whole_lines().get(word) for word in words]
    return reasons[0] if None not in reasons else None


def _at_boundary(key: str, phrase: str) -> bool:
    after = key[len(phrase) : len(phrase) + 1]
    return after in {"", " "} or not phrase[-1].isascii()


def _phrases(block: str) -> list[str]:
    return [fold(phrase) for phrase in " ".join(block.split()).split("|")]


@cache
def _whole_lines() -> dict[str, str]:
    return {phrase: reason for reason, block in WHOLE_LINES.items() for phrase in _phrases(block)}


def _may_begin(first: str) -> Sequence[tuple[str, str]]:
    """The few beginnings that could be that of a line with this first word."""
    found = _beginnings().get(first, ())
    return found if first.isascii() else (*found, *_glued_to(first))


def _glued_to(first: str) -> Sequence[tuple[str, str]]:
    return [each for each in _glued().get(first[0], ()) if first.startswith(each[0])]


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """By their first word."""
    table: dict[str, list[tuple[str, str]]] = {}
    for reason, block in BEGINNINGS.items():
        for phrase in _phrases(block):
            table.setdefault(phrase.partition(" ")[0], []).append((phrase, reason))
    return table


@cache
def _long_beginnings() -> list[tuple[str, tuple[str, ...]]]:
    return [(reason, tuple(_phrases(block))) for reason, block in LONG_BEGINNINGS.items()]


@cache
def first_words() -> frozenset[str]:
    """Those of all phrases, folded."""
    long = (phrase for _, phrases in _long_beginnings() for phrase in phrases)
    words = {phrase.partition(" ")[0] for phrase in (*_whole_lines(), *long)}
    return frozenset({*words, *_beginnings(), ""})


def is_glued(first: str) -> bool:
    """Whether a folded first word begins with a phrase behind which no blank has to follow."""
    return bool(_glued_to(first))


@cache
def _glued() -> dict[str, list[tuple[str, str]]]:
    """Those of one word behind which the next may follow without a blank, by their first sign."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in _beginnings().values():
        for phrase, reason in row:
            if not (" " in phrase or phrase[-1].isascii()):
                table.setdefault(phrase[0], []).append((phrase, reason))
    return table
