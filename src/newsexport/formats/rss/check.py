"""Checking RSS: well-formed, then the rules of feeds, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.rss.documents import parts
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.formats.rss.channel import Channel
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed, each after the rules."""
    report.format = NAME
    if options.structure_only:
        for _ in parts(source, options, report):
            pass
        report.skip("the schema of RSS", "RSS has none; its rules were not asked for")
        return
    from newsexport.formats.rss.feed_judge import FeedJudge
    from newsexport.payloads.feed_rules.codes import FE015

    judge = FeedJudge(options, report)
    channel = _channel(options)
    index = 0
    for part in parts(source, options, report, FE015):
        if not part.is_item:
            judge.fact(part)
            if channel is not None:
                channel.add(part, report)
            continue
        if channel is not None:
            channel.begin(part.element, report)
        report.begin_item(part.window)
        judge.item(part)
        if channel is not None:
            from newsexport.formats.rss.item import item_of

            yield item_of(part, channel, source.name, index, report)
        index += 1
        report.end_item()
    if channel is not None:
        channel.finish(report, index)
    judge.finish()


def _channel(options: Options) -> Channel | None:
    """What is read of the channel; None where no item is to be built."""
    if options.only is not None:
        return None
    from newsexport.formats.rss.channel import Channel

    return Channel(options)
