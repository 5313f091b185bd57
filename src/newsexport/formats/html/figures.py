"""Media of the item as figures of the page: what can be shown, its caption and its credit."""

from __future__ import annotations

from newsexport.formats.html.elements import element, void
from newsexport.payloads.for_readers.inline_html import plain
from newsexport.payloads.for_readers.shown_media import absolute, is_seen, shown
from newsexport.schema.v1 import Media, Rendition


def figure(medium: Media, base: str | None, **frame: object) -> str:
    """One media object; "" when there is nothing of it to show or to say."""
    rendition = shown(medium, base, inline=is_seen(medium))
    content = _showing(medium, rendition, base) if rendition else ""
    caption = figcaption(medium)
    if not content and not caption:
        return ""
    return element("figure", content + caption, **frame)


def figcaption(medium: Media) -> str:
    """Headline, caption, credit and copyright notice; "" when there are none."""
    parts = []
    if medium.headline:
        parts.append(element("strong", plain(medium.headline), class_="nx-name"))
    if medium.caption:
        parts.append(element("span", plain(medium.caption), class_="nx-caption"))
    if medium.credit_line:
        parts.append(element("small", plain(medium.credit_line), class_="nx-credit"))
    if medium.copyright_notice and medium.copyright_notice != medium.credit_line:
        parts.append(element("small", plain(medium.copyright_notice), class_="nx-copyright"))
    return element("figcaption", " ".join(parts)) if parts else ""


def _showing(medium: Media, rendition: Rendition, base: str | None) -> str:
    size = {"width": rendition.width or None, "height": rendition.height or None}
    if is_seen(medium):
        alt = medium.alt_text or ""
        return void("img", src=rendition.href, alt=alt, **size, loading="lazy", decoding="async")
    label = medium.alt_text or medium.headline or None
    if medium.kind == "video":
        player = {"controls": True, "preload": "none", "poster": _poster(medium, base), **size}
        return element("video", "", src=rendition.href, **player, aria_label=label)
    if medium.kind == "audio":
        return element(
            "audio", "", src=rendition.href, controls=True, preload="none", aria_label=label
        )
    words = plain(label or str(rendition.href))
    return element("p", element("a", words, href=rendition.href), class_="nx-file")


def _poster(medium: Media, base: str | None) -> str | None:
    """The still picture of a video."""
    for rendition in medium.renditions:
        if (rendition.media_type or "").startswith("image/"):
            href = absolute(rendition.href, base)
            if href:
                return href
    return None
