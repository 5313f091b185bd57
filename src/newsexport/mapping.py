"""Where a format keeps each field of the item: one table behind loss reports and the matrix in the docs.

Fields are named by their canonical paths: see `canonical_paths`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Home:
    """The place of a field in a format."""

    place: str
    """Where it stands, in the words of the format: an element path or a property."""
    limits: str = ""
    """What of it cannot be said there, in a few words; empty: all of it can."""
    only: Literal["read", "write"] | None = None
    """For a field that the format's reader or writer alone knows."""


Homes = Mapping[str, Home | None]
"""Canonical path -> its home. A path speaks for all below it that have no line of their own; None
takes one of those out."""

MappingOf = Callable[[str | None], Homes]
"""The table of a format at a version; None: its default version."""


def lines(fields: Iterable[str], parts: str, home: Home | None) -> dict[str, Home | None]:
    """Lines for the same parts of several fields; None takes them out of the fields' own lines."""
    return {f"{field}/{part}": home for field in fields for part in parts.split()}


def in_direction(homes: Homes, direction: Literal["read", "write"]) -> dict[str, Home | None]:
    """The table for reading or writing alone: what only the other knows is taken out of the line around it."""
    return {
        path: home if home is None or home.only in {None, direction} else None
        for path, home in homes.items()
    }


INTERNAL = (
    "edNote", "title", "slugline", "urgency", "signals", "profile", "services", "envelope",
)  # fmt: skip
"""Fields for newsrooms: their values appear in no report, as reports are mailed to partners."""


def home_of(homes: Homes, path: str) -> Home | None:
    """The home of a field: its own line, else that of the nearest field around it."""
    while path not in homes:
        if "/" not in path:
            return None
        path = path.rpartition("/")[0]
    return homes[path]
