"""What the exit code says. Where several apply, the highest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsexport.errors import (
    CheckUnavailable,
    NewsexportError,
    OutputUnavailable,
    SourceUnavailable,
    UsageError,
)

if TYPE_CHECKING:
    from newsexport.diagnostic import Severity
    from newsexport.report import Report

FINE = 0
FINDINGS = 1
"""Findings at the threshold, or items refused. Losses alone do not count."""
USAGE = 2
UNAVAILABLE = 3
"""An input could not be opened, or a check could not be made."""
FAULT = 4
"""Our own."""
OUTPUT = 5
"""An output could not be written."""
INTERRUPTED = 130

_BY_CODE = {"IO001": UNAVAILABLE, "SY002": UNAVAILABLE, "SY001": FAULT, "OU003": OUTPUT}

MEANINGS = (
    (FINE, "fine"),
    (FINDINGS, "findings at the threshold, or items refused; losses alone do not count"),
    (USAGE, "wrong usage: an argument, an option or the configuration"),
    (UNAVAILABLE, "an input could not be opened, or a check could not be made"),
    (FAULT, "our own fault; the message says what to report"),
    (OUTPUT, "an output could not be written"),
    (
        INTERRUPTED,
        "interrupted (143: terminated; 129: the terminal was closed; 141: standard output was closed)",
    ),
)
"""For help and documentation."""


def of_report(report: Report, fail_on: Severity = "error") -> int:
    """The exit code that one input asks for."""
    code = FINDINGS if report.fails(fail_on) else FINE
    if report.unavailable:
        code = UNAVAILABLE
    return max([code, *(_BY_CODE[each] for each in report.by_code if each in _BY_CODE)])


def of_error(error: NewsexportError) -> int:
    """The exit code of an exception that stopped the run."""
    if isinstance(error, UsageError):
        return USAGE
    if isinstance(error, SourceUnavailable | CheckUnavailable):
        return UNAVAILABLE
    return OUTPUT if isinstance(error, OutputUnavailable) else FINDINGS
