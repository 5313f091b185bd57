"""Who signs a story within it: reporters named in a paragraph, names alone behind the last one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from newsexport.extract.page.byline_elements import OF_AUTHORS, says_only_where
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.lines import is_address, is_date_line
from newsexport.extract.page.stated_names import is_name
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.bylines import reporters_in, without_by
from newsexport.prose.characters import CLOSING_QUOTES, OPENING_QUOTES, ends_sentence, is_caseless
from newsexport.prose.dates import find_date
from newsexport.prose.name_lists import is_known_name
from newsexport.prose.names import is_newsroom, is_occupation, may_be_bare, split_names
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

BESIDE_DATE = "a name beside the date"
_BESIDE_JOB = "a name beside a job in a newsroom"
_INITIALS = re.compile(r"\s\((?:[a-zäöüß]{2,5}|(?:avec|mit|with|con|met|com) [^()]{2,20})\)$")
_PARTICLE = re.compile(r"^(?:de|da|di|do)\s")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}\.\s")
_WITH_MORE = re.compile(r"(?P<name>[^,/]*[^\s,/])\s*(?P<mark>[,/])\s*(?P<behind>.+)")
_AND = re.compile(r"\s(?:and|und|et|e|y|och|og|en|i|a|și|ja|ve|dan|и|та|і)\s")
ALONE = "a word alone in a byline"
_LEAST_PARAGRAPH = 30
_LEAST_SIGNED, _LONGEST_SIGNATURE, _PARAGRAPH = 40, 40, 100
_MARKS_AUTHOR = frozenset(
    "author byline vcard fn by-author entry-author post-author author-name post_author documentauthor p-author authorname".split()
)
_PEN_NAME = re.compile(r"(?=.*[^\W\d_])\w[\w'’.-]{2,24}")
_LEAST_PEN_NAME = 5
_MOST_MARKED = 12
_MOST_NAME_WORDS = 4
_LONGEST_NOTE = 300
_DASH = re.compile(r"^(?:[–—―]|--?)\s?(?=[^\W\d_])")
_NOTE = re.compile(
    r"(?:(?:[Cc]ontact|[Rr]each|[Ee]-?mail)\s)?(?P<name>[^\W\d_a-z][^\W\d_]*\.?(?:\s[^\W\d_a-z][\w.'’-]*){1,3})\s"
    r"(?:(?:at|via)\s\S{1,40}@\S|(?:is|ist|est|es|è|é)\s(?:[\w'’-]+\s){0,6}(?:writer|reporter|columnist|journalist\w*|correspondent|editor"
    r"|freelancer|Redakteur\w*|Journalist\w*|Korrespondent\w*|Autorin|Autor|journaliste|periodista|giornalista|jornalista)\b)"
)
_BRACKETS = re.compile(r"[（(【〔]([^（(【〔\d]{2,30})[）)】〕]")


def reporters(view: PageView) -> Iterator[list[PageValue[str]]]:
    """Reporters named within a paragraph, as papers of East Asia do."""
    for run in view.runs:
        if len(run.text) >= _LEAST_PARAGRAPH and not run.text.isascii():
            names = [name for name in reporters_in(run.text) if is_caseless(name) and is_name(name)]
            yield [
                PageValue(name, "the reporter named in a paragraph", 0.55, run.element)
                for name in names
            ]


def beside_date(below: Sequence[Run], view: PageView) -> Iterator[list[PageValue[str]]]:
    """A name alone between headline and text, right above or below the line that says when."""
    first = below[0].order if below else 0
    text = next(
        (run for run in view.runs if run.order > first and len(run.text) > _PARAGRAPH), None
    )
    below = [run for run in below if text is None or run.order < text.order]
    told = _Told(view)
    for index, run in enumerate(below):
        if run.tag not in ("p", "div") or run.links or run.inside:
            continue
        named = _with_job(run.lines)
        if named:
            yield [PageValue(named, _BESIDE_JOB, 0.55, run.element)]
        known = _beside_its_date(run.text)
        if known:
            yield [PageValue(known, BESIDE_DATE, 0.5, run.element)]
        names = _persons(run.text)
        if not names or any(map(told.of, names)) or says_only_where(run.element):
            continue  # `Rotes Kreuz` is what the story is about
        beside = [*below[max(0, index - 1) : index], *below[index + 1 : index + 2]]
        if any(is_date_line(each.text) for each in beside):
            yield [PageValue(name, BESIDE_DATE, 0.5, run.element) for name in names]


def signed(view: PageView, head: Head) -> Iterator[list[PageValue[str]]]:
    """A name that stands alone behind a paragraph: in brackets, or at the right, as those who sign do."""
    runs, title = view.runs, fold(head.title or "")
    for index, run in enumerate(runs[1:], 1):
        text = run.text
        if len(text) > _LONGEST_SIGNATURE or run.tag == "li" or _is_button(run):
            continue
        before = runs[index - 1].text
        goes_on = index + 1 < len(runs) and len(runs[index + 1].text) > _PARAGRAPH
        is_behind = len(before) > _LEAST_SIGNED and ends_sentence(before)
        if goes_on or not is_behind or run.key in title or _is_quoted(runs[index - 1]):
            continue
        inner = _BRACKETS.fullmatch(text)
        names: list[str] = []
        if inner:
            parts = [part.strip() for part in re.split("[、・,，]", inner[1])]
            names = parts if all(map(is_known_name, parts)) or _is_named(inner[1]) else []
        elif not is_caseless(text):
            plain = without_by(_DASH.sub("", text))
            is_signature = plain != text or _is_at_the_right(run.element)
            plain = plain.rstrip(".")
            names = [plain] if is_signature and _is_named(plain) else []
        if names:
            yield [PageValue(name, "signs the story", 0.55, run.element) for name in names]


def noted(view: PageView) -> Iterator[list[PageValue[str]]]:
    """Who is told of in a note behind the story: `Ana Roa is a staff writer.`, `Contact Ana Roa at ana@example.com.`"""
    told = _Told(view)
    for index, run in enumerate(view.runs):
        if len(run.text) > _LONGEST_NOTE or not (match := _NOTE.match(run.text)):
            continue
        before = any(len(each.text) > _PARAGRAPH for each in view.runs[max(0, index - 3) : index])
        behind = view.runs[index + 1 : index + 2]
        name = match["name"]
        if (
            before
            and _is_named(name)
            and not any(len(each.text) > _PARAGRAPH for each in behind)
            and not told.of(name)
        ):
            yield [PageValue(name, "a note behind the story", 0.5, run.element)]


def pen_names(elements: Sequence[Element]) -> Iterator[list[PageValue[str]]]:
    """The one word in an element that can be nothing but a byline: blogs are signed with a pen name, or a given name.

    Where such elements name several, they are those of several posts.
    """
    found: dict[str, Element] = {}
    for element in elements[:_MOST_MARKED]:
        word = _pen_name(element)
        if word:
            found.setdefault(word, element)
    if len({word.lower() for word in found}) == 1:
        word, element = next(iter(found.items()))
        yield [PageValue(word, ALONE, 0.5, element)]


def _pen_name(element: Element) -> str:
    names = (element.get("class") or "").split()
    inner = next(
        (each for each in element.iter() if "fn" in (each.get("class") or "").split()), None
    )
    text = one_line(words_in(element if inner is None else inner, " "))
    if len(text) > _LONGEST_SIGNATURE:
        return ""
    said = without_by(text)
    is_marked = element.get("rel") == "author" or not _MARKS_AUTHOR.isdisjoint(
        map(str.lower, names)
    )
    if not (is_marked or said != text) or not _PEN_NAME.fullmatch(said := said.strip(" .|,·–—-")):
        return ""
    is_short = said.islower() and len(said) < _LEAST_PEN_NAME
    return said if is_name(said) and not (is_short or is_newsroom(said)) else ""


def _with_job(lines: list[str]) -> str:
    """The person of a line, or two, that is a name and a job in a newsroom, or an address: `Ana Roa, Staff Writer`."""
    parts = lines if len(lines) > 1 else re.split(r",\s|\s[|–—-]\s", lines[0])
    if len(parts) != 2 or not _is_named(parts[0]) or without_by(parts[0]) != parts[0]:
        return ""
    is_job = is_occupation(parts[1]) and not is_newsroom(parts[1])
    return parts[0] if is_job or is_address(parts[1]) else ""


def _beside_its_date(text: str) -> str:
    """The person whom a line names beside a date, in a script without capitals, where the name is a known one."""
    parts = re.split(r"\s[|•·–—-]\s|,\s", text) if is_caseless(text) else []
    is_dated = len(parts) > 1 and find_date(text, month_first=False) is not None
    return next((part for part in parts if is_known_name(part)), "") if is_dated else ""


def _persons(text: str) -> list[str]:
    """Whom a line names that is nothing but names: one, perhaps with initials or an agency behind, or two with `and`."""
    if without_by(text) != text:
        return []  # a byline, in which nobody was found
    text = _INITIALS.sub("", text)
    more = _WITH_MORE.fullmatch(text)
    if more is not None and _is_named(more["name"]):
        name, behind = more["name"], more["behind"]
        if is_bare_agency(behind):
            return [name, behind]
        # `Ana Roa / ANKARA`
        is_place = more["mark"] == "/" and behind.isupper() and not name.isupper()
        return [name] if is_place else []
    pair = _AND.split(text)
    if len(pair) == 2 and all(map(_is_named, pair)):
        return pair
    text = _PARTICLE.sub("", text)
    plain = _is_named(text) and may_be_bare(text) and not _TWO_SENTENCES.search(text)
    return [text] if plain else []


class _Told:
    """Of whom, or of what, the paragraphs of a page tell; they are looked at when first asked for, and once."""

    def __init__(self, view: PageView) -> None:
        self._runs = view.runs

    def of(self, name: str) -> bool:
        """Whether the last word of a name stands in a paragraph: then it is one of the story, or a heading of two words.

        A note on an author begins with the name.
        """
        words, openings = self._counts
        key = fold(name)
        return words[key.rpartition(" ")[2]] > openings[key]

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        words: Counter[str] = Counter()
        openings: Counter[str] = Counter()
        for run in self._runs:
            if len(run.text) > _PARAGRAPH:
                said = run.key.split()
                words.update(set(said))
                openings.update(" ".join(said[:count]) for count in range(1, _MOST_NAME_WORDS + 1))
        return words, openings


def _is_button(run: Run) -> bool:
    """Whether a line leads somewhere else than to its author: `Report a mistake`."""
    if 2 * run.links < len(run.text):
        return False
    links = (mark.element.get("href") or "" for mark in run.marks if mark.element.tag == "a")
    return not any(href.startswith("mailto:") or OF_AUTHORS.search(href) for href in links)


def _is_quoted(run: Run) -> bool:
    """Whether somebody said what a run says: the name below it is that of who did."""
    quoted = run.text[0] in OPENING_QUOTES and run.text[-1] in CLOSING_QUOTES
    return quoted or any(element.tag == "blockquote" for element in run.inside)


def _is_named(text: str) -> bool:
    return not is_caseless(text) and split_names(text) == (text,) and not is_occupation(text)


def _is_at_the_right(element: Element) -> bool:
    for each in islice((element, *element.iterancestors()), 2):
        style = (each.get("style") or "").replace(" ", "").lower()
        if "text-align:right" in style or (each.get("align") or "").lower() == "right":
            return True
    return False
