"""One poll of a feed: its items are put beside what is remembered, judged, and remembered in their turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsexport.codes.reading import RD002
from newsexport.diagnostic import Finding
from newsexport.format import Format
from newsexport.history import NAME, changes, departures, findings
from newsexport.history.item_state import COLUMNS, POINTERS, state_of, text_of
from newsexport.history.store import connect, told_of
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.identity import is_made_from_place
from newsexport.report import Report
from newsexport.report.records import History
from newsexport.rules.rule import Rule
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.version import VERSION

KEPT_DAYS = 365
"""How long an item is remembered that no poll has any more."""

_KILL = "NC027"
_STOPPING = {"IO002", "IO003", "IO004", "IO007", "IO009", "IO011"}
"""Faults, as errors, behind which nothing more was read."""

_POLL = """
CREATE TEMP TABLE poll (
  uri TEXT PRIMARY KEY, stated TEXT, url TEXT, version INTEGER, version_created TEXT, content_modified TEXT, published TEXT,
  moment TEXT, expires TEXT, status TEXT, words TEXT, whole TEXT, place INTEGER, item INTEGER, pointers TEXT,
  start INTEGER, stop INTEGER, line INTEGER, col INTEGER, path TEXT) WITHOUT ROWID;
CREATE INDEX poll_by_url ON poll (url);
CREATE TEMP TABLE superseded (uri TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_KEPT = (*COLUMNS, "place", "item", "pointers", "start", "stop", "line", "col", "path")
_KEEP = f"""
INSERT INTO poll ({", ".join(_KEPT)}) VALUES ({", ".join("?" * len(_KEPT))}) ON CONFLICT (uri) DO UPDATE SET
  {", ".join(f"{name} = excluded.{name}" for name in _KEPT if name != "uri")}
WHERE excluded.version >= poll.version
"""  # noqa: S608 - names of fields only
"""Of several versions in one document the last one counts."""


class Poll:
    """The items of one input on their way into the state file. They wait in a temporary table, not in memory."""

    def __init__(self, source: Source, options: Options, path: Path) -> None:
        """Raises BadOption, OutputUnavailable."""
        self._source = source
        self._options = options
        self._path = path
        self._connection = connect(path)
        self._place = 0
        self._feed: int | None = None
        self._polled = False
        with told_of(path):
            for statement in _POLL.split(";"):
                self._connection.execute(statement)
            self._connection.execute("BEGIN")

    def see(self, parsed: Parsed, report: Report) -> None:
        """Take up an item; one whose uri was made from its place or its words would not be known again."""
        item, window, index = parsed.item, parsed.origins.window, self._place
        self._place += 1
        from_words = (
            any(each.code == RD002.code for each in report.tally) and not item.canonical_url
        )
        if from_words or is_made_from_place(item, self._source.name, index):
            return
        found = state_of(item)
        pointers = "\n".join(parsed.origins.source_pointer(each) or "" for each in POINTERS)
        at = report.item.index if report.item is not None else index
        with told_of(self._path):
            self._connection.execute(
                _KEEP,
                (
                    *(getattr(found, name) for name in COLUMNS), index, at, pointers,
                    window.start, window.end, window.line, window.column, window.path,
                ),
            )  # fmt: skip
            self._connection.executemany(
                "INSERT OR IGNORE INTO superseded VALUES (?)",
                [(each.uri,) for each in item.supersedes if each.uri],
            )

    def ruled(self, rules: Iterable[Rule]) -> Iterator[Rule]:
        """The rules for this run: a kill is one of an unknown item only where no earlier run knows the item."""
        for each in rules:
            yield replace(each, check=self._unless_known(each)) if each.code.code == _KILL else each

    def _unless_known(self, rule: Rule) -> Callable[..., Iterator[Finding]]:
        def check(item: NewsItem, seen_: Any) -> Iterator[Finding]:
            found = list(rule.check(item, seen_))
            if found and not self._knows(item.uri):
                yield from found

        return check

    def _knows(self, uri: str) -> bool:
        with told_of(self._path):
            query = "SELECT 1 FROM item WHERE feed IN (SELECT id FROM feed) AND uri = ?"
            known = self._connection.execute(query, (uri,)).fetchone() is not None
            self._connection.execute(
                "COMMIT"
            )  # so that no other run waits for the rest of the input
            self._connection.execute("BEGIN")
        return known

    def judge(self, card: Format, report: Report) -> None:
        """Compare with what is remembered. From here on other runs wait, until `remember` or the end."""
        name = self._name(card, report)
        if name is None:
            report.skip(NAME, "the input has no name to be known again by: name its feed (--feed)")
            return
        if _is_cut(report):
            report.skip(NAME, "the input was not read to its end, so it is not remembered either")
            return
        with told_of(self._path):
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN IMMEDIATE")
            self._judge(name, card, report)

    def _judge(self, name: str, card: Format, report: Report) -> None:
        run, now = self._connection.execute, text_of(self._options.time)
        assert now is not None
        run("INSERT OR IGNORE INTO feed (name) VALUES (?)", (name,))
        (feed,) = run("SELECT id FROM feed WHERE name = ?", (name,)).fetchone()
        runs, last = run("SELECT count(*), max(at) FROM run WHERE feed = ?", (feed,)).fetchone()
        if last is not None and last > now:
            reason = "the state file holds a later run of this feed, with which nothing earlier is compared"
            report.skip(NAME, reason)
            return
        self._feed, self._polled = feed, card.polled
        report.history = History(feed=name, runs=runs, last=last)
        if not runs:
            report.skip(
                NAME, "this is the first run of this feed; the next one is compared with it"
            )
            return
        changes.judge(self._connection, feed, report)
        if card.polled and _is_partly_read(report):
            report.skip(f"{NAME}: HS005", "not every item could be read")
        elif card.polled:
            departures.judge(self._connection, feed, now, report)

    def remember(self, report: Report) -> None:
        """Write the poll and its findings into the state file. Raises OutputUnavailable."""
        if self._feed is None or report.history is None:
            return
        now, profile = self._options.time, self._options.profile
        at = text_of(now)
        assert at is not None
        with told_of(self._path):
            judge = profile.name if profile else ""
            findings.compare(self._connection, self._feed, judge, report)
            (run,) = self._connection.execute(
                "INSERT INTO run (feed, at, made_by, judge, sha256, items) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (self._feed, at, VERSION, judge, report.sha256, self._place),
            ).fetchone()
            leaves = self._polled and not _is_partly_read(report)
            changes.remember(self._connection, self._feed, run, at, leaves=leaves)
            changes.forget(self._connection, self._feed, now, KEPT_DAYS)
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let the file go. What was not remembered is forgotten."""
        self._connection.close()

    def _name(self, card: Format, report: Report) -> str | None:
        """By what the feed is known again: see docs/history.md."""
        if self._options.feed is not None:
            return self._options.feed
        if card.polled and report.feed:
            return _without_user(report.feed)
        if self._source.path is None:
            return None
        path = self._source.path.absolute()
        return str(path if card.polled else path.parent)


def _without_user(address: str) -> str:
    """An address without a user's name and password."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _is_cut(report: Report) -> bool:
    """Whether a fault stopped the reading, or left an item out."""
    stopping = (kind == "system" or code in _STOPPING for kind, code in report.faults)
    return report.unavailable or any(stopping)


def _is_partly_read(report: Report) -> bool:
    """Whether there may be items that were not read."""
    return any(kind == "read" for kind, _ in report.faults)
