"""Workflow commands of GitHub Actions: findings appear beside the lines of a pull request.

GitHub shows ten annotations of a level per step and drops the rest in silence, so the ten first of
each level are written and a notice says how many there are. Source:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from newsexport.counted import numbered
from newsexport.diagnostic import SEVERITIES, Diagnostic, Severity
from newsexport.report import Report
from newsexport.reporters.run import Summary
from newsexport.reporters.terminal import safe

MOST = 10
"""Annotations of one level."""

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


class GithubReporter:
    """Annotations, worst first, then one notice with the totals."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[str]] = {level: [] for level in SEVERITIES}

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """Nothing yet: the worst comes first."""
        for found in report.diagnostics:
            room = MOST - (found.severity == "info")  # the last notice is the totals
            if len(self._kept[found.severity]) < room:
                self._kept[found.severity].append(annotation(found, report.path))
        return ""

    def end(self, summary: Summary) -> str:
        """All annotations."""
        lines = [line for level in SEVERITIES for line in self._kept[level]]
        left = summary.counts.total() - len(lines)
        counts = ", ".join(f"{level} {summary.counts[level]:,}" for level in SEVERITIES)
        text = f"{numbered(summary.inputs, 'input')}, {numbered(summary.items, 'item')}: {counts}"
        if left:
            text += f"; {left:,} of them have no annotation"
        if summary.not_checked:
            text += f"; {len(summary.not_checked):,} checks were not made"
        return "".join(
            f"{line}\n" for line in [*lines, f"::notice title=newsexport::{_data(text)}"]
        )


def annotation(found: Diagnostic, path: str) -> str:
    """One finding as a workflow command."""
    values = {"title": f"{found.code} {found.name}", "file": path}
    if found.position is not None:
        values |= {"line": str(found.position.line), "col": str(found.position.column)}
    named = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    hint = f" ({found.hint})" if found.hint else ""
    return f"::{COMMANDS[found.severity]} {named}::{_data(found.message + hint)}"


def _data(text: str) -> str:
    """Text that cannot begin another command: one line, escaped."""
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
