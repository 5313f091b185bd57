"""What the caller wants: one frozen value that every step gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from newsexport.limits import Limits
from newsexport.profile import Profile


@dataclass(frozen=True, slots=True)
class ProviderName:
    """Who releases the items, when the input does not say."""

    name: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The caller's wishes. `Options()` is a good default; `replace` makes variants."""

    now: datetime | None = None
    """The time to work at, for embargoes and times that the input does not know. None: the clock."""
    language: str | None = None
    """Language of items that state none (BCP 47)."""
    provider: ProviderName | None = None
    """Provider of items that state none."""
    base_uri: str | None = None
    """Base for relative addresses."""
    limits: Limits = Limits()
    profile: Profile | None = None
    """What the partner asks for."""
    standards: Path | None = None
    """Folder of a standards pack; None: the installed ones."""
    structure_only: bool = False
    """Check well-formedness and structure, no rules."""
    formats: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Settings by format: `{"newsml-g2": {"version": "2.28"}}`."""

    def started(self) -> Options:
        """The same with the time fixed: now, if none was given."""
        return (
            self
            if self.now is not None
            else replace(self, now=datetime.now(UTC).replace(microsecond=0))
        )

    @property
    def time(self) -> datetime:
        """The time to work at; the clock where none is fixed."""
        return self.now if self.now is not None else datetime.now(UTC).replace(microsecond=0)

    def setting(self, format_name: str, name: str, default: str) -> str:
        """One setting of one format."""
        return self.formats.get(format_name, {}).get(name, default)
