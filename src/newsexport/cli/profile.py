"""profile

`check FILE` reads a profile file and tells the first mistake in it; `show NAME` prints a profile with all that it
extends, as one file that can be read again; `infer FILE...` writes a profile from good deliveries: what all their
items have. docs/profiles.md describes the file.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from newsexport.cli.arguments import ReportWish

if TYPE_CHECKING:
    from newsexport.profiles.infer import Survey
    from newsexport.report import Report
    from newsexport.source import Source

EXAMPLES = (
    "newsexport profile check partner.toml",
    "newsexport profile show msn > everything.toml",
    "newsexport profile infer good/*.xml > partner.toml",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("action", choices=("check", "show", "infer"), help="what to do")
    line.add_argument(
        "names", nargs="+", metavar="NAME", help="profiles; for infer: documents or folders"
    )


def run(args: Namespace) -> int:
    """Check, show or write profiles; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.printing import print_text
    from newsexport.cli.run_options import profile_named
    from newsexport.profiles.dump import as_toml

    if args.action == "infer":
        return _infer(args.names)
    for name in args.names:
        profile = profile_named(name)
        if args.action == "check":
            print_text(f"{name}: the profile {profile.name} can be used\n")
        else:
            print_text(as_toml(profile))
    return exit_codes.FINE


def _infer(names: list[str]) -> int:
    """Write a profile from the items of all inputs; errors of reading go to standard error."""
    from newsexport.cli import exit_codes
    from newsexport.cli.inputs import expanded
    from newsexport.cli.printing import complain, print_text
    from newsexport.cli.report_outputs import Telling
    from newsexport.profiles.infer import Survey, written

    survey, code = Survey(), exit_codes.FINE
    telling = Telling([ReportWish("text", None)], sys.stderr, least="error", every=True, quiet=True)
    for each in expanded(names):
        report = each.refused() if each.refusal is not None else _learned(each.source, survey)
        code = max(code, exit_codes.of_report(report))
        telling.tell(report)
    telling.finish(code)
    if not survey.items:
        complain("no item was read, so there is nothing to infer a profile from")
        return max(code, exit_codes.FINDINGS)
    print_text(written(survey, "inferred"))
    return code


def _learned(source: Source, survey: Survey) -> Report:
    """Add the items of one input to what was seen; what was found while reading them."""
    from newsexport.cli.conversion_job import end_reading
    from newsexport.options import Options
    from newsexport.reading import next_or_fault, parsed_items
    from newsexport.report import Report

    report = Report(path=source.name)
    items = parsed_items(source, None, Options(), report)
    while (parsed := next_or_fault(items, report)) is not None:
        survey.add(parsed.item)
    if report.format:
        survey.formats[report.format] += 1
    end_reading(report, source)
    return report
