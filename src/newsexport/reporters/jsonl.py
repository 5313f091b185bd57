"""One JSON object per line: each finding as it is made, and one summary last.

Works on input without end. The shapes are `$defs/line` in `schemas/report/1.0.schema.json`.
"""

from __future__ import annotations

from newsexport.report import Report
from newsexport.reporters.json import diagnostic_record, dumped, summary_record, tool_record
from newsexport.reporters.run import Summary, Tool


class JsonLinesReporter:
    """Findings with the path of their input, then the summary."""

    def __init__(self, tool: Tool) -> None:
        self._tool = tool

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """One line per kept finding."""
        return "".join(
            dumped({"type": "diagnostic", "path": report.path, **diagnostic_record(found)}) + "\n"
            for found in report.diagnostics
        )

    def end(self, summary: Summary) -> str:
        """The summary, with the tool."""
        record = {"type": "summary", "tool": tool_record(self._tool), **summary_record(summary)}
        return dumped(record) + "\n"
