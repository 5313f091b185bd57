"""Which element holds the story: the one around which the most running text gathers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from newsexport.extract.page.class_words import COMMENTS, DIALOG, OTHERS, STORY, flags_by_name
from newsexport.extract.page.lines import ends_sentence
from newsexport.extract.page.view import Run
from newsexport.syntax.xml import Element

_SHORT = 25
_PARAGRAPH = 80
_FORGIVEN = 0.4
"""Share of a page's good text from which a suspect element is believed to hold the story after all."""
_FORGIVEN_ASIDE = 0.75
"""The same for one that is called a sidebar or a teaser."""
_FORGIVEN_NAME = 0.6
"""The same for all elements of one name together."""
_MOST, _PIECE = 0.75, 0.5
"""Share of the text of a page that an article has to hold; share of it from which a piece may be the story."""
_GOOD, _LEFT = 60, 0.1
"""Length from which a run is good text; share of it that has to be left."""
_NEVER = COMMENTS | DIALOG
_WRAPPERS = 4
_LEVELS = 12
"""Levels above a piece of the story at which the others are looked for."""
_STEPS = 4
"""Levels above a paragraph that get points for it."""
_FADING = 0.7
_MOST_STEPS = 12
"""How many times as much as a piece an article around it may hold, as that of a guide in many steps does."""


def without_suspects(runs: list[Run]) -> list[Run]:
    """The runs that are in no suspect element.

    An element, or several of one name, that hold much of the page's text are no suspects.
    """
    total = 0
    held: dict[Element, int] = {}
    named: dict[tuple[str, str], int] = {}
    never: dict[Element, bool] = {}
    for run in runs:
        if not _is_good(run):
            continue
        size, suspects = len(run.text), run.suspects
        for element in suspects:
            if element not in never:
                never[element] = _is_never(element)
        if any(map(never.get, suspects)):
            continue
        total += size
        for element in suspects:
            held[element] = held.get(element, 0) + size
        for name in set(map(_kind, suspects)) if suspects else ():
            named[name] = named.get(name, 0) + size
    forgiven: set[Element] = set()
    kinds: set[tuple[str, str]] = set()
    for element, size in held.items():
        aside, kind = _is_aside(element), _kind(element)
        least = _FORGIVEN_ASIDE if aside else _FORGIVEN
        alike = named[kind] if kind[1] and not aside else 0
        if size > least * total or alike > _FORGIVEN_NAME * total:
            forgiven.add(element)
        if alike > _FORGIVEN_NAME * total:
            kinds.add(kind)
    if kinds:
        # Short paragraphs stand in elements of the same names.
        each = {element for run in runs for element in run.suspects}
        forgiven.update(element for element in each if _kind(element) in kinds)
    kept = [run for run in runs if not run.suspects or forgiven.issuperset(run.suspects)]
    if sum(len(run.text) for run in kept if _is_good(run)) < _LEFT * total:
        # Of a page that is built of widgets alone none is one.
        kept = [run for run in runs if not any(map(never.get, run.suspects))]
    return kept


def _is_good(run: Run) -> bool:
    """Whether it may be running text."""
    size = len(run.text)
    return size > _GOOD and run.links < 0.4 * size and not run.furniture


def _is_never(element: Element) -> bool:
    flags = flags_by_name(element) & _NEVER
    if not flags or (flags == DIALOG and _holds_page(element)):
        return False
    # The names of a whole post say its tags too, which may be about cookies.
    return "hentry" not in f"{element.get('class', '')} {element.get('id', '')}"


def _holds_page(dialog: Element) -> bool:
    """Whether a dialog was never closed, and so holds the page."""
    return {"h1", "footer"} <= {str(each.tag) for each in dialog.iter("h1", "footer")}


def _is_aside(element: Element) -> bool:
    return element.tag == "aside" or bool(flags_by_name(element) & OTHERS)


def _kind(element: Element) -> tuple[str, str]:
    return f"{element.tag}", element.get("class", "")


@dataclass(slots=True)
class Masses:
    """How much running text each element holds."""

    score: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))
    """Of its near descendants, fading with distance."""
    total: defaultdict[Element, float] = field(default_factory=lambda: defaultdict(float))
    """Of all descendants."""


def find_container(runs: Iterable[Run]) -> Element | None:
    """The element that holds the story; None where no text runs."""
    masses = _weigh(runs)
    if not masses.score:
        return None
    best = max(masses.score, key=lambda element: masses.score[element] * _hint(element))
    return _to_whole(_climb(_with_siblings(best, masses), masses), masses)


def around_all(elements: Sequence[Element]) -> Element:
    """The innermost element around several."""
    first, *others = elements
    around = [{other, *other.iterancestors()} for other in others]
    shared = (
        each for each in (first, *first.iterancestors()) if all(each in one for one in around)
    )
    return next(shared, first)


def _weigh(runs: Iterable[Run]) -> Masses:
    own: dict[Element, float] = {}
    for run in runs:
        points = _points(run)
        if not points:
            continue
        element = run.element if run.tag == "div" else run.element.getparent()
        if element is not None:
            own[element] = own.get(element, 0.0) + points
    masses = Masses()
    score, total = masses.score, masses.total
    for element, points in own.items():  # what stands around paragraphs is mostly the same for all
        above, fading = element.iterancestors(), 1.0
        for each in chain((element,), islice(above, _STEPS - 1)):
            total[each] += points
            score[each] += points * fading
            fading *= _FADING
        for each in above:
            total[each] += points
    return masses


def _points(run: Run) -> float:
    size = run.weight
    if size < _SHORT or run.tag in _HEADINGS or run.links > 0.5 * len(run.text):
        return 0.0
    if run.furniture:
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
    if flags_by_name(element) & STORY:
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
    ancestors = list(best.iterancestors())[:_LEVELS]
    around = {element: set(element.iterancestors()) for element in alike}
    for ancestor in ancestors:
        if ancestor.tag in ("body", "html"):
            break
        within = sum(masses.total[e] for e in alike if ancestor in around[e])
        whole = masses.total.get(ancestor, 0.0)
        if within > 0.1 * masses.total[best] and whole <= 1.35 * (masses.total[best] + within):
            current = ancestor
    return current


def _to_whole(current: Element, masses: Masses) -> Element:
    """The article around, where it has most of the text of the page and what was found is a small piece of it."""
    all_of_page = max(masses.total.values())
    for element in current.iterancestors():
        if element.tag not in ("article", "main", "div", "section"):
            continue
        whole = masses.total.get(element, 0.0)
        if whole < _MOST * all_of_page or masses.total[current] > _PIECE * whole:
            continue
        if element.tag in ("article", "main") or flags_by_name(element) & STORY:
            return element
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
        for _ in range(_WRAPPERS):
            if above is None or total.get(above, 0.0) - mass > 0.02 * mass:
                break
            above = above.getparent()
        if above is None or above.tag not in ("article", "section", "div"):
            break
        most = _MOST_STEPS if above.tag == "article" else 2
        if not 0.25 * mass < total.get(above, 0.0) - mass < most * mass:
            break
        current = above
    return current
