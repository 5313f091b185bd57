"""The values of an item's element, each taken once; what nobody took is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.payloads.basic_dates import day_of, extended
from newsexport.prose.feed_dates import certain_moment
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Extension, PartialDate, parse_instant
from newsexport.syntax.xml import Element, Paths, iter_children, local

NAMESPACE = "urn:newsml:iptc.org:20021018:NewsMLv1.2"
"""Whose words the extensions are."""

_MOST_DIGITS = 15
"""Digits of a number that is read: versions of agencies have ten."""


class Stated:
    """What an element and all in it says, and what of it found a field."""

    def __init__(self, root: Element, report: Report, places: Paths) -> None:
        """`places`: what gives the paths of several elements of this tree."""
        self.root = root
        self.report = report
        self.places = places
        self.days: list[PartialDate] = []
        """The days of times that are no moments."""
        self.further_subjects: dict[Concept, None] = {}
        """What the heads of NITF documents inside say beside NewsML's own metadata; each once, in order."""
        self.further_keywords: dict[str, None] = {}
        self.uris: dict[Element, str] = {}
        """Items inside this one, which are read by themselves."""
        self._taken: set[tuple[Element, str]] = set()
        self._whole: set[Element] = set()
        self._misunderstood: set[tuple[Element, str]] = set()
        self._of_form: dict[str, dict[str, None]] = {}
        """What only says how the document is put together: values by what they are, each once."""

    @cached_property
    def topics(self) -> dict[tuple[str, str], Element]:
        """The topics within, by their code and by their Duid: the first of each."""
        found: dict[tuple[str, str], Element] = {}
        for each in self.root.iterdescendants("{*}Topic"):
            code = child(each, "FormalName")
            found.setdefault(("FormalName", (getattr(code, "text", "") or "").strip()), each)
            found.setdefault(("Duid", each.get("Duid") or ""), each)
        return found

    def text(self, element: Element | None) -> str | None:
        """The words of an element, with those of elements inside it; None where there are none."""
        if element is None:
            return None
        for each in element.iter():
            self._taken.add((each, ""))
        return " ".join("".join(map(str, element.itertext())).split()) or None

    def value(self, element: Element | None, name: str = "FormalName") -> str | None:
        """An attribute; None where it says nothing."""
        if element is None:
            return None
        self._taken.add((element, name))
        return " ".join((element.get(name) or "").split()) or None

    def leave_to_others(self, element: Element) -> None:
        """All of an element is read and told by somebody else, or says nothing of the news."""
        self._whole.add(element)

    def take_item(self, element: Element, uri: str) -> None:
        """An item inside this one is read by itself: this one has only its uri."""
        self.leave_to_others(element)
        self.uris[element] = uri

    def instant(self, element: Element | None, text: str | None) -> datetime | None:
        """A moment with its offset; what is none is told."""
        if not text or element is None:
            return None
        try:
            return parse_instant(extended(text))
        except ValueError as error:
            day = day_of(text)
            if day is None:
                return self._in_other_form(element, text, error)
            self.days.append(day)
            reason = "a time without its offset is no moment; its day is kept"
            self.misunderstood(element, text, reason)
            return None

    def date(self, element: Element | None, text: str | None) -> PartialDate | None:
        """A moment or a day; what is none is told."""
        if not text or element is None:
            return None
        try:
            return PartialDate(extended(text))
        except ValueError as error:
            moment = self._in_other_form(element, text, error)
            return PartialDate(moment) if moment is not None else None

    def _in_other_form(self, element: Element, text: str, error: ValueError) -> datetime | None:
        """The moment where it is certain all the same; that is told."""
        moment = certain_moment(text)
        reason = f"{error}; read as {moment.isoformat()}" if moment else str(error)
        self.misunderstood(element, text, reason)
        return moment

    def number(self, element: Element | None, text: str | None, high: int) -> int | None:
        """A whole number from 1; what is none is told."""
        if not text or element is None:
            return None
        if (
            text.isascii()
            and text.isdigit()
            and len(text) <= _MOST_DIGITS
            and 1 <= int(text) <= high
        ):
            return int(text)
        self.misunderstood(element, text, f"not a number from 1 to {high}")
        return None

    def misunderstood(self, element: Element, value: str, reason: str) -> None:
        """Tell once that a value says nothing that can be understood."""
        if (element, value) not in self._misunderstood:
            self._misunderstood.add((element, value))
            where = self.places.of(element)
            self.report.add(RD005, pointer=where, field=local(element), value=value, reason=reason)

    def lose(self, place: Element, what: str, value: object) -> None:
        """Tell that a value has no place in the item."""
        self.report.add(LS002, pointer=self.places.of(place), what=what, value=value)

    def tell_the_rest(self) -> None:
        """Report every value that found no field; of those that only say how the parts are put together, one list."""
        self._tell(self.root)
        for what, values in self._of_form.items():
            self.lose(self.root, what, ", ".join(values))

    def _tell(self, element: Element) -> None:
        if element in self._whole:
            return
        name = local(element)
        is_choice = name == "BasisForChoice"
        if is_choice and (element, "") not in self._taken:
            said = " ".join((element.get("Rank") or "", *(element.text or "").split()))
            self._note_form("how parts are chosen (BasisForChoice)", said.strip())
        elif (element, "") not in self._taken:
            for text in (element.text, *(child.tail for child in element)):
                if text and text.strip():
                    self.lose(element, name, text.strip())
        left = {
            plain: str(value)
            for each, value in element.attrib.items()
            if str(value).strip()
            and (element, plain := str(each).rpartition("}")[2]) not in self._taken
        }
        self._note_form("names of parts (Duid)", left.pop("Duid", ""))
        if is_choice:
            left.pop("Rank", None)
        whats = {plain: f"{name}@{plain}" for plain in left}
        if name == "Property" and {"FormalName", "Value"} <= left.keys():
            whats["Value"] = f"the property {left.pop('FormalName')}"
        for plain, value in left.items():
            where = self.places.of(element, plain)
            self.report.add(LS002, pointer=where, what=whats[plain], value=value)
        for each in iter_children(element):
            self._tell(each)

    def _note_form(self, what: str, value: str) -> None:
        if value:
            self._of_form.setdefault(what, {})[value] = None

    def further(self, element: Element, *known: str) -> tuple[Extension, ...]:
        """The attributes of an element but these, as extensions of what it says."""
        names = (str(each).rpartition("}")[2] for each in element.attrib)
        said = {each: self.value(element, each) for each in names if each not in known}
        return tuple(
            Extension(namespace=NAMESPACE, name=f"@{name}", value=value)
            for name, value in said.items()
            if value
        )


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in any namespace; in the order of the document."""
    if element is not None:
        yield from (child for child in iter_children(element) if local(child) in names)


def child(element: Element | None, *names: str) -> Element | None:
    """The element at a path of names below another one: the first of each name."""
    for name in names:
        element = next(children(element, name), None)
    return element
