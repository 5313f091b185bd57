"""What stands around the headline of a page, and what is repeated in lists of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from newsexport.extract.page.view import PageView
from newsexport.syntax.xml import Element

JUST_ABOVE, NEAR = 6, 16
"""Runs above and below the headline in which a page says who wrote its story, and when."""
_RIGHT_ABOVE = 1
"""Runs above it in which blogs and boxes put the date over each headline."""
SHORT_RUN = 120
"""Characters from which a run is a paragraph."""
_LEAST_ENTRIES = 3
"""Elements of one kind in different places from which they are those of a list."""


def place_of_headline(view: PageView, heading: Element | None) -> int | None:
    """The index of the run that is the headline; where readers see none, of the first heading of the page."""
    first = None
    for index, run in enumerate(view.runs):
        if run.element is heading:
            return index
        if first is None and run.tag == "h1":
            first = index
    return first


def without_lists(
    elements: Sequence[Element], view: PageView, heading: Element | None
) -> Iterator[Element]:
    """The elements, without those that stand in every entry of a list of stories.

    What is called alike in three places is that of a list, but for the one between headline and text.
    """
    groups: dict[tuple[object, str], list[Element]] = {}
    for element in elements:
        groups.setdefault(_kind(element), []).append(element)
    stretch: _Stretch | None = None
    of_story: dict[tuple[object, str], set[Element]] = {}
    for kind, group in groups.items():
        if len({each.getparent() for each in group}) >= _LEAST_ENTRIES:
            stretch = _around_headline(view, heading, elements) if stretch is None else stretch
            of_story[kind] = set(stretch.below(group) or stretch.just_above(group))
    if stretch is not None and stretch.below(elements):
        # What stands below the headline is the story's; what stands above it is that of another.
        of_story = {kind: set(stretch.below(groups[kind])) for kind in of_story}
    for element in elements:
        chosen = of_story.get(_kind(element))
        if chosen is None or element in chosen:
            yield element


def _kind(element: Element) -> tuple[object, str]:
    return element.tag, element.get("class") or ""


def nearest_first(
    elements: Sequence[Element], view: PageView, heading: Element | None
) -> tuple[list[Element], list[Element], list[Element]]:
    """The elements between headline and text; those right above it; and all others, those near it first."""
    start = place_of_headline(view, heading) if elements else None
    if start is None:
        return list(elements), [], []
    stretch = _around_headline(view, heading, elements)
    above = stretch.all_above(elements)
    begin = stretch.places.get(view.runs[max(0, start - _RIGHT_ABOVE)].element, 0)
    right_above = [each for each in above if stretch.places[each] >= begin]
    further = [each for each in above if stretch.places[each] < begin]
    below = stretch.below(elements)
    near = {*below, *above}
    return below, right_above, [*further, *(each for each in elements if each not in near)]


@dataclass(slots=True)
class _Stretch:
    """The part of a page around its headline, by the places of its elements in the page."""

    places: dict[Element, int]
    above: int
    headline: int
    end: int
    """The second paragraph of the text."""

    def below(self, group: Sequence[Element]) -> list[Element]:
        """Those between headline and text."""
        return [each for each in group if self.headline < self.places.get(each, -1) < self.end]

    def just_above(self, group: Sequence[Element]) -> list[Element]:
        """The last just above the headline."""
        return self.all_above(group)[:1]

    def all_above(self, group: Sequence[Element]) -> list[Element]:
        """Those just above the headline, the last of them first."""
        above = [each for each in group if self.above <= self.places.get(each, -1) < self.headline]
        return above[::-1]


def _around_headline(
    view: PageView, heading: Element | None, elements: Sequence[Element]
) -> _Stretch:
    runs = view.runs
    if not runs:
        return _Stretch({}, 0, 0, 0)
    start = place_of_headline(view, heading) or 0
    long = [i for i, run in enumerate(runs) if i > start and len(run.text) >= SHORT_RUN]
    end = min(long[1] if len(long) > 1 else len(runs) - 1, start + NEAR, len(runs) - 1)
    marks = [runs[i].element for i in (max(0, start - JUST_ABOVE), start, end)]
    places = view.places
    if not places.keys() >= {*marks, *elements}:  # the walk has not seen all of them
        root = runs[0].element.getroottree().getroot()
        places = view.places = dict(zip(root.iter(), count(), strict=False))
    above, headline, last = (places.get(mark, 0) for mark in marks)
    return _Stretch(places, above, headline, last)
