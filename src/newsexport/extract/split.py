"""Where in a text one article ends and the next begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise, takewhile

from newsexport.extract.body import best_run, is_running
from newsexport.extract.headline import find_headline, is_title_like
from newsexport.extract.language_change import changes_language
from newsexport.extract.line_patterns import WHEN
from newsexport.extract.lines import RUNNING, Kind, Line
from newsexport.extract.publication import says_when
from newsexport.extract.shared_words import share_of_words, vocabulary
from newsexport.prose.bylines import read_placed_byline

LEAST_BODY = 400
"""Weight of paragraphs that each of two articles must have."""
_BRIEF = 200
"""The same where the second one is on another thing, and is signed right below its headline."""
_BRIEFEST = 120
"""The same where the headline stands twice in a row, or above and below its picture."""
_REPEAT_WITHIN = 14
"""Lines within which a page repeats its headline: above the picture, and again above the text."""
_PARAGRAPHS: frozenset[Kind] = frozenset({"paragraph"})
_SIGNATURE = frozenset({"byline", "date"})
_OF_HEAD, _BUTTONS = (
    frozenset({"short", "sentence", "boxed"}),
    frozenset({"button of the page", "comments", "copyright"}),
)
"""Kinds of lines between a headline and its date, and reasons of those that end the story before."""
_RIGHT_BELOW = 5
"""Lines, with the headline, within which byline and date stand where they alone begin another story."""
_NEXT = 3
"""Lines below a headline behind a gap in which it is signed."""
_TEXT_WITHIN = 3
"""Lines below a headline and its date within which the story begins."""
_GAP = 3
"""Empty lines that may separate two articles."""
_FEW_GAPS, _NEAR_GAP = 2, 4
"""Such gaps in a text that has hardly any, and lines behind one within which its headline stands: pages leave
none inside their stories, so two stories may share more words there."""
_COMMON = 0.34
"""Share of lines from which such gaps are the layout and separate nothing."""
_WINDOW = 400
"""Lines after a gap that are looked at; fewer when they hold enough running text."""
_ENOUGH = 3 * LEAST_BODY
_COMPARED = 12
"""Running lines on either side whose words are compared with a headline's."""
_REMEMBERED = 8
"""Vocabularies that are kept: neighbouring candidates ask for the same ones."""
_TRIED = 20
"""Repeated lines that are tried between two paragraphs."""
_SIGNS = frozenset({"byline", "date", "caption"})
_SIGNED_WITHIN = 9
"""Lines below a headline within which a story is signed: byline, date, the caption of its picture.
A heading inside a story, and the teaser of another one, are not."""
_HEAD = 20
"""Lines above the body in which the same is looked for when the headline is not known yet."""
_SAME_TOPIC = 0.3
"""Share of telling words above which a picture is rather the next one of the same story."""
_OTHER_TOPIC = 0.15
"""Share of telling words that two stories on different things may have in common."""
_ALIKE_TOPIC = 0.2
"""The same of two that are headed and dated alike."""
_LONE_TOPIC = 0.4
"""The same of two behind one of few gaps."""
_UNSIGNED_BODY = 900
"""Points of a body that is another article without being signed, if it is on another topic."""
_LONE_BODY = 600
"""The same behind one of few gaps."""
_LONG_BODY = 1500
"""Points of a body that is an article even without them."""


@dataclass(frozen=True, slots=True)
class Start:
    """A line with which an article may begin, and why."""

    index: int
    method: str
    least: int = LEAST_BODY
    """Weight of paragraphs that the articles before and after it must have."""
    headline: int = 0
    """The index of its headline."""
    sure: bool = False
    """Whether it begins there however it is marked and signed."""


