"""Times of day and their UTC offsets, as newspapers print them."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import NamedTuple

from newsexport.late_regex import late_regex

ZONES: dict[str, float] = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1,
    "cest": 2, "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "trt": 3, "pkt": 5,
    "npt": 5.75, "wib": 7, "ict": 7, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9,
    "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13,
    "nst": -3.5, "ndt": -2.5, "adt": -3, "brt": -3,
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Abbreviations with one meaning, in hours from UTC (RFC 5322 section 4.3; IANA time zone database).

Left out because they name several offsets: CST, IST, AST, GST, ECT, and `ET`, `PT`, which hide whether
it is summer. A time with one of those stays without an offset.
"""

_ZONE = (
    r"(?:(?P<zone>[A-Za-z]{1,4})(?![\w.])\s?)?"
    r"(?P<offset>[+\-−]\s?\d{1,2}(?::?\d{2})?)?(?!\d)"
)
_TIME = late_regex(
    r"(?<![\d:.,])(?:(?P<before>오전|오후|午前|午後|上午|下午)\s?)?(?P<hour>[01]?\d|2[0-4])"
    r"(?:[:h：](?P<minute>[0-5]\d)(?!\d)(?:[:：](?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"|\.(?P<dotted>[0-5]\d)(?=\s?(?:uhr|[ap]\.?m\b|klo|gmt|bst|ist))"
    r"|(?:(?<=kl\.\s\d\d)|(?<=kl\.\s\d)|(?<=klo\s\d\d)|(?<=kl\s\d)|(?<=klo\s\d))\.(?P<clock>[0-5]\d)(?!\d)"
    r"|(?=\s?[ap]\.?m\b)|時(?P<ideographic>[0-5]?\d)分)"
    r"\s?(?P<half>[ap]\.?m\b\.?|[صم](?!\w))?"
    r"\s{0,2}\(?" + _ZONE,
    re.IGNORECASE,
)
_PM = {"오후", "午後", "下午", "م"}


class TimeInText(NamedTuple):
    """A time of day as it stands in a text."""

    clock: time
    offset: timedelta | None
    """From UTC; None when the text does not say it, or says it ambiguously."""
    start: int
    end: int


def find_time(text: str, start: int = 0, end: int | None = None) -> TimeInText | None:
    """The first time of day between two indices of the text."""
    stop = len(text) if end is None else end
    for match in _TIME.finditer(text, start, stop):
        clock = _clock(match)
        if clock is not None:
            return TimeInText(clock, _offset(match), match.start(), match.end())
    return None


def _clock(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    minute = int(match["minute"] or match["dotted"] or match["clock"] or match["ideographic"] or 0)
    half = (match["half"] or match["before"] or "").lower()
    if half:
        afternoon = half.startswith("p") or half in _PM
        if hour > 12:
            return None
        hour = hour % 12 + (12 if afternoon else 0)
    if hour > 23:
        return None
    return time(hour, minute, int(match["second"] or 0))


def _offset(match: re.Match[str]) -> timedelta | None:
    hours = ZONES.get((match["zone"] or "").lower())
    number = match["offset"]
    if number and (match["zone"] is None or hours == 0):
        digits = re.sub(r"\D", "", number)
        minutes = int(digits[:-2]) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
        if minutes > 14 * 60:
            return None
        return timedelta(minutes=-minutes if number[0] in "-−" else minutes)
    return None if hours is None else timedelta(hours=hours)
