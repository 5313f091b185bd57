"""What a report notes beside findings: checks that were not made, outputs, earlier runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class NotChecked(NamedTuple):
    """A check that was not made, and why."""

    rule: str
    """What was not checked, in words or by its code."""
    reason: str
    """What it would need."""


@dataclass(slots=True)
class History:
    """What earlier runs of the same feed say, by a state file."""

    feed: str
    """By what the feed is known again."""
    runs: int
    """Earlier runs that are remembered."""
    last: str | None
    """When the last one was: ISO 8601 in UTC; None: this is the first."""
    new: int = 0
    """Findings that the last run did not have; none in the first run."""
    gone: int = 0
    """Findings of the last run that are no more."""
    still: int = 0
    """Findings that this run and the last one have."""
    absent: tuple[tuple[str, str], ...] = ()
    """Code and fingerprint of findings that are gone, where each is known by itself; at most `report.MAX_RECENT`."""


class OutputRecord(NamedTuple):
    """An output of this input: its format, the place it went to, its size in bytes."""

    format: str
    """As it was asked for, such as `newsml-g2@2.28`."""
    path: str | None
    """None: standard output."""
    bytes: int
    """Its size."""
