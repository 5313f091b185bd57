"""Tables in Markdown, as the summary of a workflow step shows them."""

from __future__ import annotations

import re

from newsexport.counted import numbered
from newsexport.diagnostic import SEVERITIES
from newsexport.report import Report
from newsexport.reporters.json import coverage_record
from newsexport.reporters.run import Summary
from newsexport.reporters.terminal import safe

MOST_INPUTS = 50
"""Inputs with findings that have a row."""

_SPECIAL = re.compile(
    r"([\\`*\[\]<>|~&@$]|(?<![^\W_])_|_(?![^\W_])|#(?=\w)|:(?=//|[\w+-]+:)|(?<=www)\.)",
    re.IGNORECASE,
)
"""What is markup inside of a line, links, mentions, formulas and signs by their names among it."""


class MarkdownReporter:
    """Totals, findings by code, by input, and field coverage."""

    def __init__(self) -> None:
        self._rules: dict[str, tuple[str, str]] = {}
        self._inputs: list[str] = []
        self._left = 0

    def begin(self) -> str:
        """The heading."""
        return "## newsexport\n\n"

    def tell(self, report: Report) -> str:
        """Nothing yet."""
        for found in report.diagnostics:
            self._rules.setdefault(found.code, (found.name, found.message))
        if report.by_code and len(self._inputs) < MOST_INPUTS:
            counts = (f"{report.counts[level]:,}" for level in SEVERITIES)
            self._inputs.append(_row(_plain(report.path), f"{report.items:,}", *counts))
        elif report.by_code:
            self._left += 1
        return ""

    def end(self, summary: Summary) -> str:
        """The tables."""
        counts = ", ".join(f"{level} {summary.counts[level]:,}" for level in SEVERITIES)
        lines = [
            f"{numbered(summary.inputs, 'input')}, {numbered(summary.items, 'item')}: {counts}",
            "",
        ]
        lines += [part for each in summary.since() for part in (each, "")]
        if summary.by_code:
            lines += _table("code", "name", "findings", "for example")
            lines += [
                _row(code, *map(_plain, (self._rules[code][0], f"{total:,}", self._rules[code][1])))
                for code, total in summary.by_code.most_common()
            ]
            lines += ["", *_table("input", "items", *SEVERITIES), *self._inputs]
            lines += [f"\n{self._left:,} more inputs have findings"] if self._left else []
            lines.append("")
        if summary.coverage:
            lines += _table("field", "items that have it")
            lines += [
                _row(name, f"{number:,} of {summary.items:,}")
                for name, number in coverage_record(summary.coverage).items()
            ]
            lines.append("")
        lines += [
            f"- not checked: {_plain(rule)}: {_plain(reason)} (inputs: {count:,})"
            for (rule, reason), count in summary.not_checked.items()
        ]
        return "\n".join(lines) + "\n"


def _table(*names: str) -> list[str]:
    return [_row(*names), _row(*("---" for _ in names))]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that is no markup, whatever it holds."""
    return _SPECIAL.sub(r"\\\1", safe(text))
