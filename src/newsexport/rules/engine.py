"""Runs rules and places what they find: a rule yields a pointer, the engine makes it a finding.

Item rules speak in canonical pointers; `Origins` leads them back to the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.rules.rule import Rule

Locate = Callable[[str], str | None]


def add_finding(rule: Rule, finding: Finding, report: Report, locate: Locate | None = None) -> None:
    """Turn one finding into a diagnostic; the report knows the severity that a partner gives it."""
    report.record(
        rule.code,
        finding.values,
        pointer=locate(finding.pointer) if locate else finding.pointer,
        severity=finding.severity,
        replacement=finding.replacement,
    )


def check_document(rules: Iterable[Rule], document: Any, options: Options, report: Report) -> None:
    """Run the rules of scope `document` over a parsed document or one item's element of a stream."""
    for rule in rules:
        if rule.scope == "document":
            for finding in rule.check(document, options):
                add_finding(rule, finding, report)


INPUT = 0
"""Key in the memory of a rule of scope `run`: the number of the input that is being checked."""
FORMAT = 1
"""Key in the memory of a rule of scope `feed`: the format of the input."""


@dataclass(slots=True)
class Run:
    """What rules of scope `run` remember over all inputs of a run."""

    seen: dict[str, dict[Any, Any]] = field(default_factory=dict)
    inputs: int = 0
    """Inputs that were begun."""
    format: str | None = None
    """That of the input, where there is only one."""

    def memory(self, rule: Rule) -> dict[Any, Any]:
        """The memory of one rule."""
        memory = self.seen.setdefault(rule.code.code, {})
        if rule.scope == "run":
            memory[INPUT] = self.inputs
        elif rule.scope == "feed":
            memory[FORMAT] = self.format
        return memory


def is_on(rule: Rule, options: Options) -> bool:
    """Whether a rule is asked at all: one that is off only where a profile gives it a severity."""
    profile = options.profile
    return not rule.code.off or (profile is not None and profile.asks_for(rule.code.code))


MOST_TABLES = 1000
"""Kinds of items, by their facts, for which the rules that are asked are kept."""


def check_items(
    parsed: Iterator[Parsed], rules: Iterable[Rule], options: Options, report: Report, run: Run
) -> Iterator[Parsed]:
    """Pass the items on, each checked by the rules of scope `item`, `feed` and `run`, and its fields counted."""
    from newsexport.rules.facts import facts_of, fields_of  # they load the model: not for a start

    feed = Run(format=report.format)
    run.inputs += 1
    memories = {"feed": feed, "run": run}
    every = [
        (rule, memories[rule.scope].memory(rule) if rule.scope in memories else options)
        for rule in rules
        if rule.scope != "document" and is_on(rule, options)
    ]
    tables: dict[tuple[str, ...], tuple[list[str], list[tuple[Rule, Any]]]] = {}
    coverage = report.coverage
    for one in parsed:
        item = one.item
        facts = facts_of(item)
        known = tables.get(facts)
        if known is None:
            if len(tables) == MOST_TABLES:
                tables.clear()
            present = frozenset(facts)
            asked = [pair for pair in every if pair[0].is_asked(present)]
            known = tables[facts] = fields_of(item), asked
        fields, asked = known
        for rule, given in asked:
            for finding in rule.check(item, given):
                if rule.unless and report.said_of_item(rule.unless):
                    break
                if not _was_told(rule, finding, report, one.origins.source_pointer):
                    add_finding(rule, finding, report, one.origins.source_pointer)
        for name in fields:
            coverage[name] += 1
        yield one


def _was_told(rule: Rule, finding: Finding, report: Report, locate: Locate) -> bool:
    """Whether a finding follows from what the format's own rules, or the reader, said of the item."""
    if rule.misread and report.already_told.was_misread(rule.misread):
        return True
    value = finding.values[rule.value] if rule.value else None
    return value is not None and (
        report.already_told.tells_value(
            value, rule.code.code, finding.severity or rule.code.severity
        )
        or report.already_told.tells(locate(finding.pointer) or "", value)
    )
