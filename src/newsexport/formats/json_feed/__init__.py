"""The card of JSON Feed: feeds in JSON, for readers' applications and sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.format import Format, Setting
from newsexport.mapping import Homes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import NewsItem

_ALMOST = re.compile(rb'(?i)"version"\s*:\s*"[^"]{0,60}json-?feed[^"]{0,60}"')
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/([0-9.]+)"')


def _sniff(head: bytes, name: str) -> float:
    if _VERSION.search(head):
        return 0.97
    if _ALMOST.search(head):
        return 0.8  # the rules tell what is wrong with it
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return 0.6 if name.endswith(".feed.json") and start[:1] == b"{" else 0.0


def _version_of(head: bytes) -> str | None:
    found = _VERSION.search(head)
    return found[1].decode() if found else None


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.json_feed.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.json_feed.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.json_feed.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.json_feed.write import bundle

    return bundle(items, options, report)


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.json_feed.mapping import MAPPING

    return MAPPING


def _codes() -> tuple[Code, ...]:
    from newsexport.formats.json_feed.rules import CODES

    return CODES


JSON_FEED = Format(
    name="json-feed",
    title="JSON Feed 1.1",
    syntax="json",
    media_types=("application/feed+json",),
    suffix=".feed.json",
    settings=(
        Setting("title", "name of the feed; default: the publisher's or provider's name", ""),
        Setting("home_page_url", "address of the site that the feed is about", ""),
        Setting("feed_url", "address of the feed itself", ""),
    ),
    polled=True,
    public=True,
    needs_url=True,
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    version_of=_version_of,
    mapping=_mapping,
    codes=_codes,
)
