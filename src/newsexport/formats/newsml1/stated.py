"""The values of an item's element, each taken once; what nobody took is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.payloads.basic_dates import day_of, extended
from newsexport.prose.feed_dates import certain_moment
from newsexport.report import Report
from newsexport.schema.v1 import Concept, PartialDate, parse_instant
from newsexport.syntax.xml import Element, iter_children, local, path

_MOST_DIGITS = 15
"""Digits of a number that is read: versions of agencies have ten."""


class Stated:
    """What an element and all in it says, and what of it found a field."""

    def __init__(self, root: Element, report: Report) -> None:
        self.root = root
        self.report = report
        self.days: list[PartialDate] = []
        """The days of times that are no moments."""
        self.further_subjects: list[Concept] = []
        """What the heads of NITF documents inside say beside NewsML's own metadata."""
        self.further_keywords: list[str] = []
        self._taken: set[tuple[Element, str]] = set()
        self._whole: set[Element] = set()

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
        """Tell that a value says nothing that can be understood."""
        self.report.add(
            RD005, pointer=path(element), field=local(element), value=value, reason=reason
        )

    def tell_the_rest(self) -> None:
        """Report every value that found no field."""
        self._tell(self.root)

    def _tell(self, element: Element) -> None:
        if element in self._whole:
            return
        if (element, "") not in self._taken:
            for text in (element.text, *(child.tail for child in element)):
                if text and text.strip():
                    self.report.add(
                        LS002, pointer=path(element), what=local(element), value=text.strip()
                    )
        for name, value in element.attrib.items():
            plain = str(name).rpartition("}")[2]
            if str(value).strip() and (element, plain) not in self._taken:
                self.report.add(
                    LS002,
                    pointer=path(element, plain),
                    what=f"{local(element)}@{plain}",
                    value=value,
                )
        for child in iter_children(element):
            self._tell(child)


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in any namespace; in the order of the document."""
    if element is not None:
        yield from (child for child in iter_children(element) if local(child) in names)


def child(element: Element | None, *names: str) -> Element | None:
    """The element at a path of names below another one: the first of each name."""
    for name in names:
        element = next(children(element, name), None)
    return element
