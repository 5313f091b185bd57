"""compare

Both are JSON reports of `validate` or `convert`. A finding is the same when code, place in the document,
item and message are, whatever its line and the name of its file. Of a code of which a report holds only
samples, the numbers are compared. Exit code 0: nothing new at the threshold; 1: there is; 3: a report
could not be opened.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from newsexport.cli.arguments import add_listing
from newsexport.diagnostic import SEVERITIES, Severity, down_to

if TYPE_CHECKING:
    from newsexport.reporters.comparison import Comparison

EXAMPLES = (
    "newsexport compare monday.json tuesday.json",
    "newsexport compare monday.json tuesday.json --fail-on warning --format json",
)

SHOWN = 20
"""New and gone findings that the text form shows; the JSON form has all."""

REPORT_BYTES = 256 * 1024 * 1024


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("old", metavar="OLD", help="a JSON report; `-` for standard input")
    line.add_argument("new", metavar="NEW", help="the later one")
    line.add_argument(
        "--fail-on", choices=SEVERITIES, default="error",
        help="exit with 1 when something of this severity or worse is new (default: error)",
    )  # fmt: skip
    add_listing(line)


def run(args: Namespace) -> int:
    """Print what changed; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.printing import print_json, print_text
    from newsexport.errors import BadOption
    from newsexport.reporters.comparison import compared

    if args.old == args.new == "-":
        raise BadOption("only one of the two can be standard input")
    found = compared(_report(args.old), _report(args.new))
    if args.format == "json":
        print_json(_record(found))
    else:
        print_text(_told(found))
    return exit_codes.FINDINGS if _fails(found, args.fail_on) else exit_codes.FINE


def _report(name: str) -> Any:
    """A JSON report, held to its schema. Raises BadOption for anything else, SourceUnavailable."""
    from newsexport.cli.inputs import single_source
    from newsexport.errors import BadOption
    from newsexport.limits import Limits
    from newsexport.report import Report
    from newsexport.syntax import json
    from newsexport.syntax.json_schema import own_schema

    data = single_source(name, "compare takes two files").read(REPORT_BYTES)
    if data is None:
        raise BadOption(f"{name}: a report of more than {REPORT_BYTES:,} bytes is not compared")
    value = json.parse(data, Report(path=name), Limits(document_bytes=REPORT_BYTES))
    schema = own_schema("report/1.0.schema.json")
    problem = (
        "it is no JSON"
        if value is json.BROKEN
        else next((f"{p.pointer}: {p.message}" for p in schema.problems(value)), None)
    )
    if problem is not None:
        raise BadOption(f"{name} is no JSON report of newsexport: {problem}")
    return value


def _fails(found: Comparison, level: Severity) -> bool:
    """Whether something at the threshold is new; losses do not count, as in `validate`."""
    worse = down_to(level)
    grown = (code for code, (before, after) in found.sampled.items() if after > before)
    return any(each["severity"] in worse and each["kind"] != "loss" for each in found.new) or any(
        found.severities.get(code) in worse for code in grown
    )


def _told(found: Comparison) -> str:
    lines = [*_listed("new", found.new), *_listed("gone", found.gone)]
    lines += [
        f"{code}: {before:,} before, {after:,} now (samples only: compared by number)"
        for code, (before, after) in found.sampled.items()
    ]
    lines.append(f"{len(found.new):,} new, {len(found.gone):,} gone, {found.still:,} still there")
    return "\n".join(lines) + "\n"


def _listed(word: str, records: list[dict[str, Any]]) -> list[str]:
    from newsexport.reporters.terminal import isolate, safe

    lines = []
    for each in records[:SHOWN]:
        place = safe(each["path"]) + (f":{each['line']}:{each['column']}" if each["line"] else "")
        lines.append(
            f"{word:4} {each['severity']}[{each['code']}] {place}: {isolate(each['message'])}"
        )
    left = len(records) - SHOWN
    return [*lines, *([f"… {left:,} more {word} (--format json has all)"] if left > 0 else [])]


def _record(found: Comparison) -> dict[str, Any]:
    return {
        "new": found.new,
        "gone": found.gone,
        "still": found.still,
        "sampled": {
            code: {"before": before, "after": after}
            for code, (before, after) in found.sampled.items()
        },
    }
