"""JSON Schema validation: jsonschema-rs judges; jsonschema stands in where it is missing.

Formats are checked. Nothing is ever fetched: a reference outside the known schemas is an error.
Measured: the Python library is 100 times slower and wrong on some of the official test suite.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import orjson

from newsexport import resources as shipped
from newsexport.diagnostic import short
from newsexport.errors import CheckUnavailable
from newsexport.misspelling import misspelt
from newsexport.syntax.pointers import escape_token, unescape_token
from newsexport.syntax.problem import MESSAGE_LENGTH, Problem


class Validator(Protocol):
    """A compiled schema, whichever program judges."""

    def problems(self, instance: Any) -> Iterator[Problem]:
        """The violations, in no special order."""


def compile_schema(
    schema: Any, resources: Mapping[str, Any] | None = None, *, formats: bool = True
) -> Validator:
    """A validator. `resources` are the schemas that it may refer to, by URI.

    `formats`: whether `format` is judged too; JSON Schema leaves that to the reader of a schema.
    """
    try:
        return RustValidator(schema, resources or {}, formats=formats)
    except ImportError:
        return PythonValidator(schema, resources or {}, formats=formats)


def own_schema(path: str, *, formats: bool = True) -> Validator:
    """The validator of one of our schemas, by its path below `schemas/`, such as `json-feed/feed.schema.json`."""
    return compile_schema(orjson.loads(shipped.read(f"schemas/{path}")), formats=formats)


class RustValidator:
    """jsonschema-rs: the judge."""

    def __init__(self, schema: Any, resources: Mapping[str, Any], *, formats: bool = True) -> None:
        import jsonschema_rs

        self._names = frozenset(_names_of(schema))

        def refuse(uri: str) -> Any:
            known = resources.get(uri)
            if known is None:
                raise CheckUnavailable(f"the schema refers to {uri}, which is not installed")
            return known

        try:
            self._validator = jsonschema_rs.validator_for(
                schema,
                validate_formats=formats,
                retriever=refuse,
                pattern_options=jsonschema_rs.RegexOptions(),
            )
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            raise CheckUnavailable(f"the schema cannot be used: {short(error)}") from error

    def problems(self, instance: Any) -> Iterator[Problem]:
        """The violations, in no special order."""
        found = (
            each
            for error in self._validator.iter_errors(instance)
            for each in _told(error, _MAX_DEPTH)
        )
        for each in _once(list(found)):
            yield _with_meant(each, self._names)


def _names_of(schema: Any) -> Iterator[str]:
    """The names of the members that a schema describes."""
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            members = each.get("properties")
            yield from members if isinstance(members, dict) else ()
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _with_meant(problem: Problem, known: frozenset[str]) -> Problem:
    """A member that is not known, with the name that it was meant to be, where one is nearly the same."""
    if problem.keyword not in _UNKNOWN or len(problem.about) != 1 or problem.about[0] in known:
        return problem
    meant = misspelt(problem.about[0], sorted(known))
    if meant is None:
        return problem
    return problem._replace(message=f"{problem.message}; {meant!r} is meant", meant=meant)


_MAX_DEPTH = 12
"""Unions within unions that are looked into."""


def _told(error: Any, depth: int) -> Iterator[Problem]:
    """A violation; of a union, those of the one branch that the value means to be."""
    branch = _meant(error) if depth and _keyword(error) in {"oneOf", "anyOf"} else None
    if branch is not None:
        for each in branch:
            yield from _told(each, depth - 1)
        return
    yield from _explained(_pointer(error), _keyword(error), error)


def _pointer(error: Any) -> str:
    return "".join(f"/{escape_token(str(step))}" for step in error.instance_path)


def _meant(error: Any) -> list[Any] | None:
    """The errors of the only branch whose tag the value bears; None where there is no such branch.

    A tag is a member that other branches refuse by `const` or `enum`: `{"type": "list"}` is no paragraph.
    """
    branches = [list(each) for each in getattr(error.kind, "context", ())]
    here = _pointer(error)
    of_type = [
        one for one in branches if {(_keyword(e), _pointer(e)) for e in one} != {("type", here)}
    ]
    if len(branches) > 1 and len(of_type) == 1 and {_pointer(e) for e in of_type[0]} == {here}:
        return of_type[0]  # the value has the type of this branch alone
    places = [
        {_pointer(each) for each in one if _keyword(each) in _TAGS} - {here} for one in branches
    ]
    tags = set().union(*places)
    left = [one for one, tagged in zip(branches, places, strict=True) if not tagged]
    bears_tag = len(tags) == 1 and len(left) == 1 and len(branches) > 1
    return left[0] if bears_tag and left[0] else None


_TAGS = frozenset({"const", "enum"})


def _keyword(error: Any) -> str:
    path = [step for step in error.schema_path if isinstance(step, str)]
    return path[-1] if path else "schema"


def _explained(pointer: str, keyword: str, error: Any) -> Iterator[Problem]:
    """The violation in words that name the value, at the place where it stands."""
    message, kind = error.message, error.kind
    unknown = getattr(kind, "unexpected", ()) if keyword in _UNKNOWN else ()
    if unknown:
        for key in unknown:
            place = f"{pointer}/{escape_token(str(key))}"
            message = f"nothing is called {short(str(key))!r} here"
            yield Problem(place, keyword, message, (str(key),))
        return
    types = _types_wanted(error) if keyword == "anyOf" else []
    if types:
        keyword, message = "type", f"{_shown(error.instance)} is not of types {', '.join(types)}"
    elif keyword == "anyOf":
        message = message.partition(" is not valid")[0] + " has none of the forms allowed here"
    if keyword == "enum":
        yield _not_allowed(pointer, error.instance, kind.options)
        return
    if isinstance(error.instance, (dict, list)) and len(message) > _READABLE:
        thing = _shown(error.instance)
        told = re.search(
            r" (?:is not of type|is not one of|has none of the forms|is valid under) .*", message
        )
        message = thing + told[0] if told else message
    about = kind.property if keyword == "required" else error.instance
    yield Problem(pointer, keyword, short(message, MESSAGE_LENGTH), _named(about))


def _not_allowed(pointer: str, value: Any, options: list[Any]) -> Problem:
    """A value that is none of those that may stand there: the likeliest ones are named first."""
    texts = [each for each in options if isinstance(each, str)]
    said = value if isinstance(value, str) else ""
    longer = [each for each in texts if said and each.startswith(said)]
    meant = misspelt(said, texts) or (longer[0] if len(longer) == 1 else "")
    first = sorted(options, key=lambda each: (each != meant, each not in longer))[:_NAMED]
    words = list(map(_json, first))
    if len(options) > _NAMED:
        words.append("one of the others")
    allowed = " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    message = short(f"{_shown(value)} is not one of {allowed}", MESSAGE_LENGTH)
    return Problem(pointer, "enum", message, _named(value), meant=meant)


def _types_wanted(error: Any) -> list[str]:
    """The types, in quotes, of a union of which no branch takes the value's own; null goes without saying."""
    branches = [list(each) for each in error.kind.context]
    if any(len(one) != 1 or _keyword(one[0]) != "type" for one in branches):
        return []
    types = [found for one in branches for found in _QUOTED.findall(one[0].message)[-1:]]
    return [each for each in types if each != '"null"'] or types


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # orjson refuses long numbers


