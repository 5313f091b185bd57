"""Who wrote a story: bylines broken over lines, and names that stand beside the date without a `By`."""

from __future__ import annotations

from newsexport.extract.lines import Line
from newsexport.prose.bylines import opens_byline
from newsexport.prose.names import looks_like_a_name, split_names

_AND = frozenset(
    ", & / | · • and und et y e i og och en oraz и та และ dan ve ja a és και و や と 및 with mit avec con".split()
)
"""What stands between two names when it has a line of its own."""
_MOST_PIECES = 16
"""Lines over which a byline may be broken."""
_FAR = 2
"""Empty lines up to which the pieces of a byline belong together."""


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
