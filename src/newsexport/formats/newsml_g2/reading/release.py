"""Whether the item may be published, and when: its status and its embargo. The strictest wins.

A second or misplaced `pubStatus` or `embargoed` may have been meant, so it counts, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from newsexport.formats.newsml_g2.names import NAR, STATUSES
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.values import (
    identity,
    instant,
    tell_precision,
    term,
    term_of_uri,
    token,
    told_moment,
)
from newsexport.syntax.xml import Paths

_OF_OTHERS = frozenset({"link", "altRep", "deliverableOf", "derivedFrom", "origRep", "remoteInfo"})
"""Elements about other items: a status inside is the other's."""
_LATEST = datetime.max.replace(tzinfo=UTC)


def release(root: Cursor, parents: tuple[Cursor, ...], reading: Reading) -> None:
    """Read status and embargo; `parents` are itemMeta and contentMeta, as far as there are any."""
    meta = parents[0] if parents and parents[0].name == "itemMeta" else None
    if meta is not None and _is_plain(root, meta, parents):
        _embargo(meta.take("embargoed"), reading)
        _pub_status(meta.take("pubStatus"), reading)
        return
    _embargo(_all("embargoed", root, parents), reading)
    _pub_status(_all("pubStatus", root, parents), reading)


_TAGS = tuple(tag for name in ("embargoed", "pubStatus") for tag in (f"{{{NAR}}}{name}", name))
_KEYS = tuple(tag for name in ("embargoed", "pubStatus") for tag in (name, f"{{}}{name}"))
"""The same as children of an item of that namespace are called: see `Cursor.holds`."""


def _is_plain(root: Cursor, meta: Cursor, parents: tuple[Cursor, ...]) -> bool:
    """Whether status and embargo stand nowhere but in itemMeta, as in nearly every item; then `_all` finds no others."""
    at_home = meta.element
    if meta.namespace != NAR or root.holds(_KEYS):
        return False
    return all(
        each.getparent() is at_home and each.tag[0] == "{"
        for parent in parents
        for each in parent.element.iter(*_TAGS)
    )


def _all(name: str, root: Cursor, parents: tuple[Cursor, ...]) -> list[Cursor]:
    """The elements of that name, the one in its right place first."""
    found: list[Cursor] = []
    for parent in parents:
        found += parent.take(name) if parent.name == "itemMeta" else []
    for parent in (root, *parents):
        found += parent.take_misplaced(name)
    tags = (f"{{{NAR}}}{name}", name)
    for parent in parents:
        for element in parent.element.iter(*tags):
            if element.getparent() is not parent.element:
                found += _inside(parent, name)
                break
    return found


def _inside(parent: Cursor, name: str) -> Iterator[Cursor]:
    """Those deeper below, where they say nothing of another item. They stay where they are."""
    places = Paths(parent.element)
    for number, element in enumerate(parent.element.iter(f"{{{NAR}}}{name}", name)):
        if element.getparent() is parent.element:
            continue
        around = [str(each.tag).rpartition("}")[2] for each in element.iterancestors()]
        inner = around[: around.index(parent.name)]
        if not _OF_OTHERS.intersection(inner):
            yield Cursor(element, parent.path + places.below(element), (number, ""))


def _embargo(cursors: list[Cursor], reading: Reading) -> None:
    """An embargo that is not understood holds with an open end: it is never dropped."""
    if not cursors:
        return
    first = cursors[0]
    ends: list[datetime] = []
    for cursor in cursors:
        text = token(cursor)
        until = instant(text)
        if text and until is None:
            until = told_moment(reading, "itemMeta/embargoed", text, cursor.path)
            if cursor is first and until is None:
                reading.keep_text("itemMeta/embargoed", text, cursor.path)
        ends.append(until or _LATEST)
        tell_precision(reading, "itemMeta/embargoed", text, cursor.path)
    latest = max(ends)
    until_when = "open-ended" if latest == _LATEST else latest
    if len(cursors) > 1 or _is_misplaced(first):
        shown = latest.isoformat() if latest != _LATEST else "an open end"
        for cursor in cursors[1:] or cursors:
            reading.not_understood(
                "itemMeta/embargoed", token(cursor) or "an open end",
                f"{_why(cursor)}; the embargo is taken to hold until {shown}", cursor.path,
            )  # fmt: skip
    reading.put("embargoed", until_when, first.path)
    reading.keep(first, "itemMeta/embargoed/")


def _why(cursor: Cursor) -> str:
    return "it stands in the wrong place" if _is_misplaced(cursor) else "there is more than one"


def _is_misplaced(cursor: Cursor) -> bool:
    """Whether an element is no child of itemMeta, or of another namespace than its parent."""
    parent = cursor.element.getparent()
    if parent is None:
        return False
    own = str(cursor.element.tag).rpartition("}")
    outer = str(parent.tag).rpartition("}")
    return outer[2] != "itemMeta" or own[0] != outer[0]


def _pub_status(cursors: list[Cursor], reading: Reading) -> None:
    """A status that is not understood withholds the item: it is never taken for usable."""
    if not cursors:
        return
    first = cursors[0]
    found = [_status(cursor, reading) for cursor in cursors]
    strictest = max(found, key=STATUSES.index)
    if len(cursors) > 1 or _is_misplaced(first):
        for cursor in cursors[1:] or cursors:
            reason = f"{_why(cursor)}; the item is taken as {strictest}"
            said = _said(cursor) or "nothing"
            reading.not_understood("itemMeta/pubStatus", said, reason, cursor.path)
    reading.put("pub_status", strictest, first.path)
    reading.keep(first, "itemMeta/pubStatus/")


def _status(cursor: Cursor, reading: Reading) -> str:
    """The status that one element says; what is none of the standard's is told."""
    found = identity(reading, cursor, "stat", STATUSES)
    left = cursor.attribute("qcode")  # of a code and a URI that differ, the code is left
    if found in STATUSES and left is None:
        return found
    given = {name: str(cursor.element.get(name) or "") for name in ("qcode", "uri")}
    said = _said(cursor)
    status = None if left else _meant(given, reading)
    if status is not None:
        reading.not_understood(
            "itemMeta/pubStatus", said or "", f"not a code as it stands; taken as {status}",
            cursor.path,
        )  # fmt: skip
        return status
    words = {_last(value) for value in (*given.values(), said or "")}
    status = "canceled" if words & {"canceled", "cancelled"} else "withheld"
    reason = "its code and its URI differ" if left and found in STATUSES else "no such status"
    reading.not_understood(
        "itemMeta/pubStatus", said or "nothing", f"{reason}; taken as {status}", cursor.path
    )
    for name in ("qcode", "uri"):
        cursor.leave(name, cursor.element.get(name))
    cursor.attribute("literal")
    return status


def _meant(given: dict[str, str], reading: Reading) -> str | None:
    """The status behind codes that differ from the standard's in case and blanks alone."""
    code, address = (given[name].strip().casefold() for name in ("qcode", "uri"))
    found = {term(reading, code, "stat", STATUSES)} if code else set()
    found |= {term_of_uri(address, "stat", STATUSES)} if address else set()
    status = found.pop() if len(found) == 1 else None
    return status if status in STATUSES else None


def _last(value: str) -> str:
    return value.strip().casefold().rpartition("/")[2].rpartition(":")[2]


def _said(status: Cursor) -> str | None:
    """The first of the attributes that name a status."""
    values = (status.element.get(name) for name in ("qcode", "uri", "literal"))
    return next((str(value) for value in values if value), None)
