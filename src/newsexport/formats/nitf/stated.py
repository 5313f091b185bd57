"""The facts of a document, each taken once; what nobody took is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.payloads import marks
from newsexport.payloads.basic_dates import day_of, extended
from newsexport.payloads.identity import How, tell_how
from newsexport.payloads.nitf.document import ABOUT_NITF, SPOKEN, Fact, NitfDocument
from newsexport.prose.feed_dates import certain_moment
from newsexport.report import Report
from newsexport.schema.v1 import PartialDate, parse_instant

TAILS = "#"
"""Stands for the words of a fact behind elements inside it."""


class Stated:
    """What a document says, and what of it found a field."""

    def __init__(self, document: NitfDocument, report: Report) -> None:
        self.document = document
        self.content = document.content
        self._report = report
        self._taken: set[tuple[str, str]] = set()
        self._indexes = {fact.path: index for index, fact in enumerate(document.facts)}
        self.days: list[PartialDate] = []
        """The days of times that are no moments, in the order in which they were asked for."""

    def take(self, fact: Fact, attribute: str = "") -> str | None:
        """An attribute of a fact, or its words; None where it says nothing."""
        value = fact.text if not attribute else fact.values.get(attribute)
        self._taken.add((fact.path, attribute))
        return " ".join((value or "").split()) or None

    def take_whole(self, fact: Fact) -> str | None:
        """All the words of a fact, with those of the elements inside it."""
        for each in (fact, *self.inside(fact)):
            self._taken |= {(each.path, ""), (each.path, TAILS)}
        return fact.words or None

    def inside(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts inside another one, which stand behind it."""
        within = f"{fact.path}/"
        return tuple(takewhile(lambda each: each.path.startswith(within), self.behind(fact)))

    def behind(self, fact: Fact) -> Iterator[Fact]:
        """The facts that stand behind another one, in the document's order."""
        facts = self.document.facts
        return map(facts.__getitem__, range(self._indexes[fact.path] + 1, len(facts)))

    def said(self, fact: Fact, attribute: str, value: str) -> None:
        """An attribute that says by this value what a field says."""
        if fact.values.get(attribute) == value:
            self._taken.add((fact.path, attribute))

    def first(self, name: str, attribute: str) -> str | None:
        """What the first element of this name that has the attribute says in it."""
        return self._placed(name, attribute)[0]

    def _placed(self, name: str, attribute: str) -> tuple[str | None, str | None]:
        """The same, and its XPath."""
        for fact in self.document.named(name):
            if fact.values.get(attribute, "").strip():
                return self.take(fact, attribute), fact.place_of(attribute)
        return None, None

    def instant(self, name: str, attribute: str = "norm") -> datetime | None:
        """A moment with its offset; what is none is told, and its day remembered where it has one."""
        value, place = self._placed(name, attribute)
        try:
            return parse_instant(extended(value)) if value else None
        except ValueError as error:
            day = day_of(value)
            if day is not None:
                self.days.append(day)
                reason = "a time without its offset is no moment; its day is kept"
                self.misunderstood(f"{name}/@{attribute}", value, reason, place)
                return None
            return self.in_other_form(f"{name}/@{attribute}", value, error, place)

    def date(self, name: str) -> PartialDate | None:
        """A moment or a date; what is none is told."""
        value, place = self._placed(name, "norm")
        try:
            return PartialDate(extended(value)) if value else None
        except ValueError as error:
            moment = self.in_other_form(f"{name}/@norm", value, error, place)
            return PartialDate(moment) if moment is not None else None

    def in_other_form(
        self, name: str, value: str | None, error: ValueError, place: str | None
    ) -> datetime | None:
        """The moment where it is certain all the same; that is told."""
        moment = certain_moment(value)
        reason = f"{error}; read as {moment.isoformat()}" if moment else str(error)
        self.misunderstood(name, value, reason, place)
        return moment

    def number(self, name: str, attribute: str, low: int, high: int) -> int | None:
        """A whole number within bounds; what is none is told."""
        value, place = self._placed(name, attribute)
        if value is None:
            return None
        if value.isascii() and value.isdigit() and len(value) <= 15 and low <= int(value) <= high:
            return int(value)
        reason = f"not a number from {low} to {high}"
        self.misunderstood(f"{name}/@{attribute}", value, reason, place)
        return None

    def tell_identity(self, uri: str, how: How) -> None:
        """Tell when the uri was made here."""
        tell_how(uri, how, self._report, "/nitf")

    def misunderstood(
        self, field: str, value: str | None, reason: str, place: str | None = None
    ) -> None:
        """Tell that a value says nothing that can be understood. `place`: its XPath."""
        self._report.add(RD005, pointer=place, field=field, value=value, reason=reason)

    def tell_the_rest(self) -> None:
        """Report every value that found no field."""
        self._taken |= {("/nitf", name) for name in ABOUT_NITF}
        for fact in self.document.facts:
            read = fact.name == "title" and fact.within == "head"
            if fact.text and not read and not SPOKEN.search(fact.path):
                self._tell(fact, "", fact.text)
            if fact.tails and not SPOKEN.search(fact.path):
                self._tell(fact, TAILS, " ".join(fact.tails))
            for name, value in fact.values.items():
                if value.strip() and name not in marks.MARKS:
                    self._tell(fact, name, value)

    def _tell(self, fact: Fact, attribute: str, value: str) -> None:
        if (fact.path, attribute) not in self._taken:
            is_text = attribute in ("", TAILS)
            at = fact.path if is_text else fact.place_of(attribute)
            self._report.add(LS002, pointer=at, what=fact.name, value=value)
