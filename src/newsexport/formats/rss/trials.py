"""Templates of items, made by a trial: an item is written with marks in the place of its values. See `templates`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from newsexport.diagnostic import Code
from newsexport.errors import InvalidOutput
from newsexport.formats.rss.glance import is_right_item
from newsexport.formats.rss.item_write import STORY, parts_of
from newsexport.formats.rss.losses import TARGET, Losses
from newsexport.formats.rss.shapes import (
    ADDRESS,
    CHANGED,
    DATE,
    FIXED,
    MOST,
    NAME,
    NUMBER,
    PUBLISHED,
    TOLD,
    WORDS,
    Form,
    Shape,
    form_of,
    key_of,
    look_of,
    shape_of,
)
from newsexport.formats.rss.stories import is_writable
from newsexport.formats.rss.templates import PLACE, WRITERS, Template, keepable
from newsexport.options import Options
from newsexport.prose.feed_dates import rfc822, rfc3339
from newsexport.report import Report
from newsexport.report.marks import Kindred
from newsexport.report.pending import FindingsOfCode
from newsexport.schema.v1 import NewsItem, PartialDate, Rendition, plain_paragraph
from newsexport.schema.v1.model import with_others

_SHAPES = 500
"""Shapes that are remembered; then all begins anew."""
_FORMS = 12
"""Trials of one shape: items that say the same fields may differ in values that count."""
_SIGHTS = 8
"""Items that no template fits before there is a trial, which takes as long as to write so many."""
_WORD_MARK, _ADDRESS_MARK = "\u01c2{}\u01c2", "https://{}.mark.example/"
_MOMENT, _FIRST_NUMBER = datetime(2987, 6, 5, 4, tzinfo=UTC), 70_000_000
_ANY = re.compile(r"\u01c2|mark\.example|2987|7000\d{4}|2\d{3}-11-07")
"""Any mark, or a part of one."""


class _Line(NamedTuple):
    """A loss: where, what of, and what fills its message."""

    pointer: str
    field: str
    key: str
    slot: int
    """Number of the value among those that are told; -1: it is the same in all items."""
    value: object


class _Trial:
    """A template, and whether an item came out of it as it was written."""

    def __init__(self, form: Form, template: Template | None) -> None:
        self.form = form
        self.template = template
        """None: such items are written each by itself."""
        self.is_proved = False

    def prove(self, item: NewsItem, said: list[Any], options: Options) -> None:
        """See whether an item comes out as it is written; of one with an unusual value nothing is learnt."""
        report, usual = Report(), Report()
        filled = self.template.fill(item, said, report) if self.template is not None else None
        if filled is None:
            return
        losses = Losses(item, usual)
        try:
            head, story, rest = parts_of(item, options, losses)
        except InvalidOutput:
            return
        losses.tell()
        written = story.encode() if isinstance(story, str) else story.join(STORY)
        self.is_proved = filled == head.encode() + written + rest.encode()
        self.is_proved = self.is_proved and report.take() == usual.take()
        if not self.is_proved:
            self.template = None


class _Known:
    """What is known of the items of one shape."""

    def __init__(self) -> None:
        self.trials: list[_Trial] = []
        self.left = _FORMS
        """How many more there may be."""
        self.misses = 0
        """Items since the last trial that no form fitted."""


_known: dict[tuple[object, ...], _Known] = {}
_lately: dict[tuple[int, ...], list[tuple[Form, Template]]] = {}
"""Templates that were used last, by how their items look."""
_MOST_LATELY = 4


def element_alike(item: NewsItem, options: Options, report: Report) -> bytes | None:
    """The element of an item, valid, where one like it was written before; None: it is to be written by itself.

    Losses go into the report.
    """
    if options.dialect is not None:
        return None
    look = look_of(item)
    lately = _lately.get(look, [])
    for form, template in lately:
        said = form.values(item)
        if said is not None:
            return template.fill(item, said, report)
    key = key_of(item)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _SHAPES:
            _known.clear()
        known = _known[key] = _Known()
    for trial in known.trials:
        said = trial.form.values(item)
        if said is None:
            continue
        if not trial.is_proved or trial.template is None:
            trial.prove(item, said, options)
            return None
        if len(_lately) >= _SHAPES:
            _lately.clear()
        _lately[look] = [(trial.form, trial.template), *lately[: _MOST_LATELY - 1]]
        return trial.template.fill(item, said, report)
    known.misses += 1
    if known.misses > _SIGHTS and known.left:
        known.misses = 0
        known.left -= 1
        _try(item, known, options)
    return None


def forget() -> None:
    """Begin anew."""
    _known.clear()
    _lately.clear()


def _try(item: NewsItem, known: _Known, options: Options) -> None:
    """Write an item with marks, so that a template may come of it."""
    shape = shape_of(item)
    form = form_of(item, shape)
    said = form.values(item) if form is not None else None
    if form is None or said is None:
        return
    try:
        trial = _Trial(form, _made(form, shape, options))
    except InvalidOutput:
        trial = _Trial(form, None)
    trial.prove(item, said, options)
    known.trials.append(trial)


def _made(form: Form, shape: Shape, options: Options) -> Template | None:
    """The template of an item that was written with marks; None where one comes out within something else."""
    values = [shape.objects[number].__dict__[name] for number, name in form.places]
    marks = list(map(_mark, form.kinds, range(MOST), values))
    ends = tuple(accumulate(form.kinds.count(kind) for kind in range(FIXED)))
    keyword = _WORD_MARK.format(len(marks))
    losses = Losses(_marked(form, shape, marks, keyword), Report())
    head, story, rest = parts_of(losses.item, options, losses)
    opening, closing = (each.decode() for each in STORY)
    whole = head + (f"{opening}{PLACE}{closing}" if story else "") + rest
    frame = whole.replace(PLACE, "x").encode()
    if not is_writable(frame) or not is_right_item(frame):
        return None
    if "<title>" not in whole and "<description>" not in whole:
        return None  # then the words of the body decide whether there is anything to show
    numbers = {
        _written(mark, kind): at
        for at, (mark, kind) in enumerate(zip(marks, form.kinds, strict=True))
        if kind < TOLD
    }
    numbers[keyword] = ends[NUMBER]
    pieces = re.split(f"({'|'.join(map(re.escape, numbers))})", whole)
    order = [numbers[text] for text in pieces[1::2]]
    quoted = {number for at, number in enumerate(order) if _is_in_tag(pieces[: 2 * at + 1])}
    found = _runs(losses, marks)
    if found is None or _ANY.search("".join(pieces[::2])) or max(quoted, default=0) >= ends[NUMBER]:
        return None
    told, runs = found
    makers = range(next(each.parts.stop for each in shape.steps if each.field == "creators"))
    addresses = range(ends[NAME], ends[ADDRESS])
    return Template(
        pieces,
        _getter(order),
        [number for number in sorted(quoted) if number < ends[NAME]],
        (ends[WORDS], ends[NAME], ends[ADDRESS], ends[DATE], ends[NUMBER], ends[TOLD]),
        sum(form.places[at][0] in makers for at in range(ends[WORDS], ends[NAME])),
        [at for at in addresses if type(shape.objects[form.places[at][0]]) is Rendition],
        [WRITERS[kind] for kind in form.kinds if kind in WRITERS],
        _getter(told),
        partial(_losses, runs),
        _counted(runs),
    )


def _getter(numbers: list[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What takes the values of these numbers out of a sequence."""
    if len(numbers) == 1:
        return lambda values: (values[numbers[0]],)
    return itemgetter(*numbers) if numbers else lambda _: ()


