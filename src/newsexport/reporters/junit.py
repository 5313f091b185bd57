"""JUnit XML, as build servers read it: one suite per input, one case per code that was found.

An error is a failure; a case with warnings or infos only has passed and is told in `system-out`; what
was not checked is skipped. Source: the Ant JUnit schema (Windy Road).
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from newsexport.diagnostic import SEVERITIES, Diagnostic
from newsexport.report import Report
from newsexport.reporters.json import coverage_record
from newsexport.reporters.run import Summary, Tool
from newsexport.reporters.terminal import safe

EXAMPLES = 10
"""Findings of a code that are told of one input."""


class JunitReporter:
    """Written input by input, so that it needs no more memory than one report."""

    def __init__(self, tool: Tool) -> None:
        at = (tool.at or datetime.now(UTC)).astimezone(UTC)
        self._time = at.strftime("%Y-%m-%dT%H:%M:%S")
        self._package = tool.name
        self._suites = 0

    def begin(self) -> str:
        """The beginning of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'

    def tell(self, report: Report) -> str:
        """One suite."""
        cases, milder, failures = _cases(report)
        skipped = [
            _case(
                f"not checked: {each.rule}",
                report.path,
                f"<skipped message={_quoted(each.reason)}/>",
            )
            for each in report.not_checked
        ]
        if report.unavailable and not failures:  # otherwise an error says why
            cases.append(_unavailable(report))
        if not cases and not skipped:
            cases = [_case("no findings", report.path)]
        number, self._suites = self._suites, self._suites + 1
        broken = int(report.unavailable and not failures)
        head = (
            f"<testsuite id={_quoted(number)} name={_quoted(report.path)}"
            f" package={_quoted(self._package)} timestamp={_quoted(self._time)}"
            f' hostname="localhost" tests={_quoted(len(cases) + len(skipped))}'
            f" failures={_quoted(failures)} errors={_quoted(broken)}"
            f' skipped={_quoted(len(skipped))} time="0">'
        )
        lines = [
            head,
            "<properties>",
            *(_property(name, value) for name, value in _facts(report)),
            "</properties>",
            *cases,
            *skipped,
            f"<system-out>{_text(milder)}</system-out>",
            "<system-err/>",
            "</testsuite>\n",
        ]
        return "\n".join(lines)

    def end(self, summary: Summary) -> str:
        """The end of the document."""
        return "</testsuites>\n"


def _facts(report: Report) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [("items", report.items)]
    facts += [(f"findings.{level}", report.counts[level]) for level in SEVERITIES]
    coverage = coverage_record(report.coverage)
    return facts + [(f"coverage.{name}", number) for name, number in coverage.items()]


def _cases(report: Report) -> tuple[list[str], str, int]:
    """The case of each code, the text of those that passed, and how many failed."""
    errors = {each.code for each in report.tally if each.severity == "error"}
    kept: dict[str, list[Diagnostic]] = {}
    for found in report.diagnostics:
        kept.setdefault(found.code, []).append(found)
    cases, milder = [], []
    for code, total in sorted(report.by_code.items()):
        examples = kept[code]
        name, told = f"{code} {examples[0].name}", _told(examples, total)
        if code in errors:
            message = _quoted(f"{total:,} x {examples[0].message}")
            inner = f"<failure type={_quoted(code)} message={message}>{_text(told)}</failure>"
            cases.append(_case(name, report.path, inner))
        else:
            cases.append(_case(name, report.path))
            milder.append(f"{name}\n{told}")
    return cases, "\n".join(milder), len(errors)


def _told(examples: list[Diagnostic], total: int) -> str:
    lines = []
    for found in examples[:EXAMPLES]:
        at = f"{found.position.line}:{found.position.column}: " if found.position else ""
        hint = f" ({found.hint})" if found.hint else ""
        lines.append(f"{at}{found.severity}: {found.message}{hint}")
    if total > EXAMPLES:
        lines.append(f"… {total - EXAMPLES:,} more ({total:,} in all)")
    return "\n".join(lines)


def _unavailable(report: Report) -> str:
    inner = '<error type="unavailable" message="the input could not be opened or checked"/>'
    return _case("available", report.path, inner)


def _case(name: str, path: str, inner: str = "") -> str:
    return f'<testcase name={_quoted(name)} classname={_quoted(path)} time="0">{inner}</testcase>'


def _property(name: str, value: object) -> str:
    return f"<property name={_quoted(name)} value={_quoted(value)}/>"


def _quoted(value: object) -> str:
    return f'"{escape(_writable(str(value)))}"'


def _text(value: str) -> str:
    return "\n".join(escape(_writable(line), quote=False) for line in value.split("\n"))


def _writable(text: str) -> str:
    """Text of characters that XML 1.0 allows."""
    return safe(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
