"""Pages whose text stands only in the data of their scripts: for those alone the data are read.

Taken is what bears the headline of the page and speaks of it; JSON-LD's `articleBody` comes last, for it is
often cut short. A page that says it is for paying readers keeps what it does not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.extract.page.data_markup import article_markup, as_markup, is_about, words_of
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.leading import Known
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.story import Story, find_story
from newsexport.extract.page.view import PageView
from newsexport.extract.page.walk import Walk
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold
from newsexport.syntax.html_page import line_of, parse_page
from newsexport.syntax.script_data import data_of, flight_of, literals_of
from newsexport.syntax.xml import Element

_NONE = 140
"""Weight of a visible text below which the page shows none."""
_SHORT = 1500
"""Weight from which a visible text is never a mere beginning."""
_CLEARLY = 0.4
"""Share of the whole text below which a visible beginning of it is clearly shorter."""
_HIDDEN = frozenset({"false", "no", "https://schema.org/false", "http://schema.org/false"})
_LARGEST = 3_000_000
"""Characters of all scripts that are looked at."""


class Hydrated(NamedTuple):
    """A story out of the data of a page."""

    view: PageView
    story: Story


class _Markup(NamedTuple):
    text: str
    place: str
    script: Element | None
    confidence: float


def story_in_data(
    shown: Story, head: Head, data: LinkedData, headline: PageValue[str] | None, known: Known
) -> Hydrated | None:
    """The story that the data tell, where the page shows none of it or only its beginning; else None."""
    size = 0
    for run in shown.runs:
        size += run.weight
        if size >= _SHORT:
            return None
    if headline is None or _is_for_payers(data):
        return None
    titles = [headline.value, *list(data.texts("headline"))[:1]]
    found = next(_candidates(head, data, titles, size, shown), None)
    return _read(found, shown, known) if found is not None else None


def _candidates(
    head: Head, data: LinkedData, titles: list[str], size: int, shown: Story
) -> Iterator[_Markup]:
    """What may be the text, the surest first."""
    best = max(_in_scripts(head, titles), key=lambda each: len(each.text), default=None)
    if best is not None and _is_more(best.text, size, shown):
        yield best
    best = max(_in_programs(head, titles), key=lambda each: len(each.text), default=None)
    if best is not None and _is_more(best.text, size, shown):
        yield best
    known = [fold(title) for title in titles]
    for node in data.articles[:1]:
        text = node.get("articleBody")
        if isinstance(text, str) and is_about(text, known) and _is_more(text, size, shown):
            yield _Markup(as_markup(text), "JSON-LD articleBody", None, 0.6)


def _is_more(text: str, size: int, shown: Story) -> bool:
    """Whether a text is the story of which the page shows nothing, or its beginning."""
    words = words_of(text)
    whole = weight(words)
    if size < _NONE:
        return whole >= _NONE
    if size > _CLEARLY * whole:
        return False
    key = fold(words)
    within = sum(run.weight for run in shown.runs if run.key[:80] in key)
    return within > 0.6 * size


def _in_scripts(head: Head, titles: list[str]) -> Iterator[_Markup]:
    left = _LARGEST
    for script in head.scripts:
        left -= len(script.text)
        if left < 0:
            return
        for name, value in data_of(script.text, script.kind, script.name):
            markup = article_markup(value, titles)
            if markup:
                yield _Markup(markup, name, script.element, 0.75)
    pushing = [script for script in head.scripts if "__next_f" in script.text]
    for name, value in flight_of(script.text for script in pushing):
        markup = article_markup(value, titles)
        if markup:
            yield _Markup(markup, name, pushing[0].element, 0.75)


def _in_programs(head: Head, titles: list[str]) -> Iterator[_Markup]:
    known = [fold(title) for title in titles]
    for script in head.scripts:
        texts = list(literals_of(script.text))
        if any(fold(text) in known for text in texts):
            for text in texts:
                if "<p" in text and weight(words_of(text)) >= _NONE and is_about(text, known):
                    yield _Markup(text, "a text in __NUXT__", script.element, 0.6)


def _read(found: _Markup, shown: Story, known: Known) -> Hydrated | None:
    """The story in a piece of markup, read as any page is."""
    made = view_of(found.text, found.script)
    if made is None:
        return None
    story = find_story(made, known)
    if not story.runs:
        return None
    story.how = f"the data of the page: {found.place}"
    story.confidence = found.confidence
    story.in_data, story.stood = found.place, found.script
    story.standfirst = story.standfirst or [
        run for run in shown.standfirst if run.key not in {each.key for each in story.runs}
    ]
    return Hydrated(made, story)


def view_of(markup: str, place: Element | None) -> PageView | None:
    """What one walk sees in a piece of markup; all of it stands where `place` stands."""
    page = parse_page(f"<html><body>{markup}</body></html>".encode("utf-8", "replace"))
    body = page.root.find("body") if page is not None else None
    if body is None:
        return None
    line: Any = line_of(place) or 0
    for element in body.iter():
        element.sourceline = line
    return Walk().over(body)


def _is_for_payers(data: LinkedData) -> bool:
    said = [node.get("isAccessibleForFree") for node in data.articles[:1]]
    return any(each is False or str(each).lower() in _HIDDEN for each in said)
