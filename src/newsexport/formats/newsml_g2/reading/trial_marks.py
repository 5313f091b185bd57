"""Marks that stand for the values of an item in a trial, and what is made of the values where marks are found."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from operator import itemgetter

from newsexport.formats.newsml_g2 import kinds
from newsexport.formats.newsml_g2.reading.values import date, instant
from newsexport.payloads.made_of_values import Make, Makers
from newsexport.schema.v1 import PartialDate

Kind = re.Pattern[bytes]
"""See `kinds`."""

_FORMS = {
    kinds.WORDS: "word-{}-mark",
    kinds.NO_CODE: "word-{}-mark",
    kinds.TIME: "2{:03}-02-03T04:05:07Z",
    kinds.ADDRESS: "urn:mark:{}:mark",
    kinds.NUMBER: "9000{:03}",
}
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


def makers_of(said: list[str], sorts: list[Kind], marks: dict[str, str]) -> Makers:
    """What a mark may be in the model -> what makes the same of its value."""
    found: dict[tuple[type, object], Make] = {}
    for number, (value, kind) in enumerate(zip(said, sorts, strict=True)):
        mark = marks[value]
        found.setdefault((str, mark), itemgetter(number))
        if kind is kinds.TIME:
            found.setdefault((PartialDate, mark), partial(_of_value, date, number))
            found.setdefault((datetime, instant(mark)), partial(_of_value, instant, number))
        elif kind is kinds.NUMBER:
            found.setdefault((int, int(mark)), partial(_of_value, int, number))
    return found


def _of_value(read: Callable[[str], object], number: int, said: list[str]) -> object:
    return read(said[number])
