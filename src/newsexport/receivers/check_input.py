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


@dataclass(frozen=True, slots=True)
class CheckInput:
    """What a check looks at."""

    found: list[Said]
    """The values of the elements that the line names."""
    around: str
    """Where the item or channel stands, for what is missing."""
    other: Callable[[str], list[Said]]
    """The values of another element."""
    now: datetime
    language: str


Found = Iterator[tuple[str, dict[str, object]]]
Check = Callable[[CheckInput, Mapping[str, Any]], Found]
