"""The body of an article: the run of lines with the most running text, and what of it is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from newsexport.extract.draft import Found
from newsexport.extract.furniture import EMBEDDED, ROW
from newsexport.extract.lines import FULL_STOPS, RUNNING, Kind, Line
from newsexport.prose.characters import (
    CLOSING_QUOTES,
    OPENING_QUOTES,
    count_words,
    ends_with_colon,
    is_small,
)

_MOST = 500
"""Weight of one paragraph that counts at most: one long line shall not decide alone."""
_POINTS: dict[Kind, int] = {
    "short": -22, "byline": -15, "date": -25, "caption": -8, "correction": 0, "furniture": -30,
    "boxed": -30, "header": -220,
}  # fmt: skip
"""What a line of this kind adds to a run; paragraphs and sentences add their weight."""
_ANOTHER_SHORT = -25
"""More for a short line that follows another, or that is an entry of a list: a menu, or links."""
_BETWEEN_PARAGRAPHS = frozenset(
    {
        "button of the page",
        "advertisement",
        "button of a picture",
        "box between paragraphs",
        "source",
    }
)
_BUTTON = -12
"""Instead for furniture that stands between paragraphs as well."""
_ROW = -5
"""The same for a row of a table, and for what stands in the place of content of another site."""
_TEASER = -10
_STORY = 1000
"""Points after which a run holds a story that may have come to its end."""
_ENDINGS = {"copyright": 300, "tags": 150, "related stories": 150}
"""More against a run that goes on over such a line, when the story may be over."""
_COMMENTS = "comments"
"""Reason of lines behind which no story goes on."""
_SHORT_PARAGRAPH = 250
"""Weight below which a paragraph that stands deeper than the others is none of the story."""
_BETWEEN: frozenset[Kind] = frozenset({"header", "furniture", "caption"})
_LONGEST_BOX, _GOES_ON = 12, 3
"""Lines of a box inside a story, and lines of text in a row behind it that are no teasers: one fewer will do where all
between are titles for sure."""
_LINK_LINES = 2
"""Lines of a link to another story between two paragraphs."""
_BOX = 40
"""Lines that a box inside a story has at most."""
_COLUMN, _FEWEST = 0.4, 3
"""Share of the paragraphs' weight that stands equally deep, and how many paragraphs, to be a column."""

_LONGEST_SUBHEAD, _LONGEST_TITLE = 140, 80
_PICTOGRAPHS = "\U0001f300"
"""The first of the signs with which pages mark what they ask of their readers."""
_ASKS = ("?", "？", "؟")
_FEWEST_WORDS, _LEAST_ANSWER = 3, 2
"""Words that the shortest paragraph has, and weight of the shortest answer to a question."""
_COUNT = re.compile(r"\d{1,2}[.)]\s")
"""How a title of a list that counts begins."""
_FEWEST_ASKED = 2
"""Questions of an interview."""
_REPEATED = 15
"""Weight up to which a text may come twice, such as a question and answer's `Yes.`"""


_LONGEST_CONTACT = 140
"""Characters of a line that says how to write to the author."""
_NOTE = re.compile(
    r"(?:is (?:an?|the|based|currently)\b|was (?:an?|the) |covers |reports |writes |has (?:been|covered|worked|written) |joined |works "
    r"|ist (?:eine?|seit|Redakt\w+|Korrespondent\w*|Reporter\w*|Autor\w*) |schreibt |berichtet |est (?:une?|journaliste|correspondant\w*) "
    r"|es (?:una?|periodista|redactora?|corresponsal) |é (?:uma?|jornalista|repórter) |è (?:una?|giornalista) )"
)
"""How a note on an author goes on behind the name."""


class Run(NamedTuple):
    """Lines `start` to `end` (exclusive) of a segment, with their points."""

    points: float
    start: int
    end: int


def is_running(line: Line) -> bool:
    """Whether a line is running text."""
    return line.kind in RUNNING


def best_run(lines: list[Line]) -> Run:
    """The run with the greatest sum of points (Kadane); no points: there is no running text."""
    most, best_start, best_end = 0.0, 0, 0
    points, start = 0.0, 0
    for index, (more, line) in enumerate(zip(_points(lines), lines, strict=True)):
        if points <= 0:
            points, start = 0.0, index
        points += more
        if points > _STORY and line.reason in _ENDINGS:
            points -= _ENDINGS[line.reason]
        elif points > _STORY and line.reason == _COMMENTS:
            break  # what readers say may be longer than the story
        if points > most:
            most, best_start, best_end = points, start, index + 1
    return Run(most, best_start, best_end)


