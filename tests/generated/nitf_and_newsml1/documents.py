"""Random trees by the declarations of a grammar."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection

from lxml import etree

from tests.generated.nitf_and_newsml1.declarations import (
    Attribute,
    Declaration,
    Declarations,
    Particle,
    height_of,
)

SYLLABLES = [f"{sign}{vowel}" for sign in "bdfgklmnprstvz" for vowel in "aeiou"]
XML = "{http://www.w3.org/XML/1998/namespace}"
HOUSE = "urn:example:house"
"""The namespace of what is of no vocabulary."""

Value = Callable[["Words", str, str, Attribute | None], str]
"""What stands in an attribute of an element, or in the element itself where no attribute is given."""


class Words:
    """Invented words, each given once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._given = chance.randrange(1000)

    def number(self) -> int:
        self._given += 1
        return self._given + 100

    def word(self) -> str:
        self._given += 1
        left, word = self._given, "qu"
        for _ in range(4):
            left, digit = divmod(left, len(SYLLABLES))
            word += SYLLABLES[digit]
        return word

    def language(self) -> str:
        """A tag that no other element has: of a language for local use."""
        self._given += 1
        first, second = divmod(self._given % 520, 26)
        region = self._given // 520 % 26
        return f"q{chr(97 + first)}{chr(97 + second)}-X{chr(65 + region)}"

    def phrase(self) -> str:
        words = [self.word() for _ in range(self.chance.randint(1, 3))]
        return " ".join((words[0].capitalize(), *words[1:]))


class Documents:
    """Makes trees."""

    def __init__(
        self,
        declared: Declarations,
        value: Value,
        chance: random.Random,
        *,
        namespace: str = "",
        deepest: int = 9,
        elements: int = 90,
        common: float = 0.5,
        words: Words | None = None,
        rare: Collection[str] = (),
        usual: Collection[str] = (),
    ) -> None:
        """`deepest` levels and about so many `elements`; `common`: how likely what may be left out is there.

        `words`: those of a document around this one. `rare` and `usual` elements are seldom or mostly there.
        """
        self._declared = declared
        self._value = value
        self._chance = chance
        self.words = words or Words(chance)
        self._space = f"{{{namespace}}}" if namespace else ""
        self._map = {None: namespace, "house": HOUSE} if namespace else None
        self._deepest = deepest
        self._left = elements
        self._common = common
        self._rare = rare
        self._usual = usual
        self._ids: list[str] = []

    def tree(self, name: str) -> etree._Element:
        """A tree with this root."""
        return self._element(name, None, self._deepest)

    def _element(self, name: str, around: etree._Element | None, levels: int) -> etree._Element:
        declared = self._declared[name]
        tag = f"{self._space}{name}"
        element = (
            etree.Element(tag, nsmap=self._map) if around is None else etree.SubElement(around, tag)
        )
        self._left -= 1
        for attribute in declared.attributes:
            self._attribute(element, name, attribute)
        if declared.mixed:
            self._say(element, name, None)
        if declared.content is not None:
            self._fill(element, name, declared, declared.content, levels - 1)
        return element

    def _attribute(self, element: etree._Element, name: str, attribute: Attribute) -> None:
        rare = attribute.kind == "any" or attribute.name in {"class", "style", "xml:lang", "id"}
        often = 0.05 if rare else self._common
        if not attribute.needed and self._chance.random() > often:
            return
        if attribute.kind in {"ENTITY", "entity"} and not attribute.needed:
            return  # its entity would have to be declared
        if attribute.kind == "any":
            element.set(f"{{{HOUSE}}}mark", self.words.word())
            return
        said = attribute.fixed or self._value(self.words, name, attribute.name, attribute)
        if attribute.kind.lower() == "idref":
            said = self._chance.choice(self._ids) if self._ids else ""
        if attribute.kind.lower() == "id":
            self._ids.append(said)
        if said:
            element.set(attribute.name.replace("xml:", XML), said)

    def _say(self, element: etree._Element, name: str, behind: etree._Element | None) -> None:
        """Words in an element: at its start, or behind one of its children."""
        holds_others = self._declared[name].content is not None
        if holds_others and self._chance.random() < 0.15:
            return
        said = self._value(self.words, name, "", None)
        if behind is None:
            element.text = said
        elif len(said) > 8:
            behind.tail = f" {said} "

    def _fill(
        self,
        element: etree._Element,
        name: str,
        declared: Declaration,
        part: Particle,
        levels: int,
    ) -> None:
        for _ in range(self._often(part, levels, name)):
            if part.kind == "element":
                child = self._element(part.name, element, levels)
                if declared.mixed:
                    self._say(element, name, child)
            elif part.kind == "any":
                if part.name == "lax":
                    child = etree.SubElement(element, f"{{{HOUSE}}}remark")
                    child.text = self.words.phrase()
                    child.set("of", self.words.word())
            elif part.kind == "choice":
                self._fill(element, name, declared, self._one_of(part, levels), levels)
            else:
                for each in part.parts:
                    self._fill(element, name, declared, each, levels)

    def _often(self, part: Particle, levels: int, around: str) -> int:
        """How often a part stands in an element."""
        once = Particle(part.kind, part.name, part.parts)
        tight = self._left <= 0 or (part.kind != "any" and height_of(once, self._declared) > levels)
        seldom = part.kind == "any" or part.name in {around, *self._rare}
        if tight or (seldom and self._chance.random() < 0.9):
            return part.least
        most = min(part.most, part.least + 3)
        wanted = part.least
        is_usual = any(each.name in self._usual for each in (part, *part.parts))
        if wanted == 0 and is_usual and self._chance.random() < 0.8:
            wanted = 1
        while wanted < most and self._chance.random() < self._common:
            wanted += 1
        return wanted

    def _one_of(self, part: Particle, levels: int) -> Particle:
        heights = [height_of(each, self._declared) for each in part.parts]
        limit = min(heights) if self._left <= 0 else max(levels, min(heights))
        able = [each for each, height in zip(part.parts, heights, strict=True) if height <= limit]
        for some in (
            [each for each in able if each.name in self._usual],
            [each for each in able if each.name not in self._rare],
        ):
            if some and self._chance.random() < 0.8:
                return self._chance.choice(some)
        return self._chance.choice(able)
