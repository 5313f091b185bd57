"""Front matter: what is known of the item, in the part of YAML that every reader takes.

Source: YAML 1.2, sections 5.7 (escapes) and 7.3.1 (double-quoted scalars).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

Value = Any
"""A string, number, boolean or time, a list of values, or a mapping of names to values."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE = re.compile(
    r'(?:  )*(?:- )?(?:[A-Za-z][A-Za-z0-9]*:)?(?: ?(?:".*"|[0-9][0-9T:.+Z-]*|true|false))?'
)
"""Any line of it."""


def front_matter(values: Mapping[str, Value]) -> str:
    """The values between two lines of hyphens; what is None or empty is left out."""
    return "---\n" + "".join(f"{line}\n" for line in _lines(values, "")) + "---\n"


def _lines(values: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for name, value in values.items():
        if value is None or value in ("", [], (), {}):
            continue
        if isinstance(value, Mapping):
            further = _lines(value, indent + "  ")
            lines += [f"{indent}{name}:", *further] if further else []
        elif isinstance(value, Sequence) and not isinstance(value, str):
            entries = [line for entry in value for line in _entry(entry, indent + "  ")]
            lines += [f"{indent}{name}:", *entries] if entries else []
        else:
            lines.append(f"{indent}{name}: {scalar(value)}")
    return lines


def _entry(entry: Value, indent: str) -> list[str]:
    if not isinstance(entry, Mapping):
        return [f"{indent}- {scalar(entry)}"]
    lines = _lines(entry, indent + "  ")
    return [f"{indent}- {lines[0].strip()}", *lines[1:]] if lines else []


def scalar(value: Value) -> str:
    """One value: times, numbers and booleans bare, every text in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    quoted = json.dumps(str(value), ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
