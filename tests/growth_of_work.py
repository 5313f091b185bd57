"""How work grows with the size of a document: turns of lines are counted, for clocks are not sure."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

FEW = 10
SIZES = (FEW, 4 * FEW, 16 * FEW)
"""How many parts the documents have that are compared."""
OFTEN = 60
"""How often a line may run for each part, whatever the others do."""
MOST_GROWTH = 8
"""How many times as many turns the next 12 times FEW parts may take as the 3 times before: 4 are just, squares take 16."""


Line = tuple[str, int]
"""A file, and a line in it."""


def turns_of(work: Callable[[], object]) -> Counter[Line]:
    """How often each line of Python runs; a loop counts at each turn."""
    turns: Counter[Line] = Counter()

    def count(frame: FrameType, event: str, argument: object) -> Any:
        if event == "line":
            turns[frame.f_code.co_filename, frame.f_lineno] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return turns


def lines_that_grow_too_fast(work: Callable[[int], object]) -> list[str]:
    """The lines that run for each pair of parts, or so; what is done once is done before."""
    counted = []
    for size in SIZES:
        work(size)
        counted.append(turns_of(partial(work, size)))
    less, more, most = counted
    return [
        f"{file.rpartition('/src/')[2]}:{number} {less[file, number]}, {more[file, number]}, {turns} turns"
        for (file, number), turns in most.items()
        if turns > OFTEN * SIZES[-1]
        and turns - more[file, number] > MOST_GROWTH * (more[file, number] - less[file, number])
    ]
