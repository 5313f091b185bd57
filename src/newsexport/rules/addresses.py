"""NC: addresses that nobody can follow, or that nobody should see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.facts import ODD_ADDRESS
from newsexport.rules.ordinary_addresses import is_ordinary, is_private
from newsexport.rules.rule import rule
from newsexport.rules.texts import odd_addresses
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import parts_of
from newsexport.vocab.forms import URI_SCHEME

_FORBIDDEN = re.compile(r"""[\x00-\x20\x7f<>"{}|\\^`]""")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB = ("http:", "https:")
_PUBLIC = {"canonical", "party", "body", "embed", "licence"}
"""Addresses that readers follow. Pictures and links may be relative: to the delivery."""

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|cmpid|_ga|oly_(?:anon|enc)_id",
    re.IGNORECASE,
)


def fault_of_url(address: str) -> str | None:
    """What makes an address invalid, in words; None when RFC 3986 and 3987 allow it."""
    if is_ordinary(address):
        return None
    bad = _FORBIDDEN.search(address)
    if bad:
        sign = bad[0]
        return f"it holds {sign}" if sign.isprintable() and sign != " " else "it holds a blank"
    if _BROKEN_ESCAPE.search(address):
        return "it holds a % that begins no escape"
    if not address.lower().startswith(_WEB):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return str(error)
    if not host:
        return "it names no host"
    if ".." in host or host.startswith("."):
        return f"{host} is no host name"
    return None


def url_invalid(item: NewsItem, _: Options) -> Iterator[Finding]:
    """An address holds characters that no address may hold, or a web address has no host.

    Names of files that are delivered beside the document are not looked at.

    Why it matters: receivers drop the link, or the whole item.

    Bad: `https://example.com/a b`, `http:///story`
    Good: `https://example.com/a%20b`
    Fix: escape such characters as %XX; name the host.
    """
    for place in odd_addresses(item):
        if place.what == "media" and not place.address.lower().startswith(_WEB):
            continue  # the name of a file beside the document
        fault = fault_of_url(place.address)
        if fault:
            yield Finding(place.pointer, {"url": place.address, "fault": fault})


def url_relative(item: NewsItem, options: Options) -> Iterator[Finding]:
    """An address that readers follow is relative: it means something only on the site it comes from.

    References inside the text (`#note`) and addresses of pictures beside the document may be relative.

    Why it matters: outside the site the link leads nowhere.

    Bad: `/news/story-1`
    Good: `https://example.com/news/story-1`
    Fix: write the whole address.
    """
    if options.base_uri:
        return
    for place in odd_addresses(item):
        plain = place.what in _PUBLIC and not place.address.startswith("#")
        if plain and not URI_SCHEME.match(place.address) and not fault_of_url(place.address):
            yield Finding(place.pointer, {"url": place.address})


def private_host(item: NewsItem, _: Options) -> Iterator[Finding]:
    """An address leads to a host that only its sender can reach.

    Why it matters: readers get an error; and the name of an inner system is told to the world.

    Bad: `http://localhost:8080/story`, `http://cms.internal/1`, `http://10.0.0.5/a.jpg`
    Good: the public address.
    Fix: write the address under which readers find it.
    """
    for place in odd_addresses(item):
        host = _host(place.address)
        if host and is_private(host):
            yield Finding(place.pointer, {"url": place.address, "host": host})


def tracking_parameters(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The canonical address carries parameters of a campaign.

    Why it matters: the same page gets several addresses, and receivers keep several copies.

    Bad: `https://example.com/story?utm_source=mail`
    Good: `https://example.com/story`
    Fix: cut the parameters off.
    """
    address = item.canonical_url
    if not address or "?" not in address or not address.lower().startswith(_WEB):
        return
    try:
        pairs = parse_qsl(urlsplit(address).query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return
    names = [name for name, _ in pairs if _TRACKING.fullmatch(name)]
    if names:
        yield Finding("/canonicalUrl", {"names": ", ".join(names)})


def _host(address: str) -> str | None:
    if not address.lower().startswith(_WEB):
        return None
    return parts_of(address).hostname


RULES = (
    rule(
        url_invalid, "NC019", "url-invalid", "error",
        "{url} is no address: {fault}",
        source="RFC 3986; RFC 3987; W3C Feed Validator: InvalidLink, InvalidUriChar",
        hint="escape such characters as %XX, and name the host", value="url",
        needs=(ODD_ADDRESS,),
    ),
    rule(
        url_relative, "NC020", "url-relative", "error",
        "{url} is relative, and nothing says to what",
        source="W3C Feed Validator: ContainsRelRef, InvalidFullLink",
        hint="write the whole address, or say by --base-url what it counts from", needs=(ODD_ADDRESS,),
    ),
    rule(
        private_host, "NC021", "private-host", "warning",
        "{url} leads to {host}, which readers cannot reach",
        source="RFC 1918; RFC 6761; RFC 6762", basis="should",
        hint="write the public address", needs=(ODD_ADDRESS,),
    ),
    rule(
        tracking_parameters, "NC022", "url-tracking-parameters", "info",
        "the canonical address carries {names}",
        source="W3C Feed Validator: NonCanonicalURI", basis="should",
        hint="cut the parameters off", needs=("canonical_url",),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
