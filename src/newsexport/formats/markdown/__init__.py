"""The card of Markdown: CommonMark with front matter, for people and for language models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsexport.format import Format
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


def _sniff(head: bytes, name: str) -> float:
    return 0.0  # it is only written


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.markdown.write import write

    return write(item, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.markdown.mapping import MAPPING

    return MAPPING


MARKDOWN = Format(
    name="markdown",
    title="Markdown (CommonMark with front matter)",
    syntax="text",
    media_types=("text/markdown",),
    suffix=".md",
    public=True,
    sniff=_sniff,
    write=_write,
    mapping=_mapping,
)
