"""What became of one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsexport.diagnostic import Diagnostic

Status = Literal["ok", "rejected", "failed"]


@dataclass(frozen=True, slots=True)
class Output:
    """One document written for one item."""

    format: str
    """The format's name, with its version if one was asked for."""
    data: bytes
    """The document."""
    suffix: str
    """The file name ending that belongs to it."""
    path: str | None = None
    """Where it was put, if it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item, with its outputs and what was found. Exactly one per item, always.

    An input without any item has one outcome too, with index None and status `failed`.
    """

    source: str
    """Name of the input."""
    index: int | None
    """Position of the item in it, from 0."""
    status: Status
    """`ok`: every output was made. `rejected`: at least one was refused. `failed`: no item was read."""
    uri: str | None = None
    """Of the item; None when it was not read."""
    headline: str | None = None
    """Its main headline, if it has one."""
    outputs: tuple[Output, ...] = ()
    """The documents that were made, in the order of the targets; those that were refused are missing."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found while it was read and written, losses among it; at most 1,000 of each."""

    @property
    def ok(self) -> bool:
        """Whether every output was made."""
        return self.status == "ok"
