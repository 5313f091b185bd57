"""The line of a finding with a caret under it."""

from __future__ import annotations

from newsexport.diagnostic import Position
from newsexport.reporters.terminal import ISOLATE, RELEASE, has_rtl, paint, safe, width

LEAST_WIDTH = 40
"""Columns that a snippet gets, however narrow the display."""


def snippet_lines(position: Position, columns: int, role: str, colour: bool) -> list[str]:
    """The gutter, the line and the caret; nothing when the line is not known."""
    if position.snippet is None or position.caret is None:
        return []
    number = str(position.line)
    edge = paint(f"{' ' * len(number)} |", "gutter", colour)
    before, marked, after = _window(position.snippet, *position.caret, columns - len(number) - 3)
    line = before + marked + after
    shown = _straight(before, marked, after) if has_rtl(line) else line
    caret = " " * width(before) + paint("^" * max(1, width(marked)), role, colour)
    return [edge, f"{paint(f'{number} |', 'gutter', colour)} {shown}", f"{edge} {caret}"]


def _straight(before: str, marked: str, after: str) -> str:
    """Three isolates: the marked part then stands over the caret whatever its direction."""
    return "".join(f"{ISOLATE}{part}{RELEASE}" for part in (before, marked, after) if part)


def _window(text: str, start: int, length: int, columns: int) -> tuple[str, str, str]:
    """What stands before, under and after the caret, cut to the columns there are."""
    columns = max(LEAST_WIDTH, columns)
    text = safe(text)
    marked = _fitting(text[start : start + length], columns * 2 // 3)
    left, right = text[:start], text[start + len(marked) :]
    room = columns - width(marked) - 2
    if width(left) + width(right) <= room + 2:
        return left, marked, right
    head = room // 3 if width(right) > room * 2 // 3 else room - width(right)
    kept_left = _fitting(left[::-1], head)[::-1]
    kept_right = _fitting(right, room - width(kept_left))
    before = ("…" if len(kept_left) < len(left) else "") + kept_left
    return before, marked, kept_right + ("…" if len(kept_right) < len(right) else "")


def _fitting(text: str, columns: int) -> str:
    """As much of the beginning as fits."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > columns:
            return text[:index]
    return text
