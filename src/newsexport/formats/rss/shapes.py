"""What an item says, apart from its words: its shape, and where its values stand, each of a kind.

Items of one source say the same fields, of the same number of persons, subjects and pictures. What becomes of such items
in a feed hangs on their shape and on the values that count (`FIXED`); all others are passed on as they are, if they are
of their kind: see `templates`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from newsexport.canonical_paths import fields_of
from newsexport.schema.v1 import NewsItem

WORDS, NAME, ADDRESS, PUBLISHED, CHANGED, DATE, NUMBER, TOLD, FIXED = range(9)
"""Kinds: words on one line; the name of one person; a web address; a moment that a feed says by RFC 822, and by RFC 3339;
a date that may be truncated; a number in an attribute; what is only told as lost, whole; what counts by its value."""


class Table(NamedTuple):
    """What becomes of the fields of an object."""

    kinds: Mapping[str, int]
    """Name of a field -> the kind of its value."""
    parts: Mapping[str, Table] = {}
    """Fields that hold further objects, or a list of them."""


def _kinds(told: str = "", fixed: str = "", words: str = "", **others: int) -> dict[str, int]:
    kinds = ((told, TOLD), (fixed, FIXED), (words, WORDS))
    return {name: kind for names, kind in kinds for name in names.split()} | others


_CONCEPT_TOLD = "uri qcode type labels relevance confidence same_as broader extensions"
_PARTY_TOLD = f"{_CONCEPT_TOLD} literal scheme job_title url email affiliations"
_TEXT = Table(_kinds("language extensions", "role", "text"))
_CREATOR = Table(_kinds(f"{_PARTY_TOLD} roles", name=NAME))
_PARTY = Table(_kinds(f"{_PARTY_TOLD} roles", "", "name"))
_MAKER = Table(_kinds(_PARTY_TOLD, "roles", "name"))
_CONCEPT = Table(_kinds(_CONCEPT_TOLD, "scheme", "name literal"))
_LINK = Table(_kinds("uri version item_class extensions", "rel media_type", "title", href=ADDRESS))
_RENDITION = Table(
    _kinds("uri extensions", "role media_type duration")
    | {"href": ADDRESS, "width": NUMBER, "height": NUMBER, "size": NUMBER}
)
_RIGHTS = Table(
    _kinds("extensions", "scope data_mining", "notice usage_terms", licence=ADDRESS),
    {"holder": _PARTY},
)
_MEDIUM = Table(
    _kinds(
        "id uri created located copyright_holder usage_terms digital_source_type extensions",
        "kind",
        "headline caption alt_text credit_line copyright_notice",
        licence=ADDRESS,
    ),
    {"renditions": _RENDITION, "creators": _MAKER},
)
_CONCEPTS = "subjects people organisations places events objects genres"
_ITEM = Table(
    _kinds(
        "version alt_ids supersedes derived_from signals profile generator hop_history first_created content_modified"
        " embargoed provider byline credit_line dateline located title slugline section alternatives ed_note corrections"
        " audience services urgency groups paywall digital_source_type trust_indicators envelope extensions evidence",
        "schema_version item_class pub_status editorial_only language direction accessible_for_free",
        "uri",
        canonical_url=ADDRESS, published=PUBLISHED, version_created=CHANGED, content_created=DATE, expires=DATE,
    ),
    {
        "headlines": _TEXT, "descriptions": _TEXT, "creators": _CREATOR, "contributors": _CREATOR,
        **dict.fromkeys(_CONCEPTS.split(), _CONCEPT),
        "links": _LINK, "rights": _RIGHTS, "media": _MEDIUM, "publisher": _PARTY,
    },
)  # fmt: skip
"""Keywords and the story stand apart."""


class Step(NamedTuple):
    """A field that holds parts."""

    holder: int
    """Number of the object that has it."""
    field: str
    parts: range
    """Their numbers."""
    is_list: bool


class Shape(NamedTuple):
    """What an item says, and its parts."""

    key: tuple[object, ...]
    """The fields that it states, how many parts each of its objects has, and what else decides how it is written."""
    objects: list[Any]
    """The item, and all its parts."""
    tables: list[Table]
    """That of each."""
    steps: list[Step]


_FACTS = (
    "not {0}['keywords'], not {0}['body'], {0}['version'] == 1, {0}['uri'] == {0}['canonical_url']"
)


def _facts(item: NewsItem) -> tuple[bool, ...]:
    """What else of an item decides how it is written."""
    alike = item.uri == item.canonical_url
    return not item.keywords, not item.body, item.version == 1, alike


def shape_of(item: NewsItem) -> Shape:
    """The shape of an item."""
    objects: list[Any] = [item]
    tables = [_ITEM]
    steps: list[Step] = []
    for number, part in enumerate(objects):
        for field, table in tables[number].parts.items():
            held = part.__dict__[field]
            is_list = type(held) is tuple
            found = held if is_list else () if held is None else (held,)
            steps.append(
                Step(number, field, range(len(objects), len(objects) + len(found)), is_list)
            )
            objects += found
            tables += [table] * len(found)
    counts = [len(step.parts) for step in steps]
    return Shape(
        (frozenset(item.__pydantic_fields_set__), *counts, *_facts(item)), objects, tables, steps
    )


class Form(NamedTuple):
    """What items of one shape have in common, and where their values stand."""

    read: Callable[[NewsItem], list[Any] | None]
    places: list[tuple[int, str]]
    """Number of the object and name of the field of each value, by their kinds; those that are fixed come last."""
    kinds: list[int]
    types: list[type]
    fixed: list[object]
    """The values that count."""

    def values(self, item: NewsItem) -> list[Any] | None:
        """The values of an item; None where it is of another shape, one that counts is another, or one of another type."""
        try:
            said = self.read(item)
        except ValueError:  # more parts, or fewer
            return None
        if said is None or list(map(type, said)) != self.types:
            return None
        return said if said[len(self.kinds) :] == self.fixed else None


def form_of(item: NewsItem, shape: Shape) -> Form | None:
    """The form of an item; None where it says something of which no table knows what becomes of it."""
    places: list[tuple[int, int, str]] = []
    apart = {"keywords", "body", "uri"} if item.uri == item.canonical_url else {"keywords", "body"}
    for number, (part, table) in enumerate(zip(shape.objects, shape.tables, strict=True)):
        model: Any = type(part)
        defaults = {name: default for name, _, default in fields_of(model)}
        for name in sorted(part.__pydantic_fields_set__ - table.parts.keys() - apart):
            value = part.__dict__[name]
            kind = table.kinds.get(name, FIXED)
            if value is None or value == defaults.get(name):
                kind = FIXED
            elif name not in table.kinds:
                return None
            places.append((kind, number, name))
        apart = set()
    places.sort(key=lambda place: place[:2])
    said = [shape.objects[number].__dict__[name] for _, number, name in places]
    kinds = [kind for kind, _, _ in places if kind != FIXED]
    found = [(number, name) for _, number, name in places]
    return Form(_reader(shape, found), found, kinds, list(map(type, said)), said[len(kinds) :])


def _reader(shape: Shape, places: list[tuple[int, str]]) -> Callable[[NewsItem], list[Any] | None]:
    """What gives the values of an item of this shape, None of most others; raises ValueError for the rest.

    It is a function of its own, which takes a third of the time that walking over the parts does. Its source is made of
    numbers and of names of fields of our model.
    """
    parts = shape.objects
    known: dict[str, Any] = {
        f"stated_{n}": set(p.__pydantic_fields_set__) for n, p in enumerate(parts)
    }
    values = ", ".join(f"said_{number}[{name!r}]" for number, name in places)
    facts = f"if ({_FACTS.format('said_0')}) != {_facts(parts[0])}: return None"
    lines = ["def read(part_0):", *_read_part(0, None), facts]
    for step in shape.steps:
        lines += _read_step(step, parts)
    exec("\n ".join([*lines, f"return [{values}]"]), known)  # noqa: S102
    read: Callable[[NewsItem], list[Any] | None] = known["read"]
    return read


def _read_part(number: int, size: int | None) -> Iterator[str]:
    """Whether a part states the same. With its size, it is enough to count: see `_size_of`."""
    stated = f"part_{number}.__pydantic_fields_set__"
    is_other = f"{stated} != stated_{number}" if size is None else f"len({stated}) != {size}"
    yield f"if {is_other}: return None"
    yield f"said_{number} = part_{number}.__dict__"


def _size_of(part: Any) -> int | None:
    """How many fields a part states, where each says more than what is there by default.

    Another that states as many, and says something in each of these fields, states no other one.
    """
    model: Any = type(part)
    values, stated = part.__dict__, part.__pydantic_fields_set__
    defaults = {name: default for name, _, default in fields_of(model)}
    plain = all(values[name] is not None and values[name] != defaults.get(name) for name in stated)
    return len(stated) if plain else None


def _read_step(step: Step, objects: list[Any]) -> Iterator[str]:
    held = f"said_{step.holder}[{step.field!r}]"
    if not step.parts:
        yield f"if {held}: return None"
        return
    parts = ", ".join(f"part_{number}" for number in step.parts)
    yield f"{parts}{',' if step.is_list else ''} = {held}"
    for number in step.parts:
        yield from _read_part(number, _size_of(objects[number]))
