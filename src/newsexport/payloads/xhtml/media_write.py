"""Figures and media objects as XHTML: `figure` with `img`, `picture`, `video` or `audio`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.content import XHTML, element_ids, is_made_up, shown_rendition
from newsexport.payloads.marks import MARK
from newsexport.payloads.running_text import is_settled
from newsexport.schema.v1 import Extension, Figure, Media, Rendition
from newsexport.syntax.xml_text import element, text

_FIGURE = frozenset({MARK, "id", "class", "lang", "xml:lang", "dir", "data-uri"})
RENDITION_ATTRIBUTES = frozenset(
    {
        MARK, "src", "srcset", "alt", "type", "width", "height", "aria-label",
        "data-type", "data-rendition", "data-size", "data-duration", "data-uri",
    }
)  # fmt: skip
"""Attributes of `img` and `source` with a meaning of their own; others become extensions."""
_SRCSET = re.compile(r"[^\s,]+")


class FigureWriter:
    """Writes the figures of one body; each media object once, at the first figure that shows it."""

    def __init__(self, media: Sequence[Media]) -> None:
        self._media = media
        self._ids = element_ids(media)
        self._waiting = dict(enumerate(media))
        self._by_id: dict[str, int] = {}
        for index, medium in enumerate(media):
            if medium.id:
                self._by_id.setdefault(medium.id, index)

    def figure(self, block: Figure) -> str:
        """A figure block, with those of its media that have not been written yet."""
        indexes = [self._by_id.get(name) for name in block.media]
        fresh = [i for i in dict.fromkeys(indexes) if i is not None and i in self._waiting]
        native, further = marks.share(block.attributes, _FIGURE)
        rest: dict[str, Any] = {"attributes": further} if further else {}
        frame: dict[str, object] = {
            "xml:lang": block.language, "lang": block.language, "dir": block.direction, **native,
        }  # fmt: skip
        if len(indexes) == 1 and fresh:
            rest |= {} if block.id is None else {"id": block.id}
            return self._medium(fresh[0], frame, rest, block.role)
        if len(fresh) < len(indexes):
            rest["media"] = list(block.media)
        figures = "".join(self._medium(index) for index in fresh)
        opening = marks.tag("figure", {"id": block.id, "class": block.role, **frame}, rest)
        return marks.closed(opening, "figure", figures)

    def unshown(self) -> str:
        """The figures of all media that no figure has shown."""
        return "".join(self._medium(index, unshown=True) for index in list(self._waiting))

    def _medium(
        self,
        index: int,
        frame: dict[str, object] | None = None,
        rest: dict[str, Any] | None = None,
        role: str | None = None,
        *,
        unshown: bool = False,
    ) -> str:
        """The figure of one media object. `frame`, `rest` and `role` are those of its block.

        `unshown`: no block shows it; then a made-up id says that it has none.
        """
        rest = dict(rest or {})
        place = len(self._media) - len(self._waiting)
        medium = self._waiting.pop(index)
        if place != index:
            rest["place"] = index
        name: str | None = self._ids[index]
        if (None if unshown and is_made_up(name) else name) != medium.id:
            rest["mediaId"] = medium.id
        names: str = medium.kind
        if role:
            names += f" {role}"
        elif role is not None:
            rest["role"] = role
        shown = _renditions(medium, rest)
        attributes = {"id": self._ids[index], "class": names, "data-uri": medium.uri}
        opening = marks.tag("figure", attributes | (frame or {}), rest)
        return marks.closed(opening, "figure", shown + _caption(medium.caption))


def _caption(caption: str | None) -> str:
    if caption is None:
        return ""
    space = None if caption and is_settled(caption) else "preserve"
    return element("figcaption", text(caption), xml_space=space)


def _renditions(medium: Media, rest: dict[str, Any]) -> str:
    """The element that shows the media object; what it cannot say goes to the figure's `rest`."""
    renditions = medium.renditions
    if medium.kind in ("video", "audio"):
        sources = "".join(_source(rendition, "src") for rendition in renditions)
        attributes = {"controls": "controls", "aria-label": medium.alt_text}
        return marks.closed(marks.tag(medium.kind, attributes), medium.kind, sources)
    index = shown_rendition(renditions)
    if index is None:
        if not renditions and medium.alt_text is None:
            return ""  # a figure of a caption alone
        rest["alt"] = medium.alt_text
        rest["renditions"] = [r.model_dump(mode="json", by_alias=True) for r in renditions]
        return ""
    image = _rendition("img", renditions[index], {"alt": medium.alt_text})
    if len(renditions) == 1:
        return image
    if index:
        rest["shown"] = index
    others = [r for i, r in enumerate(renditions) if i != index]
    return element("picture", "".join(_source(r, "srcset") for r in others) + image)


def _source(rendition: Rendition, address: str) -> str:
    """A `source`. In a `picture` no browser is to choose it: it is no variant for some screens."""
    if address == "src":
        return _rendition("source", rendition, {"src": rendition.href})
    native = rendition.href is None or _SRCSET.fullmatch(rendition.href)
    attributes = {"media": "not all", "srcset": rendition.href if native else None}
    return _rendition("source", rendition, attributes, {} if native else {"href": rendition.href})


def _rendition(
    name: str,
    rendition: Rendition,
    attributes: dict[str, str | None],
    rest: dict[str, Any] | None = None,
) -> str:
    rest = rest or {}
    known: dict[str, object] = {
        "src": rendition.href if name == "img" else None,
        **attributes,
        "data-type" if name == "img" else "type": rendition.media_type,
        "width": rendition.width,
        "height": rendition.height,
        "data-rendition": rendition.role,
        "data-size": rendition.size,
        "data-duration": None if rendition.duration is None else repr(rendition.duration),
        "data-uri": rendition.uri,
    }
    if rendition.extensions:
        further = _attributes(rendition.extensions)
        if further is None or ("media" in further and "media" in known):
            rest["extensions"] = [e.model_dump(mode="json") for e in rendition.extensions]
        else:
            known |= further
    return marks.tag(name, known, rest) + "/>"


def _attributes(extensions: Sequence[Extension]) -> dict[str, object] | None:
    """Extensions that an attribute says as it is; None unless all of them are such."""
    found: dict[str, object] = {}
    for extension in extensions:
        name = extension.name.removeprefix("@")
        if extension != Extension(namespace=XHTML, name=f"@{name}", value=extension.value):
            return None
        if not isinstance(extension.value, str) or name in found:
            return None
        if not marks.is_native(name, RENDITION_ATTRIBUTES):
            return None
        found[name] = extension.value
    return found
