"""What an item says, apart from its words: its shape, and where its values stand, each of a kind.

Items of one source say the same fields, of the same number of persons, subjects and pictures. What becomes of such items
in a feed hangs on their shape and on the values that count (`FIXED`); all others are passed on as they are, if they are
of their kind: see `templates`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from newsexport.canonical_paths import fields_of
from newsexport.schema.v1 import NewsItem

WORDS, NAME, ADDRESS, PUBLISHED, CHANGED, DATE, NUMBER, TOLD, FIXED = range(9)
"""Kinds: words on one line; the name of one person; a web address; a moment that a feed says by RFC 822, and by RFC 3339;
a date that may be truncated; a number in an attribute; what is only told as lost, whole; what counts by its value."""


MOST = 600
"""Values of an item, at most."""
_LONGEST = 4000
"""Characters of those that count."""


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

    objects: list[Any]
    """The item, and all its parts."""
    tables: list[Table]
    """That of each."""
    steps: list[Step]


_STATED = attrgetter("__pydantic_fields_set__")
_lists = itemgetter(*[field for field in _ITEM.parts if field != "publisher"])


def _facts(said: Mapping[str, Any]) -> tuple[bool, ...]:
    """What else of an item decides how it is written."""
    alike = said["uri"] == said["canonical_url"]
    return bool(said["keywords"]), bool(said["body"]), said["version"] == 1, alike


def look_of(item: NewsItem) -> tuple[int, ...]:
    """What is soon seen of the shape of an item: how many fields it states, how many parts each of its lists has, facts."""
    said = item.__dict__
    return len(item.__pydantic_fields_set__), *map(len, _lists(said)), *_facts(said)


def key_of(item: NewsItem) -> tuple[object, ...]:
    """The fields that an item states, how many parts each of its objects has, and what else decides how it is written."""
    waiting: list[tuple[Any, Table]] = [(item, _ITEM)]
    counts: list[int] = []
    for part, within in waiting:
        for field, table in within.parts.items():
            held = part.__dict__[field]
            found = held if type(held) is tuple else () if held is None else (held,)
            counts.append(len(found))
            waiting += [(each, table) for each in found]
    return (frozenset(item.__pydantic_fields_set__), *counts, *_facts(item.__dict__))


def shape_of(item: NewsItem) -> Shape:
    """The shape of an item."""
    shape = Shape([item], [_ITEM], [])
    for number, part in enumerate(shape.objects):
        for field, table in shape.tables[number].parts.items():
            held = part.__dict__[field]
            is_list = type(held) is tuple
            found = held if is_list else () if held is None else (held,)
            begun = len(shape.objects)
            shape.steps.append(Step(number, field, range(begun, begun + len(found)), is_list))
            shape.objects.extend(found)
            shape.tables.extend([table] * len(found))
    return shape


class Form(NamedTuple):
    """What items of one shape have in common, and where their values stand."""

    values: Callable[[NewsItem], list[Any] | None]
    """The values of an item that looks alike (`look_of`); None where it is of another shape, or one that counts is another.
    Those of fields that may be nothing are nothing where that is stated."""
    places: list[tuple[int, str]]
    """Number of the object and name of the field of each value, by their kinds; those that are fixed come last."""
    kinds: list[int]
    """Those of the values that are not fixed."""


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
    if len(places) > MOST:
        return None
    places.sort(key=lambda place: place[:2])
    said = [shape.objects[number].__dict__[name] for _, number, name in places]
    kinds = [kind for kind, _, _ in places if kind != FIXED]
    if len(repr(said[len(kinds) :])) > _LONGEST:
        return None
    found = [(number, name) for _, number, name in places]
    return Form(_reader(shape, found, said, len(kinds)), found, kinds)


def _reader(
    shape: Shape, places: list[tuple[int, str]], said: list[Any], fixed: int
) -> Callable[[NewsItem], list[Any] | None]:
    """What gives the values of an item like one that says this (see `Form.values`); those from `fixed` on count.

    It is a function of its own, which takes a third of the time that walking over the parts does. Its source is made of
    numbers and of names of fields of our model.
    """
    known: dict[str, Any] = {
        "fixed": said[fixed:], "types": list(map(type, said[fixed:])), "stated": _STATED,
        "sizes": [len(each.__pydantic_fields_set__) for each in shape.objects],
    }  # fmt: skip
    every = ", ".join(f"part_{number}" for number in range(len(shape.objects)))
    values = ", ".join(f"said_{number}_{name}" for number, name in places)
    lines = [
        "def values(part_0):",
        *_reading(shape, places, known),
        f"if list(map(len, map(stated, ({every},)))) != sizes: return None",
        *_usual_fields(shape, known),
        f"said = [{values}]",
        f"counts = said[{fixed}:]",
        "return said if counts == fixed and list(map(type, counts)) == types else None",
    ]
    exec("\n ".join(lines), known)  # noqa: S102
    made: Callable[[NewsItem], list[Any] | None] = known["values"]
    return made


def _reading(shape: Shape, places: list[tuple[int, str]], known: dict[str, Any]) -> Iterator[str]:
    """The parts and their values, each as a name; of an item that looks alike, each list has as many."""
    steps = [step for step in shape.steps if step.parts or step.holder or not step.is_list]
    wanted: list[list[str]] = [[] for _ in shape.objects]
    for number, name in (*places, *(step[:2] for step in steps)):
        wanted[number].append(name)

    def values_of(number: int) -> str:
        names = list(dict.fromkeys(wanted[number]))
        known[f"of_{number}"] = itemgetter(*names)
        said = ", ".join(f"said_{number}_{name}" for name in names)
        return f"{said} = of_{number}(part_{number}.__dict__)"

    if wanted[0]:
        yield values_of(0)
    for step in steps:
        held = f"said_{step.holder}_{step.field}"
        parts = ", ".join(f"part_{number}" for number in step.parts)
        if not step.parts:
            yield f"if {held}: return None"
        elif step.is_list:
            if step.holder:
                yield f"if len({held}) != {len(step.parts)}: return None"
            yield f"{parts}, = {held}"
        else:
            yield f"if {held} is None: return None"
            yield f"{parts} = {held}"
        yield from [values_of(number) for number in step.parts if wanted[number]]


def _usual_fields(shape: Shape, known: dict[str, Any]) -> Iterator[str]:
    """Whether the parts state the fields of `_usual`."""
    for number, part in enumerate(shape.objects):
        usual = frozenset(_usual(part))
        if usual:
            known[f"usual_{number}"] = usual
            yield f"if not usual_{number} <= part_{number}.__pydantic_fields_set__: return None"


def _usual(part: Any) -> list[str]:
    """The fields that a part states, and that would say the same if it did not.

    One that states as many, and these, states the same: what else is stated is seen at its values.
    """
    model: Any = type(part)
    values, stated = part.__dict__, part.__pydantic_fields_set__
    defaults = {name: default for name, _, default in fields_of(model)}
    return [each for each in stated if values[each] is None or values[each] == defaults.get(each)]
