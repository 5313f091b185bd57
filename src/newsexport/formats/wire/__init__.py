"""The card of wire text: ANPA 1312, IPTC 7901, ZCZC frames and posts in the form of e-mail. It is only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.format import Format
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def _sniff(head: bytes, name: str) -> float:
    if head.lstrip()[:1] in (b"<", b"{") and not name.lower().endswith(".eml"):
        return 0.0
    from newsexport.formats.wire.sniff import sniff

    return sniff(head, name)


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.wire.read import read

    return read(source, options, report)


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.wire.mapping import MAPPING

    return MAPPING


WIRE = Format(
    name="wire",
    title="wire text (ANPA 1312, IPTC 7901, e-mail)",
    syntax="text",
    media_types=("message/rfc822",),
    suffix=".wire.txt",
    sniff=_sniff,
    read=_read,
    check=_read,  # it has no grammar that is published; the rules for items do the rest
    mapping=_mapping,
)
