"""Checking ninjs: well-formed, the schema of the version, the rules, then the items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsexport.formats.ninjs import structure
from newsexport.formats.ninjs.documents import Found, load, objects
from newsexport.formats.ninjs.names import VERSIONS, is_known
from newsexport.formats.ninjs.rules import RULES
from newsexport.formats.ninjs.rules.objects import MEND, NJ000, right_name
from newsexport.formats.ninjs.rules.values import NJ005, code_of
from newsexport.formats.ninjs.versions import Shape, shape_of
from newsexport.formats.ninjs.view import View
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.json_schema_mends import mend_of
from newsexport.syntax.json_schema_words import place_of, sentence
from newsexport.syntax.pointers import unescape_token
from newsexport.syntax.problem import Problem

if TYPE_CHECKING:
    from newsexport.parsed import Parsed


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, each after its structure and the rules of ninjs."""
    value = load(source, options, report)
    if value is json.BROKEN:
        report.skip("NJ", "the document is not well-formed")
        return
    window = report.window
    for index, found in enumerate(objects(value, report)):
        report.begin_item(window)
        shape = shape_of(found.value)
        report.version = shape.version
        shape, valid = _check_structure(found, shape, options, report)
        if not options.structure_only:
            if valid:
                _check_rules(found, shape, options, report)
            else:
                report.skip("NJ rules", "the structure of an item is not valid")
            if options.only is None:
                yield _parsed(found, source.name, index, report, shape)
        report.end_item()
    report.window = None


def _parsed(found: Found, name: str, index: int, report: Report, shape: Shape) -> Parsed:
    from newsexport.formats.ninjs.read import parsed

    return parsed(found, name, index, report, shape)


def _languages(view: View) -> Iterator[tuple[str, object]]:
    for each in view.objects():
        yield each.at("language"), each.get("language")


def _check_rules(found: Found, shape: Shape, options: Options, report: Report) -> None:
    from newsexport.rules.engine import check_document
    from newsexport.rules.languages import of_document

    rules = (*RULES, of_document(_languages))
    check_document(rules, View(found.value, found.pointer, shape), options, report)


def _check_structure(
    found: Found, shape: Shape, options: Options, report: Report
) -> tuple[Shape, bool]:
    """Judge an object by the schema of its version: which that is, and whether it is valid."""
    validator = structure.official(shape.version, options)
    if validator is None:
        report.skip(
            f"IPTC's schema of ninjs {shape.version}",
            "no standards pack holds one that can be used; newsexport's own schema was used",
        )
        validator = structure.own(shape.version)
    problems = list(validator.problems(found.value))[: options.limits.problems]
    if problems and not shape.stated:
        other = _fitting(found.value, shape, options)
        if other is not None:
            report.version = other.version
            return other, True
    renamed = _renamed(found.value, shape)
    for problem in problems:
        if renamed and _is_about_names(problem, renamed):
            continue
        if not _follows_from_another(problem, problems, shape):
            _tell(problem, found, shape, report)
    if renamed and problems:
        _check_names(found, shape, options, report)
    return shape, not problems


def _fitting(value: dict[str, Any], shape: Shape, options: Options) -> Shape | None:
    """Another family in which a document that declares nothing is valid; that is then its version."""
    for family, versions in VERSIONS.items():
        validator = structure.official(versions[0], options) or structure.own(versions[0])
        if family != shape.family and not any(validator.problems(value)):
            return Shape(versions[0], family, stated=False)
    return None


def _renamed(value: dict[str, Any], shape: Shape) -> set[str]:
    """The properties of an object that bear the names of another version."""
    return {key for key in value if right_name(key, shape.family) is not None}


def _is_about_names(problem: Problem, renamed: set[str]) -> bool:
    """Whether a problem is but that such a property is not known: the rule on names says it better."""
    if (
        problem.keyword not in {"unevaluatedProperties", "additionalProperties"}
        or problem.pointer.count("/") > 1
    ):
        return False
    return problem.pointer.lstrip("/") in renamed or any(
        f"'{key}'" in problem.message for key in renamed
    )


def _follows_from_another(problem: Problem, problems: list[Problem], shape: Shape) -> bool:
    """Whether properties count as unknown only because the value of one of them is wrong."""
    if problem.keyword != "unevaluatedProperties" or not is_known(shape.family, problem.about[0]):
        return False
    around, level = problem.pointer.rpartition("/")[0], problem.pointer.count("/")
    return any(
        each.pointer.startswith(f"{around}/")
        and (each.keyword != problem.keyword or each.pointer.count("/") > level)
        for each in problems
    )


def _check_names(found: Found, shape: Shape, options: Options, report: Report) -> None:
    """The rule on names, though the structure is not valid: it says why."""
    from newsexport.rules.engine import check_document

    names = (each for each in RULES if each.code.code == "NJ002")
    check_document(names, View(found.value, found.pointer, shape), options, report)


def _tell(problem: Problem, found: Found, shape: Shape, report: Report) -> None:
    code = code_of(problem)
    value = _value_at(found.value, problem.pointer) if code else None
    report.record(
        code or NJ000,
        {
            "reason": sentence(problem),
            "about": problem.about,
            "advice": mend_of(problem) or MEND,
            "version": shape.version,
            "value": value,
            "name": problem.pointer.rpartition("/")[2],
        },
        pointer=found.pointer + place_of(problem),
        replacement='"canceled"' if code is NJ005 and _is_canceled(value) else None,
    )


def _is_canceled(value: object) -> bool:
    return isinstance(value, str) and value.lower() in {"cancelled", "canceled"}


def _value_at(value: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        key = unescape_token(token)
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value
