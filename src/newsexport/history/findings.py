"""Which findings are new since the last run of a feed, and which are gone."""

from __future__ import annotations

import sqlite3
from collections import Counter

from newsexport.diagnostic import Diagnostic, Since
from newsexport.report import MAX_RECENT, Report

_FAMILY = "HS"
"""What is told of a change is told once: it is new, and it is never gone."""
_ALL = ""
"""The fingerprint under which the number of all findings of a code stands."""


def compare(connection: sqlite3.Connection, feed: int, judge: str, report: Report) -> None:
    """Count in `report.history` what is new, gone and still there, and remember the findings of this run.

    `judge` is the profile by which was judged: only runs by the same one are compared. Findings are the same when
    their fingerprints are. Of a code of which a report keeps only samples, the numbers are compared.
    """
    query = "SELECT 1 FROM run WHERE feed = ? AND judge = ? LIMIT 1"
    known = connection.execute(query, (feed, judge)).fetchone() is not None
    before = _stored(connection, feed, judge)
    after = _of_report(report)
    history = report.history
    assert history is not None
    if history.runs and not known:
        reason = "no earlier run of this feed was judged by the same profile"
        report.skip("new and gone findings", reason)
    decided: dict[str, Counter[str]] = {}
    absent: list[tuple[str, str]] = []
    for code in {*before, *after}:
        old, new = before.get(code, Counter()), after.get(code, Counter())
        was, now = old[_ALL], new[_ALL]
        whole = sum(old.values()) == 2 * was and sum(new.values()) == 2 * now
        still = sum((old & new).values()) - min(was, now) if whole else min(was, now)
        if known:
            history.still += still
            history.new += now - still
            history.gone += was - still
        if known and whole:
            decided[code] = old
            absent += [(code, each) for each in sorted((old - new).keys() - {_ALL})]
    if known:
        history.absent = tuple(absent[:MAX_RECENT])
        report.compare(lambda found: _since(found, decided))
    connection.execute("DELETE FROM finding WHERE feed = ? AND judge = ?", (feed, judge))
    connection.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?)",
        (
            (feed, judge, code, fingerprint, count)
            for code, counts in after.items()
            if not code.startswith(_FAMILY)
            for fingerprint, count in counts.items()
        ),
    )


def _since(found: Diagnostic, decided: dict[str, Counter[str]]) -> Since | None:
    """Whether an earlier run had a finding; None where of its code only the number is known."""
    if found.code.startswith(_FAMILY):
        return "new"
    if found.code not in decided:
        return None
    return "unchanged" if found.fingerprint in decided[found.code] else "new"


def _stored(connection: sqlite3.Connection, feed: int, judge: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for code, fingerprint, count in connection.execute(
        "SELECT code, fingerprint, count FROM finding WHERE feed = ? AND judge = ?", (feed, judge)
    ):
        found.setdefault(code, Counter())[fingerprint] = count
    return found


def _of_report(report: Report) -> dict[str, Counter[str]]:
    """Code -> fingerprint -> findings, and under `_ALL` how many there are of the code."""
    found = {code: Counter({_ALL: total}) for code, total in report.by_code.items()}
    for each in report.diagnostics:
        found[each.code][each.fingerprint] += 1
    return found
