"""What is wrong with a date of RSS: it is none, it is oddly written, or it names another day of the week."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newsexport.prose.feed_dates import read_date, rfc822

_MILITARY = re.compile(r"[A-IK-Ya-ik-y] has no certain.*")
"""A zone of the military, which RFC 822 knows and RFC 1123 does not trust."""
_WEEKDAY = "that day is no"
_ODD = ("its year has", "RFC 822 knows no zone", "no blank stands", "no place on")


class DateFault(NamedTuple):
    """One fault of a date."""

    kind: Literal["wrong", "odd", "weekday"]
    reason: str
    right: str | None
    """The same moment as RFC 822 writes it, where it is certain."""


def fault_of(text: str) -> DateFault | None:
    """What is wrong with a date; None: nothing."""
    found = read_date(text.strip())
    if found.grammar == "rfc822":
        return None
    if _MILITARY.fullmatch(found.fault):
        return DateFault("odd", found.fault, None)
    right = rfc822(found.instant) if found.instant else None
    if right is not None and found.fault.startswith(_WEEKDAY):
        return DateFault("weekday", found.fault, right)
    if right is not None and found.fault.startswith(_ODD):
        return DateFault("odd", found.fault, right)
    return DateFault("wrong", found.fault or "RFC 3339 is for Atom", right)


def words_of(value: str, fault: DateFault) -> dict[str, object]:
    """The values of a finding about it."""
    return {
        "value": value,
        "reason": fault.reason,
        "advice": f"write {fault.right}" if fault.right else "say day, time and offset",
        "right": fault.right or "its offset, such as +0100",
    }
