"""What an item says and a format has no home for: a walk over the item beside the format's table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from newsexport.canonical_paths import BODY, SPAN, UNTOLD, fields_of
from newsexport.codes.losses import LS001
from newsexport.mapping import INTERNAL, Home, Homes, in_direction
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem
    from newsexport.schema.v1.model import Model


class Uncarried(NamedTuple):
    """A value of an item that has no home in a format."""

    pointer: str
    """Canonical JSON pointer."""
    path: str
    """Canonical path of the field."""
    value: object
    """What is lost; `(internal)` in place of what no report may repeat."""


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
                    found.append(Uncarried(here, within, said))
                continue
            entries = value if kind is tuple else (value,)
            for index, entry in enumerate(entries):
                known = type(entry) in inner
                below = inner[type(entry)] if known else self._below(step, type(entry))
                if below is None:
                    if home is None:
                        said = "(internal)" if is_internal else value
                        found.append(Uncarried(here, within, said))
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


def _path_of(entry: Any, path: str) -> str:
    """The path of one entry of a list: that of the list, but for blocks and spans."""
    if path == BODY:
        return f"{BODY}/{entry.type}"
    if path.startswith(f"{BODY}/") and path.endswith("/spans"):
        return f"{SPAN}/{entry.kind}"
    return path


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
