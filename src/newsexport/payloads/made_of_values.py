"""What is made of the values of an item that is written like another one, found by a trial with marks in their place.

A format has its own reader, and marks that pass for its values; where a mark comes out in the model, there the values
of other items go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from newsexport.schema.v1.model import Model, with_others

Make = Callable[[list[str]], Any]
"""Makes something of the values of an item."""
Makers = Mapping[tuple[type, Any], Make]
"""What a mark may be in the model, with its type (a text, a time, a number) -> what makes the same of the value."""

ANY = re.compile(
    r"word-\d+-mark|2\d{3}-02-03T04:05:07|urn:mark:\d|//mark\.example/\d|\b9000\d{3}\b"
)
"""Any mark of any format."""


class WithinError(Exception):
    """A mark stands within something else."""


def maker(value: Any, marked: Makers) -> Make | None:
    """What makes a value of the model; None where it is the same in all items, and no list that others add to.

    Raises WithinError.
    """
    if isinstance(value, list):
        make = tuple_maker(value, marked)
        return lambda said: list(make(said))
    if isinstance(value, tuple):
        several = tuple_maker(value, marked)
        return several if any(maker(each, marked) for each in value) else None
    if isinstance(value, Model):
        return _model_maker(value, marked)
    if not isinstance(value, (str, int, datetime)):
        found = None
    else:
        found = marked.get((type(value), value))
    if found is None and ANY.search(repr(value)):
        raise WithinError
    return found


def tuple_maker(values: Iterable[Any], marked: Makers) -> Make:
    """What makes a tuple of values, in all items anew."""
    parts = [(value, maker(value, marked)) for value in values]
    return lambda said: tuple([make(said) if make else value for value, make in parts])


def _model_maker(model: Model, marked: Makers) -> Make | None:
    parts = [(name, maker(value, marked)) for name, value in model.__dict__.items()]
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
