"""From a pointer back to line and column: run only when there is something to tell.

One expat pass for XML, one walk along the wanted paths for JSON; everything else is skipped by C code.
Lines and columns count from 1, columns in Unicode code points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any
from xml.parsers import expat

from newsexport.diagnostic import Position
from newsexport.report import Report, Window
from newsexport.source import Source
from newsexport.syntax.encoding import byte_order_mark, codec_name, declared_encoding, sniff_utf16
from newsexport.syntax.json import unescape_token

SNIPPET_WIDTH = 160
_BLANK = re.compile(r"[ \t\n\r]*").match
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?")

Spans = dict[str, tuple[int, int]]
"""Pointer to the first and last (exclusive) code point."""


def place_findings(report: Report, source: Source, syntax: str) -> None:
    """Give every kept finding its position. Reads the source again, window by window."""
    _complete_snippets(report, source)
    wanted: dict[Window, list[tuple[int, str]]] = {}
    for index, pointer, window in report.unplaced():
        wanted.setdefault(window or Window(), []).append((index, pointer))
    for window, entries in wanted.items():
        data = source.window(window.start, window.end)
        found = positions(data, {pointer for _, pointer in entries}, syntax, window)
        for index, pointer in entries:
            if pointer in found:
                report.place(index, found[pointer])


def _complete_snippets(report: Report, source: Source) -> None:
    """Findings of the parsers know their line already; show it."""
    bare = [
        (index, found.position)
        for index, found in enumerate(report.diagnostics)
        if found.position and found.position.snippet is None and found.target is None
    ]
    if not bare:
        return
    text, _ = _text(source.window(0, None), xml=True)
    lines = text.split("\n")
    for index, position in bare:
        if position.line <= len(lines):
            begin = sum(len(line) + 1 for line in lines[: position.line - 1])
            at = min(begin + position.column - 1, len(text))
            report.place(index, _position(text, at, at + 1, Window(), exact_bytes=position.span))


def positions(
    data: bytes, pointers: set[str], syntax: str, window: Window = Window()
) -> dict[str, Position]:
    """The position of each pointer in the bytes of one window; those not found are left out."""
    text, plain = _text(data, xml=syntax == "xml")
    if syntax == "xml":
        spans = _xml_spans(text, pointers, window.path)
    elif syntax == "json":
        spans = _json_spans(text, pointers)
    else:
        spans = _line_spans(text, pointers)
    return {
        pointer: _position(text, start, end, window, with_bytes=plain)
        for pointer, (start, end) in spans.items()
    }


def _text(data: bytes, *, xml: bool) -> tuple[str, bool]:
    """The text, and whether its UTF-8 bytes are the file's bytes."""
    mark = byte_order_mark(data)
    if mark:
        return data[mark[1] :].decode(mark[0], "replace"), False
    label = sniff_utf16(data) or (declared_encoding(data) if xml else None) or "utf-8"
    name = codec_name(label) or "utf-8"
    text = data.decode(name, "replace")
    return text, name in {"utf-8", "ascii"}


