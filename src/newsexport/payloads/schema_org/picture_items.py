"""Items that are no texts: what a picture item says is said of its picture; a package is no article."""

from __future__ import annotations

from typing import NamedTuple

from newsexport.payloads.before_writing.own_picture import nature_of, own_caption, own_medium
from newsexport.payloads.schema_org.losses import Losses
from newsexport.schema.v1 import Media, NewsItem


class OwnWords(NamedTuple):
    """The media of an item, the own one with what the item says of it."""

    media: tuple[Media, ...]
    caption: int | None = None
    """Position of the description that is its caption."""
    created: bool = False
    """Whether it states the time of contentCreated."""


def is_package(item: NewsItem) -> bool:
    """Whether it is only a list of other items."""
    return bool(item.groups or nature_of(item) == "composite") and not item.body


def own_words(item: NewsItem, losses: Losses) -> OwnWords:
    """The media; in a picture, video or audio item the first of that kind with the item's words.

    Caption, credit and time of making are the item's there, and receivers look for them at the picture.
    """
    kind, index = nature_of(item), own_medium(item)
    if index is None:
        return OwnWords(item.media)
    medium = item.media[index]
    added: dict[str, object] = {}
    number = own_caption(item, medium)
    if number is not None:
        description = item.descriptions[number]
        added["caption"] = description.text
        losses.simplified("/descriptions", f"the caption is said of the {kind}")
        for name in ("language", "extensions"):
            if value := getattr(description, name):
                losses.lost(f"/descriptions/{number}/{name}", value)
    if item.credit_line and not medium.credit_line:
        added["credit_line"] = item.credit_line
    created = item.content_created is not None and medium.created in (None, item.content_created)
    if created:
        added["created"] = item.content_created
        if item.first_created:
            losses.simplified("/contentCreated", f"said as dateCreated of the {kind}")
    for name, value in added.items():
        if value != getattr(medium, name):
            alias = Media.model_fields[name].alias
            losses.simplified(f"/media/{index}/{alias}", "taken from the item")
    media = (*item.media[:index], medium.model_copy(update=added), *item.media[index + 1 :])
    return OwnWords(media, number, created)
