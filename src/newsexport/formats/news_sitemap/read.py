"""Reading sitemaps: each entry as a news item with what the entry says of its article."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.formats.news_sitemap.documents import parts
from newsexport.formats.news_sitemap.item import item_of
from newsexport.formats.news_sitemap.names import NAME
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.source import Source


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The entries of a sitemap. Never raises for what is in them."""
    report.format = NAME
    for index, part in enumerate(parts(source, options, report)):
        report.begin_item(part.window)
        yield item_of(part, source.name, index, report)
        report.end_item()
