"""Structure of Atom: the RELAX NG of RFC 4287 when a standards pack holds it, else ours.

The grammar of the RFC wants the entries last; its text gives no meaning to the order, and RFC 6721 none to that
of deleted entries. So feeds are judged by their parts: the head with its deleted entries, and each entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock

from lxml import etree

from newsexport import resources, standards
from newsexport.errors import CheckUnavailable
from newsexport.options import Options
from newsexport.syntax.problem import Problem
from newsexport.syntax.relax_ng import RelaxNg
from newsexport.syntax.xml import Element, new_parser

OFFICIAL = "atom/atom-rfc4287.rng"
"""The grammar of RFC 4287, in a standards pack."""
OWN = "atom.rng"
"""Our grammar, in schemas/atom/."""

_lock = Lock()


def problems_of(data: bytes, options: Options) -> Iterator[Problem]:
    """What is wrong with a document of ours, by our grammar and by that of the RFC."""
    try:
        root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        yield Problem("/", "grammar", str(error))
        return
    yield from problems(root, options, strict=True)


def problems(
    root: Element, options: Options, *, strict: bool = False, own: bool = False
) -> Iterator[Problem]:
    """What is wrong with a feed or an entry: by the RFC's grammar; by ours where there is no other.

    `strict`: by both; `own`: by ours alone. Whether it was ours is told by `has_official(options)`.
    """
    pack = standards.installed(options.standards)
    official = pack is not None and pack.has(OFFICIAL) and not own
    with _lock:
        found: list[Problem] = []
        if pack is not None and official:
            found += _official(pack).problems(root, options.limits.problems)
        if strict or not official:
            found += _own().problems(root, options.limits.problems)
    yield from found[: options.limits.problems]


def has_official(options: Options) -> bool:
    """Whether a standards pack holds the grammar of the RFC."""
    pack = standards.installed(options.standards)
    return pack is not None and pack.has(OFFICIAL)


@cache
def _official(pack: standards.Pack) -> RelaxNg:
    return RelaxNg(OFFICIAL, pack.read(OFFICIAL))


@cache
def _own() -> RelaxNg:
    try:
        return RelaxNg(OWN, resources.read(f"schemas/atom/{OWN}"))
    except FileNotFoundError as error:
        raise CheckUnavailable(f"the schema {OWN} is not part of this installation") from error
