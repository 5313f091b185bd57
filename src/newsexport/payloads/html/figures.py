"""A media object as a figure of a fragment: what shows it, its caption, its credit."""

from __future__ import annotations

from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.inline_html import plain
from newsexport.payloads.for_readers.shown_media import is_seen, shown
from newsexport.payloads.html.markup import element, opening, void
from newsexport.payloads.running_text import is_settled
from newsexport.schema.v1 import Media, Rendition


def figure_of(
    medium: Media, at: str, losses: list[Simplified], frame: dict[str, object]
) -> str | None:
    """The figure of a media object; None when there is nothing of it to show or to say."""
    rendition = shown(medium, None)
    content = _showing(medium, rendition) if rendition else ""
    caption = _caption(medium, at, losses)
    if not content and not caption:
        return None
    if not content and "class_" in frame and frame["class_"] is None:
        frame = {**frame, "class_": medium.kind}
    return element("figure", content + caption, **frame)


def _showing(medium: Media, rendition: Rendition) -> str:
    size = {"width": rendition.width or None, "height": rendition.height or None}
    if is_seen(medium):
        return void("img", src=rendition.href, alt=medium.alt_text, **size)
    label = medium.alt_text
    if medium.kind in ("video", "audio"):
        player = opening(medium.kind, src=rendition.href, controls="controls", aria_label=label)
        return f"{player}></{medium.kind}>"
    words = label or medium.headline or rendition.href or ""
    return element("p", element("a", plain(words), href=rendition.href))


def _caption(medium: Media, at: str, losses: list[Simplified]) -> str:
    parts = []
    if medium.caption:
        if not is_settled(medium.caption):
            losses.append(Simplified(f"{at}/caption", "white space is collapsed", False))
        parts.append("<br>".join(plain(line) for line in medium.caption.split("\n")))
    if medium.credit_line:
        parts.append(element("small", plain(medium.credit_line), class_="credit"))
    return element("figcaption", " ".join(parts)) if parts else ""
