"""Where first headings stand: above the text of the page, above its headline, or as the last step of a path to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from newsexport.extract.page.view import PageView, Run
from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_STEPS = 4
"""Elements around a first heading that may say that it is the last step of a path."""
_PARAGRAPH, _LEAST_PART = 120, 15


def before_text(view: PageView) -> Iterator[Run]:
    """The pieces of the page up to its first paragraph."""
    return takewhile(
        lambda run: run.suspects or run.inside or len(run.text) < _PARAGRAPH, view.runs
    )


def heads_others(view: PageView, heading: Element, key: str, title: str) -> bool:
    """Whether a first heading that leads elsewhere names the site, or a part of it: below it stands the one of the title.

    `key` are its folded words, `title` those of the title of the page.
    """
    if title.startswith(key) or not _leads(heading):
        return False
    first = title.find(key)
    seen = False
    for run in before_text(view):
        is_heading = run.is_heading or run.tag == "h1"
        if seen and is_heading and len(run.text) >= _LEAST_PART and run.key != key:
            at = title.find(run.key)
            if at >= 0 and (first < 0 or at < first):
                return True
        seen = seen or heading in (run.element, *islice(run.element.iterancestors(), 1))
    return False


def _leads(heading: Element) -> bool:
    """Whether all words of a heading lead somewhere."""
    around = heading.getparent()
    link = around if around is not None and around.tag == "a" else next(heading.iter("a"), None)
    said = one_line(words_in(heading))
    return link is not None and one_line(words_in(link)) == said


def ends_path(view: PageView, seen: Sequence[Element]) -> bool:
    """Whether the first headings that readers see, or else one in a navigation, are the last step of a path."""
    if seen or not view.runs:
        return bool(seen) and all(map(_is_step, seen))
    root = view.runs[0].element.getroottree().getroot()
    return any(map(_is_step, root.iter("h1")))


def _is_step(heading: Element) -> bool:
    for element in (heading, *islice(heading.iterancestors(), _STEPS)):
        if element.tag == "nav" or "breadcrumb" in (element.get("class") or "").lower():
            return True
        before = element.getprevious() if element.tag == "li" else None
        if before is not None and next(before.iter("a"), None) is not None:
            return True
        if element.tag in ("article", "header", "main", "section"):
            break
    return False
