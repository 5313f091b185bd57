"""One item as the rules look at it: its elements by name, its QCodes, its catalogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsexport.formats.newsml_g2.names import NAR, is_iptc_catalog
from newsexport.formats.newsml_g2.qcodes import qcodes_of, walk
from newsexport.syntax.xml import Element, iter_children, path
from newsexport.vocab.iptc_schemes import SCHEMES


class QCode(NamedTuple):
    """A QCode with its place."""

    element: Element
    attribute: str
    value: str


class ItemView:
    """An item of a document, gone through once. What stands in an inlineXML is no part of it."""

    def __init__(self, element: Element, version: str, pointer: Callable[[str], str] = str) -> None:
        self.element = element
        self.version = version
        """The release by which the item is judged."""
        self._pointer = pointer
        """From an XPath in the tree of the element to one in the document."""
        self.named: dict[str, list[Element]] = {}
        """Elements of the standard by local name, in document order."""
        self.foreign: list[Element] = []
        """Elements of other namespaces: extensions of the provider."""
        self.qcodes: list[QCode] = []
        self._walk()
        self.references = [str(ref.get("href")) for ref in self.named.get("catalogRef", ())]
        self.inline = {
            str(scheme.get("alias")): str(scheme.get("uri"))
            for scheme in self.named.get("scheme", ())
        }
        """Aliases that inline catalogs declare."""
        self.by_iptc = any(is_iptc_catalog(ref) for ref in self.references)
        """Whether one of IPTC's catalogs is declared."""
        self.unknown = [ref for ref in self.references if not is_iptc_catalog(ref)]
        """Catalogs whose content is not known here."""

    def _walk(self) -> None:
        prefix = f"{{{NAR}}}"
        for element in walk(self.element):
            tag = str(element.tag)
            if tag.startswith(prefix):
                self.named.setdefault(tag[len(prefix) :], []).append(element)
                self.qcodes += [QCode(element, name, code) for name, code in qcodes_of(element)]
            else:
                self.foreign.append(element)

    def at(self, element: Element, attribute: str | None = None) -> str:
        """The XPath of an element or attribute in the document."""
        return self._pointer(path(element, attribute))

    def child(self, *names: str) -> Element | None:
        """The first element at that path below the item."""
        return self.element.find("/".join(f"{{{NAR}}}{name}" for name in names))

    def contents(self) -> Iterator[Element]:
        """The contents of the contentSet."""
        content_set = self.child("contentSet")
        if content_set is not None:
            yield from iter_children(content_set)

    def scheme(self, alias: str) -> str | None:
        """The URI of an alias, as far as the item's catalogs are known here."""
        return self.inline.get(alias) or (SCHEMES.get(alias) if self.by_iptc else None)

    def item_class(self) -> str:
        """The code of the item's class, such as `text`; "" when there is none."""
        element = self.child("itemMeta", "itemClass")
        given = "" if element is None else element.get("qcode") or element.get("uri") or ""
        return str(given).rpartition("/")[2].rpartition(":")[2]
