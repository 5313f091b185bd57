"""What other packages add: formats and rules, announced as entry points of Python packages.

Source: Python Packaging User Guide, "Entry points specification".
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsexport.errors import BrokenPlugIn

FORMATS = "newsexport.formats"
"""Entry points of this group name a `Format`, each under the format's own name."""
RULES = "newsexport.rules"
"""Entry points of this group name a tuple of `Rule`."""

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Kind = TypeVar("Kind")


def announced(group: str, kind: type[Kind], name: str | None = None) -> tuple[Kind, ...]:
    """What the packages of this environment announce in a group; with `name`, under this name only.

    Raises BrokenPlugIn for a package that cannot be imported or announces something else.
    """
    return tuple(_checked(found, point, kind) for point, found in _loaded(group, name))


def _checked(found: object, point: str, kind: type[Kind]) -> Kind:
    if not isinstance(found, kind):
        raise BrokenPlugIn(f"the plug-in {point} is no {kind.__name__}")
    return found


@cache
def _loaded(group: str, name: str | None) -> tuple[tuple[str, object], ...]:
    """Entry points, in words, with what they name."""
    if not _is_announced(group):
        return ()
    from importlib.metadata import entry_points

    points = (each for each in entry_points(group=group) if name is None or each.name == name)
    return tuple((f"{point.name} = {point.value}", _load(point)) for point in points)


def _load(point: EntryPoint) -> object:
    try:
        return point.load()
    except Exception as error:
        raise BrokenPlugIn(
            f"the plug-in {point.name} = {point.value} could not be loaded: {error}"
        ) from error


@cache
def _is_announced(group: str) -> bool:
    """Whether any installed package has entry points of the group.

    Looked up by hand: to import importlib.metadata takes longer than most checks.
    """
    line = f"[{group}]".encode()
    for folder in map(Path, dict.fromkeys(sys.path)):
        for file in folder.glob("*.*-info/entry_points.txt"):
            if line in file.read_bytes():
                return True
    return False
