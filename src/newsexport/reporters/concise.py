"""One line per finding, `path:line:column: CODE severity message`, as editors and grep read them."""

from __future__ import annotations

from newsexport.diagnostic import down_to
from newsexport.report import Report
from newsexport.reporters.run import Style, Summary
from newsexport.reporters.terminal import safe


class ConciseReporter:
    """Every kept finding in one line, in the order in which they were found."""

    def __init__(self, style: Style) -> None:
        self._shown = down_to(style.least)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """The lines of one input."""
        path = safe(report.path)
        lines = []
        for found in report.diagnostics:
            if found.severity not in self._shown:
                continue
            at = found.position
            place = f"{path}:{at.line}:{at.column}" if at else path
            lines.append(f"{place}: {found.code} {found.severity} {safe(found.message)}\n")
        for code, (kept, total) in report.truncated.items():
            lines.append(f"{path}: {code} {total - kept:,} more ({total:,} in all)\n")
        return "".join(lines)

    def end(self, summary: Summary) -> str:
        """Nothing: the lines are all there is."""
        return ""
