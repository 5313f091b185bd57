"""Items that say the same fields are written once; of the next ones only the values are put in their places.

What becomes of an item hangs on its shape and on the values that count (`shapes.Form`): which elements are written, in
which order, and what is told as lost. All other values are passed on as they are, as long as each is plainly of its kind:
words on one line without signs of markup, an address of ASCII, a date of our time. Where they come out is found by a
trial: the item is written with marks in the place of its values. A template counts only if the element and the losses of
the item that it was made of come out of it as they were written.

Such an element needs no judge. The one with the marks was seen to be right (`glance`), and each mark is of a kind that
the pattern takes only where it takes all values of that kind: a letter beyond ASCII, only where it takes all but the signs
of markup (in an attribute, also no quote); an address, a number and a date, only where it takes any of them. Whatever is
not plainly of its kind is written and judged as if nobody had looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from newsexport.diagnostic import short
from newsexport.formats.rss.glance import DATE as DAY
from newsexport.formats.rss.glance import INSTANT, WEB
from newsexport.formats.rss.shapes import CHANGED, DATE, PUBLISHED
from newsexport.formats.rss.stories import LONGEST, is_writable
from newsexport.payloads.html.plain_words import calm_fragment
from newsexport.payloads.html.write import write_each
from newsexport.prose.bylines import persons_named
from newsexport.prose.feed_dates import clock, rfc822, rfc3339
from newsexport.report import Report
from newsexport.report.marks import Kindred
from newsexport.report.pending import LONG, FindingsOfCode
from newsexport.schema.v1 import NewsItem, PartialDate, Party

PLACE = "\0"
"""Stands for the story in a template: no value holds it."""
_PLACE = PLACE.encode()
BETWEEN_KEYWORDS = "</category>\n<category>"
_ADDRESSES = re.compile(f"{WEB}(?:\n{WEB})*").fullmatch
_DATE = re.compile(f"(?:{INSTANT}|{DAY})").fullmatch
_INSTANT = re.compile(INSTANT).fullmatch


class Template(NamedTuple):
    """What becomes of all items of one form."""

    pieces: list[str]
    """The element: what is the same in all items, and in between one piece for each value."""
    pick: Callable[[Sequence[str]], tuple[str, ...]]
    """The values in the order of their pieces."""
    quoted: list[int]
    """Those that stand in attributes, among the words."""
    ends: tuple[int, int, int, int, int, int]
    """Where words, names, addresses, what `writers` write, numbers, and what is told end among the values."""
    makers: int
    """How many names those who made the item have."""
    media: list[int]
    """Addresses of media objects."""
    writers: list[Callable[[Any], str | None]]
    told: Callable[[Sequence[Any]], tuple[Any, ...]]
    """The values that are told."""
    losses: Callable[[Sequence[object]], list[FindingsOfCode]]
    """Makes the losses of what is told."""
    counts: Callable[[str | None], list[tuple[Kindred, int]]]
    """How many losses there are of each kind, by the target."""

    def fill(self, item: NewsItem, said: list[Any], report: Report) -> bytes | None:
        """The element of an item that says this; None, and nothing told, where a value is not plainly of its kind."""
        texts = self.texts(said, item.keywords)
        if texts is None:
            return None
        story = _story(item)
        if story is None:
            return None
        pieces = self.pieces.copy()
        pieces[1::2] = self.pick(texts)
        self.tell(said, report)
        return "".join(pieces).encode().replace(_PLACE, story, 1)

    def texts(self, said: list[Any], keywords: tuple[str, ...]) -> list[str] | None:
        """The values as they are written; None where one is not plainly of its kind."""
        words, names, addresses, dates, numbers, told = self.ends
        if not (all(said[:dates]) and all(said[numbers:told])):
            return None
        texts: list[str] = said[:names]
        joined = " ".join((*keywords, *texts))
        if not (
            joined.isprintable() and joined.rfind("  ") < 0 and joined[:1] != " " and joined[-1:] != " "
            and "&" not in joined and "<" not in joined and ">" not in joined
        ):  # fmt: skip
            return None  # not lines of words without signs of markup
        if len(keywords) > 1 and len(set(keywords)) < len(keywords):
            return None
        if words < names and not _are_persons(tuple(texts[words:]), self.makers):
            return None
        if self.quoted and '"' in "".join(map(said.__getitem__, self.quoted)):
            return None
        if names < addresses:
            joined = "\n".join(said[names:addresses])
            if _ADDRESSES(joined) is None:
                return None
            if len(self.media) > 1 and len({said[at] for at in self.media}) < len(self.media):
                return None
            texts += (joined.replace("&", "&amp;") if "&" in joined else joined).split("\n")
        for write, value in zip(self.writers, said[addresses:dates], strict=True):
            text = write(value)
            if text is None:
                return None
            texts.append(text)
        if dates < numbers:
            found = said[dates:numbers]
            if None in found or min(found) < 0:
                return None
            texts += map(str, found)
        if keywords:
            texts.append(BETWEEN_KEYWORDS.join(keywords))
        return texts

    def tell(self, said: list[Any], report: Report) -> None:
        """Put the losses of an item into the report."""
        told = tuple(map(keepable, self.told(said)))
        report.note_together(self.counts(report.target), self.losses, told)


def keepable(value: object) -> object:
    """A value as it may be kept until somebody asks: itself, or what is told of it."""
    if type(value) is Party and value.name:
        value = value.name
    if isinstance(value, str):
        return value if len(value) < LONG else short(value)
    return value if isinstance(value, (int, date)) else short(value)


def _published(moment: datetime) -> str | None:
    return None if moment.microsecond or moment.year < 1000 else rfc822(moment)


def _changed(moment: datetime) -> str | None:
    if moment.tzinfo is UTC and not moment.microsecond:
        day = _plain_day(moment.toordinal())
        if day is not None:
            return f"{day}T{clock(moment)}Z"
    text = rfc3339(moment)
    return text if _INSTANT(text) else None


@lru_cache(maxsize=256)
def _plain_day(number: int) -> str | None:
    day = date.fromordinal(number).isoformat()
    return day if _DATE(day) else None


def _date(day: PartialDate) -> str | None:
    return day if _DATE(day) else None


WRITERS: dict[int, Callable[[Any], str | None]] = {
    PUBLISHED: _published, CHANGED: _changed, DATE: _date,
}  # fmt: skip
"""Kind of a value -> what writes it; None where it is not plainly of its kind."""


@lru_cache(maxsize=4096)
def _are_persons(names: tuple[str, ...], makers: int) -> bool:
    """Whether each name is read again as that of one person, whatever else the item says; the first are `makers`, each once."""
    if len(set(names[:makers])) < makers:
        return False
    return not any("@" in name or persons_named(name) for name in names)


def _story(item: NewsItem) -> bytes | None:
    """The body in HTML; None where something is lost of it, a figure shows a media object, or no CDATA section can hold it."""
    if not item.body:
        return b""
    calm = calm_fragment(item.body)
    if calm is None:
        written = write_each(item.body, item.media)
        if written.losses or written.shown:
            return None
        try:
            calm = written.markup.encode()
        except UnicodeEncodeError:
            return None
        if b"]]>" in calm or b"\r" in calm or not is_writable(calm):
            return None
    return calm if len(calm) <= LONGEST else None
