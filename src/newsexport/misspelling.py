"""Which known name a wrong one was meant to be: misspelt, or written with other capitals."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 0.8
"""How much of two names must agree: one letter too many, too few or wrong in a name of five."""


def misspelt(name: str, given: Iterable[str]) -> str | None:
    """The name among those that were given which most probably was meant to be `name`; None: there is none."""
    wanted = name.lower()
    best, found = _ALIKE, None
    for each in given:
        if each == name:
            continue
        said = each.lower()
        if said == wanted:
            return each
        if abs(len(said) - len(wanted)) <= 2 and said[:1] == wanted[:1]:
            alike = _likeness(wanted, said)
            if alike >= best:
                best, found = alike, each
    return found


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing: for messages about names that the caller gave and that do not exist."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
