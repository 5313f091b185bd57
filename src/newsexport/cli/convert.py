"""convert

One document per item and format, each validated before it appears: in the folder --out as
`<name>[.N]<suffix>`, or on standard output when one format of one item was asked for. What was decided,
lost or refused is reported on standard error (on standard output when --out is given and --report
names a form).
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from typing import TYPE_CHECKING

from newsexport.cli.arguments import (
    REPORT_METAVAR,
    ReportWish,
    add_inputs,
    add_profiles,
    add_quiet,
    add_reading,
    add_report_wishes,
    add_time,
    add_writing,
    report_wish,
)
from newsexport.cli.printing import complain

if TYPE_CHECKING:
    from newsexport.cli.report_outputs import Telling
    from newsexport.diagnostic import Severity
    from newsexport.profile import Profile

EXAMPLES = (
    "newsexport convert story.txt --to json,newsml-g2,json-ld --out out",
    "newsexport convert story.txt --to newsml-g2 --bundle > feed.xml",
    'newsexport convert incoming/ --to newsml-g2@2.28 --out out --provider "Example News=https://example.com/"',
    "newsexport convert item.newsitem.json --to newsml-g2 -O newsml-g2.body=nitf",
    "newsexport convert feed.xml --for msn --bundle > msn.rss",
    "newsexport convert story.txt --partner acme --out acme --report json=acme/report.json",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(line)
    line.add_argument(
        "--to", action="append", metavar="FORMAT[@VERSION][,...]",
        help="the formats to write (default: that of the receiver of --for, else those of the configuration)",
    )  # fmt: skip
    line.add_argument(
        "--from", dest="format_name", metavar="FORMAT",
        help="the format of the inputs (default: seen)",
    )  # fmt: skip
    line.add_argument(
        "--out", metavar="DIR", help="write files into this folder; it is made if missing"
    )
    line.add_argument(
        "--bundle", action="store_true", help="one document per input, holding all its items"
    )
    line.add_argument(
        "--skip-refused", action="store_true",
        help="with --bundle: leave items that are refused out of the document, and tell each; else one of them "
        "refuses the document",
    )  # fmt: skip
    line.add_argument(
        "--stream", action="store_true",
        help="with --bundle on standard output: write each item as soon as it is valid; when a later one "
        "is refused, the document is left unfinished",
    )  # fmt: skip
    add_profiles(line)
    add_writing(line)
    add_reading(line)
    add_time(line)
    line.add_argument(
        "--report", action="append", default=[], type=report_wish, dest="reports",
        metavar=REPORT_METAVAR, help="how to tell what was found; several may be given",
    )  # fmt: skip
    amount = line.add_mutually_exclusive_group()
    amount.add_argument(
        "-v", "--verbose", action="store_true", help="show losses and other infos too"
    )
    add_quiet(amount)
    line.add_argument("--all", action="store_true", help="show every finding, not only examples")
    add_report_wishes(line)


def run(args: Namespace) -> int:
    """Convert all inputs; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.conversion_job import Job, deliver
    from newsexport.cli.inputs import demand_apart, expanded, report_places
    from newsexport.cli.progress import watch
    from newsexport.counted import plural

    inputs = expanded(args.inputs)
    demand_apart(report_places("--report", args.reports), inputs)
    job = Job.of(args, inputs)
    telling = _telling(args, job.options.profile)
    became = telling.summary.outcomes = Counter()
    code, stopped = exit_codes.FINE, None
    with watch(len(inputs)) as bar:
        for each in bar.each(inputs):
            done = deliver(each, job)
            became.update(done.became)
            refused = done.became["rejected"] + done.became["failed"] > 0
            code = max(
                code, exit_codes.of_report(done.report), exit_codes.FINDINGS if refused else 0
            )
            telling.tell(done.report, bar.aside)
            if done.stopped is not None:
                stopped = done.stopped
                code = max(code, exit_codes.of_error(stopped))
                break
    telling.finish(code)
    if stopped is not None:
        left = len(inputs) - telling.summary.inputs
        rest = f"; {left:,} more input{plural(left)} not converted" if left else ""
        complain(f"{stopped}{rest}")
    return code


def _telling(args: Namespace, profile: Profile | None) -> Telling:
    """Reports never go where documents go."""
    from newsexport.cli.report_outputs import Telling

    stream = sys.stdout if args.out is not None and args.reports else sys.stderr
    least: Severity = "info" if args.verbose else "error" if args.quiet else "warning"
    wanted = args.reports or [ReportWish("text", None)]
    quiet = args.quiet or (args.out is None and not args.reports)
    return Telling(
        wanted,
        stream,
        least=least,
        every=args.all,
        quiet=quiet,
        milder_by="" if args.quiet else "--verbose",
        at=args.now,
        redact=args.redact,
        language=args.report_language,
        profile=profile.name if profile is not None else None,
    )
