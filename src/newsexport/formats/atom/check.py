"""Checking Atom: well-formed, the grammar part by part, the rules of the RFC, then the items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsexport.formats.atom import structure
from newsexport.formats.atom.documents import Part, parts
from newsexport.formats.atom.names import NAME
from newsexport.formats.atom.view import EntryView, FeedView, View
from newsexport.options import Options
from newsexport.payloads.feed_rules.codes import FE015
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.problem import Problem
from newsexport.syntax.relax_ng import follows
from newsexport.syntax.xml import Element, local, namespace
from newsexport.syntax.xml_schema_words import sentence

if TYPE_CHECKING:
    from newsexport.formats.atom.judge import AtomJudge
    from newsexport.parsed import Parsed
    from newsexport.receivers.derived import All
    from newsexport.receivers.load import On


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed, each after its structure and its rules."""
    report.format = NAME
    from newsexport.formats.atom.judge import AtomJudge

    view = FeedView()
    judge = AtomJudge(report, () if options.profile is None else _vocabularies(options))
    yield from _parts(source, view, judge, options, report)
    if view.head is not None and _is_judged(view.head, options, report):
        if not report.broken:
            _rules(view, options, report)
        if not options.structure_only:
            judge.feed(view)
            _receivers(view.all, view.path, "channel", options, report)
        if not report.broken:
            _structure(view.head, view.path, options, report)
    elif view.head is not None and not options.structure_only:
        judge.namespace(view.head, view.path)
        _receivers(view.all, view.path, "channel", options, report)


def _parts(
    source: Source, view: FeedView, judge: AtomJudge, options: Options, report: Report
) -> Iterator[Parsed]:
    from newsexport.formats.atom.feed import Feed
    from newsexport.formats.atom.read import parsed

    feed = Feed(options)
    index = 0
    for part in parts(source, options, report, None if options.structure_only else FE015):
        if view.head is None and not options.structure_only:
            judge.begin(part.element)
        view.begin(part)
        if index == 0 and not _is_judged(part.element, options, report):
            report.skip("the grammar and the rules of Atom", "they are those of Atom 1.0")
        if not part.is_item:
            view.add(part)
            feed.add(part, report)
            continue
        feed.begin(part.element, report)
        report.begin_item(part.window)
        if _is_judged(
            part.element, options, report
        ):  # the grammar last: what a rule says better is not said again
            _rules_of_entry(part, view, judge, options, report)
            _structure(part.element, part.path, options, report, own=part.kind == "deleted")
        elif part.element.getparent() is None and not options.structure_only:
            judge.namespace(part.element, part.path)  # a document that is one entry has no head
        if options.only is None:
            yield parsed(part, feed, source.name, index, report)
        index += 1
        report.end_item()
    feed.finish(report)


def _is_judged(element: Element, options: Options, report: Report) -> bool:
    """Whether it is of a feed of Atom 1.0. One without any namespace is read as such, and told once, by its root."""
    root = namespace(element.getroottree().getroot())
    return report.version == "1.0" and (root != "" or options.structure_only)


def _structure(
    element: Element, path: str, options: Options, report: Report, *, own: bool = False
) -> None:
    """Judge an entry, or the head of a feed. The RFC's grammar knows no deleted entries; ours does."""
    from newsexport.formats.atom.rules import AT000

    if not own and not structure.has_official(options):
        report.skip(
            "the RELAX NG of RFC 4287", "no standards pack holds it; newsexport's own was used"
        )
    for problem in _told_well(element, options, own=own):
        inside = problem.pointer.partition(f"/{local(element)}/")[2]
        pointer = f"{path}/{inside}" if inside else path
        if problem.keyword == "missing":
            is_told = report.already_told.lacks(pointer, problem.about[0])
        else:
            is_told = report.already_told.explains(pointer, around=follows(problem))
        if not is_told:
            advice = _ADVICE.get(problem.keyword, "correct the place that is named")
            report.add(
                AT000, pointer=pointer, reason=sentence(problem), about=problem.about, advice=advice
            )


_ADVICE = {
    "missing": "add the element", "repeated": "keep one of them",
    "mistyped": "escaped markup is html, elements are xhtml, all else is text",
    "elsewhere": "leave out either src or the content",
    "misdeclared": "state the type that it has: html where the markup is escaped",
}  # fmt: skip


def _told_well(element: Element, options: Options, *, own: bool) -> Iterator[Problem]:
    """What is wrong by the grammar; what only a count shows in words of ours, for the grammar has none."""
    found = list(structure.problems(element, options, own=own))
    counted = list(structure.counted(element)) if found else []
    yield from counted
    for problem in found:
        if not (counted and structure.is_vague(problem)):
            yield problem


def _rules_of_entry(
    part: Part, view: FeedView, judge: AtomJudge, options: Options, report: Report
) -> None:
    if part.kind == "entry":
        entry = EntryView(part, view)
        _rules(entry, options, report)
        if not options.structure_only:
            judge.entry(part)
            _receivers(entry.all, part.path, "item", options, report)


def _receivers(all_of: All, path: str, on: On, options: Options, report: Report) -> None:
    if options.profile is None:
        return
    from newsexport.receivers.judge import judge_part

    judge_part(all_of, path, on, options, report)


def _vocabularies(options: Options) -> Iterable[str]:
    from newsexport.receivers.judge import vocabularies

    return vocabularies(options)


def _rules(view: View, options: Options, report: Report) -> None:
    if options.structure_only:
        return
    from newsexport.formats.atom.rules import RULES
    from newsexport.rules.engine import check_document

    check_document(RULES, view, options, report)
