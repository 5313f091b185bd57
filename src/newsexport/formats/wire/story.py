"""A message of a wire as it was understood, before it becomes an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from newsexport.schema.v1 import Block


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, without its end."""

    text: str
    number: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell: a value that was not understood, left out, or has no field."""

    kind: str
    """`misunderstood`, `left out` or `no place`."""
    what: str
    value: str
    reason: str
    line: int


@dataclass(slots=True)
class Story:
    """One message: what is absent is not stated."""

    line: int = 1
    """Where it begins in its source."""
    identifier: str | None = None
    """What the sender calls this message."""
    alt_ids: list[tuple[str, str]] = field(default_factory=list)
    """Further identifiers: type and value."""
    slugline: str | None = None
    headlines: list[tuple[str, str | None]] = field(default_factory=list)
    """Words and role."""
    abstracts: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    dateline: str | None = None
    notes: list[str] = field(default_factory=list)
    """What is for editors."""
    categories: list[str] = field(default_factory=list)
    """Codes or names of the sender's services."""
    keywords: list[str] = field(default_factory=list)
    subject_codes: list[str] = field(default_factory=list)
    """Eight digits of IPTC's subject codes."""
    urgency: int | None = None
    provider: str | None = None
    """Who releases it, as the message names them."""
    why_provider: str = ""
    copyright: str | None = None
    language: str | None = None
    created: datetime | None = None
    """When this version was made."""
    day: str | None = None
    """Its day, where the moment is not stated."""
    embargo: list[str] = field(default_factory=list)
    """Words that keep it back."""
    killed: bool = False
    blocks: list[tuple[Block, int]] = field(default_factory=list)
    """The body: each block with its line."""
    sender: str | None = None
    destinations: list[str] = field(default_factory=list)
    sent: datetime | None = None
    transmit_id: str | None = None
    remarks: list[Remark] = field(default_factory=list)

    def misunderstood(self, what: str, value: str, reason: str, line: int) -> None:
        """A value that says nothing that can be understood."""
        self.remarks.append(Remark("misunderstood", what, value, reason, line))

    def left_out(self, value: str, reason: str, line: int) -> None:
        """A line that is no part of the story."""
        self.remarks.append(Remark("left out", "", value, reason, line))

    def no_place(self, what: str, value: str, line: int) -> None:
        """A value for which the item has no field."""
        self.remarks.append(Remark("no place", what, value, "", line))
