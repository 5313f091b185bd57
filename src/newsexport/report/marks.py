"""Where a report stands: kinds of findings that are counted, a mark to come back to, an item set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsexport.diagnostic import Diagnostic, ItemRef, Kind, Severity, Window
from newsexport.report.already_told import SaidAside
from newsexport.report.pending import Pending, Recent


class Kindred(NamedTuple):
    """What findings have in common that are counted together."""

    code: str
    severity: Severity
    kind: Kind
    target: str | None


class Mark(NamedTuple):
    """How far a report has come."""

    tally: Counter[Kindred]
    faults: set[tuple[Kind, str]]
    borne: int
    kept: int
    recent: int


class Aside(NamedTuple):
    """An item that was set aside, with what was found of it by then."""

    item: ItemRef | None
    window: Window | None
    said: SaidAside
    kept: list[Pending]
    recent: list[Recent]


def counted(tally: Counter[Kindred], what: str) -> Counter[str]:
    """Findings by one of the things that they have in common."""
    found: Counter[str] = Counter()
    for kindred, count in tally.items():
        found[getattr(kindred, what)] += count
    return found


def sort_kinds(tally: Counter[Kindred], known: int, found: Iterable[Diagnostic]) -> None:
    """Kinds of findings beyond the first `known` ones, in the order in which they were found."""
    new = set(list(tally)[known:])
    for kindred in dict.fromkeys(Kindred(e.code, e.severity, e.kind, e.target) for e in found):
        if kindred in new:
            tally[kindred] = tally.pop(kindred)  # now it is the last one


def uncount(
    tally: Counter[Kindred], before: Mapping[Kindred, int], after: Mapping[Kindred, int]
) -> None:
    """Take back what was counted between two looks: the items that it was about are not there."""
    for kindred, count in after.items():
        tally[kindred] -= count - before.get(kindred, 0)
        if not tally[kindred]:
            del tally[kindred]
