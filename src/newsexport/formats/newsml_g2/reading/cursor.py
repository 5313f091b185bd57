"""A cursor over one element that remembers what was taken from it.

What nobody took becomes extensions at the end, so that nothing can be lost silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.names import NAR, XML, XSI
from newsexport.schema.v1 import Extension
from newsexport.syntax import xml_text
from newsexport.syntax.xml import Element

XML_TYPE = "application/xml"
BLANKS = " \t\r\n"
"""What XML counts as white space: not the no-break space and its kin."""
_XML = f"{{{XML}}}"
_XSI = f"{{{XSI}}}"
_ORDERS = {
    "newsItem": names.ITEM_ORDER, "packageItem": names.ITEM_ORDER,
    "itemMeta": names.ITEM_META_ORDER, "contentMeta": names.CONTENT_META_ORDER,
    "partMeta": names.PART_META_ORDER, "rightsInfo": names.RIGHTS_ORDER,
    "group": names.GROUP_ORDER, "header": names.HEADER_ORDER,
}  # fmt: skip
"""What is left of these is kept in the order of the schema: where elements mix, order says nothing."""


def markup(element: Element) -> str:
    """The element as a string of its own: exclusive canonical XML, without comments and tail."""
    try:
        return _canonical(element)
    except etree.C14NError:  # libxml2 refuses relative namespace URIs, even where none is used
        alone = deepcopy(element)
        alone.tail = None
        etree.strip_tags(alone, etree.Comment)
        etree.cleanup_namespaces(alone)
    try:
        return _canonical(alone)
    except etree.C14NError:
        return etree.tostring(alone, encoding="unicode")


def _canonical(element: Element) -> str:
    canonical = etree.tostring(
        element, method="c14n", exclusive=True, with_comments=False
    ).decode()  # fmt: skip
    types = {str(each.get("valuedatatype", "")).partition(":")[0] for each in element.iter()}
    return _declared(canonical, element, types)


def _declared(canonical: str, element: Element, prefixes: set[str]) -> str:
    """The markup with these prefixes declared: names of types are QNames, and no attribute shows that."""
    head, sign, rest = canonical.partition(">")
    for prefix in sorted(prefixes & {str(known) for known in element.nsmap if known}):
        if f" xmlns:{prefix}=" not in head:
            head += xml_text.attribute(f"xmlns:{prefix}", element.nsmap[prefix])
    return head + sign + rest


_KEYS = {"xml:lang": f"{_XML}lang", "xml:space": f"{_XML}space"}

Slot = tuple[int, str]
"""A child: its position among the children of its parent, and the last step of its path."""


@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """The local name of a tag."""
    return tag.rpartition("}")[2]


@lru_cache(maxsize=2048)
def _names_of(tag: str, namespace: str) -> tuple[str, str]:
    """The local name of a child, and its key among those of an element of that namespace: see `Cursor._load`."""
    space, _, name = tag.rpartition("}")
    if not space:
        return name, f"{{}}{tag}" if namespace else tag
    return name, name if namespace and space[1:] == namespace else tag


def _planned(tags: tuple[object, ...], namespace: str) -> dict[str, tuple[Slot, ...]]:
    """The children of an element by their keys, each in document order: see `Cursor._load`."""
    plan: dict[str, tuple[Slot, ...]] = {}
    counts: dict[str, int] = {}
    for index, tag in enumerate(tags):
        if isinstance(tag, str):  # no comment
            name, key = _names_of(tag, namespace)
            number = counts[name] = counts.get(name, 0) + 1
            slot = index, f"{name}[{number}]" if number > 1 else name
            plan[key] = (*plan.get(key, ()), slot)
    return plan


_plan = lru_cache(maxsize=1024)(_planned)
"""The same from memory: the elements of a provider's items mostly stand in one order or a few."""
_MOST = 100
"""Children of an element of which the plan is remembered."""
_TAG, _TAIL = attrgetter("tag"), attrgetter("tail")


