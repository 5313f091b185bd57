"""Where first headings stand: above the text of the page, or as the last step of a path to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from newsexport.extract.page.view import PageView, Run
from newsexport.syntax.xml import Element

_STEPS = 4
"""Elements around a first heading that may say that it is the last step of a path."""
_PARAGRAPH = 120


def before_text(view: PageView) -> Iterator[Run]:
    """The pieces of the page up to its first paragraph."""
    return takewhile(
        lambda run: run.suspects or run.inside or len(run.text) < _PARAGRAPH, view.runs
    )


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
