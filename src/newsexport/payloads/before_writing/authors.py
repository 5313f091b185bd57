"""Authors of items that state a byline only, for formats that name authors and print no byline."""

from __future__ import annotations

from newsexport.codes.losses import LS003
from newsexport.mapping import Homes, home_of
from newsexport.prose.bylines import authors_in
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem, Party


def with_authors(item: NewsItem, homes: Homes, target: str, report: Report) -> NewsItem:
    """The item with the persons whom its byline names as creators, where it states none; that is told."""
    if item.creators or not item.byline or home_of(homes, "creators/name") is None:
        return item
    names = authors_in(item.byline)
    if not names:
        return item
    how = "the persons whom the byline names"
    report.add(LS003, pointer="/creators", field="creators", target=target, how=how)
    return item.model_copy(update={"creators": tuple(Party(name=name) for name in names)})
