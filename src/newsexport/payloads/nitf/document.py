"""What a whole NITF document says: the facts of its heads, and its content.

A fact is one element with its attributes and its own words, as they stand. Nothing is dropped: whoever
reads the document maps the facts it knows, and tells or keeps the others by their paths.
Source: NITF 3.6 XML Schema and documentation (IPTC, 2012); NITF DTDs 3.0 to 3.5.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from newsexport.payloads import marks
from newsexport.payloads.content import Content
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.running_text import is_blank
from newsexport.syntax.xml import Element, Paths, iter_children, local
from newsexport.vocab.iptc_schemes import SCHEMES

SUBJECT_CODES = SCHEMES["subj"]
"""The scheme of the eight digits of tobject.subject.refnum."""

ABOUT_NITF = frozenset({"version", "baselang", "change.date", "change.time"})
"""Attributes of the root that say something of the standard, such as when its DTD changed, or are read with the text."""
SPOKEN = re.compile(r"/body\.head/(?:byline|dateline|hedline|abstract)(?:[/\[]|$)")
"""In the path of a fact: its words are read as plain text, see Content.head."""
_OF_PARTS = frozenset({"person", "org", "location", "event", "object.title", "classifier"})
"""Elements whose words may stand in elements inside them, or behind these."""
_REFNUM = re.compile(r"[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Fact:
    """An element of a head that says something."""

    name: str
    """Its local name."""
    within: str
    """The local name of the element around it; empty for the document itself."""
    path: str
    """XPath of local names, from the root of the document that was read."""
    values: dict[str, str] = field(default_factory=dict)
    """Its attributes; those in a namespace are named `{namespace}name`."""
    text: str | None = None
    """Its words before any element inside it, without blanks around; None where there are none."""
    tails: tuple[str, ...] = ()
    """Its words behind elements inside it, of elements that name something or stand in a note."""
    words: str | None = None
    """All its words, with those of the elements inside it."""

    def place_of(self, attribute: str) -> str:
        """The XPath of one of its attributes."""
        return f"{self.path}/@{attribute.rpartition('}')[2]}"


@dataclass(frozen=True, slots=True)
class NitfDocument:
    """A NITF document as read."""

    facts: tuple[Fact, ...]
    """What the document, its head and the head of its body say, in the document's order."""
    content: Content
    """The body and its head as plain text. What is a fact is not among the leftovers."""
    is_ours: bool = False
    """Whether our own writer made it."""

    def named(self, name: str, within: str | None = None) -> tuple[Fact, ...]:
        """The facts of an element; of those inside another element where `within` names it."""
        return tuple(
            fact
            for fact in self.facts
            if fact.name == name and (within is None or fact.within == within)
        )

    def value(self, name: str, attribute: str) -> str | None:
        """What the first element of this name that has the attribute says in it."""
        stated = (fact.values.get(attribute, "").strip() for fact in self.named(name))
        return next((each for each in stated if each), None)


def read(element: Element, media_start: int = 0, places: Paths | None = None) -> NitfDocument:
    """What a `nitf` element says. `media_start`: ids `media-N` given before.

    `places`: what gives the paths of several elements of this tree.
    """
    places = places or Paths()
    content = nitf_read.read(element, media_start, places=places)
    facts: list[Fact] = []
    held: Counter[tuple[str, str]] = Counter()
    for part, in_note in _speaking(element):
        where = places.of(part)
        fact = _fact(part, where, itself=part is element, in_note=in_note)
        if fact is None:
            continue
        facts.append(fact)
        held.update((fact.place_of(name), value) for name, value in fact.values.items())
        is_title = fact.name == "title" and fact.within == "head"
        if is_title or SPOKEN.search(fact.path):
            continue  # what of its words was not read is left over
        if fact.text is not None:
            held[fact.path, part.text or ""] += 1
        if fact.tails:
            held.update((fact.path, child.tail or "") for child in part)
    left = []
    for leftover in content.leftovers:
        key = (leftover.path, leftover.text)
        if held[key] > 0:
            held[key] -= 1
        else:
            left.append(leftover)
    ours = marks.NAMESPACE in element.nsmap.values()
    return NitfDocument(tuple(facts), replace(content, leftovers=tuple(left)), ours)


def subject_uri(fact: Fact) -> str | None:
    """The concept that a tobject.subject names by its reference number, if that is one."""
    refnum = fact.values.get("tobject.subject.refnum", "").strip()
    return SUBJECT_CODES + refnum if _REFNUM.fullmatch(refnum) else None


def subject_names(fact: Fact) -> dict[str, str]:
    """The codes of the levels of a subject with eight digits, each with the attribute that has its name."""
    refnum = fact.values.get("tobject.subject.refnum", "").strip()
    found: dict[str, str] = {}
    for code, level in (
        (f"{refnum[:2]}000000", "type"),
        (f"{refnum[:5]}000", "matter"),
        (refnum, "detail"),
    ):
        found.setdefault(code, f"tobject.subject.{level}")
    return found


def _speaking(document: Element) -> Iterator[tuple[Element, bool]]:
    """The document itself, and every element of its heads; and whether it stands in a note to editors."""
    yield document, False
    for child in iter_children(document):
        if local(child) == "head":
            yield from ((each, False) for each in _elements(child))
        elif local(child) == "body":
            for part in iter_children(child):
                if local(part) == "body.head":
                    yield part, False
                    for line in iter_children(part):
                        in_note = local(line) == "note"
                        yield from ((each, in_note) for each in _elements(line))


def _elements(element: Element) -> Iterator[Element]:
    return iter(element.iter("{*}*"))


def _fact(element: Element, where: str, *, itself: bool, in_note: bool) -> Fact | None:
    """What an element says by itself; None if it only holds others."""
    words = None if itself or is_blank(element.text) else (element.text or "").strip()
    of_parts = not itself and local(element) in _OF_PARTS
    tails = (
        tuple(str(each.tail).strip() for each in element if not is_blank(each.tail))
        if of_parts or in_note
        else ()
    )
    if words is None and not element.attrib and not of_parts and not tails:
        return None
    around = None if itself else element.getparent()
    return Fact(
        name=local(element),
        within="" if around is None else local(around),
        path=where,
        values={str(name): str(value) for name, value in element.attrib.items()},
        text=words,
        tails=tails,
        words=" ".join(" ".join(map(str, element.itertext())).split()) if not itself else None,
    )
