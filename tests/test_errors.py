"""The tree of exceptions is the one that is drawn, with the exit codes that it states."""

from __future__ import annotations

import re
from inspect import isclass

from newsexport import errors
from newsexport.cli.exit_codes import of_error

LINE = re.compile(r"([│ ]*)(?:[├└]── )?([A-Z]\w+)(?: .*?(?:\(exit code (\d)\))?)?")


def drawn() -> dict[str, tuple[str | None, int | None]]:
    """Name -> the one above it, and the exit code that stands beside one of the two."""
    found: dict[str, tuple[str | None, int | None]] = {}
    above: list[tuple[str, int | None]] = []
    for line in (errors.__doc__ or "").splitlines()[2:]:
        match = LINE.fullmatch(line)
        assert match, line
        depth = (match.start(2)) // 4
        above = above[:depth]
        around, code = above[-1] if above else (None, None)
        code = int(match[3]) if match[3] else code
        found[match[2]] = around, code
        above.append((match[2], code))
    return found


def test_the_tree_is_the_one_that_is_drawn() -> None:
    kinds = {
        name: kind
        for name, kind in vars(errors).items()
        if isclass(kind) and issubclass(kind, Exception) and not name.startswith("_")
    }
    tree = drawn()
    assert tree.keys() == kinds.keys()
    for name, (around, code) in tree.items():
        public = [each.__name__ for each in kinds[name].__mro__[1:] if each.__name__ in kinds]
        assert (public[0] if public else None) == around, name
        if code is not None:
            assert of_error(kinds[name]("why")) == code, name
    assert all(code is not None for name, (_, code) in tree.items() if name != "NewsexportError")