def _position(
    text: str, start: int, end: int, window: Window,
    *, with_bytes: bool = False, exact_bytes: tuple[int, int] | None = None,
) -> Position:  # fmt: skip
    line = text.count("\n", 0, start)
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    column = start - begin + 1 + (window.column - 1 if line == 0 else 0)
    span = exact_bytes
    if with_bytes:
        first = window.start + len(text[:start].encode("utf-8", "replace"))
        span = (first, first + len(text[start:end].encode("utf-8", "replace")))
    left, right = begin, stop
    if stop - begin > SNIPPET_WIDTH:
        left = max(begin, start - SNIPPET_WIDTH // 3)
        right = min(stop, left + SNIPPET_WIDTH)
    snippet = ("…" if left > begin else "") + text[left:right].rstrip("\r")
    snippet += "…" if right < stop else ""
    caret = start - left + (1 if left > begin else 0)
    length = max(1, min(end, right) - start)
    return Position(window.line + line, column, span, snippet, (caret, length))


def _line_spans(text: str, pointers: Iterable[str]) -> Spans:
    """`line N` -> the whole line."""
    found: Spans = {}
    wanted = {int(p[5:]): p for p in pointers if p.startswith("line ") and p[5:].isdigit()}
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number in wanted:
            blank = len(line) - len(line.lstrip())
            found[wanted[number]] = (offset + blank, offset + max(blank + 1, len(line.rstrip())))
        offset += len(line) + 1
    return found


# XML


def _xml_spans(text: str, pointers: Iterable[str], prefix: str) -> Spans:
    """XPath of local names -> its start tag, the attribute's value, or the element's text."""
    trie: dict[Any, Any] = {}
    attributes: dict[str, str] = {}
    for pointer in pointers:
        element, _, attribute = pointer.partition("/@")
        attributes[pointer] = attribute
        inside = element[len(prefix) :] if prefix and element.startswith(prefix) else element
        if prefix and element.startswith(prefix):
            inside = "/" + prefix.rpartition("/")[2].partition("[")[0] + inside
        node = trie
        for name, index in _STEP.findall(inside):
            node = node.setdefault((name, int(index or 1)), {})
        node.setdefault(None, []).append(pointer)
    encoded = text.encode("utf-8", "replace")
    starts = _expat_starts(encoded, trie)
    return {
        pointer: _inside_tag(text, len(encoded[:offset].decode("utf-8", "replace")), attributes[pointer])
        for pointer, offset in starts.items()
    }


def _expat_starts(data: bytes, trie: dict[Any, Any]) -> dict[str, int]:
    """Byte offset of the start tag of each wanted element."""
    found: dict[str, int] = {}
    parser = expat.ParserCreate("utf-8")
    stack: list[tuple[dict[Any, Any], dict[str, int]]] = [(trie, {})]
    skipped = 0

    def start(name: str, _: object) -> None:
        nonlocal skipped
        if skipped:
            skipped += 1
            return
        node, counts = stack[-1]
        local = name.rpartition(":")[2]
        count = counts[local] = counts.get(local, 0) + 1
        child = node.get((local, count))
        if child is None:
            skipped = 1
            return
        for pointer in child.get(None, ()):
            found[pointer] = parser.CurrentByteIndex
        stack.append((child, {}))

    def end(_: str) -> None:
        nonlocal skipped
        if skipped:
            skipped -= 1
        else:
            stack.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return found  # what stands before the fault is found
    return found


def _inside_tag(text: str, offset: int, attribute: str) -> tuple[int, int]:
    tag = _TAG.match(text, offset)
    if tag is None:
        return offset, offset + 1
    if attribute:
        pattern = rf"""\s(?:[\w.-]+:)?{re.escape(attribute)}\s*=\s*(["'])(.*?)\1"""
        match = re.compile(pattern, re.DOTALL).search(tag[0])
        if match:
            start = offset + match.start(2)
            return start, max(start + 1, offset + match.end(2))
    return offset, tag.end()


# JSON


def _json_spans(text: str, pointers: Iterable[str]) -> Spans:
    """JSON pointer -> its value; `pointer#` -> its key."""
    trie: dict[Any, Any] = {}
    for pointer in pointers:
        node = trie
        for token in pointer.removesuffix("#").split("/")[1:]:
            node = node.setdefault(unescape_token(token), {})
        node.setdefault(None, []).append(pointer)
    walker = _JsonWalk(text)
    try:
        walker.value(0, trie, None)
    except (IndexError, ValueError, StopIteration, RecursionError):
        return walker.found  # what stands before the fault is found
    return walker.found


class _JsonWalk:
    """Walks only along wanted paths; every other value is skipped by the standard library's scanner."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: Spans = {}
        self._scan = json.JSONDecoder(strict=False).scan_once  # type: ignore[attr-defined]

    def value(self, at: int, node: dict[Any, Any], key: tuple[int, int] | None) -> int:
        """Read the value at `at`; the index behind it."""
        start = self._blank(at)
        wanted_inside = len(node) > (None in node)
        sign = self.text[start]
        if wanted_inside and sign == "{":
            end = self._object(start, node)
        elif wanted_inside and sign == "[":
            end = self._array(start, node)
        else:
            end = self._scan(self.text, start)[1]
        for pointer in node.get(None, ()):
            if pointer.endswith("#") and key:
                self.found[pointer] = key
            elif sign in "{[":
                self.found[pointer] = (start, start + 1)
            else:
                self.found[pointer] = (start, end)
        return end

    def _object(self, start: int, node: dict[Any, Any]) -> int:
        at = self._blank(start + 1)
        while self.text[at] != "}":
            key_start = at
            key, at = scanstring(self.text, at + 1, False)
            key_span = (key_start, at)
            at = self._blank(at) + 1
            at = self._child(at, node.get(key), key_span)
            at = self._blank(at)
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _array(self, start: int, node: dict[Any, Any]) -> int:
        at = self._blank(start + 1)
        index = 0
        while self.text[at] != "]":
            at = self._child(at, node.get(str(index)), None)
            index += 1
            at = self._blank(at)
            if self.text[at] == ",":
                at = self._blank(at + 1)
        return at + 1

    def _child(self, at: int, node: dict[Any, Any] | None, key: tuple[int, int] | None) -> int:
        if node is None:
            return int(self._scan(self.text, self._blank(at))[1])
        return self.value(at, node, key)

    def _blank(self, at: int) -> int:
        match = _BLANK(self.text, at)
        assert match is not None
        return match.end()