class Taken(NamedTuple):
    """What is left of an element of which something was taken."""

    tags: tuple[object, ...]
    """Those of all its children."""
    attributes: dict[str, str]
    children: dict[str, tuple[Slot, ...]]
    stray: str


class Cursor:
    """One element being read. Attributes and children are taken by name, each once."""

    __slots__ = (
        "_attributes", "_children", "_nodes", "_stray", "element", "namespace", "path", "slot",
    )  # fmt: skip

    def __init__(
        self, element: Element, path: str, slot: Slot = (0, ""), namespace: str = NAR
    ) -> None:
        self.element = element
        self.path = path
        """XPath of local names in the source."""
        self.slot = slot
        """Where it stands in its parent."""
        self.namespace = namespace
        """That of the item."""
        self._attributes: dict[str, str] = dict(element.items())  # type: ignore[arg-type]  # lxml gives str
        self._children: dict[str, tuple[Slot, ...]] | None = None
        """None: not looked at yet, nor are `_nodes` and `_stray`."""

    @property
    def name(self) -> str:
        """The local name."""
        return local_name(self.element.tag)

    def attribute(self, name: str) -> str | None:
        """Take an attribute; `xml:lang` names one of XML's own."""
        if not self._attributes:
            return None
        return self._attributes.pop(_KEYS.get(name, name), None)

    @property
    def begun(self) -> bool:
        """Whether something was taken already."""
        return self._children is not None or len(self._attributes) != len(self.element.keys())

    def leave(self, name: str, value: str | None) -> None:
        """Put an attribute back: it was not understood, and will be an extension."""
        if value is not None:
            self._attributes[_KEYS.get(name, name)] = value

    def _load(self) -> dict[str, tuple[Slot, ...]]:
        """The children that nobody took, each list in document order.

        By local name those of the item's namespace; by tag the others, where `{}` is no namespace.
        """
        element = self.element
        if not len(element):
            self._nodes: Sequence[Element] = ()
            self._children = {}
            self._stray = (element.text or "").strip(BLANKS)
            return self._children
        self._nodes = nodes = list(element)
        planned = _plan if len(nodes) <= _MOST else _planned
        self._children = planned(tuple(map(_TAG, nodes)), self.namespace).copy()
        texts = [text for text in (element.text, *map(_TAIL, nodes)) if text]
        self._stray = ""
        if "".join(texts).strip(BLANKS):
            words = (each.strip(BLANKS) for each in texts)
            self._stray = " ".join(filter(None, words))
        return self._children

    def _cursors(self, slots: Iterable[Slot]) -> list[Cursor]:
        nodes, path, namespace = self._nodes, self.path, self.namespace
        return [Cursor(nodes[slot[0]], f"{path}/{slot[1]}", slot, namespace) for slot in slots]

    def _cursors_of(self, keys: Iterable[str]) -> list[Cursor]:
        children = self._load() if self._children is None else self._children
        return self._cursors(sorted(slot for key in keys for slot in children.pop(key, ())))

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether one of these children is left: named by local name, `{}name` without a namespace, else by tag."""
        children = self._load() if self._children is None else self._children
        return any(map(children.__contains__, keys))

    def take(self, name: str) -> list[Cursor]:
        """Take all children of that name, in document order."""
        children = self._children
        if children is None:
            children = self._load()
        slots = children.pop(name, None)
        return self._cursors(slots) if slots else []

    def take_any(self, *names: str) -> list[Cursor]:
        """The same of several names."""
        return self._cursors_of(names)

    def take_misplaced(self, name: str) -> list[Cursor]:
        """Take the children of that name that are of the standard's namespace, or of none."""
        return self._cursors_of((name, f"{{{NAR}}}{name}", f"{{}}{name}"))

    def one(self, name: str) -> Cursor | None:
        """Take the first child of that name."""
        children = self._children
        if children is None:
            children = self._load()
        found = children.get(name)
        if found is None:
            return None
        if len(found) > 1:
            children[name] = found[1:]
        else:
            del children[name]
        slot = found[0]
        return Cursor(self._nodes[slot[0]], f"{self.path}/{slot[1]}", slot, self.namespace)

    def take_all(self) -> None:
        """Take whatever is inside, but no text of its own."""
        if self._children is None:
            self._load()
        self._children = {}

    def left(self) -> Taken:
        """What is left."""
        children = self._load() if self._children is None else self._children
        tags = tuple(map(_TAG, self._nodes))
        return Taken(tags, self._attributes.copy(), children.copy(), self._stray)

    def take_as(self, left: Taken) -> bool:
        """Take what was taken of an element with the same children; False where there are others."""
        nodes = list(self.element)
        if tuple(map(_TAG, nodes)) != left.tags:
            return False
        self._nodes, self._stray = nodes, left.stray
        self._attributes, self._children = left.attributes.copy(), left.children.copy()
        return True

    def put_back(self, child: Cursor) -> None:
        """Leave a child that was taken whole as an extension after all."""
        children = self._load() if self._children is None else self._children
        key = _names_of(child.element.tag, self.namespace)[1]
        children[key] = tuple(sorted((*children.get(key, ()), child.slot)))

    def text(self) -> str:
        """Take the text, with that of all elements inside; `br` is a line break."""
        self._nodes = ()
        self._children = {}
        self._stray = ""
        if not len(self.element):
            return self.element.text or ""
        return "".join(_words(self.element))

    def is_leaf(self) -> bool:
        """Whether there is nothing but text in it, and no attribute left."""
        return not self._attributes and not len(self.element)

    def has_markup(self) -> bool:
        """Whether there are elements inside other than bare line breaks."""
        if not len(self.element):
            return False
        return any(
            is_element(each) and (each.attrib or not _is_break(each)) for each in self.element
        )

    def is_bare(self) -> bool:
        """Whether nothing is left that says anything."""
        if self._children is None:
            self._load()
        return not self._children and not self._stray and not self._left_attributes()

    def rest(self, prefix: str = "") -> tuple[Extension, ...]:
        """What nobody took. `prefix` stands before the names, such as `itemMeta/edNote/`."""
        children = self._load() if self._children is None else self._children
        if not self._attributes and not children and not self._stray:
            return ()
        found = [
            Extension(namespace=namespace, name=f"{prefix}@{name}", value=value)
            for namespace, name, value in self._left_attributes()
        ]
        order = _ORDERS.get(self.name, names.CONCEPT_ORDER)
        left = sorted(slot[0] for slots in children.values() for slot in slots)
        elements = [self._nodes[index] for index in left]
        for element in sorted(elements, key=lambda each: _rank(each, order, self.namespace)):
            tag = etree.QName(element)
            found.append(
                Extension(
                    namespace=tag.namespace or NAR,
                    name=prefix + tag.localname,
                    value=markup(element),
                    media_type=XML_TYPE,
                )
            )
        if self._stray:
            found.append(Extension(namespace=NAR, name=f"{prefix}text()", value=self._stray))
        return tuple(found)

    def _left_attributes(self) -> list[tuple[str, str, str]]:
        left: list[tuple[str, str, str]] = []
        for key, value in self._attributes.items():
            if key.startswith((_XSI + "schemaLocation", _XSI + "noNamespace")):
                continue
            if key.startswith(_XML):
                left.append((NAR, "xml:" + key[len(_XML) :], value))
            elif key.startswith("{"):
                namespace, _, local = key[1:].partition("}")
                left.append((namespace, local, value))
            else:
                left.append((NAR, key, value))
        return left


def _rank(element: Element, order: tuple[str, ...], namespace: str) -> int:
    """The place of an element in the order of the schema; those of others come last, if it has none for them."""
    name, key = _names_of(element.tag, namespace)
    name = name if key == name else names.FOREIGN
    return order.index(name) if name in order else len(order)


def is_element(node: Element) -> bool:
    """Whether a node of the tree is an element, and no comment or processing instruction."""
    return isinstance(node.tag, str)


def _is_break(node: Element) -> bool:
    return is_element(node) and node.tag.rpartition("}")[2] == "br"


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _is_break(child):
            yield "\n"
        if is_element(child):
            yield from _words(child)
        yield child.tail or ""
