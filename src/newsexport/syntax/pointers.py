"""Steps of JSON pointers (RFC 6901)."""

from __future__ import annotations


def escape_token(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901 section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape_token(token: str) -> str:
    """The key that a step of a JSON pointer names."""
    return token.replace("~1", "/").replace("~0", "~")
