"""What to do about a violation of a JSON Schema, by the keyword that failed."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.syntax.pointers import unescape_token
from newsexport.syntax.problem import Problem

_TYPES = {
    "string": 'a text in quotes, such as "ferry"', "number": "a number without quotes", "array": "a list: [ … ]",
    "integer": "a whole number without quotes", "object": "an object: { … }", "null": "null",
    "boolean": "true or false without quotes",
}  # fmt: skip
_FORMS = {
    "date-time": "2026-02-16T09:30:00+01:00", "date": "2026-02-16", "uri": "https://example.com/ferry",
    "iri": "https://example.com/ferry", "email": "ann.tide@example.com", "time": "09:30:00+01:00",
    "duration": "PT1M30S",
}  # fmt: skip
_LIMITS = late_regex(
    r"(?:(less|greater) than (or equal to )?the (?:minimum|maximum)|(shorter|longer) than|has (less|more) than)"
    r"(?: of)? (\S+)(?: (character|item|propert)\w*)?$"
)
_UNITS = {"character": "characters", "item": "entries", "propert": "members"}


def mend_of(problem: Problem) -> str | None:
    """One sentence, or None where nothing better is known than what the problem says itself."""
    keyword, message = problem.keyword, problem.message
    name = unescape_token(problem.pointer.rpartition("/")[2])
    if keyword in {"required", "dependentRequired"}:
        return f"add {problem.about[0]}" if problem.about else None
    if keyword in {"additionalProperties", "unevaluatedProperties"}:
        if problem.meant:
            return f"write {problem.meant} for {name}"
        if len(problem.about) > 1:
            return f"write {problem.about[1]} for {name}"
        return f"leave {name} out, or correct its name" if name else None
    if keyword == "type":
        words = re.findall(r'"(\w+)"', message.rpartition(" is not of type")[2])
        return f"write {' or '.join(_TYPES[word] for word in words if word in _TYPES)}"
    if keyword == "enum":
        if problem.meant:
            return f'write "{problem.meant}"'
        return f"write {message.rpartition(' is not one of ')[2]}"
    if keyword == "const":
        return f"write {message.rpartition(' was expected')[0]}"
    if keyword == "format":
        form = _FORMS.get(message.rpartition(' is not a "')[2].rstrip('"'))
        return f"write it like {form}" if form else None
    if keyword == "uniqueItems":
        return "keep each entry once"
    return _within_limits(message, name)


def _within_limits(message: str, name: str) -> str | None:
    """For what is too small or too large."""
    found = _LIMITS.search(message)
    if found is None:
        return None
    compared, _, length, count, limit, unit = found.groups()
    small = (compared or length or count) in {"less", "shorter"}
    if limit == "1" and small and unit:
        return f"write something, or leave {name} out"
    bound = f"{'at least' if small else 'at most'} {limit}"
    return f"write {bound} {_UNITS[unit]}" if unit else f"write a number of {bound}"
