"""Line and column of a byte in UTF-8 text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from newsexport.diagnostic import Position


def position_at(data: bytes, offset: int) -> Position:
    """Where one byte stands."""
    return BytePlaces(data[:offset]).position(offset)


class BytePlaces:
    """Where many bytes stand, best asked for in their order: on long lines, too, each character is counted once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines: list[int] | None = None
        self._known = 0, 0
        """A byte, and how many characters stand before it in its line."""

    def position(self, offset: int) -> Position:
        """Line and column of a byte, from 1."""
        if self._lines is None:
            lengths = (len(line) + 1 for line in self._data.split(b"\n"))
            self._lines = list(accumulate(lengths, initial=0))[:-1]
        line = bisect_right(self._lines, offset)
        begin = self._lines[line - 1]
        known, before = self._known if begin <= self._known[0] <= offset else (begin, 0)
        before += len(self._data[known:offset].decode("utf-8", "replace"))
        self._known = offset, before
        return Position(line, before + 1, (offset, offset + 1))
