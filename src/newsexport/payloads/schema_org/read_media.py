"""ImageObject and its like, addresses of pictures, and lists of both, as media objects."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.read_things import Dropped, concept, party, uri_of
from newsexport.payloads.schema_org.things import Kind
from newsexport.payloads.schema_org.values import (
    partial_date,
    reference,
    seconds,
    size_in_bytes,
    stated_number,
    text_of,
)
from newsexport.payloads.schema_org.write_media import NINATURE
from newsexport.schema.v1 import Media, Rendition
from newsexport.schema.v1.media import MediaKind
from newsexport.vocab import schema_org

KINDS: dict[str, MediaKind] = {
    "image": "picture",
    "video": "video",
    "audio": "audio",
    "associatedMedia": "other",
}
"""Property of the article -> kind of media."""

_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:\s*;.*)?", re.ASCII)

_BY_TYPE: dict[str, MediaKind] = {
    "ImageObject": "picture",
    "VideoObject": "video",
    "AudioObject": "audio",
}


def medium(thing: Node | str, usual: MediaKind, dropped: Dropped) -> Media | None:
    """A media object from an object or an address; None when it says nothing."""
    if isinstance(thing, str):
        return Media(kind=usual, renditions=(Rendition(href=thing),))
    values: dict[str, Any] = {"kind": _kind(thing, usual), "uri": uri_of(thing, dropped)}
    values["id"] = thing.take_text("identifier")
    values["renditions"] = _renditions(thing, dropped)
    values.update(_words(thing, values["kind"], dropped))
    values.update(_origin(thing, dropped))
    values.update(_rights(thing))
    values["extensions"] = thing.extensions()
    for unheld in thing.unheld():
        dropped(*unheld)
    given = {name: value for name, value in values.items() if value not in (None, ())}
    return Media(**given) if given.keys() - {"kind"} else None


def digital_source(thing: Node) -> str | None:
    """digitalSourceType as a URI of IPTC's vocabulary."""
    return _first(thing, "digitalSourceType", _source_uri)


def usage_terms(thing: Node) -> str | None:
    """usageInfo: an address, or the words of a work."""
    return _first(thing, "usageInfo", lambda value: text_of(_alone(value, "text")))


def licence(thing: Node) -> str | None:
    """The address of the licence: license as an address, or as a work with an address only."""
    return _first(thing, "license", lambda value: reference(_alone(value, "@id")))


def _first(thing: Node, name: str, said: Callable[[Any], str | None]) -> str | None:
    """What the first value of a property says that says something; the others are kept."""
    found = None
    for value, _ in thing.take(name):
        text = said(value) if found is None else None
        if text:
            found = text
        else:
            thing.keep(name, value)
    return found


def _alone(value: Any, name: str) -> Any:
    """The property of an object that has no other; any other value as it is."""
    is_alone = isinstance(value, dict) and value.keys() <= {"@type", name}
    return value.get(name) if is_alone else value


def _source_uri(value: Any) -> str | None:
    text = text_of(value) or (value.get("@id") if isinstance(value, dict) else None)
    code = schema_org.DIGITAL_SOURCES.get(schema_org.plain_name(text)) if text else None
    if code:
        return schema_org.DIGITAL_SOURCE_SCHEME + code
    is_one = text and text.startswith(schema_org.DIGITAL_SOURCE_SCHEME)
    return reference(text) if is_one else None


def _kind(thing: Node, usual: MediaKind) -> MediaKind:
    kind = usual
    for name, meant in _BY_TYPE.items():
        if schema_org.is_a(thing.types, name):
            kind = meant
    stated = thing.take_labels("additionalType")
    for text, value, _ in stated:
        word = text.removeprefix(NINATURE)
        if kind == "picture" and word != text and word in ("graphic", "animation"):
            kind = cast("MediaKind", word)
        else:
            thing.keep("additionalType", value)
    return kind


