"""Addresses at a glance: most are ordinary, and then there is nothing more to look at."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".lan", ".intranet", ".test", ".invalid")
_SIGNS = r"[A-Za-z0-9._~!$&'()*+,;=:@/?#-]*"
_ORDINARY = re.compile(
    rf"https?://((?:[A-Za-z0-9-]+\.)+[A-Za-z]+)(?:/{_SIGNS}(?:%[0-9A-Fa-f]{{2}}{_SIGNS})*)?"
).fullmatch
"""A web address by RFC 3986 whose host is a name, without user and port."""


def is_ordinary(address: str) -> bool:
    """Whether it is a valid web address of a host that anybody can reach, as far as one look tells."""
    found = _ORDINARY(address)
    return found is not None and not is_private(found[1])


@lru_cache(maxsize=1024)
def is_private(host: str) -> bool:
    """Whether a host can be reached by its own people alone."""
    host = host.lower()
    if host == "localhost" or host.endswith(_PRIVATE_NAMES):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local
