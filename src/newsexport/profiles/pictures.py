"""PX006: how large a partner wants pictures, and in which formats, by what the renditions say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.profile import Images
from newsexport.schema.v1 import Media, NewsItem, Rendition

KINDS = ("picture", "graphic")
"""Kinds of media that are looked at."""


def image_size(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A picture is smaller or larger than the partner takes, or of another format.

    The largest rendition counts for width, height, pixels and shape, each one for bytes and format. What a
    rendition does not say of itself is not judged: `[require] fields = ["media/renditions/width"]` demands that
    it says it.

    Why it matters: small pictures are blown up and look poor, large ones are refused.

    Bad: a picture of 640 by 360 pixels for a partner who takes 1,200 by 675 and more
    Good: a rendition of 1,600 by 900 pixels beside the small one.
    Fix: deliver the picture in the size that is named.
    """
    wanted = options.profile.images if options.profile else None
    if wanted is None or item.pub_status == "canceled":
        return
    for index, medium in enumerate(item.media):
        if medium.kind in KINDS:
            yield from _of_medium(medium, f"/media/{index}", wanted)


def _of_medium(medium: Media, pointer: str, wanted: Images) -> Iterator[Finding]:
    sized = [
        (each.width * each.height, number)
        for number, each in enumerate(medium.renditions)
        if each.width and each.height
    ]
    if sized:
        _, number = max(sized)
        place = f"{pointer}/renditions/{number}"
        yield from _of_size(medium.renditions[number], place, wanted)
    for number, each in enumerate(medium.renditions):
        yield from _of_file(each, f"{pointer}/renditions/{number}", wanted)


def _of_size(rendition: Rendition, pointer: str, wanted: Images) -> Iterator[Finding]:
    width, height = rendition.width or 0, rendition.height or 0
    ratio = round(width / height, 3)
    size = f"{width} by {height} pixels"
    for value, least, most, what in (
        (width, wanted.min_width, wanted.max_width, "a width"),
        (height, wanted.min_height, wanted.max_height, "a height"),
        (width * height, wanted.min_pixels, None, "pixels (width by height)"),
        (ratio, wanted.min_ratio, wanted.max_ratio, "a ratio of width to height"),
    ):
        if least is not None and value < least:
            yield Finding(pointer, {"has": size, "bound": f"{what} of {least} at least"})
        elif most is not None and value > most:
            yield Finding(pointer, {"has": size, "bound": f"{what} of {most} at most"})


def _of_file(rendition: Rendition, pointer: str, wanted: Images) -> Iterator[Finding]:
    most, types = wanted.max_bytes, wanted.media_types
    if most is not None and rendition.size is not None and rendition.size > most:
        has = f"{rendition.size} bytes"
        yield Finding(f"{pointer}/size", {"has": has, "bound": f"{most} bytes at most"})
    kind = (rendition.media_type or "").lower()
    if types and kind and not any(fnmatchcase(kind, each) for each in types):
        bound = f"one of {', '.join(types)}"
        yield Finding(f"{pointer}/mediaType", {"has": kind, "bound": bound})
