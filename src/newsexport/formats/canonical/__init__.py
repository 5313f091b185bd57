"""The card of newsexport's own JSON: one item, or many as JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem


_BEGINNING = re.compile(rb'[{[]\s*"schemaVersion"\s*:\s*"')
"""How all documents begin that we write, whatever else they name further on."""


def _sniff(head: bytes, name: str) -> float:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"{", b"["):
        return 0.0
    if _BEGINNING.match(start):
        return 1.0
    if b'"schemaVersion"' in head:
        return 0.95
    return 0.6 if name.endswith((".newsitem.json", ".newsitem.jsonl")) else 0.0


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.canonical.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.canonical.read import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.canonical.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.canonical.write import bundle

    return bundle(items, options, report)


def _version_of(head: bytes) -> str | None:
    match = re.search(rb'"schemaVersion"\s*:\s*"([0-9.]+)"', head)
    return match[1].decode() if match else None


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.canonical.names import CODES

    return CODES


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.canonical.mapping import homes

    return homes()


CANONICAL = Format(
    name="json",
    title="newsexport canonical JSON",
    syntax="json",
    media_types=("application/json",),
    suffix=".newsitem.json",
    bundle_suffix=".newsitem.jsonl",
    settings=(Setting("indent", "lay the document out over several lines", "yes", ("yes", "no")),),
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    version_of=_version_of,
    codes=_codes,
    mapping=_mapping,
)
