"""The root of an XML document by its first bytes, before anything is parsed: enough to tell formats apart."""

from __future__ import annotations

import re

from newsexport.syntax.encoding import in_utf8

_PROLOG = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*")
_FIRST_TAG = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)([^>]*)")


def first_tag(head: bytes) -> tuple[str, bytes]:
    """Local name of the root, and its attributes as they stand; ("", b"") where there is none.

    A tag inside a JSON document, such as an embedded NITF body, is no root.
    """
    head = in_utf8(head)
    if _BEFORE.sub(b"", head)[:1] in {b"{", b"["}:
        return "", b""
    match = _FIRST_TAG.search(_PROLOG.sub(b"", head))
    return (match[1].decode("ascii", "replace"), match[2]) if match else ("", b"")
