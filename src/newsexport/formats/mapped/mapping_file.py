"""A mapping file: canonical fields, and where a dialect of JSON keeps them.

The language is described in docs/mapped.md. A mistake in a file is told when it is loaded, not when the
first document of the night comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsexport.formats.mapped.fields import Field, field_of, fields_of
from newsexport.schema.v1 import NewsItem
from newsexport.toml_tables import demand, demand_known, tables_of

_WORDS = ("name", "title", "items", "when", "aliases", "fields", "ignore")
CONVERTERS = (
    "text",
    "words",
    "author",
    "html",
    "lines",
    "instant",
    "date",
    "epoch",
    "number",
    "decimal",
    "flag",
)
_OF_VALUE = ("from", "as", "table", "else", "split", "prefix", "role", "instead")
_OF_OBJECT = ("each", "where", "unless")
_OUT_OF_REACH = frozenset({"schemaVersion", "evidence", "extensions"})


@dataclass(frozen=True, slots=True)
class Value:
    """Where one value stands, and how it is read."""

    pointer: str | None = None
    """JSON pointer, from the object at hand; None: the value is constant."""
    constant: Any = None
    converter: str | None = None
    """One of CONVERTERS; None: that of the field."""
    table: Mapping[str, Any] = field(default_factory=dict)
    """Words of the dialect -> values of the field."""
    otherwise: Any = None
    """The value for words that the table does not hold; None: they are not understood."""
    split: str | None = None
    """What parts several values in one text."""
    prefix: str = ""
    """What is put before the value."""
    role: str | None = None
    """For a body: the role of the section that its blocks become."""
    instead: bool = False
    """For a body: whether it is read only where the places above it say nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object: its members, and for which values of the document it is made."""

    members: Mapping[str, tuple[Value | Thing, ...]]
    each: str | None = None
    """Pointer of a list (or object) for whose entries it is made; None: once."""
    where: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Pointer in the entry -> the values of which it must have one."""
    unless: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """The same, for entries that are passed over here."""


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A whole mapping file."""

    name: str
    items: str
    """Pointer of the item, or of the list of items."""
    when: Mapping[str, str]
    """Members of the document -> how their value begins: how the mapping is known."""
    aliases: Mapping[str, str]
    """Alias of a QCode -> the URI of its scheme."""
    fields: Mapping[str, tuple[Value | Thing, ...]]
    ignore: frozenset[str]
    """Pointers whose values are said elsewhere in the document, or say nothing of the news."""
    ignored: tuple[Thing, ...] = ()
    """The same for entries of lists."""


def mapping_file_of(data: bytes, place: str) -> MappingFile:
    """The mapping that a file holds. Raises BadOption with the place of the first mistake."""
    table = tables_of(data, place)
    demand_known(table, _WORDS, place)
    for word in ("when", "aliases", "fields"):
        demand(isinstance(table.get(word, {}), dict), place, word, "a table")
    fields = {key: _entry(key, value, place) for key, value in table.get("fields", {}).items()}
    demand(bool(fields), place, "fields", "a table with at least one field")
    ignore = table.get("ignore", [])
    demand(isinstance(ignore, list), place, "ignore", "a list of JSON pointers and conditions")
    return MappingFile(
        name=str(table.get("name", place)),
        items=_pointer(table.get("items", ""), place, "items"),
        when={key.lstrip("/"): str(value) for key, value in table.get("when", {}).items()},
        aliases={key: str(value) for key, value in table.get("aliases", {}).items()},
        fields=fields,
        ignore=frozenset(
            _pointer(each, place, "ignore") for each in ignore if not isinstance(each, dict)
        ),
        ignored=tuple(_ignored(each, place) for each in ignore if isinstance(each, dict)),
    )


def _ignored(table: dict[str, Any], place: str) -> Thing:
    demand_known(table, ("each", "where"), f"{place}, ignore")
    where = _conditions(table.get("where", {}), place)
    return Thing({}, _pointer(table.get("each"), place, "each"), where)


def _entry(key: str, value: Any, place: str) -> tuple[Value | Thing, ...]:
    known = [name for name in fields_of(NewsItem) if name not in _OUT_OF_REACH]
    demand_known({key: None}, known, f"{place}, fields")
    return _specs(value, field_of(NewsItem, key), f"{place}, fields.{key}")


def _specs(value: Any, target: Field, place: str) -> tuple[Value | Thing, ...]:
    specs = value if isinstance(value, list) else [value]
    if len(specs) > 1 and not target.many:
        demand(
            target.model is None or all(isinstance(s, dict) for s in specs),
            place,
            "it",
            "one place",
        )
    return tuple(_spec(each, target, place) for each in specs)


def _spec(value: Any, target: Field, place: str) -> Value | Thing:
    if target.model is None or target.name == "body":
        return _value(value, place)
    demand(isinstance(value, dict), place, "it", "a table of the object's fields")
    members: dict[str, tuple[Value | Thing, ...]] = {}
    for key, said in value.items():
        if key in _OF_OBJECT:
            continue
        known = (*_OF_OBJECT, *(n for n in fields_of(target.model) if n not in _OUT_OF_REACH))
        demand_known({key: None}, known, place)
        members[key] = _specs(said, field_of(target.model, key), f"{place}.{key}")
    demand(bool(members), place, "it", "a table with at least one field")
    each = value.get("each")
    return Thing(
        members,
        None if each is None else _pointer(each, place, "each"),
        _conditions(value.get("where", {}), place),
        _conditions(value.get("unless", {}), place),
    )


def _conditions(table: Any, place: str) -> dict[str, tuple[Any, ...]]:
    demand(isinstance(table, dict), place, "where", "a table of pointers and values")
    return {
        _pointer(key, place, "where"): tuple(value) if isinstance(value, list) else (value,)
        for key, value in table.items()
    }


def _value(value: Any, place: str) -> Value:
    if isinstance(value, str):
        if value.startswith("="):
            return Value(constant=value[1:])
        return Value(_pointer(value, place, "it"))
    if isinstance(value, bool | int | float):
        return Value(constant=value)
    demand(isinstance(value, dict), place, "it", "a JSON pointer, `=` and a word, or a table")
    demand_known(value, _OF_VALUE, place)
    converter = value.get("as")
    if converter is not None:
        demand(
            converter in CONVERTERS,
            place,
            "as",
            f"one of {', '.join(CONVERTERS)}, not {converter!r}",
        )
    demand("from" in value, place, "from", "the JSON pointer of the value")
    return Value(
        pointer=_pointer(value["from"], place, "from"),
        converter=converter,
        table={str(key): said for key, said in value.get("table", {}).items()},
        otherwise=value.get("else"),
        split=value.get("split"),
        prefix=value.get("prefix", ""),
        role=value.get("role"),
        instead=value.get("instead", False) is True,
    )


def _pointer(value: Any, place: str, key: str) -> str:
    good = isinstance(value, str) and (value == "" or value.startswith("/"))
    demand(good, place, key, f"a JSON pointer such as /headline, not {value!r}")
    return str(value)
