"""From a pointer back to line and column: run only when there is something to tell.

One expat pass for XML, one walk along the wanted paths for JSON; everything else is skipped by C code.
Lines and columns count from 1, columns in Unicode code points. What is not in the document is placed
at the nearest thing around it that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from xml.parsers import expat

from newsexport.diagnostic import Position, Window, bare, characters_of
from newsexport.errors import SourceUnavailable
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import text_of
from newsexport.syntax.json_places import Spans, nearest_spans
from newsexport.syntax.places import Places, codec_of, file_text, snippets
from newsexport.syntax.text_places import in_element, in_string
from newsexport.syntax.xml import without_declaration

_TAG = re.compile(r"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""\s([^\s=<>"'/]++)\s*=\s*(?:"([^"]*+)"|'([^']*+)')""")
_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?")

_HEAD = 4096
"""Bytes in which an XML declaration ends."""
_TAG_BYTES = 256 * 1024
"""How much of a text is looked at behind the begin of the last wanted tag."""


def place_findings(report: Report, source: Source, syntax: str) -> None:
    """Give every kept finding its position. Reads the source again, window by window.

    Where it cannot be read to the place (it inflates beyond the limit), findings keep their pointers alone.
    """
    try:
        _place_findings(report, source, syntax)
    except SourceUnavailable as error:
        report.skip("lines and columns", str(error))


def _place_findings(report: Report, source: Source, syntax: str) -> None:
    known = {
        i for i, found in enumerate(report.diagnostics) if found.position and found.position.snippet
    }
    wanted: dict[Window, list[tuple[int, str]]] = {}
    for index, pointer, window in report.unplaced():
        wanted.setdefault(window or Window(), []).append((index, pointer))
    for window, entries in wanted.items():
        data = source.followed.window(window.start, window.end)
        prolog = source.recoded.prolog if source.recoded else b""
        found = positions(data, {pointer for _, pointer in entries}, syntax, window, prolog)
        for index, pointer in entries:
            if pointer in found:
                report.place(index, found[pointer])
    _complete_snippets(report, source, syntax)
    _in_own_bytes(report, source, known)
    _after_head(report, source, known)


_OF_THE_FILE = frozenset({"IO005", "IO006", "IO007"})
"""Codes of what is found in the bytes of a file, before its text is recoded."""


def _in_own_bytes(report: Report, source: Source, known: set[int]) -> None:
    """Of a document that was recoded: the bytes of the file, not of its text in UTF-8."""
    recoded = source.recoded
    if recoded is None:
        return
    for index, found in enumerate(report.diagnostics):
        at = found.position
        if index in known or at is None or at.span is None or found.target is not None:
            continue
        if found.code not in _OF_THE_FILE:
            span = recoded.to_file(at.span[0]), recoded.to_file(at.span[1])
            around = at.around and (recoded.to_file(at.around[0]), recoded.to_file(at.around[1]))
            report.place(index, replace(at, span=span, around=around))


def _after_head(report: Report, source: Source, known: set[int]) -> None:
    """Of a saved HTTP response: count from the beginning of the file, not of the body."""
    response = source.response()
    if response is None:
        return
    for index, found in enumerate(report.diagnostics):
        at = found.position
        if index in known or at is None or found.target is not None:
            continue
        span, around = (
            (each[0] + response.length, each[1] + response.length) if each else None
            for each in (at.span, at.around)
        )
        report.place(index, replace(at, line=at.line + response.lines, span=span, around=around))


def _complete_snippets(report: Report, source: Source, syntax: str) -> None:
    """Findings of the parsers know their line already; show it."""
    bare = [
        (index, found.position)
        for index, found in enumerate(report.diagnostics)
        if found.position and found.position.snippet is None and found.target is None
    ]
    if not bare:
        return
    complete = snippets(source, [position for _, position in bare], xml=syntax == "xml")
    for (index, _), position in zip(bare, complete, strict=True):
        report.place(index, position)


def positions(
    data: bytes, pointers: set[str], syntax: str, window: Window = Window(), prolog: bytes = b""
) -> dict[str, Position]:
    """The position of each pointer in the bytes of one window; those not found are left out.

    `prolog`: the document type of the document that the window is cut from, where that has to be known.
    """
    if syntax == "html":
        from newsexport.syntax.html_places import html_positions

        return html_positions(data, pointers)
    texts = {bare(pointer) for pointer in pointers}
    if syntax == "xml":
        codec, mark = codec_of(data, xml=True)
        text, spans = _xml_spans(
            data[mark:] if mark else data, codec, texts, window.path, prolog,
            whole=texts != pointers,
        )  # fmt: skip
    else:
        text, codec, mark = file_text(data, xml=False)
        spans = nearest_spans(text, texts) if syntax == "json" else _line_spans(text, texts)
    places = Places(text, codec, mark, window)
    found: dict[str, Position] = {}
    for pointer in pointers:
        span = spans.get(bare(pointer))
        if span is not None:
            inside = _within(text, span, pointer, syntax)
            found[pointer] = places.position(*(inside or span), around=span if inside else None)
    return found


