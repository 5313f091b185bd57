"""The uri of an item that brings none: derived from what stays the same over its life."""

from __future__ import annotations

import re
import uuid
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from newsexport.codes.reading import RD001, RD002
from newsexport.report import Report
from newsexport.syntax.addresses import parts_of
from newsexport.vocab.forms import ABSOLUTE_URI

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

How = Literal["identifier", "url", "position", "content"]
"""What a uri was derived from, the most stable first."""

NAMESPACE = uuid.UUID("7c1d4f0e-5a36-5b0a-9c4e-3f8f0f6f2b11")
"""The uris that are made here are name-based UUIDs in this namespace (RFC 9562 section 5.5)."""

_ANONYMOUS = re.compile(r"<[^<>]*>")


def is_absolute(text: str | None) -> bool:
    """Whether a text is an absolute URI or IRI: a scheme, and no white space (RFC 3986 section 4.3)."""
    return text is not None and ABSOLUTE_URI.fullmatch(text) is not None


def derive_uri(
    source_name: str,
    index: int,
    *,
    identifier: str | None = None,
    url: str | None = None,
    content: str | None = None,
) -> tuple[str, How]:
    """A uri for item number `index` (from 0) of a source, and what it was made from.

    The source's own identifier comes first, then the canonical URL, then the name of the source and
    the position in it. Only an item of a nameless source (standard input, bytes) gets a digest of
    its content: a corrected typo makes another item there.
    Source: architecture, "Meaning that must not be got wrong", uri.
    """
    identifier = (identifier or "").strip()
    url = (url or "").strip()
    if identifier:
        if is_absolute(identifier):
            return identifier, "identifier"
        host = parts_of(url).hostname if is_absolute(url) else None
        return _made("identifier", host or "", identifier), "identifier"
    if is_absolute(url):
        return url, "url"
    if _ANONYMOUS.fullmatch(source_name) and content:
        return _made("content", content), "content"
    name = source_name.strip("<>")
    return _made("position", PurePath(name).name, str(index)), "position"


def address_for(uri: str) -> str:
    """The uri; where no address may look like it, always the same one that is made from it.

    For formats that demand an address, such as the id of Atom (RFC 4287 section 4.2.6).
    """
    from newsexport.payloads.feed_rules.values import full_address

    return uri if full_address(uri) is None else _made("identifier", "", uri)


def tell_how(uri: str, how: How, report: Report, pointer: str | None = None) -> None:
    """Say in the report when a uri will not outlive a new name or a corrected typo."""
    if how == "position":
        report.add(RD001, pointer=pointer, uri=uri)
    elif how == "content":
        report.add(RD002, pointer=pointer, uri=uri)


def _made(*parts: str) -> str:
    name = "\n".join(parts).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def is_made_from_place(item: NewsItem, source_name: str, index: int) -> bool:
    """Whether the uri of an item was derived from where it stands: another may stand there the next time."""
    return not item.canonical_url and item.uri == derive_uri(source_name, index)[0]
