"""What is lost from one format to another, whatever the item: read off the tables of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsexport.canonical_paths import canonical_paths
from newsexport.errors import UnsupportedAction
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.mapping import Home, Homes, home_of, in_direction

Verdict = Literal["kept", "in part", "lost"]


class Fate(NamedTuple):
    """What becomes of one field from one format to another."""

    path: str
    """The field's canonical path."""
    source: Home
    """Where the first format keeps it."""
    target: Home | None
    """Where the second does; None: nowhere."""

    @property
    def verdict(self) -> Verdict:
        """Whether the second format keeps it: all of it, a part, or nothing."""
        if self.target is None:
            return "lost"
        return "in part" if self.target.limits else "kept"


def homes_of(name: str, action: str | None = None) -> tuple[Format, Homes]:
    """The table of a format, such as `ninjs@1.6`. Raises UnknownFormat, or UnsupportedAction without one.

    `action`: what is to be done (read, write), so that only names of formats that can do it are proposed.
    """
    card, version = registry.find_versioned(name, action)
    if card.mapping is None:
        raise UnsupportedAction(f"{card.name} has no table of fields to compare")
    return card, card.mapping(version)


def fates(source: str, target: str) -> list[Fate]:
    """What becomes of each field that `source` can state when `target` is written.

    A part of a field has a line of its own only where it fares otherwise than the field.
    Raises UnknownFormat, and UnsupportedAction when the one is not read or the other not written.
    """
    card, given = homes_of(source, "read")
    if card.read is None:
        registry.require(card, "read")
    card, taken = homes_of(target, "write")
    registry.require(card, "write")
    return list(_fates(in_direction(given, "read"), in_direction(taken, "write")))


def _fates(given: Homes, taken: Homes) -> Iterator[Fate]:
    told: dict[str, Fate] = {}
    for path in canonical_paths():
        home = home_of(given, path)
        if home is None:
            continue
        fate = Fate(path, home, _target(taken, path))
        around = _nearest(told, path)
        if around is not None and _goes_without_saying(fate, around, taken):
            continue
        told[path] = fate
        yield fate


def _goes_without_saying(fate: Fate, around: Fate, taken: Homes) -> bool:
    """Whether the line of the field around it says what becomes of a part."""
    if fate.target is None and around.path not in taken:
        return True  # the line above names the parts that are kept
    return (around.target, around.source) == (fate.target, fate.source)


def _target(taken: Homes, path: str) -> Home | None:
    """The home of a field, or of those of its parts that have one."""
    home = home_of(taken, path)
    if home is not None:
        return home
    parts = [below for below in taken if below.startswith(f"{path}/") and taken[below] is not None]
    if not parts:
        return None
    names = ", ".join(below.removeprefix(f"{path}/") for below in parts)
    places = ", ".join(dict.fromkeys(home.place for below in parts if (home := taken[below])))
    return Home(places, f"only {names}")


def _nearest(told: dict[str, Fate], path: str) -> Fate | None:
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in told:
            return told[path]
    return None
