"""Which line is the headline: candidates above the body and in its first lines, points, a vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from newsexport.extract.body import Run, is_running
from newsexport.extract.candidates import Candidate, Elected, vote
from newsexport.extract.captions import points_into_picture
from newsexport.extract.headline_copies import (
    SHORT,
    SHORTEST,
    SOME_WORDS,
    as_it_stands_alone,
    first_heading_above,
    may_name_site,
    middle,
    title_like_furniture,
    without_site,
)
from newsexport.extract.headline_points import POINTS
from newsexport.extract.line_patterns import WHEN
from newsexport.extract.lines import RUNNING, Line
from newsexport.extract.shared_words import share_of_words, vocabulary, words_of
from newsexport.prose.agencies import AGENCIES
from newsexport.prose.characters import CLOSING_QUOTES, count_words, ends_sentence, has_any
from newsexport.prose.credits import split_credit
from newsexport.prose.names import looks_like_a_name, may_be_bare, without_role
from newsexport.prose.spoken_labels import spoken_label

LONGEST = 260
"""Weight up to which a line may be a headline."""
_LONGEST_CAPTION = 160
_LOOK_BACK = 400
"""Lines above the body among which the headline is looked for."""
_FIRST_LINES, _FIRST_WEIGHT = 14, 400
"""Lines of the body, and weight of their paragraphs, among which it is looked for: a teaser or a
note above the headline may have been taken for the first paragraph."""
_LEAST = 2.0
_NEAR, _NEXT = 8, 3
"""Lines below a headline within which byline and date follow."""
_ABOVE_BODY = 12
"""Lines above the body within which most headlines stand."""
_TOOLS = frozenset({"button of the page", "reading time", "time ago", "comments"})
"""Reasons of furniture that stands below a headline."""
_DOUBT = 1.25
"""Points behind the best within which candidates are looked at more closely."""
_QUOTED = re.compile('«[^«»]+»|“[^“”]+”|„[^„“”]+[“”]|「[^「」]+」|"[^"]+"')
"""A line that is what somebody says: above an interview it is the title, in words that the talk need not have."""
_FULL_STOP = re.compile(f"[.。।۔][{CLOSING_QUOTES})]*$")
_FULL_STOPS = frozenset(f".。।۔{CLOSING_QUOTES})")
"""The last signs of what that finds."""
FIRST_TITLE = re.compile("[（(]?(?:本文)?原标题[:：]\\s?")
"""What Chinese pages write before the title that a story had elsewhere."""
_SITE = re.compile(r"\s[-–—|]\s\S+(?:\s\S+)?$")
_BEFORE_SITE = ("-", "|", "–", "—")
"""A last part of one or two words: the name of the site, as titles of pages have it."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GLUED = re.compile(r"[A-Z](?<=[^\W\d_A-Z].)[^\W\d_A-Z]+(?:[^\W\d_A-Z][A-Z][^\W\d_A-Z]+){2}")
"""Words of a menu without blanks between them: capitals inside of words, which the engine looks for at once."""
_LEAST_MENU, _LONGEST_OF_MENU = 40, 45
"""Weight from which a line may be a whole menu."""
_SUMMARIES = frozenset(
    "summary|key points|key takeaways|at a glance|in short|das wichtigste|das wichtigste in kürze|in kürze|l'essentiel|en bref|claves|las claves"
    "|punti chiave|in sintesi|em resumo|resumo|samenvatting|in het kort|i korthet|kort fortalt|w skrócie|кратко|главное|özet".split(
        "|"
    )
)
"""What heads the summary below a headline; folded."""
_QUOTES = "\"“„«»'‘"
_ASKS = ("?", "!", "؟", "？", "！")
_MANY_WORDS = 7
_MENU = 40
"""Weight of lines around an entry of a menu, and of the entry."""
_SHORTEST_TITLE, _SHORTEST_MARKED, _SHORTER, _OF_THE_STORY = 32, 20, 0.9, 0.3
"""Weight of a title above a standfirst, of one that is marked or stands there again, its length beside it, its share of the story's words."""
_LONG, _LONGER = 110, 160
"""Weight above which a line is rather a standfirst, or a paragraph."""