def run_of_column(lines: list[Line]) -> Run:
    """The best run, when lines that do not stand in its column count for little.

    A page printed with indentation shows what a paragraph belongs to: nearly all of a story stand
    equally deep, and the teasers around it do not.
    """
    run = best_run(lines)
    column = _column(lines[run.start : run.end])
    if column is None:
        return _with_last_paragraph(lines, run)
    inside = teasers = False
    for line in lines[run.start :]:
        inside = inside or (line.indent == column and line.kind == "paragraph")
        if inside and line.indent != column and is_running(line):
            line.teaser = teasers = True
    run = best_run(lines) if teasers else run
    return _with_last_paragraph(lines, _with_the_rest(lines, run, column))


def _with_last_paragraph(lines: list[Line], run: Run) -> Run:
    """The run with what follows one box or link, when it is the rest of the story and no teasers of others."""
    run = _with_last_answers(lines, _with_text_behind_box(lines, run))
    for index in range(run.end, min(len(lines), run.end + _LINK_LINES + 1)):
        line = lines[index]
        if is_running(line) and not line.bullet and index > run.end:
            alone = index + 1 == len(lines) or not is_running(lines[index + 1])
            apart = line.blank_before and lines[run.end].blank_before
            apart = apart or not any(each.blank_before for each in lines[run.start : index + 1])
            ends = line.text.endswith(FULL_STOPS)
            return Run(run.points, run.start, index + 1) if alone and apart and ends else run
        if line.reason != "related stories":
            break
    return run


def _end_of_count(lines: list[Line], run: Run) -> int:
    """The end of a run with the text below titles that go on counting: `3. Dry it`."""
    titles = (line.text for line in lines[run.start : run.end] if line.kind == "short")
    counted = sum(_COUNT.match(title) is not None for title in titles)
    end = run.end
    while end + 1 < len(lines) and counted and is_running(lines[end + 1]):
        if not lines[end].text.startswith((f"{counted + 1}. ", f"{counted + 1}) ")):
            break
        counted, end = counted + 1, end + 2
    return end


def _with_last_answers(lines: list[Line], run: Run) -> Run:
    """The run with the last titles of a list that counts, or of an interview the last questions and answers."""
    asked = sum(line.text.endswith(_ASKS) for line in lines[run.start : run.end])
    end = _end_of_count(lines, run)
    while asked >= _FEWEST_ASKED and end + 1 < len(lines):
        question, answer = lines[end], lines[end + 1]
        if question.kind != "short" or not question.text.endswith(_ASKS) or question.bullet:
            break
        if answer.kind != "short" or not _ends_one_sentence(answer.text):
            break
        end += 2
    return Run(run.points, run.start, end)


def _with_text_behind_box(lines: list[Line], run: Run) -> Run:
    """The run with the paragraphs behind boxes of other stories: several in a row are no teasers."""
    end = run.end
    while end < len(lines) and lines[end].kind == "header":
        behind = end + len(list(takewhile(_may_be_in_box, lines[end : end + _LONGEST_BOX])))
        sure = all(line.reason == "related stories" for line in lines[end:behind])
        rest = list(takewhile(_is_told, lines[behind : behind + _GOES_ON]))
        few = len(rest) < (_GOES_ON - 1 if sure else _GOES_ON)
        if few or all(line.kind != "paragraph" for line in rest):
            break
        end = behind + len(rest)
        while end < len(lines) and _is_told(lines[end]):
            end += 1
    return Run(run.points, run.start, end)


def _is_told(line: Line) -> bool:
    return is_running(line) and not line.teaser


def _may_be_in_box(line: Line) -> bool:
    return line.kind in {"header", "boxed", "short", "caption"}


def _with_the_rest(lines: list[Line], run: Run, column: int) -> Run:
    """The run with the paragraphs of its column behind boxes that stand elsewhere."""
    end = run.end
    for index in range(run.end, min(len(lines), run.end + _BOX)):
        line = lines[index]
        ends = line.reason in _ENDINGS or (line.reason == _COMMENTS and not column)
        if ends and line.kind == "furniture":
            break
        if line.indent == column:
            if line.kind == "paragraph" and not line.teaser:
                end = index + 1
            elif line.kind not in _BETWEEN:
                break
    return Run(run.points, run.start, end)


def _column(lines: list[Line]) -> int | None:
    """How deep most of the paragraphs stand; None when they say nothing of the others."""
    paragraphs = [line for line in lines if line.kind == "paragraph"]
    depths: Counter[int] = Counter()
    for line in paragraphs:
        depths[line.indent] += min(line.weight, _MOST)
    if len(paragraphs) < _FEWEST:
        return None
    column, mass = depths.most_common(1)[0]
    return column if mass >= _COLUMN * sum(depths.values()) else None


