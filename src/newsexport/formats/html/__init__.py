"""The card of HTML: pages of the web, read as raw articles; and a page of its own for one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.prose.local_time import zone_named
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem


def _sniff(head: bytes, name: str) -> float:
    from newsexport.formats.html.sniff import sniff

    return sniff(head, name)


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.html.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.html.check import check

    return check(source, options, report)


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.html.rules import RULES

    return tuple(rule.code for rule in RULES)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.html.write import write

    return write(item, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.html.mapping import MAPPING

    return MAPPING


HTML = Format(
    name="html",
    title="HTML (an article page)",
    syntax="html",
    media_types=("text/html", "application/xhtml+xml"),
    suffix=".html",
    settings=(
        Setting(
            "embeds",
            "show foreign players as links, or in sandboxed frames",
            "link",
            ("link", "frame"),
        ),
        Setting(
            "language",
            "the language of the article: as it states it, or checked by its text and filled where it states none "
            "(extra [lang])",
            "stated",
            ("stated", "checked"),
            reads=True,
        ),
        Setting(
            "dates",
            "where the page states no date: none, or the one that htmldate finds by searching (extra [dates])",
            "stated",
            ("stated", "searched"),
            reads=True,
        ),
        Setting(
            "timezone",
            "the zone of times that state none, by its IANA name such as Europe/Paris; default: that of the country of the site where all its clocks agree, else such a time is kept as a day",
            "",
            reads=True,
            check=zone_named,
        ),
    ),
    public=True,
    needs_url=True,
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    codes=_codes,
    mapping=_mapping,
)