_MOST_FOR_WORDS = POINTS["words of the body"] + POINTS["words of the first paragraphs"]
_HOPELESS = 3.0
"""Points behind the best from which a line is not looked at any more."""


def find_headline(lines: list[Line], run: Run) -> tuple[int, Elected[Line]] | None:
    """The index of the headline and the vote that chose it; None when no line can be one."""
    surroundings = _Surroundings.of(lines, run)
    candidates: dict[str, Candidate[Line]] = {}
    best = 0.0
    for index in range(_end_of_search(lines, run) - 1, max(0, run.start - _LOOK_BACK) - 1, -1):
        line = lines[index]
        known = candidates.get(line.key)
        # Of several copies the best stands for all; of names, also in menus, the one nearest to the body.
        if known is not None and count_words(line.text) < SOME_WORDS:
            continue
        if not _may_be_headline(line, surroundings.copies[line.key]):
            continue
        candidate = Candidate(line, index, _points(index, surroundings, best - _HOPELESS))
        score = candidate.score
        if known is None or known.score < score:
            candidates[line.key] = candidate
        best = max(best, score)
    _look_for_longer_copies(candidates, surroundings)
    elected = vote(candidates.values(), least=_LEAST)
    if elected is None:
        taken = title_like_furniture(lines, run.start)
        method = "a title that begins as lines of pages do"
        return None if taken is None else (taken, Elected(lines[taken], method, 0.5))
    order = candidates[elected.value.key].order
    has_site = may_name_site(elected.value)
    alone = without_site(elected.value, lines, middle(lines, run)) if has_site else None
    if alone is not None:
        order, elected = alone, replace(elected, value=lines[alone])
    above = first_heading_above(lines, order)
    if above is not None:
        order, elected = above, replace(elected, value=lines[above])
    return order, replace(elected, value=as_it_stands_alone(elected.value, lines))


def _end_of_search(lines: list[Line], run: Run) -> int:
    weight, index = 0, run.start
    while index < min(run.end, run.start + _FIRST_LINES) and weight < _FIRST_WEIGHT:
        weight += lines[index].weight if lines[index].kind == "paragraph" else 0
        index += 1
    return index


def _may_be_headline(line: Line, copies: int) -> bool:
    if not SHORTEST <= line.weight <= LONGEST:
        return False
    if line.weight < SHORT and not (line.level or copies > 1 or line.blank_before):
        return False
    if line.kind in {"byline", "date", "furniture", "header", "correction"}:
        first = line.level > 0 or FIRST_TITLE.match(line.text) is not None
        return first and line.kind != "header"
    if line.kind == "paragraph" and _FULL_STOP.search(line.text):
        return False
    if "/" in line.text and line.text.rpartition("/")[2].lower() in AGENCIES:
        return False
    if line.kind == "caption":
        return (
            line.weight <= _LONGEST_CAPTION
            and not ends_sentence(line.text)
            and split_credit(line.text, is_caption=True) is None
            and not points_into_picture(line)
            and spoken_label(line.text) is None
        )
    return line.weight < _LEAST_MENU or not _is_menu(line.text)


def _is_menu(text: str) -> bool:
    """Whether a line is a path, or words of a menu without blanks between them."""
    return text.count(" > ") > 1 or text.count(" / ") > 1 or _GLUED.search(text) is not None


@dataclass(slots=True)
class _Surroundings:
    """What the candidates of one text are compared with."""

    lines: list[Line]
    start: int
    """The index with which the body begins."""
    copies: Counter[str]
    first: dict[str, int]
    """The index of each text's first copy."""
    body: frozenset[str]
    """The telling words of the body."""
    opening: frozenset[str]
    """Those of its first two paragraphs."""
    next_byline: list[int]
    """For each line the index of the next byline."""
    next_date: list[int]
    next_tool: list[int]
    running: list[int]
    """Running lines above each line, up to the body."""

    @classmethod
    def of(cls, lines: list[Line], run: Run) -> _Surroundings:
        """The surroundings of a text whose body is this run."""
        body = [line for line in lines[run.start : run.end] if is_running(line)]
        head = lines[: _end_of_search(lines, run) + _NEAR]  # nothing further down is asked for
        return cls(
            lines,
            run.start,
            Counter([line.key for line in lines]),
            {head[index].key: index for index in range(len(head) - 1, -1, -1)},
            vocabulary(body),
            vocabulary(body[:2]),
            _next_of([line.kind == "byline" for line in head]),
            _next_of([_says_when(line) for line in head]),
            _next_of([line.reason in _TOOLS for line in head]),
            list(accumulate(map(is_running, lines[: run.start]), initial=0)),
        )


