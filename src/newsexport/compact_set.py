"""A set in 8 bytes a member, for the identifiers of feeds that are larger than the memory.

Kept are digests, so two identifiers might be taken for one: with a million of them, once in 37 million runs.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b

_FIRST_SIZE = 64
"""Slots at first; a power of two, as every size."""


class CompactSet:
    """A set that only grows. Its members are tuples of strings and numbers."""

    __slots__ = ("_count", "_slots")

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST_SIZE))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, member: tuple[str | int | None, ...]) -> bool:
        slots = self._slots
        return slots[_slot(slots, _digest(member))] != 0

    def add(self, member: tuple[str | int | None, ...]) -> bool:
        """Add a member; whether it is new."""
        digest = _digest(member)
        slot = _slot(self._slots, digest)
        if self._slots[slot]:
            return False
        self._slots[slot] = digest
        self._count += 1
        if 2 * self._count > len(self._slots):
            self._grow()
        return True

    def _grow(self) -> None:
        larger = array("Q", bytes(16 * len(self._slots)))
        for digest in self._slots:
            if digest:
                larger[_slot(larger, digest)] = digest
        self._slots = larger


def _digest(member: tuple[str | int | None, ...]) -> int:
    """Never 0, which stands for an empty slot."""
    told = repr(member).encode("utf-8", "backslashreplace")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big") or 1


def _slot(slots: array[int], digest: int) -> int:
    """The slot of a digest: where it is, or would be."""
    last = len(slots) - 1
    slot = digest & last
    while slots[slot] and slots[slot] != digest:
        slot = (slot + 1) & last
    return slot


class Ahead(CompactSet):
    """A set with members that are not certain to stay: `keep` puts them into it."""

    __slots__ = ("_fresh", "_seen")

    def __init__(self, seen: CompactSet) -> None:
        super().__init__()
        self._seen = seen
        self._fresh: list[tuple[str | int | None, ...]] = []

    def __contains__(self, member: tuple[str | int | None, ...]) -> bool:
        return member in self._seen or super().__contains__(member)

    def add(self, member: tuple[str | int | None, ...]) -> bool:
        """Add a member; whether it is new to both."""
        if member in self._seen or not super().add(member):
            return False
        self._fresh.append(member)
        return True

    def keep(self) -> None:
        """Let the set behind have what was added here."""
        for member in self._fresh:
            self._seen.add(member)