def _losses(runs: list[tuple[Code, list[_Line]]], told: Sequence[object]) -> list[FindingsOfCode]:
    """The losses of an item of which this is told."""
    return [
        (code, [
            (pointer, {"field": field, "target": TARGET, key: value if slot < 0 else told[slot]})
            for pointer, field, key, slot, value in lines
        ])
        for code, lines in runs
    ]  # fmt: skip


def _counted(
    runs: list[tuple[Code, list[_Line]]],
) -> Callable[[str | None], list[tuple[Kindred, int]]]:
    """How many losses there are of each kind, by the target."""

    @lru_cache(maxsize=16)
    def counts(target: str | None) -> list[tuple[Kindred, int]]:
        counted = Counter[Kindred]()
        for code, lines in runs:
            counted[Kindred(code.code, code.severity, code.kind, target)] += len(lines)
        return list(counted.items())

    return counts


def _mark(kind: int, number: int, value: Any) -> Any:
    """What stands for a value in the trial: of what is only told, an object of its own, known again as the same."""
    if kind in (PUBLISHED, CHANGED):
        return _MOMENT + timedelta(seconds=number)
    if kind == DATE:
        return PartialDate(f"2{number:03}-11-07")
    if kind == ADDRESS:
        return _ADDRESS_MARK.format(number)
    if kind == NUMBER or type(value) is int:
        return _FIRST_NUMBER + number
    if type(value) is str:
        return _WORD_MARK.format(number)
    return copy(value) if not isinstance(value, (tuple, PartialDate)) else _anew(value)


