"""The forms of values that standards define and many formats have, as patterns."""

from __future__ import annotations

import re
from functools import lru_cache

LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""What looks like a language tag (RFC 5646 section 2.1): `rules.language_tags` says whether it is one."""

ISO_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The same with a code of ISO 639, as nearly all are: for places where people write words too."""


@lru_cache(maxsize=1024)
def is_tag(text: str) -> bool:
    """Whether a text may be a language tag: no language has a code of more than three letters, though tags may."""
    return LANGUAGE_TAG.fullmatch(text) is not None and len(text.partition("-")[0]) <= _LONGEST_CODE


def tag_meant(text: str) -> str | None:
    """The language tag that a text is meant to be, such as `en_US`; None of `Hindi` and other words."""
    tag = text.strip().replace("_", "-")
    return tag if ISO_LANGUAGE_TAG.fullmatch(tag) else None


def tag_read_as(text: str) -> tuple[str | None, str]:
    """The same, with what is to be told of a text that is no tag as it stands."""
    meant = tag_meant(text)
    return meant, "it is no language tag (BCP 47)" + (f"; read as {meant}" if meant else "")


_LONGEST_CODE = 3
"""Letters of ISO 639."""

SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*"
"""The name of a scheme (RFC 3986 section 3.1), as a part of patterns."""

ABSOLUTE_URI = re.compile(rf"{SCHEME}:\S+")
"""A scheme, and no white space: a URI or IRI that needs no base (RFC 3986 section 4.3)."""

URI_SCHEME = re.compile(rf"{SCHEME}:")
"""What an address that is not relative begins with (RFC 3986 section 3.1)."""
