"""Large XML documents, one element at a time with flat memory.

Expat finds where each wanted element begins and ends; its bytes are cut out and parsed by the safe
parser inside the start tags of its ancestors, so that its namespaces are right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO
from xml.parsers import expat

from lxml import etree

from newsexport.codes.files import IO003, IO004, IO007, IO009
from newsexport.diagnostic import Code, Position
from newsexport.errors import SourceUnavailable
from newsexport.limits import Limits
from newsexport.pending import Window
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import byte_order_mark, codec_name, declared_encoding, sniff_wide
from newsexport.syntax.xml import Element, beyond_limits, fault_position, new_parser

CHUNK = 256 * 1024
MAX_DEPTH = 200
"""Nesting of the elements around items; libxml2 allows 256 in all."""

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


@dataclass(frozen=True, slots=True)
class StrayText:
    """Text that stands outside of all wanted elements."""

    path: str
    """XPath of the element around it."""
    text: str
    position: Position


def can_stream(head: bytes) -> bool:
    """Whether a document that begins so can be cut: UTF-8, and without a document type."""
    if byte_order_mark(head) or sniff_wide(head) or b"<!DOCTYPE" in head or head[:1].isspace():
        return False
    return codec_name(declared_encoding(head) or "utf-8") in {"utf-8", "ascii"}


def fragments(
    source: Source,
    wanted: Wanted,
    report: Report,
    limits: Limits,
    stray: Callable[[StrayText], None] | None = None,
) -> Iterator[Fragment]:
    """Each wanted element in document order. Stops at the first fault of grammar, with a diagnostic.

    `stray` is told of each text outside of the wanted elements.
    """
    cutter = _Cutter(wanted, stray)
    with source.open() as stream:
        while True:
            chunk = _read(stream, source)
            stopped: _Stopped | None = None
            try:
                cutter.feed(chunk, final=not chunk)
            except _Stopped as reason:
                stopped = reason
            yield from _parsed(cutter.take(), report)
            report.end_item()
            if stopped is None and cutter.open_bytes() > limits.document_bytes:
                place = cutter.open_place()
                stopped = _Stopped(
                    IO009, place, what="one item", limit=f"{limits.document_bytes} bytes"
                )
            if stopped is not None:
                report.add(stopped.code, position=stopped.position, **stopped.values)
                report.broken = True
                report.skip(
                    "what stands behind the fault",
                    "the document is not well-formed, and was read no further",
                )
                return
            if not chunk:
                return


def windows(data: bytes, wanted: Wanted) -> list[Window]:
    """Where each wanted element of a document stands, up to a fault or the end of the bytes."""
    cutter = _Cutter(wanted)
    with suppress(_Stopped):
        cutter.feed(data, final=False)
    return [cut.window for cut in cutter.take()]


def _read(stream: BinaryIO, source: Source) -> bytes:
    try:
        return stream.read(CHUNK)
    except OSError as error:
        raise SourceUnavailable(f"{source.name}: {error.strerror or error}") from error


def _parsed(cuts: list[_Cut], report: Report) -> Iterator[Fragment]:
    for cut in cuts:
        try:
            element = etree.fromstring(cut.document, new_parser(encoding="UTF-8"))
        except etree.XMLSyntaxError as error:
            report.begin_item(cut.window)
            _refuse(cut, error, report)
            report.end_item()
            continue
        for _ in cut.names[1:]:
            element = element[0]
        yield Fragment(element, cut.names, cut.window)


def _refuse(cut: _Cut, error: etree.XMLSyntaxError, report: Report) -> None:
    """What expat lets pass and libxml2 does not: namespaces, and limits of depth and length."""
    reason = re.sub(r", line \d+, column \d+.*$", "", error.msg or "not well-formed")
    fault = fault_position(cut.document)
    around = fault is not None and fault.span is not None and fault.span[0] < cut.opening
    if around and (IO003.kind, IO003.code) in report.faults:
        return  # what is wrong with the elements around the items is told with the first of them
    inside = fault.span[0] - cut.opening if fault and fault.span else 0
    inner = cut.document[cut.opening : cut.opening + max(0, inside)]
    line = inner.count(b"\n")
    report.broken = True
    column = len(inner.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    window = cut.window
    place = Position(window.line + line, column + (0 if line else window.column - 1))
    if beyond_limits(reason):
        report.add(IO009, what=f"the item ({reason})", limit="the safe profile", position=place)
    else:
        report.add(IO003, reason=reason, advice="mend this item", position=place)


class _Stopped(Exception):
    """The document cannot be read on: the finding that says why."""

    def __init__(self, code: Code, position: Position, **values: Any) -> None:
        super().__init__(code.code)
        self.code = code
        self.position = position
        self.values = values


@dataclass(slots=True)
class _Cut:
    document: bytes
    opening: int
    """Length of the ancestors' start tags, which stand before the element."""
    names: tuple[str, ...]
    window: Window