def _anew(value: tuple[Any, ...] | PartialDate) -> object:
    """Another object that is equal."""
    if isinstance(value, tuple):
        return (*value,)
    return str.__new__(PartialDate, value)


def _written(mark: Any, kind: int) -> str:
    """How a mark is written."""
    if kind == PUBLISHED:
        return rfc822(mark)
    return rfc3339(mark) if kind == CHANGED else str(mark)


def _marked(form: Form, shape: Shape, marks: list[Any], keyword: str) -> NewsItem:
    """The item with marks in the place of its values, and one word as its story."""
    changed: list[dict[str, Any]] = [{} for _ in shape.objects]
    for (number, name), mark in zip(form.places, marks, strict=False):
        changed[number][name] = mark
    item: NewsItem = shape.objects[0]
    changed[0]["keywords"] = (keyword,) if item.keywords else ()
    changed[0]["body"] = (plain_paragraph("x"),) if item.body else ()
    if item.uri == item.canonical_url:
        changed[0]["uri"] = changed[0]["canonical_url"]
    made = list(shape.objects)
    for number in reversed(range(len(made))):
        for step in shape.steps:
            if step.holder == number and step.parts:
                parts = tuple([made[each] for each in step.parts])
                changed[number][step.field] = parts if step.is_list else parts[0]
        made[number] = with_others(made[number], changed[number])
    found: NewsItem = made[0]
    return found


def _is_in_tag(pieces: list[str]) -> bool:
    """Whether what stands behind these pieces is within a tag."""
    before = "".join(pieces)
    return before.rfind("<") > before.rfind(">")


def _runs(
    losses: Losses, marks: list[Any]
) -> tuple[list[int], list[tuple[Code, list[_Line]]]] | None:
    """Which values are told, and the losses with the numbers of theirs among them; None where one is made of a value."""
    if losses.spoken:
        return None
    numbers = {id(mark): number for number, mark in enumerate(marks)}
    told: list[int] = []
    runs: list[tuple[Code, list[_Line]]] = []
    for code, found in losses.told():
        lines: list[_Line] = []
        for pointer, values in found:
            key = "how" if "how" in values else "value"
            value = values[key]
            number = numbers.get(id(value))
            if number is not None:
                lines.append(_Line(pointer, str(values["field"]), key, len(told), None))
                told.append(number)
            elif not isinstance(value, (str, int, tuple)) or _ANY.search(repr(value)):
                return None
            else:
                lines.append(_Line(pointer, str(values["field"]), key, -1, keepable(value)))
        runs.append((code, lines))
    return told, runs
