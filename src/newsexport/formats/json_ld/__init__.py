"""The card of JSON-LD: schema.org NewsArticle and its kin, as search engines and pages use it."""

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

TYPES = (
    "auto", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Article",
)  # fmt: skip
"""What the setting `type` may be."""

_KEYWORD = re.compile(rb'"@(?:context|graph|type|id)"\s*:')


def _sniff(head: bytes, name: str) -> float:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:7].lower() == b"<script":
        from newsexport.formats.json_ld.script import OPENING

        if OPENING.match(start) is None:
            return 0.0
    elif start[:1] not in (b"{", b"["):
        return 0.0
    named = 0.2 if name.endswith(".jsonld") else 0.0
    if b'"@context"' in head:
        return 0.95 if b"schema.org" in head else 0.6 + named
    if _KEYWORD.search(head):
        return 0.5 + named
    return 0.5 if named else 0.0


def _read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.json_ld.read import read

    return read(source, options, report)


def _check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    from newsexport.formats.json_ld.check import check

    return check(source, options, report)


def _write(item: NewsItem, options: Options, report: Report) -> bytes:
    from newsexport.formats.json_ld.write import write

    return write(item, options, report)


def _bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    from newsexport.formats.json_ld.write import bundle

    return bundle(items, options, report)


def _codes() -> tuple[Code, ...]:
    from newsexport.payloads.schema_org.all_rules import ALL_RULES

    return tuple(rule.code for rule in ALL_RULES)


def _mapping(_version: str | None) -> Homes:
    from newsexport.formats.json_ld.mapping import MAPPING

    return MAPPING


JSON_LD = Format(
    name="json-ld",
    title="JSON-LD (schema.org NewsArticle)",
    syntax="json",
    media_types=("application/ld+json",),
    suffix=".jsonld",
    settings=(
        Setting(
            "embed", "wrap the document in a script element, for a page", "none", ("none", "script")
        ),
        Setting("type", "the schema.org type; auto: after the item's genres", "auto", TYPES),
    ),
    public=True,
    sniff=_sniff,
    read=_read,
    check=_check,
    write=_write,
    bundle=_bundle,
    codes=_codes,
    mapping=_mapping,
)
