"""Media objects as Media RSS: `media:content`, or a `media:group` of several renditions.

Source: Media RSS 1.5.1 (http://www.rssboard.org/media-rss).
"""

from __future__ import annotations

from decimal import Decimal

from newsexport.schema.v1 import Media, Rendition
from newsexport.syntax.xml_text import attribute, element, text
from newsexport.vocab.forms import URI_SCHEME

_MEDIUM: dict[str, str] = {
    "picture": "image", "graphic": "image", "animation": "image", "video": "video", "audio": "audio",
}  # fmt: skip


def write_media(medium: Media, further: str = "", *, alone: bool = False) -> str:
    """The media object as `media:content`, or as a `media:group` of its renditions; "" without an address.

    `further` is what other modules say of it, as markup. `alone`: the item has no other one, so that the thumbnail of a
    picture of which no more is said may stand in the item itself, as in many feeds.
    """
    contents = [
        rendition
        for rendition in medium.renditions
        if rendition.href and not _is_thumbnail(rendition)
    ]
    if not contents:
        bare = alone and medium.kind == "picture" and not further and not _has_words(medium)
        return "".join(_details(medium)) if bare else ""
    details = "".join(_details(medium)) + further
    if len(contents) == 1:
        return _content(contents[0], medium, details)
    inside = "".join(_content(each, medium, "") for each in contents)
    return element("media:group", inside + details)


def _has_words(medium: Media) -> bool:
    bare = medium.model_copy(update={"renditions": ()})
    return bool(_details(bare))


def _is_thumbnail(rendition: Rendition) -> bool:
    return rendition.role == "thumbnail"


def _content(rendition: Rendition, medium: Media, details: str) -> str:
    said = attribute("url", rendition.href)
    if rendition.size is not None:
        said += attribute("fileSize", rendition.size)
    if rendition.media_type is not None:
        said += attribute("type", rendition.media_type)
    said += f' medium="{_MEDIUM.get(medium.kind, "document")}"'
    if rendition.role == "main":
        said += ' isDefault="true"'
    if rendition.duration is not None:
        said += attribute("duration", _number(rendition.duration))
    if rendition.height is not None:
        said += attribute("height", rendition.height)
    if rendition.width is not None:
        said += attribute("width", rendition.width)
    if not details:
        return f"<media:content{said}/>"
    return f"<media:content{said}>{details}</media:content>"


def _number(duration: float) -> str:
    """Seconds; a fraction only where there is one."""
    said = f"{Decimal(repr(duration)):f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _details(medium: Media) -> list[str]:
    found: list[str] = []
    if medium.headline:
        found.append(_plain("media:title", medium.headline))
    if medium.caption:
        found.append(_plain("media:description", medium.caption))
    for rendition in medium.renditions:
        if _is_thumbnail(rendition) and rendition.href:
            size = {"width": rendition.width, "height": rendition.height}
            found.append(element("media:thumbnail", "", url=rendition.href, **size))
    if medium.credit_line:
        found.append(element("media:credit", text(medium.credit_line)))
    for party in medium.creators:
        if party.name:
            role = party.roles[0] if party.roles else "author"
            credit = element("media:credit", text(party.name), role=role, scheme="urn:ebu")
            found.append(credit)
    if medium.copyright_notice:
        notice = text(medium.copyright_notice)
        address = medium.licence if URI_SCHEME.match(medium.licence or "") else None
        found.append(element("media:copyright", notice, url=address))
    if medium.alt_text:
        found.append(_plain("media:text", medium.alt_text))
    return found


def _plain(name: str, words: str) -> str:
    content = text(words)
    return f'<{name} type="plain">{content}</{name}>' if content else f'<{name} type="plain"/>'
