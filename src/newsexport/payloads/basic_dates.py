"""Dates of NITF and NewsML 1: the basic format of ISO 8601, read and written.

Source: ISO 8601-1:2019, section 5.2 to 5.4; NITF 3.6, norm.
"""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.schema.v1 import PartialDate

_SPACED = late_regex(r"^(\d{4}-?\d\d-?\d\d) (\d\d:?\d\d)", re.ASCII)
_LOCAL = late_regex(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:[.]\d+)?)?", re.ASCII)
_BASIC = late_regex(
    r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d)([.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)


def extended(norm: str) -> str:
    """A date of NITF in the extended form of ISO 8601; what is not in the basic form, as it stands.

    A space between date and time, as agencies write it, becomes the `T`.

    >>> extended("20061018T123000+0200")
    '2006-10-18T12:30:00+02:00'
    """
    stated = _SPACED.sub(r"\1T\2", norm.strip())
    match = _BASIC.fullmatch(stated)
    if match is None:
        return stated
    year, month, day, hour, minute, second, part, zone = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        return date
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"
    fraction = (part or "").replace(",", ".")
    return f"{date}T{hour}:{minute}:{second or '00'}{fraction}{zone or ''}"


def day_of(stated: str | None) -> PartialDate | None:
    """The day of a date, or of a time without its offset, in either form; None for anything else.

    >>> day_of("20061018T123000")
    '2006-10-18'
    """
    match = _LOCAL.fullmatch(extended(stated or ""))
    try:
        return PartialDate(match[1]) if match else None
    except ValueError:
        return None


def basic(date: str) -> str:
    """A date, or a time with its offset, in the basic format; a year or a month stays as it is.

    >>> basic("2006-10-18T12:30:00+02:00")
    '20061018T123000+0200'
    """
    day, mark, time = date.partition("T")
    if len(day) != len("2006-10-18"):
        return date
    return day.replace("-", "") + mark + time.replace(":", "")
