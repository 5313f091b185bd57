"""Regular expressions that are compiled when they are first used.

All of them together cost a start a third of its time, and one document needs few: those of bylines and dates in
thirty languages wait until a text has such a line. What nearly every run uses stays `re.compile`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_POWERS = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner",
    "flags", "groups", "groupindex", "pattern",
)  # fmt: skip


class _Late:
    """Takes on what a compiled pattern can when it is first asked for any of it; from then on it costs nothing."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _POWERS:
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        self.__dict__.update({power: getattr(compiled, power) for power in _POWERS})
        return self.__dict__[name]


def late_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until the pattern is first asked for anything.

    What is wrong with the pattern is raised only then: a test compiles them all. `match.re` is the pattern that it
    became, and not this.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
