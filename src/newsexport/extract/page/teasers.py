"""Teasers of other stories: boxes that each lead somewhere with a title and say below it what is told there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from newsexport.extract.page.view import Run
from newsexport.syntax.xml import Element

_SHORTEST_TITLE, _LONGEST_TITLE = 15, 200
_LINKED = 0.9
"""Share of a title that leads somewhere."""
_SHORT, _LONGEST = 30, 600
"""Between such lengths a run says what a story tells; shorter ones say when, or where from."""
_FURTHER = 4
"""Runs behind a title in which its teaser begins."""
_LEVELS = 5
_LEAST_BOXES = 2
_REST, _LEAST_REST = 0.35, 400
"""How much text, against that of the teasers and at all, has to be there beside them: else they are the page's story."""


def teasers_in(runs: Sequence[Run]) -> set[int]:
    """The places (`order`) of the runs that are teasers of other stories, or stand in the boxes of such."""
    boxes = _boxes(runs)
    if len(boxes) >= _LEAST_BOXES:
        boxes = _without_stories(boxes, runs)
    if len(boxes) < _LEAST_BOXES:
        return set()
    homes = {parent for run in runs if _is_paragraph(run) for parent in _around(run, boxes)}
    groups: defaultdict[object, list[Element]] = defaultdict(list)
    for box in boxes:
        if box.getparent() not in homes:
            groups[_kind(box)].append(box)
    many = {box for group in groups.values() if len(group) >= _LEAST_BOXES for box in group}
    if not many:
        return set()
    teasers = [run for run in runs if not many.isdisjoint(_outward(run.element))]
    told = sum(run.weight for run in teasers if _is_text(run))
    rest = sum(run.weight for run in runs if _is_text(run)) - told
    return {run.order for run in teasers} if rest > max(_LEAST_REST, _REST * told) else set()


def _boxes(runs: Sequence[Run]) -> set[Element]:
    """The innermost elements around one title and its teaser."""
    found: dict[Element, int] = {}
    title: Run | None = None
    since = 0
    for run in runs:
        since += 1
        size = len(run.text)
        if _is_title(run):
            title, since = run, 0
        elif title is not None and size > _SHORT:
            if since <= _FURTHER and size < _LONGEST and run.links < 0.5 * size and _leads(title):
                box = _shared(title.element, run.element)
                if box is not None:
                    found[box] = found.get(box, 0) + 1
            title = None
    return {box for box, count in found.items() if count == 1}


def _without_stories(boxes: set[Element], runs: Sequence[Run]) -> set[Element]:
    """The boxes that begin with their title, and hold no more text than a teaser has."""
    texts = dict.fromkeys(boxes, 0)
    begun: set[Element] = set()
    for run in runs:
        size, is_title = len(run.text), _is_title(run)
        counts = is_title or run.is_heading or size > _SHORT  # others say when, or in which section
        for box in boxes.intersection(_outward(run.element)) if counts else ():
            if box not in begun:
                texts[box] = 0 if is_title else _LONGEST
            elif not is_title:
                texts[box] += size
            begun.add(box)
    return {box for box, size in texts.items() if size < _LONGEST}


def _leads(title: Run) -> bool:
    """Whether a title leads to another page, and not to itself, as the headings of manuals do."""
    links = (mark.element for mark in title.marks if mark.element.tag == "a")
    first = next(chain(links, title.element.iterancestors("a")), title.element)
    return (first.get("href") or "#")[0] != "#"


def _outward(element: Element) -> Iterable[Element]:
    return islice(chain((element,), element.iterancestors()), _LEVELS)


def _shared(one: Element, other: Element) -> Element | None:
    around = set(_outward(one))
    return next((each for each in _outward(other) if each in around), None)


def _kind(box: Element) -> object:
    return (box.tag, box.get("class")) if box.get("class") else box.getparent()


def _is_title(run: Run) -> bool:
    size = len(run.text)
    return run.links >= _LINKED * size and _SHORTEST_TITLE <= size <= _LONGEST_TITLE


def _is_text(run: Run) -> bool:
    return len(run.text) > _SHORT and run.links < 0.5 * len(run.text) and not run.is_heading


def _is_paragraph(run: Run) -> bool:
    return run.tag == "p" and len(run.text) > 2 * _SHORT and run.links < 0.5 * len(run.text)


def _around(run: Run, boxes: set[Element]) -> list[Element]:
    """Where a paragraph that is in no box stands."""
    parent = run.element.getparent()
    is_boxed = parent is None or any(each in boxes for each in _outward(run.element))
    return [] if is_boxed or parent is None else [parent]
