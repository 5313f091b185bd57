"""Words that keep a story back, as press offices and desks write them above it or before its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from newsexport.late_regex import late_regex
from newsexport.prose.characters import has_any
from newsexport.prose.dates import DateInText, find_dates
from newsexport.prose.day_names import weekdays
from newsexport.prose.times import ZONES

LONGEST = 160
"""Characters of a line above a story that keeps it back, at most."""
_NEAR = 80
"""Characters behind the words in which the end of the embargo is looked for."""
_LONGEST_UNDATED = timedelta(days=7)
"""An embargo that names no day is over when the item is older."""
_END_OF_DAY = timedelta(hours=12)
"""When a day has ended everywhere, behind its midnight in UTC."""

FORBIDDEN = (
    r"\b(?:hold for release|not for (?:release|publication|use) (?:before|until)|sperrfrist"
    r"|ne pas (?:publier|diffuser) avant|no publicar (?:antes|hasta))\b"
).replace(" ", r"\s+")
"""Words that keep a story back wherever they stand. `Embargo` is none: stories are about embargoes."""

_STATED = late_regex(
    rf"\W*(?:(?:strictly\s+)?embargoed\b(?:\s+(?:until|till?|to|for)\b|\W*(?::|$))"
    r"|(?:strict(?:ly)?|under)\s+(?:an?\s+|strict\s+)?embargo\b|embargo\b\W*(?:until|till?)\b|embargo\b\s*:[^.]{0,25}\d"
    rf"|{FORBIDDEN})",
    re.IGNORECASE,
)
"""Enough on a line of its own; more than the word is asked for: headlines and tags are about embargoes too."""

_UNTIL = r"until\b|till?\b|for\b|bis\b|jusqu|au\b|hasta\b|at[ée]\b|fino\b|sino\b|tot\b|do\b|пока\b|до\b|حتى\b|saat\b|kl\.?\b"
_WORDS = late_regex(
    rf"""[\W_]*(?:(?:please\ note|strict(?:ly)?|attention|achtung|note)\W+)?
    (?:(?P<plain>(?:(?:under|sous|unter|bajo|sob|in|onder|sotto)\s+)?(?:an?\s+)?(?:strict\s+|strikte[mn]?\s+)?embargo)\b\W*
         (?P<until>{_UNTIL})?
      |(?:embargoed|embargad[oa]|embargert|embargerad|sperrefrist|klausuleret|julkaisuvapaa|n[ãa]o\s+publicar\s+antes
         |non\s+(?:pubblicare|diffondere)\s+prima|niet\s+(?:publiceren|gebruiken)\s+v[oó][oó]r
         |(?:får\s+)?(?:inte|ej)\s+publiceras\s+före|nie\s+publikować\s+przed|не\s+публиковать\s+до|эмбарго\s+до)\b
      |(?:محظور|يحظر|يُحظر)\s+النشر\s+(?:حتى|قبل)|エンバーゴ|報道解禁|解禁日時|엠바고|禁发|解禁时间|{FORBIDDEN})""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a text begins that a time behind these words keeps back."""
_MARK = late_regex(
    r"\s*(?:(?:STRICTLY )?EMBARGOED|SPERRFRIST)\s*(?:[:\])】]|$)|\s*[\[(【]\s*(?:EMBARGO|Embargo|Sperrfrist|엠바고)\s*[\])】]"
)
"""A mark that needs no time."""
_LIFTED = late_regex(
    r"\W*(?:(?:is|was|has been|ist|wurde|est)\s+)?(?:lifted|over|ended|expired|passed|broken|off\b|on\b|against\b|aufgehoben|abgelaufen"
    r"|gebrochen|lev[ée]|levantado)",
    re.IGNORECASE,
)
_CLOCK = late_regex(
    r"\d{1,2}\s?[:.h]\s?\d\d\b|\b\d{1,4}\s*(?:h|hrs?|hours|uhr|a\.?m|p\.?m|gmt|utc|cest?|e[sd]t|p[sd]t|bst|ist)\b|\bkl(?:o|\.)?\s*\d"
    r"|\d\s*[時时点시]|\d{1,2}\.\s?\d{1,2}\.|\bmidnight\b|\bnoon\b|\bfurther\s+notice\b|\bauf\s+weiteres\b|\bnouvel\s+ordre\b",
    re.IGNORECASE,
)
_DAY = late_regex(
    rf"\b(?:{weekdays('en', 'de', 'fr', 'es')}|to(?:day|morrow)|heute|morgen|demain)\b",
    re.IGNORECASE,
)
_HOURS = late_regex(
    r"\b([01]?\d|2[0-4])(?:[:.]|(?<=\d\d))([0-5]\d)\s*(?:hrs?\b\.?|hours\b|uhr\b|h\b)?\s*(?=[a-z]{3,4}\b)",
    re.IGNORECASE,
)
_BEFORE_ISO = late_regex(r"\b([A-Za-z]{1,4})\s+(?=\d{4}-\d\d-\d\d)")
_STEMS = (
    "embarg", "sperrfrist", "sperrefrist", "klausuleret", "julkaisuvapaa", "release", "for publication", "for use", "publier",
    "diffuser", "publicar", "pubblicare", "diffondere", "publiceren", "gebruiken", "publiceras", "publikować", "публиковать",
    "эмбарго", "النشر", "エンバーゴ", "解禁", "엠바고", "禁发",
)  # fmt: skip
"""One of them stands in all such words, in small letters: looked for first, for hardly any text has one."""
_OPENING = 64
"""Characters in which such words begin a text."""


def may_keep_back(texts: Iterable[str]) -> bool:
    """Whether one of the texts could begin with words that `keeps_back` knows: hardly any does."""
    openings = " ".join([text[:_OPENING] for text in texts]).casefold()
    return has_any(openings, _STEMS)


def may_state_embargo(lines: Iterable[str]) -> bool:
    """Whether one of the lines could say what `states_embargo` knows."""
    said = "\n".join([line for line in lines if len(line) <= LONGEST]).casefold()
    return has_any(said, _STEMS)


def states_embargo(line: str) -> bool:
    """Whether a line above a story says that what stands below it must not be published yet."""
    return len(line) <= LONGEST and (_STATED.match(line) is not None or keeps_back(line))


def keeps_back(text: str) -> bool:
    """Whether a text, such as a headline, begins with words that keep the story back until some time.

    Stricter than `states_embargo`: `EMBARGOED until Monday 06:00: ...` does, `Under embargo, farmers struggle` does not.
    """
    if _MARK.match(text):
        return True
    words = _WORDS.match(text)
    if words is None:
        return False
    rest = text[words.end() : words.end() + _NEAR]
    if _LIFTED.match(rest):
        return False
    if words["plain"] and not words["until"]:  # `Embargo: 5 facts about ...`
        rest = rest[:25]
        return _CLOCK.search(rest) is not None or end_of((rest,)) is not None
    days = next(iter(find_dates(rest)), None)
    return days is not None or bool(_CLOCK.search(rest) or _DAY.search(rest))


def _with_plain_times(line: str) -> str:
    """The line with times such as desks write them, `0600 GMT` or `10.00 Uhr MEZ`, as `06:00 GMT`."""

    def plain(match: re.Match[str]) -> str:
        zone = match.string[match.end() :].lstrip()[:4].rstrip(" ,.").lower()
        return f"{match[1]}:{match[2]} " if zone in ZONES else match[0]

    return _BEFORE_ISO.sub(r"\1 | ", _HOURS.sub(plain, line))


def end_of(lines: Iterable[str]) -> datetime | None:
    """When the embargo ends that these lines state; None where that is not exactly one moment."""
    dates = [each for line in lines for each in find_dates(_with_plain_times(line))]
    moments = {each.instant for each in dates if isinstance(each, DateInText)}
    return moments.pop() if len(moments) == 1 else None


def may_hold(text: str, now: datetime, said: datetime | None) -> bool:
    """Whether words that keep a story back may still do so. `said`: the time of the item, None where it has none.

    A day without a zone has ended when it has ended everywhere; words that name no day hold for a week.
    """
    days = [each for each in find_dates(text[:LONGEST]) if isinstance(each, DateInText)]
    if not days:
        return said is None or now - said <= _LONGEST_UNDATED
    return max(map(_ends, days)) > now


def _ends(date: DateInText) -> datetime:
    if date.instant is not None:
        return date.instant
    midnight = datetime.combine(date.day, time(), UTC) + timedelta(days=1)
    return midnight + _END_OF_DAY
