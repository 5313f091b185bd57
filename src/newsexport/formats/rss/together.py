"""Items of a feed that are judged together, then read together; what is found stays in the order of the items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.item import item_of
from newsexport.report import Report
from newsexport.turns import Turn, taken

if TYPE_CHECKING:
    from newsexport.formats.rss.feed_judge import FeedJudge
    from newsexport.parsed import Parsed


@dataclass(slots=True, kw_only=True)
class _Turn(Turn):
    """An item between two steps."""

    part: Part
    index: int
    parsed: Parsed | None = None


def items_of(
    items: list[Part], judge: FeedJudge, channel: Channel, name: str, index: int, report: Report
) -> Iterator[Parsed]:
    """The items, each after the rules. `index`: that of the first; `name`: of the source."""

    def judged(turn: _Turn) -> None:
        channel.begin(turn.part.element, report)
        report.begin_item(turn.part.window)
        judge.item(turn.part)

    def read(turn: _Turn) -> None:
        turn.parsed = item_of(turn.part, channel, name, turn.index, report)

    turns = [_Turn(part=part, index=number) for number, part in enumerate(items, index)]
    for turn in taken(turns, (judged, read), report):
        assert turn.parsed is not None
        yield turn.parsed
