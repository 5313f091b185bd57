"""Random documents that an XML Schema allows: every value in them is unlike any other, and can be looked for.

The schema is walked as it stands: sequences, choices, groups, extensions, wildcards. What a schema leaves open
(codes, identifiers, what may not stand together) is said by the caller, by the names of attributes and elements.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
FOREIGN = "https://vendor.example/ns/extra"

Node = etree._Element
Value = Callable[["Maker"], str]


class Maker:
    """Makes documents of one schema; the same seed, the same document."""

    def __init__(
        self,
        schema: Path,
        seed: int,
        values: Mapping[str, Value],
        *,
        never: frozenset[str] = frozenset(),
        richness: float = 0.5,
        depth: int = 9,
    ) -> None:
        self.dice = random.Random(seed)
        self.values = values
        """Name of an element, or `@name` of an attribute -> what it says."""
        self.never = never
        """Names of optional elements and attributes that are left out."""
        self.richness = richness
        """The share of optional parts that are there, near the root."""
        self.depth = depth
        self.count = 0
        root = etree.parse(schema).getroot()
        self.namespace = root.get("targetNamespace")
        self.named: dict[tuple[str, str], Node] = {}
        for child in root.iterchildren(XS + "*"):
            if child.get("name"):
                self.named[child.tag.removeprefix(XS), child.get("name")] = child

    # --- values ---------------------------------------------------------------------------------

    def number(self) -> int:
        """A number that was not used yet."""
        self.count += 1
        return self.count

    def words(self) -> str:
        """A few words, unlike any others."""
        return f"harbour{self.number()} ferry{self.count}"

    def instant(self) -> str:
        """A date with a time, unlike any other."""
        second = self.number()
        return f"2026-02-{1 + second // 3600 % 28:02}T{second // 600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}+01:00"

    def day(self) -> str:
        """A date of the past."""
        day = self.number()
        return f"{1900 + day // 336 % 120}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"

    def _plain(self, kind: str) -> str:
        """A value of a type of XML Schema."""
        number = self.number()
        if kind in ("dateTime", "date"):
            return self.instant() if kind == "dateTime" else self.day()
        return {
            "anyURI": f"https://site{number}.example/path{number}",
            "boolean": self.dice.choice(("true", "false")),
            "decimal": f"{number}.25",
            "double": f"{number}.5",
            "gDay": f"---{1 + number % 28:02}",
            "gMonth": f"--{1 + number % 12:02}",
            "gMonthDay": f"--{1 + number % 12:02}-{1 + number % 28:02}",
            "gYear": str(1900 + number % 120),
            "gYearMonth": f"{1900 + number % 120}-{1 + number % 12:02}",
            "duration": f"PT{number}S",
            "ID": f"id{number}", "IDREF": f"id{number}", "IDREFS": f"id{number}", "NCName": f"id{number}",
            "NMTOKEN": f"token{number}", "NMTOKENS": f"token{number}", "Name": f"name{number}",
            "QName": "xs:string", "language": self.dice.choice(("en", "de", "fr", "pt-BR", "ar")),
            "integer": str(number), "int": str(number), "positiveInteger": str(number),
            "nonNegativeInteger": str(number), "long": str(number), "unsignedInt": str(number),
        }.get(kind, self.words())  # fmt: skip

    def _simple(self, kind: str | None, inline: Node | None) -> str:
        """A value of a named or nested simple type."""
        if inline is None:
            local = (kind or "string").rpartition(":")[2]
            named = self.named.get(("simpleType", local))
            if named is None or (kind or "").startswith("xs:"):
                return self._plain(local)
            inline = named
        for form in inline.iterchildren(XS + "restriction", XS + "union", XS + "list"):
            if form.tag == XS + "restriction":
                return self._restricted(form)
            if form.tag == XS + "union":
                members = form.get("memberTypes", "").split()
                nested = form.findall(XS + "simpleType")
                pick = self.dice.randrange(len(members) + len(nested))
                if pick < len(members):
                    return self._simple(members[pick], None)
                return self._simple(None, nested[pick - len(members)])
            return self._simple(form.get("itemType"), form.find(XS + "simpleType"))
        return self.words()

    def _restricted(self, form: Node) -> str:
        choices = [each.get("value") for each in form.iterchildren(XS + "enumeration")]
        if choices:
            return self.dice.choice(choices)
        limits = [form.find(XS + name) for name in ("minInclusive", "maxInclusive")]
        low, high = (None if each is None else int(each.get("value")) for each in limits)
        if low is not None and high is not None:
            return str(self.dice.randint(max(low, 1), high) if high > 0 else low)
        pattern = form.find(XS + "pattern")
        if pattern is not None and pattern.get("value") in self.values:
            return self.values[pattern.get("value")](self)
        length = form.find(XS + "length")
        if length is not None and length.get("value") == "0":
            return ""
        return self._simple(form.get("base"), form.find(XS + "simpleType"))

    # --- elements -------------------------------------------------------------------------------

    def document(self, name: str) -> Node:
        """A document whose root is a global element of the schema."""
        spaces = {None: self.namespace} if self.namespace else None
        root = etree.Element(self._tag(name), nsmap=spaces)
        self._fill(root, self.named["element", name], 0)
        return root

    def _tag(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}" if self.namespace else name

    def _fill(self, element: Node, declaration: Node, level: int) -> None:
        """Give an element what its declaration allows."""
        name = declaration.get("name")
        kind = declaration.find(XS + "complexType")
        if kind is None and declaration.get("type"):
            kind = self.named.get(("complexType", declaration.get("type").rpartition(":")[2]))
        if kind is None:
            element.text = self._simple(
                declaration.get("type"), declaration.find(XS + "simpleType")
            )
        else:
            self._complex(element, kind, level)
        if name in self.values:
            element.text = self.values[name](self)

    def _complex(self, element: Node, kind: Node, level: int) -> None:
        mixed = kind.get("mixed") == "true"
        for part in kind.iterchildren(XS + "*"):
            if part.tag in (XS + "simpleContent", XS + "complexContent"):
                mixed = mixed or part.get("mixed") == "true"
                (form,) = part.iterchildren(XS + "extension", XS + "restriction")
                base = form.get("base")
                named = self.named.get(("complexType", base.rpartition(":")[2]))
                if form.tag == XS + "extension" and named is not None:
                    self._complex(element, named, level)
                elif part.tag == XS + "simpleContent":
                    element.text = self._simple(base, None)
                for inner in form.iterchildren(XS + "*"):
                    self._part(element, inner, level)
            else:
                self._part(element, part, level)
        if mixed:
            self._mix(element)

    def _mix(self, element: Node) -> None:
        if len(element) == 0 or self.dice.random() < 0.7:
            element.text = self.words() + " "
        for child in element:
            if not child.tail and self.dice.random() < 0.5:
                child.tail = f" {self.words()} "

    def _part(self, element: Node, part: Node, level: int) -> None:
        """One particle of a content model, or one attribute of it, as often as it may stand."""
        name = part.tag.removeprefix(XS)
        if name in ("attribute", "attributeGroup", "anyAttribute"):
            self._attribute(element, part, level)
        elif name in ("sequence", "choice", "group", "element", "any", "all"):
            for _ in range(self._times(part, level)):
                self._once(element, part, name, level)

    def _times(self, part: Node, level: int) -> int:
        least = int(part.get("minOccurs", "1"))
        most = part.get("maxOccurs", "1")
        upper = least + 2 if most == "unbounded" else int(most)
        if level >= self.depth:
            return least
        share = self.richness * 0.6**level
        if (part.get("name") or part.get("ref")) in self.never:
            share = 0
        if part.tag == XS + "any":
            share *= 0.15
        tries = upper - least
        if part.tag == XS + "choice" and most == "unbounded":
            tries = 12 >> level
        return least + sum(self.dice.random() < share for _ in range(tries))

    def _once(self, element: Node, part: Node, name: str, level: int) -> None:
        if name == "element":
            declaration = part
            if part.get("ref"):
                declaration = self.named["element", part.get("ref").rpartition(":")[2]]
            child = etree.SubElement(element, self._tag(declaration.get("name")))
            self._fill(child, declaration, level + 1)
        elif name == "any":
            self._foreign(element, part)
        elif name == "group" and part.get("ref"):
            self._inside(element, self.named["group", part.get("ref").rpartition(":")[2]], level)
        elif name == "choice":
            options = list(part.iterchildren(XS + "*"))
            options = [
                each
                for each in options
                if each.tag != XS + "annotation"
                and (each.get("name") or each.get("ref")) not in self.never
            ]
            self._part(element, self.dice.choice(options), level)
        else:
            self._inside(element, part, level)

    def _inside(self, element: Node, part: Node, level: int) -> None:
        for inner in part.iterchildren(XS + "*"):
            self._part(element, inner, level)

    def _foreign(self, element: Node, part: Node) -> None:
        """An element of somebody else, where the schema lets any stand."""
        if part.get("processContents") == "lax" and part.get("namespace") in (
            "##other",
            "##any",
            None,
        ):
            child = etree.SubElement(element, f"{{{FOREIGN}}}note", nsmap={"v": FOREIGN})
            child.set("kind", f"kind{self.number()}")
            child.text = self.words()

    def _attribute(self, element: Node, part: Node, level: int) -> None:
        if part.tag == XS + "attributeGroup":
            self._inside(
                element, self.named["attributeGroup", part.get("ref").rpartition(":")[2]], level
            )
            return
        if part.tag == XS + "anyAttribute":
            if part.get("processContents") == "lax" and self.dice.random() < 0.02:
                element.set(f"{{{FOREIGN}}}mark", f"mark{self.number()}")
            return
        name = part.get("name")
        if part.get("ref", "").startswith("xml:"):
            name = XML + part.get("ref")[4:]
        elif part.get("ref"):
            part = self.named["attribute", part.get("ref").rpartition(":")[2]]
            name = part.get("name")
        if part.get("use") == "prohibited":
            return
        share = self.richness * (0 if name in self.never else 0.4)
        if part.get("use") == "required" or self.dice.random() < share:
            element.set(name, self._said(part, name))

    def _said(self, part: Node, name: str) -> str:
        if f"@{name}" in self.values:
            return self.values[f"@{name}"](self)
        if part.get("fixed") is not None:
            return part.get("fixed")
        if name == XML + "lang":
            return self._plain("language")
        return self._simple(part.get("type"), part.find(XS + "simpleType"))
