"""What the checks of receivers look at, and what they give back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a feed or an item, and where it stands."""

    pointer: str
    text: str


Values = Callable[[str], list[Said]]
"""Key of the tables -> the values there."""


@dataclass(frozen=True, slots=True)
class CheckInput:
    """What a check looks at."""

    found: list[Said]
    """The values of the elements that the line names."""
    now: datetime
    """The time that is worked at."""
    around: str = ""
    """Where the item or channel stands, for what is missing."""
    other: Values = lambda _: []
    """The values of another element."""


Found = Iterator[tuple[str, dict[str, object]]]
Check = Callable[[CheckInput, Mapping[str, Any]], Found]
