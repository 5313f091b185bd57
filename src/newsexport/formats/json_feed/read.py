"""Reading JSON Feed 1.0 and 1.1: tolerant, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Window
from newsexport.formats.json_feed.item import Feed, feed_of, item_of
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a feed. Never raises for what is in it."""
    value = load(source, options, report)
    if value is not json.BROKEN:
        yield from items(value, source.name, options, report)
    report.window = None


def load(source: Source, options: Options, report: Report) -> Any:
    """The parsed document; BROKEN when it is none, with the reason in the report."""
    report.format = "json-feed"
    return json.parse_whole(source, report, options.limits)


def items(value: Any, name: str, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a parsed feed, one by one."""
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        place = "/items" if isinstance(value, dict) and "items" in value else ""
        reason = "the document is no object with a list of items"
        report.add(RD007, pointer=place, reason=reason, lacks="items")
        return
    feed = feed_of(value, report)
    if not value["items"]:
        report.add(RD007, pointer="/items", reason="the list of items is empty", severity="warning")
    for index, entry in enumerate(value["items"]):
        yield from _item(entry, index, feed, name, options, report)
    _tell_rest(value, feed, report)


def _item(
    entry: Any, index: int, feed: Feed, name: str, options: Options, report: Report
) -> Iterator[Parsed]:
    window = report.window
    report.begin_item(window)
    if isinstance(entry, dict) and entry:
        item, origins = item_of(entry, index, feed, name, options, report)
        report.name_item(item.uri, item.headline)
        yield Parsed(item, Origins(origins, window or Window()))
    else:
        report.add(RD007, pointer=f"/items/{index}", reason="it is no object with members")
    report.end_item()


def _tell_rest(value: dict[str, Any], feed: Feed, report: Report) -> None:
    """What the feed says of itself and no item holds."""
    for key, said in value.items():
        is_left = key not in feed.taken or key in feed.unsaid
        if is_left and said not in (None, "", [], {}):
            report.add(LS002, pointer=f"/{key}", what=f"the {key} of the feed", value=said)
