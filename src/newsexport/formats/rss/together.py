"""Items of a feed that are judged together, then read together; what is found stays in the order of the items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.item import item_of
from newsexport.report import Report
from newsexport.report_marks import Aside, Kindred

if TYPE_CHECKING:
    from newsexport.formats.rss.feed_judge import FeedJudge
    from newsexport.parsed import Parsed


@dataclass(slots=True)
class _Turn:
    """An item between two steps."""

    part: Part
    index: int
    aside: Aside | None = None
    """What the report holds of it; None: it has not begun."""
    parsed: Parsed | None = None
    fault: Exception | None = None
    tally: dict[Kindred, int] = field(default_factory=dict)
    """What was counted when it had been judged."""


Step = Callable[[_Turn], None]


def items_of(
    items: list[Part], judge: FeedJudge, channel: Channel, name: str, index: int, report: Report
) -> Iterator[Parsed]:
    """The items, each after the rules. `index`: that of the first; `name`: of the source.

    It is as if each took all steps by itself: where one fails, those before it are given, and none behind it is begun.
    """

    def judged(turn: _Turn) -> None:
        try:
            channel.begin(turn.part.element, report)
            report.begin_item(turn.part.window)
            judge.item(turn.part)
        finally:
            turn.tally = dict(report.tally)

    def read(turn: _Turn) -> None:
        turn.parsed = item_of(turn.part, channel, name, turn.index, report)

    turns = [_Turn(part, number) for number, part in enumerate(items, index)]
    extent, kinds = report.extent, len(report.tally)
    _take(turns, judged, report)
    _take(turns, read, report)
    for turn in turns:
        assert turn.aside is not None
        report.take_up(turn.aside)
        if turn.fault is not None:
            report.sort_kinds(kinds, extent)
            raise turn.fault
        assert turn.parsed is not None
        yield turn.parsed
        report.end_item()
    report.sort_kinds(kinds, extent)


def _take(turns: list[_Turn], step: Step, report: Report) -> None:
    """A step of each item. Where one fails, it is the last one: the turns behind it are gone then."""
    extent = report.extent
    for number, turn in enumerate(turns):
        if turn.fault is not None:
            return
        if turn.aside is not None:
            report.take_up(turn.aside)
        try:
            step(turn)
        except Exception as error:
            turn.fault = error
            report.items -= sum(each.aside is not None for each in turns[number + 1 :])
            if turns[-1].aside is not None:
                report.uncount(turn.tally, turns[-1].tally)
            del turns[number + 1 :]
        turn.aside = report.set_aside(extent)
