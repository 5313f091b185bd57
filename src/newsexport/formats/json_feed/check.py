"""Checking JSON Feed: well-formed, our schema, the rules, then the items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.json_feed.structure import problems, tell_problem
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed, after the feed was held to its structure and rules."""
    from newsexport.formats.json_feed.read import items, load
    from newsexport.formats.json_feed.rules import RULES
    from newsexport.rules.engine import check_document

    value = load(source, options, report)
    if value is json.BROKEN:
        report.skip("JF", "the document is not well-formed")
        return
    for problem in list(problems(value))[: options.limits.problems]:
        tell_problem(problem, value, report)
    if not options.structure_only:
        if isinstance(value, dict):
            check_document(RULES, value, options, report)
        if options.profile is not None:
            _judge_html(value, options, report)
        if options.only is None:
            yield from items(value, source.name, options, report)
    report.window = None


def _judge_html(value: object, options: Options, report: Report) -> None:
    """The elements of the HTML of each item, where the partner takes only some."""
    from newsexport.receivers.judge import judge_html

    entries = value.get("items") if isinstance(value, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        text = entry.get("content_html") if isinstance(entry, dict) else None
        if isinstance(text, str):
            judge_html(text, f"/items/{index}/content_html", options, report)
