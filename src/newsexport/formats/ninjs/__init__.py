"""The card of ninjs: IPTC's news in JSON, in its three families 1.x, 2.x and 3.x."""

from __future__ import annotations

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

WRITABLE = ("3.1", "2.2", "1.6")


def _sniff(head: bytes, name: str) -> float:
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return 0.0
    from newsexport.formats.ninjs.versions import likeness

    return likeness(head, name)


def _version_of(head: bytes) -> str | None:
    from newsexport.formats.ninjs.versions import declared

    return declared(head)


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.ninjs.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.ninjs.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.ninjs.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.ninjs.write import bundle

    return bundle(items, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.ninjs.mapping import homes

    return homes(version or WRITABLE[0])


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.ninjs.rules import CODES

    return CODES


NINJS = Format(
    name="ninjs",
    title="IPTC ninjs",
    syntax="json",
    media_types=("application/json",),
    suffix=".ninjs.json",
    versions=WRITABLE,
    settings=(Setting("version", "release of the standard to write", WRITABLE[0], WRITABLE),),
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    version_of=_version_of,
    mapping=_mapping,
    codes=_codes,
)
