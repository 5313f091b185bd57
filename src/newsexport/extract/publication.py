"""When a story was published and last changed, from the lines around its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsexport.extract.draft import Draft, Found, NotUnderstood
from newsexport.extract.furniture import OF_PAGES
from newsexport.extract.lines import Line
from newsexport.late_regex import late_regex
from newsexport.prose import publication_words as words
from newsexport.prose.characters import ends_sentence
from newsexport.prose.dates import AmbiguousDate, DateInText, find_dates
from newsexport.prose.embargoes import states_embargo
from newsexport.prose.local_time import in_zone
from newsexport.prose.month_names import month_numbers
from newsexport.prose.whitespace import fold, lower_case

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_UPDATED = late_regex(rf"\b(?:stand|maj|{words.CHANGED})\b|{words.CHANGED_SIGNS}")
_PUBLISHED = late_regex(
    rf"\b(?:first|{words.PUBLISHED}|{words.MADE})\b|{words.PUBLISHED_SIGNS}|{words.MADE_SIGNS}"
)
_DAY_AND_TIME = re.compile(
    r"(?:\b\d{1,2}\.?\s(?P<month>[^\W\d_]{3,12})|\b(?P<before>[^\W\d_]{3,12}\.?)\s\d{1,2})\b.{0,12}?\b\d{1,2}[:.h]\d\d\b"
)
_SHORT_YEAR = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d\d[\s|,·–-]+\d{1,2}:\d\d")
"""A day in numbers whose year has two, and a time: `03.11.26 | 12:08`."""
_DAY_IN_NUMBERS = re.compile(
    r"(?:[^\W\d_]{2,15}:?\s)?\d{1,2}\.\s?\d{1,2}\.,?\s(?:klo?\.?\s)?\d{1,2}[:.]\d\d"
)
"""A day without its year, and a time: `12.10. 8:30`."""
_NUMBER, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]{3,}")
_FIRST = frozenset("last first originally initially zuletzt zuerst erstmals ursprünglich".split())
"""Words before that of publication which name nothing."""
_OF_ITSELF = late_regex(
    r"\b(?:this|it|story|post|page|piece|report|text[oe]?|testo|seite|bericht|meldung|dies\w*|er|es|nota|página|pagina"
    r"|tekst\w*|dit|ce|cet|cette|este|esta|quest[oa]|denn?[ae]|det)\b"
)
"""Words by which a page speaks of itself, beside those that `OF_PAGES` has."""
_LONGEST_LABEL = 110
"""Characters of a line that says when a story was published."""


class _Stated(NamedTuple):
    """A date that the text states, and what for."""

    date: DateInText
    updated: bool
    line: Line
    printed: str


def says_when(text: str) -> bool:
    """Whether a short line speaks of the publication, whether or not its date is whole."""
    if len(text) > _LONGEST_LABEL:
        return False
    said = lower_case(text)
    return bool(_PUBLISHED.search(said) or _UPDATED.search(said))


def tells_of_another(text: str) -> bool:
    """Whether a line with a date says that something else was published: `The law was published on 3 March 1997.`

    It is a sentence whose subject, before date and word of publication, is neither the story nor a part of its page.
    """
    said = _PUBLISHED.search(lower_case(text))
    number = _NUMBER.search(text)
    if said is None or number is None or not ends_sentence(text):
        return False
    before = text[: min(said.start(), number.start())]
    told = [word for word in _WORD.findall(before) if word.islower() and word not in _FIRST]
    return bool(told) and not (
        OF_PAGES.search(fold(before)) or _OF_ITSELF.search(lower_case(before))
    )


def names_a_day(text: str) -> bool:
    """Whether a short line is a day and a time, but leaves the year, or its century, to the reader."""
    if _SHORT_YEAR.fullmatch(text) or _DAY_IN_NUMBERS.fullmatch(text):
        return True
    if len(text) > _LONGEST_LABEL or not (match := _DAY_AND_TIME.search(text)):
        return False
    return (match["month"] or match["before"]).strip(".").lower() in month_numbers()


def read_dates(
    lines: list[Line],
    draft: Draft,
    *,
    below: Sequence[Line] = (),
    month_first: bool | None = None,
    zone: ZoneInfo | None = None,
) -> None:
    """Put the dates of the date lines and bylines near the headline into the draft.

    The lines right `below` the story are asked when none of those says when it was published, and only for one that
    says so itself. `zone` is that of times that state none.
    """
    stated: list[_Stated] = []
    label = ""
    for line in lines:
        if states_embargo(line.text):
            continue
        if line.kind in {"date", "byline"} or line.part == "byline":
            stated.extend(_stated(line, label, draft, month_first))
        label = line.text if line.weight < 40 else ""
    if not stated:
        stated = _beside_other_words(lines, draft, month_first)
    published = next((each for each in stated if not each.updated), None)
    published = published or _published_below(below, draft, month_first)
    updated = next((each for each in stated if each.updated), None)
    if published is not None:
        draft.published, draft.published_day = _values(published, "published", draft, zone, below)
    if updated is not None:
        draft.updated, draft.updated_day = _values(updated, "updated", draft, zone)
    for each in (published, updated):
        if each is not None and each.line.part is None:
            each.line.part = "date"


def _published_below(
    lines: Sequence[Line], draft: Draft, month_first: bool | None
) -> _Stated | None:
    """`First Published: ...` under a story, above any box of others."""
    for line in takewhile(lambda each: each.kind not in {"header", "boxed"}, lines):
        if line.kind == "date" and line.part is None and _PUBLISHED.search(lower_case(line.text)):
            found = (each for each in _stated(line, "", draft, month_first) if not each.updated)
            return next(found, None)
    return None


def _beside_other_words(lines: list[Line], draft: Draft, month_first: bool | None) -> list[_Stated]:
    """The dates of the first short line that names one among other words, such as the section."""
    for line in lines:
        plain = line.kind == "short" and line.part is None and line.weight <= _LONGEST_LABEL
        if plain and (found := _stated(line, "", draft, month_first)):
            return found
    return []


def _stated(line: Line, label: str, draft: Draft, month_first: bool | None) -> list[_Stated]:
    found, last, updated = [], 0, _is_update(label, False)
    for date in find_dates(line.text, month_first=month_first):
        if isinstance(date, AmbiguousDate):
            reason = "day and month cannot be told apart; name the language, such as en-US"
            draft.not_understood.append(NotUnderstood("published", date.text, reason, line.number))
            continue
        updated = _is_update(line.text[last : date.start], updated)
        found.append(_Stated(date, updated, line, line.text[date.start : date.end].strip()))
        last = date.end
    return found


def _is_update(words: str, before: bool) -> bool:
    """What the words before a date say it is; without any, the same as the date before it."""
    words = lower_case(words)
    update = [match.end() for match in _UPDATED.finditer(words)]
    publication = [match.end() for match in _PUBLISHED.finditer(words)]
    if not update and not publication:
        return before
    return max(update, default=-1) > max(publication, default=-1)


def _values(
    stated: _Stated, field: str, draft: Draft, zone: ZoneInfo | None, below: Sequence[Line] = ()
) -> tuple[Found[datetime] | None, Found[str] | None]:
    """The moment when the text gives it whole, else the day; the other one is None."""
    date, number = stated.date, stated.line.number
    method = f"a date line {'below the story' if stated.line in below else 'by the headline'}"
    if date.instant is not None:
        return Found(date.instant, number, method, 0.9), None
    if date.clock is not None and zone is not None:
        instant = in_zone(date.day, date.clock, zone)
        if instant is not None:
            return Found(instant, number, f"{method}, in the zone {zone.key}", 0.9), None
        reason = f"the clocks of {zone.key} skip or repeat this hour; only the day was kept"
        draft.not_understood.append(NotUnderstood(field, stated.printed, reason, number, kept=True))
    elif date.clock is not None:
        reason = "it has no UTC offset, and text.timezone names no zone; only the day was kept"
        draft.not_understood.append(NotUnderstood(field, stated.printed, reason, number, kept=True))
    return None, Found(date.day.isoformat(), number, method, 0.9)
