"""What breaks a JSON Schema, in a sentence that names the member: validators write for programmers."""

from __future__ import annotations

import re

from newsexport.syntax.pointers import to_key, unescape_token
from newsexport.syntax.problem import Problem

_TYPES = {
    "string": "a text", "number": "a number", "integer": "a whole number", "array": "a list",
    "object": "an object", "boolean": "true or false", "null": "null",
}  # fmt: skip
_FORMS = {
    "date-time": "a date of RFC 3339 with its offset", "date": "a day such as 2026-02-16", "uri": "an absolute address",
    "iri": "an absolute address", "uri-reference": "an address", "iri-reference": "an address",
    "email": "an e-mail address", "time": "a time of day with its offset", "duration": "a duration such as PT1M30S",
}  # fmt: skip
_TYPE = re.compile(
    r"^(?P<value>.*) is not of types? (?P<types>\"[^\"]+\"(?:(?:, | or )\"[^\"]+\")*)$", re.DOTALL
)
_REQUIRED = re.compile(r"^\"(?P<name>.*)\" is a required property$")
_ONE_OF = re.compile(r"^(?P<value>.*) is not one of (?P<words>.*)$", re.DOTALL)
_CONST = re.compile(r"^(?P<right>.*) was expected$", re.DOTALL)
_PATTERN = re.compile(r"^(?P<value>\".*\") does not match \"(?P<pattern>.*)\"$", re.DOTALL)
_FORMAT = re.compile(r"^(?P<value>\".*\") is not a \"(?P<form>[\w-]+)\"$", re.DOTALL)
_LIMIT = re.compile(r"^(?P<value>.*) is (?P<how>(?:less|greater) than .*)$", re.DOTALL)
_EMPTY = re.compile(
    r"^(?:\"\" is shorter than 1 character|\[\] has (?:less|fewer) than 1 item|\{\} has (?:less|fewer) than 1 propert\w*)$"
)
_LENGTH = re.compile(
    r"^.* (?P<how>(?:is (?:shorter|longer) than|has (?:less|more) than) \d+ \w+)$", re.DOTALL
)
_ABSOLUTE = ("^[A-Za-z][A-Za-z0-9+.-]*:", "^[a-zA-Z][a-zA-Z0-9+.-]*:")
"""Patterns that stand for an absolute address."""


def sentence(problem: Problem) -> str:
    """What is wrong, in words that name the member; what is not known here stays as the validator says it."""
    told, keyword = problem.message, problem.keyword
    name = _name(problem.pointer)
    if keyword == "required" and (found := _REQUIRED.match(told)):
        return (
            f"{name} has no {found['name']}" if problem.pointer else f"{found['name']} is missing"
        )
    if keyword == "type" and (found := _TYPE.match(told)):
        wanted = [_TYPES.get(each, each) for each in re.findall(r'"([^"]+)"', found["types"])]
        return f"{name} is {_kind(found['value'])}, and must be {' or '.join(wanted)}"
    if keyword == "enum" and (found := _ONE_OF.match(told)):
        return f"{name}: {found['value']} is not allowed: it may be: {found['words']}"
    if keyword == "const" and (found := _CONST.match(told)):
        return f"{name} must be {found['right']}"
    if keyword == "pattern" and (found := _PATTERN.match(told)):
        return f"{name}: {found['value']} is not {_form_of(name, found['pattern'])}"
    if keyword == "format" and (found := _FORMAT.match(told)):
        return f"{name}: {found['value']} is not {_FORMS.get(found['form'], found['form'])}"
    if _EMPTY.match(told):
        return f"{name} is empty"
    if keyword == "uniqueItems":
        return f"{name} has an entry twice"
    if keyword in {"oneOf", "anyOf"}:
        return f"{name} has none of the forms that are allowed"
    if found := _LIMIT.match(told):
        return f"{name}: {found['value']} is {found['how']}"
    if found := _LENGTH.match(told):
        return f"{name} {found['how']}"
    return told


def _form_of(name: str, pattern: str) -> str:
    """What a value is that has the form of a pattern."""
    if pattern.startswith(_ABSOLUTE):
        return _FORMS["uri"]
    return (
        "a language tag such as en or en-GB"
        if name == "language"
        else "of the form that is demanded"
    )


def place_of(problem: Problem) -> str:
    """Where a problem is told: of a member that nobody knows at its name, else at the value."""
    unknown = problem.keyword in {"additionalProperties", "unevaluatedProperties"}
    return to_key(problem.pointer) if unknown and problem.about else problem.pointer


def _name(pointer: str) -> str:
    """The member that a pointer leads to; of an entry of a list, the list with its number."""
    steps = [unescape_token(each) for each in pointer.split("/")[1:]]
    if not steps:
        return "the document"
    if steps[-1].isdigit() and len(steps) > 1:
        return f"{steps[-2]}/{steps[-1]}"
    return steps[-1]


def _kind(value: str) -> str:
    """What a value is, with the value where it is short."""
    kind = (
        "a text" if value.startswith('"')
        else "a list" if value.startswith(("[", "a list"))
        else "an object" if value.startswith(("{", "an object"))
        else "null" if value == "null"
        else "" if value in {"true", "false"}
        else "a number"
    )  # fmt: skip
    if kind in {"a list", "an object", "null"}:
        return kind
    return f"{kind} ({value})" if kind else value
