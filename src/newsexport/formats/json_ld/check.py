"""Checking JSON-LD: well-formed, then the rules, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.codes.files import IO009
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, after the document was held to the rules."""
    report.format = "json-ld"
    data = source.read(options.limits.document_bytes)
    if data is None:
        report.add(IO009, what="the document", limit=f"{options.limits.document_bytes} bytes")
        return
    errors = report.counts["error"]
    value = json.parse(data, report, options.limits)
    if report.counts["error"] > errors:
        report.skip("LD", "the document is not well-formed")
    elif not options.structure_only:
        # Imported late: whoever only asks for the structure does not pay for the model.
        from newsexport.formats.json_ld.document import Document
        from newsexport.formats.json_ld.read import items
        from newsexport.formats.json_ld.rules import RULES
        from newsexport.rules.engine import check_document

        document = Document(json.clean(value, report), data)
        check_document(RULES, document, options, report)
        yield from items(document, source.name, options, report, checking=True)
