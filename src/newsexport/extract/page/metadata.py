"""What a page says about its article beside headline, authors and text: section, keywords, site, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsexport.extract.page.addresses import web
from newsexport.extract.page.article import PageArticle
from newsexport.extract.page.linked_data import texts_of
from newsexport.extract.page.notes import Notes
from newsexport.prose.characters import direction_of
from newsexport.prose.whitespace import fold
from newsexport.schema.v1 import Party, Paywall
from newsexport.vocab.forms import ISO_LANGUAGE_TAG

_BETWEEN = re.compile(r"\s*[,;|]\s*")
_KEYWORDS = (
    "news_keywords",
    "article:tag",
    "keywords",
    "parsely-tags",
    "sailthru.tags",
    "og:article:tag",
)
_SECTIONS = ("article:section", "og:section", "parsely-section", "section", "cxenseparse:section")
_TIER_NAMES = ("article:content_tier", "og:article:content_tier")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
_MOST_KEYWORDS = 40
_FREE = {"true": True, "false": False}
_TIERS = {"free": True, "metered": False, "locked": False}
"""Facebook's `article:content_tier`; metered text is not free by Google's guidance on paywalled content either."""


def metadata_of(page: PageArticle, notes: Notes, language: str | None) -> dict[str, Any]:
    """Section, keywords, publisher, language, direction and access."""
    return {
        **_section(page, notes),
        **_keywords(page, notes),
        **_publisher(page, notes),
        **_language(page, notes, language),
        **_access(page, notes),
    }


def _section(page: PageArticle, notes: Notes) -> dict[str, Any]:
    site = page.site.value("section")
    if site is not None:
        notes.because("/section", site.method, site.confidence, site.element)
        return {"section": site.value}
    text, how = page.data.first("articleSection"), "JSON-LD articleSection"
    if text is None:
        text, how = page.head.first(*_SECTIONS), "meta article:section"
    if text is None or len(text) > 100:
        return {}
    notes.because("/section", how, 0.9)
    return {"section": text}


def _keywords(page: PageArticle, notes: Notes) -> dict[str, Any]:
    """The words of the first place that states any; of several places all would repeat each other."""
    for how, texts in _stated_keywords(page):
        found: dict[str, str] = {}
        for text in texts:
            parts = _BETWEEN.split(text) if len(texts) == 1 or how.endswith("keywords") else [text]
            for part in parts:
                key = fold(part)
                if key and len(part) < 100:
                    found.setdefault(key, part.strip())
        if found:
            notes.because("/keywords", how, 0.9)
            return {"keywords": tuple(found.values())[:_MOST_KEYWORDS]}
    return {}


def _stated_keywords(page: PageArticle) -> Iterator[tuple[str, list[str]]]:
    yield page.site.how, [text for text, _ in page.site.texts("keywords")]
    yield "JSON-LD keywords", list(page.data.texts("keywords"))
    yield from ((f"meta {name}", page.head.all(name)) for name in _KEYWORDS)


def _publisher(page: PageArticle, notes: Notes) -> dict[str, Any]:
    for node in page.data.articles:
        for each in page.data.resolved(node.get("publisher")):
            name = next(texts_of(each), None)
            if name:
                notes.because("/publisher/name", "JSON-LD publisher", 0.95)
                url = (
                    web(next(texts_of(each.get("url")), None), page.url)
                    if isinstance(each, dict)
                    else None
                )
                return {"publisher": Party(name=name, url=url)}
    name = page.head.first("og:site_name", "application-name")
    if name is None:
        return {}
    notes.because("/publisher/name", "meta og:site_name", 0.8)
    return {"publisher": Party(name=name)}


def _language(page: PageArticle, notes: Notes, wanted: str | None) -> dict[str, Any]:
    """The language that most of the page's statements name, the fullest tag of it; else the caller's."""
    stated = [
        ("html lang", page.head.language),
        ("JSON-LD inLanguage", page.data.first("inLanguage")),
        ("meta og:locale", page.head.first("og:locale")),
        ("meta content-language", page.head.first("content-language", "dc.language", "language")),
    ]
    tags = [(how, tag) for how, text in stated if (tag := _tag(text)) is not None]
    values: dict[str, Any] = {}
    if tags:
        primaries = [tag.partition("-")[0].lower() for _, tag in tags]
        main = max(dict.fromkeys(primaries), key=primaries.count)
        how, tag = next((how, tag) for how, tag in tags if tag.partition("-")[0].lower() == main)
        values["language"] = tag
        notes.because("/language", how, round(primaries.count(main) / len(primaries), 2))
    elif wanted:
        values["language"] = wanted
    direction = direction_of(" ".join(run.text for run in page.story.runs[:20]))
    if direction:
        values["direction"] = direction
        notes.because("/direction", "the script of most letters", 1.0)
    return values


def _tag(text: str | None) -> str | None:
    """A BCP 47 tag from `en_GB`, `en-gb` or `en-GB, fr`."""
    plain = (text or "").partition(",")[0].partition(".")[0].strip().replace("_", "-")
    if not ISO_LANGUAGE_TAG.fullmatch(plain) or len(plain) > 35:
        return None
    first, *rest = plain.split("-")
    return "-".join([first.lower(), *(each.upper() if len(each) == 2 else each for each in rest)])


def _access(page: PageArticle, notes: Notes) -> dict[str, Any]:
    """Whether readers need not pay, as the structured data say it, or else the head."""
    values: dict[str, Any] = {}
    for node in page.data.articles:
        free = node.get("isAccessibleForFree")
        said = free if isinstance(free, bool) else _FREE.get(str(free).rpartition("/")[2].lower())
        if said is None:
            continue
        values["accessible_for_free"] = said
        notes.because("/accessibleForFree", "JSON-LD isAccessibleForFree", 0.95)
        selectors = [
            text
            for part in page.data.resolved(node.get("hasPart"))
            if isinstance(part, dict)
            for text in texts_of(part.get("cssSelector"))
            if _SELECTOR.fullmatch(text)
        ]
        if selectors and not said:
            values["paywall"] = Paywall(selectors=tuple(dict.fromkeys(selectors)))
        return values
    tier = _TIERS.get((page.head.first(*_TIER_NAMES) or "").lower())
    if tier is not None:
        values["accessible_for_free"] = tier
        notes.because("/accessibleForFree", "meta article:content_tier", 0.85)
    return values
