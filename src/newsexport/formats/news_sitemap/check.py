"""Checking sitemaps: well-formed, the structure of each entry, Google's rules, then the items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsexport.formats.news_sitemap import structure
from newsexport.formats.news_sitemap.documents import Part, parts
from newsexport.formats.news_sitemap.names import MODULES, NAME, SITEMAP, key_of
from newsexport.formats.news_sitemap.view import EntryView, SitemapView
from newsexport.options import Options
from newsexport.payloads.feed_rules.codes import FE015
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, iter_children, namespace, step
from newsexport.syntax.xml_schema_words import sentence

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a sitemap, each after its structure and its rules."""
    from newsexport.formats.news_sitemap.item import item_of
    from newsexport.formats.news_sitemap.rules import RULES, SM000
    from newsexport.rules.engine import check_document

    report.format = NAME
    sitemap = SitemapView()
    told: set[str] = set()
    for index, part in enumerate(parts(source, options, report, FE015, SM000)):
        report.begin_item(part.window)
        if options.structure_only:
            _structure(part, options, report, told)
        else:  # the schema last: what a rule says better is not said again
            entry = EntryView(part)
            sitemap.add(entry)
            check_document(RULES, entry, options, report)
            _structure(part, options, report, told)
            if options.only is None:
                yield item_of(part, source.name, index, report)
        report.end_item()
    if sitemap.entries:
        check_document(RULES, sitemap, options, report)


def _structure(part: Part, options: Options, report: Report, told: set[str]) -> None:
    """Judge an entry by the schema. `told` are the namespaces that were told already."""
    from newsexport.formats.news_sitemap.rules import SM000

    if namespace(part.element) != SITEMAP:
        _tell_namespace(part.element, part.path, "sitemaps", SITEMAP, told, report)
        return
    for child in iter_children(part.element):
        module = key_of(str(child.tag)).partition(":")[0]
        if module in MODULES and namespace(child) != MODULES[module]:
            at = f"{part.path}/{step(child)}"
            _tell_namespace(child, at, f"{module} in sitemaps", MODULES[module], told, report)
    for problem in structure.problems(part.element, options):
        inside = problem.pointer.partition("/url/")[2]
        pointer = f"{part.path}/{inside}" if inside else part.path
        if not report.already_told.explains(pointer):
            report.add(SM000, pointer=pointer, reason=_told(problem), about=problem.about)


def _told(problem: Problem) -> str:
    """What is wrong; of an address in words, not by the pattern that it breaks."""
    if problem.pointer.endswith("/loc") and "[facet 'pattern']" in problem.message:
        name, _, value, *_ = problem.about
        return f"{name}: {value} is no address of the web such as https://example.com/ferry"
    return sentence(problem)


def _tell_namespace(
    element: Element, pointer: str, of: str, right: str, told: set[str], report: Report
) -> None:
    from newsexport.formats.news_sitemap.rules import SM000

    stated = namespace(element)
    if stated not in told:
        told.add(stated)
        reason = f"the namespace of {of} is {right}, and not {stated or 'none'}"
        report.add(SM000, pointer=pointer, reason=reason)
