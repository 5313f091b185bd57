"""Single values of schema.org: texts, addresses, times, durations, sizes."""

from __future__ import annotations

import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from newsexport.payloads.basic_dates import extended
from newsexport.schema.v1 import PartialDate, parse_instant
from newsexport.schema.v1.model import Model
from newsexport.vocab.forms import LANGUAGE_TAG

_NO_BLANKS = re.compile(r"\S+")
_LOOSE_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s?([Zz]|[+-]\d{2}:?\d{2})", re.ASCII
)
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.ASCII)
_BYTES = re.compile(r"(\d{1,15})(?: ?(?:B|bytes?))?", re.ASCII | re.IGNORECASE)
_PIXELS = re.compile(r"(\d{1,9})(?: ?px)?", re.ASCII | re.IGNORECASE)


def as_list(value: Any) -> list[Any]:
    """The values of a property: JSON-LD takes one value and a list of one for the same; null is none."""
    if value is None:
        return []
    if isinstance(value, dict) and value.keys() <= {"@list", "@set"} and value:
        return as_list(next(iter(value.values())))
    if isinstance(value, list):
        return [entry for entry in value if entry is not None]
    return [value]


def one_or_list(values: list[Any]) -> Any:
    """A single value as it is, several as a list."""
    return values[0] if len(values) == 1 else values


def text_of(value: Any) -> str | None:
    """The text of a string, a number or a value object; None for "", booleans and anything else."""
    if isinstance(value, dict) and "@value" in value:
        value = value["@value"]
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) and value else None


def language_of(value: Any) -> str | None:
    """The language that a value object states, if it is a tag."""
    tag = value.get("@language") if isinstance(value, dict) else None
    return tag if is_language(tag) else None


def with_language(text: str, language: str | None) -> Any:
    """A text, as a value object when it states its language (JSON-LD 1.1 section 9.5)."""
    return {"@language": language, "@value": text} if language else text


def is_language(tag: Any) -> bool:
    """Whether it has the form of a BCP 47 tag."""
    return isinstance(tag, str) and LANGUAGE_TAG.fullmatch(tag) is not None


CLASS_SELECTOR = re.compile(r"\.[^\s.#>+~\[\]:,*]+")
"""A selector by one class, such as `.paywall`: the only one that Google reads."""


def looks_like_address(text: str) -> bool:
    """Whether a plain text, where a thing belongs, is its address and not its name."""
    return (
        text.startswith(("http://", "https://", "urn:")) and _NO_BLANKS.fullmatch(text) is not None
    )


def reference(value: Any) -> str | None:
    """An identifier or address as the model takes it: a text without any white space, or `{"@id": ...}`."""
    text = text_of(value["@id"] if isinstance(value, dict) and value.keys() == {"@id"} else value)
    return text if text and _NO_BLANKS.fullmatch(text) else None


def truth(value: Any) -> bool | None:
    """A Boolean, also as the text or the schema.org address that people write for it."""
    if isinstance(value, bool):
        return value
    word = (text_of(value) or "").rpartition("/")[2].strip().lower()
    return {"true": True, "false": False}.get(word)


def instant(value: Any) -> datetime | None:
    """A moment with its offset, in the extended or the basic format of ISO 8601; None for anything else.

    Seconds and the colon of the offset may lack.
    """
    match = _LOOSE_TIME.fullmatch(extended(text_of(value) or ""))
    if match is None:
        return None
    day, minute, second, offset = match.groups()
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    try:
        return parse_instant(f"{day}T{minute}{second or ':00'}{offset}")
    except ValueError:
        return None


def partial_date(value: Any) -> PartialDate | None:
    """A moment, day, month or year; None for anything else."""
    text = text_of(value)
    try:
        return PartialDate(extended(text) if text else text)
    except ValueError:
        moment = instant(value)
        return PartialDate(moment) if moment else None


def stated_number(value: Any) -> int | None:
    """A number that is not negative, also as `600`, `"600"`, `"600px"` or a QuantitativeValue."""
    if isinstance(value, dict) and "value" in value:
        value = value["value"]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    match = _PIXELS.fullmatch((text_of(value) or "").strip())
    return int(match[1]) if match else None


def seconds(value: Any) -> float | None:
    """An ISO 8601 duration of days, hours, minutes and seconds, in seconds."""
    text = (text_of(value) or "").strip()
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes, rest = (Decimal(part or 0) for part in match.groups())
    return float(days * 86400 + hours * 3600 + minutes * 60 + rest)


def duration(value: float) -> str:
    """Seconds as an ISO 8601 duration, exactly."""
    return f"PT{Decimal(repr(value)):f}".removesuffix(".0") + "S"


def size_in_bytes(value: Any) -> int | None:
    """A contentSize that is stated in bytes."""
    match = _BYTES.fullmatch((text_of(value) or "").strip())
    return int(match[1]) if match else None


def told(value: object) -> str:
    """A value in plain words for a message: times in ISO 8601, things by their names, else JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(map(told, value))
    if isinstance(value, Model):
        name = getattr(value, "name", None) or getattr(value, "uri", None)
        return name or told(value.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    return json.dumps(value, ensure_ascii=False, default=str)
