"""What stands around the headline of a page, and what is repeated in lists of other stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsexport.extract.page.view import PageView
from newsexport.syntax.xml import Element

JUST_ABOVE, NEAR = 6, 16
"""Runs above and below the headline in which a page says who wrote its story, and when."""
SHORT_RUN = 120
"""Characters from which a run is a paragraph."""
_LEAST_ENTRIES = 3
"""Elements of one kind in different places from which they are those of a list."""


def place_of_headline(view: PageView, heading: Element | None) -> int | None:
    """The index of the run that is the first heading of the page; where it has none, of its headline."""
    index = next((i for i, run in enumerate(view.runs) if run.tag == "h1"), None)
    if index is None and heading is not None:
        index = next((i for i, run in enumerate(view.runs) if run.element is heading), None)
    return index


def without_lists(
    elements: Sequence[Element], view: PageView, heading: Element | None
) -> Iterator[Element]:
    """The elements, without those that stand in every entry of a list of stories.

    What is called alike in three places is that of a list, but for the one between headline and text.
    """
    groups: dict[tuple[object, str], set[Element | None]] = {}
    for element in elements:
        groups.setdefault(_kind(element), set()).add(element.getparent())
    near: set[Element] | None = None
    for element in elements:
        if len(groups[_kind(element)]) >= _LEAST_ENTRIES:
            near = _above_text(view, heading) if near is None else near
            if near.isdisjoint(element.iter()):
                continue
        yield element


def _kind(element: Element) -> tuple[object, str]:
    return element.tag, element.get("class") or ""


def _above_text(view: PageView, heading: Element | None) -> set[Element]:
    """What holds the pieces of a page around its headline, down to its second paragraph."""
    start = place_of_headline(view, heading) or 0
    long = [i for i, run in enumerate(view.runs) if i > start and len(run.text) >= SHORT_RUN]
    end = long[1] if len(long) > 1 else len(view.runs)
    runs = view.runs[max(0, start - JUST_ABOVE) : min(end, start + NEAR)]
    return {each for run in runs for each in (run.element, *run.element.iterancestors())}
