"""The dates that readers of a page see: in elements that are called so, in short lines, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from typing import NamedTuple

from newsexport.extract.page.class_words import COMMENTS, flags_by_name
from newsexport.extract.page.date_lines import (
    from_label,
    is_dated_head,
    is_told,
    says_changed,
    says_published,
)
from newsexport.extract.page.nearby import nearest_first, without_lists
from newsexport.extract.page.page_time import PageTime, read_time
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.characters import ascii_digits, has_any
from newsexport.prose.whitespace import lower_case, one_line
from newsexport.syntax.html_page import attributes_of, words_in
from newsexport.syntax.xml import Element

_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)"
)


class Stated(NamedTuple):
    """A time, and the place of the page that states it."""

    time: PageTime
    method: str
    confidence: float
    element: Element | None = None
    """Where it stands, when readers see it."""


class Place(NamedTuple):
    """Where a page is at home, by which its times are understood."""

    url: str | None
    language: str
    month_first: bool | None
    """Whether dates such as 03/04/2026 begin with the month; None: not known."""
    heading: Element | None = None
    """Where readers see the headline."""
    headline: str | None = None
    """Its words."""

    @property
    def year_first(self) -> bool:
        """Whether dates such as 26.03.04 begin with the year."""
        return self.language[:2].lower() in ("zh", "ja", "ko")


def for_readers(view: PageView, place: Place) -> Iterator[Stated]:
    """The dates that readers see, the likeliest first."""
    month_first, comments = place.month_first, _Comments()
    own_times = [
        each
        for each in without_lists(view.times, view, place.heading)
        if next(each.iterancestors("blockquote"), None) is None
    ]
    yield from _in_times(own_times, place.url, month_first, comments)
    own = list(without_lists(view.dates, view, place.heading))
    of_lists = set(view.dates).difference(own)
    commented = [each for each in (*view.times, *view.dates) if comments.hold(each)]
    of_comments = set(commented)
    called_dates = [each for each in own if each not in of_comments]
    below, right_above, others = nearest_first(called_dates, view, place.heading)
    yield from _called_dates(below, 0.6, month_first)
    if right_above or others:  # they may be the day on which the page is read, in its head
        in_head = list(_in_head(view, place))
        yield from (stated for stated, is_labelled in in_head if is_labelled)
        yield from _called_dates(right_above, 0.6, month_first)
        yield from (stated for stated, is_labelled in in_head if not is_labelled)
    yield from _called_dates(others, 0.6, month_first)
    taken = set(own_times)
    other_times = (each for each in view.times if each not in taken)
    waiting = [
        (_OF_LIST, _times_of(other_times, _OF_LIST, month_first, comments)),
        (
            _OF_LIST,
            _called_dates((each for each in view.dates if each in of_lists), _OF_LIST, month_first),
        ),
        (_OF_COMMENT, _of_comments(commented, month_first)),
    ]
    for stated in _in_lines(view, place, comments):
        while waiting and stated.confidence < waiting[0][0]:
            yield from waiting.pop(0)[1]
        yield stated
    for _, rest in waiting:
        yield from rest


def _in_head(view: PageView, place: Place) -> Iterator[tuple[Stated, bool]]:
    """The dates in lines between headline and text that say nothing else, and whether a word says what they are."""
    heading = _order_of(place.heading, view)
    if heading < 0:
        return
    for run in view.runs:
        if run.order <= heading:
            continue
        if run.order > heading + _NEAR or len(run.text) >= _LONGEST_LINE:
            return
        if _is_dated(run.text) and is_dated_head(run.text) and not says_changed(run.text):
            said = from_label(run.text)
            text = _with_century(said, place.year_first)
            for each in if_time(text, _NEAR_HEADLINE, 0.6, place.month_first, run.element):
                yield each, said is not run.text


def _called_dates(
    elements: Iterable[Element], confidence: float, month_first: bool | None
) -> Iterator[Stated]:
    """The dates in elements that are called so: those of a publication first."""
    for element in sorted(elements, key=_likely):
        text = one_line(words_in(element, " "))
        if len(text) < 200 and not _NOW.search(lower_case(text)):
            text = _for_scripts(element) or _with_century(from_label(text))
            yield from if_time(text, "a line called date", confidence, month_first, element)


def _likely(element: Element) -> int:
    """What is called a publication comes first, what is called today's date last."""
    if _TODAY.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()):
        return 2
    return 0 if _is_publication(element) else 1


def _of_comments(elements: list[Element], month_first: bool | None) -> Iterator[Stated]:
    """The dates of what readers wrote about a story: it is no younger than the first of them."""
    for element in elements:
        text = _for_scripts(element) or _with_century(value_of(element)[:_LONGEST_LINE])
        yield from if_time(text, "the date of a comment", _OF_COMMENT, month_first, element)


