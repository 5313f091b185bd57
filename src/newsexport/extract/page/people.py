"""Who wrote a story: names from structured data, metas and bylines; never one that nobody states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.view import PageView
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.xml import Element

_METAS = (
    "author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author", "cxenseparse:author", "authors", "dc.contributor",
)  # fmt: skip
_BEFORE = re.compile(
    r"^(?:by|von|par|por|text(?:e)?|words|written by|story by|posted by|review by|di|av|door|przez|tekst|autor(?:in)?)"
    r"\s*:?\s+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*[,|(·•]\s*(?:[^,|]*\b(?:reporter|editor|correspondent|writer|contributor|staff|columnist|producer"
    r"|redakt\w*|CNN|BBC|AP|Reuters|AFP|USA TODAY|chief|analyst|News)\b.*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\s&\s|\sand\s|\sund\s|\set\s|\sy\s|\s/\s|\|)\s*")
_NOBODY = frozenset(
    "admin staff editor redaktion null none unknown author webmaster team administrator online".split()
)
_IN_BYLINE = re.compile(
    r"(?:by|von|par|por|di)\s+(.{3,60}?)(?:\s*[|,•·–—]\s|\s+\d|\s+(?:published|updated|on)\b|$)",
    re.IGNORECASE,
)


def clean_names(texts: Iterable[str]) -> list[str]:
    """The names in what a page gives as authors."""
    found: dict[str, str] = {}
    for text in texts:
        whole = _AFTER.sub("", _BEFORE.sub("", one_line(unescape(text))))
        for part in _BETWEEN.split(whole):
            name = part.strip(" .,-–—|")
            if is_name(name):
                found.setdefault(fold(name), name)
    return list(found.values())


def is_name(text: str) -> bool:
    """Whether a stated author can be one: no address, no number, no name for nobody."""
    if not text or len(text) > 60 or "@" in text or text.startswith(("http", "www")):
        return False
    if not re.search(r"\w", text) or re.search(r"\d{3}", text):
        return False
    return fold(text) not in _NOBODY


def find_authors(
    view: PageView, head: Head, data: LinkedData, sites: Iterable[str]
) -> list[PageValue[str]]:
    """The authors that the page names, in its order."""
    for node in data.articles:
        names = clean_names(_names(node.get("author") or node.get("creator"), data))
        if names:
            return [PageValue(name, "JSON-LD author", 0.9) for name in names]
    for meta in _METAS:
        names = clean_names(head.all(meta))
        if names:
            return [PageValue(name, f"meta {meta}", 0.8) for name in names]
    for element in view.bylines:
        names = _in_byline(element)
        if names:
            return [PageValue(name, "byline", 0.7, element) for name in names]
    return []


def _names(value: object, data: LinkedData) -> Iterable[str]:
    for each in data.resolved(value):
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            named = each.get("name")
            for name in named if isinstance(named, list) else [named]:
                if isinstance(name, str):
                    yield name


def _in_byline(element: Element) -> list[str]:
    text = one_line(" ".join(element.itertext()))
    if not text or len(text) > 160:
        return []
    links = [] if element.tag == "a" else [one_line(" ".join(a.itertext())) for a in element.iter("a")]
    linked = [link for link in links if 3 < len(link) < 40 and len(link.split()) <= 5]
    match = _IN_BYLINE.match(text)
    texts = linked or ([match[1]] if match else [text] if len(text) < 50 else [])
    return [
        name
        for name in clean_names(texts)
        if 1 < len(name.split()) <= 5 and not re.search(r"\d", name)
    ]
