"""Where in a text one article ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass

from newsexport.extract.body import is_running
from newsexport.extract.headline import is_title_like
from newsexport.extract.lines import Line
from newsexport.prose.datelines import read_dateline

_REPEAT_WITHIN = 14
"""Lines within which a page repeats its headline: above the picture, and again above the text."""
_GAP = 3
"""Empty lines that may separate two articles."""
_NEAR = 7
_SOON = 12
LEAST_BODY = 400
"""Weight of paragraphs that each of two articles must have."""


@dataclass(frozen=True, slots=True)
class Start:
    """A line with which an article may begin, and why."""

    index: int
    method: str


def split(lines: list[Line]) -> list[tuple[list[Line], str]]:
    """The lines of each article, with the reason why it begins there. At least one, if any line."""
    mass = _running_mass(lines)
    cuts = [Start(0, "the beginning of the text")]
    for start in _starts(lines):
        before = mass[start.index] - mass[cuts[-1].index]
        if before >= LEAST_BODY and mass[-1] - mass[start.index] >= LEAST_BODY:
            cuts.append(start)
    ends = [start.index for start in cuts[1:]] + [len(lines)]
    return [
        (lines[start.index : end], start.method) for start, end in zip(cuts, ends, strict=True)
    ]


def _running_mass(lines: list[Line]) -> list[int]:
    """Weight of the paragraphs before each line, and in all."""
    total = [0]
    for line in lines:
        total.append(total[-1] + (line.weight if line.kind == "paragraph" else 0))
    return total


def _starts(lines: list[Line]) -> list[Start]:
    next_copy, first = _copies(lines)
    return [
        start
        for index in range(1, len(lines))
        if first[index] and (start := _start_at(lines, index, next_copy[index])) is not None
    ]


def _copies(lines: list[Line]) -> tuple[list[int | None], list[bool]]:
    """For each line the index of its next copy, and whether it is the first of its kind."""
    following: list[int | None] = [None] * len(lines)
    last: dict[str, int] = {}
    for index in range(len(lines) - 1, -1, -1):
        following[index] = last.get(lines[index].key)
        last[lines[index].key] = index
    return following, [last[line.key] == index for index, line in enumerate(lines)]


def _start_at(lines: list[Line], index: int, copy: int | None) -> Start | None:
    line = lines[index]
    if not is_title_like(line):
        return None
    if copy is not None and copy <= index + _REPEAT_WITHIN:
        between = lines[index + 1 : copy]
        if all(each.kind != "paragraph" for each in between):
            return Start(index, "a headline that is repeated")
    if line.blank_before >= _GAP and _opens_a_story(lines, index):
        return Start(index, "a headline after a gap")
    return None


def _opens_a_story(lines: list[Line], index: int) -> bool:
    """Whether a byline, date, caption or dateline follows soon, and then running text."""
    near = lines[index + 1 : index + _NEAR]
    told = any(
        line.kind in {"caption", "byline", "date"} or read_dateline(line.text) is not None
        for line in near
    )
    return told and sum(is_running(line) for line in lines[index + 1 : index + _SOON]) >= 2
