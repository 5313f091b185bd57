"""What every part of the v1 schema stands on: the model class, times, names, extensions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    JsonValue,
    WithJsonSchema,
)
from pydantic.alias_generators import to_camel
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from newsexport.schema.v1.field_words import field_words

SCHEMA_VERSION: Final = "1.0"

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


class Model(BaseModel):
    """A frozen value: snake_case in Python, camelCase in JSON, nothing unknown accepted."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        populate_by_name=True,
        allow_inf_nan=False,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """With the texts that stand below the fields."""
        made = handler(schema)
        shown = handler.resolve_ref_schema(made).get("properties", {})
        for name, words in field_words(cls).items():
            for key in {name, cls.model_fields[name].alias} & shown.keys():
                shown[key].setdefault("description", words)
        return made


set_values, set_named, set_extra, set_private = (
    BaseModel.__dict__[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
"""What makes an object of values that are valid by themselves, at a third of the cost of asking: for what is made in
great numbers. Its values are those of all fields; its names, those of the fields that are not there by default."""


_M = TypeVar("_M", bound=Model)


@cache
def _blank(model: type[Model]) -> dict[str, Any]:
    """The values of a model that says nothing, in its order; None for those that it must say."""
    return {
        name: None if field.is_required() else field.default
        for name, field in model.model_fields.items()
    }


def of_valid(model: type[_M], **values: Any) -> _M:
    """`model(**values)` of values that are in the model's form already, such as those that a reader has checked.

    Only for models whose defaults are values that nobody can change.
    """
    return of_fields(model, values)


def of_fields(model: type[_M], values: Mapping[str, Any]) -> _M:
    """`of_valid` of a mapping: half as dear where there are many."""
    made = object.__new__(model)
    set_values(made, {**_blank(model), **values})
    set_named(made, set(values))
    set_extra(made, None)
    set_private(made, None)
    return made


def block_of_valid(model: type[_M], **values: Any) -> _M:
    """The same for blocks and spans, each of which has a dictionary of attributes of its own."""
    made = object.__new__(model)
    set_values(made, {**_blank(model), "attributes": {}, **values})
    set_named(made, set(values))
    set_extra(made, None)
    set_private(made, None)
    return made


def with_valid(item: _M, **values: Any) -> _M:
    """The same of an item with other values: `item.model_copy(update=values)`."""
    made = object.__new__(type(item))
    set_values(made, {**item.__dict__, **values})
    set_named(made, item.model_fields_set | values.keys())
    set_extra(made, None)
    set_private(made, None)
    return made


def with_others(item: _M, values: Mapping[str, Any]) -> _M:
    """`with_valid` for fields that are named already: what was named stays so."""
    made = object.__new__(type(item))
    set_values(made, {**item.__dict__, **values})
    set_named(made, item.__pydantic_fields_set__)  # without the call that `model_fields_set` is
    set_extra(made, None)
    set_private(made, None)
    return made


def parse_instant(value: object) -> datetime:
    """An RFC 3339 date-time with its offset. Naive times, epoch numbers and bare dates are refused."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time needs its UTC offset (RFC 3339 section 5.6)")
        return value
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise ValueError("not an RFC 3339 date-time with offset, such as 2026-02-16T09:30:00+01:00")
    return datetime.fromisoformat(value.upper())


class PartialDate(str):
    """A date that may be truncated: `2026`, `2026-02`, `2026-02-16`, or a full RFC 3339 time.

    A string with checks, so that what was a date stays a date. Raises ValueError for anything else.
    Source: NewsML-G2 2.35, TruncatedDateTimePropType.
    """

    __slots__ = ()

    def __new__(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if isinstance(value, datetime):
            return str.__new__(cls, parse_instant(value).isoformat())
        if not isinstance(value, str):
            raise ValueError("not a date: expected a string such as 2026-02-16")  # noqa: TRY004 pydantic turns only ValueError into a finding
        if _PARTIAL.fullmatch(value):
            padded = value + "-01-01"[len(value) - 4 if len(value) > 4 else 0 :]
            datetime.fromisoformat(padded[:10])
        else:
            parse_instant(value)
        return str.__new__(cls, value)

    def isoformat(self) -> str:
        """The date in ISO 8601, as it stands."""
        return str(self)

    @property
    def is_instant(self) -> bool:
        """Whether it names a moment (with time and offset) and not only a day, month or year."""
        return "T" in self.upper()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls)


_PARTIAL_JSON_SCHEMA = {
    "anyOf": [
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"},
    ]
}

Instant = Annotated[
    datetime,
    BeforeValidator(parse_instant),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment with its UTC offset (RFC 3339)."""

DateOrInstant = Annotated[PartialDate, WithJsonSchema(_PARTIAL_JSON_SCHEMA)]
"""A moment, a day, a month or a year: see PartialDate."""

Text = Annotated[str, Field(min_length=1)]
"""Text that says something: never the empty string."""

LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
"""A BCP 47 language tag (RFC 5646), such as `en` or `ar-LB`."""

Uri = Annotated[str, Field(min_length=1, pattern=r"^\S+$")]
"""A URI or IRI without white space (RFC 3987)."""


class Extension(Model):
    """What a source said that the schema has no field for: kept, never dropped silently.

    It stands on the object it belongs to, and goes back to its place when the same format is written.
    """

    namespace: Text
    """Whose word it is: an XML namespace or a vocabulary URI."""
    name: Text
    """The name in that namespace. NewsML-G2: a path below the object, such as `@rank` or
    `contentMeta/icon`."""
    value: JsonValue = None
    """The content: a string, or any JSON value."""
    media_type: str | None = None
    """`application/xml` when the value is XML markup."""


class Extensible(Model):
    """An object that partners extend."""

    extensions: tuple[Extension, ...] = ()
    """Partner and format properties without a field here."""
