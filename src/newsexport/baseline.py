"""A baseline: findings that were there before, and are borne while the new ones are worked on.

A finding is known by its code and its place without numbers, never by its line: so many of that kind are borne,
what comes on top counts. Feeds whose items come and go keep their baseline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from json import dumps

from newsexport.diagnostic import Diagnostic, Severity
from newsexport.errors import BadOption
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json

Kind = tuple[str, str]
"""Code, and pointer with `*` for each number."""

BYTES = 64 * 1024 * 1024
"""A baseline file may be as large."""


@dataclass(slots=True)
class Baseline:
    """What is borne in a run, and what of it was met. One run, one baseline: the numbers are used up."""

    known: Counter[Kind] = field(default_factory=Counter)
    """How many of each kind are borne."""
    met: Counter[Kind] = field(default_factory=Counter)
    """All findings of the run, whether borne or not."""

    def watch(self, report: Report) -> None:
        """Bear what is known among the findings that are still to come to this report."""
        report.level = partial(self._level, inner=report.level, report=report)

    def _level(
        self,
        found: Diagnostic,
        inner: Callable[[Diagnostic], Severity | None] | None,
        report: Report,
    ) -> Severity | None:
        level = found.severity if inner is None else inner(found)
        if level is None or found.kind == "loss":
            return level
        kind = (found.code, found.place)
        self.met[kind] += 1
        if self.met[kind] > self.known[kind]:
            return level
        report.borne += 1
        return None

    @property
    def gone(self) -> int:
        """How many of the known findings were not met: time to write the file anew."""
        return (self.known - self.met).total()

    def written(self) -> bytes:
        """The file: all findings of the run."""
        found: dict[str, dict[str, int]] = {}
        for (code, place), count in sorted(self.met.items()):
            found.setdefault(code, {})[place] = count
        return dumps({"baseline": "1.0", "findings": found}, indent=1).encode() + b"\n"


def read_baseline(source: Source) -> Baseline:
    """The baseline of a file. Raises BadOption for anything else, SourceUnavailable."""
    data = source.read(BYTES)
    value = (
        json.BROKEN if data is None else json.parse(data, Report(), Limits(document_bytes=BYTES))
    )
    table = value if isinstance(value, dict) else {}
    found = table.get("findings")
    if not isinstance(found, dict) or table.get("baseline") != "1.0":
        raise BadOption(f"{source.name} is no baseline: `--write-baseline` writes one")
    known: Counter[Kind] = Counter()
    for code, places in found.items():
        for place, count in places.items() if isinstance(places, dict) else [("", None)]:
            if not isinstance(count, int) or isinstance(count, bool) or count < 1:
                raise BadOption(f"{source.name}: findings/{code}/{place} is no number from 1")
            known[code, place] = count
    return Baseline(known)
