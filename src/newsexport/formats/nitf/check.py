"""Checking NITF: well-formed, IPTC's schema of the version, the rules, then the item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.nitf import structure
from newsexport.formats.nitf.read import parsed, root_of
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import XML_LANG, Element
from newsexport.syntax.xml_schema import MISSPELT
from newsexport.syntax.xml_schema_words import sentence

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The item of a document, after its structure and its rules."""
    root = root_of(source, options, report)
    if root is None:
        report.skip("NF", "the document is not well-formed, or no NITF")
        return
    report.version = structure.version_of(root)
    report.begin_item(report.window)
    if options.structure_only:
        _structure(root, options, report)
    else:  # the schema last: what a rule says better is not said again
        from newsexport.formats.nitf.rules import RULES
        from newsexport.rules.engine import check_document
        from newsexport.rules.languages import of_document

        check_document((*RULES, of_document(_languages)), root, options, report)
        _structure(root, options, report)
        if options.only is None:
            yield parsed(root, source.name, report)
    report.end_item()
    report.window = None


def _languages(root: Element) -> Iterator[tuple[str, object]]:
    yield "/nitf/@lang", root.get(XML_LANG)
    yield "/nitf/@baselang", root.get("baselang")


_ADVICE = (
    (("place", "SCHEMAV_ELEMENT_CONTENT"), "write it where the schema has it, or leave it out"),
    (("unknown", MISSPELT), "correct its name, or leave it out"),
    (("missing",), "add the element in its place"),
    (("needed", "SCHEMAV_CVC_COMPLEX_TYPE_4"), "add the attribute"),
    (("attribute", "SCHEMAV_CVC_COMPLEX_TYPE_3"), "remove the attribute, or correct its name"),
    (("text", "SCHEMAV_CVC_COMPLEX_TYPE_2"), "put the words into an element, such as a paragraph"),
)
"""Keywords of problems, of our grammar and of schemas -> what to do."""


def _advice(problem: Problem) -> str:
    found = (advice for keywords, advice in _ADVICE if problem.keyword.startswith(keywords))
    return next(found, "write the value in the form that the schema demands")


def _structure(root: Element, options: Options, report: Report) -> None:
    from newsexport.formats.nitf.rules import NF001

    version = structure.judged_by(root)
    if version is None:
        report.skip("the schema of NITF", "the document is of a DTD or has no namespace")
        for problem in structure.problems_of_grammar(root, options):
            if report.already_told.explains(problem.pointer):
                continue
            values = {
                "reason": problem.message,
                "version": "3.6",
                "about": problem.about,
                "advice": _advice(problem),
            }
            report.record(NF001, values, pointer=problem.pointer, severity="warning")
        return
    found = structure.problems(root, version, options)
    if found is None:
        report.skip(
            f"IPTC's schema of NITF {version}",
            "no standards pack holds it; newsexport's own grammar of 3.6 was used",
        )
        found = structure.problems_of_grammar(root, options)
    for problem in found:
        if not report.already_told.explains(problem.pointer):
            values = {
                "reason": sentence(problem),
                "version": version,
                "about": problem.about,
                "advice": _advice(problem),
            }
            report.record(NF001, values, pointer=problem.pointer)
