"""The whole run as one JSON document, described by `schemas/report/1.0.schema.json`.

Written input by input, so that it needs no more memory than one report.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.diagnostic import SEVERITIES, Diagnostic
from newsexport.report import Report
from newsexport.reporters.run import HISTORY, REPORT_VERSION, Summary, Tool

_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonReporter:
    """`{"tool": …, "inputs": […], "summary": …}`"""

    def __init__(self, tool: Tool) -> None:
        self._tool = tool
        self._separator = "\n"

    def begin(self) -> str:
        """The tool, and the beginning of the inputs."""
        return f'{{"tool": {dumped(tool_record(self._tool))}, "inputs": ['

    def tell(self, report: Report) -> str:
        """One input, on one line."""
        separator, self._separator = self._separator, ",\n"
        return separator + dumped(input_record(report))

    def end(self, summary: Summary) -> str:
        """The end of the inputs, and the summary."""
        return f'\n], "summary": {dumped(summary_record(summary))}}}\n'


def dumped(record: object) -> str:
    r"""JSON on one line. What UTF-8 cannot carry (bytes of file names) is written as `\xNN`."""
    return _SURROGATE.sub(_escaped, json.dumps(record, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else "\ufffd"


def tool_record(tool: Tool) -> dict[str, Any]:
    """Who made the report, in which shape."""
    return {"name": tool.name, "version": tool.version, "report": REPORT_VERSION}


def input_record(report: Report) -> dict[str, Any]:
    """One input with all that is known of it."""
    record: dict[str, Any] = {
        "path": report.path,
        "sha256": report.sha256,
        "format": report.format,
        "version": report.version,
        "items": report.items,
        "borne": report.borne,
        "counts": {level: report.counts[level] for level in SEVERITIES},
        "diagnostics": [diagnostic_record(found) for found in report.diagnostics],
        "outputs": [
            {"format": each.format, "path": each.path, "bytes": each.bytes}
            for each in report.outputs
        ],
        "coverage": coverage_record(report.coverage),
        "truncated": _truncated(report.truncated),
        "notChecked": [{"rule": each.rule, "reason": each.reason} for each in report.not_checked],
    }
    history = report.history
    if history is not None:
        record["history"] = {
            "feed": history.feed,
            "runs": history.runs,
            "last": history.last,
            "new": history.new,
            "gone": history.gone,
            "still": history.still,
        }
    return record


def coverage_record(coverage: Counter[str]) -> dict[str, int]:
    """How many items have each field, the fields named as canonical JSON names them."""
    return {json_name(name): number for name, number in sorted(coverage.items())}


def diagnostic_record(found: Diagnostic) -> dict[str, Any]:
    """One finding; what is not known is null."""
    at, item = found.position, found.item
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "kind": found.kind,
        "basis": found.basis,
        "message": found.message,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "span": list(at.span) if at and at.span else None,
        "pointer": found.pointer,
        "item": {"index": item.index, "id": item.id, "headline": item.headline} if item else None,
        "target": found.target,
        "snippet": at.snippet if at else None,
        "hint": found.hint or None,
        "source": found.source or None,
        "fingerprint": found.fingerprint,
    }


def summary_record(summary: Summary) -> dict[str, Any]:
    """The run: exact totals."""
    record: dict[str, Any] = {
        "inputs": summary.inputs,
        "unavailable": summary.unavailable,
        "items": summary.items,
        "borne": summary.borne,
        "outputs": summary.outputs,
        "counts": {level: summary.counts[level] for level in SEVERITIES},
        "codes": dict(sorted(summary.by_code.items())),
        "truncated": _truncated(summary.truncated),
        "notChecked": [
            {"rule": rule, "reason": reason, "inputs": count}
            for (rule, reason), count in summary.not_checked.items()
        ],
        "exitCode": summary.exit_code,
    }
    if summary.outcomes is not None:
        record["outcomes"] = {name: summary.outcomes[name] for name in ("ok", "rejected", "failed")}
        if summary.outcomes["passed"]:
            record["outcomes"]["leftOut"] = summary.outcomes["passed"]
    if summary.history is not None:
        record["history"] = {name: summary.history[name] for name in HISTORY}
    return record


def _truncated(entries: dict[str, tuple[int, int]]) -> dict[str, dict[str, int]]:
    return {
        code: {"shown": shown, "total": total} for code, (shown, total) in sorted(entries.items())
    }