_QUOTED = re.compile(r'"\w+"')
_NAMED = 6
"""Values of an enumeration that are named."""
_UNKNOWN = frozenset({"additionalProperties", "unevaluatedProperties"})
"""Keywords that a member breaks which nobody knows."""
_READABLE = 80
"""Characters of a message that may repeat an object or list."""


def _named(about: Any) -> tuple[str, ...]:
    return () if isinstance(about, (dict, list)) else (short(about),)


_BESIDE_TYPE = frozenset({"enum", "const", "pattern", "minLength", "format", "anyOf", "oneOf"})
"""Keywords that a value of the wrong type breaks as well."""


def _once(found: list[Problem]) -> list[Problem]:
    """One problem for each cause: the type before the form, and a misspelt name for that which is missing."""
    if len(found) < 2:
        return found
    broken: dict[str, set[str]] = {}
    strange: dict[str, dict[str, str]] = {}
    for each in found:
        broken.setdefault(each.pointer, set()).add(each.keyword)
        if each.keyword in _UNKNOWN:
            around, _, key = each.pointer.rpartition("/")
            strange.setdefault(around, {})[unescape_token(key)] = each.pointer
    meant: dict[str, str] = {}
    kept = []
    for each in found:
        beside = broken[each.pointer]
        name = each.about[0] if each.keyword == "required" else None
        near = misspelt(name, strange.get(each.pointer, {})) if name else None
        if name and near:
            meant[strange[each.pointer][near]] = name
        elif not (
            ("type" in beside and each.keyword in _BESIDE_TYPE)
            or ("minLength" in beside and each.keyword == "pattern")
            or ("format" in beside and each.keyword == "pattern")
        ):
            kept.append(each)
    return [
        _meant_as(each, meant[each.pointer]) if each.pointer in meant else each for each in kept
    ]


def _meant_as(strange: Problem, name: str) -> Problem:
    """A misspelt name, told with the one that is missing for it."""
    message = f"{strange.message}; {name!r} is missing"
    return strange._replace(message=message, about=(*strange.about, name))


class PythonValidator:
    """jsonschema: the pure-Python fallback, and the second opinion in the tests."""

    def __init__(self, schema: Any, resources: Mapping[str, Any], *, formats: bool = True) -> None:
        from jsonschema import FormatChecker
        from jsonschema.validators import validator_for
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        registry: Any = Registry().with_resources(
            (uri, Resource.from_contents(content, default_specification=DRAFT202012))
            for uri, content in resources.items()
        )
        kind = validator_for(schema)
        self._validator = kind(
            schema, registry=registry, format_checker=FormatChecker() if formats else None
        )

    def problems(self, instance: Any) -> Iterator[Problem]:
        """The violations, in no special order."""
        from referencing.exceptions import Unresolvable

        try:
            for error in self._validator.iter_errors(instance):
                yield Problem(
                    "".join(f"/{escape_token(str(step))}" for step in error.absolute_path),
                    str(error.validator),
                    short(error.message, MESSAGE_LENGTH),
                    _named(
                        error.message.rpartition(" is a required")[0].strip("'")
                        if error.validator == "required"
                        else error.instance
                    ),
                )
        except (Unresolvable, RecursionError) as error:
            raise CheckUnavailable(f"the schema cannot be used: {short(error)}") from error
