"""A value out of a page, with where it stood and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from newsexport.syntax.xml import Element

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageValue(Generic[T]):
    """A value, and the evidence for it."""

    value: T
    method: str
    """How it was found, in a few words."""
    confidence: float
    element: Element | None = None
    """Where it stood, when it stood in the visible page."""
