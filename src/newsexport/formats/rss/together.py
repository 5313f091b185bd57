"""Items of a feed that are judged together, then read together; what is found stays in the order of the items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsexport.batches import Member, stepped
from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.item import item_of
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.formats.rss.feed_judge import FeedJudge
    from newsexport.parsed import Parsed


@dataclass(slots=True, kw_only=True)
class _Member(Member):
    """An item between two steps."""

    part: Part
    index: int
    parsed: Parsed | None = None


def items_of(
    items: list[Part], judge: FeedJudge, channel: Channel, name: str, index: int, report: Report
) -> Iterator[Parsed]:
    """The items, each after the rules. `index`: that of the first; `name`: of the source."""

    def judged(member: _Member) -> None:
        channel.begin(member.part.element, report)
        report.begin_item(member.part.window)
        judge.item(member.part)

    def read(member: _Member) -> None:
        member.parsed = item_of(member.part, channel, name, member.index, report)

    batch = [_Member(part=part, index=number) for number, part in enumerate(items, index)]
    for member in stepped(batch, (judged, read), report):
        assert member.parsed is not None
        yield member.parsed
