"""The card of NITF, IPTC's News Industry Text Format: versions 3.0 to 3.6 are read and checked, 3.6 is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem


def _sniff(head: bytes, name: str) -> float:
    from newsexport.syntax.xml_head import first_tag

    return 0.95 if first_tag(head)[0] == "nitf" else 0.0


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.nitf.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.nitf.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.nitf.write import write

    return write(item, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.nitf.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.nitf.rules import CODES

    return CODES


NITF = Format(
    name="nitf",
    title="IPTC NITF",
    syntax="xml",
    media_types=("application/nitf+xml", "text/vnd.IPTC.NITF"),
    suffix=".nitf.xml",
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    mapping=_mapping,
    codes=_codes,
)
