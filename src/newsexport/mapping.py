"""Where a format keeps each field of the item: one table behind loss reports and the matrix in the docs.

A field is named by its canonical path: the JSON names from the item down, without indexes, such as
`headlines/role` or `media/creditLine`. In a body the type of a block is its name, at any depth:
`body/table`, `body/table/caption`, and `body/span/link` for a kind of span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from newsexport.codes.losses import LS001
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem
    from newsexport.schema.v1.base import Model


@dataclass(frozen=True, slots=True)
class Home:
    """The place of a field in a format."""

    place: str
    """Where it stands, in the words of the format: an element path or a property."""
    limits: str = ""
    """What of it cannot be said there, in a few words; empty: all of it can."""
    only: Literal["read", "write"] | None = None
    """For a field that the format's reader or writer alone knows."""


Homes = Mapping[str, Home | None]
"""Canonical path -> its home. A path speaks for all below it that have no line of their own; None
takes one of those out."""

MappingOf = Callable[[str | None], Homes]
"""The table of a format at a version; None: its default version."""


def lines(fields: Iterable[str], parts: str, home: Home | None) -> dict[str, Home | None]:
    """Lines for the same parts of several fields; None takes them out of the fields' own lines."""
    return {f"{field}/{part}": home for field in fields for part in parts.split()}


def in_direction(homes: Homes, direction: Literal["read", "write"]) -> dict[str, Home | None]:
    """The table for reading or writing alone: what only the other knows is taken out of the line around it."""
    return {
        path: home if home is None or home.only in {None, direction} else None
        for path, home in homes.items()
    }


UNTOLD = frozenset({"schemaVersion", "evidence"})
"""Fields of canonical JSON alone: how it is written, and how its values were found."""


INTERNAL = (
    "edNote", "title", "slugline", "urgency", "signals", "profile", "services", "envelope",
)  # fmt: skip
"""Fields for newsrooms: their values appear in no report, as reports are mailed to partners."""


class Uncarried(NamedTuple):
    """A value of an item that has no home in a format."""

    pointer: str
    path: str
    value: object


_made = tuple.__new__
"""Makes one of a tuple of its values, at half the cost of naming them: items have several of these each."""


class _Step(NamedTuple):
    """A field of an object of which something may be lost."""

    name: str
    key: str
    default: object
    path: str
    home: Home | None
    """Its own home, else that of the object."""
    is_internal: bool
    of_blocks: bool
    """Whether it may hold blocks, or stands in one."""
    inner: dict[type, _Below | None] | None
    """By the type of what it holds, as it becomes known, what may be lost of that. None: it is kept or lost whole."""


class _Below(NamedTuple):
    """What may be lost of an object in a field."""

    names: frozenset[str]
    """The names of the steps: where none of them was set, nothing is lost."""
    steps: tuple[_Step, ...]


def tell_uncarried(item: NewsItem, homes: Homes, report: Report, target: str) -> None:
    """Report as a loss whatever the item says and the format has no home for."""
    for lost in uncarried(item, homes):
        report.add(LS001, pointer=lost.pointer, field=lost.path, target=target, value=lost.value)


def uncarried(item: NewsItem, homes: Homes) -> list[Uncarried]:
    """What the item says and the format cannot write."""
    walk = _walk_of(homes)
    return walk.lost(item, walk.steps_of(item, "", None), "", None)


def _is_internal(path: str) -> bool:
    return path.partition("/")[0] in INTERNAL or path.endswith("/email")


