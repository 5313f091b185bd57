"""What the writing of one item shares: the version, and how losses are told."""

from __future__ import annotations

from dataclasses import dataclass

from newsexport.codes.losses import LS001, LS003
from newsexport.formats.ninjs.names import Family
from newsexport.options import Options
from newsexport.report import Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """The state of writing one item."""

    version: str
    family: Family
    options: Options
    report: Report

    @property
    def target(self) -> str:
        """The format as messages call it."""
        return f"ninjs {self.version}"

    def lost(self, pointer: str, field: str, value: object) -> None:
        """Say that a value has no home in this version."""
        self.report.add(LS001, pointer=pointer, field=field, target=self.target, value=value)

    def simplified(self, pointer: str, field: str, how: str) -> None:
        """Say that a value is carried in another form."""
        self.report.add(LS003, pointer=pointer, field=field, target=self.target, how=how)
