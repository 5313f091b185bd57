"""Pictures outside of figures, and the words that belong to them because they stand right below."""

from __future__ import annotations

import re

from newsexport.extract.page.lines import ends_sentence, is_byline, is_date_line
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.credits import split_credit
from newsexport.prose.whitespace import fold
from newsexport.syntax.xml import Element

_LONGEST = 250
_MOST_RUNS = 3
_LEVELS = 4
_FEWEST_WORDS = 5
_WHOLE = frozenset({"body", "article", "main"})
"""Elements that hold more than a picture."""
_EMPHASIS = frozenset("em i small".split())
_PATH = re.compile(r"\s[>›»]\s.+\s[>›»]\s")
"""Two steps of the path to a page."""


def captions_by_pictures(
    view: PageView, chosen: list[Run], container: Element, inside: set[Element]
) -> dict[Element, str]:
    """Element of a run -> its words, for runs that are the caption of a picture by where they stand.

    `inside` are all elements in the container.
    """
    images = [shown for shown in view.shown if shown.kind == "image"]
    if not images:
        return {}
    by_element: dict[Element, list[Run]] = {}
    for run in chosen:
        by_element.setdefault(run.element, []).append(run)
    found: dict[Element, str] = {}
    around = _Around(container, by_element)
    for image in images:
        if image.element in inside:
            for run in around.beside(image.element):
                found[run.element] = run.text
    orders = {image.order: image.element.get("alt") or "" for image in images}
    for run in chosen:
        if run.order - 1 not in orders or len(by_element[run.element]) > 1:
            continue  # the others of its element are no words of the picture
        if run.weight < _LONGEST and (
            _is_all_emphasis(run) or _ends_in_credit(run) or _says_again(run, orders[run.order - 1])
        ):
            found[run.element] = run.text
    total = sum(len(run.text) for run in chosen)
    if sum(map(len, found.values())) > 0.3 * total:
        return {}
    return found


class _Around:
    """The few words around pictures; what stands in an element is looked for once, however many pictures it has."""

    def __init__(self, container: Element, by_element: dict[Element, list[Run]]) -> None:
        self._container = container
        self._by_element = by_element
        self._within: dict[Element, list[Run] | None] = {}

    def beside(self, image: Element) -> list[Run]:
        """Those in the smallest element around a picture that has any."""
        current = image.getparent()
        for _ in range(_LEVELS):
            if current is None or current is self._container or current.tag in _WHOLE:
                return []
            if current not in self._within:
                self._within[current] = self._caption_in(current)
            runs = self._within[current]
            if runs is not None:
                return runs
            current = current.getparent()
        return []

    def _caption_in(self, element: Element) -> list[Run] | None:
        """The runs of an element, if they are a caption; None where it has none."""
        runs: list[Run] = []
        for each in element.iter():
            if each in self._by_element:
                runs += self._by_element[each]
                if len(runs) > _MOST_RUNS:
                    return []
        if not runs:
            return None
        return runs if _are_caption(runs, element) else []


def _are_caption(runs: list[Run], around: Element) -> bool:
    in_text = around.tag in ("p", "td", "li") and not _is_centred(around)
    if in_text and any(ends_sentence(run.text) for run in runs):
        return False
    return (
        sum(run.weight for run in runs) < _LONGEST
        and not any(run.tag[0] == "h" or run.inside or _is_of_page(run) for run in runs)
        and all(not run.links > 0.5 * len(run.text) for run in runs)
        and not all(run.furniture for run in runs)
    )


def _is_of_page(run: Run) -> bool:
    """Whether a line says when, by whom or where in the site the page is, or announces something."""
    text = run.text
    return (
        text[-1] in ":：" or _PATH.search(text) is not None or is_byline(text) or is_date_line(text)
    )


def _ends_in_credit(run: Run) -> bool:
    """Whether the words right behind a picture end in the name of who made it: `The bay at noon. Photo: Ana Roa`."""
    if run.inside or run.links > 0.5 * len(run.text):
        return False
    found = split_credit(run.text)
    return found is not None and found.caption != ""


def _says_again(run: Run, alt: str) -> bool:
    """Whether a run says what those hear who do not see the picture right above."""
    is_long = run.tag in ("p", "div") and not run.links and len(alt.split()) >= _FEWEST_WORDS
    return is_long and run.folds_to(fold(alt))


def _is_centred(element: Element) -> bool:
    """Whether the lines of a paragraph are centred: those of a story are not."""
    style = (element.get("style") or "").replace(" ", "").lower()
    names = f"{element.get('align') or ''} {element.get('class') or ''}".lower()
    return "text-align:center" in style or "center" in re.split(r"[\s_-]", names)


def _is_all_emphasis(run: Run) -> bool:
    words = [index for index, part in enumerate(run.parts) if part.strip()]
    if not words or ends_sentence(run.text):
        return False
    return any(
        mark.element.tag in _EMPHASIS and mark.start <= words[0] and mark.end > words[-1]
        for mark in run.marks
    )
