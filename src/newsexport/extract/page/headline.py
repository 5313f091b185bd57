"""Which of the titles of a page is the headline: they vote for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsexport.extract.candidates import Candidate, vote
from newsexport.extract.page.class_words import HEADLINE, KICKER, meaning
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.heading_places import before_text, ends_path, heads_others
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.site_in_title import host_words, names_site, without_site
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_BETWEEN = re.compile(r"\s+(?:[|•·»«›:]|-{1,3}|[–—]{1,2}|::|>>|//)\s+|\s*[|｜│ㅣ：]\s*|(?<=\S): ")
_LONGEST = 400
_LONGEST_PART = 2 * _LONGEST
_WEIGHTS = {
    "linked data": 1.8,
    "h1": 1.75,
    "og:title": 0.9,
    "title": 0.8,
    "itemprop": 0.5,
    "twitter:title": 0.1,
    "a heading of the site": 0.1,
}
"""How much a title counts: measured, how often each is right where they differ."""
_OF_SITE = "a heading of the site"
_HIDDEN_NAMES = r"sr-only|visually-?hidden|screen-reader(?:-text)?|(?:is[-_])?blind|hide-accessible"
_HIDDEN = re.compile(rf"(?:^|[\s_-])(?:{_HIDDEN_NAMES})(?:$|[\s_-])", re.IGNORECASE)
_BADGE = re.compile(
    r"(?:^|[\s_-])(?:badge|label|tag|flag|live|premium|paid|plus|exclusive|category|section|rubrik|marker|prefix|pill)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_BADGE = 30
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|(?:site|blog|widget)[-_]?(?:title|name|logo))(?:$|[\s_-])",
    re.IGNORECASE,
)
_FRONT_PAGE = re.compile(
    r"(?:(?:.*/)?https?://[^/?#]+)?(?:\.?/|)(?:(?:index|home|default)\.\w{3,5})?",
    re.IGNORECASE,
)
_VISIBLE = 0.5
"""For a heading of the page that shares words with what the page says of itself."""
_STANDS, _CALLED = 1.0, 1.75
_MOST_CALLED = 60
_LEAST_PART = 15
_LONG_NAME = 25
"""Length above which a heading is not believed to name the site, where that calls itself something else."""
_PRINTED = re.compile("[‘’“”„«»–—]")
"""Signs of a careful spelling, which the titles for machines often lack."""
_COPY = 0.1
"""For a title that repeats another one, sign by sign, without anybody having looked at it."""
_HEADS, _LEAST_HEAD = 2.0, 30
_SAME_WORDS = "a heading in the same words"


@dataclass(slots=True)
class _Title:
    text: str
    source: str
    element: Element | None = None
    in_pieces: bool = False
    """Whether elements inside may have put blanks where none are."""
    key: str = ""
    """Its text folded."""
    words: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.key = fold(self.text)
        self.words = frozenset(self.key.split())


def find_headline(
    view: PageView, head: Head, data: LinkedData, sites: Iterable[str], url: str | None
) -> PageValue[str] | None:
    """The headline of the page, with how many of its titles agree; None where no title says anything."""
    titles = _titles(view, head, data, sites, url)
    below = _below_path(view, titles)
    if below:
        titles = [title for title in titles if title.source != "h1"] + below
    candidates = [_candidate(title, order, titles) for order, title in enumerate(titles)]
    if not any(one.value.source == "h1" and len(one.points) > 1 for one in candidates):
        parts = list(_parts_in_page(titles, view))
        if parts:
            titles += parts
            candidates = [_candidate(title, order, titles) for order, title in enumerate(titles)]
        _look_for_names(candidates, view)
    if not below and not any(_SAME_WORDS in candidate.points for candidate in candidates):
        _look_for_words(candidates, view)
    _look_for_head(candidates, titles, view)
    elected = vote(candidates)
    if elected is None:
        return None
    title = elected.value
    text = _spelled(title, titles)
    element = title.element
    if element is None:
        element = next(
            (o.element for o in titles if o.element is not None and o.text == text), None
        )
    return PageValue(text, elected.method, elected.confidence, element)


def _candidate(title: _Title, order: int, titles: list[_Title]) -> Candidate[_Title]:
    candidate = Candidate(title, order)
    candidate.points[title.source] = _WEIGHTS[title.source]
    key, words = title.key, title.words
    for other in titles:
        if other.source == title.source:
            continue
        if other.key == key:
            candidate.points[f"agrees with {other.source}"] = _WEIGHTS[other.source]
        elif title.source == "h1" and words and _share_words(words, other.words):
            candidate.points[_SAME_WORDS] = _VISIBLE
    return candidate


def _look_for_head(
    candidates: list[Candidate[_Title]], titles: list[_Title], view: PageView
) -> None:
    """Where all titles for machines say it otherwise, the one first heading of the article above its text is the headline."""
    heads = [one for one in candidates if one.value.source == "h1"]
    if not heads or any(point.startswith("agrees") for one in heads for point in one.points):
        return
    above = {run.element for run in before_text(view)}
    heads = [one for one in heads if one.value.element in above and _may_head(one.value, titles)]
    if len({one.value.element for one in heads}) == 1:
        heads[0].points["heads the story"] = _HEADS


def _may_head(title: _Title, titles: list[_Title]) -> bool:
    """Whether a first heading in the article says something else than a title with, or without, a kicker."""
    others = [other.key for other in titles if other.source != "h1"]
    return (
        title.element is not None
        and len(title.text) >= _LEAST_HEAD
        and (title.element.tag == "h2" or _is_in_article(title.element))
        and not any(title.key in other or other in title.key for other in others)
    )


def _is_in_article(heading: Element) -> bool:
    return next(heading.iterancestors("article", "main"), None) is not None


def _spelled(title: _Title, titles: list[_Title]) -> str:
    """The spelling that most titles of the same words share; elements inside one may have added blanks."""
    key = title.key
    spellings: dict[str, float] = {}
    for other in titles:
        if other.key == key and not other.in_pieces:
            share = _COPY if other.source == "twitter:title" else 1 + _WEIGHTS[other.source] / 9
            spellings[other.text] = spellings.get(other.text, 0.0) + share
    if not title.in_pieces:
        spellings[title.text] = spellings.get(title.text, 0.0) + 0.5
    for text in spellings:
        if _PRINTED.search(text):
            spellings[text] += 0.7
    return max(spellings, key=lambda text: spellings[text]) if spellings else title.text


def _look_for_words(candidates: list[Candidate[_Title]], view: PageView) -> None:
    """Where no first heading is the headline, a title that stands somewhere in the page is likelier."""
    for candidate in candidates:
        text = candidate.value.text
        if candidate.value.element is None and len(text) > 15:
            key, low, high = candidate.value.key, len(text) - 6, len(text) + 6
            near = [run for run in view.runs if low <= len(run.text) <= high]
            if any(run.key == key for run in near):
                candidate.points["stands in the page"] = _STANDS


def _look_for_names(candidates: list[Candidate[_Title]], view: PageView) -> None:
    """Where no first heading is the headline, an element that is called so is as good as one."""
    stated = [one for one in candidates if one.value.source != _OF_SITE]
    keys = {one.value.key for one in stated if len(one.value.text) > _LEAST_PART}
    called = {fold(words_in(element)[:_LONGEST]) for element in view.headlines[:_MOST_CALLED]}
    for candidate in stated:
        if candidate.value.key in called & keys:
            candidate.points["is called headline"] = _CALLED


def _parts_in_page(titles: list[_Title], view: PageView) -> Iterator[_Title]:
    """The part of a title, up to or from a separator, that is a line of the page: the rest names site or section.

    A link on its own is no headline. What stands before a colon is no headline; where it is a
    line of its own it is a kicker, and the title is whole.
    """
    longest = max((len(title.text) for title in titles), default=0)
    short = [run for run in view.runs if len(run.text) <= min(_LONGEST, 2 * longest)]
    lines = {run.key for run in short}
    named = {fold(words_in(element)[:_LONGEST]) for element in view.headlines[:_MOST_CALLED]}
    headings = {
        run.key
        for run in short
        if run.tag == "h1" or run.is_heading or 2 * run.links < len(run.text) or run.key in named
    }
    for title in titles:
        if title.element is not None or title.key in lines:
            continue
        part = next(_halves(title.text, headings, lines), None) or _beginning(title, short, named)
        if part is not None:
            yield _Title(part, title.source)


def _beginning(title: _Title, lines: list[Run], named: set[str]) -> str | None:
    """The heading that begins a title, behind which the name of the site stands without any mark."""
    least = max(_LEAST_PART, len(title.text) // 2)
    found = (
        run.text
        for run in lines
        if len(run.text) >= least
        and title.text.startswith(f"{run.text} ")
        and (title.text[len(run.text) + 1] == "(" or title.text[len(run.text) + 1].isalnum())
        and (run.tag == "h1" or run.is_heading or run.key in named)
    )
    return next(found, None)


def _halves(title: str, headings: set[str], lines: set[str]) -> Iterator[str]:
    """The beginnings and ends of a title that are headings of the page, the longest first.

    Headings and lines are short, so what is longer is none: a title may have thousands of cuts.
    """
    cuts = list(_BETWEEN.finditer(title))
    found = [
        title[: cut.start()]
        for cut in reversed(cuts)
        if cut[0] != ": " and cut.start() <= _LONGEST_PART
    ]
    found += [
        title[cut.end() :]
        for cut in cuts
        if len(title) - cut.end() <= _LONGEST_PART
        and (
            ":" not in cut[0]
            or cut.start() > _LONGEST_PART
            or fold(title[: cut.start()]) not in lines
        )
    ]
    yield from (part for part in found if len(part) >= _LEAST_PART and fold(part) in headings)


def _titles(
    view: PageView, head: Head, data: LinkedData, sites: Iterable[str], url: str | None
) -> list[_Title]:
    found = list(_headings(view, fold(head.title or "")))
    found += [_Title(text, "linked data") for text in list(data.texts("headline"))[:1]]
    for name, element in view.properties:
        if name.rpartition(":")[2] == "headline":
            text = one_line(element.get("content") or words_in(element))
            if 0 < len(text) <= _LONGEST:
                found.append(_Title(text, "itemprop", element, len(element) > 0))
                break
    names = {fold(site) for site in sites if site} | host_words(url)
    known = [
        title.text
        for title in found
        if title.source != _OF_SITE
        or (len(title.text) > _LONG_NAME and not names_site(title.text, names))
    ]
    of_site = {
        title.key.replace(" ", "")
        for title in found
        if title.source == _OF_SITE and "/" not in title.text
    }
    names |= {f"={title.key.replace(' ', '')}" for title in found if title.source == _OF_SITE}
    sections = [*head.all("article:section", "og:section"), *data.texts("articleSection")]
    names |= {f"={fold(text)}" for text in sections}
    for source in ("og:title", "twitter:title"):
        stated = head.first(source)
        if stated:
            found.append(_Title(without_site(stated, names, known), source))
    if head.title:
        whole = one_line(head.title)
        site, _, rest = whole.partition(": ")
        said = rest if len(rest) > _LEAST_PART and fold(site).replace(" ", "") in of_site else whole
        found.append(_Title(without_site(said, names, known), "title"))
    found += list(_parts_of_headings(found))
    return [title for title in found if title.key]


def _headings(view: PageView, title: str) -> Iterator[_Title]:
    """Each first heading of the page; one with a kicker inside also without it, one with hidden words without them.

    `title` are the folded words of the title of the page.
    """
    for said, element in view.first_headings[:6]:
        is_broken = next(element.iter("br"), None) is not None
        whole = one_line(words_in(element, " ")) if is_broken else said
        if len(whole) > _LONGEST:
            continue
        if _is_of_site(element, whole) or heads_others(view, element, fold(whole), title):
            yield _Title(whole, _OF_SITE, element, len(element) > 0)
            continue
        yield from _with_and_without_kicker(whole, element)


def _with_and_without_kicker(whole: str, heading: Element) -> Iterator[_Title]:
    rest, is_hidden = _without_first_part(whole, heading)
    if rest:
        yield _Title(rest, "h1", heading, True)
    if not is_hidden:
        yield _Title(whole, "h1", heading, len(heading) > 0)


def _below_path(view: PageView, titles: list[_Title]) -> list[_Title]:
    """The second heading below a first one that is the last step of a path: it is the headline that readers see.

    The last step has the words for search engines. A second heading without words of the titles is of something else.
    """
    seen = [title.element for title in titles if title.source == "h1" and title.element is not None]
    if not ends_path(view, seen):
        return []
    for run in before_text(view):
        if run.tag != "h2" or len(run.text) > _LONGEST:
            continue
        found = list(_with_and_without_kicker(run.text, run.element))
        if len(found) == 1:
            found += _parts_of_headings([*titles, *found])
        if any(_share_words(one.words, other.words) for one in found for other in titles):
            return found
    return []


def _share_words(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two titles have half of the words of the shorter one in common."""
    return len(some & others) >= max(2, 0.5 * min(len(some), len(others)))


