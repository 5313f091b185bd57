"""Lines above a story that keep it back, as press offices and desks write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from newsexport.prose.dates import DateInText, find_dates

LONGEST = 160
"""Characters of such a line at most."""

_STATED = re.compile(
    r"\W*(?:(?:strictly\s+)?embargoed\b(?:\s+(?:until|till?|to|for)\b|\W*(?::|$))"
    r"|(?:strict(?:ly)?|under)\s+(?:an?\s+|strict\s+)?embargo\b|embargo\b\W*(?:until|till?)\b|embargo\b\s*:[^.]{0,25}\d"
    r"|sperrfrist\b|hold\s+for\s+release\b|not\s+for\s+(?:release|publication|use)\s+(?:before|until)\b"
    r"|ne\s+pas\s+publier\s+avant\b|no\s+publicar\s+antes\b)",
    re.IGNORECASE,
)
"""More than the word is asked for: headlines and tags are about embargoes too."""


def states_embargo(line: str) -> bool:
    """Whether a line says that what stands below it must not be published yet."""
    return len(line) <= LONGEST and _STATED.match(line) is not None


def end_of(lines: Iterable[str]) -> datetime | None:
    """When the embargo ends that these lines state; None where that is not exactly one moment."""
    dates = [each for line in lines for each in find_dates(line)]
    moments = {each.instant for each in dates if isinstance(each, DateInText)}
    return moments.pop() if len(moments) == 1 else None
