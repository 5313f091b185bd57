"""Which of the titles of a page is the headline: they vote for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsexport.extract.candidates import Candidate, vote
from newsexport.extract.page.class_words import HEADLINE, KICKER, meaning
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.view import PageView
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.xml import Element

_SEPARATOR = re.compile(r"\s+(?:\||[-–—]|::|•|·|»|«|//|<)\s+|\s*[|｜]\s*|\s+:\s+")
_LONGEST = 400
_WEIGHTS = {"linked data": 1.5, "h1": 1.6, "og:title": 1.1, "twitter:title": 0.5, "title": 0.9, "itemprop": 0.8, "meta": 0.5}


@dataclass(slots=True)
class _Title:
    text: str
    source: str
    element: Element | None = None


def find_headline(
    view: PageView, head: Head, data: LinkedData, sites: Iterable[str], url: str | None
) -> PageValue[str] | None:
    """The headline of the page, with how many of its titles agree; None where no title says anything."""
    names = {fold(site) for site in sites if site} | _host_words(url)
    titles = list(_titles(view, head, data, names))
    candidates = []
    for order, title in enumerate(titles):
        candidate = Candidate(title, order)
        candidate.points[title.source] = _WEIGHTS[title.source]
        for other in titles:
            if other is not title and other.source != title.source:
                share = _agreement(title.text, other.text)
                key = f"agrees with {other.source}"
                points = share * _WEIGHTS[other.source]
                if points > candidate.points.get(key, 0):
                    candidate.points[key] = points
        candidates.append(candidate)
    elected = vote(candidates)
    if elected is None:
        return None
    title = elected.value
    method = elected.method
    return PageValue(title.text, f"{title.source}; {method}", elected.confidence, title.element)


def _titles(view: PageView, head: Head, data: LinkedData, names: set[str]) -> Iterable[_Title]:
    for text, element in view.first_headings[:6]:
        if len(text) <= _LONGEST:
            yield _Title(text, "h1", element)
    for text in list(data.texts("headline"))[:1]:
        yield _Title(text, "linked data")
    og = head.first("og:title")
    if og:
        yield _Title(without_site(og, names), "og:title")
    twitter = head.first("twitter:title")
    if twitter:
        yield _Title(without_site(twitter, names), "twitter:title")
    for name, element in view.properties:
        if name.rpartition(":")[2] == "headline":
            text = one_line(element.get("content") or " ".join(element.itertext()))
            if 0 < len(text) <= _LONGEST:
                yield _Title(text, "itemprop", element)
                break
    if head.title:
        yield _Title(without_site(head.title, names), "title")


def _host_words(url: str | None) -> set[str]:
    host = (urlsplit(url).hostname or "") if url else ""
    parts = host.removeprefix("www.").split(".")
    return {fold(host.removeprefix("www.")), fold(parts[0]) if parts[0] else ""} - {""}


def without_site(title: str, names: set[str]) -> str:
    """The title without the name of the site at its end or beginning."""
    text = one_line(title)
    for _ in range(3):
        parts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text)]
        if not parts:
            break
        start, end = parts[-1]
        if start > 10 and _names_site(text[end:], names):
            text = text[:start].strip()
            continue
        start, end = parts[0]
        if len(text) - end > 10 and _names_site(text[:start], names):
            text = text[end:].strip()
            continue
        break
    return text


def _names_site(part: str, names: set[str]) -> bool:
    key = fold(part)
    plain = key.replace(" ", "")
    for name in names:
        other = name.replace(" ", "")
        if key and (plain == other or (len(other) > 3 and len(plain) > 3 and (plain in other or other in plain) and len(plain) < 40)):
            return True
    return False


def _agreement(one: str, other: str) -> float:
    """1 for the same words, less for a title that is the beginning of the other, 0 for strangers."""
    a, b = fold(one), fold(other)
    if a == b:
        return 1.0
    first, second = a.split(), b.split()
    if not first or not second:
        return 0.0
    common = len(set(first) & set(second))
    share = common / max(len(first), len(second))
    return 0.5 * share if share >= 0.5 else 0.0
