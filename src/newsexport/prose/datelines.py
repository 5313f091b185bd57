"""Datelines: place, date and agency at the head of a story's first paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsexport.prose.characters import has_any

_PLACE = r"[^\W\d_](?:[\w.'’-]|[ /](?=\S)|, ){1,48}?"
_DAY = r"(?:,\s(?:[^\W\d_]{3,12}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d_]{3,12})\.?(?:,?\s(?:19|20)\d\d)?)?"
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE})(?P<day>{_DAY})"
    r"(?:\s?\((?P<agency>[^()]{2,40})\)\s?(?:[-–—_:]{1,2}|ـ)|\s?[-–—]{1,2}(?=\s)"
    r"|\s?/(?P<slashed>[^/()]{2,40})/\s?[-–—]{1,2}|[-–—]{1,2}\((?P<dashed>[^()]{2,40})\)[-–—]{1,2})\s*"
)
"""Press offices write `PLACE, Nov. 27, 2026 /PRNewswire/ --` and `PLACE--(BUSINESS WIRE)--`."""
_LONGEST, _PARTING = 160, "(/-–—"
"""Characters in which a place and its day stand, and of what follows them the first sign."""


class Dateline(NamedTuple):
    """A dateline taken apart."""

    text: str
    """As printed, without the dash behind it."""
    place: str
    agency: str | None
    length: int
    """Characters up to the first word of the story."""


def read_dateline(text: str) -> Dateline | None:
    """The dateline with which a paragraph begins: `KATHMANDU, April 25 (Agency) - ...`.

    Without an agency in parentheses the place must be in capitals.
    """
    match = _DATELINE.match(text) if has_any(text[:_LONGEST], _PARTING) else None
    if match is None:
        return None
    place, agency = match["place"].strip(), match["agency"] or match["slashed"] or match["dashed"]
    if agency is None and not _in_capitals(place):
        return None
    printed = match[0].rstrip(" -–—_:ـ")
    return Dateline(printed, place, agency, match.end())


def _in_capitals(place: str) -> bool:
    city = place.split(",", maxsplit=1)[0]
    return len(city) >= 3 and city.upper() == city and city.lower() != city