def _words(thing: Node, kind: MediaKind, dropped: Dropped) -> dict[str, Any]:
    values: dict[str, Any] = {
        "headline": thing.take_text("headline"),
        "credit_line": thing.take_text("creditText"),
        "copyright_holder": _holder(thing, dropped),
        "copyright_notice": thing.take_text("copyrightNotice"),
    }
    if kind in ("video", "audio", "other"):
        values["caption"] = thing.take_text("description")
    else:
        values["caption"] = thing.take_text("caption")
        values["alt_text"] = thing.take_text("description")
    return values


def _holder(thing: Node, dropped: Dropped) -> str | None:
    """The name of the copyright holder; an object that says more is kept as an extension."""
    found = None
    for value, pointer in thing.take("copyrightHolder"):
        name = text_of(value)
        if isinstance(value, dict) and value.keys() == {"@type", "name"}:
            name = text_of(value["name"])
        if found is not None or name is None:
            thing.keep("copyrightHolder", value)
            continue
        found = name
        if isinstance(value, dict) and "@type" in value:
            dropped("@type of copyrightHolder", f"{pointer}/@type", value["@type"])
    return found


def _origin(thing: Node, dropped: Dropped) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for value, _ in thing.take("dateCreated"):
        moment = partial_date(value)
        if "created" not in values and moment:
            values["created"] = moment
        else:
            thing.keep("dateCreated", value)
    creators: list[Any] = []
    for one, value, _ in thing.take_nodes("creator" if thing.has("creator") else "author"):
        maker = party(one, dropped)
        if maker:
            creators.append(maker)
        else:
            thing.keep("creator", value)
    places: list[Any] = []
    for one, value, _ in thing.take_nodes("locationCreated"):
        place = concept(one, Kind("Place"), dropped)
        if place:
            places.append(place)
        else:
            thing.keep("locationCreated", value)
    return {**values, "creators": tuple(creators), "located": tuple(places)}


def _rights(thing: Node) -> dict[str, Any]:
    return {
        "usage_terms": usage_terms(thing),
        "licence": licence(thing),
        "digital_source_type": digital_source(thing),
    }


def _renditions(thing: Node, dropped: Dropped) -> tuple[Rendition, ...]:
    found = []
    first = _rendition(thing)
    if first:
        found.append(first)
    for one, value, _ in thing.take_nodes("encoding"):
        if isinstance(one, str):
            found.append(Rendition(href=one))
            continue
        further = _rendition(one)
        if further:
            said = {"uri": uri_of(one, dropped), "extensions": one.extensions()}
            found.append(further.model_copy(update=said))
            for unheld in one.unheld():
                dropped(*unheld)
        else:
            thing.keep("encoding", value)
    return tuple(found)


def _rendition(thing: Node) -> Rendition | None:
    values: dict[str, Any] = {"href": _first_address(thing)}
    for name in ("width", "height"):
        values[name] = _measure(thing, name, stated_number)
    values["size"] = _measure(thing, "contentSize", size_in_bytes)
    values["duration"] = _measure(thing, "duration", seconds)
    values["media_type"] = _first(thing, "encodingFormat", _media_type)
    given = {name: value for name, value in values.items() if value is not None}
    return Rendition(**given) if given else None


def _media_type(value: Any) -> str | None:
    """A media type; schema.org takes addresses of formats as well, and people write `JPEG`."""
    text = text_of(value)
    return text if text and _MEDIA_TYPE.fullmatch(text) else None


def _first_address(thing: Node) -> str | None:
    """contentUrl, else url; a url that says the same is not repeated."""
    address = None
    for name in ("contentUrl", "url"):
        for value, _ in thing.take(name):
            text = text_of(value) or reference(value)
            if address is None and text:
                address = text
            elif text is None or text != address:
                thing.keep(name, value)
    return address


def _measure(thing: Node, name: str, understand: Any) -> Any:
    found = None
    for value, _ in thing.take(name):
        number = understand(value)
        if found is None and number is not None:
            found = number
        else:
            thing.keep(name, value)
    return found
