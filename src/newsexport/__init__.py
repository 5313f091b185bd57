"""newsexport: raw news articles in, clean, versioned, validated structured news out.

    import newsexport

    for outcome in newsexport.convert("story.txt", ["json", "newsml-g2", "json-ld"], out="out"):
        print(outcome.status, outcome.headline)

    report = newsexport.validate("feed.xml")
    for diagnostic in report.diagnostics:
        print(diagnostic.code, diagnostic.message)

The functions are safe to call from several threads; their values can be pickled. What `__all__` names is
the contract under semantic versioning.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsexport.version import VERSION

if TYPE_CHECKING:
    from newsexport.api import (
        Detection,
        bundle,
        convert,
        convert_record,
        detect,
        read,
        upgrade,
        validate,
        write,
    )
    from newsexport.diagnostic import Diagnostic
    from newsexport.errors import (
        InvalidOutput,
        NewsexportError,
        OutputUnavailable,
        SourceUnavailable,
        UnreadableDocument,
        UsageError,
    )
    from newsexport.limits import Limits
    from newsexport.options import Options, ProviderName
    from newsexport.outcome import Outcome, Output
    from newsexport.profile import Profile
    from newsexport.report import Report
    from newsexport.schema.v1 import NewsItem
    from newsexport.source import Source

__version__ = VERSION

_HOMES = {
    "newsexport.api": (
        "Detection", "bundle", "convert", "convert_record", "detect", "read", "upgrade", "validate",
        "write",
    ),
    "newsexport.diagnostic": ("Diagnostic",),
    "newsexport.errors": (
        "InvalidOutput", "NewsexportError", "OutputUnavailable", "SourceUnavailable",
        "UnreadableDocument", "UsageError",
    ),
    "newsexport.limits": ("Limits",),
    "newsexport.options": ("Options", "ProviderName"),
    "newsexport.outcome": ("Outcome", "Output"),
    "newsexport.profile": ("Profile",),
    "newsexport.report": ("Report",),
    "newsexport.schema.v1": ("NewsItem",),
    "newsexport.source": ("Source",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Detection", "Diagnostic", "InvalidOutput", "Limits", "NewsItem", "NewsexportError", "Options",
    "Outcome", "Output", "OutputUnavailable", "Profile", "ProviderName", "Report", "Source",
    "SourceUnavailable", "UnreadableDocument", "UsageError", "__version__", "bundle", "convert",
    "convert_record", "detect", "read", "upgrade", "validate", "write",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `newsexport validate` starts without pydantic."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'newsexport' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
