"""Clip lists, as press offices mail them: date, address and headline of a story, with tabs between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.codes.losses import LS002
from newsexport.format import Format
from newsexport.mapping import Home
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.identity import derive_uri
from newsexport.report import Report
from newsexport.schema.v1 import Headline, NewsItem
from newsexport.source import Source
from newsexport.syntax.encoding import decode
from newsexport.syntax.whole import whole
from newsexport.uncarried import tell_uncarried

SIGN = b"#clips\n"

MAPPING = {
    "uri": Home("the address", "only one that is the page's address"),
    "canonicalUrl": Home("second column"),
    "headlines": Home("third column", "only the main one, on one line"),
    "published": Home("first column", "only the day", only="write"),
}
"""Where each field stands. What has no line here is told as a loss when an item is written.

A time of publication needs its offset, which a day has not: it is written, and told as a loss when it is read.
"""


def sniff(head: bytes, name: str) -> float:
    """Sure when it begins with our sign."""
    return 0.95 if head.startswith(SIGN) else 0.0


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """One item per line; its origins say in which line each value stood."""
    data = whole(source, report, options.limits)
    decoded = decode(data, report) if data is not None else None
    if decoded is None:
        return
    lines = decoded.text.splitlines()
    for number, line in enumerate(lines[1:], start=2):
        day, url, headline = [*line.split("\t"), "", ""][:3]
        report.begin_item()
        if day:
            report.add(LS002, pointer=f"line {number}", what="the first column", value=day)
        uri, _ = derive_uri(source.name, number - 2, url=url)
        item = NewsItem(
            uri=uri,
            canonical_url=url or None,
            headlines=(Headline(text=headline),) if headline else (),
        )
        report.name_item(item.uri, item.headline)
        yield Parsed(item, Origins({"": f"line {number}", "/headlines/0": f"line {number}"}))
        report.end_item()


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a list of one."""
    return b"".join(bundle([item], options, report))


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """The sign, then one line per item."""
    yield SIGN
    for item in items:
        tell_uncarried(item, MAPPING, report, "clips")
        day = f"{item.published:%Y-%m-%d}" if item.published else ""
        headline = " ".join((item.headline or "").split())
        yield f"{day}\t{item.canonical_url}\t{headline}\n".encode()


CLIPS = Format(
    name="clips",
    title="clip list",
    syntax="text",
    media_types=("text/tab-separated-values",),
    suffix=".clips",
    public=True,
    needs_url=True,
    sniff=sniff,
    read=read,
    write=write,
    bundle=bundle,
    mapping=lambda _: MAPPING,
)
