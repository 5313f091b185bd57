"""Where an element of a feed stands, as an XPath that leads into its part of the document."""

from __future__ import annotations

from newsexport.syntax.xml import Element, step


def place(root: Element, path: str, element: Element) -> str:
    """The XPath of an element within a part whose own XPath is known."""
    steps: list[str] = []
    current: Element | None = element
    while current is not None and current is not root:
        steps.append(step(current))
        current = current.getparent()
    return "/".join([path, *reversed(steps)])


def name_of(element: Element) -> str:
    """The name of an element as the document writes it."""
    tag = str(element.tag)
    plain = tag.rpartition("}")[2]
    return f"{element.prefix}:{plain}" if element.prefix else plain
