"""Addresses taken apart and joined: what is none has no parts, and stays as it is.

`urlsplit` and `urljoin` raise on a bracket that opens no IPv6 host, and on signs that Unicode would turn
into others; documents hold such addresses.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_NOTHING = SplitResult("", "", "", "", "")


def parts_of(address: str | None) -> SplitResult:
    """The parts of an address; of what is none all are empty."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return _NOTHING


def joined(base: str | None, address: str) -> str:
    """An address made absolute; as it is where that cannot be."""
    if not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address
