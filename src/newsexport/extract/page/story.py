"""From the runs inside the container to the story: what leads into it, what is left out and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsexport.extract.page.container import around_all, find_container, without_suspects
from newsexport.extract.page.date_lines import is_dated_head
from newsexport.extract.page.leading import (
    Known,
    before_text,
    find_leads,
    first_lead,
    is_opening,
)
from newsexport.extract.page.lines import (
    ends_sentence,
    heads_a_list,
    heads_details,
    is_address,
    is_byline,
    is_date_line,
    is_hour_of,
)
from newsexport.extract.page.other_stories import listed_behind, whole_stories
from newsexport.extract.page.paywalls import paywall_prompts
from newsexport.extract.page.teasers import teasers_in
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.bylines import without_contact
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold
from newsexport.syntax.xml import Element

_PARAGRAPH = 100
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.[a-z]+")
_FEW_FIRST = 2
_LOOSE_LINE, _SHORT, _LONGEST_NUMBER = 30, 60, 7
_ABOVE = 5
"""Runs of the element of the story of which one may be the headline, with lines above it."""
_OTHER_STORIES = "list of other stories"
_LONGEST_HEAD = 300
_REPEATED = 30
"""Length of a folded text from which a second copy is left out."""


@dataclass(slots=True)
class Story:
    """The runs of the story, and what was left out of it."""

    runs: list[Run] = field(default_factory=list)
    standfirst: list[Run] = field(default_factory=list)
    """What leads into it, and stands apart from the body."""
    container: Element | None = None
    inside: set[Element] = field(default_factory=set)
    """The element of the story and all in it."""
    left_out: list[tuple[Run, str]] = field(default_factory=list)
    """Runs inside the container that are no part of the story, with the reason."""
    captions: dict[Element, str] = field(default_factory=dict)
    """For pictures outside of a figure: the words below."""
    outside: int = 0
    """Runs of the page outside of the story."""
    how: str = "the element that holds most of the running text"
    """How it was found."""
    confidence: float = 0.9
    in_data: str = ""
    """The name of the data that it was taken from, where the page does not show it."""
    stood: Element | None = None
    """The script of these data."""


def find_story(view: PageView, known: Known, within: Sequence[Element] = ()) -> Story:
    """The story of the page; without runs where there is none. `within` are the elements known to hold it."""
    runs = view.runs if within else without_suspects(view.runs)
    others = teasers_in(runs)
    container = (
        around_all(within)
        if within
        else find_container(run for run in runs if run.order not in others)
    )
    story = Story(container=container)
    if container is None:
        return story
    inside = set[Element]().union(*(element.iter() for element in within or (container,)))
    story.inside = inside
    chosen = _own(view, [run for run in runs if run.element in inside], known, story)
    if chosen:
        before = [run for run in view.runs if run.order < chosen[0].order]
        story.standfirst = find_leads(before, chosen, known) or find_leads(
            before_text(view.runs, chosen, known), chosen, known
        )
    led = set(map(id, story.standfirst))
    from newsexport.extract.page.loose_pictures import captions_by_pictures

    story.captions = captions_by_pictures(view, chosen, container, inside)
    if not story.standfirst:
        story.standfirst = first_lead(chosen, known)
        led = set(map(id, story.standfirst))
    above = _above_headline(chosen, known)
    story.left_out += [(run, "a line above the headline") for run in above]
    led |= set(map(id, above))
    walls = paywall_prompts(view, chosen)
    story.left_out += [(run, "asks to pay or to log in") for run in walls]
    led |= set(map(id, walls))
    rest = [run for run in chosen if id(run) not in led]
    opening = [run for run in story.standfirst if is_opening(run, rest, known)]
    story.standfirst = [run for run in story.standfirst if run not in opening]
    marked = {element for text, element in view.captions if len(text) < _LONGEST_HEAD}
    story.left_out += [(run, _OTHER_STORIES) for run in rest if run.order in others]
    rest = [run for run in rest if run.order not in others]
    story.runs = _kept(opening + rest, known, story, marked)
    story.outside = len(view.runs) - len(chosen)
    return story


def _own(view: PageView, chosen: list[Run], known: Known, story: Story) -> list[Run]:
    """The runs without those of whole stories that follow in the same element."""
    others = whole_stories(view, chosen, fold(known.headline))
    if others:
        story.left_out += [(run, "another story") for run in chosen if run.element in others]
        story.inside -= others
    return [run for run in chosen if run.element in story.inside] if others else chosen


def _above_headline(chosen: list[Run], known: Known) -> list[Run]:
    """The short lines above the headline, where the element of the story holds it too: kickers, dates, names."""
    headline = fold(known.headline)
    first = chosen[:_ABOVE]
    at = next((i for i, run in enumerate(first) if run.tag == "h1" or run.folds_to(headline)), 0)
    return [run for run in first[:at] if len(run.text) < _SHORT and not ends_sentence(run.text)]


def _kept(runs: list[Run], known: Known, story: Story, marked: set[Element]) -> list[Run]:
    judge = _Judge(known, marked.union(story.captions), sum(run.tag == "h1" for run in runs))
    reasons = [judge.reason(run) for run in runs]
    for index in listed_behind(runs, [not reason for reason in reasons]):
        reasons[index] = _OTHER_STORIES
    kept = [run for run, reason in zip(runs, reasons, strict=True) if not reason]
    story.left_out += [(run, reason) for run, reason in zip(runs, reasons, strict=True) if reason]
    while kept and (kept[-1].is_heading or is_address(kept[-1].text)):
        why = "a heading without text" if kept[-1].is_heading else "byline"
        story.left_out.append((kept.pop(), why))
    last = len(kept) - 1
    result = []
    for index, run in enumerate(kept):
        if _is_loose(run) and not (0 < index < last and kept[index - 1].element is run.element):
            story.left_out.append((run, "loose words"))
        else:
            result.append(run)
    return result


class _Judge:
    """Says of each run inside the container why it is no part of the story."""

    def __init__(self, known: Known, captions: set[Element], first_headings: int) -> None:
        self._headline = fold(known.headline)
        self._captions = known.captions
        self._captioned = captions
        self._authors = [fold(name) for name in known.authors if weight(name) > 3]
        self._seen: set[str] = set()
        self._begun = False
        """Whether a paragraph of the story came."""
        self._in_parts = first_headings > _FEW_FIRST
        """Whether first headings head the parts of the story."""
        self._pointed = False
        """Whether the line before points to other stories."""
        self._list: Element | None = None
        """The list of other stories that such a line stands above."""

    def reason(self, run: Run) -> str:
        """Why the run is no part of the story; "" when it is."""
        text, size = run.text, len(run.text)
        if self._is_headline(run) or (run.tag == "h1" and not (self._begun and self._in_parts)):
            return "the headline again"
        if self._is_among_others(run):
            return _OTHER_STORIES
        if run.tag == "dt" and heads_details(text):
            return "furniture of the page"
        if run.furniture:
            self._pointed = heads_a_list(text, run.furniture)
            return "furniture of the page"
        linked = run.links > 0.6 * size and (size < 200 or run.tag == "li")
        if linked and not (
            run.tag == "p" and ((run.links < size and size > 60) or _ADDRESS.fullmatch(text))
        ):
            return "nothing but links"
        if is_byline(text) or self._is_authors(run) or (not self._begun and self._is_head(run)):
            return "byline"
        if is_date_line(text) and run.tag != "tr" and not (run.tag == "li" and is_hour_of(text)):
            return "date line"
        if not self._begun and run.tag != "li" and is_dated_head(text, run.is_heading):
            return "date line"
        if run.key in self._captions or run.element in self._captioned:
            return "caption"
        if len(run.key) > _REPEATED:
            if run.key in self._seen:
                return "said before"
            self._seen.add(run.key)
        if not self._begun and size < _LONGEST_NUMBER and text.isdecimal():
            return "a number"
        self._begun = self._begun or size > _PARAGRAPH
        return ""

    def _is_among_others(self, run: Run) -> bool:
        """Whether a run is an entry of a list of other stories: below a line that says so, or broken off."""
        if run.tag != "li":
            self._pointed = False
            return False
        around = next((element for element in run.inside if element.tag in ("ul", "ol")), None)
        if self._pointed and run.links:
            self._list = around
        self._pointed = False
        if around is not None and around is self._list:
            return True
        return run.links > _REPEATED and run.text.endswith(("...", "…"))

    def _is_headline(self, run: Run) -> bool:
        if not self._headline or len(run.text) > 400:
            return False
        key = run.key
        return key == self._headline or (
            len(self._headline) > 20
            and key.endswith(self._headline)
            and len(key) < len(self._headline) + 60
        )

    def _is_authors(self, run: Run) -> bool:
        if len(run.text) > 120 or not self._authors:
            return False
        return self._names_only_authors(run.key) or (
            "@" in run.text and self._names_only_authors(fold(without_contact(run.text)))
        )

    def _names_only_authors(self, words: str) -> bool:
        rest = key = f" {words} "
        for name in self._authors:
            rest = rest.replace(f" {name} ", "  ")
        return rest != key and len(rest.strip()) <= 20

    def _is_head(self, run: Run) -> bool:
        """Whether a run of several lines is nothing but date, headline and names."""
        lines = run.lines if len(run.text) < _LONGEST_HEAD and run.tag == "div" else []
        return len(lines) > 1 and all(
            fold(line) == self._headline
            or is_date_line(line)
            or is_byline(line)
            or self._names_only_authors(fold(line))
            for line in lines
        )


def _is_loose(run: Run) -> bool:
    text = run.text
    return (
        run.tag == "div"
        and len(text) < _LOOSE_LINE
        and not (ends_sentence(text) or text.endswith((":", '"', "”")))
    )
