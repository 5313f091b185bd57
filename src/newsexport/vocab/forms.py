"""The forms of values that standards define and many formats have, as patterns."""

from __future__ import annotations

import re

LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""What looks like a language tag (RFC 5646 section 2.1): `rules.language_tags` says whether it is one."""

ABSOLUTE_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
"""A scheme, and no white space: a URI or IRI that needs no base (RFC 3986 section 4.3)."""

URI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""What an address that is not relative begins with (RFC 3986 section 3.1)."""
