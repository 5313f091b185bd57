"""What agencies say in the manner of ninjs 1.x beside the standard: bylines, the photographer, terms in a list, links.

They count where an object says nothing by the property of the standard. Values that are not of the form that is known
here stay extensions.
"""

from __future__ import annotations

from typing import Any

from newsexport.formats.ninjs.cursor import Cursor
from newsexport.payloads.identity import is_absolute
from newsexport.prose.bylines import authors_in
from newsexport.schema.v1 import Concept, Party

BYLINES = "bylines"
_PLACE = ("city", "countryareaname", "countryname")


def byline(cursor: Cursor) -> str | None:
    """`bylines`: the lines of objects that say no more than `by` and `title`."""
    entries = _objects(cursor, BYLINES)
    lines = [each.get("by") for each in entries]
    if not lines or not all(isinstance(line, str) and line.strip() for line in lines):
        return None
    if all(set(each) <= {"by", "title"} for each in entries):
        cursor.taken.add(BYLINES)
    shown = [", ".join(filter(None, (_word(e, "by"), _word(e, "title")))) for e in entries]
    return "\n".join(shown)


def makers(cursor: Cursor) -> list[tuple[str, Party]]:
    """Who the bylines name, with the title of a lone one; else `photographer`."""
    found: list[tuple[str, Party]] = []
    for index, entry in enumerate(_objects(cursor, BYLINES)):
        names = authors_in(_word(entry, "by") or "")
        title = _word(entry, "title") if len(names) == 1 else None
        place = f"{cursor.pointer}/{BYLINES}/{index}/by"
        found += [(place, Party(name=name, job_title=title)) for name in names]
    photographer = cursor.value.get("photographer")
    if isinstance(photographer, dict) and (name := _word(photographer, "name")):
        if set(photographer) <= {"name", "code", "title"}:
            cursor.taken.add("photographer")
        party = Party(
            name=name, literal=_word(photographer, "code"), job_title=_word(photographer, "title")
        )
        found.append((cursor.at("photographer"), party))
    return found


def provider(cursor: Cursor) -> Party | None:
    """`provider`: the name of the agency."""
    name = _word(cursor.value, "provider")
    if name is None:
        return None
    cursor.taken.add("provider")
    return Party(name=name)


def usage_terms(cursor: Cursor) -> str | None:
    """`usageterms` as a list of texts."""
    value = cursor.value.get("usageterms")
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    cursor.taken.add("usageterms")
    return "\n".join(each.strip() for each in value if each.strip()) or None


def credit_line(cursor: Cursor) -> str | None:
    """Whom to credit: what is called a credit line in any spelling, and `description_creditline`, which is no description."""
    return _first_of(cursor, ("creditline", "creditLine", "description_creditline"))


def alt_text(cursor: Cursor) -> str | None:
    """What stands for a picture where it is not seen: what is called so, or in 1.x the text that a picture has."""
    is_seen = cursor.family == "1" and cursor.value.get("type") in ("picture", "graphic")
    own = ("body_text",) if is_seen else ()
    return _first_of(cursor, ("altText", "alttext", "alt_text", *own))


def dateline(cursor: Cursor) -> str | None:
    """`locationline`: the place and the agency, as they stand before the first words."""
    return _first_of(cursor, ("locationline",))


def _first_of(cursor: Cursor, names: tuple[str, ...]) -> str | None:
    """The text under the first of some names that has one; it counts as taken."""
    for name in names:
        if value := _word(cursor.value, name):
            cursor.taken.add(name)
            return value
    return None


def place(cursor: Cursor) -> tuple[Concept, ...]:
    """`datelinelocation`: a city with its state and country; its codes and its point stay beside it."""
    value = cursor.value.get("datelinelocation")
    if not isinstance(value, dict):
        return ()
    names = [name for part in _PLACE if (name := _word(value, part))]
    if not names:
        return ()
    if set(value) <= set(_PLACE):
        cursor.taken.add("datelinelocation")
    return (Concept(name=names[0], broader=tuple(Concept(name=name) for name in names[1:])),)


def canonical_url(cursor: Cursor) -> str | None:
    """The address of the page, where `links` holds that alone."""
    entries = _objects(cursor, "links")
    if len(entries) != 1 or set(entries[0]) != {"href", "rel"}:
        return None
    (entry,) = entries
    href = _word(entry, "href")
    if entry["rel"] != "canonical" or href is None or not is_absolute(href):
        return None
    cursor.taken.add("links")
    return href


def _word(value: dict[str, Any], name: str) -> str | None:
    said = value.get(name)
    return said.strip() or None if isinstance(said, str) else None


def _objects(cursor: Cursor, name: str) -> list[dict[str, Any]]:
    value = cursor.value.get(name)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return []
    return value
