"""Media of the item as components: photo, gallery, video, audio, and their captions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsexport.payloads.for_readers.inline_html import plain, writable
from newsexport.payloads.for_readers.shown_media import absolute, is_seen, shown
from newsexport.schema.v1 import Media, Rendition
from newsexport.syntax.xml_text import attribute

Component = dict[str, Any]


def components_of(medium: Media, base: str | None) -> list[Component]:
    """One media object with its caption and credit; nothing where none of it can be shown or said."""
    rendition = shown(medium, base)
    found = [_showing(medium, rendition, base)] if rendition else []
    found += captions(medium)
    return [one for one in found if one]


def gallery(media: Iterable[Media], base: str | None) -> list[Component]:
    """Several pictures as one gallery; each has its caption and credit with it."""
    items = []
    others: list[Component] = []
    for medium in media:
        rendition = shown(medium, base)
        if rendition is not None:
            words = " ".join(said for said in (medium.caption, *credits_of(medium)) if said)
            items.append({"URL": rendition.href, **_texts(medium, words)})
        else:
            others += captions(medium)
    return [{"role": "gallery", "items": items}, *others] if items else others


def captions(medium: Media) -> list[Component]:
    """The caption, and below it the credit."""
    texts = [medium.caption, " ".join(credits_of(medium))]
    return [{"role": "caption", "text": writable(text)} for text in texts if text and text.strip()]


def credits_of(medium: Media) -> list[str]:
    """Credit line and copyright notice, each once."""
    said = (medium.credit_line, medium.copyright_notice)
    return list(dict.fromkeys(each for each in said if each and each.strip()))


def _showing(medium: Media, rendition: Rendition, base: str | None) -> Component:
    if is_seen(medium):
        return {"role": "photo", "URL": rendition.href, **_texts(medium, medium.caption)}
    if medium.kind == "video":
        still = next(
            (
                absolute(r.href, base)
                for r in medium.renditions
                if (r.media_type or "").startswith("image/")
            ),
            None,
        )
        ratio = rendition.width / rendition.height if rendition.width and rendition.height else None
        more = {"stillURL": still, "aspectRatio": round(ratio, 3) if ratio else None}
        more = {name: value for name, value in more.items() if value is not None}
        return {"role": "video", "URL": rendition.href, **more, **_texts(medium, medium.caption)}
    if medium.kind == "audio":
        return {"role": "audio", "URL": rendition.href, **_texts(medium, medium.caption)}
    words = plain(medium.alt_text or medium.headline or str(rendition.href))
    link = f"<p><a{attribute('href', rendition.href)}>{words}</a></p>"
    return {"role": "body", "text": link, "format": "html"}


def _texts(medium: Media, caption: str | None) -> Component:
    alternative = medium.alt_text or (None if is_seen(medium) else medium.headline)
    found = {"caption": caption, "accessibilityCaption": alternative}
    return {name: writable(text) for name, text in found.items() if text and text.strip()}
