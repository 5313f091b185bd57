"""Items that take each step of a check together; what is found stays in the order of the items.

So the processor has the program of one step at hand at a time, which takes a tenth less time than all steps for each
item in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from newsexport.report import Report
from newsexport.report_marks import Aside, Kindred

TOGETHER = 16
"""Items that take each step together."""


@dataclass(slots=True)
class Turn:
    """An item between two steps. Formats add what their steps leave of it."""

    aside: Aside | None = None
    """What the report holds of it; None: it has not begun."""
    fault: Exception | None = None
    """What a step raised; the last turn of its portion has it."""
    tally: dict[Kindred, int] = field(default_factory=dict)
    """What was counted when it had taken the first step."""


T = TypeVar("T", bound=Turn)
P = TypeVar("P")


def portions(found: Iterator[P], stays: Callable[[P], bool], report: Report) -> Iterator[list[P]]:
    """What a document gives, in its order: items that stay where they are several together, all else one by one."""
    waiting: list[P] = []
    while True:
        told, extent = report.told, report.extent
        part = next(found, None)
        if waiting and (part is None or not stays(part) or len(waiting) >= TOGETHER):
            aside = report.set_aside(extent) if report.told != told else None  # it comes after them
            yield waiting
            waiting = []
            if aside is not None:
                report.take_up(aside)
        if part is None:
            return
        if stays(part):
            waiting.append(part)
        else:
            yield [part]


def taken(turns: list[T], steps: Sequence[Callable[[T], None]], report: Report) -> Iterator[T]:
    """Each item after all steps, as if each had taken them by itself; the report goes on with it.

    Where one fails, those before it are given, and none behind it is begun.
    """
    extent, kinds = report.extent, len(report.tally)
    for step in steps:
        _take(turns, step, report)
    for turn in turns:
        assert turn.aside is not None
        report.take_up(turn.aside)
        if turn.fault is not None:
            report.sort_kinds(kinds, extent)
            raise turn.fault
        yield turn
        report.end_item()
    report.sort_kinds(kinds, extent)


def _take(turns: list[T], step: Callable[[T], None], report: Report) -> None:
    """A step of each item. Where one fails, it is the last one: the turns behind it are gone then."""
    extent = report.extent
    for number, turn in enumerate(turns):
        if turn.fault is not None:
            return
        is_first = turn.aside is None
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
        if is_first:
            turn.tally = dict(report.tally)
        turn.aside = report.set_aside(extent)
