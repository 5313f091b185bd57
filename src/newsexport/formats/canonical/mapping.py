"""Canonical JSON keeps every field, under its own name."""

from __future__ import annotations

from newsexport.canonical_paths import canonical_paths
from newsexport.mapping import Home


def homes() -> dict[str, Home | None]:
    """Each top-level field is its own home."""
    return {path: Home(path) for path in canonical_paths() if "/" not in path}
