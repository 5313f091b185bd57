"""Structure of JSON Feed: our own schema, for nobody publishes one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from newsexport.report import Report
from newsexport.syntax.json_schema import Validator, own_schema
from newsexport.syntax.json_schema_mends import mend_of
from newsexport.syntax.json_schema_words import sentence
from newsexport.syntax.problem import Problem


@cache
def _validator() -> Validator:
    return own_schema("json-feed/feed.schema.json")


def problems(value: Any) -> Iterator[Problem]:
    """What breaks JSON Feed 1.1 (or 1.0, which it accepts too)."""
    return _validator().problems(value)


def tell_problem(problem: Problem, feed: Any, report: Report) -> None:
    """A violation by the code of what is wrong: a member of the feed, an id, a date; else by that of the schema."""
    from newsexport.formats.json_feed.rules import JF001, JF002, JF004, meant_place

    around, _, last = problem.pointer.rpartition("/")
    if problem.keyword == "required":
        name = problem.about[0]
        place = meant_place(feed, problem.pointer, name)
        if not problem.pointer:
            report.add(JF001, pointer=place, name=name)
            return
        if name == "id" and around == "/items":
            report.add(JF002, pointer=place)
            return
        _add(problem, place, report)
    elif problem.keyword == "format" and last in {"date_published", "date_modified"}:
        report.add(JF004, pointer=problem.pointer, value=problem.message.partition(" is not ")[0])
    else:
        _add(problem, problem.pointer, report)


def _add(problem: Problem, place: str, report: Report) -> None:
    from newsexport.formats.json_feed.rules import JF000

    advice = mend_of(problem) or "correct the place that is named"
    report.add(JF000, pointer=place, reason=sentence(problem), about=problem.about, advice=advice)
