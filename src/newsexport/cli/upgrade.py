"""upgrade

Reads canonical JSON of any released version (an item, an array, JSON Lines) and prints it at the current
one: JSON Lines when it holds several items. Findings go to standard error.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from newsexport.cli.arguments import ReportWish

EXAMPLES = ("newsexport upgrade old.newsitem.json > new.newsitem.json",)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("input", metavar="INPUT", help="a file, or `-` for standard input")


def run(args: Namespace) -> int:
    """Print the upgraded items."""
    from newsexport.cli import exit_codes
    from newsexport.cli.conversion_job import end_reading
    from newsexport.cli.inputs import single
    from newsexport.cli.printing import print_bytes
    from newsexport.cli.report_outputs import Telling
    from newsexport.options import Options
    from newsexport.reading import next_or_fault, parsed_items
    from newsexport.report import Report
    from newsexport.schema import versions

    given = single(args.input, "upgrade takes one file")
    telling = Telling([ReportWish("text", None)], sys.stderr, every=True, quiet=True)
    report = given.refused() if given.refusal else Report(path=given.source.name)
    if given.refusal is None:
        items = parsed_items(given.source, "json", Options(), report)
        while (parsed := next_or_fault(items, report)) is not None:
            print_bytes(versions.dump(parsed.item))
        end_reading(report, given.source)
    telling.tell(report)
    code = exit_codes.of_report(report)
    telling.finish(code)
    return code
