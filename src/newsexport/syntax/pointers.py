"""Steps of JSON pointers (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterator


def escape_token(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901 section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape_token(token: str) -> str:
    """The key that a step of a JSON pointer names."""
    return token.replace("~1", "/").replace("~0", "~")


def to_key(pointer: str) -> str:
    """The place of a member's name, where `pointer` leads to its value: what is wrong with a name stands there."""
    return f"{pointer}#"


def upwards(pointer: str) -> Iterator[str]:
    """A pointer and those of all that it is in, but for the whole document."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