class _Comments:
    """What readers wrote, by what the elements around it are called; each of these is looked at once."""

    def __init__(self) -> None:
        self._known: dict[Element, bool] = {}

    def hold(self, element: Element) -> bool:
        """Whether an element stands in comments."""
        above: list[Element] = []
        current = element.getparent()
        while current is not None and current not in self._known:
            above.append(current)
            current = current.getparent()
        inside = current is not None and self._known[current]
        for each in reversed(above):
            named = each.tag not in _WHOLE_PAGE and flags_by_name(each) & COMMENTS != 0
            inside = self._known[each] = inside or named
        return inside


def _is_beside(element: Element, heading: Element | None) -> bool:
    """Whether a date stands beside the story, such as in a list of events."""
    aside = next((each for each in element.iterancestors("aside")), None)
    if aside is None or heading is None:
        return aside is not None
    section = next((each for each in aside.iterancestors(*_SECTIONS)), aside)
    return all(each is not section for each in heading.iterancestors())


def _for_scripts(element: Element) -> str | None:
    """What an element called date, or the one inside it, states in an attribute: scripts write such dates out."""
    for each in (element, *islice(element, 1)):
        for name, value in attributes_of(each).items():
            if _NAMES_A_TIME.search(name) and _FOR_MACHINES.match(value):
                return value
    return None


def _in_lines(view: PageView, place: Place, comments: _Comments) -> Iterator[Stated]:
    """Dates in short lines: first those near the headline, then those above, then the rest of the page.

    A line that says that something was published on its date comes before all others.
    """
    dated = [run for run in view.runs if len(run.text) < _LONGEST_LINE and _is_dated(run.text)]
    heading = _order_of(place.heading, view)
    said = [run for run in dated if says_published(run.text)]
    dated = [
        run for run in dated if not _NO_DATE.search(lower_case(run.text)) and not is_told(run.text)
    ]
    below = [run for run in dated if run.order >= heading]
    near = [run for run in dated if heading - _JUST_ABOVE < run.order < heading + _NEAR]
    changed = [run for run in near if says_changed(run.text)]
    near = sorted((run for run in near if run not in changed), key=_leads_elsewhere)
    if changed:  # a date inside of the text says less than this
        begins = _first_long(view, changed[0].order)
        near = [run for run in near if run.order < begins]
    above = [run for run in dated if run.order < heading]
    beginning = list(_datelines(view, heading))
    if beginning:  # what stands below is said in the text
        near = [run for run in near if run.order < beginning[0].order]
    for runs, method, confidence in (
        (said if len(said) == 1 else (), _SAYS_PUBLISHED, 0.58),
        (near, _NEAR_HEADLINE, 0.55),
        (beginning, "a date that begins the text", 0.5),
        (changed, "a line that says when it was changed", 0.42),
        (
            sorted(
                above[::-1][:_NEAR], key=lambda run: (says_changed(run.text), _leads_elsewhere(run))
            ),
            "a date above the headline",
            0.4,
        ),
        (below, _ANYWHERE, 0.3),
    ):
        for run in runs:
            if _is_beside(run.element, place.heading) or (
                run.order > heading and comments.hold(run.element)
            ):
                continue
            text = _with_century(from_label(run.text), place.year_first)
            yield from if_time(text, method, confidence, place.month_first, run.element)


def _leads_elsewhere(run: Run) -> bool:
    """Whether most of a line leads to another story, whose date it may give."""
    return 2 * run.links > len(run.text)


def _is_dated(line: str) -> bool:
    if not line.isascii():
        line = ascii_digits(line)
        if has_any(line, _IN_OTHER_CALENDARS) and _OTHER_CALENDAR.search(line):
            return True
    if not ("2" in line or "1" in line or "0" in line or "年" in line):
        return False
    if _SHORT_NUMBERS.search(line):
        rest = from_label(line)
        if _with_century(rest) is not rest:
            return True
    may_be = "20" in line or "19" in line or "年" in line or "25" in line
    return (may_be and _DIGITS.search(line) is not None) or _with_century(line) is not line


def _order_of(heading: Element | None, view: PageView) -> int:
    """The place of the headline among the pieces of the page."""
    first = -1
    for run in view.runs:
        if run.element is heading:
            return run.order
        if first < 0 and run.tag == "h1":
            first = run.order
    return first


def _first_long(view: PageView, behind: int) -> float:
    """The place of the first paragraph behind another place."""
    orders = (run.order for run in view.runs if len(run.text) >= _LONGEST_LINE)
    return next((order for order in orders if order > behind), inf)


def _datelines(view: PageView, heading: int) -> Iterator[Run]:
    """The first paragraph, where it begins with a date that is no part of its sentence."""
    long = (run for run in view.runs if run.order > heading and len(run.text) >= _LONGEST_LINE)
    for run in islice(long, 2):
        if _DATELINE.match(run.text):
            yield run


def _with_century(line: str, year_first: bool = False) -> str:
    """A line that is a date, its year in full."""
    if len(line) >= _SHORT_LINE or not ("2" in line or "1" in line or "0" in line):
        return line
    short = _SHORT_YEAR_FIRST.fullmatch(line) if year_first else None
    if short is not None:
        return "{before}20{year}{day}{after}".format(**short.groupdict())
    if "." in line and not line.isascii():
        line = _SHORT_THAI_YEAR.sub("25", line)
    short = _SHORT_YEAR.fullmatch(line)
    return "{before}{day}20{year}{after}".format(**short.groupdict()) if short else line