def _without_first_part(text: str, heading: Element) -> tuple[str | None, bool]:
    """A heading without the kicker, or the words nobody sees, that begin it; and whether nobody sees them."""
    for inner in heading.iter() if len(heading) else ():
        names = inner.get("class") or ""
        if inner is not heading and names and meaning(names) & (HEADLINE | KICKER) == HEADLINE:
            part = one_line(words_in(inner))
            if text.endswith(part) and 10 < len(part) < len(text):
                return part, False
        is_hidden = _HIDDEN.search(names) is not None
        is_kicker = inner.tag == "small" or (names != "" and meaning(names) & KICKER != 0)
        if inner is heading or not (is_hidden or is_kicker or _BADGE.search(names)):
            continue
        part = one_line(words_in(inner))
        if not (is_hidden or is_kicker) and len(part) > _LONGEST_BADGE:
            continue
        if part and text.startswith(part) and len(text) > len(part) + 10:
            return text[len(part) :].strip(" :–-|"), is_hidden
        break
    return None, False


def _is_of_site(heading: Element, text: str) -> bool:
    """Whether a first heading names the site or a box of it: a logo, a link to the front page, words nobody sees."""
    around = heading.getparent()
    for element in (heading,) if around is None else (heading, around):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _LOGO.search(names) or _HIDDEN.search(names):
            return True
    inner = (each for each in heading.iter("a") if each.get("href") is not None)
    link = around if around is not None and around.tag == "a" else next(inner, None)
    href = (link.get("href") or "").strip()[:_LONGEST] if link is not None else ""
    if link is not None and href and _FRONT_PAGE.fullmatch(href):
        return one_line(words_in(link)) == text
    return any(
        element.tag in ("aside", "nav")
        or ("widget" in (names := element.get("class") or "") and "widget" in names.split())
        for element in heading.iterancestors()
    )


def _parts_of_headings(titles: list[_Title]) -> Iterator[_Title]:
    """A first heading of several elements as the title that begins or ends it: the rest is a kicker, or a date."""
    others = [title for title in titles if title.source in ("linked data", "og:title", "title")]
    for heading in titles:
        if (
            heading.source != "h1"
            or not heading.in_pieces
            or any(heading.key == other.key for other in others)
        ):
            continue
        for other in others:
            key = other.key
            if len(key) > _LEAST_PART and (
                heading.key.startswith(key) or heading.key.endswith(key)
            ):
                yield _Title(other.text, "h1", heading.element)
                break
