"""SARIF 2.1.0, as code scanning and editors read it. Source: OASIS SARIF 2.1.0.

Results are written worst first and at most `MAX_RESULTS` of them, because GitHub shows no more
(https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
The counts in the properties are exact, and a notification says what was left out.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

from newsexport.diagnostic import SEVERITIES, Diagnostic, Severity
from newsexport.report import Report
from newsexport.reporters.json import coverage_record, dumped
from newsexport.reporters.run import HISTORY, Summary, Tool

MAX_RESULTS = 5000
"""Results in one file."""

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


class SarifReporter:
    """One run. Only the results that can still be written are kept, each as its text."""

    def __init__(self, tool: Tool) -> None:
        self._tool = tool
        self._rules: dict[str, int] = {}
        self._described: list[dict[str, Any]] = []
        self._absent: list[str] = []
        self._results: dict[Severity, list[str]] = {level: [] for level in SEVERITIES}

    def begin(self) -> str:
        """Nothing: the worst comes first, and is not known yet."""
        return ""

    def tell(self, report: Report) -> str:
        """Nothing yet."""
        uri = artifact_uri(report.path)
        for found in report.diagnostics:
            index = self._rule(found)
            results = self._results[found.severity]
            if len(results) < MAX_RESULTS:
                results.append(dumped(result_record(found, uri, index)))
        for code, fingerprint in report.history.absent if report.history else ():
            if len(self._absent) < MAX_RESULTS:
                record = absent_record(code, fingerprint, uri, self._rules.get(code))
                self._absent.append(dumped(record))
        return ""

    def end(self, summary: Summary) -> str:
        """The whole document."""
        results = [each for level in SEVERITIES for each in self._results[level]][:MAX_RESULTS]
        absent = self._absent[: MAX_RESULTS - len(results)]
        driver = {"name": self._tool.name, "version": self._tool.version, "rules": self._described}
        run: dict[str, Any] = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [_invocation(summary, len(results))],
            "properties": {
                "inputs": summary.inputs,
                "items": summary.items,
                "counts": {level: summary.counts[level] for level in SEVERITIES},
                "codes": dict(sorted(summary.by_code.items())),
                "coverage": coverage_record(summary.coverage),
            },
        }
        head = dumped({"$schema": SCHEMA, "version": "2.1.0"})[:-1]
        if summary.history is not None:
            run["properties"]["history"] = {name: summary.history[name] for name in HISTORY}
        listed = ",\n".join([*results, *absent])
        return f'{head}, "runs": [{dumped(run)[:-1]}, "results": [\n{listed}\n]}}]}}\n'

    def _rule(self, found: Diagnostic) -> int:
        if found.code not in self._rules:
            self._rules[found.code] = len(self._rules)
            self._described.append(_rule_record(found))
        return self._rules[found.code]


def artifact_uri(path: str) -> str:
    """The path as a URI reference: relative where the path is, percent-encoded."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "replace")
    return ("file://" if path.startswith("/") else "") + quote(raw)


def _rule_record(found: Diagnostic) -> dict[str, Any]:
    name = "".join(word.capitalize() for word in found.name.split("-"))
    record: dict[str, Any] = {
        "id": found.code,
        "name": name,
        "shortDescription": {"text": found.name.replace("-", " ")},
        "properties": {"tags": [found.kind, found.basis]},
    }
    if found.source:
        record["help"] = {"text": found.source}
    return record


def result_record(found: Diagnostic, uri: str, rule: int) -> dict[str, Any]:
    """One finding as a SARIF result."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    at = found.position
    if at is not None:
        physical["region"] = region = {"startLine": at.line, "startColumn": at.column}
        if at.span is not None:
            region |= {"byteOffset": at.span[0], "byteLength": at.span[1] - at.span[0]}
        if at.snippet is not None:
            physical["contextRegion"] = {"startLine": at.line, "snippet": {"text": at.snippet}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if found.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": found.pointer}]
    properties: dict[str, Any] = {"severity": found.severity}
    if found.item is not None:
        item = found.item
        properties["item"] = {"index": item.index, "id": item.id, "headline": item.headline}
    if found.target:
        properties["target"] = found.target
    hint = f"\nhint: {found.hint}" if found.hint else ""
    state = {"baselineState": found.since} if found.since else {}
    return {
        **state,
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": LEVELS[found.severity],
        "message": {"text": found.message + hint},
        "locations": [location],
        "partialFingerprints": {"newsexport/v1": found.fingerprint},
        "properties": properties,
    }


def absent_record(code: str, fingerprint: str, uri: str, rule: int | None) -> dict[str, Any]:
    """A finding of the last run that is gone: of it only code and fingerprint are remembered."""
    return {
        "baselineState": "absent",
        "ruleId": code,
        **({"ruleIndex": rule} if rule is not None else {}),
        "level": "none",
        "kind": "notApplicable",
        "message": {"text": f"{code}: a finding of the last run is gone"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
        "partialFingerprints": {"newsexport/v1": fingerprint},
    }


def _invocation(summary: Summary, written: int) -> dict[str, Any]:
    """How the run went: what was not checked, and what is counted but not written."""
    notes = [
        ("warning", f"not checked: {rule}: {reason} (inputs: {count:,})")
        for (rule, reason), count in summary.not_checked.items()
    ]
    left = Counter(summary.counts).total() - written
    if left:
        limit = f"at most {MAX_RESULTS:,} are written, worst first"
        notes.append(("note", f"{left:,} findings are counted but not written: {limit}"))
    return {
        "executionSuccessful": summary.unavailable == 0,
        "exitCode": summary.exit_code,
        "toolExecutionNotifications": [
            {"level": level, "message": {"text": text}} for level, text in notes
        ],
    }
