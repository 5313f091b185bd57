"""Which line is the headline: candidates above the body and in its first lines, points, a vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsexport.extract.body import Run, is_running
from newsexport.extract.candidates import Candidate, Elected, vote
from newsexport.extract.lines import Line
from newsexport.extract.wording import share_of_words, telling_words, vocabulary
from newsexport.prose.characters import count_words, ends_sentence
from newsexport.prose.credits import split_credit

SHORTEST, LONGEST = 12, 260
"""Weight that a headline has."""
_LOOK_BACK = 400
"""Lines above the body among which the headline is looked for."""
_FIRST_LINES, _FIRST_WEIGHT = 14, 400
"""Lines of the body, and weight of their paragraphs, among which it is looked for: a teaser or a
note above the headline may have been taken for the first paragraph."""
_LEAST = 2.5
_NEAR = 8
"""Lines below a headline within which byline and date follow."""
_WHEN = frozenset({"time ago", "reading time"})
"""Reasons of furniture that stands where the date does."""
_DOUBT = 3.0
"""Points behind the best within which candidates are looked at more closely."""
_FULL_STOP = re.compile(r"[.。।۔][\"”»’)]*$")
_SEPARATED = re.compile(r"\s[|·]\s")
_ASKS = ("?", "!", "؟", "？", "！")
_FEW_WORDS: dict[int, float] = {1: -1.5, 2: -0.75, 3: -0.25, 4: 0.0}
"""Points for a line of so few words: names of sections, sites and people are short."""
_MANY_WORDS = 16
_SHORTEST_TITLE, _SHORTER, _OF_THE_STORY = 32, 0.9, 0.3
"""Weight of a title above a standfirst, its length beside it, its share of the story's words."""
_LONG = 110
"""Weight above which a line is rather a standfirst."""


def find_headline(lines: list[Line], run: Run) -> tuple[int, Elected[Line]] | None:
    """The index of the headline and the vote that chose it; None when no line can be one."""
    surroundings = _Surroundings.of(lines, run)
    candidates: dict[str, Candidate[Line]] = {}
    for index in range(max(0, run.start - _LOOK_BACK), _end_of_search(lines, run)):
        line = lines[index]
        if _may_be_headline(line, surroundings.copies[line.key]):
            # Of several copies the one nearest to the body stands for all.
            points = _points(index, surroundings)
            candidates[line.key] = Candidate(line, index, points)
    _look_for_longer_copies(candidates, lines)
    elected = vote(candidates.values(), least=_LEAST)
    if elected is None:
        return None
    return candidates[elected.value.key].order, elected


def _end_of_search(lines: list[Line], run: Run) -> int:
    weight, index = 0, run.start
    while index < min(run.end, run.start + _FIRST_LINES) and weight < _FIRST_WEIGHT:
        weight += lines[index].weight if lines[index].kind == "paragraph" else 0
        index += 1
    return index


