"""Two accounts of one media object, as feeds give them: in an enclosure, in Media RSS, in the story."""

from __future__ import annotations

from newsexport.schema.v1 import Media


def joined(medium: Media, other: Media) -> Media:
    """Two accounts of one media object: the first one's words, and what only the other says."""
    renditions = list(medium.renditions)
    for rendition in other.renditions:
        at = next((i for i, each in enumerate(renditions) if each.href == rendition.href), None)
        if at is None:
            renditions.append(rendition)
            continue
        mine = renditions[at]
        added = {
            name: getattr(rendition, name)
            for name in ("media_type", "size", "width", "height", "duration", "role", "uri")
            if getattr(mine, name) is None and getattr(rendition, name) is not None
        }
        further = tuple(each for each in rendition.extensions if each not in mine.extensions)
        renditions[at] = mine.model_copy(
            update={**added, "extensions": (*mine.extensions, *further)}
        )
    added = {
        name: getattr(other, name)
        for name in (
            "id",
            "headline",
            "caption",
            "credit_line",
            "alt_text",
            "uri",
            "copyright_notice",
        )
        if getattr(medium, name) is None and getattr(other, name)
    }
    return medium.model_copy(update={**added, "renditions": tuple(renditions)})