def _within(text: str, span: tuple[int, int], pointer: str, syntax: str) -> tuple[int, int] | None:
    """Where the characters stand to which a pointer leads, in the text of the element or string at `span`."""
    wanted = characters_of(pointer)
    if wanted is None:
        return None
    if syntax == "json":
        return in_string(text, span[0], wanted)
    is_tag = text.startswith("<", span[0]) and not text.endswith("/>", *span)
    return in_element(text, span[1], wanted) if is_tag else None


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


def _xml_spans(
    data: bytes, codec: str, pointers: Iterable[str], prefix: str, prolog: bytes = b"",
    *, whole: bool = False,
) -> tuple[str, Spans]:  # fmt: skip
    """XPath of local names -> its start tag, or the attribute's value; and the text, as far as it is needed.

    `whole`: all of it is.
    """
    elements = {pointer: _inside(pointer.partition("/@")[0], prefix) for pointer in pointers}
    encoded = (
        data if codec == "utf-8" else text_of(data, codec, "replace").encode("utf-8", "replace")
    )
    if encoded[:1].isspace():
        head, tail = encoded[:_HEAD].decode("latin-1"), encoded[_HEAD:]
        starts = _expat_starts(without_declaration(head).encode("latin-1") + tail, elements)
    else:
        starts = _expat_starts(encoded, elements, prolog)
    end = len(encoded) if whole else max(starts.values(), default=0) + _TAG_BYTES
    while end < len(encoded) and encoded[end] & 0xC0 == 0x80:
        end -= 1
    encoded = encoded[:end]
    text = encoded.decode("utf-8", "surrogateescape")
    offsets = _in_characters(encoded, starts)
    found: Spans = {}
    for pointer, path in elements.items():
        attribute = pointer.partition("/@")[2] if path in offsets else ""
        nearest = path
        while nearest and nearest not in offsets:
            nearest = nearest.rpartition("/")[0]
        if nearest:
            found[pointer] = _inside_tag(text, offsets[nearest], attribute)
    return text, found


def _in_characters(encoded: bytes, starts: dict[str, int]) -> dict[str, int]:
    """Byte offsets as offsets of characters, in one pass over the text."""
    found: dict[str, int] = {}
    before = characters = 0
    for path, at in sorted(starts.items(), key=lambda each: each[1]):
        characters += len(encoded[before:at].decode("utf-8", "surrogateescape"))
        before = at
        found[path] = characters
    return found


def _inside(path: str, prefix: str) -> str:
    """A path of the document as a path of the window, whose root is the last step of `prefix`."""
    if not prefix or not (path == prefix or path.startswith(prefix + "/")):
        return path
    return "/" + prefix.rpartition("/")[2].partition("[")[0] + path[len(prefix) :]


def _expat_starts(data: bytes, elements: dict[str, str], prolog: bytes = b"") -> dict[str, int]:
    """Byte offset of the start tag of each wanted element, and of the elements around them."""
    trie: dict[Any, Any] = {}
    wanted: set[str] = set()
    for path in set(elements.values()):
        node, outer = trie, ""
        for step, name, index in ((m[0], m[1], m[2]) for m in _STEP.finditer(path)):
            outer += "/" + step
            node = node.setdefault((name, int(index or 1)), {})
            node.setdefault(None, set()).add(outer)
            wanted.add(outer)
    walk = _XmlWalk(trie, len(wanted))
    # What stands before a fault is found.
    with suppress(expat.ExpatError, _AllFound):
        if prolog:
            walk.parser.Parse(prolog, False)
        walk.parser.Parse(data, True)
    if prolog:
        return {path: at - len(prolog) for path, at in walk.found.items()}
    return walk.found


class _AllFound(Exception):
    """What follows need not be looked at."""


class _XmlWalk:
    """Follows only the wanted elements; what is below others is counted, no more."""

    def __init__(self, trie: dict[Any, Any], wanted: int) -> None:
        self.found: dict[str, int] = {}
        self._wanted = wanted
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._stack: list[tuple[dict[Any, Any], dict[str, int]]] = [(trie, {})]
        self._skipped = 0

    def _start(self, name: str, _: object) -> None:
        if self._skipped:
            self._skipped += 1
            return
        node, counts = self._stack[-1]
        local = name.rpartition(":")[2]
        count = counts[local] = counts.get(local, 0) + 1
        child = node.get((local, count))
        if child is None:
            self._skipped = 1
            return
        for path in child[None]:
            self.found[path] = self.parser.CurrentByteIndex
        if len(self.found) == self._wanted:
            raise _AllFound
        self._stack.append((child, {}))

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._stack.pop()


def _inside_tag(text: str, offset: int, attribute: str) -> tuple[int, int]:
    tag = _TAG.match(text, offset)
    if tag is None:
        return offset, offset + 1
    for match in _ATTRIBUTE.finditer(tag[0]) if attribute else ():
        prefix, _, name = match[1].rpartition(":")
        if name == attribute and prefix != "xmlns":
            group = 2 if match[2] is not None else 3
            start = offset + match.start(group)
            return start, max(start + 1, offset + match.end(group))
    return offset, tag.end()
