"""Addresses known, taken apart and joined: what is none has no parts, and stays as it is.

`urlsplit` and `urljoin` raise on a bracket that opens no IPv6 host, and on signs that Unicode would turn
into others; documents hold such addresses.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from newsexport.late_regex import late_regex
from newsexport.vocab.forms import SCHEME

_NOTHING = SplitResult("", "", "", "", "")
_IRI = late_regex(
    rf"{SCHEME}:[^\x00-\x20\x7f-\xa0<>\"\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff]+"
)
"""An absolute IRI as we write it; the profile schema of JSON-LD has the same pattern."""

_PLAIN = late_regex(r"https?://[A-Za-z0-9.-]+(/[!-\"$->@-~]*)?(?:[?#][!-~]*)?\Z")
"""Most addresses: their parts are seen at once."""


def is_iri(text: str | None) -> bool:
    """Whether it is an absolute IRI that may be written."""
    return text is not None and _IRI.fullmatch(text) is not None


def is_web_address(text: str | None) -> bool:
    """Whether it is an absolute http or https address that may be written."""
    return (
        text is not None and is_iri(text) and text[:8].lower().startswith(("http://", "https://"))
    )


def parts_of(address: str | None) -> SplitResult:
    """The parts of an address; of what is none all are empty."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return _NOTHING


def path_of(address: str | None) -> str:
    """The path of an address."""
    plain = _PLAIN.match(address) if address else None
    return parts_of(address).path if plain is None else plain[1] or ""


def domain(host: str) -> str:
    """The last two parts of a host."""
    return ".".join(host.lower().split(".")[-2:])


def joined(base: str | None, address: str) -> str:
    """An address made absolute; as it is where that cannot be."""
    if not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address
