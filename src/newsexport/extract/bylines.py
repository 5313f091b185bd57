"""Who wrote a story: bylines broken over lines, and names that stand beside the date without a `By`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsexport.extract.body import Run, is_running
from newsexport.extract.draft import Draft, Found
from newsexport.extract.lines import Line
from newsexport.extract.publication import says_when
from newsexport.prose.bylines import (
    agencies_in,
    opens_byline,
    read_byline,
    without_date_words,
)
from newsexport.prose.characters import is_caseless
from newsexport.prose.credits import is_bare_agency
from newsexport.prose.dates import DateInText, find_dates
from newsexport.prose.names import looks_like_a_name, split_names, without_role
from newsexport.prose.whitespace import fold

_AND = frozenset(
    ", & / | · • and und et y e i og och en oraz и та และ dan ve ja a és και و や と 및 with mit avec con".split()
)
"""What stands between two names when it has a line of its own."""
_MOST_PIECES = 16
"""Lines over which a byline may be broken."""
_FAR = 2
"""Empty lines up to which the pieces of a byline belong together."""
_ABOVE, _BELOW = 6, 6
"""Lines above the headline and below the body's first line that may hold the byline."""
_COLON, _LABEL = re.compile("[:：]"), 25
_LONGEST_BARE = 110
"""Weight up to which a line may be names without a `By`."""
_MOST_BARE = 14
"""Lines below the headline in which such names are looked for."""
_WHEN = frozenset({"time ago", "reading time", "clock or duration"})
"""Reasons of furniture that says when, or how long: it stands in the line of authors and dates."""
_BESIDE = frozenset({"button of the page", "count", "stray token", "handle or hashtag", "address"})
"""Reasons of furniture that may stand between the names and the date."""
_AGO = re.compile(
    r"[\s|·•,–—-]+(?:(?:published|posted|updated)\s)?\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\b.*$",
    re.IGNORECASE,
)
_FIRST_OF_NO_NAME = frozenset(
    "the a an no der die das ein eine keine kein les los las un una une il lo gli o os as het een ett et sin "
    "aucun nessun geen inga ingen the my our all new".split()
)
"""Articles and the like: what they begin is a heading, not a name."""
_IN_NO_NAME = frozenset("zum zur zu und and et the for mit from".split())
_MOST_NAME_WORDS = 4
_NEXT = 4
"""Lines below the headline, and above a name, in which more names are believed."""
_PARTS = re.compile(r"\s*[|·•,]\s*")


