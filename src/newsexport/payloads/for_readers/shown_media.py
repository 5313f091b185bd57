"""Which media of an item a format for readers shows, and at which address each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin

from newsexport.payloads.before_writing.sound_addresses import sound
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Figure,
    ListBlock,
    Media,
    NewsItem,
    Quote,
    Rendition,
    Section,
    Table,
)
from newsexport.syntax.addresses import is_web_address

WIDE_ENOUGH = 1200
"""Pixels that the lead picture of a page should have. Source: Google, Discover."""

_IMAGE_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
_SEEN = frozenset({"picture", "graphic", "animation"})


def by_id(media: Sequence[Media]) -> dict[str, int]:
    """Position of each media object by the id that figures name it by."""
    found: dict[str, int] = {}
    for index, medium in enumerate(media):
        if medium.id:
            found.setdefault(medium.id, index)
    return found


def unshown(item: NewsItem) -> list[int]:
    """Positions of the media that no figure of the body shows."""
    places = by_id(item.media)
    shown = {places.get(name) for figure in figures(item.body) for name in figure.media}
    return [index for index in range(len(item.media)) if index not in shown]


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """All figures among the blocks, at any depth, in order."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        for inner in _inside(block):
            yield from figures(inner)


def _inside(block: Block) -> Iterator[tuple[Block, ...]]:
    if isinstance(block, ListBlock):
        yield from (entry.blocks for entry in block.items)
    elif isinstance(block, Table):
        yield from (cell.blocks for row in block.rows for cell in row.cells)
    elif isinstance(block, Quote | DatedEntry | Section):
        yield block.blocks


def is_seen(medium: Media) -> bool:
    """Whether it is a still or moving image without sound."""
    return medium.kind in _SEEN


def shown(medium: Media, base: str | None, *, inline: bool = False) -> Rendition | None:
    """The rendition to show, with its absolute address: the smallest that is wide enough, else the widest.

    Renditions without a web address are none; with `inline`, image data in the address counts too.
    """
    found = []
    for rendition in medium.renditions:
        href = absolute(rendition.href, base)
        if href is None and inline and _IMAGE_DATA.fullmatch(rendition.href or ""):
            href = rendition.href
        if href is not None and _fits(medium, rendition):
            found.append(rendition.model_copy(update={"href": href}))
    enough = [one for one in found if (one.width or 0) >= WIDE_ENOUGH]
    if enough:
        return min(enough, key=lambda one: one.width or 0)
    return max(found, key=lambda one: one.width or 0, default=None)


def _fits(medium: Media, rendition: Rendition) -> bool:
    """Whether a rendition is what the medium is: a video's still picture is not the video."""
    kind = (rendition.media_type or "").partition("/")[0]
    wanted = {"video": "video", "audio": "audio"}.get(
        medium.kind, "image" if is_seen(medium) else ""
    )
    return not kind or not wanted or kind in (wanted, "application")


def absolute(href: str | None, base: str | None) -> str | None:
    """A web address as it is, or made absolute; None for anything else."""
    if not href or not href.strip():
        return None
    if base and not is_web_address(href):
        try:
            href = urljoin(base, href)
        except ValueError:
            return None
        href = sound(href) or href
    return href if is_web_address(href) else None
