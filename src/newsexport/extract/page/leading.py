"""What leads into a story: its standfirst, and which of the runs before it are already its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from newsexport.extract.page.class_words import CAPTION, CREDIT, LEAD, meaning
from newsexport.extract.page.date_lines import is_dated_head
from newsexport.extract.page.lines import (
    ends_sentence,
    is_byline,
    is_date_line,
)
from newsexport.extract.page.view import Run
from newsexport.prose.whitespace import fold
from newsexport.syntax.xml import Element

_BEFORE = 14
"""Runs before the story in which its standfirst is looked for."""
_LEAST_LEAD, _LEAST_CALLED, _LEAST_SAID = 45, 45, 25
_PARAGRAPH = 100
_LONGEST_ECHO, _LONGEST_LEAD = 150, 280
"""Length above which a paragraph in the words of the description, and any other, opens the story."""
_CLOSE = 2
"""Runs below the headline of which one may be a second heading that leads into the story."""
_MORE_THAN_LEAD, _FEW_ALIKE = 3, 2
_FRAMES = 3
"""Elements around a run of which one may be called a standfirst, while each holds only the one before."""


@dataclass(frozen=True)
class Known:
    """What else is known of the page while its story is cut out."""

    headline: str = ""
    summaries: tuple[str, ...] = ()
    """What the page says about itself: descriptions of its head and its structured data."""
    captions: frozenset[str] = frozenset()
    """Folded captions of pictures."""
    authors: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    """Folded titles for other media, which may stand in the page, too."""

    @cached_property
    def said(self) -> frozenset[str]:
        """What the page says about itself, folded."""
        return frozenset(map(fold, self.summaries))


def find_leads(before: list[Run], chosen: list[Run], known: Known) -> list[Run]:
    """Of the runs before the story, those behind the headline that lead into it."""
    headline = fold(known.headline)
    marks = [index for index, run in enumerate(before) if run.tag == "h1" or run.folds_to(headline)]
    start = marks[-1] + 1 if marks else max(0, len(before) - _BEFORE)
    summaries = _summaries(known)
    close = before[start:][-40:] if marks else before[start:]
    found = [run for run in close if _is_lead(run, summaries, headline, known)]
    if not found:
        beside = before[marks[-1]].suspects if marks else ()
        found = [run for run in close[:_CLOSE] if marks and _is_second_heading(run, known, beside)]
        found = found[:1]
    if not found:
        return []
    points = {run.inside[0] for run in found if run.tag == "li" and run.inside}
    if points:
        # Of a list of key points all are taken.
        found = [run for run in close if run in found or (run.inside and run.inside[0] in points)]
    body = " ".join(run.key for run in chosen)
    result: list[Run] = []
    for run in found:
        if run.key not in body and all(run.key != other.key for other in result):
            result.append(run)
    return result if points else result[-3:]


def before_text(runs: list[Run], chosen: list[Run], known: Known) -> list[Run]:
    """In the element of the story, before its text: the headline, and what is called something that no story is."""
    headline = fold(known.headline)
    begins = chosen[0].order
    stop = next((run.order for run in chosen if len(run.text) > _PARAGRAPH), begins)
    taken = {run.order for run in chosen}
    return [
        run
        for run in runs
        if begins <= run.order < stop
        and (run.order not in taken or run.tag == "h1" or run.folds_to(headline))
    ]


def is_opening(run: Run, rest: list[Run], known: Known) -> bool:
    """Whether a run before the story is its first paragraph, and no standfirst.

    It is one when it is marked up as the story is, or when nothing says that it leads in.
    """
    if run.tag == "li":
        return True
    called = _is_called_lead(run.element)
    if not called and not _echoes(run, _summaries(known)):
        return True
    if len(run.text) > (_LONGEST_LEAD if called else _LONGEST_ECHO) and (called or run.tag == "p"):
        return True
    name = _markup(run)
    alike = sum(1 for other in rest if other.tag == run.tag and _markup(other) == name)
    return run.tag == "p" and alike > _FEW_ALIKE and any(name)


def _markup(run: Run) -> tuple[str, str]:
    """The classes of a run's element and of the one around it."""
    parent = run.element.getparent()
    return (run.element.get("class", ""), parent.get("class", "") if parent is not None else "")


