"""Items of a feed that are judged together, then read together; what is found stays in the order of the items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.known_shapes import KnownShapes
from newsexport.formats.rss.read_alike import Alike
from newsexport.options import Options
from newsexport.payloads.batches import Member, stepped
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


class Reader:
    """Reads a feed that is judged, too."""

    def __init__(self, options: Options, shapes: KnownShapes) -> None:
        self.channel = Channel(options)
        self._alike = Alike(shapes)
        self._items = 0

    def items(
        self, parts: list[Part], judge: FeedJudge, name: str, report: Report
    ) -> Iterator[Parsed]:
        """The items of these parts, each after the rules. `name`: of the source."""

        def judged(member: _Member) -> None:
            self.channel.begin(member.part.element, report)
            report.begin_item(member.part.window)
            judge.item(member.part)

        def read(member: _Member) -> None:
            member.parsed = self._alike.read(member.part, self.channel, name, member.index, report)

        batch = [_Member(part=part, index=at) for at, part in enumerate(parts, self._items)]
        self._items += len(parts)
        for member in stepped(batch, (judged, read), report):
            assert member.parsed is not None
            yield member.parsed

    def finish(self, report: Report) -> None:
        """Tell what no item took up of the channel."""
        self.channel.finish(report, self._items)
