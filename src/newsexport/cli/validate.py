"""validate

Each input is recognised (or taken as --as says), then checked: grammar, structure by the schema of the
version that it declares, embedded payloads, rules. What could not be checked is listed. Of a saved HTTP response
(`curl -i URL > feed.http`) the headers are checked, too.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from newsexport.cli.arguments import (
    REPORT_METAVAR,
    ReportWish,
    add_base,
    add_configuration,
    add_inputs,
    add_profiles,
    add_quiet,
    add_report_wishes,
    add_settings,
    add_sites,
    add_state,
    add_time,
    file_name,
    report_wish,
)
from newsexport.diagnostic import SEVERITIES

if TYPE_CHECKING:
    from newsexport.baseline import Baseline
    from newsexport.cli.inputs import Input
    from newsexport.cli.report_outputs import Telling
    from newsexport.cli.split import Split
    from newsexport.options import Options

EXAMPLES = (
    "newsexport validate feed.xml",
    "curl -si https://example.com/feed > feed.http && newsexport validate feed.http",
    "newsexport validate --as newsml-g2 --only structure out/",
    "newsexport validate incoming/ --format html=report.html --format sarif=report.sarif",
    "newsexport validate incoming/ --format text --format json=report.json --fail-on warning",
    "newsexport validate feed.xml --diff",
    "newsexport validate incoming/ --baseline known.json --split-to sorted/",
    "newsexport validate --state feeds.sqlite feed.xml",
    "cat item.json | newsexport validate - --format concise",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(line)
    line.add_argument(
        "--as", dest="format_name", metavar="FORMAT", help="the format of the inputs (default: seen)"
    )  # fmt: skip
    line.add_argument(
        "--format", action="append", default=[], type=report_wish, dest="reports",
        metavar=REPORT_METAVAR, help="how to tell the findings; several may be given",
    )  # fmt: skip
    line.add_argument(
        "--fail-on", choices=SEVERITIES, default="error",
        help="exit with 1 from this severity on (default: error)",
    )  # fmt: skip
    add_time(line)
    line.add_argument(
        "--only", choices=("structure", "format"),
        help="structure: grammar and structure, no rules; format: the rules of the format too, none of items",
    )  # fmt: skip
    line.add_argument("--all", action="store_true", help="show every finding, not only examples")
    add_quiet(line)
    line.add_argument(
        "--baseline", metavar="FILE", type=file_name,
        help="bear the findings that this file knows, whatever their lines; only what comes on top counts",
    )  # fmt: skip
    line.add_argument(
        "--write-baseline", metavar="FILE", type=file_name,
        help="write all findings of this run to such a file; none of them fails the run",
    )  # fmt: skip
    line.add_argument(
        "--fix", action="store_true",
        help="mend what can be mended safely, in the files themselves; the report tells what is left",
    )  # fmt: skip
    line.add_argument(
        "--diff", action="store_true",
        help="show what --fix would change; a report goes to a file then (--format json=FILE)",
    )  # fmt: skip
    line.add_argument(
        "--split-to", metavar="DIR", type=file_name,
        help="write the items as canonical JSON to DIR/accepted and DIR/rejected, rejected ones with what "
        "was found",
    )  # fmt: skip
    add_report_wishes(line)
    add_state(line)
    add_profiles(line)
    add_base(line)
    add_sites(line)
    add_settings(line)
    add_configuration(line)


def run(args: Namespace) -> int:
    """Check all inputs; the exit code."""
    from newsexport.cli.inputs import demand_apart, expanded, report_places
    from newsexport.cli.printing import standard_output
    from newsexport.cli.report_outputs import Telling
    from newsexport.cli.run_options import demand_reading, options_of
    from newsexport.errors import BadOption
    from newsexport.formats import registry

    options, _ = options_of(args)
    demand_reading(args.settings)
    if options.state is not None:
        from newsexport.history.store import demand

        demand(options.state)
    if args.format_name:
        registry.find_versioned(args.format_name, "read")
    if args.fix and args.diff:
        raise BadOption("--fix writes and --diff shows: one of the two")
    reports = args.reports or ([] if args.diff else [ReportWish("text", None)])
    if args.diff and any(wish.file is None for wish in reports):
        raise BadOption("--diff has standard output: name a file for the report")
    inputs = expanded(args.inputs)
    demand_apart(
        [*report_places("--format", reports), ("--write-baseline", args.write_baseline)], inputs
    )
    shown = standard_output() if any(wish.file is None for wish in reports) else None
    telling = Telling(
        reports,
        shown,
        least="error" if args.quiet else "info",
        every=args.all,
        quiet=args.quiet,
        at=options.now,
        redact=args.redact,
        language=args.report_language,
        profile=options.profile.name if options.profile is not None else None,
    )
    code = _checked(args, options.started(), inputs, telling)
    telling.finish(code)
    return code


def _checked(args: Namespace, options: Options, inputs: list[Input], telling: Telling) -> int:
    """Check and tell each input."""
    from newsexport.cli import exit_codes
    from newsexport.cli.printing import complain
    from newsexport.cli.progress import watch
    from newsexport.rules.engine import Run
    from newsexport.validation import validate

    memory, baseline = Run(), _baseline(args)
    split = _split(args)
    code = exit_codes.FINE
    mended = 0
    try:
        with watch(len(inputs)) as bar:
            for each in bar.each(inputs):
                if each.refusal is not None:
                    report = each.refused()
                else:
                    if (args.fix or args.diff) and _mend(args, each, options):
                        mended += 1
                        code = max(code, exit_codes.FINDINGS) if args.diff else code
                    report = validate(
                        each.source, format=args.format_name, options=options, run=memory,
                        baseline=baseline, on_item=split.take if split else None,
                    )  # fmt: skip
                    if split:
                        split.finish(each.source, report)
                failed = exit_codes.of_report(report, args.fail_on)
                if not (args.write_baseline and failed == exit_codes.FINDINGS):
                    code = max(code, failed)
                telling.tell(report, bar.aside)
    finally:
        if split:
            split.close()
    if (args.fix or args.diff) and not mended:
        complain(
            f"nothing {'was' if args.fix else 'would be'} mended: no finding has a mend that is certain"
        )
    if baseline is not None:
        _keep(baseline, args)
    return code


def _mend(args: Namespace, given: Input, options: Options) -> bool:
    """Mend an input, or show how; whether there was something to mend."""
    from newsexport.cli.fix import mend
    from newsexport.validation import validate

    options = replace(options, state=None, feed=None)  # no run of its own
    return mend(
        given, lambda source: validate(source, format=args.format_name, options=options), show=args.diff
    )  # fmt: skip


def _split(args: Namespace) -> Split | None:
    """Where items go. Raises OutputUnavailable."""
    if args.split_to is None:
        return None
    from newsexport.cli.split import Split

    return Split(args.split_to, redact=args.redact)


def _baseline(args: Namespace) -> Baseline | None:
    """The baseline that is asked for. Raises BadOption, SourceUnavailable."""
    if not (args.baseline or args.write_baseline):
        return None
    from pathlib import Path

    from newsexport.baseline import Baseline, read_baseline
    from newsexport.source import Source

    if args.baseline is not None:
        return read_baseline(Source.of(Path(args.baseline), args.baseline))
    return Baseline()


def _keep(baseline: Baseline, args: Namespace) -> None:
    """Write the new baseline, or tell that the old one knows too much. Raises OutputUnavailable."""
    from pathlib import Path

    from newsexport.cli.printing import complain
    from newsexport.counted import numbered
    from newsexport.output import write_whole

    if args.write_baseline is not None:
        write_whole(Path(args.write_baseline), baseline.written())
        complain(f"{args.write_baseline}: {numbered(baseline.met.total(), 'finding')} written")
    elif baseline.gone:
        complain(
            f"gone since {args.baseline}: {numbered(baseline.gone, 'finding')}; write it anew with --write-baseline"
        )