_DATELINE = re.compile(
    r"\W{0,2}(?:(?-i:[^\W\d_a-z])[^\d:;!?]{1,40}?(?:,|\s?[–—-]{1,2})\s?(?:le |den |am |on )?)?(?:\d{1,2}\.?\s?[^\W\d]{3,12}\.?\s\d{4}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|[^\W\d]{3,12}\.?\s\d{1,2},\s\d{4})\s?[).:|/(–—-]"
)
_NAMES_A_TIME = re.compile(r"date|time|publish|^title$|^content$|^data-(?:utc|epoch|ts)$")
_FOR_MACHINES = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]|$)|1?\d{9}$|1?\d{12}$"
)
_NEAR_HEADLINE = "a date near the headline"
_SAYS_PUBLISHED = "a line that says when it was published"
_SECTIONS = ("article", "main", "section")
_WHOLE_PAGE = ("body", "html")
_OF_LIST, _OF_COMMENT = 0.45, 0.35
_ANYWHERE = "the first date of the page"
_SHORT_LINE = 48
_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d年|\d/25\d\d\b|[\u0e00-\u0e7f.]\s25\d\d\b")
_OTHER_CALENDAR = re.compile(
    r"[\u0600-\u06ff].*\b1[34]\d\d\b|\b1[34]\d\d[/-]\d\d?[/-]\d|[和成國国]\s?[\d元]+年"
)
_IN_OTHER_CALENDARS = ("13", "14", "年")
_TODAY = re.compile(r"(?:^|[\s_-])(?:todays?|now|current|clock|hoy|heute|oggi|hoje)(?:[\s_-]|$)")
_NOW = re.compile(r"aktuelle zeit|current time|it is currently|heute ist")
_SHORT_YEAR = re.compile(
    r"(?P<before>\W*(?:[^\W\d]+(?:\s[^\W\d]+){0,2}[,:]\s)?)(?P<day>\d{1,2}(?:/\d{1,2}/|\.\s?\d{1,2}\.\s?|(?:\.?\s|-)[^\W\d]{3,12}(?:\.?\s|-)'?)|[^\W\d]{3,12}\.?\s\d{1,2},\s'?)(?P<year>[012]\d)"
    r"(?P<after>(?:\s*[-,|]?\s*\d\d:\d\d.{0,5})?\W*)"
)
"""A line that is nothing but a date whose year has two digits, with a place before it or the time behind."""
_SHORT_NUMBERS = re.compile(r"(?<!\d)\d\d?[./]\s?\d\d?[./]\s?\d\d(?!\d)")
_SHORT_YEAR_FIRST = re.compile(
    r"(?P<before>\W*(?:[^\W\d]+(?:\s[^\W\d]+)?\s?[:：]?\s?)?)'?(?P<year>[012]\d)(?P<day>([./-])\d{1,2}\4\d{1,2})"
    r"(?P<after>(?:\.?\s*[-,|]?\s*\d\d:\d\d.{0,5})?\W*)"
)
"""The same in East Asia: `입력 26.03.04 10:24`."""
_SHORT_THAI_YEAR = re.compile(r"(?<=\.[ก-ฮ]\.\s)(?=[4-6]\d(?!\d))")
_NO_DATE = re.compile(rf"{_NOW.pattern}|©|copyright|\(c\)")
_LONGEST_LINE = 160
_NEAR = 25
_JUST_ABOVE = 3


def _in_times(
    elements: Sequence[Element], url: str | None, month_first: bool | None, comments: _Comments
) -> Iterator[Stated]:
    """Time elements and the address: it comes first where those called published are of several stories."""
    published = (each for each in elements if _is_publication(each))
    marked = list(_times_of(published, 0.8, month_first, comments))
    match = _IN_ADDRESS.search(url) if url else None
    address = list(
        if_time("-".join(match.groups()), "the address of the page", 0.7) if match else ()
    )
    several = len({stated.time.day for stated in marked}) > 1
    yield from [*address, *marked] if several else [*marked, *address]
    yield from _times_of(elements, 0.8, month_first, comments)


def _times_of(
    elements: Iterable[Element], confidence: float, month_first: bool | None, comments: _Comments
) -> Iterator[Stated]:
    for element in elements:
        if not comments.hold(element):
            yield from if_time(value_of(element), "time element", confidence, month_first, element)


def _is_publication(element: Element) -> bool:
    return element.get("pubdate") is not None or "publi" in (element.get("class") or "").lower()


def value_of(element: Element) -> str:
    """What an element states, for machines if it does so, else for readers."""
    return element.get("datetime") or element.get("content") or one_line(words_in(element, " "))


def if_time(
    text: str,
    method: str,
    confidence: float,
    month_first: bool | None = None,
    element: Element | None = None,
) -> Iterator[Stated]:
    """The time that a text states, if it does."""
    time = read_time(text[:300], month_first=month_first)
    if time is not None:
        yield Stated(time, method, confidence, element)
