"""The card of Apple News Format: article.json, as the News Publisher API takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


def _sniff(head: bytes, name: str) -> float:
    return 0.0  # it is only written


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.apple_news.write import write

    return write(item, options, report)


def _suffix_of(options: Options) -> str:
    """`article.json` in a folder of its own, as the API and News Preview want it, or a file beside others."""
    folder = options.setting("apple-news", "file", "name") == "folder"
    return "/article.json" if folder else ".article.json"


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.apple_news.mapping import MAPPING

    return MAPPING


APPLE_NEWS = Format(
    name="apple-news",
    title="Apple News Format",
    syntax="json",
    media_types=("application/json",),
    suffix=".article.json",
    suffix_of=_suffix_of,
    versions=("1.31", "1.7"),
    settings=(
        Setting(
            "file",
            "name: <name>.article.json; folder: <name>/article.json",
            "name",
            ("name", "folder"),
        ),
        Setting(
            "syndicated", "say that a wire or syndication service made it", "no", ("no", "yes")
        ),
    ),
    public=True,
    needs_url=True,
    sniff=_sniff,
    write=_write,
    mapping=_mapping,
)
