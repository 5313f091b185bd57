"""Checking JSON-LD: well-formed, then the rules, then the items for the rules of every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.json_ld.script import unwrapped
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.whole import whole

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.payloads.schema_org.document import Document


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, after the document was held to the rules."""
    report.format = "json-ld"
    data = whole(source, report, options.limits)
    if data is None:
        return
    data = unwrapped(data, report)
    value = json.parse(data, report, options.limits)
    if value is json.BROKEN:
        report.skip("LD", "the document is not well-formed")
    elif not options.structure_only:
        # Imported late: whoever only asks for the structure does not pay for the model.
        from newsexport.formats.json_ld.read import is_too_much, items
        from newsexport.payloads.schema_org.all_rules import ALL_RULES
        from newsexport.payloads.schema_org.document import Document
        from newsexport.rules.engine import check_document
        from newsexport.rules.languages import of_document

        if is_too_much(value, data, options, report):
            return
        document = Document(json.clean(value, report), data)
        check_document((*ALL_RULES, of_document(_languages)), document, options, report)
        if options.only is None:
            yield from items(document, source.name, options, report, checking=True)
    report.window = None


def _languages(document: Document) -> Iterator[tuple[str, object]]:
    """The languages that are stated by a tag. One that is stated by its name, as an object, is read by that."""
    for each in document.properties:
        if each.name == "inLanguage":
            listed = isinstance(each.value, list)
            for index, value in enumerate(each.value if listed else (each.value,)):
                yield f"{each.pointer}/{index}" if listed else each.pointer, value
