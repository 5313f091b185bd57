"""Where the values of a page's item stand: worked out when somebody asks, for mostly nobody does.

A place is the XPath of an element (`/html/body/h1`), of an attribute (`/html/@lang`), or a value of a JSON-LD script
(`/html/head/script[2]#/author/0/name`). What the page does not say is placed where it would be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsexport.extract.page.article import PageArticle
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.linked_data import Node
from newsexport.syntax.html_places import html_path
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.xml import Element

Place = Element | str
"""An element; or how a value that no reader sees was found, in the words of its evidence."""

HEAD = "/html/head"
_LINKED = re.compile(r"(?:JSON-LD|linked data)\b(?: (\w+))?")
_META = re.compile(r"meta ([\w:.-]+)")
_SAID_BY: dict[str, tuple[str, ...]] = {
    "canonical": ("og:url",),
    "the latest moment": ("article:modified_time", "article:published_time"),
    "the description in the head": ("og:description", "description", "twitter:description"),
    "meta article:section": ("og:section", "parsely-section", "section", "cxenseparse:section"),
    "meta og:site_name": ("application-name",),
    "meta content-language": ("dc.language", "language"),
    "meta article:content_tier": ("og:article:content_tier",),
    "meta og:image": ("og:image:url", "twitter:image"),
}
"""How a value was found -> further metas that may have said it."""
_PROPERTIES = {
    "canonicalUrl": ("url", "mainEntityOfPage"),
    "uri": ("@id", "identifier", "url", "mainEntityOfPage"),
    "descriptions": ("description",),
    "published": ("datePublished",),
    "versionCreated": ("dateModified", "datePublished"),
}
"""Field -> properties of structured data that may have said it, where its evidence names none."""
_EXPECTED = frozenset(
    "canonicalUrl published versionCreated creators publisher rights media section keywords".split()
)
"""Fields that structured data, or metas, would state."""
_FILES = re.compile(r"(/media/\d+)/(?:renditions|altText)")
_MOST_PARTS = 5000


class PagePlaces(Mapping[str, str]):
    """Canonical pointer -> place in the page, made when it is asked for."""

    __slots__ = ("_known", "_made", "_page")

    def __init__(self, known: dict[str, Place], page: PageArticle) -> None:
        self._known = known
        self._page = page
        self._made: dict[str, str] = {}

    def __getitem__(self, pointer: str) -> str:
        made = self._made.get(pointer)
        if made is None:
            made = self._made[pointer] = self._place(pointer)
        return made

    def __contains__(self, pointer: object) -> bool:
        if pointer in self._known or pointer in ("", "/language") or _field(pointer) in _EXPECTED:
            return True
        return isinstance(pointer, str) and self._picture(pointer) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        wanted = ("", "/language", *(f"/{name}" for name in _EXPECTED), *self._known)
        return dict, ({pointer: self[pointer] for pointer in wanted},)

    def _place(self, pointer: str) -> str:
        if pointer not in self:
            raise KeyError(pointer)
        place, page = self._known.get(pointer), self._page
        if isinstance(place, str):
            found = _stated(place, pointer, page)
            if found is not None:
                return found
        elif place is not None:
            return place_of(place, page)
        picture = self._picture(pointer)
        if picture is not None:
            return place_of(picture, page)
        if pointer == "/language":
            return "/html"
        return place_of_data(page) if _field(pointer) in _EXPECTED else place_of_headline(page)

    def _picture(self, pointer: str) -> Element | None:
        """The picture of a figure that a pointer to its files or its other text means."""
        match = _FILES.fullmatch(pointer)
        figure = self._known.get(match[1]) if match else None
        if figure is None or isinstance(figure, str):
            return None
        return next(figure.iter("img", "amp-img", "video", "audio", "iframe"), None)


def _field(pointer: object) -> str:
    """The name of a field at the top of an item; "" of anything below."""
    return pointer[1:] if isinstance(pointer, str) and pointer.startswith("/") else ""


def place_of(element: Element, page: PageArticle) -> str:
    """The place of an element; of one out of the data of a script, the script."""
    if element.getroottree().getroot() is page.root:
        return page.site.path(element)
    if page.story.stood is not None:
        return html_path(page.story.stood)
    return _linked(("articleBody", "liveBlogUpdate"), page) or "/html"


def place_of_headline(page: PageArticle) -> str:
    """Where readers see the headline, else where the page states its title: the place of the whole item."""
    if page.headline is not None and page.headline.element is not None:
        return place_of(page.headline.element, page)
    title = next(page.root.iter("title"), None)
    return "/html" if title is None else html_path(title)


def place_of_data(page: PageArticle) -> str:
    """Where machines are told of the article: its structured data, else the head of the page."""
    found = (place_of_node(node, page) for node in page.data.articles)
    return next(found, None) or HEAD


def place_of_value(value: PageValue[Any], field: str, page: PageArticle) -> str:
    """The place of a value of the page."""
    if value.element is not None:
        return place_of(value.element, page)
    return _stated(value.method, f"/{field}", page) or place_of_data(page)


def scripts_of(root: Element) -> list[Element]:
    """The scripts of JSON-LD, in the order of the page."""
    return [each for each in root.iter("script") if "ld+json" in (each.get("type") or "").lower()]


def broken_scripts(page: PageArticle) -> list[Element]:
    """Those of them that could not be read at all."""
    if not page.data.broken:
        return []
    scripts = zip(scripts_of(page.root), page.data.values, strict=False)
    return [each for each, value in scripts if value is None and (each.text or "").strip()]


def place_of_node(node: Node, page: PageArticle) -> str | None:
    """The place of a node of structured data."""
    for script, value in zip(scripts_of(page.root), page.data.values, strict=False):
        pointer = _pointer_to(node, value)
        if pointer is not None:
            return f"{html_path(script)}#{pointer}"
    return None


def _pointer_to(node: Node, value: Any) -> str | None:
    waiting = [("", value)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return None
        pointer, current = waiting.pop()
        if current is node:
            return pointer
        pairs = current.items() if isinstance(current, dict) else enumerate(current)
        waiting += [
            (f"{pointer}/{escape_token(str(key))}", each)
            for key, each in pairs
            if isinstance(each, dict | list)
        ]
    return None


def _stated(how: str, pointer: str, page: PageArticle) -> str | None:
    """Where a value stands that was found so; None where that is not known."""
    field = pointer.split("/")[1] if "/" in pointer else ""
    if how == "html lang":
        return "/html/@lang"
    if "canonical" in how:
        for link in page.root.iter("link"):
            if (link.get("rel") or "").lower() == "canonical":
                return f"{html_path(link)}/@href"
    named = _META.match(how)
    also = next((names for words, names in _SAID_BY.items() if words in how), ())
    found = place_of_meta((*((named[1],) if named else ()), *also), page)
    if found is not None:
        return found
    linked = _LINKED.search(how)
    if linked:
        return _linked((linked[1] or "headline", "headline"), page)
    if field == "headlines":
        return place_of_headline(page)
    return _linked(_PROPERTIES.get(field, ()), page)


def place_of_meta(names: tuple[str, ...], page: PageArticle) -> str | None:
    """The content of the first meta of one of these names that says something."""
    for name in names:
        for meta in page.root.iter("meta"):
            said = (meta.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
            if name == (next(filter(None, said), "") or "").strip().lower() and meta.get("content"):
                return f"{html_path(meta)}/@content"
    return None


def _linked(names: tuple[str, ...], page: PageArticle) -> str | None:
    """The first of these properties that an article of the structured data has."""
    for node in page.data.articles:
        for name in names:
            if node.get(name) not in (None, "", []):
                place = place_of_node(node, page)
                return f"{place}/{escape_token(name)}" if place else None
    return None
