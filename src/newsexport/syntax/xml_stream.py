"""Large XML documents, one element at a time with flat memory.

Expat finds where each wanted element begins and ends; its bytes are cut out and parsed by the safe
parser inside the start tags of its ancestors, so that its namespaces are right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from newsexport.codes.files import IO003, IO007, IO009
from newsexport.diagnostic import Position
from newsexport.limits import Limits
from newsexport.report import Report, Window
from newsexport.source import Source
from newsexport.syntax.encoding import byte_order_mark, codec_name, declared_encoding, sniff_utf16
from newsexport.syntax.xml import Element, new_parser

CHUNK = 256 * 1024

Wanted = Callable[[tuple[str, ...]], bool]
"""Given the local names from the root down, whether this element is to be cut out."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """An element cut out of its document."""

    element: Element
    """The element, parsed; its ancestors are empty shells."""
    names: tuple[str, ...]
    """Local names from the root down to it."""
    window: Window
    """Its bytes in the document, and its XPath there."""


def can_stream(head: bytes) -> bool:
    """Whether a document that begins so can be cut: UTF-8, and without a document type."""
    if byte_order_mark(head) or sniff_utf16(head) or b"<!DOCTYPE" in head or head[:1].isspace():
        return False
    return codec_name(declared_encoding(head) or "utf-8") in {"utf-8", "ascii"}


def fragments(
    source: Source, wanted: Wanted, report: Report, limits: Limits
) -> Iterator[Fragment]:
    """Each wanted element in document order. Stops at the first fault of grammar, with a diagnostic."""
    cutter = _Cutter(wanted)
    with source.open() as stream:
        while True:
            chunk = stream.read(CHUNK)
            try:
                cutter.feed(chunk, final=not chunk)
            except expat.ExpatError as error:
                yield from _parsed(cutter.take(), report)
                report.end_item()
                _report_expat(error, report)
                return
            except _DoctypeFound:
                report.add(IO007, reference="a DOCTYPE inside a streamed document")
                return
            yield from _parsed(cutter.take(), report)
            if cutter.open_bytes() > limits.document_bytes:
                report.add(IO009, what="one item", limit=f"{limits.document_bytes} bytes")
                return
            if not chunk:
                return


def _report_expat(error: expat.ExpatError, report: Report) -> None:
    reason = expat.errors.messages.get(error.code, str(error)) if error.code else str(error)
    report.add(
        IO003,
        reason=reason,
        advice="mend the document at this place; what stands behind it was not read",
        position=Position(error.lineno, error.offset + 1),
    )


def _parsed(cuts: list[_Cut], report: Report) -> Iterator[Fragment]:
    for cut in cuts:
        try:
            element = etree.fromstring(cut.document, new_parser())
        except etree.XMLSyntaxError as error:
            report.begin_item(cut.window)
            report.add(
                IO003, reason=error.msg or "not well-formed", advice="mend this item",
                position=Position(cut.window.line, cut.window.column),
            )  # fmt: skip
            report.end_item()
            continue
        for _ in cut.names[1:]:
            element = element[0]
        yield Fragment(element, cut.names, cut.window)


class _DoctypeFound(Exception):
    pass


@dataclass(slots=True)
class _Cut:
    document: bytes
    names: tuple[str, ...]
    window: Window


class _Cutter:
    """Follows expat's events, and keeps only the bytes of the element being cut."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._buffer = b""
        self._base = 0
        self._names: list[str] = []
        self._tags: list[bytes] = []
        self._counts: list[dict[str, int]] = [{}]
        self._paths: list[str] = []
        self._cut_depth = 0
        self._cut_from: tuple[int, int, int] = (0, 1, 1)
        self._depth_inside = 0
        self._done: list[_Cut] = []

    def feed(self, chunk: bytes, *, final: bool) -> None:
        self._buffer += chunk
        self._parser.Parse(chunk, final)
        keep = self._cut_from[0] if self._cut_depth else self._parser.CurrentByteIndex
        if not final and keep > self._base:
            self._buffer = self._buffer[keep - self._base :]
            self._base = keep

    def take(self) -> list[_Cut]:
        done, self._done = self._done, []
        return done

    def open_bytes(self) -> int:
        return len(self._buffer) if self._cut_depth else 0

    def _doctype(self, *_: object) -> None:
        raise _DoctypeFound

    def _start(self, name: str, _: dict[str, str]) -> None:
        if self._cut_depth:
            self._depth_inside += 1
            return
        plain = name.rpartition(":")[2]
        count = self._counts[-1][plain] = self._counts[-1].get(plain, 0) + 1
        self._names.append(plain)
        self._paths.append(f"/{plain}[{count}]" if count > 1 else f"/{plain}")
        parser = self._parser
        at = parser.CurrentByteIndex
        if self._wanted(tuple(self._names)):
            self._cut_depth = len(self._names)
            self._cut_from = (at, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            return
        self._counts.append({})
        self._tags.append(self._tag_at(at))

    def _end(self, _: str) -> None:
        if self._depth_inside:
            self._depth_inside -= 1
            return
        if self._cut_depth:
            self._finish()
            self._cut_depth = 0
        else:
            self._counts.pop()
            self._tags.pop()
        self._names.pop()
        self._paths.pop()

    def _finish(self) -> None:
        start, line, column = self._cut_from
        at = self._parser.CurrentByteIndex
        end = at + len(self._tag_at(at))
        element = self._buffer[start - self._base : end - self._base]
        opening = b"".join(_opened(tag) for tag in self._tags)
        closing = b"".join(b"</" + _tag_name(tag) + b">" for tag in reversed(self._tags))
        window = Window(start, end, line, column, "".join(self._paths))
        self._done.append(_Cut(opening + element + closing, tuple(self._names), window))

    def _tag_at(self, offset: int) -> bytes:
        """The tag that begins at this offset of the document."""
        match = _TAG.match(self._buffer, offset - self._base)
        return match[0] if match else b""


_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def _opened(tag: bytes) -> bytes:
    return tag[:-2] + b">" if tag.endswith(b"/>") else tag


def _tag_name(tag: bytes) -> bytes:
    match = re.match(rb"<([^\s/>]+)", tag)
    return match[1] if match else b"x"
