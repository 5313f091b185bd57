"""From a source to items: which format it is in, and what stops the reading."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from newsexport.codes.files import IO001, IO002, NAME_IT
from newsexport.codes.reading import RD010
from newsexport.codes.system import SY001, SY002
from newsexport.diagnostic import Diagnostic, short
from newsexport.errors import (
    CheckUnavailable,
    NewsexportError,
    SourceUnavailable,
    UnreadableDocument,
)
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import in_utf8
from newsexport.syntax.xml_head import first_tag

if TYPE_CHECKING:
    from newsexport.parsed import Parsed

Readable = Source | str | os.PathLike[str] | bytes | IO[bytes]
"""`str` and paths name files; `bytes` and binary streams are content."""

UNREAD = frozenset({"system", "read", "syntax", "structure"})
"""Kinds of finding that, as errors, mean that something was not read."""

_SIGNS = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"), (b"<rss", "an RSS feed"), (b"<feed", "an Atom feed"),
    (b"<!doctype html", "an HTML page"), (b"<html", "an HTML page"), (b"<nitf", "NITF"),
    (b"{", "JSON, but no item that says its schemaVersion and no article of schema.org"),
    (b"[", "JSON, but no item that says its schemaVersion and no article of schema.org"),
)  # fmt: skip
_ADVICE = (
    ("is empty", "fetch the file again: its delivery was cut off, or never begun"),
    ("nothing but blanks", "fetch the file again: its delivery was cut off, or never begun"),
    ("ZIP archive", "unpack it, and give the files in it"),
    ("picture", "give the document that tells of the picture"),
    ("a PDF", "give the document that was made for machines, not the printed page"),
    ("which must go", "remove what stands before the document"),
)
"""What a reason says -> what to do."""
_PROLOG = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>|\s+(?=<|$)", re.DOTALL)
"""What may stand before the root of a document."""
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_NOTHING_SEEN = "its beginning shows none"


def sources_of(sources: Readable | Iterable[Readable]) -> Iterator[Source]:
    """One source, or several, as sources."""
    if isinstance(sources, (Source, str, os.PathLike, bytes)):
        yield Source.of(sources)
        return
    if hasattr(sources, "read"):
        yield Source.of(cast("IO[bytes]", sources))
        return
    for source in sources:
        yield Source.of(source)


def parsed_items(
    source: Source, format: str | None, options: Options, report: Report
) -> Iterator[Parsed]:
    """The items with their origins; what is found goes into the report.

    Raises UnreadableDocument when the format is unknown, SourceUnavailable when nothing can be read.
    """
    report.path = source.name
    if options.profile is not None:
        report.level = partial(options.profile.level, path=report.path)
    card = card_of(source, format, report)
    registry.require(card, "read")
    assert card.read is not None
    for parsed in card.read(source, options, report):
        item = parsed.item
        if item.item_class == "text" and not item.headlines and item.pub_status != "canceled":
            report.add(RD010, pointer=parsed.origins.source_pointer("") or "")
        yield parsed


def card_of(source: Source, format: str | None, report: Report) -> Format:
    """The format that was named, else the likeliest. Raises UnreadableDocument when none fits."""
    if format is not None:
        card, _ = registry.find_versioned(format, "read")
        report.format = card.name
        source.head(1)
        return card
    sniffed, _ = registry.sniff(source)
    if sniffed is None:
        reason = _looks_like(source.head(registry.SNIFFED_BYTES))
        advice = next((told for sign, told in _ADVICE if sign in reason), NAME_IT)
        found = report.add(IO002, reason=reason, advice=advice)
        raise UnreadableDocument(f"{source.name}: no known format", [found])
    report.format = sniffed.name
    return sniffed


def _looks_like(head: bytes) -> str:
    if not head.strip():
        return "it begins with nothing but blanks" if head else "the file is empty"
    head = in_utf8(head).removeprefix(b"\xef\xbb\xbf")
    start = head.lstrip().lower()
    if start[:1] == b"{" and b'"components"' in head and b'"layout"' in head:
        return "it looks like an article of Apple News Format, which is written here and never read"
    for sign, what in _SIGNS:
        if start.startswith(sign.lower()) or (sign[:1] == b"<" and sign in start[:512]):
            before = _PROLOG.sub(b"", start[: max(0, start.find(sign.lower()))])
            other = short(before.decode("utf-8", "replace"), 60)
            return f"it looks like {what}" + (
                f", but other text stands before it, which must go: {other}" if other else ""
            )
    if b"\0" in head or len(_CONTROLS.findall(head)) > len(head) // 10:
        return "it looks like binary data"
    root = first_tag(head)[0] if start[:1] == b"<" else ""
    return f"it is XML, but no news format has the root {root}" if root else _NOTHING_SEEN


def next_or_fault(items: Iterator[Parsed], report: Report) -> Parsed | None:
    """The next item; None at the end, or when reading stops with a fault, which is then reported."""
    try:
        return next(items, None)
    except UnreadableDocument:
        return None
    except SourceUnavailable as error:
        report.unavailable = True
        report.end_item()
        report.add(IO001, reason=str(error))
        return None
    except CheckUnavailable as error:
        report.unavailable = True
        report.add(SY002, reason=str(error))
        return None
    except NewsexportError:
        raise
    except Exception as error:
        own_fault(error, report)
        return None


def own_fault(error: Exception, report: Report) -> Diagnostic:
    """Report a fault of this program, with the place in it where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return report.add(SY001, reason=f"{type(error).__name__}: {error}{place}")


def locate_findings(report: Report, source: Source) -> None:
    """Give the findings of an input their lines and columns, where it can be read."""
    if report.unavailable or not report.diagnostics:
        return
    from newsexport.syntax.locate import place_findings

    syntax = registry.find(report.format).syntax if report.format else "text"
    place_findings(report, source, syntax)


def is_unread(found: Diagnostic) -> bool:
    """Whether a finding means that something of the input was not read."""
    return found.severity == "error" and found.kind in UNREAD and found.target is None
