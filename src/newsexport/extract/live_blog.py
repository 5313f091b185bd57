"""Live blogs: short entries, each below the time of day at which it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsexport.extract.body import Run, is_running
from newsexport.extract.line_patterns import CLOCK
from newsexport.extract.lines import Line
from newsexport.prose.times import find_time

_FEWEST = 3
"""Entries that make a live blog."""
_LIVE = re.compile(
    r"\b(?:live\w*|(?:news)?ticker|as it happened|minute by minute|en direct|minuto a minuto|en vivo|en directo"
    r"|in diretta|ao vivo|liveblogg?|direkte|direkt|na żywo|онлайн|canlı)\b|ライブ|速報|속보|مباشر|लाइव|直播",
    re.IGNORECASE,
)
"""What the headline of a live blog says, where its entries have titles of their own as teasers do."""
_ABOVE = 12
"""Lines above the first entry in which that is said."""


def is_live_blog(lines: Sequence[Line]) -> bool:
    """Whether times of day stand above the paragraphs, all in one order, as in a list of one day's entries."""
    entries = [(index, text) for index, text in _entries(lines) if text is not None]
    if len(entries) < _FEWEST:
        return False
    found = [find_time(lines[index].text) for index, _ in entries]
    times = [each.clock for each in found if each is not None]
    falling = all(one >= other for one, other in pairwise(times))
    rising = all(one <= other for one, other in pairwise(times))
    if len(times) < len(entries) or len(set(times)) < _FEWEST or not (falling or rising):
        return False
    if all(text == index + 1 for index, text in entries):
        return True
    first = entries[0][0]
    return any(_LIVE.search(line.text) for line in lines[max(0, first - _ABOVE) : first])


def _entries(lines: Sequence[Line]) -> list[tuple[int, int | None]]:
    """The index of each line that is a time, and that of the running text right below it, or below its title."""
    return [
        (
            index,
            next(
                (at for at in (index + 1, index + 2) if at < len(lines) and is_running(lines[at])),
                None,
            ),
        )
        for index, line in enumerate(lines)
        if line.reason == CLOCK
    ]


def with_first_title(lines: Sequence[Line], run: Run) -> Run:
    """The run with the title of its first entry, when a time stands above it and above others inside."""
    above = run.start - 1
    if above < 1 or lines[above - 1].reason != CLOCK or lines[above].kind != "short":
        return run
    inside = sum(line.reason == CLOCK for line in lines[run.start : run.end])
    return run._replace(start=above) if inside + 1 >= _FEWEST else run
