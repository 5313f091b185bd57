"""Figures and media objects as NITF: `media` with one `media-reference` for each rendition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsexport.payloads.content import element_ids
from newsexport.payloads.nitf.elements import Node, Writing, frame
from newsexport.payloads.nitf.names import MEDIA_KINDS, MEDIA_METADATA, MEDIA_TYPES
from newsexport.payloads.running_text import is_settled
from newsexport.schema.v1 import Figure, Media, Rendition
from newsexport.syntax.xml_text import element, text


class MediaWriter:
    """Writes the media of one body; each object once, at the first figure that shows it.

    The first element of a figure block names all that the block shows; further ones are marked as
    belonging to it, for NITF has no element around several media.
    """

    def __init__(self, media: Sequence[Media], writing: Writing, *, credited: bool) -> None:
        self._credited = credited
        self._media = media
        self._writing = writing
        self._ids = element_ids(media)
        self._waiting = dict(enumerate(media))
        self._by_id: dict[str, int] = {}
        for index, medium in enumerate(media):
            if medium.id:
                self._by_id.setdefault(medium.id, index)

    def figure(self, block: Figure) -> list[Node]:
        """The elements of a figure block."""
        indexes = [self._by_id.get(name) for name in block.media]
        fresh = [i for i in dict.fromkeys(indexes) if i is not None and i in self._waiting]
        nodes = [self._medium(index) for index in fresh]
        for node in nodes[1:]:
            node.rest["unshown"] = True
        if not nodes:
            nodes = [
                Node("media", {"media-type": "other"}, {"empty": True}, element("media-reference"))
            ]
        first = nodes[0]
        of_block = frame(Writing(), "media", block)
        first.attributes |= {"class": block.role, "xml:lang": block.language}
        first.rest |= {k: v for k, v in of_block.rest.items() if k != "id"}
        if block.id is not None:
            first.rest["id"] = block.id
        style = of_block.attributes.get("style")
        if style is not None:
            first.attributes["style"] = style
        if len(fresh) != 1 or len(indexes) != 1:
            first.rest["media"] = list(block.media)
        return nodes

    def unshown(self) -> list[Node]:
        """The elements of all media that no figure has shown."""
        nodes = [self._medium(index) for index in list(self._waiting)]
        for node in nodes:
            node.rest["unshown"] = True
        return nodes

    def _medium(self, index: int) -> Node:
        place = len(self._media) - len(self._waiting)
        medium = self._waiting.pop(index)
        media_type = MEDIA_TYPES[medium.kind]
        node = Node("media", {"media-type": media_type})
        name = self._ids[index]
        if self._writing.can_be_id(name):
            node.attributes["id"] = name
            if name != medium.id:
                node.rest["mediaId"] = medium.id
        else:
            node.rest["mediaId"] = medium.id
        further: dict[str, Any] = {
            "place": index if place != index else None,
            "kind": medium.kind if MEDIA_KINDS.get(media_type, "other") != medium.kind else None,
            "uri": medium.uri,
            "alt": medium.alt_text if not medium.renditions else None,
            "renditions": None if medium.renditions else [],
        }
        node.rest |= {key: value for key, value in further.items() if value is not None}
        shown = any(map(_address, medium.renditions))
        references = (
            _reference(
                rendition,
                None if number else medium.alt_text,
                {} if number or not self._credited else _of_medium(medium, shown),
            )
            for number, rendition in enumerate(medium.renditions)
        )
        node.content = "".join(references) or element("media-reference")
        if self._credited:
            node.content = _metadata(medium) + node.content
        if medium.caption is not None:
            settled = medium.caption and is_settled(medium.caption)
            space = None if settled else "preserve"
            node.content += element("media-caption", text(medium.caption), xml_space=space)
        if self._credited and medium.credit_line and not shown:
            node.content += element("media-producer", text(medium.credit_line))
        return node


def _address(rendition: Rendition) -> str | None:
    """What names the file: where it is, else what it is called."""
    return rendition.href or rendition.uri


def _of_medium(medium: Media, shown: bool) -> dict[str, object]:
    """What a reference says of the whole object. Without a file the credit has an element of its own."""
    credit = medium.credit_line if shown else None
    return {"source-credit": credit, "copyright": medium.copyright_notice}


def _metadata(medium: Media) -> str:
    """What NITF has no element for, by names of our own."""
    said = [
        (name, str(value))
        for name, field in MEDIA_METADATA.items()
        if (value := getattr(medium, field)) is not None
    ]
    said += [("creator", party.name) for party in medium.creators if party.name]
    return "".join(
        Node("media-metadata", {"name": name, "value": value}).markup() for name, value in said
    )


def _reference(
    rendition: Rendition, alt_text: str | None, of_medium: dict[str, object] | None = None
) -> str:
    rest: dict[str, Any] = {}
    if rendition.uri is not None:
        rest["uri"] = rendition.uri
    address = _address(rendition)
    if address is not None and rendition.href is None:
        rest["href"] = None
    if rendition.role is not None:
        rest["role"] = rendition.role
    if rendition.size is not None:
        rest["size"] = rendition.size
    if rendition.extensions:
        rest["extensions"] = [
            e.model_dump(mode="json", by_alias=True) for e in rendition.extensions
        ]
    duration = rendition.duration
    of_file: dict[str, object] = {
        "mime-type": rendition.media_type,
        "width": rendition.width,
        "height": rendition.height,
        "time": None if duration is None else repr(duration),
        "time-unit-of-measure": None if duration is None else "seconds",
    }
    if address is None:  # a reference to no file must not look like one
        said = {**of_file, **(of_medium or {}), "alternate-text": alt_text}
        aside = {name: str(value) for name, value in said.items() if value is not None}
        rest |= {"attributes": aside} if aside else {}
        return Node("media-reference", {}, rest).markup()
    attributes = {"source": address, **of_file, **(of_medium or {}), "alternate-text": alt_text}
    return Node("media-reference", attributes, rest).markup()
