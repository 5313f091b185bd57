"""partMeta and rightsInfo about a figure of the body: the metadata of its media object."""

from __future__ import annotations

from typing import Any

from newsexport.formats.newsml_g2.read_concept import concept, party
from newsexport.formats.newsml_g2.read_content_meta import source_type
from newsexport.formats.newsml_g2.read_context import Reading
from newsexport.formats.newsml_g2.read_cursor import Cursor
from newsexport.formats.newsml_g2.read_values import date, label, token
from newsexport.schema.v1 import Media, Rights

PART = "part-"
"""Prefix of the partid of what is said about a media object; the id of its figure follows."""

_LABELS = (("headline", "headline"), ("creditline", "credit_line"), ("description", "caption"))


def part_metas(root: Cursor, reading: Reading, ids: list[str | None]) -> None:
    """Give each media object what a partMeta of its own says; every other partMeta is kept."""
    media: list[Media] = reading.values.get("media", [])
    places = {name: place for place, name in enumerate(ids) if name}
    seen: set[str] = set()
    for cursor in root.take("partMeta"):
        name = str(cursor.element.get("contentrefs", ""))
        own = cursor.element.get("partid") == PART + name
        if not own or name not in places or name in seen:
            root.put_back(cursor)
            continue
        seen.add(name)
        cursor.attribute("contentrefs")
        cursor.attribute("partid")
        place = places[name]
        values = _values(cursor, reading)
        values["extensions"] = (*media[place].extensions, *cursor.rest("partMeta/"))
        media[place] = media[place].model_copy(update=values)
        reading.origins[f"/media/{place}/created"] = cursor.path


def _values(cursor: Cursor, reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {}
    created = cursor.one("contentCreated")
    if created is not None:
        found = date(token(created))
        if found is None or not created.is_bare():
            cursor.put_back(created)
        else:
            values["created"] = found
    made = cursor.one("digitalSourceType")
    if made is not None:
        address = source_type(made, reading)
        if address is None or not made.is_bare():
            cursor.put_back(made)
        else:
            values["digital_source_type"] = address
    for element, field in _LABELS:
        child = cursor.one(element)
        if child is None:
            continue
        if element == "description" and child.element.get("role") == "drol:caption":
            child.attribute("role")
        words, kept = label(child)
        if words and kept is None and child.is_bare():
            values[field] = words
        else:
            cursor.put_back(child)
    located = tuple(concept(each, reading) for each in cursor.take("located"))
    creators = tuple(party(each, reading) for each in cursor.take("creator"))
    values.update({"located": located} if located else {}, **({"creators": creators} if creators else {}))
    return values


def media_rights(rights: Rights, ids: dict[str, int], reading: Reading) -> bool:
    """Give a media object the rights that are about it alone; False when they say more than it holds."""
    if len(rights.scope) != 1 or rights.extensions or rights.data_mining:
        return False
    place = ids.get(rights.scope[0])
    holder = rights.holder
    if place is None or (holder and holder.model_dump(exclude_defaults=True).keys() != {"name"}):
        return False
    media: list[Media] = reading.values["media"]
    medium = media[place]
    if any((medium.copyright_holder, medium.copyright_notice, medium.usage_terms, medium.licence)):
        return False
    media[place] = medium.model_copy(
        update={
            "copyright_holder": holder.name if holder else None,
            "copyright_notice": rights.notice,
            "usage_terms": rights.usage_terms,
            "licence": rights.licence,
        }
    )
    return True
