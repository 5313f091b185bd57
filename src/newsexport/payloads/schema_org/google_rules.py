"""GA: what Google asks of the structured data of an article, and of articles behind a paywall.

Sources: developers.google.com/search/docs/appearance/structured-data/article and …/paywalled-content,
read in 2026. The page of articles names no required properties: what is missing there is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.late_regex import late_regex
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.google_articles import Article, articles, is_reference
from newsexport.payloads.schema_org.google_images import (
    few_pixels,
    few_shapes,
    image_is_logo,
    no_image,
    relative_image,
)
from newsexport.payloads.schema_org.values import CLASS_SELECTOR, as_list, text_of
from newsexport.rules.rule import Line, rules_of

_POLLUTED = late_regex(
    r"^\s*(?:by|von|par|por|di|posted by|written by)[\s:]+\S"
    r"|^\s*(?:dr|prof|mr|mrs|ms|sir|dame)\.?\s\S"
    r"|,\s*(?:[a-z ]*\b(?:editor|reporter|correspondent|writer|journalist|columnist|photographer)\b)"
    r"|\s[|–—]\s|\bstaff (?:writer|reporter)\b",
    re.IGNORECASE,
)
_SEVERAL = late_regex(
    r"\S\s+(?:and|und|et|y|e|og|och|&)\s+\S|\S\s*;\s*\S|\S,\s*\S+\s+\S+.*,", re.IGNORECASE
)
_LONGEST = 2000
"""Characters of a name that are looked at."""
_TWO_NAMES = late_regex(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}")
"""A first name and a last name, and what may stand between them."""
_OF_A_HOUSE = late_regex(
    r"\b(?:news|newsroom|times|post|agency|agence|press|gazette|courier|herald|staff|editorial|redaktion)\b",
    re.IGNORECASE,
)
_HOUSES = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "OnlineBusiness"})


def _no_headline(document: Document, options: Options) -> Iterator[Finding]:
    """An article has no headline.

    Why it matters: it is the title in lists of results.

    Bad: `{"@type": "NewsArticle", "datePublished": "2026-02-16T09:30:00+01:00"}`
    Good: the same with `"headline": "Ferry to Sandholm runs again"`
    Fix: add the headline.
    """
    for each in articles(document):
        stated = isinstance(each.value.get("headline"), str)
        if each.lacks("headline") and not stated:
            yield Finding(each.pointer)


def _no_date_published(document: Document, options: Options) -> Iterator[Finding]:
    """An article has no date of publication.

    Why it matters: it is not news without one.

    Bad: an article without `datePublished`
    Good: `"datePublished": "2026-02-16T09:30:00+01:00"`
    Fix: add the date.
    """
    for each in articles(document):
        if each.lacks("datePublished"):
            yield Finding(each.pointer)


def _no_date_modified(document: Document, options: Options) -> Iterator[Finding]:
    """An article has no date of its last change.

    Why it matters: an update is not noticed.

    Bad: an article without `dateModified`
    Good: `"dateModified": "2026-02-16T10:00:00+01:00"`
    Fix: add the date; for an article that was never changed, the date of publication.
    """
    for each in articles(document):
        if each.lacks("dateModified"):
            yield Finding(each.pointer)


def _no_author(document: Document, options: Options) -> Iterator[Finding]:
    """An article has no author, or one without a name.

    Why it matters: readers are not told who wrote it.

    Bad: `"author": {"@type": "Person"}`
    Good: `"author": {"@type": "Person", "name": "Ann Lee"}`
    Fix: name the author; for unsigned articles, the organisation.
    """
    for each in articles(document):
        authors = list(_authors(each))
        if not authors and misspelt("author", each.value) is None:  # LD005 says it
            yield Finding(each.pointer)
        for author, place in authors:
            blank = isinstance(author, dict) and isinstance(author.get("name"), str)  # LD018
            named = _name(author) or blank
            if isinstance(author, dict) and not named and not is_reference(author):
                yield Finding(place)


def _polluted_name(document: Document, options: Options) -> Iterator[Finding]:
    """The name of an author holds more than the name: "By", a title, a job, the publication.

    Why it matters: the author is not recognised as the same person.

    Bad: `"name": "By Ann Lee, political editor"`
    Good: `"name": "Ann Lee", "jobTitle": "Political editor"`
    Fix: leave only the name there; honorificPrefix and jobTitle have properties of their own.
    """
    for each in articles(document):
        for author, place in _authors(each):
            name = _name(author)
            if name and (found := _POLLUTED.search(name)):
                yield Finding(place, {"name": name, "part": found[0].strip()})


def _several_in_one(document: Document, options: Options) -> Iterator[Finding]:
    """One author holds the names of several persons.

    Why it matters: nobody of that name exists.

    Bad: `"author": {"@type": "Person", "name": "Ann Lee and Bo Berg"}`
    Good: `"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Berg"}]`
    Fix: make an object of each.
    """
    for each in articles(document):
        for author, place in _authors(each):
            name = _name(author)
            if name and not _is_house(author, each) and _are_several(unescape(name)):
                yield Finding(place, {"name": name})


def _are_several(name: str) -> bool:
    """Whether a name is those of several persons: joined by a word, or first and last names parted by a comma."""
    if _SEVERAL.search(name[:_LONGEST]):
        return True
    one, comma, other = name.partition(",")
    if not comma or _POLLUTED.search(name) or _OF_A_HOUSE.search(name):
        return False
    return all(map(_is_full_name, (one.strip(), other.strip())))


def _is_full_name(text: str) -> bool:
    words = text.split()
    named = _TWO_NAMES.fullmatch(text) is not None
    return named and words[0][:1].isupper() and words[-1][:1].isupper()


def _no_author_url(document: Document, options: Options) -> Iterator[Finding]:
    """An author has no address: neither `url` nor `sameAs`.

    Why it matters: authors of the same name are not told apart.

    Bad: `{"@type": "Person", "name": "Ann Lee"}`
    Good: the same with `"url": "https://example.com/staff/lee"`
    Fix: link the page of the author.
    """
    for each in articles(document):
        for author, place in _authors(each):
            named = isinstance(author, dict) and _name(author)
            if named and not author.get("url") and not author.get("sameAs"):
                yield Finding(place, {"name": named})


def _author_type(document: Document, options: Options) -> Iterator[Finding]:
    """An author that is a Person has the name of an organisation: that of the publisher.

    Why it matters: a newsroom is listed among the people.

    Bad: `"author": {"@type": "Person", "name": "Karsby Courier"}` with that publisher
    Good: `"author": {"@type": "Organization", "name": "Karsby Courier"}`
    Fix: correct the type.
    """
    for each in articles(document):
        houses = {_name(one) for one, _ in each.objects("publisher")} - {None}
        for author, place in _authors(each):
            name = _name(author)
            typed = isinstance(author, dict) and "Person" in document.graph.types_of(author)
            if typed and name and name in houses:
                yield Finding(place, {"name": name})


def _authors(article: Article) -> Iterator[tuple[Any, str]]:
    yield from article.objects("author")


def _name(party: Any) -> str | None:
    if isinstance(party, dict):
        return (text_of(next(iter(as_list(party.get("name"))), None)) or "").strip() or None
    return (text_of(party) or "").strip() or None


def _is_house(party: Any, article: Article) -> bool:
    if isinstance(party, dict):
        return not _HOUSES.isdisjoint(article.document.graph.types_of(party))
    return bool(_OF_A_HOUSE.search(str(party)))


def _no_part(document: Document, options: Options) -> Iterator[Finding]:
    """The article is not free, and does not say which part is behind the paywall.

    Why it matters: Google takes the hidden text for cloaking, a reason to leave the page out.

    Bad: `"isAccessibleForFree": false`
    Good: the same with `"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paywall"}`
    Fix: add hasPart with isAccessibleForFree and cssSelector.
    """
    for each in articles(document):
        if _is_false(each.get("isAccessibleForFree")):
            parts = [one for one, _ in each.objects("hasPart") if isinstance(one, dict)]
            if not any(one.get("cssSelector") for one in parts):
                yield Finding(each.at("isAccessibleForFree"))


def _no_class(document: Document, options: Options) -> Iterator[Finding]:
    """The selector of a paid part is no class.

    Why it matters: Google reads only selectors such as `.paywall`.

    Bad: `"cssSelector": "#paywall"`, `"cssSelector": "div > p"`
    Good: `"cssSelector": ".paywall"`
    Fix: give the part a class, and name it.
    """
    for each in articles(document):
        for part, place in each.objects("hasPart"):
            for selector in as_list(part.get("cssSelector")) if isinstance(part, dict) else ():
                if isinstance(selector, str) and not CLASS_SELECTOR.fullmatch(selector.strip()):
                    yield Finding(f"{place}/cssSelector", {"selector": selector})


def _free_as_text(document: Document, options: Options) -> Iterator[Finding]:
    """isAccessibleForFree is a text, not true or false.

    Why it matters: programs take every text that is not empty for true.

    Bad: `"isAccessibleForFree": "False"`
    Good: `"isAccessibleForFree": false`
    Fix: write it without quotation marks.
    """
    for value, pointer in document.objects:
        given = value.get("isAccessibleForFree")
        if isinstance(given, str) and given.strip().lower() in ("true", "false"):
            right = given.strip().lower()
            yield Finding(f"{pointer}/isAccessibleForFree", {"value": given}, replacement=right)


def _is_false(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower().endswith("false"))


_ARTICLE = "Google Search Central, Article structured data"
_PAYWALL = "Google Search Central, Subscription and paywalled content"

_PARTS: tuple[Line, ...] = (
    (_no_headline, "GA001", "no-headline", "warning", "the article has no headline",
     f"{_ARTICLE}: headline", "should", "add the headline"),
    (no_image, "GA002", "no-image", "warning", "the article has no image",
     f"{_ARTICLE}: image", "should", "name the pictures of the article"),
    (few_pixels, "GA003", "image-too-few-pixels", "warning", "the image has {width} x {height} pixels",
     f"{_ARTICLE}: image", "should", "name a rendition of 50,000 pixels or more"),
    (few_shapes, "GA004", "image-aspect-set-incomplete", "info", "the image is there in one shape only",
     f"{_ARTICLE}: image", "may", "name it in 16x9, 4x3 and 1x1"),
    (relative_image, "GA015", "image-address-relative", "warning", "the address of the image is relative: {url}",
     f"{_ARTICLE}: image", "should", "write the whole address"),
    (image_is_logo, "GA016", "image-is-logo", "warning", "the image is the logo of the publisher: {url}",
     f"{_ARTICLE}: image", "should", "name a picture of the story"),
    (_no_date_published, "GA005", "no-datepublished", "warning", "the article has no datePublished",
     f"{_ARTICLE}: datePublished", "should", "add the date"),
    (_no_date_modified, "GA006", "no-datemodified", "info", "the article has no dateModified",
     f"{_ARTICLE}: dateModified", "may", "add the date"),
    (_no_author, "GA007", "no-author-name", "warning", "the article has no author with a name",
     f"{_ARTICLE}: author.name", "should", "name the author"),
    (_polluted_name, "GA008", "author-name-polluted", "warning",
     "the author {name} is more than a name: {part}",
     f"{_ARTICLE}: author markup best practices", "should", "leave only the name"),
    (_several_in_one, "GA009", "several-authors-in-one-name", "warning", "{name} are several authors",
     f"{_ARTICLE}: author markup best practices", "should", "make an object of each"),
    (_no_author_url, "GA010", "author-without-url", "info", "the author {name} has no url or sameAs",
     f"{_ARTICLE}: author.url", "may", "link the page of the author"),
    (_author_type, "GA011", "author-type-mismatch", "info", "{name} is the publisher, and typed as a Person",
     f"{_ARTICLE}: author markup best practices", "should", "write Organization"),
    (_no_part, "GA012", "paywall-haspart-incomplete", "error",
     "the article is not free, and does not say which part",
     f"{_PAYWALL}: hasPart", "must", "add hasPart with cssSelector"),
    (_no_class, "GA013", "paywall-selector-not-class", "error", "{selector} is no class selector",
     f"{_PAYWALL}: cssSelector", "must", "name a class, such as .paywall"),
    (_free_as_text, "GA014", "paywall-boolean-as-text", "warning",
     "isAccessibleForFree is a text: {value}",
     f"{_PAYWALL}: isAccessibleForFree", "should", "write true or false without quotation marks"),
)  # fmt: skip

RULES = rules_of(_PARTS)
"""All of them, by code."""
