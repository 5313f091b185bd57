"""Small pages of the web, and what is read of them."""

from __future__ import annotations

import json

from newsexport.formats.html.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

TITLE = "Keepers keep the lamp of Farrow Point lit"
LONG = (
    "The lighthouse keepers of Farrow Point met on Monday to talk about the lamp, which has burned since 1902. "
    "They agreed to keep it lit until the end of the year, and to ask the county for a new lens."
)
MORE = (
    "The county has set money aside for one lens a year, and three towers are waiting for theirs already. "
    "A decision is expected in the spring, when the council meets in Ostrel."
)


def page(
    body: str, head: str = "", title: str = "Keepers keep the lamp of Farrow Point lit"
) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def story(
    inside: str = "", head: str = "", title: str = "Keepers keep the lamp of Farrow Point lit"
) -> bytes:
    return page(
        f"<article><h1>{title}</h1><div class='text'><p>{LONG}</p>{inside}<p>{MORE}</p></div></article>",
        head,
        title,
    )


def items_of(data: bytes, **wanted: object) -> tuple[list[NewsItem], Report]:
    report = Report()
    options = Options(**{"base_uri": "https://news.example/lamp", **wanted})  # type: ignore[arg-type]
    return [parsed.item for parsed in read(Source.of(data), options, report)], report


def one(data: bytes, **wanted: object) -> NewsItem:
    (item,), _ = items_of(data, **wanted)
    return item


def linked(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'
