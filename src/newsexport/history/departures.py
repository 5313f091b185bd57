"""Items that left a feed although older ones remain, and nobody said why."""

from __future__ import annotations

import sqlite3

from newsexport.history.compare import VANISHED
from newsexport.history.item_state import COLUMNS, Remembered
from newsexport.report import Report

_BEFORE = ", ".join(f"item.{name}" for name in COLUMNS)
_LAST_POLL = f"""
SELECT poll.uri IS NOT NULL, item.status, item.expires, item.moment,
  item.uri IN (SELECT uri FROM superseded) OR item.url IN (SELECT url FROM poll WHERE url IS NOT NULL), {_BEFORE}
FROM item LEFT JOIN poll ON poll.uri = item.uri WHERE item.feed = ? AND item.present = 1
ORDER BY item.place DESC
"""  # noqa: S608 - names of fields only


def judge(connection: sqlite3.Connection, feed: int, now: str, report: Report) -> None:
    """Go through the last poll from its end: what left is told when an older item behind it is still there.

    What stands at the end leaves because the list is full; what is pinned to the top is old without meaning anything.
    """
    oldest: str | None = None
    gone: list[str] = []
    for remains, status, expires, moment, known, *row in connection.execute(_LAST_POLL, (feed,)):
        if remains:
            oldest = min(oldest or moment, moment) if moment else oldest
            continue
        announced = known or status == "canceled" or (expires is not None and expires <= now)
        if announced or moment is None or oldest is None or oldest >= moment:
            continue
        before = Remembered(*row)
        gone.append(before.uri)
        for found in VANISHED.check(before, before):
            report.record(VANISHED.code, found.values)
    connection.executemany(
        "UPDATE item SET unannounced = 1 WHERE feed = ? AND uri = ?", ((feed, uri) for uri in gone)
    )
