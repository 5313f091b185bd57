"""One document read or converted: its first item, and what was told of it."""

from __future__ import annotations

from datetime import UTC, datetime

from newsexport import api
from newsexport.options import Options, ProviderName
from newsexport.outcome import Outcome
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
OPTIONS = Options(
    now=NOW,
    url_template="https://example.com/{slug}-{key}",
    provider=ProviderName("Harbour News"),
)
"""With all that formats for readers ask for."""
STORY = "<title>Ferry sails again</title><description>The ferry sails again.</description>"
"""What most items of a feed say."""


def read(data: bytes | str) -> tuple[NewsItem, Report]:
    """The only item of a document, and the report of its reading."""
    report = Report()
    source = Source.of(data.encode() if isinstance(data, str) else data)
    (found,) = api.parsed_items(source, None, Options(now=NOW), report)
    return found.item, report


def lost(report: Report) -> str:
    """What was told as not read."""
    return "\n".join(each.message for each in report.diagnostics if each.code == "LS002")


def converted(data: bytes, *targets: str, options: Options = OPTIONS) -> Outcome:
    """What becomes of the first item, in the formats that are named."""
    return next(iter(api.convert_record(data, targets, options=options)))


def feed(item: str, spaces: str = "", root: str = "") -> bytes:
    """A feed of RSS with one item."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {spaces} {root}><channel><title>Harbour News</title><link>https://example.com/</link>
<description>News of the harbour</description><item>{item}</item></channel></rss>""".encode()
