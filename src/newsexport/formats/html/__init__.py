"""The card of HTML: a page of its own for one article, with all that machines look for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


def _sniff(head: bytes, name: str) -> float:
    return 0.0  # pages are read as raw articles


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.html.write import write

    return write(item, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.html.mapping import MAPPING

    return MAPPING


HTML = Format(
    name="html",
    title="HTML (an article page)",
    syntax="text",
    media_types=("text/html",),
    suffix=".html",
    settings=(
        Setting(
            "embeds",
            "show foreign players as links, or in sandboxed frames",
            "link",
            ("link", "frame"),
        ),
    ),
    public=True,
    needs_url=True,
    sniff=_sniff,
    write=_write,
    mapping=_mapping,
)
