"""An entry of a sitemap as a news item: each of its elements by its meaning, all others kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsexport.formats.news_sitemap.documents import Part
from newsexport.formats.news_sitemap.names import SITEMAP, key_of
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.feeds.reading import FeedDraft, extension_of, is_uri
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Extension,
    Headline,
    Link,
    Media,
    NewsItem,
    Party,
    Rendition,
)
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.vocab.forms import LANGUAGE_TAG, tag_read_as

_CHINESE = {"zh-cn": "zh-CN", "zh-tw": "zh-TW"}
_WITH_CHILDREN = frozenset({"news:news", "news:publication"})
_LINK = frozenset({"rel", "href", "hreflang", "type"})
_XHTML = "http://www.w3.org/1999/xhtml"

ReadElement = Callable[["Draft", Element, str], None]


class Draft(FeedDraft):
    """The fields of an entry in the making."""

    home = SITEMAP
    address: str | None = None


def item_of(part: Part, name: str, index: int, report: Report) -> Parsed:
    """The item of an entry. Never raises for what is in it."""
    draft = Draft(part.path, report)
    draft.origins[""] = part.path
    _children(part.element, draft)
    draft.path = part.path
    headline = draft.headlines[0].text if draft.headlines else None
    uri, how = derive_uri(name, index, url=draft.address, content=headline)
    tell_how(uri, how, report, part.path)
    item = NewsItem(
        uri=uri, canonical_url=draft.address, headlines=tuple(draft.headlines), links=tuple(draft.links),
        keywords=tuple(draft.keywords), media=tuple(draft.media), extensions=tuple(draft.extensions),
        **draft.fields,
    )  # fmt: skip
    report.name_item(item.uri, item.headline)
    return Parsed(item, Origins(draft.origins, part.window))


def _children(element: Element, draft: Draft) -> None:
    """The elements inside of one that groups them; its own text and attributes say nothing."""
    path = draft.path
    for key, value in element.attrib.items():
        draft.lose(f"{local(element)}/@{str(key).rpartition('}')[2]}", str(value))
    for stray in (element.text, *(child.tail for child in element)):
        if stray and not stray.isspace():
            draft.lose("text between elements", stray.strip())
    counts: dict[str, int] = {}
    for child in iter_children(element):
        plain = local(child)
        count = counts[plain] = counts.get(plain, 0) + 1
        draft.path = f"{path}/{plain}[{count}]" if count > 1 else f"{path}/{plain}"
        _read(child, draft)
    draft.path = path


def _read(element: Element, draft: Draft) -> None:
    key = key_of(str(element.tag))
    read = _READERS.get(key)
    words = (element.text or "").strip()
    if key in _WITH_CHILDREN:
        _children(element, draft)
    elif key == "image:image":
        _image(draft, element)
    elif key == "xhtml:link":
        _link(draft, element)
    elif read is None or len(element):
        draft.keep(element)
    else:
        for name, value in element.attrib.items():
            draft.lose(f"{local(element)}/@{str(name).rpartition('}')[2]}", str(value))
        if words:
            read(draft, element, words)


def _loc(draft: Draft, element: Element, words: str) -> None:
    if not is_web_address(words):
        draft.doubt("canonicalUrl", words, "it is no absolute address of the web")
    elif draft.address is not None:
        draft.lose("loc", words)
    else:
        draft.address = words
        draft.origins["/canonicalUrl"] = draft.path
        draft.origins["/uri"] = draft.path


def _title(draft: Draft, element: Element, words: str) -> None:
    said = draft.line_of(words, "news:title")
    if draft.headlines or not said:
        draft.lose("news:title", words)
    else:
        draft.origins["/headlines/0"] = draft.path
        draft.headlines.append(Headline(text=said))


def _name(draft: Draft, element: Element, words: str) -> None:
    if not draft.put("publisher", "/publisher", Party(name=words)):
        draft.lose("news:name", words)


def _language(draft: Draft, element: Element, words: str) -> None:
    tag = _CHINESE.get(words.lower(), words)
    if not LANGUAGE_TAG.fullmatch(tag):
        meant, reason = tag_read_as(tag)
        draft.doubt("language", words, reason)
        tag = meant or ""
    if tag and not draft.put("language", "/language", tag):
        draft.lose("news:language", words)


def _date(field: str, day_field: str) -> ReadElement:
    """A reader of dates; a day without time, which is allowed, is no moment and has a field of its own."""

    def read(draft: Draft, element: Element, words: str) -> None:
        found = read_date(words)
        value: object = found.instant
        name = field
        if found.instant is None and found.grammar == "w3c-dtf":
            name, value = day_field, found.partial
        if value is None:
            draft.doubt(_pointer(name)[1:], words, found.fault)
        elif not draft.put(name, _pointer(name), value):
            draft.lose(local(element), words)

    return read


def _pointer(field: str) -> str:
    first, *rest = field.split("_")
    return f"/{first}{''.join(word.title() for word in rest)}"


def _keywords(draft: Draft, element: Element, words: str) -> None:
    said = (word.strip() for word in words.split(","))
    draft.keywords |= dict.fromkeys(filter(None, said))


def _genres(draft: Draft, element: Element, words: str) -> None:
    said = dict.fromkeys(word.strip() for word in words.split(","))
    genres = tuple(Concept(literal=word) for word in said if word)
    if not draft.put("genres", "/genres", genres):
        draft.lose("news:genres", words)


_READERS: dict[str, ReadElement] = {
    "loc": _loc,
    "lastmod": _date("version_created", "content_modified"),
    "news:title": _title,
    "news:name": _name,
    "news:language": _language,
    "news:publication_date": _date("published", "content_created"),
    "news:keywords": _keywords,
    "news:genres": _genres,
}
"""Key of an element -> what reads it; it has words and no elements inside."""

_OF_IMAGES = {"image:title": "headline", "image:caption": "caption", "image:license": "licence"}


def _image(draft: Draft, element: Element) -> None:
    """A picture of the article; one without an address is kept as it stands."""
    said: dict[str, str] = {}
    rest: list[Extension] = []
    for child in iter_children(element):
        key, words = key_of(str(child.tag)), (child.text or "").strip()
        fits = not len(child) and not child.attrib and key not in said
        if key == "image:license":
            fits = fits and is_uri(words)
        if words and fits and (key == "image:loc" or key in _OF_IMAGES):
            said[key] = words
        elif words or len(child) or child.attrib:
            rest += extension_of(child, draft.home)
    if "image:loc" not in said:
        draft.keep(element)
        return
    draft.lose_strays(element)
    for name, value in element.attrib.items():
        draft.lose(f"image/@{str(name).rpartition('}')[2]}", str(value))
    fields: dict[str, Any] = {field: said[key] for key, field in _OF_IMAGES.items() if key in said}
    draft.origins[f"/media/{len(draft.media)}"] = draft.path
    rendition = Rendition(href=said["image:loc"])
    draft.media.append(
        Media(kind="picture", renditions=(rendition,), extensions=tuple(rest), **fields)
    )


def _link(draft: Draft, element: Element) -> None:
    """The same article in another language or for other devices."""
    rel, href = (element.get("rel") or "").strip(), (element.get("href") or "").strip()
    if not rel or not href or " " in href or len(element) or set(element.attrib) - _LINK:
        draft.keep(element)
        return
    language = (element.get("hreflang") or "").strip()
    more = (Extension(namespace=_XHTML, name="@hreflang", value=language),) if language else ()
    kind = (element.get("type") or "").strip() or None
    draft.links.append(Link(rel=rel, href=href, media_type=kind, extensions=more))
