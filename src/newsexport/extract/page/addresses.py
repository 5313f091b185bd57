"""Addresses of a page: absolute, and only those that a reader may follow or see."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from newsexport.vocab.forms import URI_SCHEME

_BLANKS = re.compile(r"[\t\n\r\f]+")
_FOLLOWED = re.compile(r"(?:https?://[^/\s]|mailto:\S|tel:\S)", re.IGNORECASE)
_LONGEST = 4000


def absolute(href: str | None, base: str | None) -> str | None:
    """An address of the web, of mail or of a telephone; None for scripts, data and mere fragments.

    A relative address stays relative where no base is known. Source: URL Standard, section 4.
    """
    if not href:
        return None
    if href.startswith(("http://", "https://")) and href.isprintable() and " " not in href:
        return href if len(href) <= _LONGEST and _FOLLOWED.match(href) else None
    address = href.strip().replace(" ", "%20")
    if not address.isprintable():
        address = _BLANKS.sub("", address)
        if len(address.split()) != 1:
            return None
    if not address or len(address) > _LONGEST or address[0] == "#":
        return None
    if base and not URI_SCHEME.match(address):
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    if URI_SCHEME.match(address) and not _FOLLOWED.match(address):
        return None
    return address


def web(href: str | None, base: str | None) -> str | None:
    """An absolute address of the web, else None."""
    address = absolute(href, base)
    return address if address and address[:8].lower().startswith(("http://", "https://")) else None
