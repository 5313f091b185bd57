"""The card of Atom: feeds of versions 1.0 and 0.3 are read, Atom 1.0 is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.payloads.feeds.settings import OF_PICTURES
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem

_ROOTS = frozenset({"feed", "entry", "deleted-entry"})
_SPACES = (b"www.w3.org/2005/Atom", b"purl.org/atom/ns#", b"purl.org/atompub/tombstones")


def _sniff(head: bytes, name: str) -> float:
    if b"<" not in head[:64]:
        return 0.0
    from newsexport.syntax.xml_head import first_tag

    root, rest = first_tag(head)
    if root not in _ROOTS:
        return 0.0
    if any(space in rest for space in _SPACES):
        return 0.95
    return 0.5 if root == "feed" else 0.0


def _version_of(head: bytes) -> str | None:
    return "0.3" if b"purl.org/atom/ns#" in head else "1.0"


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.atom.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.atom.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.atom.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.atom.write import bundle

    return bundle(items, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.atom.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.atom.rules import CODES
    from newsexport.payloads.feed_rules import codes

    return (*CODES, *codes.CODES)


ATOM = Format(
    name="atom",
    title="Atom 1.0 (RFC 4287)",
    syntax="xml",
    media_types=("application/atom+xml",),
    suffix=".atom",
    settings=(
        Setting(
            "document",
            "what one item is written as: an entry alone, or a feed around it",
            "entry",
            ("entry", "feed"),
        ),
        Setting("title", "name of the feed; default: the provider's or publisher's name", ""),
        Setting(
            "id", "identifier of the feed; default: its own address, else that of its site", ""
        ),
        Setting("link", "address of the feed's site; default: the provider's, else the page's", ""),
        Setting("self", "address of the feed itself", ""),
        *OF_PICTURES,
    ),
    polled=True,
    public=True,
    needs_url=True,
    recalls=True,
    sniff=_sniff,
    version_of=_version_of,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    mapping=_mapping,
    codes=_codes,
)
