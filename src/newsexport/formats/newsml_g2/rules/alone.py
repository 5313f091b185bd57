"""One element as if it were all that its item holds: what the rules say of its name and its attributes."""

from __future__ import annotations

from lxml import etree

from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.rules.view import ItemView, walked
from newsexport.syntax.xml import Element, local


class Alone(ItemView):
    """An item of a release with these catalogs, and with one element, which stands wherever it is looked for."""

    def __init__(self, item: ItemView, references: list[str], inline: dict[str, str]) -> None:
        super().__init__(etree.Element(item.element.tag), item.version)
        self.know(references, inline)
        self.show(self.element)

    def show(self, element: Element) -> None:
        """Look at an element, which has nothing inside."""
        self.shown = element
        self._parent = etree.Element(f"{{{NAR}}}itemMeta")
        if element is not self.element:
            self._parent.append(element)
        self._walked = walked(element)

    def child(self, *names: str) -> Element | None:
        if names == ("itemMeta",):
            return self._parent
        return self.shown if local(self.shown) == names[-1] else None
