"""A progress bar on standard error, when somebody looks and there is something to wait for."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from newsexport.cli.environment import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress

MANY = 20
"""Inputs from which on a bar is worth its place."""

REFRESH_SECONDS = 0.1

T = TypeVar("T")


class Watch:
    """Inputs on their way, with a bar where it makes sense."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._drawn = 0.0

    def each(self, inputs: Sequence[T]) -> Iterator[T]:
        """The inputs one by one."""
        if self._bar is None:
            yield from inputs
            return
        task = self._bar.add_task("", total=len(inputs))
        for each in inputs:
            yield each
            self._bar.advance(task)
            if time.monotonic() - self._drawn > REFRESH_SECONDS:
                self._drawn = time.monotonic()
                self._bar.refresh()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


@contextmanager
def watch(count: int) -> Iterator[Watch]:
    """A watch over that many inputs. rich is imported only for a bar that is seen."""
    if count < MANY or not is_terminal(sys.stderr):
        yield Watch(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True, auto_refresh=False,
    ) as bar:  # fmt: skip
        yield Watch(bar)
