"""What a reader of JSON lost without a word: every value of a document is in its items, or told at its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token

TELL = frozenset({"LS002", "RD005", "RD007", "RD010"})
WORD = re.compile(r"[a-z]{4}\d+q")
"""A word as `words.Words` makes them."""
NUMBER = re.compile(r"(?:PT)?(\d+)(?: ?B| ?px|S)?")
"""A number, also as a size, a measure or a duration."""
TAG = re.compile(r"<[^>]*>")


class Value(NamedTuple):
    """A value of the document, or a name in it that somebody chose."""

    pointer: str
    said: Any


def silently_lost(
    document: Any, items: Iterable[NewsItem], report: Report, *, ignored: re.Pattern[str]
) -> list[str]:
    """The values that are nowhere. `ignored`: pointers of values that say nothing of the news."""
    assert not report.truncated, "more was told than a report keeps"
    known = _Known([item.model_dump(mode="json", by_alias=True) for item in items])
    told = {
        each.pointer
        for each in report.diagnostics
        if each.code in TELL and each.pointer  # what is told of the whole document tells no value
    }
    missing = []
    for value in _values(document, ""):
        if ignored.search(value.pointer) or _is_told(value.pointer, told):
            continue
        if not known.holds(value.said):
            missing.append(f"{value.pointer} = {value.said!r}")
    return missing


def _is_told(pointer: str, told: set[str]) -> bool:
    while True:
        if pointer in told:
            return True
        pointer = pointer.rpartition("/")[0]
        if not pointer:
            return False


class _Known:
    """All that items say."""

    def __init__(self, dumps: list[Any]) -> None:
        said = [each.said for each in _values(dumps, "")]
        texts = [each for each in said if isinstance(each, str)]
        self._text = "\n".join(" ".join(each.split()) for each in texts)
        self._words = set(WORD.findall(self._text))
        self._moments = {read_date(each).instant for each in texts if each[:1].isdigit()} - {None}
        self._left = Counter(_number(each) for each in said if not isinstance(each, str))
        self._left.update(each for each in texts if len(each) < 20)

    def holds(self, said: Any) -> bool:
        """Whether the items say it; a number, or a word of a list, as often as the document."""
        if isinstance(said, str):
            return self._holds_text(said)
        if said is None or said is False:
            return True
        if self._left[_number(said)] > 0:
            self._left[_number(said)] -= 1
            return True
        is_rare = not isinstance(said, bool) and (said > 9999 or bool(said % 1))
        return self._left[str(said)] > 0 or (is_rare and str(said) in self._text)

    def _holds_text(self, said: str) -> bool:
        plain = " ".join(said.split())
        if not plain or plain in self._text:
            return True
        number = NUMBER.fullmatch(plain)
        if number and self._left[int(number[1])] > 0:
            return True
        if plain[:1].isdigit() and read_date(plain).instant in self._moments:
            return True
        words = WORD.findall(said)
        bare = WORD.sub("", TAG.sub(" ", unescape(said)))
        only_markup = "<" in said or not bare.strip()
        return bool(words) and only_markup and set(words) <= self._words


def _number(said: Any) -> Any:
    is_whole = isinstance(said, float) and said.is_integer()
    return ("bool", said) if isinstance(said, bool) else int(said) if is_whole else said


def _values(value: Any, pointer: str) -> Iterator[Value]:
    if isinstance(value, dict):
        for key, each in value.items():
            here = f"{pointer}/{escape_token(key)}"
            if WORD.search(key) and each not in (None, "", [], {}):
                yield Value(here, "".join(WORD.findall(key)))
            yield from _values(each, here)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _values(each, f"{pointer}/{index}")
    else:
        yield Value(pointer, value)