def split(lines: list[Line]) -> list[tuple[list[Line], str]]:
    """The lines of each article, with the reason why it begins there. At least one, if any line.

    Every place is judged within a window of its own, so the work grows with the text and not faster.
    """
    mass, story = _mass(lines, _PARAGRAPHS), _Story(lines)
    told = _mass(lines, RUNNING)
    cuts = [Start(0, "at the beginning of the text")]
    marked, levels = any(line.level for line in lines), dict[int, int]()
    for start in sorted(
        (
            *_repeated(lines, told, story),
            *_gaps(lines, mass, told, story),
            *_headed(lines, told, story),
            *_dated_alike(lines, told, story),
        ),
        key=lambda each: each.index,
    ):
        counted = told if start.least < LEAST_BODY else mass
        if (
            counted[start.index] - counted[cuts[-1].index] >= start.least
            and counted[-1] - counted[start.index] >= start.least
            and (start.sure or not marked or _is_marked_alike(lines, levels, cuts[-1].index, start))
            and _is_article(
                lines[max(cuts[-1].index, start.index - 2 * _WINDOW) : start.index], start
            )
        ):
            cuts.append(start)
    ends = [start.index for start in cuts[1:]] + [len(lines)]
    return [(lines[start.index : end], start.method) for start, end in zip(cuts, ends, strict=True)]


def _is_marked_alike(lines: list[Line], levels: dict[int, int], before: int, start: Start) -> bool:
    """Whether a headline is marked as the one before it is, where Markdown marks any: subheads are not.

    `levels` remembers how the headline of each story is marked; it is looked for in its first lines.
    """
    level = lines[start.headline].level
    if level == 1:
        return True
    if before not in levels:
        story = lines[before : min(start.index, before + 2 * _WINDOW)]
        found = find_headline(story, best_run(story))
        levels[before] = level if found is None else story[found[0]].level
    return levels[before] == level


def _is_article(lines: list[Line], following: Start) -> bool:
    """Whether there is a story of some length that says by whom, when, or under which picture."""
    run, least = best_run(lines), following.least
    if run.points < (least if _is_brief(lines[run.start : run.end]) else LEAST_BODY):
        return False
    long = run.points >= _LONG_BODY or following.sure
    return long or _is_signed(lines[max(0, run.start - _HEAD) : run.end])


def _is_signed(lines: Iterable[Line]) -> bool:
    return any(line.kind in _SIGNS or line.reason in WHEN or says_when(line.text) for line in lines)


def _mass(lines: list[Line], kinds: frozenset[Kind]) -> list[int]:
    """Weight of the lines of these kinds before each line, and in all."""
    return list(accumulate([line.weight if line.kind in kinds else 0 for line in lines], initial=0))


def _zones(indexes: Iterable[int], mass: list[int], least: int = LEAST_BODY) -> Iterator[list[int]]:
    """Places with the same paragraphs before and after them, where two articles could meet."""
    for before, zone in groupby(indexes, key=lambda index: mass[index]):
        if before >= least and mass[-1] - before >= least:
            yield list(zone)


def _repeated(lines: list[Line], told: list[int], story: _Story) -> Iterator[Start]:
    """Lines that look like a headline, come here first, and soon again before any running text."""
    next_copy = _copies(lines)
    candidates = [
        index
        for index, following in sorted(next_copy.items())
        if 0 < index >= following - _REPEAT_WITHIN
        and told[following] == told[index]
        and is_title_like(lines[index])
    ]
    for zone in _zones(candidates, told, _BRIEFEST):
        for index in zone[:_TRIED]:
            least = _least_body(lines, index, next_copy[index], told, story)
            if least and (lines[index].blank_before >= _GAP or story.follows(index)):
                yield Start(index, "with a headline that is repeated", least, index)
                break


def _copies(lines: list[Line]) -> dict[int, int]:
    """For each line that comes again the index of its next copy, by the index of the first one."""
    first: dict[str, int] = {}
    following: dict[int, int] = {}
    for index, line in enumerate(lines):
        at = first.setdefault(line.key, index)
        if at != index:
            following.setdefault(at, index)
    return following


