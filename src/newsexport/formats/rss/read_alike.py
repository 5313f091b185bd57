"""Items that are written alike are read once; of the next ones only the values are put in their places.

Where they come out is found by a trial: an item is read with marks in the place of its values (`slots`), and where a
mark is found, there the values of other items go. The trial counts only where nothing is told, no mark is found within
something else, and the item itself comes out of the template as it was read. Where the values of an item stood is found
by reading it, when somebody asks. All holds as long as the channel says nothing new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.item import drafted, finished, item_of
from newsexport.formats.rss.known_shapes import KnownShapes, Said
from newsexport.formats.rss.slots import Kind, Shape
from newsexport.formats.rss.stories import story_in
from newsexport.formats.rss.texts import base_of
from newsexport.parsed import LaterPaths, Origins, Parsed
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.made_of_values import ANY, Make, Makers, WithinError, maker
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.schema.v1.model import with_others
from newsexport.syntax.xml import Element

_TRIALS = 2
"""Trials that are made before one has paid: each takes as long as to read some items."""
_PAID = 25
"""Items from templates that pay for another trial."""
_MISSES = 40
"""Items in a row for whose shape no template fits: then nobody looks for one any more."""
_MARKS: dict[Kind, str] = {
    "words": "word-{}-mark", "name": "word-{}-mark", "web": "https://mark.example/{}", "urn": "urn:mark:{}:mark",
    "date": "2{:03}-02-03T04:05:07Z", "number": "9000{:03}", "story": "<p>story</p>",
}  # fmt: skip

Equal = tuple[int | str, ...]
"""Which values of an item are equal, and which say what all items of its shape do; empty: none is."""


class _Item(NamedTuple):
    """An item that is to be read."""

    part: Part
    channel: Channel
    name: str
    """That of the source."""
    number: int
    """Which of the items of the feed it is, from 0."""

    def places(self) -> Mapping[str, str]:
        """Where its values stand."""
        draft = drafted(self.part, self.channel.aside(), Report())
        finished(draft, self.name, self.number)
        return draft.places()


class _Template(NamedTuple):
    """What becomes of all items that are written alike, and in which the same values are equal."""

    item: NewsItem
    """The one that was made in the trial."""
    fields: list[tuple[str, Make]]
    """Those of its fields that are made of values."""
    title: Make
    """What the item is called."""
    link: Make
    """The address of its page."""
    story: int | None
    """Which of the values is the story, if one is."""

    def fill(self, said: list[str], stories: Sequence[str], channel: Channel) -> NewsItem | None:
        """The item that says this; None where its story shows media, or is not all read."""
        made = {name: make(said) for name, make in self.fields}
        if self.story is not None:
            story = story_in(said[self.story], stories)
            content = read_html(story, base=base_of(channel, self.link(said)), from_xml=True)
            if content.media or content.leftovers:
                return None
            made["body"] = content.blocks
        return with_others(self.item, made)


class Alike:
    """What is known of the ways in which the items of one feed are written."""

    def __init__(self, shapes: KnownShapes) -> None:
        self._shapes = shapes
        self._templates: dict[Shape, dict[Equal, _Template | None]] = {}
        """What becomes of the items of each shape; None where a trial failed."""
        self._facts = 0
        """How many the channel had said when that was found out."""
        self._trials = _TRIALS
        self._found = 0
        """Items that came from templates."""
        self._misses = 0
        """Items in a row that did not, though their shape is known."""

    def read(self, part: Part, channel: Channel, name: str, index: int, report: Report) -> Parsed:
        """The same as `item_of`."""
        if self._misses > _MISSES:
            return item_of(part, channel, name, index, report)
        if self._facts != channel.facts:
            self._templates, self._facts = {}, channel.facts
        this = _Item(part, channel, name, index)
        found = self._shapes.said(part)
        parsed = None if found is None else self._filled(found, this, report)
        if parsed is not None:
            return parsed
        told = report.told
        parsed = item_of(*this, report)
        if told == report.told and index:
            self._learn(found or self._shapes.learn(part), this, parsed.item)
        return parsed

    def _filled(self, found: Said, this: _Item, report: Report) -> Parsed | None:
        """The item that says this, if there is a template for it."""
        values, part = found.values, this.part
        template = self._templates.get(found.shape, {}).get(_equal(found))
        item = template and template.fill(values, part.stories, this.channel)
        if not template or not item:
            self._misses += 1
            return None
        self._misses = 0
        self._found += 1
        self._trials += self._found % _PAID == 0
        report.name_item(item.uri, template.title(values))
        return Parsed(item, Origins(LaterPaths({"": part.path}, this.places), part.window))

    def _learn(self, found: Said | None, this: _Item, item: NewsItem) -> None:
        """Make a template of an item that was read, where that pays."""
        if found is None or not self._trials:
            return
        templates = self._templates.setdefault(found.shape, {})
        equal = _equal(found)
        if equal not in templates:
            self._trials -= 1
            templates[equal] = _tried(found.shape, found.values, this, item)


def _equal(found: Said) -> Equal:
    shape, said = found
    if len(set(said)) == len(said) and shape.exact.isdisjoint(said):
        return ()
    first: dict[str, int] = {}
    return tuple(
        [
            value if value in shape.exact else first.setdefault(value, at)
            for at, value in enumerate(said)
        ]
    )


def _tried(shape: Shape, said: list[str], this: _Item, item: NewsItem) -> _Template | None:
    """The template of an item that was read, and of all that are like it; None where the trial fails."""
    element = deepcopy(this.part.element)
    marks = _put_marks(element, shape, said)
    if marks is None:
        return None
    report = Report()
    part = this.part._replace(element=element, stories=())
    draft = drafted(part, this.channel.aside(), report)
    trial = finished(draft, this.name, this.number)
    if report.told:
        return None
    marked = _makers(shape, marks)
    story = next(iter(shape.of_kind["story"]), None)
    named = trial.model_fields_set - ({"body"} if story is not None else set())
    try:
        made = {field: maker(getattr(trial, field), marked) for field in sorted(named)}
        title, link = (
            maker(each, marked) or partial(_as_it_is, each) for each in (draft.title, draft.link)
        )
    except WithinError:
        return None
    if made["uri"] is None:
        return None  # it hangs on where the item stands
    fields = [(field, make) for field, make in made.items() if make is not None]
    template = _Template(trial, fields, title, link, story)
    again = template.fill(said, this.part.stories, this.channel)
    is_same = again == item and again.model_fields_set == item.model_fields_set
    return template if is_same else None


def _put_marks(element: Element, shape: Shape, said: list[str]) -> list[str] | None:
    """The marks that now stand in the place of the values, equal ones for equal values; None where that fails."""
    if ANY.search(etree.tostring(element, encoding="unicode")):
        return None  # it would be taken for a mark
    nodes = list(element.iter())
    known: dict[str, tuple[str, str]] = {}
    marks: list[str] = []
    for at, (slot, value) in enumerate(zip(shape.slots, said, strict=True)):
        form = _MARKS[slot.kind]
        other, mark = known.setdefault(value, (form, form.format(at)))
        if other != form:
            return None
        marks.append(mark)
        if slot.name is None:
            nodes[slot.node].text = mark
        else:
            nodes[slot.node].set(slot.name, mark)
    return marks


def _makers(shape: Shape, marks: list[str]) -> Makers:
    """What a mark may be in the model -> what makes the same of its value."""
    found: dict[tuple[type, object], Make] = {}
    for at, mark in enumerate(marks):
        found.setdefault((str, mark), itemgetter(at))
    for at in shape.of_kind["date"]:
        found.setdefault((datetime, read_date(marks[at]).instant), partial(_moment, at))
    for at in shape.of_kind["number"]:
        found.setdefault((int, int(marks[at])), partial(_number, at))
    return found


def _moment(at: int, said: list[str]) -> datetime | None:
    return read_date(said[at]).instant


def _number(at: int, said: list[str]) -> int:
    return int(said[at])


def _as_it_is(value: object, _said: list[str]) -> object:
    return value
