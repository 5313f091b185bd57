"""One violation of a schema, whatever its language."""

from __future__ import annotations

from dataclasses import dataclass

MESSAGE_LENGTH = 300
"""Characters of a validator's own message that are repeated."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What breaks a schema, and where."""

    pointer: str
    """JSON pointer, or XPath, of the offending value in the instance."""
    keyword: str
    """The keyword of the schema that failed, such as `required`; libxml2's type name for XML."""
    message: str
    """What is wrong, in one sentence."""
