"""What became of every line of a text: nothing is dropped without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsexport.extract.article import Understood
from newsexport.formats.text.read import text_of, understood_by
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source


@dataclass(frozen=True, slots=True)
class Fate:
    """One line of the source and what became of it."""

    line: int
    """Its number, from 1."""
    text: str
    """As it stands in the source."""
    fate: str
    """What it became (`headline`, `paragraph`, `caption`, ...), `left out`, or `blank`."""
    reason: str
    """Why it was left out; "" when it was not."""
    item: int | None
    """Position of the item it belongs to, from 0; None when it belongs to none."""


def fates(source: Source, options: Options) -> Iterator[Fate]:
    """Every line of a text, in order. A source that is no text has none."""
    text = text_of(source, options, Report())
    if text is None:
        return
    understood = understood_by(text, options)
    known = _by_line(understood)
    for number, raw in enumerate(text.split("\n"), 1):
        printed = raw.rstrip("\r")
        for fate, reason, item in known.get(number, [("blank", "", None)]):
            yield Fate(number, printed, fate, reason, item)


def _by_line(understood: Understood) -> dict[int, list[tuple[str, str, int | None]]]:
    """For each line number its fates; several where one line of the source holds several."""
    known: dict[int, list[tuple[str, str, int | None]]] = {}
    for number, _ in understood.ornaments:
        known.setdefault(number, []).append(("left out", "nothing but marks", None))
    index = 0
    for segment in understood.segments:
        item = index if segment.draft is not None else None
        for line in segment.lines:
            fate = ("left out", line.reason, item) if line.part is None else (line.part, "", item)
            for number in line.numbers:
                known.setdefault(number, []).append(fate)
        index += segment.draft is not None
    return known
