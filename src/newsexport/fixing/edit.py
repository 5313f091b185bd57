"""An edit of a document: bytes that take the place of others, and where those stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsexport.diagnostic import Diagnostic

TEXT = re.compile(rb"[^<]*(?=</)|\s*<!\[CDATA\[(?:[^\]]|\](?!\]>))*\]\]>\s*(?=</)")
"""The text of an element without elements, behind its start tag."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes that take the place of others."""

    start: int
    """The first byte that goes."""
    end: int
    """The byte behind the last that goes; `start`: none goes."""
    text: bytes
    """What comes in their place, in UTF-8."""
    code: str
    """Whose finding it mends."""


def span_of(found: Diagnostic) -> tuple[int, int] | None:
    """The tag, attribute or string that a finding is about, also where it leads to a place in its text."""
    return (found.position.around or found.position.span) if found.position else None
