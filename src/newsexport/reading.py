"""From a source to items: which format it is in, and what stops the reading."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, cast

from newsexport.codes.files import IO001, IO002
from newsexport.codes.system import SY001
from newsexport.errors import NewsexportError, SourceUnavailable, UnreadableDocument
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed

Readable = Source | str | os.PathLike[str] | bytes | IO[bytes]
"""`str` and paths name files; `bytes` and binary streams are content."""


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
    card = card_of(source, format, report)
    registry.require(card, "read")
    assert card.read is not None
    yield from card.read(source, options, report)


def card_of(source: Source, format: str | None, report: Report) -> Format:
    """The format that was named, else the likeliest. Raises UnreadableDocument when none fits."""
    if format is not None:
        card, _ = registry.find_versioned(format)
        report.format = card.name
        source.head(1)
        return card
    sniffed, _ = registry.sniff(source)
    if sniffed is None:
        head = source.head(16)
        reason = f"the file begins with {head!r}" if head else "the file is empty"
        report.add(IO002, reason=reason)
        raise UnreadableDocument(f"{source.name}: no known format", report.since(0))
    report.format = sniffed.name
    return sniffed


def next_or_fault(items: Iterator[Parsed], report: Report) -> Parsed | None:
    """The next item; None at the end, or when reading stops with a fault, which is then reported."""
    try:
        return next(items, None)
    except UnreadableDocument:
        return None
    except SourceUnavailable as error:
        report.unavailable = True
        report.add(IO001, reason=str(error))
        return None
    except NewsexportError:
        raise
    except Exception as error:
        report.add(SY001, reason=f"{type(error).__name__}: {error}")
        return None
