"""One item as the rules look at it: its elements by name, its QCodes, its catalogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from newsexport.formats.newsml_g2.names import NAR, is_iptc_catalog
from newsexport.formats.newsml_g2.qcodes import qcodes_of, walk
from newsexport.syntax.xml import Element, iter_children, local, step
from newsexport.vocab.iptc_schemes import SCHEMES

_PREFIX = f"{{{NAR}}}"


Attributes = dict[str, str]
"""The attributes of an element, by name."""


class QCode(NamedTuple):
    """A QCode with its place."""

    element: Element
    attribute: str
    value: str


class Walked(NamedTuple):
    """What stands in an item."""

    named: dict[str, list[Element]]
    foreign: list[Element]
    qcodes: list[QCode]


class ItemView:
    """An item of a document, gone through once, when a rule needs it. What stands in an inlineXML is no part of it.

    The element may stand in the tree of its message: only what is below it is looked at.
    """

    def __init__(self, element: Element, version: str, pointer: Callable[[str], str] = str) -> None:
        self.element = element
        self.version = version
        """The release by which the item is judged."""
        self._pointer = pointer
        """From an XPath that begins with the element to one in the document."""
        self.declared: dict[str, Attributes] = {}
        """What catalog items earlier in the message say of schemes, by the schemes' URIs."""

    @property
    def named(self) -> dict[str, list[Element]]:
        """Elements of the standard by local name, in document order."""
        return self._walked.named

    @property
    def foreign(self) -> list[Element]:
        """Elements of other namespaces: extensions of the provider."""
        return self._walked.foreign

    @property
    def qcodes(self) -> list[QCode]:
        """The QCodes in document order."""
        return self._walked.qcodes

    @cached_property
    def _walked(self) -> Walked:
        return walked(self.element)

    def know(self, references: list[str], inline: dict[str, str]) -> None:
        """Take the catalogs from somebody who has looked already."""
        self.references = references
        self.inline = inline

    @cached_property
    def references(self) -> list[str]:
        """The addresses of the catalogs that are referred to."""
        return [str(ref.get("href")) for ref in self.named.get("catalogRef", ())]

    @cached_property
    def inline(self) -> dict[str, str]:
        """Aliases that inline catalogs declare."""
        schemes = self.named.get("scheme", ())
        return {str(scheme.get("alias")): str(scheme.get("uri")) for scheme in schemes}

    def attributes_of(self, name: str) -> dict[str, Attributes]:
        """What elements of that name say of schemes, by the schemes' URIs."""
        found = ({str(k): str(v) for k, v in each.items()} for each in self.named.get(name, ()))
        return {each.get("uri", ""): each for each in found}

    @cached_property
    def retired(self) -> dict[str, str]:
        """Aliases that inline catalogs mark as retired, and since which day."""
        schemes = self.named.get("scheme", ())
        return {
            str(scheme.get("alias")): str(scheme.get("schemeretired")).strip()[:10]
            for scheme in schemes
            if scheme.get("schemeretired")
        }

    @cached_property
    def by_iptc(self) -> bool:
        """Whether one of IPTC's catalogs is declared."""
        return any(is_iptc_catalog(ref) for ref in self.references)

    @property
    def unknown(self) -> list[str]:
        """Catalogs whose content is not known here."""
        return [ref for ref in self.references if not is_iptc_catalog(ref)]

    def at(self, element: Element, attribute: str | None = None) -> str:
        """The XPath of an element or attribute in the document."""
        steps: list[str] = []
        current: Element | None = element
        while current is not None and current is not self.element:
            steps.append(step(current))
            current = current.getparent()
        where = "/" + "/".join((local(self.element), *reversed(steps)))
        return self._pointer(f"{where}/@{attribute.rpartition('}')[2]}" if attribute else where)

    def child(self, *names: str) -> Element | None:
        """The first element at that path below the item."""
        return self.element.find("/".join(f"{_PREFIX}{name}" for name in names))

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
        return "" if element is None else class_code(element)


def class_code(element: Element) -> str:
    """The code that an itemClass gives, without its scheme."""
    given = element.get("qcode") or element.get("uri") or ""
    return str(given).rpartition("/")[2].rpartition(":")[2]


def walked(root: Element) -> Walked:
    """Go through an item once."""
    found = Walked({}, [], [])
    for element in walk(root):
        tag = str(element.tag)
        if tag.startswith(_PREFIX):
            found.named.setdefault(tag[len(_PREFIX) :], []).append(element)
            found.qcodes.extend(QCode(element, name, code) for name, code in qcodes_of(element))
        else:
            found.foreign.append(element)
    return found
