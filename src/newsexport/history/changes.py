"""What changed from the items that are remembered to those of a poll, and remembering them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from newsexport.diagnostic import Finding, ItemRef, Window
from newsexport.history.compare import CHURNED, OF_PAIRS
from newsexport.history.item_state import COLUMNS, POINTERS, ItemState, Remembered, text_of
from newsexport.report import Report
from newsexport.rules.rule import Rule
from newsexport.version import VERSION

_NOW = ", ".join(f"poll.{name}" for name in COLUMNS)
_OF_ITEM = (*COLUMNS, "earlier_words", "present", "departures", "unannounced", "made_by")
_BEFORE = ", ".join(f"item.{name}" for name in _OF_ITEM)
_PLACE = "poll.item, poll.pointers, poll.start, poll.stop, poll.line, poll.col, poll.path"

_PAIRS = f"""
SELECT {_NOW}, {_BEFORE}, {_PLACE} FROM poll JOIN item ON item.feed = ? AND item.uri = poll.uri
ORDER BY poll.place
"""  # noqa: S608 - names of fields only
_NEW = f"""
SELECT {_NOW}, {_PLACE} FROM poll WHERE poll.url IS NOT NULL AND poll.status <> 'canceled'
AND NOT EXISTS (SELECT 1 FROM item WHERE item.feed = ? AND item.uri = poll.uri)
AND NOT EXISTS (SELECT 1 FROM poll other WHERE other.url = poll.url AND other.uri <> poll.uri)
ORDER BY poll.place
"""  # noqa: S608 - names of fields only
_AT_ADDRESS = f"""
SELECT item.last_run, {_BEFORE} FROM item INDEXED BY item_by_url WHERE item.feed = ? AND item.url = ?
AND NOT EXISTS (SELECT 1 FROM poll WHERE poll.uri = item.uri)
ORDER BY item.last_run DESC LIMIT 2
"""  # noqa: S608 - names of fields only
_SUPERSEDED = "SELECT 1 FROM superseded WHERE uri = ?"
_REMEMBER = f"""
INSERT INTO item (feed, {", ".join(COLUMNS)}, place, present, first_seen, last_seen, last_run, made_by)
SELECT :feed, {", ".join(COLUMNS)}, place, 1, :at, :at, :run, :made_by FROM poll WHERE true
ON CONFLICT (feed, uri) DO UPDATE SET
  earlier_words = CASE WHEN item.made_by <> excluded.made_by THEN NULL
    WHEN item.words <> excluded.words THEN item.words ELSE item.earlier_words END,
  {", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "uri")},
  place = excluded.place, present = 1, unannounced = 0, last_seen = excluded.last_seen, last_run = excluded.last_run,
  made_by = excluded.made_by
"""  # noqa: S608 - names of fields only
_LEAVE = """
UPDATE item SET present = 0, departures = departures + 1
WHERE feed = ? AND present = 1 AND NOT EXISTS (SELECT 1 FROM poll WHERE poll.uri = item.uri)
"""


def judge(connection: sqlite3.Connection, feed: int, report: Report) -> None:
    """Put each item of the poll beside what is remembered of it, and of its address."""
    count, both = len(COLUMNS), len(COLUMNS) + len(_OF_ITEM)
    for row in connection.execute(_NEW, (feed,)):
        now = ItemState(*row[:count])
        other = _at_address(connection, feed, now)
        if other is not None:
            _tell(CHURNED, now, other, row[count:], report)
    for row in connection.execute(_PAIRS, (feed,)):
        now, before = ItemState(*row[:count]), _remembered(row[count:both])
        for each in OF_PAIRS:
            _tell(each, now, before, row[both:], report)
    report.end_item()


def remember(connection: sqlite3.Connection, feed: int, run: int, at: str, *, leaves: bool) -> None:
    """Write the items of the poll into the state; where `leaves`, those that it has not have left."""
    if leaves:
        connection.execute(_LEAVE, (feed,))
    connection.execute(_REMEMBER, {"feed": feed, "run": run, "at": at, "made_by": VERSION})


def forget(connection: sqlite3.Connection, feed: int, now: datetime, days: int) -> None:
    """Forget items and runs that are older than so many days."""
    try:
        until = text_of(now - timedelta(days=days))
    except OverflowError:  # the calendar is not that old
        return
    connection.execute("DELETE FROM item WHERE feed = ? AND last_seen < ?", (feed, until))
    connection.execute("DELETE FROM run WHERE feed = ? AND at < ?", (feed, until))


def _at_address(connection: sqlite3.Connection, feed: int, now: ItemState) -> Remembered | None:
    """The item that was at the address of a new one and is not there any more, if it is a single one."""
    found = connection.execute(_AT_ADDRESS, (feed, now.url)).fetchall()
    if not found or (len(found) == 2 and found[0][0] == found[1][0]):
        return None
    before = _remembered(found[0][1:])
    announced = connection.execute(_SUPERSEDED, (before.uri,)).fetchone()
    return None if announced or before.status == "canceled" else before


def _remembered(row: tuple[Any, ...]) -> Remembered:
    *values, earlier, present, departures, unannounced, made_by = row
    memory = (earlier, bool(present), departures, bool(unannounced), made_by == VERSION)
    return Remembered(*(*values, *memory))


def _tell(
    rule: Rule, now: ItemState, before: Remembered, place: tuple[Any, ...], report: Report
) -> None:
    """Findings about an item of the poll, at its place in the input."""
    findings: Iterator[Finding] = rule.check(now, before)
    for found in findings:
        index, pointers, start, stop, line, column, path = place
        places = dict(zip(POINTERS, pointers.split("\n"), strict=True))
        report.item, report.window = (
            ItemRef(index, now.uri),
            Window(start, stop, line, column, path),
        )
        report.record(
            rule.code, found.values, pointer=places[found.pointer] or None, severity=found.severity
        )
