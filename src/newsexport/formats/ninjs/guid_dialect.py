"""The common dialect of newsroom systems: ninjs 1.x with `guid` for `uri`, and properties that IPTC's has not.

They count where an object says nothing by the property of the standard, so a document of the standard is read
by the standard alone.
"""

from __future__ import annotations

from typing import Any

from newsexport.formats.ninjs.cursor import Cursor
from newsexport.payloads.identity import is_absolute
from newsexport.schema.v1 import Concept, ItemRef, Party

GUID = "guid"


def guid(cursor: Cursor) -> str | None:
    """The identifier that stands for `uri`, and counts as taken."""
    value = cursor.value.get(GUID)
    if not isinstance(value, str) or not value.strip():
        return None
    cursor.taken.add(GUID)
    return value.strip()


def authors(cursor: Cursor) -> list[tuple[str, Party]]:
    """`authors`: objects with a name, a role, and what stays an extension."""
    found = []
    for entry in _objects(cursor, "authors"):
        name = entry.text("name")
        if name is None:
            cursor.leave("authors")
            return []
        role, uri = entry.text("role"), entry.text("uri")
        fields: dict[str, Any] = {"name": name, "roles": (role,) if role else ()}
        fields["job_title"] = _job_title(entry)
        if uri is not None and is_absolute(uri):
            fields["uri"] = uri
        elif uri is not None:
            entry.leave("uri")
        found.append((entry.pointer, Party(**fields, extensions=entry.rest())))
    return found


def keywords(cursor: Cursor) -> tuple[str, ...]:
    """`keywords`: words in a list."""
    value = cursor.value.get("keywords")
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return ()
    cursor.taken.add("keywords")
    return tuple(dict.fromkeys(each.strip() for each in value if each.strip()))


def source(cursor: Cursor) -> tuple[str, Party] | None:
    """`source`: the name of whom the news comes from."""
    name = cursor.value.get("source")
    if not isinstance(name, str) or not name.strip():
        return None
    cursor.taken.add("source")
    return cursor.at("source"), Party(name=name.strip())


PUBLISHED = "firstpublished"
"""When the public first could read it."""


def services(cursor: Cursor) -> list[tuple[str, Concept]]:
    """`service`: objects with a name and a code."""
    found = []
    for entry in _objects(cursor, "service"):
        code, name = entry.text("code"), entry.text("name")
        if not (code or name) or entry.rest():
            cursor.leave("service")
            return []
        found.append((entry.pointer, Concept(literal=code, name=name)))
    return found


def evolved_from(cursor: Cursor) -> tuple[ItemRef, ...]:
    """`evolvedfrom`: the identifier of the item that this one was made from."""
    value = cursor.value.get("evolvedfrom")
    if not isinstance(value, str) or not is_absolute(value):
        return ()
    cursor.taken.add("evolvedfrom")
    return (ItemRef(uri=value),)


def _job_title(entry: Cursor) -> str | None:
    """`jobtitle`: words, or an object with a name, whose code stays beside it."""
    value = entry.value.get("jobtitle")
    name = (
        value.get("name") if isinstance(value, dict) and set(value) <= {"name", "qcode"} else value
    )
    if not isinstance(name, str) or not name.strip():
        return None
    if not isinstance(value, dict) or not value.get("qcode"):
        entry.taken.add("jobtitle")
    return name.strip()


def _objects(cursor: Cursor, name: str) -> list[Cursor]:
    value = cursor.value.get(name)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return []
    return list(cursor.entries(name))
