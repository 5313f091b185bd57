"""Reading RSS: the items of a feed one by one, whatever version it is of."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import parts
from newsexport.formats.rss.known_shapes import KnownShapes
from newsexport.formats.rss.names import NAME
from newsexport.formats.rss.read_alike import Alike
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.source import Source


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed. Never raises for what is in them."""
    report.format = NAME
    channel = Channel(options)
    alike = Alike(KnownShapes())
    index = 0
    for part in parts(source, options, report):
        if not part.is_item:
            channel.add(part, report)
            continue
        channel.begin(part.element, report)
        report.begin_item(part.window)
        yield alike.read(part, channel, source.name, index, report)
        index += 1
        report.end_item()
    channel.finish(report, index)
