"""What one partner asks for. The words of the file format are described in docs/profiles.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from newsexport.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """A partner's demands. Severities are given by code or by glob; the last match wins."""

    name: str
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """Code or glob to severity; None switches the rule off."""

    def severity(self, code: str, default: Severity) -> Severity | None:
        """The severity of a code under this profile; None when it is off."""
        level: Severity | None = default
        for pattern, wanted in self.severities.items():
            if fnmatchcase(code, pattern):
                level = wanted
        return level
