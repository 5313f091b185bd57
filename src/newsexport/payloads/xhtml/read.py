"""XHTML as body blocks: our own exactly, that of others without losing a word.

White space is collapsed as a browser does, except in `pre` and under `xml:space="preserve"`.
What no block, span or media object can hold is given back as leftovers.
Source: HTML Living Standard, sections 4.3 to 4.9.
"""

from __future__ import annotations

from newsexport.payloads.content import Content, NitfHead
from newsexport.payloads.running_text import is_blank
from newsexport.payloads.xhtml.blocks_read import BlockReader
from newsexport.payloads.xhtml.state import Reading
from newsexport.schema.v1 import Block
from newsexport.syntax.xml import XML_LANG, Element, Paths, iter_children, local, namespace, step


def read(
    element: Element,
    media_start: int = 0,
    place: str | None = None,
    places: Paths | None = None,
) -> Content:
    """The content of an XHTML document, of its body, or of any other element of XHTML.

    `media_start` is how many ids `media-N` the item has given before; `place`, the XPath at which the element stands
    in its source, where its tree says something else. It counts for the origins, and not for leftovers.
    `places`: what gives the paths of several elements of this tree.
    """
    places = places or Paths()
    reading = Reading(element, namespace(element), places=places, media_start=media_start)
    title = language = direction = None
    blocks: list[Block] = []
    if local(element) == "html":
        language = element.get(XML_LANG, element.get("lang"))
        direction = element.get("dir")
        known = {XML_LANG, "dir"} | ({"lang"} if element.get("lang") == language else set())
        reading.leave_attributes(element, known)
        leave_text(element, reading)
        parts = list(iter_children(element))
    else:
        parts = [element]
    for part in parts:
        if local(part) == "head":
            title = _head(part, reading)
            continue
        where = places.of(part) if place is None else _within(part, element, place)
        if local(part) == "body":
            reading.leave_attributes(part)
            BlockReader(reading).into(blocks, part, where)
        else:
            BlockReader(reading).into(blocks, part, where, itself=True)
    return gathered(reading, blocks, title, language, direction)


def _within(part: Element, element: Element, place: str) -> str:
    return place if part is element else f"{place}/{step(part)}"


def gathered(
    reading: Reading,
    blocks: list[Block],
    title: str | None,
    language: str | None,
    direction: str | None = None,
    head: NitfHead | None = None,
) -> Content:
    """The content of a finished reading: the media in the order that their marks ask for; else in that of the document."""
    order = sorted(range(len(reading.media)), key=lambda index: reading.media_places[index])
    for place, index in enumerate(order):
        reading.origins[f"/media/{place}"] = reading.media_paths[index]
    return Content(
        blocks=tuple(blocks),
        media=tuple(reading.media[index] for index in order),
        title=title,
        language=language,
        direction=direction,
        leftovers=tuple(reading.leftovers),
        media_ids=tuple(reading.media_ids[index] for index in order),
        head=head,
        origins=reading.paths(),
        run=reading.run,
    )


def _head(head: Element, reading: Reading) -> str | None:
    """The title. Statements on the encoding of the document are no content."""
    title = None
    reading.leave_attributes(head)
    leave_text(head, reading)
    for child in iter_children(head):
        if local(child) == "title" and title is None and not len(child):
            title = " ".join((child.text or "").split()) or None
            reading.leave_attributes(child)
        elif local(child) == "meta" and _is_encoding(child):
            continue
        else:
            reading.leave_all(child)
    return title


def _is_encoding(meta: Element) -> bool:
    names = {str(name).lower() for name in meta.attrib}
    if names == {"charset"}:
        return True
    return (meta.get("http-equiv") or "").lower() == "content-type" and names <= {
        "http-equiv",
        "content",
    }


def leave_text(element: Element, reading: Reading) -> None:
    """Note text that stands where only elements should."""
    reading.leave(element, element.text)
    for child in element:
        if not is_blank(child.tail):
            reading.leave(element, child.tail)
