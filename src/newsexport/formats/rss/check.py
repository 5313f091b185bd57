"""Checking RSS: well-formed, then the rules of feeds, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.batches import batches
from newsexport.formats.rss.documents import Part, parts
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.formats.rss.channel import Channel
    from newsexport.formats.rss.feed_judge import FeedJudge
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
    for batch in batches(parts(source, options, report, FE015), _stays, report):
        if not batch[0].is_item:
            _fact(batch[0], judge, channel, report)
        elif channel is None:
            _judge(batch, judge, report)
        else:
            from newsexport.formats.rss.together import items_of

            yield from items_of(batch, judge, channel, source.name, index, report)
            index += len(batch)
    if channel is not None:
        channel.finish(report, index)
    judge.finish()


def _channel(options: Options) -> Channel | None:
    """What is read of the channel; None where no item is to be built."""
    if options.only is not None:
        return None
    from newsexport.formats.rss.channel import Channel

    return Channel(options)


def _stays(part: Part) -> bool:
    """Whether a part is an item that stays when others are read."""
    return part.is_item and part.stays


def _fact(part: Part, judge: FeedJudge, channel: Channel | None, report: Report) -> None:
    judge.fact(part)
    if channel is not None:
        channel.add(part, report)


def _judge(items: list[Part], judge: FeedJudge, report: Report) -> None:
    """The rules alone."""
    for part in items:
        report.begin_item(part.window)
        judge.item(part)
        report.end_item()
