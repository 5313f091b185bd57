"""What characters say about a text, whatever its script: its length, its end, its direction.

Facts from Unicode: general categories, bidirectional classes, Sentence_Terminal (UAX 29, UAX 9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from newsexport.late_regex import late_regex

_DENSE = late_regex("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_DENSE_WEIGHT = 2.5
"""One Han, kana or hangul sign says about as much as this many letters of an alphabet."""

_UNSPACED = late_regex("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_OR_HANGUL = late_regex("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_LETTERS_PER_WORD = 6

SENTENCE_ENDS = ".!?…‼⁇⁈⁉。！？｡؟۔।॥።፧։។៕။"
"""Marks that end a sentence: Latin, CJK, Arabic, Urdu, Indic, Ethiopic, Armenian, Khmer, Burmese."""

CLOSING_QUOTES = '"”’»“‘«'
"""Quotation marks that close what is said, in one language or another: German ends with “ or «, English with ”."""
OPENING_QUOTES = "\"“”„«»'‘’"
"""Those that open it: Swedish and Finnish begin with ” as they end."""
_CLOSING = "\"'”’»›)]}＂＇）］」』】〉》*_"
_AT_ONCE = f"[{re.escape(CLOSING_QUOTES + _CLOSING)}]*"
"""What may close a sentence right behind its mark: behind a blank, some of these marks open what comes next."""
_END = late_regex(f"[{re.escape(SENTENCE_ENDS)}]{_AT_ONCE}[{re.escape(_CLOSING)}\\s]*$")
_ENDS = frozenset(SENTENCE_ENDS)
_COLON_END = late_regex(rf"[:：][{re.escape(_CLOSING)}\s]*$")
_OTHER_DIGIT = late_regex(r"[^\D0-9]")
_STOPLESS = late_regex("[\u0e00-\u0eff]")
_TAIL = 24
"""Characters at the end of a text in which its end mark is looked for."""

_RTL = late_regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = late_regex(r"[^\W\d_]")
_WORD = late_regex(r"[^\W\d_]+")
_SAMPLE = 5000

CONTROL_RANGES = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Control characters, noncharacters and lone surrogates, as they stand in a class of a regular expression."""
_CONTROL = late_regex(f"[{CONTROL_RANGES}]")
_ANY_CONTROL = late_regex(f"[{CONTROL_RANGES}\x1c-\x1f]")


def _all_but(leads: Iterable[int]) -> bytes:
    return bytes(set(range(256)).difference(leads))


_NO_DENSE, _NO_UNSPACED, _NO_RTL = (
    _all_but([*range(0xE3, 0xEE), 0xEF]),
    _all_but([0xE0, 0xE1, *range(0xE3, 0xEE)]),
    _all_but([*range(0xD6, 0xE1), 0xEF]),
)
"""The bytes with which signs of these scripts never begin in UTF-8."""


def _may_have(text: str, others: bytes) -> bool:
    """Whether any sign of a text may begin with another byte than these: a fraction of the cost of a pattern."""
    return bool(text.encode("utf-8", "replace").translate(None, others))


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of these words, or signs, stands in a text."""
    for word in words:  # noqa: SIM110 half the cost of `any`
        if word in text:
            return True
    return False


def is_unspaced(text: str) -> bool:
    """Whether the text has signs of a script that does not write blanks between words."""
    if text.isascii() or not _may_have(text, _NO_UNSPACED):
        return False
    return _UNSPACED_OR_HANGUL.search(text) is not None


def may_be_dense(text: str) -> bool:
    """Whether a text may have signs that count for several letters; where it has none, its weight is its length."""
    return not text.isascii() and _may_have(text, _NO_DENSE)


def weight(text: str) -> int:
    """The length of a text in letters of an alphabet; signs of dense scripts count for several."""
    if not may_be_dense(text):
        return len(text)
    dense = len(text) - len(_DENSE.sub("", text))
    return len(text) + int(dense * (_DENSE_WEIGHT - 1))


def count_words(text: str) -> int:
    """The number of words; estimated from the length in scripts that do not write blanks."""
    if not text.isascii() and _UNSPACED.search(text[:_SAMPLE]):
        unspaced = len(_UNSPACED.findall(text[:_SAMPLE]))
        if unspaced * 2 > len(text[:_SAMPLE]):
            return max(1, weight(text) // _LETTERS_PER_WORD)
    return len(text.split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends like a sentence: an end mark of any script, closing quotes after it."""
    last = text[-1:]
    if last.isalnum() or last in _ENDS:
        return last in _ENDS and last != ""
    return _END.search(text[-_TAIL:]) is not None


def has_no_full_stops(text: str) -> bool:
    """Whether the text is in a script that ends its sentences with a blank: Thai and Lao."""
    return _STOPLESS.search(text[:_TAIL]) is not None


def ends_with_colon(text: str) -> bool:
    """Whether the text announces what follows."""
    return not text[-1:].isalnum() and _COLON_END.search(text[-_TAIL:]) is not None


def is_right_to_left(text: str) -> bool:
    """Whether most letters belong to a script written from right to left (UAX 9, classes R and AL)."""
    sample = text[:_SAMPLE]
    if sample.isascii() or not _may_have(sample, _NO_RTL):
        return False
    found = len(_RTL.findall(sample))
    return found > 0 and found * 2 > len(_LETTER.findall(sample)) > 0


def is_caseless(text: str) -> bool:
    """Whether the text begins in a script without capital letters (Arabic, Han, Devanagari, ...)."""
    letter = _LETTER.search(text)
    return letter is not None and (letter[0].lower() == letter[0].upper() or is_georgian(letter[0]))


def is_georgian(letter: str) -> bool:
    """Whether a letter is one of those of Georgian, whose capitals Unicode knows but no newspaper prints."""
    return "\u10d0" <= letter <= "\u10ff"


def goes_on(text: str, words: Iterable[str]) -> bool:
    """Whether one of these words, in small letters, stands in a text without a capital, as words of a sentence do.

    Single letters say nothing: `3 p. m.`; nor do scripts that have no full stops.
    """
    if has_no_full_stops(text):
        return False
    plain = {word for word in _WORD.findall(text) if len(word) > 1 and not word[0].isupper()}
    return any(word in plain or (len(word) > 1 and is_caseless(word)) for word in words)


def is_small(letter: str) -> bool:
    """Whether a letter is a small one of a script that begins sentences with a capital."""
    return letter.islower() and not is_georgian(letter)


def has_controls(text: str) -> bool:
    """Whether there is any of the control characters, noncharacters and lone surrogates."""
    if text.replace("\n", "").isprintable():
        return False
    return _ANY_CONTROL.search(text) is not None


def control_characters(text: str) -> list[str]:
    """The control characters, noncharacters and lone surrogates in the text, in order."""
    return _CONTROL.findall(text)


def without_controls(text: str) -> str:
    """The text without control characters, noncharacters and lone surrogates."""
    return _CONTROL.sub("", text)


def direction_of(text: str) -> Literal["rtl"] | None:
    """`rtl` when the script proves it; else None, which readers take for left to right."""
    return "rtl" if is_right_to_left(text) else None


def ascii_digits(text: str) -> str:
    """The same text with the decimal digits of every script written as 0 to 9; no length changes."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
