"""What structured data say of the article, held against what readers see. Only what is plain is told.

Words that scripts of the page hold, too, may be shown by them, and are not missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from newsexport.extract.page.article import home_of
from newsexport.extract.page.linked_data import texts_of
from newsexport.extract.page.page_time import read_time
from newsexport.extract.page.times_seen import if_time
from newsexport.formats.html.document import PageDocument
from newsexport.late_regex import late_regex
from newsexport.payloads.schema_org.google_articles import Article, articles
from newsexport.prose.whitespace import fold
from newsexport.receivers.check_input import Said
from newsexport.syntax.html_places import html_path

_SHARE = 0.5
"""Share of the words of a headline that readers must see somewhere."""
_FEW = 3
"""Words of a headline below which nothing is told."""
_A_DAY = timedelta(days=1)
_MOST = 50
"""Authors of a story that are looked at."""
_NEAR = 5
"""Lines below the headline among which its date is."""
_LONGEST = 60
"""Characters of a line that may be a date."""
_WORD = late_regex(r"\w+")
_IDEOGRAM = late_regex(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SECTIONS = late_regex(r"\.([^\s.#>+~\[\]:,*]+)")


class Section(NamedTuple):
    """A part of a page that is behind a paywall."""

    name: str
    """Its class."""
    place: str


def headlines(page: PageDocument) -> Iterator[Said]:
    """Headlines in structured data of whose words readers see less than half."""
    for text, place in _stated(page, "headline"):
        words = _words_of(text)
        seen = page.seen_words
        if len(words) < _FEW or fold(text) in page.seen_folded:
            continue
        if sum(word in seen for word in words) < _SHARE * len(words) and not _in_scripts(
            page, text
        ):
            yield Said(place, text)


def dates(page: PageDocument) -> Iterator[Said]:
    """A day of publication in structured data where readers see others between headline and text, none of them near."""
    stated = list(_stated(page, "datePublished"))
    known = [text for text, _ in (*stated, *_stated(page, "dateModified"))]
    days = [time.day for text in known if (time := read_time(text)) is not None]
    seen = list(_days_below_headline(page)) if stated and days else []
    if seen and not any(abs(each - day) <= _A_DAY for each in seen for day in days):
        yield Said(stated[0][1], f"{days[0].isoformat()} ({seen[0].isoformat()} is shown)")


def _days_below_headline(page: PageDocument) -> Iterator[date]:
    """The days that stand between the headline and the text."""
    home, story = home_of(page.page, None), page.page.story
    orders = [run.order for run in page.page.view.runs if run.element is home.heading]
    if home.heading is None or not orders or not story.runs or story.in_data:
        return
    for run in page.page.view.runs:
        near = orders[0] - 1 <= run.order < min(story.runs[0].order, orders[0] + _NEAR)
        if near and len(run.text) < _LONGEST:
            yield from (each.time.day for each in if_time(run.text, "", 0.0, home.month_first))


def authors(page: PageDocument) -> Iterator[Said]:
    """Persons in structured data whose names readers do not see."""
    houses = {fold(text) for text, _ in _stated(page, "publisher")}
    for text, place in _stated(page, "author"):
        words = _words_of(text)
        if not words or fold(text) in houses or len(words) > 6:
            continue
        if not all(word in page.seen_words for word in words) and not _in_scripts(page, text):
            yield Said(place, text)


def _stated(page: PageDocument, name: str) -> Iterator[tuple[str, str]]:
    """What structured data state of the article, with its place; nothing where they tell of several."""
    found = [
        (block, article)
        for block in page.blocks
        if block.document is not None
        for article in articles(block.document)
    ]
    if len(found) == 1:
        block, article = found[0]
        for value, pointer in islice(article.objects(name), _MOST):
            if _is_house(value, article):
                continue
            for text in islice(texts_of(value), 1):
                yield text, f"{block.path}#{pointer}"
    metas = (each for each in page.root.iter("meta") if each.get("itemprop") == name)
    for meta in islice(metas, _MOST):
        if (meta.get("content") or "").strip():
            yield meta.get("content") or "", f"{html_path(meta)}/@content"


def _is_house(value: object, article: Article) -> bool:
    """Whether an author is none, but an organisation: its sign may be a picture."""
    if not isinstance(value, dict):
        return False
    types = article.document.graph.types_of(value)
    return bool(types) and "Person" not in types and "text" not in value and bool(value.get("name"))


def _words_of(text: str) -> list[str]:
    """The words of a text, folded; of scripts without blanks pairs of signs."""
    folded = fold(text)
    if _IDEOGRAM.search(folded):
        plain = folded.replace(" ", "")
        return [plain[at : at + 2] for at in range(len(plain) - 1)]
    return [word for word in _WORD.findall(folded) if len(word) > 1]


def _in_scripts(page: PageDocument, text: str) -> bool:
    """Whether a script holds a text, and may show it."""
    plain = text.strip().lower()
    escaped = plain.encode("unicode_escape").decode("ascii")
    return plain in page.in_scripts or escaped in page.in_scripts


def sections(page: PageDocument) -> Iterator[Section]:
    """The classes that structured data name as parts behind a paywall."""
    for block in page.blocks:
        for article in articles(block.document) if block.document is not None else ():
            if _is_free(article.get("isAccessibleForFree")):
                continue
            for part, place in article.objects("hasPart"):
                if not isinstance(part, dict) or _is_free(part.get("isAccessibleForFree")):
                    continue
                for selector in texts_of(part.get("cssSelector")):
                    match = _SECTIONS.fullmatch(selector)
                    if match:
                        yield Section(match[1], f"{block.path}#{place}/cssSelector")


def _is_free(said: object) -> bool:
    return said is None or said is True or str(said).lower().endswith("true")


def sections_missing(page: PageDocument) -> Iterator[Said]:
    """Parts behind a paywall that are not on the page."""
    for each in sections(page):
        if each.name not in page.classes and each.name.lower() not in page.in_scripts:
            yield Said(each.place, f".{each.name}")


def sections_nested(page: PageDocument) -> Iterator[Said]:
    """Parts behind a paywall that stand in one another."""
    names = {each.name for each in sections(page)} & page.classes.keys()
    inside = {element for name in names for element in page.classes[name]}
    for name in sorted(names):
        for element in page.classes[name]:
            if any(around in inside for around in element.iterancestors()):
                yield Said(html_path(element), f".{name}")
                break
