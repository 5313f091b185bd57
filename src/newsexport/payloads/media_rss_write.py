"""Media objects as Media RSS: `media:content`, or a `media:group` of several renditions.

Source: Media RSS 1.5.1 (http://www.rssboard.org/media-rss).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newsexport.schema.v1 import Media, Rendition
from newsexport.syntax.xml_text import attribute, element, text

_MEDIUM: dict[str, str] = {
    "picture": "image", "graphic": "image", "animation": "image", "video": "video", "audio": "audio",
}  # fmt: skip


def write_media(medium: Media, further: str = "") -> str:
    """The media object as `media:content`, or as a `media:group` of its renditions; "" without an address.

    `further` is what other modules say of it, as markup.
    """
    contents = [
        rendition
        for rendition in medium.renditions
        if rendition.href and not _is_thumbnail(rendition)
    ]
    details = "".join(_details(medium)) + further
    if not contents:
        return ""
    if len(contents) == 1:
        return _content(contents[0], medium, details)
    inside = "".join(_content(each, medium, "") for each in contents)
    return element("media:group", inside + details)


def _is_thumbnail(rendition: Rendition) -> bool:
    return rendition.role == "thumbnail"


def _content(rendition: Rendition, medium: Media, details: str) -> str:
    values: dict[str, object] = {
        "url": rendition.href, "fileSize": rendition.size, "type": rendition.media_type,
        "medium": _MEDIUM.get(medium.kind, "document"),
        "isDefault": "true" if rendition.role == "main" else None,
        "duration": _number(rendition.duration), "height": rendition.height, "width": rendition.width,
    }  # fmt: skip
    said = "".join(attribute(name, value) for name, value in values.items() if value is not None)
    if not details:
        return f"<media:content{said}/>"
    return f"<media:content{said}>{details}</media:content>"


def _number(duration: float | None) -> str | None:
    """Seconds; a fraction only where there is one."""
    if duration is None:
        return None
    said = f"{Decimal(repr(duration)):f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _details(medium: Media) -> Iterator[str]:
    if medium.headline:
        yield element("media:title", text(medium.headline), type="plain")
    if medium.caption:
        yield element("media:description", text(medium.caption), type="plain")
    for rendition in medium.renditions:
        if _is_thumbnail(rendition) and rendition.href:
            size = {"width": rendition.width, "height": rendition.height}
            yield element("media:thumbnail", "", url=rendition.href, **size)
    if medium.credit_line:
        yield element("media:credit", text(medium.credit_line))
    for party in medium.creators:
        if party.name:
            role = party.roles[0] if party.roles else "author"
            yield element("media:credit", text(party.name), role=role, scheme="urn:ebu")
    if medium.copyright_notice:
        yield element("media:copyright", text(medium.copyright_notice), url=medium.licence)
    if medium.alt_text:
        yield element("media:text", text(medium.alt_text), type="plain")
