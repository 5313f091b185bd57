"""Checking NewsML 1.x: well-formed, the rules, then the items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.newsml1.read import items, root_of
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, after its rules."""
    root = root_of(source, options, report)
    if root is None:
        report.skip("N1", "the document is not well-formed, or no NewsML 1")
        return
    report.version = root.get("Version")
    from newsexport.formats.newsml1.rules import RULES, STRUCTURE
    from newsexport.rules.engine import check_document

    check_document(STRUCTURE if options.structure_only else RULES, root, options, report)
    if options.only is None:
        yield from items(root, source.name, options, report)
    report.window = None
