"""Puts the first letter of a text, which pages show larger than the others, back before its word."""

from __future__ import annotations

from newsexport.extract.lines import Line
from newsexport.extract.shared_words import is_english
from newsexport.prose.characters import is_small

_NO_WORDS = "BCDFGHJLMNPQRTX"
"""Letters of which none is a word by itself."""
_NO_ENGLISH_WORDS = "EKSUVWYZ"
"""More in English."""
_SHORTEST = 60
"""Weight below which the rest must be more than one word: letters also stand in menus."""


def join_initials(lines: list[Line]) -> list[Line]:
    """The lines with each first word in one whose first letter, larger than the others, stood in an element of its own.

    A letter that is a word in some language stands for itself, unless no word could follow it.
    """
    if not any(len(line.text) == 1 and line.text.isupper() for line in lines):
        return lines
    never = _NO_WORDS + (_NO_ENGLISH_WORDS if is_english(lines) else "")
    joined: list[Line] = []
    for line in lines:
        initial = joined[-1] if joined else None
        if initial is not None and _is_initial(initial, line, never):
            initial.text += line.text
            initial.numbers += line.numbers
            initial.measure()
        else:
            joined.append(line)
    return joined


def _is_initial(initial: Line, line: Line, never: str) -> bool:
    """Whether a letter and the line below it are one word: `never` are those of which none is a word by itself."""
    letter, rest = initial.text, line.text
    if len(letter) > 1 or not letter.isupper() or line.blank_before or not is_small(rest[0]):
        return False
    first = rest.split(" ", 1)[0]
    if line.weight < _SHORTEST and first is rest:
        return False
    return letter in never or (len(first) == 1 and first in _NO_WORDS.lower())
