"""Reading Atom: the entries of a feed one by one, of version 1.0, and of 0.3 as it was found."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.formats.atom.documents import Part, parts
from newsexport.formats.atom.entry import item_of
from newsexport.formats.atom.feed import Feed
from newsexport.formats.atom.names import NAME
from newsexport.formats.atom.recall import recalled_item
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.source import Source


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed. Never raises for what is in them."""
    report.format = NAME
    feed = Feed(options)
    index = 0
    for part in parts(source, options, report):
        if not part.is_item:
            feed.add(part, report)
            continue
        feed.begin(part.element, report)
        report.begin_item(part.window)
        yield parsed(part, feed, source.name, index, report)
        index += 1
        report.end_item()
    feed.finish(report)


def parsed(part: Part, feed: Feed, name: str, index: int, report: Report) -> Parsed:
    """The item of an entry or of a deleted entry."""
    if part.kind == "deleted":
        return recalled_item(part, feed, name, index, report)
    return item_of(part, feed, name, index, report)
