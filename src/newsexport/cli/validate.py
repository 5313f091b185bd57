"""validate

Each input is recognised (or taken as --as says), then checked: grammar, structure by the schema of the
version that it declares, embedded payloads, rules. What could not be checked is listed.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newsexport.cli.arguments import (
    LEVELS,
    REPORT_METAVAR,
    ReportWish,
    add_configuration,
    add_inputs,
    add_profiles,
    add_report_wishes,
    add_settings,
    add_time,
    report_wish,
)

EXAMPLES = (
    "newsexport validate feed.xml",
    "newsexport validate --as newsml-g2 --only structure out/",
    "newsexport validate incoming/ --format html=report.html --format sarif=report.sarif",
    "newsexport validate incoming/ --format text --format json=report.json --fail-on warning",
    "cat item.json | newsexport validate - --format concise",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(line)
    line.add_argument(
        "--as",
        dest="format_name",
        metavar="FORMAT",
        help="the format of the inputs (default: seen)",
    )
    line.add_argument(
        "--format", action="append", default=[], type=report_wish, dest="reports",
        metavar=REPORT_METAVAR, help="how to tell the findings; several may be given",
    )  # fmt: skip
    line.add_argument(
        "--fail-on", choices=LEVELS, default="error",
        help="exit with 1 from this severity on (default: error)",
    )  # fmt: skip
    add_time(line)
    line.add_argument(
        "--only", choices=("structure",), help="check grammar and structure, no rules"
    )
    line.add_argument("--all", action="store_true", help="show every finding, not only examples")
    add_report_wishes(line)
    add_profiles(line)
    add_settings(line)
    add_configuration(line)


def run(args: Namespace) -> int:
    """Check all inputs; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.inputs import expanded
    from newsexport.cli.printing import standard_output
    from newsexport.cli.progress import watch
    from newsexport.cli.telling import Telling
    from newsexport.cli.wanted import demand_reading, options_of
    from newsexport.formats import registry
    from newsexport.rules.engine import Run
    from newsexport.validation import validate

    options, _ = options_of(args)
    demand_reading(args.settings)
    if args.format_name:
        registry.find_versioned(args.format_name)
    reports = args.reports or [ReportWish("text", None)]
    shown = standard_output() if any(wish.file is None for wish in reports) else None
    telling = Telling(
        reports,
        shown,
        every=args.all,
        at=options.now,
        redact=args.redact,
        language=args.report_language,
    )
    options, memory = options.started(), Run()
    inputs = expanded(args.inputs)
    code = exit_codes.FINE
    with watch(len(inputs)) as bar:
        for each in bar.each(inputs):
            if each.refusal is not None:
                report = each.refused()
            else:
                report = validate(each.source, format=args.format_name, options=options, run=memory)
            code = max(code, exit_codes.of_report(report, args.fail_on))
            telling.tell(report, bar.aside)
    telling.finish(code)
    return code
