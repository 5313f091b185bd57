"""Candidates for a value, and the vote among them: the best is taken, and how sure it is, is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Candidate(Generic[T]):
    """A value that might be the right one, with points for and against it."""

    value: T
    order: int
    """Its place in the source; of equals the earlier one wins."""
    points: dict[str, float] = field(default_factory=dict)
    """Reason -> points; negative ones speak against it."""

    @property
    def score(self) -> float:
        """The sum of the points."""
        return sum(self.points.values())

    @property
    def reasons(self) -> str:
        """What speaks for it, strongest first, in a few words."""
        good = [(-points, reason) for reason, points in self.points.items() if points >= 1]
        return ", ".join(reason for _, reason in sorted(good)[:3])


@dataclass(frozen=True, slots=True)
class Elected(Generic[T]):
    """The winner of a vote."""

    value: T
    method: str
    confidence: float
    """0.5 when a rival is as good, towards 1 with growing distance."""


def vote(candidates: Iterable[Candidate[T]], *, least: float = 0.0) -> Elected[T] | None:
    """The candidate with the most points, if it has at least `least`."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.order))
    if not ranked or ranked[0].score < least:
        return None
    best = ranked[0]
    rival = ranked[1].score if len(ranked) > 1 else least
    margin = max(0.0, best.score - max(rival, least))
    confidence = round(1 - 0.5 / (1 + margin / 2), 2)
    return Elected(best.value, best.reasons or "the only candidate", confidence)