def _gaps(lines: list[Line], mass: list[int], told: list[int], story: _Story) -> Iterator[Start]:
    """Gaps after which a headline and its story follow."""
    gaps = [index for index in range(1, len(lines)) if lines[index].blank_before >= _GAP]
    if len(gaps) > max(5, _COMMON * len(lines)):
        return
    lone = len(gaps) <= _FEW_GAPS
    for zone in _zones(gaps, told, _BRIEF):
        window = _window(lines, zone[0], mass)
        run = best_run(window)
        found = find_headline(window, run)
        if _is_brief(window[run.start : run.end]) and story.changes_language(zone[0]):
            known = zone[0] + found[0] if found else zone[-1]
            gap = max(
                (gap for gap in zone if gap <= known), key=lambda gap: lines[gap].blank_before
            )
            yield Start(gap, "in another language after a gap", _BRIEF, known, sure=True)
            continue
        if found is None:
            continue
        headline = zone[0] + found[0]
        if any(zone[-1] < gap <= headline for gap in gaps):
            continue  # it stands behind another gap, and begins a story there
        near = lone and headline - zone[-1] <= _NEAR_GAP
        least = _least_body(lines, headline, headline, mass, story, lone=near)
        signed = near and any(each.kind in _SIGNATURE for each in lines[headline + 1 :][:_NEXT])
        if least and (signed or story.follows(headline)):
            gap = max(gap for gap in zone if gap <= headline)
            yield Start(gap, "with a headline after a gap", least, headline)


def _headed(lines: list[Line], mass: list[int], story: _Story) -> Iterator[Start]:
    """Headlines with a byline and a date right below, above a story on another thing than the one before."""
    bylines = [index for index, line in enumerate(lines) if line.kind == "byline"]
    near = {at for byline in bylines for at in range(max(1, byline + 1 - _RIGHT_BELOW), byline)}
    candidates = (
        index
        for index in sorted(near)
        if (lines[index].blank_before or lines[index - 1].reason == "copyright")
        and {each.kind for each in takewhile(_is_short, lines[index + 1 : index + _RIGHT_BELOW])}
        >= _SIGNATURE
        and is_title_like(lines[index])
    )
    for zone in _zones(candidates, mass, _BRIEF):
        for index in zone[:_TRIED]:
            if (
                story.follows(index)
                and story.shared(index) <= _OTHER_TOPIC
                and _least_body(lines, index, index, mass, story)
            ):
                yield Start(index, "with a headline that is signed right below", _BRIEF, index)
                break


def _dated_alike(lines: list[Line], told: list[int], story: _Story) -> Iterator[Start]:
    """Headlines with the date as far below as the first of them has it, above stories on other things."""
    dates = (index for index, line in enumerate(lines) if line.kind == "date")
    found = [
        (head, date - head) for date in dates if (head := _head_above(lines, date)) is not None
    ]
    headed = [head for head, below in found if below == found[0][1]]
    for zone in _zones(headed[1:], told, _BRIEF):
        index = zone[-1]
        if story.follows(index) and story.shared(index) <= _ALIKE_TOPIC:
            least = _least_body(lines, index, index, told, story, lone=True)
            if least:
                yield Start(index, "with a headline that is dated as the one before", least, index)


def _head_above(lines: list[Line], date: int) -> int | None:
    """The headline above a date and what may stand between: behind an empty line, or a button of the story before."""
    if not any(map(is_running, lines[date + 1 : date + 1 + _TEXT_WITHIN])):
        return None
    for index in range(date - 1, max(-1, date - 1 - _NEXT), -1):
        line = lines[index]
        if line.kind not in _OF_HEAD:
            return None
        begins = line.blank_before or not index or lines[index - 1].reason in _BUTTONS
        if begins and is_title_like(line):
            return index
    return None


def _is_short(line: Line) -> bool:
    return line.kind != "paragraph"


def _window(lines: list[Line], start: int, mass: list[int]) -> list[Line]:
    end = start
    while end < len(lines) and end < start + _WINDOW and mass[end] - mass[start] < _ENOUGH:
        end += 1
    return lines[start:end]