def _says_when(line: Line) -> bool:
    """Whether a line says when: it alone, or behind the name of who wrote the story."""
    if line.kind == "byline":
        return _YEAR.search(line.text) is not None
    return line.kind == "date" or line.reason in WHEN


def _next_of(marked: list[bool]) -> list[int]:
    """For each place the next one behind it that is marked; far away when there is none."""
    following, nearest = [0] * len(marked), len(marked) + _NEAR
    for index in range(len(marked) - 1, -1, -1):
        following[index] = nearest
        if marked[index]:
            nearest = index
    return following


def _points(index: int, around: _Surroundings, least: float) -> dict[str, float]:
    """What speaks for and against a line; its words are not compared when it cannot reach `least`."""
    line = around.lines[index]
    points = {
        reason: POINTS[reason] * amount
        for said in (_of_its_looks(line, around), _of_its_place(index, around))
        for reason, amount in said
    }
    if sum(points.values()) + _MOST_FOR_WORDS < least:
        return points
    dated = "a date below" in points
    for reason, amount in _of_its_words(line, around, dated=dated).items():
        points[reason] = POINTS[reason] * amount
    return points


def _of_its_words(line: Line, around: _Surroundings, *, dated: bool) -> dict[str, float]:
    words = words_of(line)
    if not words:
        return {}
    share = len([word for word in words if word in around.body]) / len(words)
    opening = len([word for word in words if word in around.opening]) / len(words)
    if dated and not share and _is_name(line.text):
        return {"a name of which no word is told": 1}
    weight = 0.5 if len(words) < SOME_WORDS else 1
    return {
        "words of the body": share * weight,
        "words of the first paragraphs": opening * weight,
    }


def _is_name(text: str) -> bool:
    """Whether a line is a person, with or without a job."""
    name = without_role(text)
    return may_be_bare(name) and looks_like_a_name(name)


def _of_its_looks(line: Line, around: _Surroundings) -> Iterator[tuple[str, float]]:
    """What the line itself says, and how much."""
    text, weight, kind = line.text, line.weight, line.kind
    words = count_words(text)
    copies = around.copies[line.key] - 1
    if copies:  # names of sites, sections and authors are repeated as well
        yield "repeated" if words >= SOME_WORDS else "a few words, repeated", min(copies, 2)
    if words >= _MANY_WORDS:
        yield "length of a headline", 1
    elif words <= 2:
        yield "one word" if words == 1 else "two words", 1
    if line.level and line.level <= 2:
        yield "marked as heading" if line.level == 1 else "marked as a lower heading", 1
    if weight < SHORT:
        yield "very short", 1
    elif weight > _LONG:
        yield "too long", 1
        if kind == "paragraph" and weight > _LONGER:
            yield "long without a full stop", 1
    if text[-1] in _FULL_STOPS and _FULL_STOP.search(text):
        yield "full stop", 1
    if kind == "sentence" and not text.endswith(_ASKS):
        yield "sentence", 1
    if text[-1] in ":：":
        yield "a colon at its end", 1
    if text[0] in _QUOTES:
        yield "in quotation marks", 1
    if text.isupper():
        yield "in capitals", 1
    if has_any(text, _BEFORE_SITE) and _SITE.search(text):
        yield "ends in the name of a site", 1
    if text[0].isdigit():
        yield "begins with a number", 1
    if line.bullet:
        yield "an entry of a list", 1
    if kind == "furniture" and FIRST_TITLE.match(text):
        yield "a note on its first title", 1


