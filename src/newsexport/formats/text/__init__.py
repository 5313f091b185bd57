"""The card of plain text: articles scraped from pages or pasted into a file. It is only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.prose.local_time import zone_named
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def _sniff(head: bytes, name: str) -> float:
    from newsexport.formats.text.sniff import sniff

    return sniff(head, name)


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.text.read import read

    return read(source, options, report)


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.text.mapping import MAPPING

    return MAPPING


TEXT = Format(
    name="text",
    title="plain text of scraped articles",
    syntax="text",
    media_types=("text/plain", "text/markdown"),
    suffix=".txt",
    settings=(
        Setting(
            "language",
            "the language of the article: as it states it, or checked by its text and filled where it states none "
            "(extra [lang])",
            "stated",
            ("stated", "checked"),
            reads=True,
        ),
        Setting(
            "timezone",
            "the zone of times that state none, by its IANA name such as Europe/Paris; default: such a time is kept as a day",
            "",
            reads=True,
            check=zone_named,
        ),
    ),
    sniff=_sniff,
    read=_read,
    check=_read,  # text has no grammar to break; the rules for items do the rest
    mapping=_mapping,
)
