"""The card of Google News sitemaps: read to check partners, and written."""

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


def _sniff(head: bytes, name: str) -> float:
    if b"<" not in head[:64]:
        return 0.0
    from newsexport.syntax.xml_head import first_tag

    root, rest = first_tag(head)
    if root not in ("urlset", "sitemapindex"):
        return 0.0
    return 0.95 if b"schemas/sitemap" in rest else 0.5


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.news_sitemap.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.news_sitemap.check import check

    return check(source, options, report)


def _leaves_out(item: NewsItem, options: Options) -> str | None:
    from newsexport.formats.news_sitemap.window import leaves_out

    return leaves_out(item, options)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.news_sitemap.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.news_sitemap.write import bundle

    return bundle(items, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.news_sitemap.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.news_sitemap.rules import CODES

    return CODES


NEWS_SITEMAP = Format(
    name="news-sitemap",
    title="Google News sitemap",
    syntax="xml",
    media_types=(),
    suffix=".news-sitemap.xml",
    settings=(
        Setting(
            "name",
            "name of the publication, as its pages show it; default: the publisher's or provider's",
            "",
        ),
        Setting("window", "how many days after its publication an item is listed, or `all`", "2"),
    ),
    polled=True,
    public=True,
    needs_url=True,
    max_items=1_000,
    leaves_out=_leaves_out,
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    mapping=_mapping,
    codes=_codes,
)
