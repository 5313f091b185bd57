"""The card of NewsML-G2: IPTC's news items, packages and messages, releases 2.9 to 2.35.

- what all share: `names`, `documents` (the parts of a source), `qcodes`, `spacing`, `word_count`, `kinds` and `alike` (how items
  are written), `printed_xhtml`
- reading: `read`, and `reading`, one file for each part of an item
- judging: `check`, `structure`, `releases`, `frame` (of a message), and `rules`
- writing: `write`, `bundle`, `mapping`, and `writing`, one file for each part of an item
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format, Setting
from newsexport.formats.newsml_g2.names import NAME
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem

_VERSIONS = tuple(f"2.{minor}" for minor in range(35, 11, -1))

_ROOT = re.compile(
    rb"<(?:[\w.-]+:)?(newsItem|packageItem|newsMessage|conceptItem|knowledgeItem|planningItem"
    rb"|catalogItem)[\s>]"
)
_VERSION = re.compile(rb"""\sstandardversion\s*=\s*["']([0-9.]{1,9})["']""")
_NAMESPACE = b"http://iptc.org/std/nar/2006-10-01/"


def _sniff(head: bytes, name: str) -> float:
    if _NAMESPACE in head:
        return 0.95 if _ROOT.search(head) else 0.5
    if _ROOT.search(head):
        return 0.5
    return 0.3 if name.endswith(".newsml-g2.xml") and b"<" in head else 0.0


def _version_of(head: bytes) -> str | None:
    match = _VERSION.search(head)
    return match[1].decode() if match else None


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.newsml_g2.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.newsml_g2.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.newsml_g2.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.newsml_g2.bundle import bundle

    return bundle(items, options, report)


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.newsml_g2.rules import CODES

    return CODES


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.newsml_g2.mapping import homes

    return homes()


NEWSML_G2 = Format(
    name=NAME,
    title="IPTC NewsML-G2",
    syntax="xml",
    media_types=(
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.packageitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
    ),
    suffix=".newsml-g2.xml",
    versions=_VERSIONS,
    settings=(
        Setting("version", "release of the standard to write", _VERSIONS[0], _VERSIONS),
        Setting(
            "layout",
            "one newsItem, or a newsMessage with text item, picture items and package",
            "item",
            ("item", "message"),
        ),
        Setting("body", "markup of the text", "xhtml", ("xhtml", "nitf")),
    ),
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    version_of=_version_of,
    codes=_codes,
    mapping=_mapping,
)