def join_bylines(lines: list[Line]) -> list[Line]:
    """The lines with each byline in one: pages put its `By` and each of its names into elements."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end_of_byline(lines, index) if opens_byline(lines[index].text) else index + 1
        joined.append(lines[index] if end == index + 1 else _merged(lines[index:end]))
        index = end
    return joined


def _end_of_byline(lines: list[Line], start: int) -> int:
    """The index behind the last name of the byline that opens here."""
    end, wanted = start + 1, True
    for index in range(start + 1, min(len(lines), start + _MOST_PIECES)):
        line = lines[index]
        if line.blank_before > _FAR or line.level or (index > start + 1 and line.bullet):
            break
        if index > start + 1 and line.text.lower() in _AND:
            wanted = True
            continue
        # Marks between two elements are no lines, but they have a number.
        marked = line.number > lines[index - 1].numbers[-1] + 1 and not line.blank_before
        if not (wanted or marked) or not _names(line.text):
            break
        end, wanted = index + 1, False
    return end


def _names(text: str) -> bool:
    return looks_like_a_name(text) or len(split_names(text)) > 1


def _merged(pieces: list[Line]) -> Line:
    first, *rest = pieces
    text = first.text
    before_name = True
    for piece in rest:
        is_name = piece.text.lower() not in _AND
        glue = " " if before_name or not is_name else ", "
        text += ("" if piece.text == "," else glue) + piece.text
        before_name = not is_name
        first.numbers.extend(piece.numbers)
    first.text, first.kind = text, "byline"
    first.measure()
    return first


def take_byline(lines: Sequence[Line], top: int, run: Run, draft: Draft) -> None:
    """The first byline by the headline, else names beside the date below it, else a byline at the end.

    Names without a `By` count only next to a date or a job, and never when the story speaks of them.
    At the end only a label with a colon counts: a bare `By` there belongs to another story.
    """
    near = lines[max(0, top - _ABOVE) : run.start + _BELOW]
    if _take_labelled(near, draft, "a byline by the headline"):
        return
    body = [line for line in lines[run.start : run.end] if is_running(line)]
    below = lines[top + 1 : run.start + _BELOW]
    for group, names in _bare_names(below[:_MOST_BARE]):
        persons = [name for name in names if looks_like_a_name(name)]
        if not any(_is_spoken_of(name, body) for name in persons):
            text = ", ".join(line.text for line in group)
            _give(draft, group, names, text, "names beside the date", 0.7)
            return
    end = [
        line for line in lines[run.end - 1 : run.end + _BELOW] if _COLON.search(line.text[:_LABEL])
    ]
    _take_labelled(end, draft, "a byline below the story")


def _take_labelled(lines: Sequence[Line], draft: Draft, method: str) -> bool:
    for line in lines:
        byline = read_byline(line.text) if line.kind == "byline" else None
        if byline is not None:
            _give(draft, [line], byline.names + byline.agencies, byline.text, method, 0.9)
            return True
    return False


def _give(
    draft: Draft,
    lines: Sequence[Line],
    names: Sequence[str],
    text: str,
    method: str,
    confidence: float,
) -> None:
    first = lines[0]
    draft.byline = Found(text, first.number, method, confidence)
    how = "a name in the byline" if first.kind == "byline" else method
    draft.authors = [Found(name, first.number, how, confidence) for name in names]
    for line in lines:
        line.part = "byline"


def _bare_names(below: Sequence[Line]) -> Iterator[tuple[list[Line], tuple[str, ...]]]:
    for index, line in enumerate(below):
        if line.part is not None or line.weight > _LONGEST_BARE:
            continue
        if is_bare_agency(line.text) and _has_date_beside(below, index):
            yield [line], (line.text,)
        if line.kind not in {"short", "date"}:
            continue
        dated = _beside_date(line.text)
        if dated:
            names, sure = next(filter(None, map(_only_names, dated)), ()), True
        elif line.level or line.bullet:
            continue
        else:
            plain = without_role(line.text)
            names = _only_names(plain)
            # A job behind the name, or a second name, says that the line is no heading.
            told = plain != line.text or (len(names) > 1 and index < _NEXT)
            sure = bool(names) and (told or _has_date_beside(below, index))
        if not names or not sure:
            continue
        group = [line]
        for before in reversed(below[max(0, index - _NEXT) : index]):
            more = _only_names(before.text) if _is_joined(before, group[0]) else ()
            if not more:
                break
            group.insert(0, before)
            names = more + names
        yield group, names


def _is_joined(line: Line, following: Line) -> bool:
    """Whether a mark between two elements, such as `|`, stands between the lines."""
    between = following.number - line.numbers[-1] > 1 and not following.blank_before
    return between and line.part is None and line.kind == "short"


def _beside_date(text: str) -> tuple[str, ...]:
    """What stands before and behind the date in a line; nothing without a date."""
    dates = [date for date in find_dates(text, month_first=False) if isinstance(date, DateInText)]
    if dates:
        return without_date_words(text[: dates[0].start]), without_date_words(text[dates[-1].end :])
    ago = _AGO.search(text)
    return (without_date_words(text[: ago.start()]),) if ago else ()


def _only_names(text: str) -> tuple[str, ...]:
    """The names, when the text is nothing else."""
    if is_caseless(text) or not text:
        return ()
    byline = read_byline(text)
    if byline is not None:
        return byline.names
    if "/" in text and all(map(looks_like_a_name, text.split("/"))):
        text = text.replace("/", ", ")
    parts = [part for part in _PARTS.split(text) if part]
    agencies = agencies_in(text)
    parts = [part for part in parts if part not in agencies]
    names = split_names(without_role(parts[0])) if parts else ()
    if len(parts) > 1:
        more = split_names(text)
        names = more if len(more) >= len(parts) else names
    said = sum(len(fold(name)) for name in names)
    if not names or said < 0.6 * len(fold(parts[0])) or not all(map(_may_be_bare, names)):
        return ()
    return names + agencies


def _may_be_bare(name: str) -> bool:
    """Whether a name is so plain that it needs no `By`."""
    words = name.split()
    plain = len(words) <= _MOST_NAME_WORDS and words[0].lower() not in _FIRST_OF_NO_NAME
    return plain and not _IN_NO_NAME.intersection(word.lower() for word in words)


def _has_date_beside(lines: Sequence[Line], index: int) -> bool:
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(lines) and abs(at - index) <= 3:
            line = lines[at]
            if line.kind == "date" or line.reason in _WHEN or says_when(line.text):
                return True
            if line.reason not in _BESIDE:
                break
            at += step
    return False


def _is_spoken_of(name: str, body: Sequence[Line]) -> bool:
    """Whether the story tells of the person; a note on its author begins with the name."""
    key = fold(name)
    return any(key in line.key and not line.key.startswith(key) for line in body)
