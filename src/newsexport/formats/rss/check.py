"""Checking RSS: well-formed, then the rules of feeds, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.rss.documents import Part, parts
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.payloads.batches import batches
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.formats.rss.feed_judge import FeedJudge
    from newsexport.formats.rss.known_shapes import KnownShapes
    from newsexport.formats.rss.together import Reader
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
    from newsexport.formats.rss.known_shapes import KnownShapes
    from newsexport.payloads.feed_rules.codes import FE015

    shapes = KnownShapes()
    judge = FeedJudge(options, report, shapes)
    reader = _reader(options, shapes)
    for batch in batches(parts(source, options, report, FE015), _stays, report):
        if not batch[0].is_item:
            judge.fact(batch[0])
            if reader is not None:
                reader.channel.add(batch[0], report)
        elif reader is None:
            _judge(batch, judge, report)
        else:
            yield from reader.items(batch, judge, source.name, report)
    if reader is not None:
        reader.finish(report)
    judge.finish()


def _reader(options: Options, shapes: KnownShapes) -> Reader | None:
    """What reads the items; None where none is to be built."""
    if options.only is not None:
        return None
    from newsexport.formats.rss.together import Reader

    return Reader(options, shapes)


def _stays(part: Part) -> bool:
    """Whether a part is an item that stays when others are read."""
    return part.is_item and part.stays


def _judge(items: list[Part], judge: FeedJudge, report: Report) -> None:
    """The rules alone."""
    for part in items:
        report.begin_item(part.window)
        judge.item(part)
        report.end_item()
