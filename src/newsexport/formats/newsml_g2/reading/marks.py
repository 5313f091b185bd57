"""Marks that stand for the values of an item in a trial, and what is made of the values where marks are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from operator import itemgetter
from typing import Any

from newsexport.formats.newsml_g2 import kinds
from newsexport.formats.newsml_g2.reading.values import date, instant
from newsexport.schema.v1 import PartialDate
from newsexport.schema.v1.model import Model, with_others

Make = Callable[[list[str]], Any]
"""Makes something of the values of an item."""
Kind = re.Pattern[bytes]
"""See `kinds`."""

_FORMS = {
    kinds.WORDS: "word-{}-mark",
    kinds.NO_CODE: "word-{}-mark",
    kinds.TIME: "2{:03}-02-03T04:05:07Z",
    kinds.ADDRESS: "urn:mark:{}:mark",
    kinds.NUMBER: "9000{:03}",
}
ANY = re.compile(r"word-\d+-mark|2\d{3}-02-03T04:05:07|urn:mark:\d|\b9000\d{3}\b")
"""Any of them."""
_MOST = 1000
"""Values of an item, at most."""


def marks_of(said: list[str], sorts: list[Kind]) -> dict[str, str]:
    """A mark for each value; none where there are too many, or equal ones of different kinds."""
    marks: dict[str, str] = {}
    for number, (value, kind) in enumerate(zip(said, sorts, strict=True)):
        mark = marks.setdefault(value, _FORMS[kind].format(number))
        if number >= _MOST or kind.fullmatch(mark.encode()) is None:
            return {}
    return marks


def numbers_of(said: list[str], sorts: list[Kind], marks: dict[str, str]) -> dict[Any, int]:
    """What a mark may be in the model (a text, a time, a number) -> number of its value."""
    found: dict[Any, int] = {}
    for number, (value, kind) in enumerate(zip(said, sorts, strict=True)):
        mark = marks[value]
        found.setdefault(mark, number)
        if kind is kinds.TIME:
            found.setdefault(instant(mark), number)
        elif kind is kinds.NUMBER:
            found.setdefault(int(mark), number)
    return found


class WithinError(Exception):
    """A mark stands within something else."""


def maker(value: Any, numbers: dict[Any, int]) -> Make | None:
    """What makes a value of the model; None where it is the same in all items, and no list that others add to.

    Raises WithinError.
    """
    if isinstance(value, list):
        make = tuple_maker(value, numbers)
        return lambda said: list(make(said))
    if isinstance(value, tuple):
        several = tuple_maker(value, numbers)
        return several if any(maker(each, numbers) for each in value) else None
    if isinstance(value, Model):
        return _model_maker(value, numbers)
    number = numbers.get(value) if isinstance(value, (str, int, datetime)) else None
    if number is None:
        if ANY.search(repr(value)):
            raise WithinError
        return None
    if isinstance(value, PartialDate):
        return lambda said: date(said[number])
    if isinstance(value, datetime):
        return lambda said: instant(said[number])
    return itemgetter(number) if isinstance(value, str) else lambda said: int(said[number])


def tuple_maker(values: Iterable[Any], numbers: dict[Any, int]) -> Make:
    """What makes a tuple of values, in all items anew."""
    parts = [(value, maker(value, numbers)) for value in values]
    return lambda said: tuple([make(said) if make else value for value, make in parts])


def _model_maker(model: Model, numbers: dict[Any, int]) -> Make | None:
    parts = [(name, maker(value, numbers)) for name, value in model.__dict__.items()]
    made = [(name, make) for name, make in parts if make is not None]
    if not made:
        return None
    if len(made) > 1 or not isinstance(model.__dict__[made[0][0]], str):
        return lambda said: with_others(model, {name: make(said) for name, make in made})
    name, make_value = made[0]
    last: tuple[str, Model] = "", model

    def make_anew(said: list[str]) -> Model:
        nonlocal last
        value = make_value(said)
        if value != last[0]:  # the provider and the like recur, and models are frozen
            last = value, with_others(model, {name: value})
        return last[1]

    return make_anew
