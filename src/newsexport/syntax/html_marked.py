"""HTML whose tags say where they stand: cleaning rebuilds markup, and the marks tell afterwards what came from where."""

from __future__ import annotations

from newsexport.syntax.html_tags import start_tags
from newsexport.syntax.xml import Element

MARK = "data-newsexport-place"
"""The attribute that says it."""

Place = tuple[int, int]
"""First character of a tag, or of words, and the one behind the last."""


def mark(place: Place) -> str:
    """The attribute of a place."""
    return f' {MARK}="{place[0]},{place[1]}"'


def marked(markup: str, offset: int = 0) -> str:
    """The markup with the place of each tag in it. `offset`: how many characters stand before it."""
    parts: list[str] = []
    at = 0
    for tag in start_tags(markup):
        behind = tag.start + 1 + len(tag.name)
        parts += (markup[at:behind], mark((offset + tag.start, offset + tag.end)))
        at = behind
    return "".join((*parts, markup[at:]))


def take_marks(tree: Element) -> dict[Element, Place]:
    """The place of each element that has a mark; the marks go."""
    found: dict[Element, Place] = {}
    for element in tree.iter("*"):
        said = str(element.attrib.pop(MARK, ""))
        if said:
            start, _, end = said.partition(",")
            found[element] = int(start), int(end)
    return found
