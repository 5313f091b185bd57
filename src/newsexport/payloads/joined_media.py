"""Media objects that feeds tell of in several places: in an enclosure, in Media RSS, in the story."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsexport.payloads.content import Content
from newsexport.schema.v1 import Block, Figure, Media

_MEDIA_NAME = re.compile(r"media-(\d{1,9})")


def joined(medium: Media, other: Media) -> Media:
    """Two accounts of one media object: the first one's words, and what only the other says."""
    renditions = list(medium.renditions)
    for rendition in other.renditions:
        at = next((i for i, each in enumerate(renditions) if each.href == rendition.href), None)
        if at is None:
            renditions.append(rendition)
            continue
        mine = renditions[at]
        added = {
            name: getattr(rendition, name)
            for name in ("media_type", "size", "width", "height", "duration", "role", "uri")
            if getattr(mine, name) is None and getattr(rendition, name) is not None
        }
        further = tuple(each for each in rendition.extensions if each not in mine.extensions)
        renditions[at] = mine.model_copy(
            update={**added, "extensions": (*mine.extensions, *further)}
        )
    added = {
        name: getattr(other, name)
        for name in (
            "id",
            "headline",
            "caption",
            "credit_line",
            "alt_text",
            "uri",
            "copyright_notice",
        )
        if getattr(medium, name) is None and getattr(other, name)
    }
    return medium.model_copy(update={**added, "renditions": tuple(renditions)})


_STATED = {
    "media_type": "mediaType", "size": "size", "width": "width", "height": "height", "duration": "duration",
}  # fmt: skip


def told_elsewhere(together: Media, first: Media, pointer: str, place: str) -> dict[str, str]:
    """Pointers of what of a joined object its second account alone says, which stands at `place`.

    `first`: the first account; `pointer`: of the joined object.
    """
    own = {each.href: each for each in first.renditions}
    return {
        f"{pointer}/renditions/{number}/{name}": place
        for number, each in enumerate(together.renditions)
        for attribute, name in _STATED.items()
        if getattr(each, attribute) is not None
        and getattr(own.get(each.href), attribute, None) is None
    }


def given_ids(media: list[Media]) -> int:
    """The highest number of an id `media-N` among them, for `read_html`."""
    ids = [each.id for each in media if each.id]
    numbers = [int(found[1]) for each in ids if (found := _MEDIA_NAME.fullmatch(each))]
    return max(numbers, default=0)


_WORDS = ("caption", "alt_text", "credit_line")

Lost = Callable[[str, str], None]
"""Told what a text says of a medium, and the words, that have no place."""


def tell_other_words(medium: Media, shown: Media, lost: Lost) -> None:
    """Tell the words of a medium in a text for which it has other ones already."""
    for name in _WORDS:
        mine, theirs = getattr(medium, name), getattr(shown, name)
        if mine and theirs and theirs.split() != mine.split():
            lost(f"the {name.replace('_', ' ')} of a medium in the text", theirs)


def take_media(media: list[Media], content: Content, lost: Lost) -> tuple[Block, ...]:
    """The blocks of a content; its media join those of the list at the same address, or are added to it."""
    if not content.media:
        return content.blocks
    renamed: dict[str, str] = {}
    for medium in content.media:
        at = _same(media, medium)
        if at is None:
            media.append(medium)
            continue
        tell_other_words(media[at], medium, lost)
        one = joined(media[at], medium)
        if medium.id and one.id and one.id != medium.id:
            renamed[medium.id] = one.id
        media[at] = one
    return with_names(content.blocks, renamed)


def with_names(blocks: tuple[Block, ...], renamed: Mapping[str, str]) -> tuple[Block, ...]:
    """The same blocks, at any depth, in which figures show media by other ids."""
    return _with_names(blocks, renamed) if renamed else blocks


def _with_names(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, Figure):
        names = tuple(dict.fromkeys(renamed.get(name, name) for name in value.media))
        return value if names == value.media else value.model_copy(update={"media": names})
    if isinstance(value, tuple):
        found = tuple(_with_names(each, renamed) for each in value)
        return found if any(a is not b for a, b in zip(found, value, strict=True)) else value
    for field in ("blocks", "items", "rows", "cells"):
        before = getattr(value, field, ())
        after = _with_names(before, renamed) if before else before
        if after is not before:
            value = value.model_copy(update={field: after})
    return value


def add_media(media: list[Media], further: list[Media]) -> Sequence[int]:
    """Add media objects to those of the list; what is at the same address is the same object.

    Returns where each of them is now.
    """
    before = len(media)
    if not before:
        media += further
        return range(len(media))
    found = []
    for medium in further:
        at = _same(media[:before], medium)
        if at is None:
            at = len(media)
            media.append(medium)
        else:
            media[at] = joined(medium, media[at])
        found.append(at)
    return found


def is_same(medium: Media, other: Media) -> bool:
    """Whether two accounts are of one media object: they have an address in common."""
    return _same([other], medium) is not None


def _same(media: list[Media], medium: Media) -> int | None:
    addresses = {rendition.href for rendition in medium.renditions if rendition.href}
    for index, each in enumerate(media):
        if addresses & {rendition.href for rendition in each.renditions}:
            return index
    return None
