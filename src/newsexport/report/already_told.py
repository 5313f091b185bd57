"""Suppresses findings that follow from one that was told already: one cause is told once.

A finding may follow from another one: what a rule says is wrong, the reader could not understand either, and the
schema refuses it as well. Findings are kept here by their place for as long as their item is judged, each with the
values that it names, never with its words; a bounded number, so that a document with a million mistakes takes no
more memory than one with a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newsexport.diagnostic import Code, ItemRef, Severity, bare, short
from newsexport.misspelling import misspelt

MOST = 1000
"""Findings that are remembered of an item, and of the document around it."""

_WORDS = re.compile(r"[^\W_]+(?:[._-][^\W_]+)*")
_IDENTITY = frozenset(
    "uri guid id doc-id id-string loc identifier identification providerid dateid newsitemid revisionid "
    "publicidentifier".split()
)
"""What formats call the identity of an item, in small letters."""
_WHOLE = frozenset(
    {"item", "entry", "url", "NewsItem", "newsItem", "packageItem", "nitf", "rss", "feed", "urlset", "NewsML",
     "newsMessage"}
)  # fmt: skip
"""Elements that are whole items and documents: much may be wrong with one."""


class Told(NamedTuple):
    """What is remembered of a finding."""

    code: Code
    severity: Severity
    pointer: str
    values: Mapping[str, object]

    def said(self) -> set[str]:
        """The values that it names."""
        return set(_texts(self.values.values()))

    def names(self) -> set[str]:
        """What it is about, in small letters: its element or member, what it names, and the words of its code."""
        named = {each.casefold() for each in self.said()}
        return {_last(self.pointer).casefold(), *named, *self.code.name.split("-")}


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, tuple):
            yield from _texts(value)
        elif value is not None:
            yield short(value).strip()


@dataclass(slots=True)
class _Said:
    """Findings by their element or member, and the words of fields that were not understood."""

    places: dict[str, list[Told]] = field(default_factory=dict)
    around: set[str] = field(default_factory=set)
    """The elements and members that hold them."""
    misread: set[str] = field(default_factory=set)
    all: list[Told] = field(default_factory=list)
    _digest: _Digest | None = None

    def digest(self) -> _Digest:
        """What all of them say, gathered when it is asked for."""
        if self._digest is None:
            self._digest = _Digest()
        self._digest.take(self.all)
        return self._digest


@dataclass(slots=True)
class _Digest:
    """What many findings say together, so that not each has to be asked each time."""

    about: set[str] = field(default_factory=set)
    """What they are about; see `Told.names`."""
    about_errors: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    """The names of the elements and members that are told as errors."""
    wrong_within: set[str] = field(default_factory=set)
    """Pointers of what holds them, at any depth."""
    values: dict[str, set[tuple[str, Severity]]] = field(default_factory=dict)
    """Value that an error or a warning names -> the codes that do, and how grave each is."""
    _taken: int = 0

    def take(self, findings: list[Told]) -> None:
        """Go on with what was found since."""
        for each in findings[self._taken :]:
            names = each.names()
            self.about |= names
            if each.severity == "error":
                self.about_errors |= names
                self.wrong.add(_last(each.pointer))
                self.wrong_within.update(_around(each.pointer))
            if each.severity != "info":
                for value in each.said():
                    self.values.setdefault(value, set()).add((each.code.code, each.severity))
        self._taken = len(findings)


SaidAside = tuple[_Said | None, bool]
"""What was said of an item (None: nothing), and whether it is taken back."""


@dataclass(slots=True)
class AlreadyTold:
    """The findings of the current item, and those of no item."""

    taken_back: bool = False
    """Whether the current item says, in the words of a receiver, that it is taken back."""
    _item: _Said = field(default_factory=_Said)
    _document: _Said = field(default_factory=_Said)

    def begin_item(self) -> None:
        """Another item: what was said of the one before does not count for it."""
        self.taken_back = False
        if self._item.all or self._item.misread:
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

    def remember(
        self,
        code: Code,
        values: Mapping[str, object],
        pointer: str | None,
        item: ItemRef | None,
        severity: Severity | None = None,
    ) -> None:
        """Remember a finding of a schema or rule at its place, also one that is only counted."""
        if pointer is None or code.kind not in {"structure", "rule"}:
            return
        said = self._document if item is None else self._item
        if len(said.all) < MOST:
            pointer = bare(pointer).removesuffix("#")  # a member is told by its name or its value
            place = pointer.partition("/@")[0]
            told = Told(code, severity or code.severity, pointer, values)
            said.all.append(told)
            said.places.setdefault(place, []).append(told)
            said.around.add(place.rpartition("/")[0])

    def misread(self, values: Mapping[str, object], item: ItemRef | None) -> None:
        """Remember of which field a value was not understood."""
        words = {each.casefold() for each in _WORDS.findall(str(values.get("field", "")))}
        (self._document if item is None else self._item).misread.update(words)

    def was_misread(self, fields: Collection[str]) -> bool:
        """Whether one of these fields (in small letters) was told as missing, misspelt, or not understood."""
        for said in (self._item, self._document):
            if not said.misread.isdisjoint(fields):
                return True
        if not self._item.all:
            return False
        digest = self._item.digest()
        if not digest.about_errors.isdisjoint(fields):
            return True
        names = digest.wrong.difference(fields)
        return any(misspelt(each, names) for each in fields)

    def echoes(self, pointer: str | None, values: Mapping[str, object]) -> bool:
        """Whether what the reader says follows from what a schema or rule said."""
        at = bare(pointer or "")
        here = self._at(at)
        if "uri" in values:
            return not _IDENTITY.isdisjoint(self._item.digest().about) or any(
                not _IDENTITY.isdisjoint(each.names()) for each in here
            )
        name = _last(at)
        if name and name not in _WHOLE and not name.isdigit():
            return (
                any(each.pointer == at for each in here)
                or self._is_around(at)
                or _is_said(here, values)
            )
        return _is_said(here, values) or (name.isdigit() and self._is_around(at))

    def _is_around(self, pointer: str) -> bool:
        return pointer in self._item.around or pointer in self._document.around

    def explains(self, pointer: str, *, around: bool = False) -> bool:
        """Whether a rule said as an error what is wrong at a place; `around`: or at a place within it."""
        return any(each.severity == "error" for each in self._at(pointer)) or (
            around
            and any(pointer in said.digest().wrong_within for said in (self._item, self._document))
        )

    def lacks(self, pointer: str, name: str) -> bool:
        """Whether an error said of an element that it has none of this name, or one that is misspelt."""
        said = [each for each in self._at(pointer) if each.severity == "error"]
        return any(name in each.names() or misspelt(name, each.names()) for each in said)

    def tells(self, pointer: str, value: object) -> bool:
        """Whether a finding at this place names this value."""
        return _is_said(self._at(bare(pointer)), {"value": value})

    def tells_value(self, value: object, code: str, severity: Severity) -> bool:
        """Whether another code said as an error, or as gravely, that this value is wrong."""
        wanted = short(value).strip()
        return any(
            other != code and grade in ("error", severity)
            for said in (self._item, self._document)
            if said.all
            for other, grade in said.digest().values.get(wanted, ())
        )

    def _at(self, pointer: str) -> list[Told]:
        """Of a place and of its attributes."""
        element, _, attribute = pointer.partition("/@")
        return [
            each
            for said in (self._item, self._document)
            for each in said.places.get(element, ())
            if not attribute or each.pointer in {pointer, element}
        ]


def _around(pointer: str) -> Iterator[str]:
    """The pointers of what holds a place."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _last(pointer: str) -> str:
    """The name at the end of a pointer, without its position."""
    return pointer.rpartition("/")[2].lstrip("@").partition("[")[0]


def _is_said(here: list[Told], values: Mapping[str, object]) -> bool:
    """Whether a finding names the value that was not understood (a code with or without its alias), or what is missing."""
    value = values.get("value", values.get("lacks"))
    if value is None:
        return False
    wanted = short(value).strip()
    return any(
        not each.said().isdisjoint({wanted, wanted.partition(":")[2] or wanted}) for each in here
    )