def _least_body(
    lines: list[Line], start: int, last: int, mass: list[int], story: _Story, *, lone: bool = False
) -> int | None:
    """What the articles before and after a headline (its last copy: `last`) must have; None: no story follows it.

    A story, not teasers of many: unless it is signed, it must be long and speak of other things than the one before.
    Short stories of one place share some words; a headline that stands twice in a row, or above and below its
    picture, or behind a gap with place and name below, is no heading inside a story. `lone`: behind one of few gaps.
    """
    window = _window(lines, start, mass)
    run = best_run(window)
    points, shared = run.points, story.shared(start)
    head = lines[start + 1 : last + _SIGNED_WITHIN]
    if points < LEAST_BODY:
        twice = last > start and all(map(_is_picture, lines[start + 1 : last]))
        least = _BRIEFEST if twice else _BRIEF
        brief = points >= least and _is_brief(window[run.start : run.end])
        placed = lines[start].blank_before >= _GAP and any(map(_is_placed, head[:_NEXT]))
        topic = _SAME_TOPIC if twice or placed or lone else _OTHER_TOPIC
        is_signed = placed or _is_signed(head)
        return least if brief and is_signed and shared <= topic else None
    if _is_signed(line for line in head if line.kind != "caption"):
        apart = lines[start].blank_before >= _GAP and shared <= _OTHER_TOPIC
        below = any(line.kind in _SIGNATURE for line in head[:_NEXT])
        return _BRIEF if apart and below else LEAST_BODY
    if _is_signed(head):
        return LEAST_BODY if shared <= (_LONE_TOPIC if lone else _SAME_TOPIC) else None
    long = points >= (_LONE_BODY if lone else _UNSIGNED_BODY) and shared <= (
        _SAME_TOPIC if lone else _OTHER_TOPIC
    )
    return LEAST_BODY if long else None


def _is_placed(line: Line) -> bool:
    """Whether a line is a place and a name, as some papers sign: `Vestra: Ana Roa`."""
    return line.kind == "short" and read_placed_byline(line.text) is not None


def _is_picture(line: Line) -> bool:
    """Whether a line is of a picture, or of no meaning: the headline above stands below it again."""
    return line.kind == "caption" or line.reason == "stray token"


def _is_brief(run: list[Line]) -> bool:
    """Whether paragraphs follow each other, as below a teaser they do not."""
    return any(is_running(one) and is_running(other) for one, other in pairwise(run))


class _Story:
    """The running lines of a text, to ask on which side of it a headline belongs."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._running = [index for index, line in enumerate(lines) if is_running(line)]
        self._words: dict[tuple[int, int], frozenset[str]] = {}

    def follows(self, index: int) -> bool:
        """Whether the line shares more words with the paragraphs after it than with those before."""
        above = bisect_left(self._running, index)
        below = bisect_right(self._running, index)
        after = self._vocabulary(below, below + _COMPARED)
        before = self._vocabulary(max(0, above - _COMPARED), above)
        line = self._lines[index]
        return share_of_words(line, after) > share_of_words(line, before)

    def shared(self, index: int) -> float:
        """The share of telling words that the paragraphs before and after the line have in common."""
        above = bisect_left(self._running, index)
        after = self._vocabulary(above, above + _COMPARED)
        before = self._vocabulary(max(0, above - _COMPARED), above)
        return len(after & before) / max(1, min(len(after), len(before)))

    def changes_language(self, index: int) -> bool:
        """Whether the paragraphs after the line are in another language than those before."""
        above = bisect_left(self._running, index)
        before = [self._lines[at] for at in self._running[max(0, above - _COMPARED) : above]]
        after = [self._lines[at] for at in self._running[above : above + _COMPARED]]
        return changes_language(reversed(before), after)

    def _vocabulary(self, start: int, end: int) -> frozenset[str]:
        words = self._words.get((start, end))
        if words is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            words = vocabulary(self._lines[index] for index in self._running[start:end])
            self._words[start, end] = words
        return words
