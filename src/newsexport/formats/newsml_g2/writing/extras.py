"""Extensions on their way back into the document: each to the place that its name states.

A name is a path below the object: `@rank`, `hierarchyInfo`, `itemMeta/edNote/@role`,
`contentMeta/keyword[2]/@role`. The writer asks for what belongs to the place that it is writing; what
nobody asked for has no home, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime

from lxml import etree

from newsexport.formats.newsml_g2 import names, qcodes
from newsexport.formats.newsml_g2.writing import forms
from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.schema.v1 import Extension
from newsexport.syntax import xml_text
from newsexport.syntax.xml import Element, iter_children, local, namespace, new_parser

Child = tuple[str, str]
"""The local name of an element, and its XML. Of foreign elements the name is `names.FOREIGN`."""

_XML_NAME = re.compile(r"[^\W\d][\w.\-]*")
_INDEX = re.compile(r"\[\d+\]")
_NAR_DECLARATION = f' xmlns="{names.NAR}"'
Entry = tuple[int, Extension, str]
"""Index of an extension, the extension, and the last name of its path."""


class Extras:
    """The extensions of one object, by place. Ask with `attributes` and `children`, then `finish`."""

    __slots__ = ("_attributes", "_children", "_pointer", "_sheet")

    def __init__(self, sheet: Sheet, extensions: Sequence[Extension], pointer: str) -> None:
        self._sheet = sheet
        self._pointer = pointer
        self._attributes: dict[str, list[Entry]] = {}
        self._children: dict[str, list[Entry]] = {}
        for index, extension in enumerate(extensions):
            place, _, last = extension.name.rpartition("/")
            if last.startswith("@") and isinstance(extension.value, str):
                self._attributes.setdefault(place, []).append((index, extension, last[1:]))
            elif isinstance(extension.value, str):
                plain = _INDEX.sub("", last)
                self._children.setdefault(place, []).append((index, extension, plain))
            else:
                self._lost(index, extension)

    def attributes(self, place: str = "", element: str = "", written: str = "") -> str:
        """The attributes that belong to the element at `place`; `element` is its name.

        `written` are those that it has already: of two of one name the item's own one stands.
        """
        found = self._attributes.pop(place, None) if self._attributes else None
        if not found:
            return ""
        element = element or _INDEX.sub("", place.rpartition("/")[2])
        shown = []
        taken: set[str] = set()
        for index, extension, name in found:
            ours = extension.namespace in (names.NAR, names.XML)
            if ours and (f" {name}=" in written or name in taken):
                self._lost(index, extension)
            else:
                taken.add(name)
                shown.append(self._attribute(element, index, extension, name))
        return "".join(shown)

    def children(
        self, place: str = "", parent: str = "", only: Iterable[str] | None = None
    ) -> list[Child]:
        """The child elements that belong to the element at `place`; `parent` is its name.

        With `only`, elements of other names stay for somebody else to ask for.
        """
        found = self._children.pop(place, None) if self._children else None
        if not found:
            return []
        if only is not None:
            rest = [entry for entry in found if entry[2] not in only]
            found = [entry for entry in found if entry[2] in only]
            if rest:
                self._children[place] = rest
        parent = parent or _INDEX.sub("", place.rpartition("/")[2])
        shown = (self._child(parent, *entry) for entry in found)
        return [child for child in shown if child is not None]

    def take(self, place: str, name: str) -> list[Entry]:
        """The elements of this name that belong to the element at `place`: to be `shown`, or told by `lose`."""
        found = self._children.get(place, []) if self._children else []
        taken = [entry for entry in found if entry[2] == name and entry[1].namespace == names.NAR]
        if taken:
            self._children[place] = [entry for entry in found if entry not in taken]
        return taken

    def shown(self, place: str, entry: Entry) -> list[str]:
        """The XML of an element that was taken; nothing, and told, where the document could not have it."""
        child = self._child(place, *entry)
        return [] if child is None else [child[1]]

    def lose(self, entry: Entry) -> None:
        """Tell an element that was taken."""
        self._lost(entry[0], entry[1])

    def once(self, place: str, single: Container[str], given: Container[str]) -> list[Child]:
        """The same as `children`, of elements that may stand there once.

        `single` are the names of those; `given` of those that the item's own fields say.
        """
        found: list[Child] = []
        taken: set[str] = set()
        entries = self._children.pop(place, []) if self._children else []
        for index, extension, name in entries:
            again = extension.namespace == names.NAR and (name in given or name in taken)
            wrong = name in _TIMES and not _is_time(str(extension.value))
            if name in single and (again or wrong):
                self._lost(index, extension)
                continue
            child = self._child(place, index, extension, name)
            if child is not None:
                found.append(child)
                taken |= {name} if name in single else set()
        return found

    def markup(self, place: str, fits: Callable[[Element], bool]) -> Element | None:
        """The element that a label was, when it had markup inside that still fits."""
        found = self._children.get(place, []) if self._children else []
        entry = next((each for each in found if each[2] == "markup"), None)
        if entry is None:
            return None
        found.remove(entry)
        index, extension, _ = entry
        root = parsed(str(extension.value))
        known = root is not None and (self._sheet.newest or self._known_inside(root))
        if root is not None and known and fits(root) and self._all_resolved(root):
            return root
        self._lost(index, extension)
        return None

    def _resolve(self, value: str) -> bool:
        """Whether the catalogs of the item declare the aliases of QCodes."""
        return all(qcodes.is_wellformed(c) and self._sheet.resolves(c) for c in value.split())

    def _all_resolved(self, root: Element | None) -> bool:
        return root is None or qcodes.all_resolved(root, self._sheet.aliases)

    def _known_inside(self, root: Element) -> bool:
        name = local(root)
        return all(_element_known(child, (name,), self._sheet) for child in iter_children(root))

    def move_foreign(self, place: str, parent: str) -> None:
        """Have the foreign elements of the object itself stand at `place`, where the schema takes them."""
        here = self._children.get("", []) if self._children else []
        foreign = [entry for entry in here if _is_foreign(entry[1])]
        for entry in foreign:
            here.remove(entry)
            self._children.setdefault(place, []).append(entry)
            pointer = f"{self._pointer}/extensions/{entry[0]}"
            how = f"{parent} takes no elements of others; it stands in {place}"
            self._sheet.simplified(pointer, f"the extension {entry[1].name}", how)

    def texts(self, place: str, *wanted: str) -> dict[str, str]:
        """The plain texts of these names at `place`: what stood there and is no element."""
        found: dict[str, str] = {}
        for entry in tuple(self._children.get(place, ())) if self._children else ():
            _, extension, name = entry
            if name in wanted and extension.media_type is None and name not in found:
                found[name] = str(extension.value)
                self._children[place].remove(entry)
        return found

    def inner(self, place: str, parent: str = "") -> str:
        """The same as one string, for places where any order will do."""
        return "".join(xml for _, xml in self.children(place, parent)) if self._children else ""

    def finish(self) -> None:
        """Tell what nobody asked for."""
        for places in (self._attributes, self._children):
            for entries in places.values():
                for index, extension, _ in entries:
                    self._lost(index, extension)
            places.clear()

    def _lost(self, index: int, extension: Extension) -> None:
        pointer = f"{self._pointer}/extensions/{index}"
        self._sheet.lost(pointer, f"the extension {extension.name}", extension.value)

    def _attribute(self, element: str, index: int, extension: Extension, name: str) -> str:
        value = str(extension.value)
        if extension.namespace not in (names.NAR, names.XML):
            if not _XML_NAME.fullmatch(name):
                self._lost(index, extension)
                return ""
            return _foreign(index, extension.namespace, name, value)
        plain = name.removeprefix("xml:")
        known = forms.is_allowed(element, name, value) and (
            plain != name
            or (
                _attribute_known(self._sheet, element, name, value)
                and (not qcodes.holds_qcodes(element, name) or self._resolve(value))
            )
        )
        if not _XML_NAME.fullmatch(plain) or not known:
            self._lost(index, extension)
            return ""
        return xml_text.attribute(name, value)

    def _child(self, parent: str, index: int, extension: Extension, name: str) -> Child | None:
        value = str(extension.value)
        ours = extension.namespace == names.NAR
        never = parent == "itemMeta" and name in _NEVER
        if ours and (never or name not in _CHILDREN.get(parent, (name,))):
            self._lost(index, extension)
            return None
        if extension.media_type is None and ours and _carried_time(name, value):
            value = f"<{name}>{value}</{name}>"
        elif extension.media_type != "application/xml":
            self._lost(index, extension)
            return None
        if not self._sheet.newest and not _known(value, parent, self._sheet):
            self._lost(index, extension)
            return None
        if _CODED.search(value) and not self._all_resolved(parsed(value)):
            self._lost(index, extension)
            return None
        if not ours and (parent in _CLOSED or not _is_foreign(extension)):
            self._lost(index, extension)
            return None
        return (name, bare(value)) if ours else (names.FOREIGN, value)


_NEVER = frozenset({"embargoed", "pubStatus"})
"""Whether an item may be published is said by the model alone."""
_CHILDREN = {
    "itemMeta": names.ITEM_META_ORDER, "contentMeta": names.CONTENT_META_ORDER,
    "partMeta": names.PART_META_ORDER, "newsItem": names.ITEM_ORDER, "packageItem": names.ITEM_ORDER,
    "rightsInfo": names.RIGHTS_ORDER, "group": names.GROUP_ORDER, "header": names.HEADER_ORDER,
}  # fmt: skip
"""What may stand in these; anything else would make the document invalid."""
_CLOSED = frozenset(
    {"newsItem", "packageItem", "hopHistory", "hop", "pubHistory", "altId", "contentSet"}
)
"""Elements without a place for elements of other namespaces."""
_CODED = re.compile(rf"\s(?:{'|'.join(sorted(qcodes.ATTRIBUTES))})\s*=")
_TIMES = frozenset(
    {
        "versionCreated", "firstCreated", "embargoed", "contentCreated", "contentModified",
        "expires", "sent",
    }
)  # fmt: skip
_TRUNCATED = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def _is_time(value: str) -> bool:
    """Whether a text, or an element with nothing but text inside, is a date or a moment."""
    return forms.is_date(_TAG.sub("", value))


_TAG = re.compile(r"</?[^<>]*>")


def _carried_time(element: str, value: str) -> bool:
    """Whether a time that the reader did not understand for want of its offset may stand as it is."""
    if element == "timestamp" and _TRUNCATED.fullmatch(value):
        return True
    if element != "timestamp" and element not in _TIMES:
        return False
    try:
        return "T" in value and datetime.fromisoformat(value).tzinfo is None and len(value) >= 19
    except ValueError:
        return False


def _is_foreign(extension: Extension) -> bool:
    """Whether it is an element of another namespace: one of none would be invalid anywhere."""
    if extension.namespace == names.NAR or extension.media_type != "application/xml":
        return False
    root = parsed(str(extension.value))
    return root is not None and namespace(root) not in ("", names.NAR)


class _Nothing(Extras):
    """The extras of an object without extensions: nothing to find out, nothing to change."""

    def __init__(self) -> None:
        self._attributes = {}
        self._children = {}


NOTHING: Extras = _Nothing()


def extras_of(sheet: Sheet, extensions: Sequence[Extension], pointer: str) -> Extras:
    """The extras of an object, at no cost where it has no extensions."""
    return Extras(sheet, extensions, pointer) if extensions else NOTHING


def _foreign(index: int, uri: str, name: str, value: str) -> str:
    prefix = f"x{index}"
    return xml_text.attribute(f"xmlns:{prefix}", uri) + xml_text.attribute(
        f"{prefix}:{name}", value
    )


def bare(xml: str) -> str:
    """An element without the declaration of our namespace, which the root makes already."""
    head, sign, tail = xml.partition(">")
    return head.replace(_NAR_DECLARATION, "", 1) + sign + tail


def _known(xml: str, parent: str, sheet: Sheet) -> bool:
    """Whether the release knows the element below its parent, with all that is in it."""
    root = parsed(xml)
    return root is not None and _element_known(root, (parent,), sheet)


def parsed(xml: str) -> Element | None:
    """The element of a string; None when it is not well-formed."""
    try:
        return etree.fromstring(xml, new_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _element_known(element: Element, above: tuple[str, ...], sheet: Sheet) -> bool:
    """`above` are the names of its nearest two ancestors, as far as known."""
    if namespace(element) != names.NAR:
        return True
    name, parent = local(element), above[-1]
    if not sheet.has_element(parent, name) or not sheet.has_element("/".join(above), name):
        return False
    present = {str(key): str(value) for key, value in element.attrib.items()}
    for attribute, value in present.items():
        if not attribute.startswith("{") and not (
            _attribute_known(sheet, name, attribute, value)
            and sheet.has_attribute(f"{parent}/{name}", attribute)
        ):
            return False
    if any(
        attribute not in present and names.must_have(sheet.version, name, attribute)
        for attribute in _DEMANDED
    ):
        return False
    return all(_element_known(child, (parent, name), sheet) for child in iter_children(element))


_DEMANDED = (
    "qcode", "role", "rel", "hashtype", "scaleunit", "timeunit", "interactiontype", "radunit",
)  # fmt: skip
"""Attributes that some elements must have before 2.20: see names.must_have."""


def _attribute_known(sheet: Sheet, element: str, attribute: str, value: str) -> bool:
    """Whether the release has the attribute, and allows such a value in it."""
    if sheet.newest:
        return True
    if attribute == "timestamp" and "T" not in value:
        return names.release(sheet.version) >= (2, 28)
    return sheet.has_attribute(element, attribute)


def in_order(children: list[Child], order: dict[str, int]) -> list[str]:
    """The XML of children in the order of the schema; those of one name stay as they are.

    Foreign elements come last, but where the order has a place for them.
    """
    last = len(order)
    children.sort(key=lambda child: order.get(child[0], last))
    return [xml for _, xml in children]


def ranks(*groups: Iterable[str]) -> dict[str, int]:
    """Element name -> place in the order of the schema."""
    return {name: rank for rank, name in enumerate(name for group in groups for name in group)}