def first_lead(chosen: list[Run], known: Known) -> list[Run]:
    """The standfirst, where the element of the story holds it too: before any other words, and called so."""
    headline = fold(known.headline)
    for run in chosen:
        if run.tag == "h1" or run.folds_to(headline):
            continue
        is_named = run.is_heading and _is_named_lead(run.element)
        least = _LEAST_SAID if is_named else _LEAST_LEAD
        if run.weight < least or is_dated_head(run.text):
            continue
        if is_date_line(run.text) or is_byline(run.text) or run.furniture:
            continue
        called = not run.inside and run.links < 0.3 * len(run.text) and _is_called_lead(run.element)
        if not called or len(chosen) <= _MORE_THAN_LEAD:
            return []
        around = run.element.getparent()
        beside = (
            other
            for other in chosen
            if other is not run and len(other.text) > _PARAGRAPH and other.tag == run.tag
        )
        # What holds several paragraphs is called so for its place.
        is_one = all(other.element.getparent() is not around for other in beside)
        return [run] if is_one or _is_named_lead(run.element) else []
    return []


def _is_lead(run: Run, summaries: list[set[str]], headline: str, known: Known) -> bool:
    size = run.weight
    is_called = run.is_heading and _is_named_lead(run.element)
    least = _LEAST_SAID if is_called or run.key in known.said else _LEAST_LEAD
    if size < least or run.links > 0.3 * size or run.tag == "h1":
        return False
    if run.key == headline or run.furniture or run.key in known.captions:
        return False
    if is_date_line(run.text) or is_byline(run.text):
        return False
    if run.key in known.said or _echoes(run, summaries):
        return True
    if is_called or (size > _LEAST_CALLED and _is_called_lead(run.element)):
        return all(_is_only_lead(element) for element in run.suspects)
    return _is_paragraph(run)


def _is_second_heading(run: Run, known: Known, beside: tuple[Element, ...]) -> bool:
    """Whether a run is a second heading of the length of a sentence, as many papers print their standfirst.

    What stands `beside` the headline too says nothing against it.
    """
    size = run.weight
    return (
        run.tag in ("h2", "h3")
        and _LEAST_LEAD < size < _LONGEST_LEAD
        and run.links == 0
        and set(run.suspects) <= set(beside)
        and not (run.inside or run.furniture)
        and run.key not in known.captions
        and run.key not in known.titles
    )


def _is_paragraph(run: Run) -> bool:
    """Whether a run reads like a paragraph, wherever it stands."""
    size = len(run.text)
    return (
        size > _PARAGRAPH
        and run.tag == "p"
        and not run.suspects
        and not run.inside
        and run.links < 0.1 * size
        and ends_sentence(run.text)
    )


def _is_only_lead(element: Element) -> bool:
    """Whether a suspect element is one only for words such as `teaser`, which name standfirsts too."""
    flags = meaning(element.get("class", ""))
    return bool(flags & LEAD) and not flags & (CAPTION | CREDIT)


def _summaries(known: Known) -> list[set[str]]:
    """The words of each description that the page gives."""
    return [set(fold(text).split()) for text in known.summaries if len(text) > 50]


def _echoes(run: Run, summaries: Iterable[set[str]]) -> bool:
    words = set(run.key.split())
    return any(len(words & said) >= 0.6 * min(len(words), len(said)) for said in summaries)


def _is_named_lead(element: Element) -> bool:
    """Whether an element itself is called a standfirst."""
    return any(meaning(element.get(name) or "") & LEAD for name in ("class", "itemprop"))


def _is_called_lead(element: Element) -> bool:
    """Whether an element, or the one around it, is called a standfirst; a frame around one element counts for it."""
    names = [element.get("class"), element.get("itemprop")]
    parent = element.getparent()
    for _ in range(_FRAMES):
        if parent is None:
            break
        names.append(parent.get("class"))
        if len(parent) > 1:
            break
        parent = parent.getparent()
    return any(meaning(each) & LEAD for each in names if each)
