"""Read, write, convert, validate: the functions that everything else is reached through.

This module only conducts: `reading`, `conversion` and `validation` do the work, formats read and write,
rules judge, reports remember.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsexport.conversion import Target, convert, convert_record
from newsexport.conversion.bundles import bundle, bundles
from newsexport.diagnostic import Diagnostic
from newsexport.errors import UnreadableDocument
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.reading import Readable, is_unread, parsed_items
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import in_utf8
from newsexport.validation import validate

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

__all__ = [
    "Detection", "Readable", "Target", "bundle", "bundles", "convert", "convert_record", "detect",
    "parsed_items", "read", "upgrade", "validate", "write",
]  # fmt: skip

MAX_ERRORS = 100
"""Diagnostics that an exception carries."""


@dataclass(frozen=True, slots=True)
class Detection:
    """What a document seems to be."""

    format: str | None
    """Name of the format; None when none fits."""
    version: str | None
    """The version that it declares."""
    confidence: float
    """0 to 1."""


def detect(source: Readable) -> Detection:
    """The likeliest format of a document, by its first 4,096 bytes and its name. Raises SourceUnavailable."""
    src = Source.of(source)
    card, confidence = registry.sniff(src)
    if card is None:
        return Detection(None, None, confidence)
    version = (
        card.version_of(in_utf8(src.head(registry.SNIFFED_BYTES))) if card.version_of else None
    )
    return Detection(card.name, version, confidence)


def read(
    source: Readable, *, format: str | None = None, options: Options = Options()
) -> Iterator[NewsItem]:
    """The items of a document, one by one.

    `format` is its name, such as `rss`; None: the likeliest. Raises SourceUnavailable when it cannot be
    opened, UsageError for a format that is not read, and UnreadableDocument, with the diagnostics, when it
    is of no known format or holds a fault that leaves an item unread: what could be read was yielded before.
    """
    report = Report()
    errors: list[Diagnostic] = []
    for parsed in parsed_items(Source.of(source), format, options.started(), report):
        if found := report.take():
            errors += [each for each in found if is_unread(each)][:MAX_ERRORS]
        yield parsed.item
    errors += [each for each in report.take() if is_unread(each)]
    if errors:
        raise UnreadableDocument(
            f"{report.path}: not everything could be read", errors[:MAX_ERRORS]
        )


def write(item: NewsItem, format: str, *, options: Options = Options()) -> bytes:
    """One complete, validated document in a format such as `newsml-g2` or `newsml-g2@2.28`.

    Raises InvalidOutput, with the reasons, when it is refused, and UsageError for a format or setting that
    does not exist. What it could not say is lost here: `convert_record` tells it.
    """
    return Target.of(format, options.started()).document(item, Report())


def upgrade(data: bytes | dict[str, Any]) -> NewsItem:
    """A canonical document of any version as an item of the current one.

    Raises UnreadableDocument, with the places that break the schema, when it is not exactly one
    canonical item of a known version.
    """
    import orjson

    content = data if isinstance(data, bytes) else orjson.dumps(data)
    items = list(read(content, format="json"))
    if len(items) != 1:
        raise UnreadableDocument(f"one canonical item was expected, and there are {len(items)}")
    return items[0]
