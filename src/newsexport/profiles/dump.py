"""A Profile as a profile file (TOML), with all that it extends: reading it gives the same profile."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from newsexport.profile import Profile, Severities
from newsexport.profiles.load import COUNTS, LIMITS


def as_toml(profile: Profile) -> str:
    """The file. Its severities keep their order, for the last match wins."""
    about = {
        "name": profile.name,
        "editorial": None if profile.editorial else False,
        "accepts": profile.accepts,
        "receivers": profile.receivers,
    }
    limits = {path: _named(limit, LIMITS) for path, limit in profile.limits.items()}
    dates = {path: _named(window, {}) for path, window in profile.dates.items()}
    tables: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("[profile]", about),
        ("[rules]", _levels(profile.severities)),
        ("[require]", {"fields": profile.require}),
        ("[forbid]", {"fields": profile.forbid}),
        ("[limits]", limits),
        ("[dates]", dates),
        ("[vocab]", {"languages": profile.languages, "schemes": profile.schemes}),
        ("[hosts]", {"allow": profile.hosts}),
        ("[html]", {"allow": profile.tags}),
        ("[images]", _named(profile.images, {})),
        ("[items]", _named(profile.items, COUNTS)),
        *(("[[checks]]", _named(each, {"assert": "demand"})) for each in profile.checks),
        *(
            ("[[overrides]]", {"files": each.files, "places": each.places, "rules": _levels(each.severities)})
            for each in profile.overrides
        ),
        *(("[[waivers]]", _named(each, {})) for each in profile.waivers),
    )  # fmt: skip
    written = (table for head, values in tables if (table := _table(head, values)))
    return "\n".join(written)


def _table(head: str, values: Mapping[str, Any]) -> str:
    lines = [f"{_key(key)} = {_value(value)}\n" for key, value in values.items() if _says(value)]
    return "".join((f"{head}\n", *lines)) if lines else ""


def _says(value: object) -> bool:
    return value is not None and value not in ((), "", {})


def _named(thing: Any, words: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a part of a profile by their words in the file; those that the table does not name keep theirs."""
    if thing is None:
        return {}
    word_of = {field: word for word, field in words.items()}
    said = ((each.name, getattr(thing, each.name)) for each in fields(thing))
    return {word_of.get(name, name): value for name, value in said if _says(value)}


def _levels(severities: Severities) -> dict[str, str]:
    return {code: level or "off" for code, level in severities.items()}


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").isalnum() else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, timedelta):
        return _text(_period(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _joined("{ ", (f"{_key(k)} = {_value(v)}" for k, v in value.items()), " }")
    if isinstance(value, tuple):
        return _joined("[", map(_value, value), "]")
    return str(value)


def _joined(before: str, parts: Iterable[str], behind: str) -> str:
    return before + ", ".join(parts) + behind


def _text(value: str) -> str:
    """A basic string of TOML: what JSON escapes, and DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _period(value: timedelta) -> str:
    """A duration as profile files write it: days, hours and minutes."""
    hours, rest = divmod(value.seconds, 3600)
    time = (f"{hours}H" if hours else "") + (f"{rest // 60}M" if rest else "")
    return f"P{value.days}D" + (f"T{time}" if time else "")
