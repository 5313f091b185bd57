"""The card of mapped JSON: documents of partners, read by a mapping file. It is only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


SIGNS = (b'"digitalwires@', b'"NewsML-G2')
"""What the documents of shipped mappings hold: looked for before a mapping is loaded."""


def _sniff(head: bytes, name: str) -> float:
    if b"{" not in head[:64] or not any(sign in head for sign in SIGNS):
        return 0.0
    from newsexport.formats.mapped.shipped import recognised

    return 0.92 if recognised(head) else 0.0


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.mapped.read import read

    return read(source, options, report)


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.mapped.mapping import MAPPING

    return MAPPING


MAPPED = Format(
    name="mapped",
    title="partner JSON (by a mapping file)",
    syntax="json",
    media_types=("application/json",),
    suffix=".json",
    sniff=_sniff,
    settings=(
        Setting(
            "mapping",
            "the mapping file, or the name of a shipped one: dpa-digitalwires, newsml-g2-json",
            "found by the document's first bytes",
            reads=True,
        ),
    ),
    read=_read,
    check=_read,  # the mapping says what is read; the rules for items do the rest
    mapping=_mapping,
)
