"""Numbers and the names of what they count, as sentences say them."""

from __future__ import annotations


def numbered(number: int, name: str, names: str = "") -> str:
    """A number and the name of what is counted: `1 input`, `2,000 inputs`; `names`: of several, where no `s` makes it."""
    return f"{number:,} {name if number == 1 else names or name + 's'}"


def plural(number: int) -> str:
    """The ending of a name of which there are so many."""
    return "" if number == 1 else "s"
