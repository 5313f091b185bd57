"""Media of NITF as media objects. Source: NITF 3.6, media and what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.basic_dates import extended
from newsexport.payloads.content import pixels
from newsexport.payloads.nitf.names import MEDIA_KINDS, MEDIA_METADATA, NITF
from newsexport.payloads.running_text import content
from newsexport.payloads.xhtml.media_read import caption_of, plain_lines
from newsexport.payloads.xhtml.state import Place, Reading, frame
from newsexport.schema.v1 import Extension, Figure, Media, PartialDate, Party, Rendition
from newsexport.syntax.xml import Element, local

_NUMBER = re.compile(r"\d+(\.\d*)?([eE][+-]?\d{1,3})?")
_FIELDS: dict[str, tuple[str, Callable[[str], object | None]]] = {
    "source": ("href", str),
    "mime-type": ("media_type", str),
    "width": ("width", pixels),
    "height": ("height", pixels),
}
"""Attribute of media-reference -> field of Rendition, and how it is read."""

_OF_MEDIA = {
    "alternate-text": "alt_text",
    "source-credit": "credit_line",
    "copyright": "copyright_notice",
}
"""Attribute of media-reference -> field of Media."""


class MediaReader:
    """Reads the media of one body into its Reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def figure(self, element: Element, rest: dict[str, Any], place: Place) -> Figure | None:
        """A figure; None for media that no figure shows, or that belong to the figure before."""
        shared = frame(element, rest, {"id", "media-type"})
        if rest.get("empty"):
            return Figure(media=rest["media"], **shared)
        name = self._medium(element, rest, place.xpath)
        if rest.get("unshown"):
            return None
        return Figure.model_validate({"media": rest.get("media", [name]), **shared})

    def _medium(self, element: Element, rest: dict[str, Any], xpath: str) -> str | None:
        reading = self._reading
        name = rest["mediaId"] if "mediaId" in rest else reading.new_id(element)
        media_type = (element.get("media-type") or "").lower()
        if media_type != "other" and media_type not in MEDIA_KINDS:
            reading.leave(element, element.get("media-type"), "media-type")
        fields: dict[str, Any] = {
            "id": name,
            "kind": rest.get("kind", MEDIA_KINDS.get(media_type, "other")),
            "uri": rest.get("uri"),
        }
        if "alt" in rest:
            fields["alt_text"] = rest["alt"]
        renditions: list[Rendition] = []
        captions: list[str] = []
        further: list[Extension] = []
        for node in content(element):
            if isinstance(node, str):
                reading.leave(element, node)
            elif local(node) == "media-reference":
                renditions.append(self._reference(node, fields))
            elif local(node) == "media-caption":
                words = caption_of(node, reading)
                captions += [] if words is None else [words]
            elif local(node) == "media-producer":
                words = plain_lines(node, reading) or None
                if fields.setdefault("credit_line", words) != words and words:
                    further.append(Extension(namespace=NITF, name="media-producer", value=words))
            elif local(node) == "media-metadata" and node.get("name"):
                reading.leave_attributes(node, {"name", "value"})
                reading.leave_inside(node)
                if not _take_metadata(node, fields):
                    further.append(_metadata(node))
            elif not self._of_newspapers(node, fields, captions):
                reading.leave_all(node)
        medium = Media(
            **fields,
            caption="\n".join(captions) if captions else None,
            renditions=() if "renditions" in rest else tuple(renditions),
            extensions=tuple(further),
        )
        reading.add_medium(medium, element, xpath, rest)
        return medium.id

    def _of_newspapers(self, node: Element, fields: dict[str, Any], captions: list[str]) -> bool:
        """Take what systems of newspapers write beside NITF, where nothing else says it; whether it was taken."""
        name = local(node)
        if name not in _OF_NEWSPAPERS or len(node):
            return False
        words = plain_lines(node, self._reading)
        if name.endswith("caption"):
            if captions:
                return words in captions
            captions.append(words)
            return bool(words)
        if name == "media-byline":
            known = fields.setdefault("creators", (Party(name=words),)) if words else ()
            return any(party.name == words for party in known)
        return bool(words) and fields.setdefault("credit_line", words) == words

    def _reference(self, element: Element, of_media: dict[str, Any]) -> Rendition:
        """A rendition; what the reference says of the whole object goes to `of_media`."""
        rest = marks.load(element)
        fields: dict[str, Any] = {k: rest[k] for k in ("uri", "size", "role") if k in rest}
        further: list[Extension] = []
        self._reading.leave_inside(element)
        for name, value in (*marks.attributes_of(element), *_aside(rest)):
            known = _FIELDS.get(name)
            held = known[1](value) if known else None
            seconds = element.get("time-unit-of-measure", "seconds").lower() in (
                "seconds",
                "second",
            )
            if (name in marks.MARKS and rest) or (name, value) == ("units", "pixels"):
                continue
            if name == "source" and "href" in rest:
                continue  # it is the uri, which stands in the mark
            if known and held is not None:
                fields[known[0]] = held
            elif name in _OF_MEDIA and of_media.setdefault(_OF_MEDIA[name], value) == value:
                continue
            elif name == "time" and seconds and _NUMBER.fullmatch(value):
                fields["duration"] = float(value)
            elif name != "time-unit-of-measure" or not seconds:
                further.append(Extension(namespace=NITF, name=f"@{name}", value=value))
        if "extensions" in rest:
            further = [Extension.model_validate(entry) for entry in rest["extensions"]]
        return Rendition(extensions=tuple(further), **fields)


_OF_NEWSPAPERS = frozenset(
    {"media-printcaption", "media-originalcaption", "media-byline", "media-printproducer"}
)
"""Elements that the systems of newspapers write into media objects."""


def _aside(rest: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a reference to no file says of it."""
    held = rest.get("attributes")
    for name, value in held.items() if isinstance(held, dict) else ():
        if isinstance(value, str):
            yield name, value


def _take_metadata(element: Element, fields: dict[str, Any]) -> bool:
    """Put what a name of ours says into its field; whether that was possible."""
    name, value = element.get("name", ""), element.get("value", "").strip()
    if name == "creator" and value:
        fields["creators"] = (*fields.get("creators", ()), Party(name=value))
        return True
    field = MEDIA_METADATA.get(name)
    if field is None or not value or field in fields:
        return False
    if field == "created":
        try:
            fields[field] = PartialDate(extended(value))
        except ValueError:
            return False
        return True
    if field in {"licence", "digital_source_type"} and re.search(r"\s", value):
        return False
    fields[field] = value
    return True


def _metadata(element: Element) -> Extension:
    return Extension(
        namespace=NITF, name=f"media-metadata/{element.get('name')}", value=element.get("value")
    )