class _Cutter:
    """Follows expat's events, and keeps only the bytes of the element being cut."""

    def __init__(self, wanted: Wanted, stray: Callable[[StrayText], None] | None = None) -> None:
        self._wanted = wanted
        self._stray = stray
        self._parser = expat.ParserCreate()
        self._listen(True)
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
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, str(error))
            advice = "mend the document at this place; what stands behind it was not read"
            at = Position(error.lineno, error.offset + 1)
            wrong = self._no_text()
            if wrong is not None:
                reason = f"byte {self._parser.ErrorByteIndex} (0x{wrong:02x}) is no utf-8"
                raise _Stopped(IO004, at, reason=reason) from error
            raise _Stopped(IO003, at, reason=reason, advice=advice) from error
        keep = self._cut_from[0] if self._cut_depth else self._parser.CurrentByteIndex
        if not final and keep > self._base:
            self._buffer = self._buffer[keep - self._base :]
            self._base = keep

    def _no_text(self) -> int | None:
        """The byte at which the parser stopped, if no character of UTF-8 begins with it and those behind it."""
        start = self._parser.ErrorByteIndex - self._base
        behind = self._buffer[start : start + 4] if start >= 0 else b""
        try:
            behind.decode()
        except UnicodeDecodeError as error:
            return behind[0] if error.start == 0 else None
        return None

    def take(self) -> list[_Cut]:
        done, self._done = self._done, []
        return done

    def open_bytes(self) -> int:
        """How much is kept: an open element, or a tag or text without end."""
        return len(self._buffer)

    def open_place(self) -> Position:
        """Where the open element began, or where the document was read to."""
        if self._cut_depth:
            return Position(self._cut_from[1], self._cut_from[2])
        return self._here()

    def _here(self) -> Position:
        return Position(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _listen(self, outside: bool) -> None:
        """Hear of text only where it is stray: inside of wanted elements that would take time."""
        self._parser.CharacterDataHandler = self._text if outside and self._stray else None

    def _text(self, text: str) -> None:
        if self._stray is not None and not text.isspace():
            self._stray(StrayText("".join(self._paths), text, self._here()))

    def _doctype(self, *_: object) -> None:
        here = self._here()
        behind = self._buffer[: self._parser.CurrentByteIndex - self._base].rpartition(
            b"<!DOCTYPE"
        )[2]
        if b"\n" not in behind:
            here = Position(here.line, here.column - len(b"<!DOCTYPE" + behind))
        raise _Stopped(IO007, here, reference="a DOCTYPE inside a streamed document")

    def _start(self, name: str, _: dict[str, str]) -> None:
        if self._cut_depth:
            self._depth_inside += 1
            return
        if len(self._names) >= MAX_DEPTH:
            raise _Stopped(IO009, self._here(), what="the nesting", limit=f"{MAX_DEPTH} levels")
        plain = name.rpartition(":")[2]
        count = self._counts[-1][plain] = self._counts[-1].get(plain, 0) + 1
        self._names.append(plain)
        self._paths.append(f"/{plain}[{count}]" if count > 1 else f"/{plain}")
        parser = self._parser
        at = parser.CurrentByteIndex
        if self._wanted(tuple(self._names)):
            self._cut_depth = len(self._names)
            self._listen(False)
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
            self._listen(True)
        else:
            self._counts.pop()
            self._tags.pop()
        self._names.pop()
        self._paths.pop()

    def _finish(self) -> None:
        start, line, column = self._cut_from
        tag = self._tag_at(start)
        end = start + len(tag)
        if not tag.endswith(b"/>"):
            at = self._parser.CurrentByteIndex
            end = at + len(self._tag_at(at))
        element = self._buffer[start - self._base : end - self._base]
        opening = b"".join(_opened(tag) for tag in self._tags)
        closing = b"".join(b"</" + _tag_name(tag) + b">" for tag in reversed(self._tags))
        window = Window(start, end, line, column, "".join(self._paths))
        document = opening + element + closing
        self._done.append(_Cut(document, len(opening), tuple(self._names), window))

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