def _may_be_headline(line: Line, copies: int) -> bool:
    if not SHORTEST <= line.weight <= LONGEST:
        return False
    if line.kind in {"byline", "date", "furniture", "header", "correction"}:
        return line.level > 0 and line.kind != "header"
    if line.kind == "paragraph":
        return line.weight <= 160 and not _FULL_STOP.search(line.text)
    if line.kind == "caption":
        return (
            copies > 1
            and line.weight <= 160
            and not ends_sentence(line.text)
            and (split_credit(line.text, is_caption=True) is None)
        )
    return True


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the candidates of one text are compared with."""

    lines: list[Line]
    run: Run
    copies: Counter[str]
    body: frozenset[str]
    """The telling words of the body."""
    next_byline: list[int]
    """For each line the index of the next byline."""
    next_date: list[int]

    @classmethod
    def of(cls, lines: list[Line], run: Run) -> _Surroundings:
        """The surroundings of a text whose body is this run."""
        return cls(
            lines,
            run,
            Counter(line.key for line in lines),
            vocabulary(line for line in lines[run.start : run.end] if is_running(line)),
            _next_of(line.kind == "byline" for line in lines),
            _next_of(line.kind == "date" or line.reason in _WHEN for line in lines),
        )


def _next_of(marks: Iterable[bool]) -> list[int]:
    """For each place the next one behind it that is marked; far away when there is none."""
    marked = list(marks)
    following, nearest = [0] * len(marked), len(marked) + _NEAR
    for index in range(len(marked) - 1, -1, -1):
        following[index] = nearest
        if marked[index]:
            nearest = index
    return following


def _points(index: int, around: _Surroundings) -> dict[str, float]:
    """What speaks for and against a line. The numbers were fitted to dumps and rounded."""
    return _own_points(around.lines[index], around) | _points_of_place(index, around)


def _own_points(line: Line, around: _Surroundings) -> dict[str, float]:
    words = count_words(line.text)
    many = words > max(_FEW_WORDS)
    copies = min(around.copies[line.key] - 1, 2)
    points = {
        "marked as heading": (0.0, 3.75, 0.75)[line.level] if line.level < 3 else 0.0,
        # Names of sites, sections and authors are repeated as well.
        "repeated": (1.5 if words >= max(_FEW_WORDS) else 0.25) * copies,
        "length of a headline": float(words <= _MANY_WORDS) if many else _FEW_WORDS[words],
        "words of the body": _overlap(line, around.body),
        "too long": -0.75 if line.weight > _LONG else 0.0,
    }
    if _FULL_STOP.search(line.text):
        points["full stop"] = -1.5
    if line.kind == "sentence" and not line.text.endswith(_ASKS):
        points["sentence"] = -1.25
    if _SEPARATED.search(line.text):
        points["several parts"] = -1.25
    if line.text[0].isdigit():
        points["begins with a number"] = -1.0
    if line.text[0].islower():
        points["begins inside a sentence"] = -0.75
    return points


def _points_of_place(index: int, around: _Surroundings) -> dict[str, float]:
    lines = around.lines
    previous = lines[index - 1] if index else None
    following = lines[index + 1] if index + 1 < len(lines) else None
    points = {
        "a byline below": 2.0 * (around.next_byline[index] - index <= _NEAR),
        "a date below": 1.5 * (around.next_date[index] - index <= _NEAR),
        "a date above": 0.75
        * any(each.kind == "date" for each in lines[max(0, index - 3) : index]),
        "set apart": 0.5 * min(lines[index].blank_before, 3),
        "text below": 1.0 * (following is not None and is_running(following)),
    }
    if previous is not None and is_running(previous):
        points["text above"] = -1.5
    if previous is not None and _is_title_above(previous, lines[index], around.body):
        points["below a title"] = -2.0
    if following is not None and following.bullet:
        points["heads a list"] = -2.75
    if lines[index].kind == "caption" and any(
        each is not None and each.kind == "caption" and each.key != lines[index].key
        for each in (previous, following)
    ):
        points["one of several captions"] = -3.0
    if index >= around.run.start:
        points["inside the body"] = -1.0
    return points


def _is_title_above(above: Line, line: Line, body: frozenset[str]) -> bool:
    """Whether the line is rather the standfirst of a shorter title right above it."""
    if above.kind not in {"short", "sentence"} or above.bullet or line.level > above.level:
        return False
    longer = _SHORTEST_TITLE <= above.weight < _SHORTER * line.weight
    return longer and share_of_words(above, body) >= _OF_THE_STORY


def _look_for_longer_copies(candidates: dict[str, Candidate[Line]], lines: list[Line]) -> None:
    """A headline stands again inside other lines: in a breadcrumb, or `Comments on ...`."""
    best = max((each.score for each in candidates.values()), default=0.0)
    close = [each for each in candidates.values() if each.score >= best - _DOUBT]
    if len(close) < 2:
        return
    text = "\n".join(line.key for line in lines)
    whole = Counter(line.key for line in lines)
    for candidate in close:
        key = candidate.value.key
        if count_words(key) >= max(_FEW_WORDS) and text.count(key) > whole[key]:
            candidate.points["inside other lines"] = 1.25


def _overlap(line: Line, body: frozenset[str]) -> float:
    """Five points when every word of the line stands in the body; half of that for few words."""
    few = len(telling_words(line.key)) <= 3
    return 5 * share_of_words(line, body) * (0.5 if few else 1)


def is_title_like(line: Line) -> bool:
    """Whether a line could be a headline by its looks alone."""
    if line.kind not in {"short", "boxed", "sentence"} or not 20 <= line.weight <= 220:
        return False
    return not ends_sentence(line.text) or line.text.endswith(("?", "؟", "？", "!"))
