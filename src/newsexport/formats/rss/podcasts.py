"""What the elements of podcasts say of an item that no element of RSS says.

Source: Apple, Podcasts RSS feed requirements (https://podcasters.apple.com/support/823-podcast-requirements).
"""

from __future__ import annotations

import re

from newsexport.formats.rss.draft import Draft
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.schema.v1 import Media, Party, Rendition
from newsexport.syntax.xml import Element

_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,6})")


def author(draft: Draft, element: Element, text: str) -> None:
    """itunes:author: who made it, where the item names nobody else."""
    if element.attrib or draft.podcast_author is not None:
        draft.keep(element)
    else:
        draft.podcast_author = (element, plain_text_of(text) or text)


def duration(draft: Draft, element: Element, text: str) -> None:
    """itunes:duration: how long its sound or film is."""
    if element.attrib or _CLOCK.fullmatch(text) is None or draft.podcast_duration is not None:
        draft.keep(element)
    else:
        draft.podcast_duration = (element, text)


def image(draft: Draft, element: Element, text: str) -> None:
    """itunes:image: the picture of an episode."""
    href = (element.get("href") or "").strip()
    if text or not href or set(element.attrib) != {"href"}:
        draft.keep(element)
        return
    address = draft.channel.absolute(href)
    known = {rendition.href for medium in draft.media for rendition in medium.renditions}
    if address not in known:
        draft.origins[f"/media/{len(draft.media)}"] = draft.path
        draft.media.append(Media(kind="picture", renditions=(Rendition(href=address),)))


def keywords(draft: Draft, element: Element, text: str) -> None:
    """itunes:keywords: words parted by commas."""
    words = (plain_text_of(word) for word in text.split(","))
    draft.keywords |= dict.fromkeys(filter(None, words))


def settle(draft: Draft) -> None:
    """Put author and duration where they belong, now that the whole item is known; else they are kept as they are."""
    if draft.podcast_author is not None:
        element, name = draft.podcast_author
        if not draft.creators:
            draft.creators.append(Party(name=name))
        elif name not in {party.name for party in draft.creators}:
            draft.keep(element)
    if draft.podcast_duration is not None:
        element, text = draft.podcast_duration
        at = next(
            (n for n, each in enumerate(draft.media) if each.kind in ("audio", "video")), None
        )
        if (
            at is None
            or len(draft.media[at].renditions) != 1
            or draft.media[at].renditions[0].duration
        ):
            draft.keep(element)
            return
        (only,) = draft.media[at].renditions
        timed = only.model_copy(update={"duration": _seconds(text)})
        draft.media[at] = draft.media[at].model_copy(update={"renditions": (timed,)})


def _seconds(text: str) -> float:
    clock = _CLOCK.fullmatch(text)
    assert clock is not None
    return int(clock[1] or 0) * 3600.0 + int(clock[2] or 0) * 60 + int(clock[3])
