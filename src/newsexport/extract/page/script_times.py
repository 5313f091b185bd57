"""When a story was published, as scripts of its page note it for counters and frameworks: `publishDate: "2026-03-05"`.

Only members that are called a date of publication are read. A page that lists other stories in its data notes their
dates under the same names: so a name counts only where all of it is one day. Where no such name says anything, the
data are looked through for the object that bears the headline. Nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from newsexport.extract.page.data_markup import bearers_of
from newsexport.extract.page.head import Script
from newsexport.extract.page.page_time import PageTime, read_time
from newsexport.extract.page.times_seen import Stated
from newsexport.prose.whitespace import fold
from newsexport.syntax.script_data import data_of, flight_of

MOST_NOTED = 0.62
"""Confidence in a day on which all scripts that speak of the story agree."""
_UNSURE, _DISAGREEING, _OF_OBJECT = 0.5, 0.35, 0.6
"""Confidence in other scripts, in one of several days, and in the object that bears the headline."""
_PLAIN = re.compile(r"[A-Za-z0-9 ,.-]+")
_SHORTEST_SIGN, _LONGEST_SIGN = 8, 30
_LARGEST = 1_500_000
"""Characters of all scripts that are looked at."""
_MOST = 400
"""Places of a script that are looked at."""
_STEMS = ("ubli", "ubDate", "ubdate", "ub_date", "ub-date")
"""What is in every name that is looked for: the likeliest first, and each read from there in both directions."""
_RANKS = {stem: rank for rank, stem in enumerate(_STEMS)}
_STEM = re.compile(r"ub(?:li(?=(?i:sh(?!ers?\b)|c[ae]))|Date|date|_date|-date)")
"""The same, found fast, and only where it may be one of the names."""
_BEFORE, _AFTER = 24, 90
_MEMBER = re.compile(
    r"(?<![\w.$-])(?P<name>(?:[A-Za-z]+[.:])?[A-Za-z][\w-]{4,40})(?:\\*[\"'])?\s*[:=,]\s*"
    r"(?:\\*[\"'](?P<text>[^\"'\\<>{}]{8,40})\\*[\"']|(?P<number>\d{10}(?:\d{3})?)\b)"
)
_NAMES = frozenset(
    "datepublished datepublish datepublishediso datepublishiso publisheddate publishdate publishdatetime publishedat"
    " publishedtime publishtime published publishedon publisheddatetime publishtimestamp publishedtimestamp publishedts"
    " publicationdate publicationtime publicationdatetime publishingdate publicationdateiso publishedatiso publishediso"
    " pubdate pubdatetime pubtime isopubdate pubdateiso datepublication fechapublicacion fechadepublicacion"
    " datapublicacao datapubblicazione publicatiedatum publiceringsdatum".split()
)
"""Names of a date of publication, in lower case and without marks between their words."""
_SPECIFYING = re.compile(
    r"(?:article|page|content|cms|post|story|news|asset|entity|document|meta|og|dc|original|initial|first|primera|iso)+"
    r"(?=publ|pubd|datep)"
)
_OF_STORY = re.compile(
    r"(?:deploy|service|regist(?:er|ration)?|reg|release|issued?|display|firstpublish|written|write|created?|creation)"
    r"(?:ed)?(?:dt|date|datetime|at|on|time)|date(?:created|issued)"
)
"""What systems call the date beside the headline when nothing there is called publication."""
_MARKS = re.compile(r"[\W_]+")


def noted_in(
    scripts: Iterable[Script], signs: Sequence[str], month_first: bool | None
) -> Iterator[Stated]:
    """The dates of publication that scripts note, each name's only where it means one day; the first of the page first.

    `signs` are pieces of headline and address: a script that has none of them may speak of something else, such as
    a film on the page, and is believed less; names that disagree are hardly believed.
    """
    found: dict[bool, dict[str, list[PageTime]]] = {True: {}, False: {}}
    left = _LARGEST
    for script in scripts:
        text = script.text
        left -= len(text)
        if left < 0:
            break
        members = [
            (name, time)
            for name, value in _members(text)
            if (time := read_time(value, month_first=month_first))
        ]
        own = bool(members) and any(sign in text for sign in signs)
        for name, time in members:
            found[own].setdefault(name, []).append(time)
    for own, sure in ((True, MOST_NOTED), (False, _UNSURE)):
        names = {name: times for name, times in found[own].items() if _days(times) == 1}
        agree = _days(time for times in names.values() for time in times) == 1
        for name, times in names.items():
            yield Stated(
                _fullest(times), f"the name {name} in a script", sure if agree else _DISAGREEING
            )


def signs_of(headline: str | None, url: str | None) -> list[str]:
    """What a script has that speaks of the story: a piece of its headline as every encoding writes it, its address."""
    pieces = _PLAIN.findall(headline or "")
    piece = max(pieces, key=len, default="").strip()[:_LONGEST_SIGN]
    slug = (url or "").partition("?")[0].rstrip("/").rpartition("/")[2]
    return [sign for sign in (piece, slug) if len(sign) >= _SHORTEST_SIGN]


def _days(times: Iterable[PageTime]) -> int:
    return len({time.day for time in times})


def _fullest(times: Sequence[PageTime]) -> PageTime:
    return min(times, key=lambda time: (time.instant is None, time.clock is None))


def _members(text: str) -> Iterator[tuple[str, str]]:
    """Name and value of the members that are called a date of publication."""
    found = islice(_STEM.finditer(text), _MOST)
    for stem in sorted(found, key=lambda stem: _RANKS[stem[0]]):
        yield from _member_around(text, stem.start())


def _member_around(text: str, at: int) -> Iterator[tuple[str, str]]:
    for match in _MEMBER.finditer(text, max(0, at - _BEFORE), at + _AFTER):
        if match.start("name") <= at < match.end("name") and _is_publication(match["name"]):
            yield match["name"], match["number"] or match["text"]
        if match.end("name") > at:
            return


def _is_publication(name: str) -> bool:
    return _SPECIFYING.sub("", _MARKS.sub("", name).lower()) in _NAMES


def beside_headline(
    scripts: Sequence[Script], titles: Iterable[str], month_first: bool | None
) -> Stated | None:
    """The date of the object in the data of a page that bears one of its titles; None where there is none."""
    known = frozenset(fold(title) for title in titles)
    for name, value in _values(scripts):
        for chain in bearers_of(value, known):
            for node in chain[:2]:
                for key, time in _times_of(node, month_first):
                    return Stated(time, f"{key} beside the headline in {name}", _OF_OBJECT)
    return None


def _values(scripts: Sequence[Script]) -> Iterator[tuple[str, Any]]:
    left = _LARGEST
    for script in scripts:
        left -= len(script.text)
        if left < 0:
            return
        yield from data_of(script.text, script.kind, script.name)
    yield from flight_of(script.text for script in scripts if "__next_f" in script.text)


def _times_of(node: dict[str, Any], month_first: bool | None) -> Iterator[tuple[str, PageTime]]:
    """The dates of one object: of publication first."""
    stated = [
        (key, time)
        for key, value in node.items()
        if isinstance(value, (str, int)) and not isinstance(value, bool) and len(str(value)) <= 40
        if (time := read_time(str(value), month_first=month_first)) is not None
    ]
    yield from (each for each in stated if _is_publication(each[0]))
    yield from (each for each in stated if _OF_STORY.fullmatch(_MARKS.sub("", each[0]).lower()))
