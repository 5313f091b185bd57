"""Offsets as people read them: line, column, byte span, and the line with a mark under the place."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Sequence
from typing import BinaryIO

from newsexport.diagnostic import Position, Window
from newsexport.source import Source
from newsexport.syntax.encoding import (
    byte_order_mark,
    codec_name,
    declared_encoding,
    is_single_byte,
    sniff_wide,
    text_of,
)

SNIPPET_WIDTH = 160
"""Characters of a line that are shown."""
CHUNK = 256 * 1024
_STEP = 16 * 1024
_COUNTED = {"utf-8", "ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}
"""Codecs in which the bytes of a text can be counted from its characters."""


def file_text(data: bytes, *, xml: bool) -> tuple[str, str, int]:
    """The text of a file for showing, never failing; its codec; the length of its byte order mark."""
    codec, mark = codec_of(data, xml=xml)
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    return text_of(data[mark:], codec, errors), codec, mark


def codec_of(head: bytes, *, xml: bool) -> tuple[str, int]:
    """The codec that the first bytes ask for, and the length of the byte order mark."""
    mark = byte_order_mark(head)
    if mark:
        return mark
    label = sniff_wide(head) or (declared_encoding(head) if xml else None) or "utf-8"
    name = codec_name(label) or "utf-8"
    return ("utf-8" if name in {"ascii", "utf-16", "utf-32"} else name), 0


class Places:
    """Positions in one text. Lines and bytes are counted once, however many positions are asked for."""

    def __init__(
        self, text: str, codec: str, mark: int, window: Window, *, counted: bool = False
    ) -> None:
        """`counted`: the text in this codec is known to be the very bytes."""
        self._text = text
        self._single = is_single_byte(codec)
        self._codec = codec if counted or self._single or codec in _COUNTED else None
        self._window = window
        self._base = window.start + mark
        self._lines: list[int] | None = None
        self._bytes: list[int] = [0]

    def position(self, start: int, end: int, *, around: tuple[int, int] | None = None) -> Position:
        """Where the characters from `start` to `end` stand; `around`: the tag or string of their text."""
        window = self._window
        line, begin, stop = self._line(start)
        column = start - begin + 1 + (window.column - 1 if line == 0 else 0)
        span = (self._byte(start), self._byte(end)) if self._codec else None
        snippet, caret = cut_out(self._text, begin, stop, start, end)
        outer = (self._byte(around[0]), self._byte(around[1])) if span and around else None
        return Position(window.line + line, column, span, snippet, caret, outer)

    def _line(self, offset: int) -> tuple[int, int, int]:
        """Number (from 0), begin and end of the line that holds an offset."""
        if self._lines is None:
            self._lines = [0]
            at = self._text.find("\n")
            while at >= 0:
                self._lines.append(at + 1)
                at = self._text.find("\n", at + 1)
        number = bisect_right(self._lines, offset) - 1
        after = self._lines[number + 1] - 1 if number + 1 < len(self._lines) else len(self._text)
        return number, self._lines[number], after

    def _byte(self, offset: int) -> int:
        """The byte at which a character stands in the file."""
        assert self._codec is not None
        if self._single:
            return self._base + offset
        errors = "surrogateescape" if self._codec == "utf-8" else "replace"
        while len(self._bytes) * _STEP <= offset:
            known = (len(self._bytes) - 1) * _STEP
            piece = self._text[known : known + _STEP]
            self._bytes.append(self._bytes[-1] + len(piece.encode(self._codec, errors)))
        block = offset // _STEP
        piece = self._text[block * _STEP : offset]
        return self._base + self._bytes[block] + len(piece.encode(self._codec, errors))


def cut_out(text: str, begin: int, stop: int, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The line from `begin` to `stop`, or a window of it, and where in it the place lies."""
    left, right = begin, stop
    if stop - begin > SNIPPET_WIDTH:
        left = max(begin, start - SNIPPET_WIDTH // 3)
        right = min(stop, left + SNIPPET_WIDTH)
    shown = text[left:right].rstrip("\r").encode("utf-8", "replace").decode()
    snippet = ("…" if left > begin else "") + shown + ("…" if right < stop else "")
    caret = start - left + (1 if left > begin else 0)
    return snippet, (caret, max(1, min(end, right) - start))


def snippets(source: Source, known: Sequence[Position], *, xml: bool) -> list[Position]:
    """The same positions with their lines. One pass over the source, with flat memory."""
    order = sorted(range(len(known)), key=lambda index: (known[index].line, known[index].column))
    result = list(known)
    with source.open() as stream:
        reader = _LineReader(stream, *codec_of(source.head(1024), xml=xml))
        for index in order:
            position = known[index]
            text, at = reader.around(position.line, position.column) or ("", 0)
            end = at + (position.span[1] - position.span[0] if position.span else 1)
            shown = cut_out(text, 0, len(text), at, end)
            result[index] = Position(position.line, position.column, position.span, *shown)
    return result


class _LineReader:
    """Reads a text forward, and keeps only what surrounds the place that was asked for."""

    def __init__(self, stream: BinaryIO, codec: str, mark: int) -> None:
        self._stream = stream
        stream.read(mark)
        name = "latin-1" if codec == "cp1252" else codec
        self._decoder = codecs.getincrementaldecoder(name)("replace")
        self._text = ""
        self._line = 1
        self._column = 1
        self._ended = False

    def around(self, line: int, column: int) -> tuple[str, int] | None:
        """What stands around a place in its line, and the place's index in it."""
        while self._line < line:
            at = self._text.find("\n")
            if at >= 0:
                self._text = self._text[at + 1 :]
                self._line += 1
                self._column = 1
            elif not self._more(keep=0):
                return None
        while column - self._column > len(self._text) - SNIPPET_WIDTH * 2:
            if "\n" in self._text or not self._more(keep=SNIPPET_WIDTH * 2):
                break
        end = self._text.find("\n")
        rest = self._text if end < 0 else self._text[:end]
        at = min(max(0, column - self._column), len(rest))
        left = max(0, at - SNIPPET_WIDTH * 2)
        return rest[left : at + SNIPPET_WIDTH * 2], at - left

    def _more(self, keep: int) -> bool:
        if self._ended:
            return False
        chunk = self._stream.read(CHUNK)
        self._ended = not chunk
        cut = max(0, len(self._text) - keep)
        self._column += cut
        self._text = self._text[cut:] + self._decoder.decode(chunk, final=self._ended)
        return True
