"""inspect

Tells the format and how sure that is; for each item its fields with their values, the line where each
stood, and how it was found; for raw text the fate of every line.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from newsexport.cli.arguments import ReportWish, add_inputs, add_listing, add_reading, add_time

if TYPE_CHECKING:
    from newsexport.cli.inspect_tables import JsonShow, TextShow
    from newsexport.options import Options
    from newsexport.report import Report
    from newsexport.source import Source

EXAMPLES = (
    "newsexport inspect story.txt",
    "newsexport inspect feed.xml",
    "newsexport inspect - --from text --format json < story.txt",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    add_inputs(line)
    line.add_argument(
        "--from",
        dest="format_name",
        metavar="FORMAT",
        help="the format of the inputs (default: seen)",
    )
    add_reading(line)
    add_time(line)
    add_listing(line)
    line.add_argument("--all", action="store_true", help="show every finding, not only examples")


def run(args: Namespace) -> int:
    """Show each input; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.inputs import expanded
    from newsexport.cli.inspect_tables import JsonShow, TextShow
    from newsexport.cli.report_outputs import Telling
    from newsexport.cli.run_options import demand_reading, options_of

    options, _ = options_of(args)
    demand_reading(args.settings)
    options = options.started()
    show = JsonShow() if args.format == "json" else TextShow()
    telling = Telling([ReportWish("text", None)], sys.stderr, every=args.all, quiet=True)
    code = exit_codes.FINE
    for each in expanded(args.inputs):
        report = (
            each.refused()
            if each.refusal
            else _inspected(each.source, args.format_name, options, show)
        )
        code = max(code, exit_codes.of_report(report))
        telling.tell(report)
    telling.finish(code)
    return code


def _inspected(
    source: Source, format_name: str | None, options: Options, show: JsonShow | TextShow
) -> Report:
    """Show one input, item by item; what was found while reading it."""
    from newsexport.cli.conversion_job import end_reading
    from newsexport.cli.inspect_tables import fields
    from newsexport.formats import registry
    from newsexport.reading import next_or_fault, parsed_items
    from newsexport.report import Report

    report = Report(path=source.name)
    items = parsed_items(source, format_name, options, report)
    begun = False
    while True:
        parsed = next_or_fault(items, report)
        report.take()
        if not begun:
            show.begin(report, _confidences(source, report))
            begun = True
        if parsed is None:
            break
        index = report.item.index if report.item else report.items - 1
        card = registry.find(report.format or "text")
        show.item(index, parsed.item.headline, fields(parsed, source, card.syntax))
    if report.format == "text" and not report.unavailable:
        from newsexport.formats.text.inspect import fates

        show.lines(fates(source, options))
    show.end()
    end_reading(report, source)
    return report


def _confidences(source: Source, report: Report) -> dict[str, float]:
    """How much the input looks like each format, the likeliest first."""
    from newsexport.formats import registry
    from newsexport.syntax.encoding import in_utf8

    if report.unavailable:
        return {}
    head = in_utf8(source.head(registry.SNIFFED_BYTES))
    rated = {card.name: card.sniff(head, source.name) for card in registry.FORMATS}
    return {name: sure for name, sure in sorted(rated.items(), key=lambda p: -p[1]) if sure > 0}
