"""Who wrote a story: bylines, also broken over lines, by the headline or below the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsexport.extract.body import Run, is_running
from newsexport.extract.draft import Draft, Found
from newsexport.extract.furniture import JOB
from newsexport.extract.lines import Line
from newsexport.extract.signatures import (
    find_signature,
    find_signature_above,
    find_signature_below,
)
from newsexport.prose.bylines import (
    opening_words,
    opens_byline,
    read_byline,
    read_placed_byline,
    reporters_in,
)
from newsexport.prose.names import looks_like_a_name, split_names

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
_LONGEST_HEAD, _TEXT_IN_HEAD = 20, 4
"""Lines, and lines of text among them, in which a `By` is looked for: pictures and buttons may stand before it."""
_LAST = 3
"""Lines above and below the end of the story in which a list of names signs it."""
_BETWEEN_BYLINES = frozenset(
    {"address", "handle or hashtag", "stray token", "button of the page", JOB}
)
"""Reasons of furniture that may stand between bylines of several authors."""
_COLON, _LABEL = re.compile("[:：]"), 25


def join_bylines(lines: list[Line]) -> list[Line]:
    """The lines with each byline in one: pages put its `By` and each of its names into elements."""
    joined: list[Line] = []
    done = 0
    words = opening_words()
    opening = [at for at, line in enumerate(lines) if line.key.partition(" ")[0] in words]
    for index in opening:
        if index < done or not opens_byline(lines[index].text):
            continue
        end = _end_of_byline(lines, index)
        if end > index + 1:
            joined += lines[done:index]
            joined.append(_merged(lines[index:end]))
            done = end
    return joined + lines[done:]


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
        first.numbers += piece.numbers
    first.text, first.kind = text, "byline"
    first.measure()
    return first


def take_byline(lines: Sequence[Line], top: int, run: Run, draft: Draft) -> None:
    """The first byline by the headline, else who signs there without a `By`, else a byline at the end.

    At the end only a label with a colon counts: a bare `By` there belongs to another story.
    """
    head = lines[top + 1 : min(run.start + _BELOW, max(run.start, run.end))]
    above = lines[max(0, top - _ABOVE) : top + 1]
    if _take_labelled(lines[top + 1 : end_of_head(lines, run)], draft, "a byline by the headline"):
        return
    if _take_labelled(above, draft, "a byline by the headline"):
        return
    if _take_placed(lines[top + 1 : run.start], draft):
        return
    body = [line for line in lines[run.start : run.end] if is_running(line)]
    signature = find_signature(head, run.start - top - 1, body)
    signature = signature or find_signature_above(above[:-1], body)
    if signature is None:
        if body and _take_reporters(body, draft):
            return
        end = [
            line
            for line in lines[run.end - 1 : run.end + _BELOW]
            if _COLON.search(line.text[:_LABEL])
        ]
        if _take_labelled(end, draft, "a byline below the story"):
            return
        last = lines[max(run.start, run.end - _LAST) : run.end + _LAST]
        signature = find_signature_below(last, head, body)
    if signature is not None:
        text = ", ".join(_each_once([line.text for line in signature.lines]))
        _give(draft, signature.lines, signature.names, text, signature.method, signature.confidence)


def end_of_head(lines: Sequence[Line], run: Run) -> int:
    """Where the head of a story is over: pictures and buttons may stand between its first lines of text and the byline."""
    end, text = run.start, 0
    while end < min(run.end, run.start + _LONGEST_HEAD) and text < _TEXT_IN_HEAD:
        text += is_running(lines[end])
        end += 1
    return max(end, run.start + _BELOW)


def _take_placed(head: Sequence[Line], draft: Draft) -> bool:
    """A place and a name right above the story, but for its pictures, date and buttons."""
    for line in reversed(head):
        if line.kind in {"caption", "date", "furniture"}:
            continue
        byline = read_placed_byline(line.text)
        if byline is None or line.part is not None:
            return False
        _give(draft, [line], byline.names, line.text, "a place and a name above the story", 0.8)
        return True
    return False


def _take_reporters(body: Sequence[Line], draft: Draft) -> bool:
    """The reporters whom the first or the last paragraph names; both stay as they are printed."""
    for line in (body[0], body[-1]):
        names = reporters_in(line.text)
        if names:
            method = "the reporter named in a paragraph"
            draft.authors = [Found(name, line.number, method, 0.85) for name in names]
            return True
    return False


def _take_labelled(lines: Sequence[Line], draft: Draft, method: str) -> bool:
    found: list[tuple[Line, tuple[str, ...]]] = []
    for line in lines:
        if found and line.kind != "byline" and line.reason not in _BETWEEN_BYLINES:
            break
        byline = read_byline(line.text) if line.kind == "byline" else None
        if byline is not None:
            found.append((line, byline.names + byline.agencies))
    if not found:
        return False
    names = tuple(dict.fromkeys(name for _, more in found for name in more))
    text = ", ".join(dict.fromkeys(line.text for line, _ in found))
    _give(draft, [line for line, _ in found], names, text, method, 0.9)
    return True


def _each_once(names: Sequence[str]) -> Iterator[str]:
    """The names, those left out that come again, or once more in capitals."""
    for name in dict.fromkeys(names):
        again = [each for each in names if each != name and each.casefold() == name.casefold()]
        if not (again and name.isupper()):
            yield name


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
    draft.authors = [Found(name, first.number, how, confidence) for name in _each_once(names)]
    for line in lines:
        if not is_running(line):  # names in parentheses stay in their sentence
            line.part = "byline"
