"""RS and MR: what the specifications of feeds demand."""

from __future__ import annotations

RULES: tuple = ()  # type: ignore[type-arg]
