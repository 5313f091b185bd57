"""What a grammar allows in each element, read from an XML Schema as IPTC wrote those of NITF, or from a DTD."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
MANY = 10**6
ENDLESS = 10**6


@dataclass(frozen=True)
class Particle:
    """A part of a content: one element, several in order, one of several, or anything of another vocabulary."""

    kind: str
    """`element`, `sequence`, `choice` or `any`."""
    name: str = ""
    parts: tuple[Particle, ...] = ()
    least: int = 1
    most: int = 1


@dataclass(frozen=True)
class Attribute:
    """An attribute: its type by name, or the values that it may have."""

    name: str
    kind: str
    values: tuple[str, ...] = ()
    needed: bool = False
    fixed: str | None = None


@dataclass
class Declaration:
    """An element."""

    content: Particle | None = None
    mixed: bool = False
    attributes: list[Attribute] = field(default_factory=list)
    anything: bool = False
    """Whether a DTD says ANY."""
    height: int = ENDLESS
    """Levels of the lowest tree that is complete."""


Declarations = dict[str, Declaration]


def measured(declared: Declarations) -> Declarations:
    """The same with their heights."""
    changed = True
    while changed:
        changed = False
        for each in declared.values():
            height = 1 + (height_of(each.content, declared) if each.content else 0)
            changed = changed or height < each.height
            each.height = min(height, each.height)
    return declared


def height_of(part: Particle, declared: Declarations) -> int:
    """Levels that a part needs at least."""
    if part.least == 0:
        return 0
    if part.kind == "element":
        return declared[part.name].height if part.name in declared else ENDLESS
    heights = [height_of(each, declared) for each in part.parts]
    if not heights:
        return 0
    return min(heights) if part.kind == "choice" else max(heights)


def of_schema(path: Path) -> Declarations:
    """The elements of an XML Schema without types of its own, and of those that it includes."""
    roots = [etree.parse(path).getroot()]
    include = roots[0].find(f"{XS}include")
    if include is not None:  # some versions name a folder that was not delivered
        near = path.parent / f"{path.stem}-ruby-include.xsd"
        roots.append(etree.parse(near).getroot())
    return measured(_Schema(roots).elements())


class _Schema:
    def __init__(self, roots: list[etree._Element]) -> None:
        self._named = {
            (etree.QName(each).localname, each.get("name")): each
            for root in roots
            for each in root
            if isinstance(each.tag, str) and each.get("name")
        }

    def elements(self) -> Declarations:
        return {
            str(name): self._element(each)
            for (kind, name), each in self._named.items()
            if kind == "element"
        }

    def _element(self, element: etree._Element) -> Declaration:
        found = Declaration()
        inside = element.find(f"{XS}complexType")
        if inside is None:
            found.mixed = True
            return found
        found.mixed = inside.get("mixed") == "true"
        for part in inside:
            kind = etree.QName(part).localname if isinstance(part.tag, str) else ""
            if kind in {"sequence", "choice", "group"}:
                found.content = self._particle(part)
            elif kind in {"attribute", "attributeGroup"}:
                found.attributes += self._attributes(part)
        return found

    def _particle(self, part: etree._Element) -> Particle:
        kind = etree.QName(part).localname
        most = part.get("maxOccurs", "1")
        bounds: dict[str, Any] = {
            "least": int(part.get("minOccurs", "1")),
            "most": MANY if most == "unbounded" else int(most),
        }
        if kind == "element":
            return Particle("element", _bare(part.get("ref") or part.get("name")), **bounds)
        if kind == "any":
            return Particle("any", part.get("processContents", "strict"), **bounds)
        if kind == "group" and part.get("ref"):
            (inside,) = (
                each
                for each in self._named["group", _bare(part.get("ref"))]
                if each.tag in {f"{XS}choice", f"{XS}sequence"}
            )
            return Particle("sequence", parts=(self._particle(inside),), **bounds)
        parts = [each for each in part if isinstance(each.tag, str)]
        inner = tuple(self._particle(each) for each in parts if each.tag != f"{XS}annotation")
        return Particle(kind, parts=inner, **bounds)

    def _attributes(self, part: etree._Element) -> list[Attribute]:
        if part.tag == f"{XS}anyAttribute":
            return [Attribute("", "any")]
        if part.tag == f"{XS}attributeGroup":
            group = self._named["attributeGroup", _bare(part.get("ref"))]
            inner = [each for each in group if each.tag != f"{XS}annotation"]
            return [found for each in inner for found in self._attributes(each)]
        name = part.get("name") or part.get("ref") or ""
        values = tuple(str(each.get("value")) for each in part.iter(f"{XS}enumeration"))
        kind = _bare(part.get("type") or ("language" if name == "xml:lang" else "string"))
        return [Attribute(name, kind, values, part.get("use") == "required", part.get("fixed"))]


def _bare(name: str | None) -> str:
    return (name or "").rpartition(":")[2]


def of_dtd(path: Path) -> Declarations:
    """The elements of a DTD."""
    dtd = etree.DTD(str(path))
    return measured({each.name: _declared(each) for each in dtd.iterelements()})


def _declared(element: Any) -> Declaration:
    found = Declaration(anything=element.type == "any", mixed=element.type == "mixed")
    if element.content is not None:
        if found.mixed:
            parts = tuple(Particle("element", name) for name in _alternatives(element.content))
            found.content = Particle("choice", parts=parts, least=0, most=MANY) if parts else None
        else:
            found.content = _part(element.content)
    found.attributes = [
        Attribute(
            f"{each.prefix}:{each.name}" if each.prefix else each.name,
            "language" if each.name == "lang" else each.type,
            tuple(each.values()),
            each.default == "required",
            each.default_value if each.default == "fixed" else None,
        )
        for each in element.iterattributes()
    ]
    return found


def _alternatives(content: Any) -> list[str]:
    """The names in a mixed content."""
    if content.type == "element":
        return [content.name]
    parts = [each for each in (content.left, content.right) if each is not None]
    return [name for each in parts for name in _alternatives(each)]


_OCCURS = {"once": (1, 1), "opt": (0, 1), "mult": (0, MANY), "plus": (1, MANY)}


def _part(content: Any) -> Particle:
    least, most = _OCCURS[content.occur]
    if content.type == "element":
        return Particle("element", content.name, least=least, most=most)
    parts = tuple(_part(each) for each in _flat(content, content.type))
    kind = "sequence" if content.type == "seq" else "choice"
    return Particle(kind, parts=parts, least=least, most=most)


def _flat(content: Any, kind: str) -> list[Any]:
    """The parts of a list, which libxml2 keeps as pairs."""
    found = [content.left]
    right = content.right
    while right is not None and right.type == kind and right.occur == "once":
        found.append(right.left)
        right = right.right
    return found if right is None else [*found, right]
