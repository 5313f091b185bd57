"""partMeta and rightsInfo about a figure of the body: the metadata of its media object."""

from __future__ import annotations

import re
from typing import Any

from newsexport.formats.newsml_g2.read_concept import concept, party
from newsexport.formats.newsml_g2.read_content_meta import source_type
from newsexport.formats.newsml_g2.read_context import Reading
from newsexport.formats.newsml_g2.read_cursor import Cursor
from newsexport.formats.newsml_g2.read_values import code_attribute, date, label, token, uri
from newsexport.schema.v1 import Media, Rights

ALT_TEXT = "altText"
"""Our word for the role of a description that is an alternative text."""

_XML_ID = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)
_LABELS = (("headline", "headline"), ("creditline", "credit_line"))
_DESCRIPTIONS = {"caption": "caption", ALT_TEXT: "alt_text"}


def part_metas(root: Cursor, reading: Reading, ids: list[str | None]) -> None:
    """Give each media object what a partMeta of its own says; every other partMeta is kept."""
    media: list[Media] = reading.values.get("media", [])
    places = {_part_id(name, place): place for place, name in enumerate(ids) if name}
    for cursor in root.take("partMeta"):
        part, refs = cursor.element.get("partid"), cursor.element.get("contentrefs")
        place = places.get(str(part))
        if place is None or str(part) in reading.parts or refs not in (None, ids[place]):
            root.put_back(cursor)
            continue
        reading.parts[str(part)] = place
        cursor.attribute("partid")
        cursor.attribute("contentrefs")
        values = _values(cursor, reading)
        values["extensions"] = (*media[place].extensions, *cursor.rest())
        media[place] = media[place].model_copy(update=values)
        reading.origins[f"/media/{place}/created"] = cursor.path


def _part_id(name: str, place: int) -> str:
    """The partid that belongs to the id of a figure."""
    return f"part-{name}" if _XML_ID.fullmatch(name) else f"part-media-{place + 1}"


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
    identifier = cursor.one("altId")
    if identifier is not None:
        address = uri(token(identifier))
        if address is None or not identifier.is_bare():
            cursor.put_back(identifier)
        else:
            values["uri"] = address
    for element, field in _LABELS:
        _label(cursor, cursor.one(element), field, values)
    for child in cursor.take("description"):
        role = child.element.get("role") or child.element.get("roleuri")
        said = code_attribute(reading, child, "role", "drol", _DESCRIPTIONS) if role else None
        _label(cursor, child, _DESCRIPTIONS.get(said or ""), values)
    located = tuple(concept(each, reading) for each in cursor.take("located"))
    creators = tuple(party(each, reading) for each in cursor.take("creator"))
    return values | {
        name: found for name, found in (("located", located), ("creators", creators)) if found
    }


def _label(parent: Cursor, child: Cursor | None, field: str | None, values: dict[str, Any]) -> None:
    """A label that says nothing but its words becomes a field; any other is left."""
    if child is None:
        return
    words, kept = label(child)
    if field and field not in values and words and kept is None and child.is_bare():
        values[field] = words
    else:
        parent.put_back(child)


def media_rights(rights: Rights, reading: Reading) -> bool:
    """Give a media object the rights that are about it alone; False when they say more than it holds."""
    if len(rights.scope) != 1 or rights.extensions or rights.data_mining:
        return False
    place = reading.parts.get(rights.scope[0])
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
