"""Which line is the headline: candidates above the body, points, a vote."""

from __future__ import annotations

import re
from collections import Counter

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
_LEAST = 1.0
_FULL_STOP = re.compile(r"[.。।۔][\"”»’)]*$")
_SEPARATED = re.compile(r"\s[|·]\s")


def find_headline(lines: list[Line], run: Run) -> tuple[int, Elected[Line]] | None:
    """The index of the headline and the vote that chose it; None when no line can be one."""
    copies = Counter(line.key for line in lines)
    body = vocabulary(line for line in lines[run.start : run.end] if is_running(line))
    candidates: dict[str, Candidate[Line]] = {}
    for index in range(max(0, run.start - _LOOK_BACK), min(run.start + 2, len(lines))):
        line = lines[index]
        if _may_be_headline(line, copies[line.key]):
            # Of several copies the one nearest to the body stands for all.
            points = _points(lines, index, run, copies[line.key], body)
            candidates[line.key] = Candidate(line, index, points)
    elected = vote(candidates.values(), least=_LEAST)
    if elected is None:
        return None
    return candidates[elected.value.key].order, elected


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


def _points(
    lines: list[Line], index: int, run: Run, copies: int, body: frozenset[str]
) -> dict[str, float]:
    """What speaks for and against a line."""
    line = lines[index]
    words = count_words(line.text)
    points = {
        "marked as heading": 6.0 if line.level == 1 else float(line.level > 0),
        "repeated": 2.5 * min(copies - 1, 2),
        "length of a headline": 1.5 if 5 <= words <= 22 else -1.0 if words < 4 else 0.0,
        "words of the body": _overlap(line, body),
        "far from the body": -min(max(0, run.start - index) * 0.06, 4.0),
    }
    if _FULL_STOP.search(line.text):
        points["full stop"] = -1.5
    if line.kind == "sentence" and not line.text.endswith(("?", "!", "؟", "？", "！")):
        points["sentence"] = -1.5
    if line.bullet:
        points["entry of a list"] = -2.0
    if line.kind == "boxed":
        points["box of other stories"] = -1.5
    if _SEPARATED.search(line.text):
        points["several parts"] = -2.5
    if index >= run.start:
        points["inside the body"] = -1.0
    return points


def _overlap(line: Line, body: frozenset[str]) -> float:
    """Five points when every word of the line stands in the body; half of that for few words."""
    few = len(telling_words(line.key)) <= 3
    return 5 * share_of_words(line, body) * (0.5 if few else 1)


def is_title_like(line: Line) -> bool:
    """Whether a line could be a headline by its looks alone."""
    if line.kind not in {"short", "boxed", "sentence"} or not 20 <= line.weight <= 220:
        return False
    return not ends_sentence(line.text) or line.text.endswith(("?", "؟", "？", "!"))
