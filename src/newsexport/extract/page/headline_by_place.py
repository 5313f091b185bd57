"""The headline of a page whose titles name only its site, or a kind of page: the heading above its story."""

from __future__ import annotations

from collections.abc import Iterable

from newsexport.extract.page.class_words import HEADLINE, flags_by_name
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.lines import ends_sentence, is_byline, is_date_line
from newsexport.extract.page.site_in_title import is_label
from newsexport.extract.page.story import Story
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.whitespace import fold

_ABOVE = 8
"""Runs above the story in which its heading is looked for."""
_LEAST, _LONGEST, _PARAGRAPH = 8, 200, 100
_LONGEST_NAME = 45
_STRONG = frozenset("b strong big font".split())
_NO_HEADING = 9
"""The rank of a run of which nothing says that it is a heading."""


def names_only_site(title: str, names: Iterable[str]) -> bool:
    """Whether a title is the name of the site, as the page or its address gives it, or says `Print version`."""
    key = _plain(title)
    return is_label(title) or (
        len(title) < _LONGEST_NAME and any(key == _plain(name) for name in names)
    )


def heading_of(view: PageView, story: Story, title: str) -> PageValue[str] | None:
    """The heading right above the first paragraph of the story, if something says that it is one."""
    first = next((run for run in story.runs if len(run.text) >= _PARAGRAPH), None)
    if first is None:
        return None
    at = view.runs.index(first)
    near = [run for run in view.runs[max(0, at - _ABOVE) : at] if _may_be(run, title)]
    found = min(near, key=lambda run: _rank(run, near), default=None)
    if found is None or _rank(found, near) >= _NO_HEADING:
        return None
    return PageValue(found.text, "the heading above the story", 0.6, found.element)


def _rank(run: Run, near: list[Run]) -> int:
    """How much it is a heading: first headings before second ones, these before what is only called so, or bold."""
    if len(run.tag) == 2 and run.tag[0] == "h" and run.tag[1].isdigit():
        return int(run.tag[1])
    parent = run.element.getparent()
    if flags_by_name(run.element) & HEADLINE or (
        parent is not None and flags_by_name(parent) & HEADLINE
    ):
        return 6
    if any(other is not run and other.key == run.key for other in near):
        return 7
    words = [index for index, part in enumerate(run.parts) if part.strip()]
    is_bold = words and any(
        mark.element.tag in _STRONG and mark.start <= words[0] and mark.end > words[-1]
        for mark in run.marks
    )
    return 8 if is_bold else _NO_HEADING


def _may_be(run: Run, title: str) -> bool:
    text = run.text
    if not _LEAST <= len(text) <= _LONGEST or run.inside or _plain(text) == _plain(title):
        return False
    if run.tag[0] != "h" and (ends_sentence(text) or run.links > 0.5 * len(text)):
        return False
    return not (run.suspects or run.furniture or is_date_line(text) or is_byline(text))


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")
