"""Findings on their way into a report: made at once, or when somebody asks for them; placed later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from newsexport.diagnostic import (
    Code,
    Diagnostic,
    ItemRef,
    Position,
    Severity,
    Window,
    bare,
    characters_of,
    short,
)


def diagnostic_of(
    code: Code,
    values: Mapping[str, object],
    pointer: str | None,
    item: ItemRef | None,
    target: str | None,
    severity: Severity | None = None,
    position: Position | None = None,
    replacement: str | None = None,
) -> Diagnostic:
    """The finding of a code, its message filled with the values."""
    texts = {name: short(value) for name, value in values.items()}
    characters = None
    if pointer is not None and "#" in pointer:
        characters, pointer = characters_of(pointer), bare(pointer)
    return Diagnostic(
        code=code.code,
        name=code.name,
        severity=severity or code.severity,
        kind=code.kind,
        basis=code.basis,
        message=code.message.format_map(texts),
        source=code.source.format_map(_Named(texts))
        if "{" in code.source or "}" in code.source
        else code.source,
        hint=code.hint.format_map(texts) if "{" in code.hint or "}" in code.hint else code.hint,
        pointer=pointer,
        item=item,
        target=target,
        position=position,
        replacement=replacement,
        characters=characters,
        off=code.off,
    )


class _Named(dict[str, str]):
    """A source may name a version that not every finding states."""

    def __missing__(self, name: str) -> str:
        return name


LONG = 500
"""Characters of a value that a finding may keep until somebody asks for it."""


def can_wait(values: Mapping[str, object]) -> bool:
    """Whether all values take little memory, and never change: then the words of a finding can be made later."""
    for value in values.values():
        if isinstance(value, str):
            if len(value) >= LONG:
                return False
        elif not isinstance(value, (int, date)):
            return False
    return True


@dataclass(slots=True, eq=False)
class Later:
    """A finding that is counted, and made a diagnostic when somebody asks for it."""

    made_of: Code
    values: Mapping[str, object]
    pointer: str | None
    item: ItemRef | None
    target: str | None
    made: Diagnostic | None = None

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self.made_of.code

    def diagnostic(self) -> Diagnostic:
        """The finding, always the same object."""
        if self.made is None:
            said = (self.made_of, self.values, self.pointer, self.item, self.target)
            self.made = diagnostic_of(*said)
        return self.made


Found = tuple[str | None, Mapping[str, object]]
"""The pointer of a finding, and its values."""
FindingsOfCode = tuple[Code, list[Found]]
"""Findings of one code."""


Make = Callable[[Sequence[object]], list[FindingsOfCode]]
"""Puts findings together, those of one code after another, of what they say."""


class LaterAll(NamedTuple):
    """Findings of one item that are counted together, and made diagnostics when somebody asks for them."""

    make: Make
    said: Sequence[object]
    """What it makes them of: values that take little memory, and never change."""
    item: ItemRef | None
    target: str | None

    def diagnostics(self) -> Iterator[Diagnostic]:
        """The findings."""
        for code, found in self.make(self.said):
            for pointer, values in found:
                yield diagnostic_of(code, values, pointer, self.item, self.target)


Recent = Diagnostic | Later | LaterAll
"""What a report keeps until somebody takes it."""


@dataclass(slots=True)
class Pending:
    """A kept diagnostic, with what is needed to find its line and column later."""

    found: Diagnostic | Later
    window: Window | None = None

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding."""
        found = self.found
        return found.diagnostic() if isinstance(found, Later) else found


@dataclass(slots=True, eq=False)
class PendingAll:
    """The same of findings that are counted together: as many of each code as are kept."""

    found: LaterAll
    window: Window | None
    room: dict[str, int]
    """How many, by code; more where there are fewer."""

    def each(self) -> Iterator[Pending]:
        """They, each by itself."""
        item, target = self.found.item, self.found.target
        for code, found in self.found.make(self.found.said):
            kept = found[: max(self.room.get(code.code, 0), 0)]
            self.room[code.code] = self.room.get(code.code, 0) - len(found)
            for pointer, values in kept:
                yield Pending(Later(code, values, pointer, item, target), self.window)


Kept = Pending | PendingAll
"""What a report keeps as a sample."""


def unfolded(kept: Iterable[Kept]) -> Iterator[Pending]:
    """Kept findings, each by itself."""
    for one in kept:
        yield from one.each() if isinstance(one, PendingAll) else (one,)


def made_of(recent: Iterable[Recent]) -> Iterator[Diagnostic]:
    """Recent findings, each by itself."""
    for one in recent:
        if isinstance(one, LaterAll):
            yield from one.diagnostics()
        else:
            yield one.diagnostic() if isinstance(one, Later) else one


@dataclass(slots=True)
class Codes:
    """The codes of the findings of an item, gathered when somebody asks."""

    _item: ItemRef | None = None
    _seen: int = 0
    _last: Recent | None = None
    """The last one that was seen: where it is gone, findings were taken back."""
    _codes: set[str] = field(default_factory=set)

    def of(self, item: ItemRef | None, recent: Sequence[Recent]) -> set[str]:
        """Those of an item among the recent findings."""
        has_grown = self._seen <= len(recent) and (
            not self._seen or recent[self._seen - 1] is self._last
        )
        if item is not self._item or not has_grown:
            self._item, self._seen, self._codes = item, 0, set()
        for one in recent[self._seen :]:
            if one.item is item:
                self._codes.update(_codes_of(one))
        self._seen, self._last = len(recent), recent[-1] if recent else None
        return self._codes


def _codes_of(one: Recent) -> Iterable[str]:
    if isinstance(one, LaterAll):
        return (code.code for code, _ in one.make(one.said))
    return (one.code,)
