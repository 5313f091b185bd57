"""What was already said of an item and of its document, so that one cause is told once.

A finding may follow from another one: what a rule says is wrong, the reader could not understand either, and the
schema refuses it as well. Findings are kept here by their place for as long as their item is judged; a bounded
number, so that a document with a million mistakes takes no more memory than one with a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from newsexport.diagnostic import Code, Diagnostic, ItemRef, Severity, short
from newsexport.near import misspelt

MOST = 1000
"""Findings that are remembered of an item, and of the document around it."""

_WORDS = re.compile(r"[^\W_]+(?:[._-][^\W_]+)*")
_IDENTITY = re.compile(
    r"\b(?:uri|guid|id|doc-id|id-string|loc|identifier|Identification|ProviderId|DateId|NewsItemId"
    r"|RevisionId|PublicIdentifier)\b",
    re.IGNORECASE,
)
"""What formats call the identity of an item."""
_WHOLE = frozenset(
    {"item", "entry", "url", "NewsItem", "newsItem", "packageItem", "nitf", "rss", "feed", "urlset", "NewsML",
     "newsMessage"}
)  # fmt: skip
"""Elements that are whole items and documents: much may be wrong with one."""
_NONE = "(none)"
"""The value of a field that has none."""
_NO_PART_BEFORE, _NO_PART_BEHIND = r"(?<![\w/.:@+-])", r"(?![\w/?#&=%@+-]|[.:]\S)"
"""What must not stand around a value in a message: there it is a part of another one."""


@dataclass(slots=True)
class _Said:
    """Findings by their element or member, and the words of fields that were not understood."""

    places: dict[str, list[Diagnostic]] = field(default_factory=dict)
    around: set[str] = field(default_factory=set)
    """The elements and members that hold them."""
    misread: set[str] = field(default_factory=set)
    count: int = 0

    def all(self) -> Iterator[Diagnostic]:
        for known in self.places.values():
            yield from known


SaidAside = tuple[_Said | None, bool]
"""What was said of an item (None: nothing), and whether it is taken back."""


@dataclass(slots=True)
class Heard:
    """The findings of the current item, and those of no item."""

    taken_back: bool = False
    """Whether the current item says, in the words of a receiver, that it is taken back."""
    _item: _Said = field(default_factory=_Said)
    _document: _Said = field(default_factory=_Said)

    def begin_item(self) -> None:
        """Another item: what was said of the one before does not count for it."""
        self.taken_back = False
        if self._item.count or self._item.misread:
            self._item = _Said()

    def set_aside(self) -> SaidAside:
        """What was said of the item, to go on with it later."""
        said, taken_back = self._item, self.taken_back
        self.begin_item()
        return said if said is not self._item else None, taken_back

    def take_up(self, aside: SaidAside) -> None:
        """Go on with an item that was set aside."""
        self.begin_item()
        said, self.taken_back = aside
        self._item = said or self._item

    def hear(self, found: Diagnostic) -> None:
        """Remember a finding of a schema or rule at its place."""
        if found.pointer is None or found.kind not in {"structure", "rule"} or found.target:
            return
        said = self._document if found.item is None else self._item
        if said.count < MOST:
            said.count += 1
            place = found.pointer.partition("/@")[0]
            said.places.setdefault(place, []).append(found)
            said.around.add(place.rpartition("/")[0])

    def hear_place(
        self, code: Code, pointer: str | None, item: ItemRef | None, severity: Severity | None
    ) -> None:
        """Remember a finding that was only counted: its place, without its words."""
        level = severity or code.severity
        self.hear(
            Diagnostic(
                code.code, code.name, level, code.kind, code.basis, "", pointer=pointer, item=item
            )
        )

    def misread(self, found: Diagnostic, values: Mapping[str, object]) -> None:
        """Remember of which field a value was not understood."""
        if values.get("value") != _NONE:
            words = {each.casefold() for each in _WORDS.findall(str(values.get("field", "")))}
            (self._document if found.item is None else self._item).misread.update(words)

    def was_misread(self, fields: Collection[str]) -> bool:
        """Whether one of these fields (in small letters) was there, misspelt or with a value not understood."""
        for said in (self._item, self._document):
            if not said.misread.isdisjoint(fields):
                return True
        errors = (each for each in self._item.all() if each.severity == "error")
        names = {_last(each.pointer or "") for each in errors} - set(fields)
        return any(misspelt(each, names) for each in fields)

    def echoes(self, found: Diagnostic, values: Mapping[str, object]) -> bool:
        """Whether what the reader says follows from what a schema or rule said."""
        at = found.pointer or ""
        here = self._at(at)
        if "uri" in values:
            said = (*self._item.all(), *here)
            return any(
                _IDENTITY.search(f"{_last(each.pointer or '')} {each.message}") for each in said
            )
        if values.get("value") == _NONE:
            return any("title" in each.message for each in self._item.all())
        name = _last(at)
        if name and name not in _WHOLE and not name.isdigit():
            return (
                any(each.pointer == at for each in here)
                or self._is_around(at)
                or self._says(here, values)
            )
        return self._says(here, values) or (name.isdigit() and self._is_around(at))

    def _is_around(self, pointer: str) -> bool:
        return pointer in self._item.around or pointer in self._document.around

    @staticmethod
    def _says(here: list[Diagnostic], values: Mapping[str, object]) -> bool:
        return any(_says(each, values) for each in here)

    def explains(self, pointer: str, *, around: bool = False) -> bool:
        """Whether a rule said as an error what is wrong at a place; `around`: or at a place within it."""
        inside = f"{pointer}/"
        return any(each.severity == "error" for each in self._at(pointer)) or (
            around
            and any(
                each.severity == "error" and (each.pointer or "").startswith(inside)
                for said in (self._item, self._document)
                for each in said.all()
            )
        )

    def names(self, pointer: str, word: str) -> bool:
        """Whether a finding at this place names the word."""
        return any(word in each.message for each in self._at(pointer))

    def tells_value(self, value: object, code: str) -> bool:
        """Whether another code said as an error that this value is wrong, and not one that holds it as a part."""
        said = short(value)
        alone = re.compile(_NO_PART_BEFORE + re.escape(said) + _NO_PART_BEHIND)
        return any(
            each.severity == "error"
            and each.code != code
            and said in each.message
            and alone.search(each.message)
            for known in (self._item, self._document)
            for each in known.all()
        )

    def _at(self, pointer: str) -> list[Diagnostic]:
        """Of a place and of its attributes."""
        element, _, attribute = pointer.partition("/@")
        return [
            each
            for said in (self._item, self._document)
            for each in said.places.get(element, ())
            if not attribute or each.pointer in {pointer, element}
        ]


def _last(pointer: str) -> str:
    """The name at the end of a pointer, without its position."""
    return pointer.rpartition("/")[2].lstrip("@").partition("[")[0]


def _says(found: Diagnostic, values: Mapping[str, object]) -> bool:
    """Whether a finding names the value that was not understood, or the reason why there is no article."""
    message = found.message.casefold()
    value = short(values.get("value", values.get("reason", ""))).casefold()
    if "value" not in values:
        return value.startswith(message) or '"items"' in message
    return bool(value) and (
        value in message or any(word in value for word in _WORDS.findall(message) if len(word) > 3)
    )