def _of_its_place(index: int, around: _Surroundings) -> Iterator[tuple[str, float]]:
    """What stands around the line, and how much that says."""
    lines, start = around.lines, around.start
    line = lines[index]
    previous = lines[index - 1] if index else None
    following = lines[index + 1] if index + 1 < len(lines) else None
    if around.first[line.key] < index:
        yield "repeated from above", 1
    byline, date = around.next_byline[index] - index, around.next_date[index] - index
    if line.kind == "boxed" and not (byline <= _NEAR and date <= _NEAR):
        yield "in a box of other stories", 1
    if byline <= _NEAR:
        yield "a byline below", 1
        if byline <= _NEXT:
            yield "a byline right below", 1
    if date <= _NEAR:
        yield "a date below", 1
        if date == 1 and not _is_below_title(index, around):
            yield "the date is next", 1
    if around.next_tool[index] <= min(index + 5, max(start, index + 1)):
        yield "buttons below", 1
    if following is not None:
        if following.kind in RUNNING:
            yield "text below", 1
        if following.bullet:
            yield "heads a list", 1
    if previous is not None:
        if previous.kind in RUNNING:
            yield "text above", 1
        if previous.key in _SUMMARIES or _is_below_title(index, around):
            yield "below a title", 1
        if following is not None and _is_in_menu(previous, line, following):
            yield "among short lines", 1
    if index >= start:
        yield "inside the body", 1
    else:
        if between := around.running[start] - around.running[index + 1]:
            yield "text between it and the body", min(2, between)
        if start - index <= _ABOVE_BODY:
            yield "near the body", 1
    # The text before its first line is as empty as any.
    if line.blank_before or index == 0:
        yield "set apart", min(line.blank_before or 1, 3)
    if line.kind == "caption" and (
        _is_other_caption(line, previous) or _is_other_caption(line, following)
    ):
        yield "one of several captions", 1


def _is_other_caption(line: Line, other: Line | None) -> bool:
    return other is not None and other.kind == "caption" and other.key != line.key


def _is_in_menu(previous: Line, line: Line, following: Line) -> bool:
    return (
        line.weight < _LONGEST_OF_MENU
        and not following.blank_before
        and previous.kind == following.kind == "short"
        and previous.weight < _MENU
        and following.weight < _MENU
    )


def _is_below_title(index: int, around: _Surroundings) -> bool:
    """Whether a title stands above the line, or above its copies."""
    line, above = around.lines[index], index - 1
    while above >= 0 and (
        around.lines[above].key == line.key or around.lines[above].reason == "note on the work"
    ):
        above -= 1
    if above < 0:
        return False
    title = around.lines[above]
    marked = title.level > 0 or around.copies[title.key] > 1
    return _is_title_above(title, line, around.body, marked=marked)


def _is_title_above(above: Line, line: Line, body: frozenset[str], *, marked: bool) -> bool:
    """Whether the line is rather the standfirst of a shorter title right above it, which may be `marked` as one."""
    if above.weight < (_SHORTEST_MARKED if marked else _SHORTEST_TITLE):
        return False
    if above.kind not in {"short", "sentence"}:
        return False
    if above.bullet or line.level > above.level:
        return False
    longer = above.weight < _SHORTER * line.weight or count_words(above.text) >= _MANY_WORDS
    told = share_of_words(above, body) >= _OF_THE_STORY or _QUOTED.fullmatch(above.text) is not None
    return longer and told


def _look_for_longer_copies(candidates: dict[str, Candidate[Line]], around: _Surroundings) -> None:
    """A headline stands again inside other lines: in a breadcrumb, or `Comments on ...`."""
    best = max((each.score for each in candidates.values()), default=0.0)
    close = [each for each in candidates.values() if each.score >= best - _DOUBT]
    if len(close) < 2:
        return
    text = "\n".join([line.key for line in around.lines])
    for candidate in close:
        key = candidate.value.key
        if count_words(key) >= SOME_WORDS and text.count(key) > around.copies[key]:
            candidate.points["inside other lines"] = POINTS["inside other lines"]


def is_title_like(line: Line) -> bool:
    """Whether a line could be a headline by its looks alone."""
    if line.kind not in {"short", "boxed", "sentence"} or not 20 <= line.weight <= 220:
        return False
    return not ends_sentence(line.text) or line.text.endswith(("?", "؟", "？", "!"))
