"""What stops a run. Bad news in the data is a Diagnostic, not an exception.

NewsexportError
├── UsageError          the caller asked for something that does not exist      (exit code 2)
│   ├── UnknownFormat
│   ├── UnsupportedAction   this format cannot read, check, write or bundle
│   ├── BadOption
│   │   └── NamelessFeed    neither options nor items say what a feed is called
│   ├── BrokenPlugIn        a package that adds formats or rules cannot be used
│   └── MissingExtra        an optional dependency is not installed
├── SourceUnavailable   an input could not be opened or read                    (exit code 3)
├── CheckUnavailable    a check could not be made                               (exit code 3)
├── UnreadableDocument  the document is no document of its format               (exit code 1)
├── InvalidOutput       an output was refused; nothing was written              (exit code 1)
├── UnknownSchemaVersion                                                        (exit code 1)
└── OutputUnavailable   an output could not be written                          (exit code 5)
"""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.diagnostic import Diagnostic


class NewsexportError(Exception):
    """The root of the tree; never raised itself."""


class UsageError(NewsexportError):
    """The caller asked for something that does not exist."""


class UnknownFormat(UsageError):
    """No format of that name or version."""


class UnsupportedAction(UsageError):
    """The format cannot do what was asked of it."""


class BadOption(UsageError):
    """An option has a name or a value that does not exist."""


class NamelessFeed(BadOption):
    """Neither the options nor the first item say the name and address of a feed."""


class BrokenPlugIn(UsageError):
    """A package that announces formats or rules cannot be used; says which and why."""


class MissingExtra(UsageError):
    """An optional dependency is not installed; says which, and the extra that brings it."""


class SourceUnavailable(NewsexportError):
    """An input could not be opened or read; says which and why."""


class CheckUnavailable(NewsexportError):
    """A check could not be made, such as for want of a schema."""


class _WithDiagnostics(NewsexportError):
    """An exception that carries the diagnostics that led to it."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        """Why, in the order in which it was found."""

    def __str__(self) -> str:
        reasons = [f"{d.code} {d.message}" for d in self.diagnostics[:3]]
        return "; ".join([super().__str__(), *reasons])


class UnreadableDocument(_WithDiagnostics):
    """The document is not well-formed, or of no known format."""


class InvalidOutput(_WithDiagnostics):
    """An output was refused: it would have been invalid, or must not reach its readers."""


class UnknownSchemaVersion(NewsexportError):
    """A canonical document of a version that this release does not know."""


class OutputUnavailable(NewsexportError):
    """An output could not be written: disk full, read-only, in use."""
