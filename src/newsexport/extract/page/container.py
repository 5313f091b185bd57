"""Which element holds the story: the one around which the most running text gathers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsexport.extract.page.class_words import COMMENTS, STORY, meaning
from newsexport.extract.page.lines import ends_sentence, is_furniture
from newsexport.extract.page.view import Run
from newsexport.prose.characters import weight
from newsexport.syntax.xml import Element

_SHORT = 25
_PARAGRAPH = 80
_FORGIVEN = 0.4
"""Share of a page's good text from which a suspect element is believed to hold the story after all."""
_STEPS = 4
"""Levels above a paragraph that get points for it."""
_FADING = 0.7


def without_suspects(runs: list[Run]) -> list[Run]:
    """The runs that are in no suspect element. One that holds much of the page's text is no suspect."""
    total = 0
    held: dict[Element, int] = {}
    for run in runs:
        size = len(run.text)
        if size > 60 and run.links < 0.4 * size and not is_furniture(run.text):
            total += size
            for element in run.suspects:
                held[element] = held.get(element, 0) + size
    forgiven = {
        element
        for element, size in held.items()
        if size > _FORGIVEN * total and not _holds_comments(element)
    }
    return [run for run in runs if not run.suspects or forgiven.issuperset(run.suspects)]


def _holds_comments(element: Element) -> bool:
    return bool(meaning(f"{element.get('class', '')} {element.get('id', '')}") & COMMENTS)


@dataclass(slots=True)
class Masses:
    """How much running text each element holds."""

    score: dict[Element, float] = field(default_factory=dict)
    """Of its near descendants, fading with distance."""
    total: dict[Element, float] = field(default_factory=dict)
    """Of all descendants."""


def find_container(runs: Iterable[Run]) -> Element | None:
    """The element that holds the story; None where no text runs."""
    masses = _weigh(runs)
    if not masses.score:
        return None
    best = max(masses.score, key=lambda element: masses.score[element] * _hint(element))
    return _climb(_with_siblings(best, masses), masses)


def _weigh(runs: Iterable[Run]) -> Masses:
    masses = Masses()
    score, total = masses.score, masses.total
    for run in runs:
        points = _points(run)
        if not points:
            continue
        element = run.element if run.tag == "div" else run.element.getparent()
        fading, level = 1.0, 0
        while element is not None:
            total[element] = total.get(element, 0.0) + points
            if level < _STEPS:
                score[element] = score.get(element, 0.0) + points * fading
                fading *= _FADING
                level += 1
            element = element.getparent()
    return masses


def _points(run: Run) -> float:
    size = weight(run.text)
    if size < _SHORT or run.tag in _HEADINGS or run.links > 0.5 * len(run.text):
        return 0.0
    if is_furniture(run.text):
        return 0.0
    points = (size - run.links) * (1.0 if size > _PARAGRAPH else 0.4)
    if run.tag == "li":
        points *= 0.5
    return points * 1.3 if ends_sentence(run.text) else points


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def _hint(element: Element) -> float:
    hint = 1.0
    if "articleBody" in element.get("itemprop", ""):
        hint *= 2.0
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if names != " " and meaning(names) & STORY:
        hint *= 1.35
    return hint * 1.2 if element.tag == "article" else hint


def _with_siblings(best: Element, masses: Masses) -> Element:
    """An element around several of the same tag and class, where the story is cut into such pieces."""
    names = best.get("class")
    if not names:
        return best
    alike = [
        element
        for element in masses.score
        if element is not best and element.tag == best.tag and element.get("class") == names
    ]
    if not alike:
        return best
    current = best
    ancestors = list(best.iterancestors())[:5]
    around = {element: set(element.iterancestors()) for element in alike}
    for ancestor in ancestors:
        if ancestor.tag in ("body", "html"):
            break
        within = sum(masses.total[e] for e in alike if ancestor in around[e])
        whole = masses.total.get(ancestor, 0.0)
        if within > 0.1 * masses.total[best] and whole <= 1.35 * (masses.total[best] + within):
            current = ancestor
    return current


def _climb(current: Element, masses: Masses) -> Element:
    """Further up, while the parent adds a fair share of text and not another story."""
    total = masses.total
    while "articleBody" not in current.get("itemprop", ""):
        parent = current.getparent()
        if parent is None:
            break
        mass = total[current]
        added = total.get(parent, 0.0) - mass
        if parent.tag in ("body", "html") and added > 0.6 * mass:
            break
        fair = 0.25 * mass < added < 3 * mass
        if fair or (parent.tag == "article" and 0 < added < 0.6 * mass):
            current = parent
            continue
        if added > 0.02 * mass:
            break
        above = parent.getparent()
        if above is None or above.tag not in ("article", "section", "div"):
            break
        if not 0.25 * mass < total.get(above, 0.0) - mass < mass:
            break
        current = above
    return current
