"""Items that are written alike are read once; of the next ones only the values are put in their places.

Items are written alike where their shape is the same (`alike`), their codes, and which of their values are equal. The
reader looks at nothing else: all further words, times, numbers and addresses it passes on as they are. Where they come
out is found by a trial: the item is read with marks in the place of its values, and where a mark is found, there the
values of other items go. The trial counts only where nothing is told, no mark is found within something else, and the
item itself comes out of the template as it was read. The text is one of plain words and figures (`parted`); where it is
another, the metadata alone comes out of a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any, NamedTuple

from lxml import etree

from newsexport.formats.newsml_g2 import kinds
from newsexport.formats.newsml_g2.alike import Metadata, Written, remember
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.qcodes import walk
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor, Taken, local_name
from newsexport.formats.newsml_g2.reading.item import contents, everything, metadata
from newsexport.formats.newsml_g2.reading.parted import LEVELS, Parted, parted, places, tail_places
from newsexport.formats.newsml_g2.reading.trial_marks import makers_of, marks_of
from newsexport.payloads.made_of_values import ANY, Make, Makers, WithinError, maker, tuple_maker
from newsexport.report import Report
from newsexport.schema.v1 import plain_blocks
from newsexport.syntax.xml import Element
from newsexport.syntax.xml_text import unescaped

Read = Callable[[Cursor, Reading], None]
Memory = dict[Any, Any]
"""Shape -> slots, None where it was seen once; what else counts -> template, None where it was seen once."""

_HOLDERS = frozenset({"pubHistory", "hopHistory", "itemMeta", "contentMeta"})
"""Children of an item whose values are put in their places; what its other children say is read each time."""
_INLINE = f"{{{NAR}}}inlineXML"
_REMEMBERED = 1000
_SIGNS = bytes(range(0x20, 0x7F))


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


class Slots(NamedTuple):
    """Where values stand: those behind tags, those of attributes, and codes."""

    texts: list[Slot]
    values: list[Slot]
    codes: list[Slot]

    def raw(self, pieces: list[bytes]) -> list[bytes]:
        """Values as they are written, without codes."""
        found = [pieces[slot[0]].partition(b">")[2] for slot in self.texts]
        found += [pieces[number].split(b'"', at + 1)[at] for number, at, _, _, _ in self.values]
        return found

    def raw_codes(self, pieces: list[bytes]) -> list[bytes]:
        """Codes as they are written."""
        return [pieces[number].split(b'"', at + 1)[at] for number, at, _, _, _ in self.codes]


class Body(NamedTuple):
    """What becomes of the texts of items that are written alike, but for the plain words at their beginning."""

    xpath: str
    """XPath of the body below the item."""
    tail: dict[tuple[int, str], str]
    """See `parted.tail_places`."""


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
    body: Body | None
    """None where only the metadata is read."""

    def fill(
        self, root: Cursor, reading: Reading, said: list[str], text: Parted | None = None
    ) -> bool:
        """Read an item that says this; False, and nothing done, where it has other children."""
        if text is None and not root.take_as(self.left):
            return False
        made, values, path = self.made, reading.values, root.path
        for name, value in self.values.items():
            values[name] = value(said) if name in made else value
        reading.extensions += self.extensions(said)
        if text is None or self.body is None:
            reading.origins |= {pointer: path + place for pointer, place in self.places.items()}
            return True
        levels = map(LEVELS.__getitem__, text.tags)
        values["body"] = (*plain_blocks(text.texts, levels), *values["body"])
        reading.places = partial(self._all_places, path, text.tags)
        return True

    def _all_places(self, path: str, tags: list[str]) -> dict[str, str]:
        assert self.body is not None
        found = {pointer: path + place for pointer, place in self.places.items()}
        return found | places(path, self.body.xpath, tags, self.body.tail)


def read_item(root: Cursor, reading: Reading, written: Written | None, memory: Memory) -> None:
    """The same as `everything`. `memory` lasts as long as shapes mean the same."""
    metadata_of = None if written is None else written.metadata
    text = None
    if written is not None and written.text is not None and reading.well_counted:
        text = parted(written.text)

    def read(root: Cursor, reading: Reading) -> None:
        read_alike(metadata, metadata, root, reading, metadata_of, memory)
        contents(root, reading)

    if text is None:
        read(root, reading)
    else:
        read_alike(read, everything, root, reading, metadata_of, memory, text)


def read_alike(
    read: Read,
    anew: Read,
    root: Cursor,
    reading: Reading,
    written: Metadata | None,
    memory: Memory,
    text: Parted | None = None,
) -> None:
    """The same as `read`. `anew` does the same of an item of which nothing is remembered."""
    slots = _slots_of(root, written, memory, text is not None) if written is not None else None
    if slots is None or written is None:
        read(root, reading)
        return
    pieces = written.pieces
    raw = slots.raw(pieces)
    said = _settled(raw if text is None else raw + text.values)
    first: dict[str, int] = {}
    equal = tuple([first.setdefault(value, at) for at, value in enumerate(said)])
    key = (written.shape, text and text.frame, equal, *slots.raw_codes(pieces))
    template = memory.get(key)
    if template and said and template.fill(root, reading, said, text):
        return
    told = reading.report.told
    read(root, reading)
    if key not in memory:
        remember(memory, key, None, _REMEMBERED)  # a trial takes longer than to read an item
    elif template is None and said and told == reading.report.told and not reading.catalog:
        memory[key] = _tried(anew, root, reading, slots, said, text) or False


def _slots_of(root: Cursor, written: Metadata, memory: Memory, whole: bool) -> Slots | None:
    """Where the values of an item stand; None where no other was written like it."""
    shape = written.shape, whole
    if shape not in memory:
        remember(memory, shape, None, _REMEMBERED)
        return None
    slots: Slots | None = memory[shape]
    if slots is None:
        found = list(_slots(root.element, written.pieces, whole))
        slots = memory[shape] = Slots(
            [slot for slot in found if not slot.at],
            [slot for slot in found if slot.at and slot.kind is not None],
            [slot for slot in found if slot.kind is None],
        )
    return slots


def _settled(values: list[bytes]) -> list[str]:
    """The values as the tree has them; none where white space in one is no single blank between words."""
    row = b" ".join((b"", *values, b""))
    if row.find(b"  ") >= 0 or not row.translate(None, _SIGNS).decode().isprintable():
        return []
    said = list(map(bytes.decode, values))
    return [unescaped(value) for value in said] if row.find(b"&") >= 0 else said


def _slots(item: Element, pieces: list[bytes], whole: bool) -> Iterator[Slot]:
    """Where values stand; nowhere, where words stand behind an element."""
    tags = [number for number, piece in enumerate(pieces) if piece[:1] not in (b"/", b"!")]
    elements = _elements(item, whole)
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


def _elements(item: Element, whole: bool) -> list[Element | None]:
    """The elements of an item in their order, without what is in contents; None for those that are no metadata."""
    found: list[Element | None] = [item]
    for child in item.iterchildren("*"):
        is_read = whole or local_name(child.tag) in _HOLDERS
        found += [each if is_read else None for each in walk(child)]
    return found


def _has_words_behind(piece: bytes) -> bool:
    tag, _, text = piece.partition(b">")
    return (tag[:1] == b"/" or tag[-1:] == b"/") and text != b"" and not text.isspace()


def _tried(
    read: Read,
    root: Cursor,
    reading: Reading,
    slots: Slots,
    said: list[str],
    text: Parted | None,
) -> Template | None:
    """The template of an item that was read, and of all that are written like it; None where the trial fails."""
    item = deepcopy(root.element)
    item.tail = None
    if ANY.search(etree.tostring(item, encoding="unicode")):
        return None  # it would be taken for a mark
    marked = _mark(item, [*slots.texts, *slots.values], said, text)
    if not marked:
        return None
    trial = _anew(reading, item)
    cursor = Cursor(item, "", namespace=root.namespace)
    read(cursor, trial)
    left = cursor.left()
    if trial.report.told or left != root.left():
        return None
    values, body = trial.values, None
    if text is not None:  # nothing is added to lists any more
        values = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        if "links" in values and "media" in values:
            return None  # a link may lead to the item of a picture, which is called after this one
        begun = len(text.tags)
        said_of_body = trial.body_origins or {}
        xpath = said_of_body.get("/body/0", "").rpartition("/")[0]
        body = Body(xpath, tail_places(said_of_body, begun))
        values = {**values, "body": values["body"][begun:]}
    try:
        makers = {name: maker(value, marked) for name, value in values.items()}
        extensions = tuple_maker(trial.extensions, marked)
    except WithinError:
        return None
    kept = {name: makers[name] or value for name, value in values.items()}
    made = frozenset(name for name, make in makers.items() if make is not None)
    template = Template(kept, made, extensions, trial.origins, left, body)
    again = _anew(reading, root.element)
    alone = Cursor(root.element, root.path, namespace=root.namespace)
    is_same = template.fill(alone, again, said, text) and _gathered(again) == _gathered(reading)
    return template if is_same else None


def _anew(reading: Reading, item: Element) -> Reading:
    return Reading(
        Report(), reading.options, item, reading.name, reading.in_message, reading.well_counted
    )


def _gathered(reading: Reading) -> tuple[Any, ...]:
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in reading.values.items()
    }
    return values, reading.extensions, dict(reading.paths())


def _mark(item: Element, slots: list[Slot], said: list[str], text: Parted | None) -> Makers:
    """Put marks in the place of values, equal ones for equal values; see `marks.makers_of`. Nothing where that fails."""
    sorts = [slot.kind for slot in slots if slot.kind is not None]
    sorts += text.kinds if text is not None else []
    marks = marks_of(said, sorts)
    elements = _elements(item, text is not None)
    for slot, value in zip(slots, said, strict=False):
        element = elements[slot.element]
        if element is None or (element.get(slot.name) if slot.at else element.text) != value:
            return {}
        if slot.at:
            element.set(slot.name, marks.get(value, ""))
        else:
            element.text = marks.get(value)
    if text is not None and marks:
        content = next(item.iter(_INLINE))
        content[:] = [text.marked(marks[value].encode() for value in said[len(slots) :])]
    return makers_of(said, sorts, marks) if marks else {}
