"""XHTML as body blocks: our own exactly, that of others without losing a word.

White space is collapsed as a browser does, except in `pre` and under `xml:space="preserve"`.
What no block, span or media object can hold is given back as leftovers.
Source: HTML Living Standard, sections 4.3 to 4.9.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsexport.payloads.content import Content
from newsexport.payloads.running_text import is_blank
from newsexport.payloads.xhtml_blocks_read import BlockReader
from newsexport.payloads.xhtml_state import Place, Reading
from newsexport.schema.v1 import Block
from newsexport.syntax.xml import Element, iter_children, local, namespace, path


def read(element: Element, media_start: int = 0) -> Content:
    """The content of an XHTML document, of its body, or of any other element of XHTML.

    `media_start` is how many ids `media-N` the item has given before.
    """
    reading = Reading(element, namespace(element), media_start)
    blocks: tuple[Block, ...] = ()
    title = language = direction = None
    reader = BlockReader(reading)
    if local(element) == "html":
        title = _head(element, reading)
        language = element.get(_XML_LANG) or element.get("lang")
        direction = element.get("dir")
        reading.leave_attributes(element, but={_XML_LANG, "lang", "dir"})
        for child in iter_children(element):
            if local(child) == "body":
                blocks += reader.body(child, len(blocks))
            elif local(child) != "head":
                blocks += reader.wrapped(child, len(blocks))
        reading.leave(element, element.text)
        for child in element:
            reading.leave(element, child.tail)
    elif local(element) == "body":
        blocks = reader.body(element)
    else:
        blocks = reader.wrapped(element)
    return _content(reading, blocks, title, language, direction)
