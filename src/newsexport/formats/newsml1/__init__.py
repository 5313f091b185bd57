"""The card of NewsML 1.x, IPTC's format before NewsML-G2: it is read and checked, never written."""

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


def _sniff(head: bytes, name: str) -> float:
    from newsexport.syntax.xml_head import first_tag

    return 0.95 if first_tag(head)[0] == "NewsML" else 0.0


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.newsml1.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.newsml1.check import check

    return check(source, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.newsml1.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.newsml1.rules import CODES

    return CODES


NEWSML1 = Format(
    name="newsml-1",
    title="IPTC NewsML 1.x",
    syntax="xml",
    media_types=("text/vnd.IPTC.NewsML",),
    suffix=".newsml1.xml",
    sniff=_sniff,
    read=_read,
    check=_check,
    mapping=_mapping,
    codes=_codes,
)