def _stands_deeper(line: Line, column: int) -> bool:
    """Whether a short line stands deeper than the story: a caption, a prompt, a teaser's title."""
    short = line.kind == "short" or line.weight < _SHORT_PARAGRAPH
    quoted = line.text[0] in OPENING_QUOTES and line.kind != "short"
    return short and line.indent > column and not line.bullet and not quoted


def _points(lines: Iterable[Line]) -> Iterator[float]:
    """What each line adds to a run."""
    after_short = False
    for line in lines:
        kind = line.kind
        if line.teaser:
            yield _TEASER
        elif kind == "short":
            yield _POINTS[kind] + (_ANOTHER_SHORT if line.bullet or after_short else 0)
        elif kind == "paragraph":
            yield min(line.weight, _MOST)
        elif kind == "sentence":
            yield line.weight / 2
        elif line.reason in _BETWEEN_PARAGRAPHS:
            yield _BUTTON
        else:
            yield _ROW if line.reason in (ROW, EMBEDDED) else _POINTS[kind]
        after_short = kind == "short"


def choose_body(lines: list[Line], taken: set[str]) -> list[Line]:
    """The lines of a run that are the story, each with its part; the others with their reason.

    `taken` are the folded texts that stand elsewhere (the headline, captions); it grows by what is
    kept here.
    """
    kept: list[Line] = []
    column = _column(lines)
    for index, line in enumerate(lines):
        if line.part is not None:
            continue
        if line.key in taken and line.weight > _REPEATED:
            continue
        if column is not None and _stands_deeper(line, column):
            line.reason = line.reason or "not in the column of the story"
        elif is_running(line):
            line.part = "entry" if line.bullet else "paragraph"
        elif line.kind == "short":
            _choose_short(lines, index)
        if line.part is not None:
            taken.add(line.key)
            kept.append(line)
    return kept


def without_notes(lines: list[Line], authors: Sequence[Found[str]]) -> list[Line]:
    """The lines of a body without notes on its authors above and below it: `Ana Roa is a reporter for The Ferry Post.`"""
    kept = list(lines)
    for end in (0, -1):
        while len(kept) > _FEWEST and any(_is_note(kept[end].text, each.value) for each in authors):
            kept[end].part, kept[end].reason = None, "note on an author"
            kept.pop(end)
    return kept


def _is_note(text: str, author: str) -> bool:
    if "@" in text and len(text) <= _LONGEST_CONTACT and author.casefold() in text.casefold():
        return True
    return text.startswith(f"{author} ") and _NOTE.match(text, len(author) + 1) is not None


def _choose_short(lines: list[Line], index: int) -> None:
    """A short line inside the body: a subhead, or something else."""
    line = lines[index]
    previous = lines[index - 1] if index else None
    following = lines[index + 1] if index + 1 < len(lines) else None
    if line.bullet:
        line.reason = "an entry of a list of links"
        return
    lone = previous is None or previous.kind not in {"short", "header", "boxed"}
    lone = lone or (previous is not None and previous.part == "paragraph")
    before_text = following is not None and (is_running(following) or following.kind == "caption")
    if (line.level and before_text) or (lone and before_text and _may_be_subhead(line)):
        announces = line.weight > _LONGEST_TITLE and ends_with_colon(line.text)
        line.part = "paragraph" if announces or line.text.endswith(FULL_STOPS) else "heading"
    elif previous is not None and (is_running(previous) or previous.part is not None):
        _choose_few_words(line, previous, following)
    if line.part is None:
        line.reason = "a short line that heads no paragraph"


def _choose_few_words(line: Line, previous: Line, following: Line | None) -> None:
    """A short line behind a paragraph: a paragraph of few words, a question, or the answer to one."""
    is_answer = previous.text.endswith(_ASKS) and _ends_one_sentence(line.text)
    is_answer = is_answer and line.weight > _LEAST_ANSWER and not line.text.isupper()
    if is_answer or _is_short_paragraph(line):
        line.part = "paragraph"
    elif line.text.endswith(_ASKS) and following is not None and _may_be_subhead(line):
        answered = following.kind == "short" and _ends_one_sentence(following.text)
        line.part = "heading" if answered else None


def _is_short_paragraph(line: Line) -> bool:
    """Whether a short line is a whole sentence of a few words, not the rest of one."""
    if is_small(line.text[0]) or not _ends_one_sentence(line.text):
        return False
    return count_words(line.text) >= _FEWEST_WORDS


def _ends_one_sentence(text: str) -> bool:
    said = text.rstrip(CLOSING_QUOTES)
    return said.endswith(FULL_STOPS) and not said.endswith("..")


def _may_be_subhead(line: Line) -> bool:
    boxed = line.text.startswith(("[", "(")) and line.text.endswith(("]", ")"))
    return 5 < line.weight <= _LONGEST_SUBHEAD and not boxed and line.text[0] < _PICTOGRAPHS
