"""partMeta and rightsInfo about a figure of the body: the metadata of its media object."""

from __future__ import annotations

from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.formats.newsml_g2.names import SEE_ALSO, part_uri
from newsexport.formats.newsml_g2.reading.concept import concept, party
from newsexport.formats.newsml_g2.reading.content_meta import source_type
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.values import code_attribute, date, label, token
from newsexport.schema.v1 import Link, Media, Rights
from newsexport.schema.v1.model import with_valid

_LABELS = (("headline", "headline"), ("creditline", "credit_line"))
_ELEMENTS = {
    "created": "contentCreated", "digital_source_type": "digitalSourceType", "headline": "headline",
    "credit_line": "creditline", "caption": "description",
}  # fmt: skip
"""Field of a medium -> the element of its partMeta that says it."""


def part_metas(root: Cursor, reading: Reading, ids: list[str | None]) -> None:
    """Give each media object what a partMeta of its own says; every other partMeta is kept."""
    media: list[Media] = reading.values.get("media", [])
    places = {name: place for place, name in enumerate(ids) if name}
    for cursor in root.take("partMeta"):
        name, part = cursor.element.get("contentrefs", ""), cursor.element.get("partid")
        if part != f"part-{name}" or name not in places or part in reading.parts:
            root.put_back(cursor)
            continue
        place = reading.parts[part] = places[name]
        cursor.attribute("partid")
        cursor.attribute("contentrefs")
        values = _values(cursor, reading)
        values["extensions"] = (*media[place].extensions, *cursor.rest("partMeta/"))
        media[place] = with_valid(media[place], **values)
        for field, element in _ELEMENTS.items():
            if field in values:
                at = f"/media/{place}/{json_name(field)}"
                reading.origins[at] = f"{cursor.path}/{element}"


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
        _label(cursor, cursor.one(element), field, values)
    caption = cursor.one("description")
    if caption is not None:
        is_caption = code_attribute(reading, caption, "role", "drol", ("caption",)) == "caption"
        _label(cursor, caption, "caption" if is_caption else None, values)
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


def drop_picture_links(reading: Reading, ids: list[str | None]) -> None:
    """In a message, a link to the item that one of the media objects is says nothing new."""
    media: list[Media] = reading.values.get("media", [])
    links: list[Link] = reading.values.get("links", [])
    if not (reading.in_message and media and links):
        return
    uri = reading.values["uri"]
    own = {part_uri(uri, name) for name in ids if name} | {medium.uri for medium in media}
    plain = {"rel", "uri", "item_class", "media_type"}
    reading.values["links"] = [
        link
        for link in links
        if link.uri not in own
        or link.rel != SEE_ALSO
        or not link.model_dump(exclude_defaults=True).keys() <= plain
    ]


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
    media[place] = with_valid(
        medium,
        copyright_holder=holder.name if holder else None,
        copyright_notice=rights.notice,
        usage_terms=rights.usage_terms,
        licence=rights.licence,
    )
    return True
