"""A cursor over one element that remembers what was taken from it.

What nobody took becomes extensions at the end, so that nothing can be lost silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

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


class Cursor:
    """One element being read. Attributes and children are taken by name, each once."""

    __slots__ = ("_attributes", "_children", "_namespace", "_text", "element", "index", "path")

    def __init__(self, element: Element, path: str, index: int = 0, namespace: str = NAR) -> None:
        self.element = element
        self.path = path
        """XPath of local names in the source."""
        self.index = index
        """Position among the children of its parent."""
        self._namespace = namespace
        self._attributes: dict[str, str] = dict(element.items())  # type: ignore[arg-type]  # lxml gives str
        self._children: dict[int, Cursor] | None = None
        self._text = True

    @property
    def name(self) -> str:
        """The local name."""
        return str(self.element.tag).rpartition("}")[2]

    def attribute(self, name: str) -> str | None:
        """Take an attribute; `xml:lang` names one of XML's own."""
        key = _XML + name[4:] if name.startswith("xml:") else name
        return self._attributes.pop(key, None)

    def leave(self, name: str, value: str | None) -> None:
        """Put an attribute back: it was not understood, and will be an extension."""
        if value is not None:
            self._attributes[_XML + name[4:] if name.startswith("xml:") else name] = value

    def _load(self) -> dict[int, Cursor]:
        if self._children is None and not len(self.element):
            self._children = {}
        if self._children is None:
            counts: dict[str, int] = {}
            self._children = {}
            for index, child in enumerate(self.element):
                if not is_element(child):
                    continue
                local = child.tag.rpartition("}")[2]
                count = counts[local] = counts.get(local, 0) + 1
                step = f"{local}[{count}]" if count > 1 else local
                self._children[index] = Cursor(child, f"{self.path}/{step}", index, self._namespace)
        return self._children

    def _tag(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}" if self._namespace else name

    def take(self, *names: str) -> list[Cursor]:
        """Take all children of these names, in document order."""
        children = self._load()
        if not children:
            return []
        tags = {self._tag(name) for name in names}
        taken = [child for child in children.values() if child.element.tag in tags]
        for child in taken:
            del children[child.index]
        return taken

    def take_misplaced(self, name: str) -> list[Cursor]:
        """Take the children of that name that are of the standard's namespace, or of none."""
        tags = {f"{{{NAR}}}{name}", name, self._tag(name)}
        taken = [child for child in self._load().values() if child.element.tag in tags]
        for child in taken:
            del self._load()[child.index]
        return taken

    def one(self, name: str) -> Cursor | None:
        """Take the first child of that name."""
        children = self._load()
        tag = self._tag(name) if children else name
        for index, child in children.items():
            if child.element.tag == tag:
                del children[index]
                return child
        return None

    def take_all(self) -> None:
        """Take whatever is inside, but no text of its own."""
        self._children = {}

    def put_back(self, child: Cursor) -> None:
        """Leave a child that was taken whole as an extension after all."""
        self._load()[child.index] = Cursor(child.element, child.path, child.index, self._namespace)

    def text(self) -> str:
        """Take the text, with that of all elements inside; `br` is a line break."""
        self._text = False
        self._children = {}
        return "".join(_words(self.element))

    def has_markup(self) -> bool:
        """Whether there are elements inside other than line breaks."""
        return any(is_element(each) and not _is_break(each) for each in self.element)

    def is_bare(self) -> bool:
        """Whether nothing is left that says anything."""
        return not self._left_attributes() and not self._load() and not self._stray_text()

    def rest(self, prefix: str = "") -> tuple[Extension, ...]:
        """What nobody took. `prefix` stands before the names, such as `itemMeta/edNote/`."""
        if not self._attributes and not self._load() and not self._stray_text():
            return ()
        found = [
            Extension(namespace=namespace, name=f"{prefix}@{name}", value=value)
            for namespace, name, value in self._left_attributes()
        ]
        children = self._load()
        order = _ORDERS.get(self.name, names.CONCEPT_ORDER)
        for child in sorted(
            children.values(), key=lambda child: (_rank(child, order), child.index)
        ):
            tag = etree.QName(child.element)
            found.append(
                Extension(
                    namespace=tag.namespace or NAR,
                    name=prefix + tag.localname,
                    value=markup(child.element),
                    media_type=XML_TYPE,
                )
            )
        stray = self._stray_text()
        if stray:
            found.append(Extension(namespace=NAR, name=f"{prefix}text()", value=stray))
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

    def _stray_text(self) -> str:
        """Text directly inside that nobody took; None of the standard's containers has any."""
        if not self._text:
            return ""
        if not len(self.element):
            return (self.element.text or "").strip(BLANKS)
        pieces = [self.element.text, *(child.tail for child in self.element)]
        return " ".join(piece.strip(BLANKS) for piece in pieces if piece and piece.strip(BLANKS))


def _rank(child: Cursor, order: tuple[str, ...]) -> int:
    """The place of an element in the order of the schema; those of others come last."""
    return order.index(child.name) if child.name in order else len(order)


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
        elif is_element(child):
            yield from _words(child)
        yield child.tail or ""
