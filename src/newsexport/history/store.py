"""The state file: an SQLite database that holds what earlier runs saw. Never a word of an article.

Each poll is one transaction, so that a run that is broken off leaves the file as it was, and runs at the same time wait
for each other.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsexport.errors import BadOption, OutputUnavailable

APPLICATION = 0x6E784853
"""How SQLite and `file` know that a database is ours (PRAGMA application_id)."""
VERSION = 2
"""Version of the tables (PRAGMA user_version)."""
WAIT_SECONDS = 30
"""How long a run waits for another that writes."""

_TABLES = """
CREATE TABLE feed (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE run (
  id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed, at TEXT NOT NULL, made_by TEXT NOT NULL,
  judge TEXT NOT NULL, sha256 TEXT, items INTEGER NOT NULL);
CREATE INDEX run_by_feed ON run (feed, id);
CREATE TABLE item (
  feed INTEGER NOT NULL REFERENCES feed, uri TEXT NOT NULL, stated TEXT, url TEXT, version INTEGER NOT NULL, version_created TEXT,
  content_modified TEXT, published TEXT, moment TEXT, expires TEXT, status TEXT NOT NULL, words TEXT NOT NULL,
  whole TEXT NOT NULL, earlier_words TEXT, place INTEGER NOT NULL, present INTEGER NOT NULL,
  departures INTEGER NOT NULL DEFAULT 0, unannounced INTEGER NOT NULL DEFAULT 0, first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL, last_run INTEGER NOT NULL, made_by TEXT NOT NULL,
  PRIMARY KEY (feed, uri)) WITHOUT ROWID;
CREATE INDEX item_by_url ON item (feed, url);
CREATE TABLE finding (
  feed INTEGER NOT NULL REFERENCES feed, judge TEXT NOT NULL, code TEXT NOT NULL, fingerprint TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (feed, judge, code, fingerprint)) WITHOUT ROWID;
"""
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)


@contextlib.contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Errors of SQLite as ours. Raises BadOption for a file that is none or damaged, else OutputUnavailable."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _DAMAGED:
            raise BadOption(
                f"{path} is no state file of newsexport, or is damaged ({error}); it was left as it is: "
                "name another file, or move this one away"
            ) from None
        busy = code == sqlite3.SQLITE_BUSY
        reason = f"another run holds it for {WAIT_SECONDS} seconds" if busy else str(error)
        raise OutputUnavailable(f"{path}: {reason}") from None


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a state file, which is made when there is none, for its owner only.

    Raises BadOption for any other file, which is not touched, and OutputUnavailable.
    """
    if os.path.isdir(path):
        raise BadOption(f"{path} is a folder: a state is kept in a file")
    if not os.path.isdir(path.parent):
        raise OutputUnavailable(f"{path}: there is no folder {path.parent}")
    with told_of(path):
        is_new = not os.path.exists(path)
        address = f"{path.absolute().as_uri()}?mode={'rwc' if is_new else 'rw'}"
        connection = sqlite3.connect(address, timeout=WAIT_SECONDS, isolation_level=None, uri=True)
        try:
            if is_new:
                os.chmod(path, 0o600)
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def demand(path: Path) -> None:
    """Raise, before any work is done, when a state file cannot be used: foreign, damaged, read-only, in use."""
    with contextlib.closing(connect(path)) as connection, told_of(path):
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if answer != "ok":
            raise BadOption(f"{path} is damaged ({answer}); it was left as it is")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """See whether the file is ours; make the tables in one that is empty."""
    connection.execute(
        "BEGIN"
    )  # what is asked for must be of one moment: another run may be making them
    ours = _is_ours(connection, path)
    connection.execute("COMMIT")
    if not ours:
        connection.execute("BEGIN EXCLUSIVE")
        if not _is_ours(connection, path):  # it was faster
            for statement in _TABLES.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    _upgrade(connection)


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring tables of an earlier release up to date; what it did not remember is empty."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) < VERSION:  # nobody was faster
        connection.execute("ALTER TABLE item ADD COLUMN stated TEXT")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the tables are there. Raises BadOption for the database of somebody else."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version = _version(connection)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return False
    if application != APPLICATION:
        raise BadOption(f"{path} is a database of another program; it was left as it is")
    if version > VERSION:
        raise BadOption(f"{path} was made by a later release of newsexport; it was left as it is")
    return True
