"""What every reporter knows of a run: the tool, the style, and the summary over all inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from newsexport.counted import numbered
from newsexport.diagnostic import Severity
from newsexport.report import MAX_SAMPLES, Report
from newsexport.report.records import History

REPORT_VERSION = "1.0"
"""Version of the JSON shapes; described by `schemas/report/1.0.schema.json`."""

HISTORY = ("feeds", "first", "new", "gone", "still")
"""What is counted beside a state file: inputs compared, those seen for the first time, and their findings."""


class Tool(NamedTuple):
    """Who made the report."""

    version: str
    name: str = "newsexport"
    at: datetime | None = None
    """When the run began; None: the clock."""
    profile: str | None = None
    """Name of the profile by which the run judges."""
    manual: Callable[[str], str] | None = None
    """Gives the manual page of a code."""


class Style(NamedTuple):
    """How a report for people looks."""

    colour: bool = False
    """Whether ANSI colours are used."""
    width: int = 100
    """Columns of the display."""
    least: Severity = "info"
    """The mildest severity that is shown; milder findings are counted."""
    every: bool = False
    """Whether every kept finding is shown, not only examples."""
    language: str = "en"
    """Language of the page (`page_words.WORDS`)."""
    quiet: bool = False
    """Whether nothing is said when nothing was found."""
    milder_by: str = "--verbose"
    """The switch that shows milder findings; empty: there is none, and nothing is said of them alone."""


@dataclass(slots=True)
class Summary:
    """One run over all its inputs; grows with each report, by a bounded amount."""

    inputs: int = 0
    """Inputs that were told."""
    unavailable: int = 0
    """Inputs that could not be opened, or not be checked."""
    items: int = 0
    """Items that were begun."""
    outputs: int = 0
    """Documents that were written."""
    counts: Counter[str] = field(default_factory=Counter)
    """Findings by severity, exact."""
    by_code: Counter[str] = field(default_factory=Counter)
    """Findings by code, exact."""
    kept: Counter[str] = field(default_factory=Counter)
    """Findings by code of which the reports hold the details."""
    not_checked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(rule, reason) -> inputs in which it was not checked."""
    coverage: Counter[str] = field(default_factory=Counter)
    """How many items have each field."""
    outcomes: Counter[str] | None = None
    """Items by what became of them (ok, rejected, failed, passed over), when items were converted."""
    borne: int = 0
    """Findings that a baseline knows."""
    history: Counter[str] | None = None
    """By `HISTORY`, when a state file is kept."""
    exit_code: int = 0
    """What the run ends with: see cli.exit_codes."""

    def count(self, report: Report) -> None:
        """Add what the report of one input counted."""
        self.inputs += 1
        self.unavailable += report.unavailable
        self.items += report.items
        self.borne += report.borne
        self.outputs += len(report.outputs)
        self.coverage.update(report.coverage)
        self.counts.update(report.counts)
        self.by_code.update(report.by_code)
        self.kept.update({code: min(MAX_SAMPLES, n) for code, n in report.by_code.items()})
        if report.history is not None:
            self._compare(report.history)
        self.not_checked.update({(each.rule, each.reason) for each in report.not_checked})

    def _compare(self, history: History) -> None:
        """Add what became of the findings of one feed; in its first run nothing is new."""
        self.history = counts = self.history or Counter()
        if not history.runs:
            counts["first"] += 1
            return
        counts["feeds"] += 1
        counts.update(new=history.new, gone=history.gone, still=history.still)

    def since(self) -> list[str]:
        """What became of the findings of earlier runs, in sentences; nothing without a state file."""
        counts, lines = self.history, []
        if counts and counts["feeds"]:
            numbers = (f"{counts[name]:,}" for name in ("new", "gone", "still"))
            lines.append("since the last run: {} new, {} gone, {} still there".format(*numbers))
        if counts and counts["first"]:
            lines.append(f"remembered for the first time: {numbered(counts['first'], 'input')}")
        return lines

    @property
    def truncated(self) -> dict[str, tuple[int, int]]:
        """For each code of which details were left out: how many are kept, and how many there are."""
        return {
            code: (self.kept[code], total)
            for code, total in self.by_code.items()
            if total > self.kept[code]
        }


class Reporter(Protocol):
    """Tells a run, input by input. Each method returns the next piece of text, perhaps empty."""

    def begin(self) -> str:
        """What stands before the first input."""

    def tell(self, report: Report) -> str:
        """One input."""

    def end(self, summary: Summary) -> str:
        """What stands after the last input."""
