"""Checking RSS: well-formed, then the rules of feeds, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.rss.documents import parts
from newsexport.formats.rss.names import NAME, key_of
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.xml import Element

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed, each after the rules."""
    report.format = NAME
    if options.structure_only:
        for _ in parts(source, options, report):
            pass
        report.skip("the schema of RSS", "RSS has none; its rules were not asked for")
        return
    from newsexport.formats.rss.channel import Channel
    from newsexport.formats.rss.item import item_of
    from newsexport.formats.rss.judge import RssJudge
    from newsexport.formats.rss.rules import RS005, RS006, RULES
    from newsexport.formats.rss.view import ChannelView, ItemView
    from newsexport.payloads.feed_rules.codes import FE015
    from newsexport.receivers.judge import elements_by_key, judge_part
    from newsexport.rules.engine import check_document

    channel = Channel(options)
    view = ChannelView()
    judge = RssJudge(report, (RS005, RS006))
    facts: list[tuple[str, tuple[Element, str]]] = []
    index = 0
    for part in parts(source, options, report, FE015):
        if not part.is_item:
            view.add(part)
            judge.fact(part)
            facts.append((key_of(str(part.element.tag)), (part.element, part.path)))
            channel.add(part, report)
            continue
        if not index:
            view.begin(part, report.version)
        channel.begin(part.element, report)
        report.begin_item(part.window)
        items_view = ItemView(part, view.version)
        check_document(RULES, items_view, options, report)
        judge.item(part)
        if options.profile is not None:
            judge_part(items_view.all, part.path, "item", "", options, report)
        yield item_of(part, channel, source.name, index, report)
        index += 1
        report.end_item()
    channel.finish(report, index)
    view.broken = report.broken
    if view.found:
        judge.finish(report.version, options)
        if options.profile is not None:
            judge_part(elements_by_key(facts), view.path, "channel", "", options, report)
        check_document(RULES, view, options, report)
