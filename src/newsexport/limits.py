"""How much of anything is accepted: on the ground, because syntax needs it and options carry it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is accepted."""

    document_bytes: int = 32 * 1024 * 1024
    """Size of a document that is parsed as one tree, and of each item of a stream."""
    json_depth: int = 128
    """Nesting of JSON."""
    problems: int = 100
    """Structural errors told of one document."""
    facts: int = 10_000
    """Elements of a feed beside its items; one with more is read no further. The same of the objects of a document of JSON-LD where none has a type."""
