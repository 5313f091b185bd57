"""Embeds of XHTML: an `iframe` of anybody, and our own marked element."""

from __future__ import annotations

from typing import Any

from newsexport.payloads.running_text import content
from newsexport.payloads.xhtml.raw import inner_markup
from newsexport.payloads.xhtml.state import Reading, frame, is_uri
from newsexport.schema.v1 import Embed
from newsexport.syntax.xml import Element


def read_iframe(reading: Reading, element: Element, rest: dict[str, Any]) -> Embed:
    """What a frame shows, by its address. What stands in it, for browsers without frames, is left over."""
    url = element.get("src")
    consumed = {"title", "data-provider", "data-type"} | ({"src"} if is_uri(url) else set())
    for part in content(element):
        if isinstance(part, str):
            reading.leave(element, part)
        else:
            reading.leave_all(part)
    return Embed(
        url=url if is_uri(url) else None,
        title=element.get("title"),
        provider=element.get("data-provider"),
        media_type=element.get("data-type"),
        **frame(element, rest, consumed),
    )


def marked_embed(element: Element, rest: dict[str, Any]) -> Embed:
    """An embed as its mark says it; the content of the element is its markup."""
    markup = rest.get("markup")
    if markup is None and (len(element) or element.text):
        markup = inner_markup(element)
    return Embed(
        url=rest.get("url"), title=rest.get("title"), provider=rest.get("provider"),
        media_type=rest.get("mediaType"), markup=markup, **frame(element, rest),
    )  # fmt: skip
