"""Media objects that feeds tell of in several places: in an enclosure, in Media RSS, in the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from newsexport.payloads.content import Content
from newsexport.schema.v1 import Block, Figure, Media

_MEDIA_NAME = re.compile(r"media-(\d{1,9})")


_ONCE = (
    "id", "headline", "caption", "credit_line", "alt_text", "uri", "copyright_notice", "copyright_holder",
    "licence", "usage_terms", "created", "located", "digital_source_type",
)  # fmt: skip
_OF_RENDITION = ("media_type", "size", "width", "height", "duration", "role", "uri")
Lose = Callable[[str, str], None]
"""Says that a value has no place: what it is, and the value."""


def joined(medium: Media, other: Media, lose: Lose | None = None) -> Media:
    """Two accounts of one media object: the first one's words, and what only the other says.

    What the two say differently is told, where somebody listens.
    """
    renditions = list(medium.renditions)
    known: dict[str, list[int]] = {}
    for index, each in enumerate(renditions):
        known.setdefault(each.href or "", []).append(index)
    again: Counter[str] = Counter()
    for rendition in other.renditions:
        href = rendition.href or ""
        if href not in known or not href:
            if href or rendition not in renditions:
                renditions.append(rendition)
            continue
        at = known[href][min(again[href], len(known[href]) - 1)]  # the second is the second
        again[href] += 1
        mine = renditions[at]
        added = _added(mine, rendition, _OF_RENDITION, lose)
        further = tuple(each for each in rendition.extensions if each not in mine.extensions)
        renditions[at] = mine.model_copy(
            update={**added, "extensions": (*mine.extensions, *further)}
        )
    added = _added(medium, other, _ONCE, lose)
    for name in ("creators", "extensions"):
        known = getattr(medium, name)
        further = tuple(each for each in getattr(other, name) if each not in known)
        if further:
            added[name] = (*known, *further)
    return medium.model_copy(update={**added, "renditions": tuple(renditions)})


def _added(mine: Any, other: Any, names: Sequence[str], lose: Lose | None) -> dict[str, Any]:
    """The fields that only the other one says."""
    added = {}
    for name in names:
        stated, further = getattr(mine, name), getattr(other, name)
        if further in (None, ()):
            continue
        if stated in (None, "", ()):
            added[name] = further
        elif further and lose is not None and name not in ("id", "role"):
            said = _in_words(further)
            if _plain(_in_words(stated)) != _plain(said):
                lose(f"another {_CALLED.get(name, name.replace('_', ' '))} of the same file", said)
    return added


_CALLED = {"located": "place", "created": "date"}
"""Fields that are not called what they are."""


def _in_words(value: object) -> str:
    """A value as a message says it; places by their names."""
    if isinstance(value, tuple):
        return ", ".join(each.name or each.uri or each.literal or "" for each in value)
    return str(value)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


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


def take_media(
    media: list[Media],
    content: Content,
    lose: Lose | None = None,
    places: Places | None = None,
) -> tuple[Block, ...]:
    """The blocks of a content; its media join those of the list at the same address, or are added to it.

    `lose` is told what two accounts of one object say differently; `places`: those of the list, where it is long and
    taken often.
    """
    if not content.media:
        return content.blocks
    renamed: dict[str, str] = {}
    places = Places(media) if places is None else places
    for medium in content.media:
        at = places.of(medium)
        if at is None:
            at = len(media)
            media.append(medium)
        else:
            one = joined(media[at], medium, lose)
            if medium.id and one.id and one.id != medium.id:
                renamed[medium.id] = one.id
            media[at] = one
        places.note(medium, at)
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


def add_media(media: list[Media], further: list[Media], lose: Lose | None = None) -> Sequence[int]:
    """Add media objects to those of the list; what is at the same address is the same object.

    Returns where each of them is now. `lose` is told what two accounts of one object say differently.
    """
    before = len(media)
    if not before:
        media += further
        return range(len(media))
    found = []
    places = Places(media)
    for medium in further:
        at = places.of(medium)
        if at is None:
            at = len(media)
            media.append(medium)
        else:
            media[at] = joined(medium, media[at], lose)
            places.note(medium, at)
        found.append(at)
    return found


class Places:
    """Where in a list of media objects an address stands first."""

    def __init__(self, media: Iterable[Media]) -> None:
        self._places: dict[str, int] = {}
        for index, each in enumerate(media):
            self.note(each, index)

    def note(self, medium: Media, index: int) -> None:
        """Note that the object of this index is at the addresses of this account of it."""
        for rendition in medium.renditions:
            if rendition.href:
                self._places.setdefault(rendition.href, index)

    def of(self, medium: Media) -> int | None:
        """The index of the first object that has an address in common with this one."""
        places = (self._places.get(each.href) for each in medium.renditions if each.href)
        return min((place for place in places if place is not None), default=None)
