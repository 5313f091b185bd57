"""The metadata of items that are written alike is read once; of the next ones only the values are put in their places.

Items are written alike where their shape is the same (`alike`), their codes, and which of their values are equal. The
reader looks at nothing else: all further words, times, numbers and addresses it passes on as they are. Where they come
out is found by a trial: the item is read with marks in the place of its values, and where a mark is found, there the
values of other items go. The trial counts only where nothing is told, no mark is found within something else, and the
item itself comes out of the template as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from newsexport.formats.newsml_g2 import kinds
from newsexport.formats.newsml_g2.alike import Metadata
from newsexport.formats.newsml_g2.qcodes import walk
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor, Taken, local_name
from newsexport.formats.newsml_g2.reading.values import date, instant
from newsexport.report import Report
from newsexport.schema.v1 import PartialDate
from newsexport.schema.v1.base import Model, with_valid
from newsexport.syntax.xml import Element

Read = Callable[[Cursor, Reading], None]
Make = Callable[[list[str]], Any]
"""Makes something of the values of an item."""
Memory = dict[Any, Any]
"""Shape -> slots, None where it was seen once; what else counts -> template, None where it was seen once."""

_HOLDERS = frozenset({"pubHistory", "hopHistory", "itemMeta", "contentMeta"})
"""Children of an item whose values are put in their places; what its other children say is read each time."""
_REMEMBERED = 1000
_MARKS = {
    kinds.WORDS: "word-{}-mark",
    kinds.NO_CODE: "word-{}-mark",
    kinds.TIME: "2{:03}-02-03T04:05:07Z",
    kinds.ADDRESS: "urn:mark:{}:mark",
    kinds.NUMBER: "9000{:03}",
}
_MARK = re.compile(r"word-\d+-mark|2\d{3}-02-03T04:05:07|urn:mark:\d|9000\d{3}")
_MOST = 1000
"""Values of an item, at most."""
_UNSETTLED = ("  ", " \n", "\n ")


class Slot(NamedTuple):
    """Where a value stands."""

    piece: int
    """Number of the piece of markup."""
    at: int
    """Place in it, when it is parted at its quotes; 0: behind the tag."""
    kind: re.Pattern[bytes] | None
    """What may stand there; None: a code, of which each byte counts."""
    element: int
    """Number of its element in `_elements`."""
    name: str
    """That of the attribute."""

    def raw(self, pieces: list[bytes]) -> bytes:
        """The value as it is written."""
        piece = pieces[self.piece]
        return piece.split(b'"', self.at + 1)[self.at] if self.at else piece.partition(b">")[2]


class Template(NamedTuple):
    """What becomes of all items that are written alike."""

    values: dict[str, Any]
    """Fields: what is the same in all items, or what makes it."""
    made: frozenset[str]
    """Those that are made."""
    extensions: Make
    places: dict[str, str]
    """Canonical pointer -> XPath below the item."""
    left: Taken
    """What is left of the item to be read."""

    def fill(self, root: Cursor, reading: Reading, said: list[str]) -> bool:
        """Read an item that says this; False, and nothing done, where it has other children."""
        if not root.take_as(self.left):
            return False
        made, values, origins, path = self.made, reading.values, reading.origins, root.path
        for name, value in self.values.items():
            values[name] = value(said) if name in made else value
        reading.extensions += self.extensions(said)
        for pointer, place in self.places.items():
            origins[pointer] = path + place
        return True


def read_alike(
    read: Read, root: Cursor, reading: Reading, written: Metadata | None, memory: Memory
) -> None:
    """The same as `read`, which reads the metadata of an item. `memory` lasts as long as shapes mean the same."""
    slots = _slots_of(root, written, memory) if written is not None else ()
    if not slots or written is None:
        read(root, reading)
        return
    pieces = written.pieces
    said = _settled([slot.raw(pieces) for slot in slots if slot.kind is not None])
    first: dict[str, int] = {}
    equal = tuple([first.setdefault(value, at) for at, value in enumerate(said)])
    codes = [slot.raw(pieces) for slot in slots if slot.kind is None]
    key = (written.shape, equal, *codes)
    template = memory.get(key)
    if template and said and template.fill(root, reading, said):
        return
    told = reading.report.told
    read(root, reading)
    if key not in memory:
        _remember(memory, key, None)  # a trial takes longer than to read an item
    elif template is None and said and told == reading.report.told and not reading.catalog:
        memory[key] = _tried(read, root, reading, slots, said) or False


def _slots_of(root: Cursor, written: Metadata, memory: Memory) -> tuple[Slot, ...]:
    """Where the values of an item stand; none where no other was written like it."""
    shape = written.shape
    if shape not in memory:
        _remember(memory, shape, None)
        return ()
    slots: tuple[Slot, ...] | None = memory[shape]
    if slots is None:
        slots = memory[shape] = tuple(_slots(root.element, written.pieces))
    return slots


def _remember(memory: Memory, key: Any, value: Any) -> None:
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = value


def _settled(values: list[bytes]) -> list[str]:
    """The values as the tree has them; none where white space in one is no single blank between words."""
    rows = b"\n".join(values).decode()
    said = rows.split("\n")
    if len(said) != len(values) or not "".join(said).isprintable():
        return []
    if any(map(rows.__contains__, _UNSETTLED)) or rows[:1] == " " or rows[-1:] == " ":
        return []
    return [_unescaped(value) for value in said] if "&" in rows else said


def _unescaped(value: str) -> str:
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        value = value.replace(f"&{name};", sign)
    return value


def _slots(item: Element, pieces: list[bytes]) -> Iterator[Slot]:
    """Where values stand; nowhere, where words stand behind an element."""
    tags = [number for number, piece in enumerate(pieces) if piece[:1] not in (b"/", b"!")]
    elements = _elements(item)
    if len(tags) != len(elements) or any(map(_has_words_behind, pieces)):
        return
    for index, number in enumerate(tags):
        if elements[index] is None:
            continue
        tag, _, text = pieces[number].partition(b">")
        parts = tag.split(b'"')
        plan = kinds.plan_of(b'""'.join(parts[::2]))
        if plan is None:
            continue
        for at, kind in (*plan.values, *((at, None) for at in plan.codes)):
            if kind is None or kind.fullmatch(parts[at]):
                name = parts[at - 1].strip().rstrip(b"=").rpartition(b" ")[2].decode()
                yield Slot(number, at, kind, index, name)
        if plan.takes is not None and not tag.endswith(b"/") and plan.takes.fullmatch(text):
            yield Slot(number, 0, plan.takes, index, "")


def _elements(item: Element) -> list[Element | None]:
    """The elements of an item in their order, without what is in contents; None for those that are not read here."""
    found: list[Element | None] = [item]
    for child in item.iterchildren("*"):
        is_read = local_name(child.tag) in _HOLDERS
        found += [each if is_read else None for each in walk(child)]
    return found


def _has_words_behind(piece: bytes) -> bool:
    tag, _, text = piece.partition(b">")
    return (tag[:1] == b"/" or tag[-1:] == b"/") and text != b"" and not text.isspace()


def _tried(
    read: Read, root: Cursor, reading: Reading, slots: tuple[Slot, ...], said: list[str]
) -> Template | None:
    """The template of an item that was read, and of all that are written like it; None where the trial fails."""
    item = deepcopy(root.element)
    item.tail = None
    marks = _marked(item, [slot for slot in slots if slot.kind is not None], said)
    trial = _anew(reading, item)
    cursor = Cursor(item, "", namespace=root.namespace)
    read(cursor, trial)
    left = cursor.left()
    if not marks or trial.report.told or left != root.left():
        return None
    try:
        makers = {name: _maker(value, marks) for name, value in trial.values.items()}
        extensions = _tuple_maker(trial.extensions, marks)
    except _WithinError:
        return None
    values = {name: makers[name] or value for name, value in trial.values.items()}
    made = frozenset(name for name, make in makers.items() if make is not None)
    template = Template(values, made, extensions, trial.origins, left)
    again = _anew(reading, root.element)
    if not template.fill(Cursor(root.element, root.path, namespace=root.namespace), again, said):
        return None
    return template if _gathered(again) == _gathered(reading) else None


def _anew(reading: Reading, item: Element) -> Reading:
    return Reading(Report(), reading.options, item, reading.name, reading.in_message)


def _gathered(reading: Reading) -> tuple[Any, ...]:
    return reading.values, reading.extensions, reading.origins


def _marked(item: Element, slots: list[Slot], said: list[str]) -> dict[Any, int]:
    """Put marks in the place of values, equal ones for equal values. Mark, or what it becomes -> number of the value."""
    elements = _elements(item)
    marks: dict[str, str] = {}
    found: dict[Any, int] = {}
    for number, (slot, value) in enumerate(zip(slots, said, strict=True)):
        element, kind = elements[slot.element], slot.kind
        if element is None or kind is None or number >= _MOST:
            return {}
        mark = marks.setdefault(value, _MARKS[kind].format(number))
        if (element.get(slot.name) if slot.at else element.text) != value:
            return {}
        if kind.fullmatch(mark.encode()) is None:  # equal values of different kinds
            return {}
        if slot.at:
            element.set(slot.name, mark)
        else:
            element.text = mark
        found.setdefault(mark, number)
        if kind is kinds.TIME:
            found.setdefault(instant(mark), number)
        elif kind is kinds.NUMBER:
            found.setdefault(int(mark), number)
    return found


class _WithinError(Exception):
    """A mark stands within something else."""


def _maker(value: Any, marks: dict[Any, int]) -> Make | None:
    """What makes a value of the model; None where it is the same in all items, and no list that others add to."""
    if isinstance(value, list):
        make = _tuple_maker(value, marks)
        return lambda said: list(make(said))
    if isinstance(value, tuple):
        several = _tuple_maker(value, marks)
        return several if any(_maker(each, marks) for each in value) else None
    if isinstance(value, Model):
        return _model_maker(value, marks)
    number = marks.get(value) if isinstance(value, (str, int, datetime)) else None
    if number is None:
        if _MARK.search(repr(value)):
            raise _WithinError
        return None
    if isinstance(value, PartialDate):
        return lambda said: date(said[number])
    if isinstance(value, datetime):
        return lambda said: instant(said[number])
    return itemgetter(number) if isinstance(value, str) else lambda said: int(said[number])


def _tuple_maker(values: Iterable[Any], marks: dict[Any, int]) -> Make:
    parts = [(value, _maker(value, marks)) for value in values]
    return lambda said: tuple([make(said) if make else value for value, make in parts])


def _model_maker(model: Model, marks: dict[Any, int]) -> Make | None:
    parts = [(name, _maker(value, marks)) for name, value in model.__dict__.items()]
    made = [(name, make) for name, make in parts if make is not None]
    if not made:
        return None
    if not all(isinstance(model.__dict__[name], str) for name, _ in made):
        return lambda said: with_valid(model, **{name: make(said) for name, make in made})
    last: tuple[dict[str, str], Model] = {}, model

    def make_anew(said: list[str]) -> Model:
        nonlocal last
        values = {name: make(said) for name, make in made}
        if values != last[0]:  # the provider and the like recur, and models are frozen
            last = values, with_valid(model, **values)
        return last[1]

    return make_anew
