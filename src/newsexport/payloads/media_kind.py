"""What kind of media object a file is, by its media type, else by its name."""

from __future__ import annotations

import re
from typing import cast

from newsexport.schema.v1.media import MediaKind

_BY_TYPE: dict[str, MediaKind] = {"image": "picture", "video": "video", "audio": "audio"}
_BY_ENDING = re.compile(
    r"(?i)\.(?:(?P<picture>jpe?g|png|gif|webp|avif|heic|tiff?|svg)|(?P<video>mp4|m4v|mov|webm|avi|wmv|mpe?g)"
    r"|(?P<audio>mp3|m4a|ogg|oga|wav|flac|aac))(?:[?#]|$)"
)


def kind_of_type(media_type: str | None, href: str | None) -> MediaKind:
    """What kind of media object it is, by its media type, else by the ending of its address."""
    kind = _BY_TYPE.get((media_type or "").partition("/")[0].strip().lower())
    if kind is not None:
        return kind
    ending = _BY_ENDING.search(href or "")
    return cast(MediaKind, ending.lastgroup) if ending and not media_type else "other"
