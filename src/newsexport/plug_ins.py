"""What other packages add: formats and rules, announced as entry points of Python packages.

Source: Python Packaging User Guide, "Entry points specification".
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TypeVar

from newsexport.errors import BrokenPlugIn

FORMATS = "newsexport.formats"
"""Entry points of this group name a `Format`, each under the format's own name."""
RULES = "newsexport.rules"
"""Entry points of this group name a tuple of `Rule`."""

Kind = TypeVar("Kind")


@cache
def announced(group: str, kind: type[Kind], name: str | None = None) -> tuple[Kind, ...]:
    """What the packages of this environment announce in a group; with `name`, under this name only.

    Raises BrokenPlugIn for a package that cannot be imported or announces something else.
    """
    if not _is_announced(group):
        return ()
    from importlib.metadata import entry_points

    wanted = {"group": group} if name is None else {"group": group, "name": name}
    return tuple(_loaded(point, kind) for point in entry_points(**wanted))


def _loaded(point: object, kind: type[Kind]) -> Kind:
    try:
        found = point.load()  # type: ignore[attr-defined]
    except Exception as error:
        raise BrokenPlugIn(f"the plug-in {point} could not be loaded: {error}") from error
    if not isinstance(found, kind):
        raise BrokenPlugIn(f"the plug-in {point} is no {kind.__name__}")
    return found


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
