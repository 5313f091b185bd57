"""The card of RSS: feeds of all versions are read, RSS 2.0 with its modules is written.

- what all share: `names`, `documents` (facts of the channel and items, one by one), `stories` (cut out), `data_mining`
- reading: `read`, `item`, `elements` (one function each), `draft`, `texts`, `people`, `podcasts`, `channel`; items that are written
  alike: `read_alike`, `slots`, `known_shapes` (of one feed)
- judging: `check`, `feed_judge`, `judge`, `rules`, `dates`, `view`, `together` (judged, then read); items that are built alike: `alike`,
  written alike: `alike_as_written`
- writing: `write`, `channel_head`, `item_write`, `media_write`, `lines`, `dialect_elements`, `mapping`, `losses`; items that say
  the same fields: `shapes`, `templates`, `trials`; what leaves is judged: `structure`, `glance`, `written`
"""

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


def _sniff(head: bytes, name: str) -> float:
    if b"<" not in head[:64]:
        return 0.0
    from newsexport.syntax.xml_head import first_tag

    root, rest = first_tag(head)
    root = root.lower()
    if root == "rss":
        return 0.95
    if root == "rdf" and (b"purl.org/rss/1.0" in head or b"netscape.com/rdf" in head):
        return 0.95
    if root == "channel":
        return 0.95 if b"rss1.1" in rest else 0.5
    return 0.0


def _version_of(head: bytes) -> str | None:
    import re

    from newsexport.syntax.xml_head import first_tag

    root, rest = first_tag(head)
    if root.lower() == "rss":
        found = re.search(rb"""\bversion\s*=\s*["']([^"']+)""", rest)
        return found[1].decode("ascii", "replace") if found else None
    if root.lower() == "channel":
        return "1.1" if b"rss1.1" in rest else None
    return "1.0" if b"purl.org/rss/1.0" in head else "0.90"


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.rss.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.rss.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.rss.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.rss.write import bundle

    return bundle(items, options, report)


def _mapping(version: str | None) -> Homes:
    from newsexport.formats.rss.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.rss.rules import RULES
    from newsexport.payloads.feed_rules.codes import CODES

    return (*(rule.code for rule in RULES), *CODES)


RSS = Format(
    name="rss",
    title="RSS (feeds)",
    syntax="xml",
    media_types=("application/rss+xml",),
    suffix=".rss",
    settings=(
        Setting("title", "name of the channel; default: the provider", ""),
        Setting(
            "link", "address of the channel's site; default: that of the provider or the page", ""
        ),
        Setting("description", "what the channel is about; default: its name", ""),
        Setting("language", "language of the channel (BCP 47); default: --language", ""),
        Setting("self", "address of the feed itself, for atom:link", ""),
        Setting(
            "ttl", "after how many minutes the feed should be read again; default: not said", ""
        ),
        Setting("logo", "address of the channel's logo, with `--for smartnews`", ""),
        Setting("dark-logo", "the same for dark screens, with `--for smartnews`", ""),
        Setting(
            "analytics", "script that counts readers, for each item, with `--for smartnews`", ""
        ),
        *OF_PICTURES,
    ),
    polled=True,
    public=True,
    needs_url=True,
    sniff=_sniff,
    version_of=_version_of,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    mapping=_mapping,
    codes=_codes,
)