@cache
def json_name(name: str) -> str:
    """The name of a field in canonical JSON: `version_created` is `versionCreated` there."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def home_of(homes: Homes, path: str) -> Home | None:
    """The home of a field: its own line, else that of the nearest field around it."""
    while path not in homes:
        if "/" not in path:
            return None
        path = path.rpartition("/")[0]
    return homes[path]


def canonical_paths() -> tuple[str, ...]:
    """Every field of an item that a format may have a home for, down to the fields of its parts."""
    from newsexport.schema.v1 import NewsItem

    return tuple(path for path in _paths(NewsItem, "", 0) if path not in UNTOLD)


_walks: dict[int, _Walk] = {}
_WALKS = 64
"""Mappings whose walks are remembered; a format has one for each version."""


def _walk_of(homes: Homes) -> _Walk:
    """The walk beside a mapping. The same one again where the mapping is the same object."""
    known = _walks.get(id(homes))
    if known is None or known.mapping is not homes:
        if len(_walks) >= _WALKS:
            _walks.clear()
        known = _walks[id(homes)] = _Walk(homes)
    return known


_MASKS = 1000
"""Sets of fields that were set, for which the steps are remembered."""


class _Walk:
    """A walk over an item, beside the lines of a mapping."""

    def __init__(self, mapping: Homes) -> None:
        self.mapping = mapping
        self.homes = in_direction(mapping, "write")
        self.above = _above(frozenset(self.homes))
        """Paths that lead to lines further down."""
        self._steps: dict[tuple[type[Model], str, int], tuple[_Step, ...]] = {}
        self._said: dict[tuple[type[Model], str, int, frozenset[str]], tuple[_Step, ...]] = {}
        """The same of those fields only that were set."""

    def steps(self, model: type[Model], path: str, around: Home | None) -> tuple[_Step, ...]:
        """The fields of an object of which something may be lost."""
        known = self._steps.get((model, path, id(around)))  # homes live as long as the mapping
        if known is None:
            found = (self._step(each, path, around) for each in fields_of(model))
            known = tuple(each for each in found if each is not None)
            self._steps[model, path, id(around)] = known
        return known

    def steps_of(self, model: Model, path: str, around: Home | None) -> tuple[_Step, ...]:
        """The fields of this object of which something may be lost: what nobody set is there by default."""
        said = frozenset(model.__pydantic_fields_set__)
        key = type(model), path, id(around), said
        known = self._said.get(key)
        if known is None:
            if len(self._said) >= _MASKS:
                self._said.clear()
            steps = self.steps(type(model), path, around)
            known = self._said[key] = tuple(each for each in steps if each.name in said)
        return known

    def _step(self, field: tuple[str, str, object], path: str, around: Home | None) -> _Step | None:
        name, key, default = field
        if not path and key in UNTOLD:
            return None
        within = f"{path}/{key}" if path else key
        home = self.homes.get(within, around)
        of_blocks = key == "blocks" or f"{within}/".startswith(f"{BODY}/")
        inner: dict[type, _Below | None] | None = {} if within in self.above else None
        if home is not None and inner is None and (not of_blocks or within == BODY):
            return None  # the format has a home for it and for all in it
        return _Step(name, key, default, within, home, _is_internal(within), of_blocks, inner)

    def lost(
        self, model: Model, steps: tuple[_Step, ...], pointer: str, around: Home | None
    ) -> list[Uncarried]:
        """What is lost of an object, by its steps; `around` is the home of the object itself."""
        values = model.__dict__
        found: list[Uncarried] = []
        for step in steps:
            name, key, default, within, home, is_internal, of_blocks, inner = step
            value = values[name]
            if value is None or (default is not None and value == default):
                continue
            kind = type(value)
            if kind is tuple and not value:
                continue
            here = f"{pointer}/{key}"
            if of_blocks and kind is not str:
                found += self.value(value, here, within, around)
                continue
            if inner is None:
                if home is None:
                    said = "(internal)" if is_internal else value
                    found.append(_made(Uncarried, (here, within, said)))
                continue
            entries = value if kind is tuple else (value,)
            for index, entry in enumerate(entries):
                known = type(entry) in inner
                below = inner[type(entry)] if known else self._below(step, type(entry))
                if below is None:
                    if home is None:
                        said = "(internal)" if is_internal else value
                        found.append(_made(Uncarried, (here, within, said)))
                    break
                if not below.names.isdisjoint(entry.__pydantic_fields_set__):
                    place = f"{here}/{index}" if kind is tuple else here
                    found += self.lost(entry, below.steps, place, home)
        return found

    def _below(self, step: _Step, kind: type) -> _Below | None:
        """What may be lost of a value in a field whose parts have lines of their own; None: it has no parts."""
        assert step.inner is not None
        found = None
        if _is_model_type(kind):
            steps = self.steps(kind, step.path, step.home)
            found = _Below(frozenset(each.name for each in steps), steps)
        step.inner[kind] = found
        return found

    def value(
        self, value: Any, pointer: str, path: str, around: Home | None
    ) -> Iterator[Uncarried]:
        """What is lost of the value of a field of blocks: all of it, or some of its parts."""
        entries = value if isinstance(value, tuple) else (value,)
        if _is_block(entries[0]):
            path = BODY
        home = self.homes.get(path, around)
        if not self._leads_on(path, entries[0]):
            if home is None:
                yield Uncarried(pointer, path, value)
            return
        for index, entry in enumerate(entries):
            place = f"{pointer}/{index}" if entries is value else pointer
            within = _path_of(entry, path)
            own = self.homes.get(within, home)
            if own is None and within not in self.above:
                yield Uncarried(place, within, entry)
            elif self._leads_on(within, entry):
                yield from self.lost(entry, self.steps_of(entry, within, own), place, own)

    def _leads_on(self, path: str, entry: object) -> bool:
        """Whether parts of the value have lines of their own. Blocks hold blocks, and spans."""
        inside = path.startswith(f"{BODY}/") and not path.startswith(f"{SPAN}/")
        return _is_model(entry) and (path in self.above or (inside and BODY in self.above))


@cache
def _above(paths: frozenset[str]) -> frozenset[str]:
    return frozenset(path[:end] for path in paths for end, sign in enumerate(path) if sign == "/")


BODY = "body"
SPAN = "body/span"


def _path_of(entry: Any, path: str) -> str:
    """The path of one entry of a list: that of the list, but for blocks and spans."""
    if path == BODY:
        return f"{BODY}/{entry.type}"
    if path.startswith(f"{BODY}/") and path.endswith("/spans"):
        return f"{SPAN}/{entry.kind}"
    return path


@cache
def fields_of(model: type[Model]) -> tuple[tuple[str, str, object], ...]:
    """Name in Python, name in JSON and default of each field; the type of a block is its path."""
    return tuple(
        (name, info.alias or name, info.default)
        for name, info in model.model_fields.items()
        if not (name == "type" and get_args(info.annotation) == (info.default,))
    )


def _paths(model: type[Model], path: str, depth: int) -> Iterator[str]:
    for _, key, _ in fields_of(model):
        here = f"{path}/{key}" if path else key
        yield here
        part = _part(model, key)
        if here == BODY:
            yield from (f"{BODY}/{kind}" for kind in _kinds_of_blocks())
            yield from (f"{SPAN}/{kind}" for kind in _kinds_of_spans())
        elif part is not None and depth < 2 and key not in {"sameAs", "broader", "blocks"}:
            yield from _paths(part, here, depth + 1)


def _part(model: type[Model], key: str) -> type[Model] | None:
    """The model of the objects that a field holds, if it holds any."""
    from newsexport.schema.v1 import Model

    named = (info for name, info in model.model_fields.items() if (info.alias or name) == key)
    seen = [next(named).annotation]
    while seen:
        kind = seen.pop()
        if isinstance(kind, type) and issubclass(kind, Model):
            return kind
        seen.extend(get_args(kind))
    return None


def _is_model(entry: object) -> bool:
    return _is_model_type(type(entry))  # type: ignore[arg-type]  # types are hashable


@cache
def _is_model_type(kind: type) -> bool:
    return hasattr(kind, "model_fields")


def _is_block(entry: object) -> bool:
    return type(entry) in _block_types()


@cache
def _block_types() -> frozenset[type]:
    from newsexport.schema import v1

    return frozenset(get_args(get_args(v1.Block)[0]))


def _kinds_of_blocks() -> tuple[str, ...]:
    from newsexport.schema import v1

    return tuple(kind.model_fields["type"].default for kind in get_args(get_args(v1.Block)[0]))


def _kinds_of_spans() -> tuple[str, ...]:
    from newsexport.schema.v1.body import SpanKind

    return get_args(SpanKind)
