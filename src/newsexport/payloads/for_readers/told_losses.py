"""Losses of a format for readers, told once each: fields without a home, and what the body could not say."""

from __future__ import annotations

from collections.abc import Iterable

from newsexport.codes.losses import LS001, LS003
from newsexport.mapping import Homes, uncarried
from newsexport.payloads.content import Simplified
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import upwards


def tell_losses(
    item: NewsItem,
    homes: Homes,
    simplified: Iterable[Simplified],
    report: Report,
    target: str,
    told: Iterable[str] = (),
) -> None:
    """Put them into the report; pointers that are `told` already, and what is within a loss, are not repeated."""
    done = set(told)
    for lost in uncarried(item, homes):
        if lost.pointer not in done:
            done.add(lost.pointer)
            report.add(
                LS001, pointer=lost.pointer, field=lost.path, target=target, value=lost.value
            )
    for each in simplified:
        if any(place in done for place in upwards(each.pointer)):
            continue
        done.add(each.pointer)
        if each.dropped:
            report.add(
                LS001, pointer=each.pointer, field=each.pointer, target=target, value=each.how
            )
        else:
            report.add(LS003, pointer=each.pointer, field=each.pointer, target=target, how=each.how)
