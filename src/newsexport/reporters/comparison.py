"""Two JSON reports compared: which findings are new, which are gone, which are still there.

Findings are the same when their fingerprints are, whatever their lines and the names of the files.
Where a report holds only samples of a code, its findings cannot be told apart, and only counts are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsexport.diagnostic import SEVERITIES


@dataclass(slots=True)
class Comparison:
    """What became of the findings. New ones stand in the order of the newer report."""

    new: list[dict[str, Any]] = field(default_factory=list)
    """Records of findings as in the JSON report, with the path of their input."""
    gone: list[dict[str, Any]] = field(default_factory=list)
    """The same of findings that only the older report has."""
    still: int = 0
    """Findings that both have."""
    sampled: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Code -> findings before and after, for codes of which a report holds only samples."""
    severities: dict[str, str] = field(default_factory=dict)
    """Code -> worst severity in the newer report."""


def compared(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    """What changed from one report to the next; both follow `schemas/report/1.0.schema.json`."""
    found = Comparison()
    sampled = {*_sampled(old), *_sampled(new)}
    for code in sorted(sampled):
        counts = (old["summary"]["codes"].get(code, 0), new["summary"]["codes"].get(code, 0))
        found.sampled[code] = counts
    before = [each for each in _findings(old) if each["code"] not in sampled]
    after = [each for each in _findings(new) if each["code"] not in sampled]
    found.new = _beyond(after, before)
    found.gone = _beyond(before, after)
    found.still = len(after) - len(found.new)
    for each in _findings(new):
        known = found.severities.get(each["code"])
        found.severities[each["code"]] = _worse(known, each["severity"])
    return found


def _worse(known: str | None, severity: str) -> str:
    """The worse of two severities."""
    return severity if known is None else min(known, severity, key=SEVERITIES.index)


def _sampled(report: dict[str, Any]) -> Iterator[str]:
    for each in report["inputs"]:
        yield from each["truncated"]


def _findings(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in report["inputs"]:
        for found in each["diagnostics"]:
            yield {"path": each["path"], **found}


def _beyond(these: list[dict[str, Any]], those: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the first list that have no partner in the second; each partner counts once."""
    left = Counter(each["fingerprint"] for each in those)
    alone = []
    for each in these:
        if left[each["fingerprint"]] > 0:
            left[each["fingerprint"]] -= 1
        else:
            alone.append(each)
    return alone
