"""What the profile of a site says of a page: its word counts before any vote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsexport.extract.page.found import PageValue
from newsexport.extract.page.page_time import PageTime, read_time
from newsexport.extract.page.stated_names import clean_names
from newsexport.extract.page.story import Story
from newsexport.extract.page.view import PageView
from newsexport.prose.whitespace import one_line
from newsexport.sites import Site
from newsexport.syntax.html_page import words_in
from newsexport.syntax.html_places import html_path
from newsexport.syntax.xml import Element
from newsexport.syntax.xpaths import Found, select

_ALL = ("body", "drop", "caption", "credit")
"""Fields of which every expression counts."""
_MARKED = {"caption": "caption", "credit": "credit"}
"""Fields that say what an element is: it is called so, and read as such by all that follows."""
_TIMES = ("datetime", "content", "data-time", "title")
_MOST = 2000


@dataclass(slots=True)
class SiteValues:
    """What a site profile finds on one page."""

    name: str = ""
    found: dict[str, list[Found]] = field(default_factory=dict)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """Text and XPath of each element that was taken out."""
    shifts: dict[Element, int] = field(default_factory=dict)
    """How many elements of its name were taken out before an element."""
    misses: list[tuple[str, str]] = field(default_factory=list)
    """Field that was looked for and not found, and why."""

    def elements(self, name: str) -> list[Element]:
        """The elements of a field."""
        return [
            element
            for element, text in self.found.get(name, ())
            if element is not None and not text
        ]

    def texts(self, name: str) -> Iterator[tuple[str, Element | None]]:
        """The words of each thing that was found for a field."""
        for element, text in self.found.get(name, ()):
            words = one_line(text or (words_in(element, " ") if element is not None else ""))
            if words:
                yield words, element

    def value(self, name: str) -> PageValue[str] | None:
        """The first of them, with its evidence."""
        return next((PageValue(text, self.how, 1.0, at) for text, at in self.texts(name)), None)

    def path(self, element: Element) -> str:
        """The XPath of an element in the page as it came."""
        if not self.shifts:
            return html_path(element)
        steps = []
        for each in (element, *element.iterancestors()):
            before = sum(1 for _ in each.itersiblings(each.tag, preceding=True))
            number = 1 + before + self.shifts.get(each, 0)
            steps.append(f"{each.tag}[{number}]" if number > 1 else str(each.tag))
        return "/" + "/".join(reversed(steps))

    @property
    def how(self) -> str:
        """How values were found."""
        return f"site profile {self.name}"

    def time(self, name: str, *, month_first: bool | None) -> PageValue[PageTime] | None:
        """The time of a field."""
        for element, text in self.found.get(name, ()):
            said = (
                [text] if text or element is None else [element.get(each) or "" for each in _TIMES]
            )
            said += [one_line(words_in(element, " "))] if element is not None and not text else []
            for each in said:
                time = read_time(each[:300], month_first=month_first) if each else None
                if time is not None:
                    return PageValue(time, self.how, 1.0, element)
        if self.found.get(name):
            self.misses.append((name, "what it finds is no date"))
        return None

    def authors(self) -> list[PageValue[str]]:
        """The names in the byline."""
        names: dict[str, PageValue[str]] = {}
        for text, element in self.texts("byline"):
            for name in clean_names([text]):
                names.setdefault(name, PageValue(name, self.how, 1.0, element))
        return list(names.values())


def apply_site(root: Element, site: Site | None) -> SiteValues:
    """Look up all that the profile names, take out what it drops, and mark what it calls captions."""
    values = SiteValues(site.name if site else "")
    for name, expressions in site.places.items() if site else ():
        results: list[Found] = []
        for expression in expressions:
            try:
                results += select(root, expression)[:_MOST]
            except ValueError as error:
                values.misses.append((name, str(error)))
            if results and name not in _ALL:
                break
        if results:
            values.found[name] = results
        elif not any(miss == name for miss, _ in values.misses):
            values.misses.append((name, "it finds nothing"))
    for element in values.elements("drop"):
        _take_out(element, values)
    for name, word in _MARKED.items():
        for element in values.elements(name):
            element.set("class", f"{element.get('class', '')} {word}".strip())
    return values


def _take_out(element: Element, values: SiteValues) -> None:
    """Remove an element; the text behind it stays."""
    parent = element.getparent()
    if parent is None or element.tag in ("html", "body"):
        return
    values.dropped.append((one_line(words_in(element, " ")), values.path(element)))
    for each in element.itersiblings(element.tag):
        values.shifts[each] = values.shifts.get(each, 0) + 1
    tail, before = element.tail, element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def with_standfirst(values: SiteValues, view: PageView, story: Story) -> None:
    """Let the standfirst be what the profile says it is."""
    if not values.found:
        return
    within = {inner for element in values.elements("standfirst") for inner in element.iter()}
    runs = [run for run in view.runs if run.element in within]
    if not runs:
        return
    keys = {run.key for run in runs}
    lead = [run for run in story.standfirst if run.key not in keys]
    story.standfirst = runs
    story.runs = [run for run in story.runs if run.key not in keys]
    story.left_out += [(run, "another standfirst") for run in lead]
