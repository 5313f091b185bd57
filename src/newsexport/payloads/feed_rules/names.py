"""How an element of a feed is called."""

from __future__ import annotations

from newsexport.syntax.xml import Element


def name_of(element: Element) -> str:
    """The name of an element as the document writes it."""
    tag = str(element.tag)
    plain = tag.rpartition("}")[2]
    return f"{element.prefix}:{plain}" if element.prefix else plain
