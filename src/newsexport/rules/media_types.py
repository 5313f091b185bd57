"""Media types: their form, the extensions of files that they belong to, and which files say plainly what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import splitext

from newsexport.schema.v1 import Media, Rendition
from newsexport.syntax.addresses import parts_of

TYPES_OF_EXTENSION = {
    ".jpg": {"image/jpeg", "image/jpg", "image/pjpeg"},
    ".jpeg": {"image/jpeg", "image/jpg", "image/pjpeg"},
    ".png": {"image/png", "image/x-png"},
    ".gif": {"image/gif"},
    ".webp": {"image/webp"},
    ".avif": {"image/avif"},
    ".svg": {"image/svg+xml"},
    ".tif": {"image/tiff"},
    ".tiff": {"image/tiff"},
    ".mp4": {"video/mp4", "audio/mp4"},
    ".m4v": {"video/mp4", "video/x-m4v"},
    ".mov": {"video/quicktime"},
    ".webm": {"video/webm", "audio/webm"},
    ".mp3": {"audio/mpeg", "audio/mp3", "audio/x-mp3"},
    ".wav": {"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"},
    ".pdf": {"application/pdf"},
}
"""File name extension -> media types that it may have (IANA registry, and common old names)."""

MEANT_TYPES = {
    "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png", "image/tif": "image/tiff",
    "image/svg": "image/svg+xml", "audio/mp3": "audio/mpeg", "audio/x-mp3": "audio/mpeg", "audio/mpeg3": "audio/mpeg",
    "audio/x-mpeg": "audio/mpeg", "audio/m4a": "audio/mp4", "video/mpeg4": "video/mp4", "video/x-mp4": "video/mp4",
    "video/mov": "video/quicktime", "text/htm": "text/html", "application/xhtml": "application/xhtml+xml",
    "application/rss": "application/rss+xml", "application/atom": "application/atom+xml", "text/json": "application/json",
}  # fmt: skip
"""Media types that nobody registered -> the registered one that is meant (IANA registry)."""

_MEDIA_TYPE = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+-]*\s*(?:;.*)?", re.DOTALL
)
_KNOWN_TYPES = frozenset().union(*TYPES_OF_EXTENSION.values())
_REGISTERED = _KNOWN_TYPES - MEANT_TYPES.keys()
_EXTENSIONS_OF_TYPE = {
    known: tuple(extension for extension, types in TYPES_OF_EXTENSION.items() if known in types)
    for known in _KNOWN_TYPES
}


def is_media_type(value: str) -> bool:
    """Whether a text has the form of a media type (RFC 6838, section 4.2)."""
    return value in _KNOWN_TYPES or _MEDIA_TYPE.fullmatch(value.strip()) is not None


def known_type(value: str | None) -> str:
    """The media type without its parameters; empty for one that belongs to no extension of the table."""
    if value is None or value in _KNOWN_TYPES:
        return value or ""
    declared = value.partition(";")[0].strip().lower()
    return declared if declared in _KNOWN_TYPES else ""


def has_usual_extension(href: str | None, declared: str) -> bool:
    """Whether the address plainly ends as those of its type do. `declared` is a type of `TYPES_OF_EXTENSION`."""
    if not href or "?" in href or "#" in href:
        return False
    return href.endswith(_EXTENSIONS_OF_TYPE[declared])


def extension(href: str | None) -> str:
    """The extension in an address, in small letters; "" for none."""
    return splitext(parts_of(href).path)[1].lower()


def are_ordinary(media: Iterable[Media]) -> bool:
    """Whether all are pictures with a credit and their dimensions, in files whose type and name agree."""
    for medium in media:
        if medium.kind != "picture" or not medium.credit_line:
            return False
        if not all(map(_is_ordinary, medium.renditions)):
            return False
    return True


def _is_ordinary(rendition: Rendition) -> bool:
    kind = rendition.media_type
    return (
        kind in _REGISTERED
        and bool(rendition.width and rendition.height)
        and has_usual_extension(rendition.href, kind)
    )
