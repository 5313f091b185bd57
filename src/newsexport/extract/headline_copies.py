"""Copies of a headline: as the title of the page with the name of the site, as a heading, with a kicker glued to it."""

from __future__ import annotations

from newsexport.extract.body import Run, is_running
from newsexport.extract.furniture import is_button
from newsexport.extract.furniture_phrases import BEGINNINGS
from newsexport.extract.lines import Line
from newsexport.extract.shared_words import share_of_words, vocabulary
from newsexport.prose.bylines import opens_byline
from newsexport.prose.characters import count_words, ends_sentence, has_any

SHORTEST, SHORT = 4, 12
"""Weight that a headline has, and below which it must be a heading, stand apart, or come again."""
SOME_WORDS = 4
"""Words from which a line is more than a name or a section."""
_BEFORE_SITE = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")
"""What stands between a headline and the name of the site."""
_HALF = 0.5
"""Share of its words that the name of a site may have from a story: the name of its place."""
_NEAR, _TOLD = 6, 0.4
"""Lines above a story in which its title stands, and the share of words that it has from the story."""
_TAKEN_FOR = frozenset({"furniture", "header", "caption"})
_BEGINNINGS = frozenset({"", *BEGINNINGS})
_LEAST_OF_IT = 0.5
"""Share of a headline's weight that it has without a kicker."""


def may_name_site(headline: Line) -> bool:
    """Whether something may stand behind a headline."""
    return has_any(headline.text, _BEFORE_SITE)


def without_site(headline: Line, lines: list[Line], end: int) -> int | None:
    """The last line above the text that is the headline without the name of the site behind it, as titles of pages have it."""
    for index in range(end - 1, -1, -1):
        line = lines[index]
        if (
            line.weight < headline.weight
            and headline.text.startswith(line.text)
            and headline.text[len(line.text) :].startswith(_BEFORE_SITE)
            and count_words(line.text) >= SOME_WORDS
            and line.kind in {"short", "sentence", "paragraph", "boxed"}
        ):
            return index
    return None


def middle(lines: list[Line], run: Run) -> int:
    """The index in the body with half of its running text above it: a copy of the headline below belongs to a list."""
    left = sum(line.weight for line in lines[run.start : run.end] if is_running(line)) / 2
    for index in range(run.start, run.end):
        left -= lines[index].weight if is_running(lines[index]) else 0
        if left <= 0:
            return index
    return run.end


def first_heading_above(lines: list[Line], index: int) -> int | None:
    """The only first heading of a text in Markdown, where what was chosen is the lower heading right below it."""
    if index == 0 or lines[index].level == 1 or lines[index - 1].level != 1:
        return None
    if count_words(lines[index - 1].text) < SOME_WORDS and not _is_told(lines, index):
        return None  # the name of the site
    only = sum(line.level == 1 for line in lines) == 1
    return index - 1 if only and lines[index - 1].weight >= SHORT else None


def _is_told(lines: list[Line], index: int) -> bool:
    """Whether the text below speaks of what the line above an index says."""
    below = vocabulary(line for line in lines[index + 1 :] if is_running(line))
    return share_of_words(lines[index - 1], below) > _HALF


def title_like_furniture(lines: list[Line], start: int) -> int | None:
    """The line right above a story that was taken for a prompt, or a credit, and has the words of the story."""
    body = vocabulary(line for line in lines[start:] if is_running(line))
    told = [
        (share_of_words(lines[index], body), index)
        for index in range(max(0, start - _NEAR), start)
        if lines[index].kind in _TAKEN_FOR
        and lines[index].reason in _BEGINNINGS
        and not is_button(lines[index].key)
        and not ends_sentence(lines[index].text)
        and count_words(lines[index].text) >= SOME_WORDS
    ]
    share, index = max(told, default=(0.0, 0))
    return index if share >= _TOLD else None


def as_it_stands_alone(headline: Line, lines: list[Line]) -> Line:
    """The line that is the headline without a kicker or a byline glued to it, when there is one."""
    blanks, least = " :" in headline.text, _LEAST_OF_IT * headline.weight
    for line in lines:
        if blanks and line.key == headline.key and " :" not in line.text:
            return line  # the same, without the blanks that stood between elements of the page
        if (
            least <= line.weight < headline.weight
            and line.text in headline.text
            and count_words(line.text) >= SOME_WORDS
            and _is_glued(*headline.text.split(line.text, 1))
        ):
            return line
    return headline


def _is_glued(before: str, after: str) -> bool:
    """Whether what stands around a headline is a kicker, without a mark behind it, and a byline."""
    kicker = not before or (len(before) > SHORTEST and before[-1] == " " and before[-2].isalnum())
    return kicker and (not after.strip() or opens_byline(after.strip()))
