"""Large XML documents, one element at a time with flat memory.

A cutter finds where each wanted element begins and ends; its bytes are parsed by the safe parser inside the
start tags of its ancestors, so that its namespaces are right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from lxml import etree

from newsexport.codes.files import IO003, IO009, IO013
from newsexport.diagnostic import Position, Window
from newsexport.errors import SourceUnavailable
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import (
    byte_order_mark,
    codec_name,
    declared_encoding,
    sniff_wide,
)
from newsexport.syntax.xml import Element, new_parser
from newsexport.syntax.xml_cutter import Cut, Cutter, Stopped, StrayText, Wanted
from newsexport.syntax.xml_faults import (
    Undeclared,
    beyond_limits,
    fault_of,
    first_fault,
    is_read,
    message_of,
    undeclared,
)

CHUNK = 256 * 1024


class Fragment(NamedTuple):
    """An element cut out of its document."""

    element: Element
    """The element, parsed; its ancestors are empty shells."""
    names: tuple[str, ...]
    """Local names from the root down to it."""
    window: Window
    """Its bytes in the document, and its XPath there."""


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
    items: Collection[str] = (),
) -> Iterator[Fragment]:
    """Each wanted element in document order. Stops where the tags are out of order, with a diagnostic.

    An element with a fault in its characters is told, and left out. `stray` is told of each text outside of
    the wanted elements; `items` are the local names of those that are items of news.
    """
    recoded = source.recoded
    cutter = (
        Cutter(wanted, stray, recoded.prolog, recoded.mark) if recoded else Cutter(wanted, stray)
    )
    prefixes: list[Undeclared] = []
    with source.followed.open() as stream:
        while True:
            chunk = _read(stream, source)
            stopped: Stopped | None = None
            try:
                cutter.feed(chunk, final=not chunk)
            except Stopped as reason:
                stopped = reason
            yield from _parsed(cutter.take(), prefixes, items, report)
            report.end_item()
            if stopped is None and cutter.open_bytes() > limits.document_bytes:
                place = cutter.open_place()
                stopped = Stopped(
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
    cutter = Cutter(wanted)
    with suppress(Stopped):
        cutter.feed(data, final=False)
    return [cut.window for cut in cutter.take()]


def _read(stream: BinaryIO, source: Source) -> bytes:
    try:
        return stream.read(CHUNK)
    except OSError as error:
        raise SourceUnavailable(f"{source.name}: {error.strerror or error}") from error


def _parsed(
    cuts: list[Cut], prefixes: list[Undeclared], items: Collection[str], report: Report
) -> Iterator[Fragment]:
    """The cuts that can be parsed. `prefixes`: those that nobody declared, and that were told already."""
    for cut in cuts:
        element = _element(cut, prefixes, report) if cut.fault is None else None
        if element is None:
            report.broken = True
            if cut.names[-1] in items:
                report.begin_item(cut.window)
            _tell(cut.declaring(prefixes), report)
            report.end_item()
            continue
        for _ in cut.names[1:]:
            element = element[0]
        yield Fragment(element, cut.names, cut.window)


def _element(cut: Cut, prefixes: list[Undeclared], report: Report) -> Element | None:
    """The root of a cut; None where it is to be refused.

    A prefix that nobody declared is told once for all elements, which are read with what it stands for.
    """
    while True:
        known = cut.declaring(prefixes)
        try:
            return etree.fromstring(known.document, new_parser(encoding="UTF-8"))
        except etree.XMLSyntaxError as error:
            prefix = undeclared(message_of(error))
            if prefix is None or not is_read(prefix, prefixes):
                return None
            _, place = _fault_in(known)
            report.add(IO013, position=place, **prefix.said)
            prefixes.append(prefix)


def _tell(cut: Cut, report: Report) -> None:
    """Say why an element is refused."""
    if cut.fault is not None:
        report.add(cut.fault.code, position=cut.fault.position, **cut.fault.values)
        return
    try:
        etree.fromstring(cut.document, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        _refuse(cut, error, report)


def _refuse(cut: Cut, error: etree.XMLSyntaxError, report: Report) -> None:
    """What expat lets pass and libxml2 does not: namespaces, and limits of depth and length."""
    reason = message_of(error)
    around, place = _fault_in(cut)
    if around and (IO003.kind, IO003.code) in report.faults:
        return  # what is wrong with the elements around the items is told with the first of them
    if beyond_limits(reason):
        report.add(IO009, what=f"the item ({reason})", limit="the safe profile", position=place)
    else:
        told = fault_of(reason, "mend this item")
        report.add(IO003, reason=told.reason, advice=told.advice, position=place)


def _fault_in(cut: Cut) -> tuple[bool, Position]:
    """Whether the fault of a cut stands before the element, and its place in the document."""
    stop = first_fault(cut.document)
    span = stop.position.span if stop else None
    inside = span[0] - cut.opening if span else 0
    inner = cut.document[cut.opening : cut.opening + max(0, inside)]
    line = inner.count(b"\n")
    column = len(inner.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    window = cut.window
    begin = window.start + max(0, inside)
    place = Position(
        window.line + line, column + (0 if line else window.column - 1), (begin, begin + 1)
    )
    return span is not None and inside < 0, place
