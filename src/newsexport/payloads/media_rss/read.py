"""Media RSS as the media objects of an item.

A `media:group` is one media object with its renditions; a `media:content` outside of a group is one by
itself. What no field holds becomes an extension of the media object, as markup.
Source: Media RSS 1.5.1 (http://www.rssboard.org/media-rss).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import Any

from newsexport.payloads.content import beside_words
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.payloads.media_kind import kind_of_type
from newsexport.payloads.media_rss.names import NAMESPACE, is_media
from newsexport.payloads.xhtml.raw import element_markup
from newsexport.schema.v1 import Extension, Media, Party, Rendition
from newsexport.schema.v1.media import MediaKind
from newsexport.schema.v1.model import of_fields
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, iter_children, local

_DURATION = re.compile(r"\d{1,300}(\.\d{1,330})?")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{2})(\.\d{1,6})?")


@dataclass(slots=True)
class MediaFacts:
    """What Media RSS says of an item: its media, and facts that belong to the item itself."""

    media: list[Media] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    """media:keywords outside of media objects."""
    lost: list[tuple[str, str]] = field(default_factory=list)
    """What stands outside of media objects and is said in other ways of items: element and value."""
    extensions: list[Extension] = field(default_factory=list)
    """All else, as markup."""


class _Draft:
    """A media object in the making."""

    __slots__ = (
        "creators", "extensions", "fields", "is_loose", "keywords", "kind", "lost", "renditions",
        "thumbnails",
    )  # fmt: skip

    def __init__(self, lost: list[tuple[str, str]], *, loose: bool = False) -> None:
        self.lost = lost
        """What the markup of texts holds beside words."""
        self.is_loose = loose
        """Whether it is about no object of its own."""
        self.fields: dict[str, Any] = {}
        self.renditions: list[Rendition] = []
        self.thumbnails: list[Rendition] = []
        self.creators: list[Party] = []
        self.keywords: list[str] = []
        self.extensions: list[Extension] = []
        self.kind: MediaKind | None = None

    def says_nothing(self) -> bool:
        """Whether nothing was found but keywords."""
        return not (self.fields or self.thumbnails or self.creators or self.extensions)

    def media(self) -> Media:
        fields = self.fields
        said = {
            "kind": self.kind or _kind_of(self.renditions), "creators": tuple(self.creators),
            "renditions": (*self.renditions, *self.thumbnails), "extensions": tuple(self.extensions), **fields,
        }  # fmt: skip
        return of_fields(Media, said)


def read_media(elements: list[Element], base: Callable[[str], str] = str) -> MediaFacts:
    """The media of an item from its elements of Media RSS, in order. `base` makes addresses absolute."""
    facts = MediaFacts()
    loose: _Draft | None = None
    for each in elements:
        name, _ = _named(each.tag)
        if _is_portrait(each):
            facts.lost += [("portrait of the author", words) for words in _all_words(each)]
        elif name == "content":
            facts.media.append(_object([each], base, facts.lost))
        elif name == "group":
            first, *others = _objects_of(each)
            facts.media.append(_object(first, base, facts.lost, each))
            facts.media += (_object(contents, base, facts.lost) for contents in others)
        else:
            loose = loose or _Draft(facts.lost, loose=True)
            _detail(each, loose, base)
    if loose is not None:
        _settle(loose, facts)
    return facts


def places_of(elements: list[Element], paths: list[str]) -> list[str]:
    """The XPath of each media object that `read_media` makes of elements with these XPaths."""
    if len(elements) == 1 and _named(elements[0].tag)[0] in _OBJECTS:
        return [] if _is_portrait(elements[0]) else paths
    shown = [not _is_portrait(each) for each in elements]
    elements, paths = list(compress(elements, shown)), list(compress(paths, shown))
    named = [_named(each.tag)[0] for each in elements]
    objects = [
        path
        for each, name, path in zip(elements, named, paths, strict=True)
        if name in _OBJECTS
        for _ in (_objects_of(each) if name == "group" else (each,))
    ]
    if len(objects) == 1:
        return objects  # a thumbnail beside it is one of its renditions
    return objects + [
        path
        for each, name, path in zip(elements, named, paths, strict=True)
        if name == "thumbnail" and each.get("url")
    ]


def _objects_of(group: Element) -> list[list[Element]]:
    """The contents of a group: of one object, or of several where they have titles or captions of their own, as slides do."""
    contents = [child for child in iter_children(group) if local(child) == "content"]
    said = [_own_words(content) for content in contents]
    if len({words for words in said if words}) < 2:
        return [contents]
    found: list[list[Element]] = []
    for content, words in zip(contents, said, strict=True):
        if found and not words:
            found[-1].append(content)  # a further form of the one before
        else:
            found.append([content])
    return found


def _own_words(content: Element) -> tuple[str, ...]:
    return tuple(
        words
        for child in iter_children(content)
        if local(child) in ("title", "description") and (words := (child.text or "").strip())
    )


_OBJECTS = frozenset({"content", "group"})
_PORTRAITS = re.compile(r"https?://(?:[a-z0-9-]+\.)?gravatar\.com/avatar/")


def _is_portrait(element: Element) -> bool:
    """Whether it is the author's picture from the service that keeps those, which blogs put beside those of the story."""
    url = element.get("url") or ""
    return "gravatar" in url and not element.get("type") and _PORTRAITS.match(url) is not None


def _all_words(element: Element) -> Iterator[str]:
    yield element.get("url") or ""
    yield from (words for text in element.itertext() if (words := str(text).strip()))


def _settle(loose: _Draft, facts: MediaFacts) -> None:
    """Details outside of media objects: about the only object there is, else about the item."""
    facts.keywords += loose.keywords
    if len(facts.media) == 1 and loose.says_nothing():
        return
    if len(facts.media) == 1:
        (only,) = facts.media
        added = {
            name: value for name, value in loose.fields.items() if getattr(only, name, None) is None
        }
        rest = {name: value for name, value in loose.fields.items() if name not in added}
        renditions = (*only.renditions, *loose.thumbnails)
        facts.media[0] = only.model_copy(
            update={
                **added,
                "renditions": renditions,
                "creators": (*only.creators, *loose.creators),
            }
        )
        facts.extensions += [_plain(_NAMES.get(name, name), value) for name, value in rest.items()]
    else:
        for thumbnail in loose.thumbnails:
            facts.media.append(Media(kind="picture", renditions=(thumbnail,)))
        fields = dict(loose.fields)
        told = [
            ("credit", fields.pop("credit_line", None)),
            *((f"credit {' '.join(party.roles)}", party.name) for party in loose.creators),
            ("title", fields.pop("headline", None)),
            ("copyright", fields.pop("copyright_notice", None)),
            ("description", fields.pop("caption", None)),
        ]
        facts.lost += [(f"media:{what}", value) for what, value in told if value]
        facts.extensions += [
            _plain(_NAMES.get(name, name), value) for name, value in fields.items()
        ]
    facts.extensions += loose.extensions


def _plain(name: str, value: object) -> Extension:
    return Extension(namespace=NAMESPACE, name=name, value=str(value))


def _object(
    contents: list[Element], base: Callable[[str], str], lost: list[tuple[str, str]],
    group: Element | None = None,
) -> Media:  # fmt: skip
    draft = _Draft(lost)
    for content in contents:
        _rendition(content, draft, base)
        for child in content:
            if isinstance(child.tag, str):
                _detail(child, draft, base)
        _strays(content, draft)
    if group is not None:
        for child in iter_children(group):
            if local(child) != "content":
                _detail(child, draft, base)
        _strays(group, draft)
        for name, value in group.attrib.items():
            draft.extensions.append(_plain("@" + str(name), value))
    return draft.media()


def _strays(element: Element, draft: _Draft) -> None:
    """Words between the elements of a content or group."""
    for words in (element.text, *(child.tail for child in element)):
        if words and not words.isspace():
            draft.extensions.append(_plain(local(element), words.strip()))


_NUMBERS = {"width": "width", "height": "height", "fileSize": "size"}
_KINDS: dict[str, MediaKind] = {
    "image": "picture", "video": "video", "audio": "audio", "document": "other", "executable": "other",
}  # fmt: skip


def _rendition(content: Element, draft: _Draft, base: Callable[[str], str]) -> None:
    """The technical form that an element `content` is."""
    fields: dict[str, Any] = {}
    further: list[Extension] = []
    items: Any = content.items()
    for name, said in items:
        value = said.strip()
        if not value:
            continue
        if name == "url":
            fields["href"] = base(value)
        elif name == "type":
            fields["media_type"] = value
        elif name in _NUMBERS and value.isascii() and value.isdigit() and len(value) < 16:
            fields[_NUMBERS[name]] = int(value)
        elif name == "duration" and (seconds := _seconds(value)) is not None:
            fields["duration"] = seconds
        elif (
            name == "medium" and (kind := _KINDS.get(value.lower())) and draft.kind in (None, kind)
        ):
            draft.kind = kind
        elif name == "isDefault" and value == "true":
            fields["role"] = "main"
        else:
            further.append(Extension(namespace=NAMESPACE, name=f"@{name}", value=value))
    fields["extensions"] = tuple(further)
    draft.renditions.append(of_fields(Rendition, fields))


def _seconds(value: str) -> float | None:
    if _DURATION.fullmatch(value):
        return float(value)
    clock = _CLOCK.fullmatch(value)
    if clock is None:
        return None
    return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3] + (clock[4] or ""))


def _detail(each: Element, draft: _Draft, base: Callable[[str], str]) -> None:
    """A fact about a media object; whatever is no such fact, or says more, is kept as markup."""
    name, known = _named(each.tag)
    keys = each.keys()
    fields = draft.fields
    is_leaf = not len(each)
    simple = known and is_leaf
    value = (each.text or "" if is_leaf else "".join(map(str, each.itertext()))).strip()
    if "<" in value or "&" in value:
        if simple and "=" in value and each.get("type") != "plain":
            beside = beside_words(read_html(value, from_xml=True))
            draft.lost += ((f"media:{name} link", said) for said in beside)
        value = _without_markup(value, each, name)
    terms = each.get("url") if name == "copyright" and keys else None
    if terms and _as_uri(terms) is None:
        simple = False
    if terms and "licence" in fields:
        simple = False  # media:license says it
    if simple and value and (not keys or _ALLOWED.get(name, _NONE).issuperset(keys)):
        target = _TEXTS.get(name)
        if target and target not in fields:
            fields[target] = value
            if terms:
                fields["licence"] = _as_uri(base(terms))
            return
        if name == "credit" and _credit(each, value, draft):
            return
        if name == "keywords" and draft.is_loose:
            draft.keywords += [word.strip() for word in value.split(",") if word.strip()]
            return
        if name == "license" and _as_uri(each.get("href")) and "licence" not in fields and value:
            fields["usage_terms"], fields["licence"] = value, _as_uri(base(each.get("href") or ""))
            return
    if (
        simple
        and name == "thumbnail"
        and each.get("url")
        and not value
        and _thumbnail(each, draft, base)
    ):
        return
    if value or not is_leaf or keys:
        markup = element_markup(each)
        draft.extensions.append(
            Extension(namespace=NAMESPACE, name=name, value=markup, media_type="application/xml")
        )


@lru_cache(maxsize=4096)
def _named(tag: object) -> tuple[str, bool]:
    """The local name of an element, and whether it is of Media RSS."""
    return str(tag).rpartition("}")[2], is_media(str(tag))


def _as_uri(value: str | None) -> str | None:
    return value if value and re.fullmatch(r"\S+", value) else None


_WORDS = {"title": "headline", "description": "caption", "text": "alt_text"}
_TEXTS = {**_WORDS, "copyright": "copyright_notice"}
_NAMES = {field: name for name, field in _TEXTS.items()} | {
    "credit_line": "credit", "usage_terms": "license", "licence": "license",
}  # fmt: skip
"""Field of Media -> the element that says it."""
_NONE: frozenset[str] = frozenset()
_ALLOWED = {
    "title": frozenset({"type"}), "description": frozenset({"type"}), "text": frozenset({"type"}),
    "copyright": frozenset({"url"}), "credit": frozenset({"role", "scheme"}),
    "license": frozenset({"type", "href"}),
}  # fmt: skip


def _credit(each: Element, value: str, draft: _Draft) -> bool:
    """A credit without a role is the credit line; one with a role is a person who made it."""
    role = (each.get("role") or "").strip().lower()
    if (each.get("scheme") or "urn:ebu") != "urn:ebu":
        return False
    if not role and "credit_line" not in draft.fields:
        draft.fields["credit_line"] = value
        return True
    if role:
        draft.creators.append(Party(name=value, roles=(role,)))
        return True
    return False


def _thumbnail(each: Element, draft: _Draft, base: Callable[[str], str]) -> bool:
    fields: dict[str, Any] = {
        str(name): whole_number(str(number), 9)
        for name, number in each.attrib.items()
        if name not in ("url", "time")
    }
    if not fields.keys() <= {"width", "height"} or None in fields.values():
        return False
    time = (each.get("time") or "").strip()
    if time:  # of the film
        fields["extensions"] = (Extension(namespace=NAMESPACE, name="@time", value=time),)
    draft.thumbnails.append(Rendition(role="thumbnail", href=base(each.get("url") or ""), **fields))
    return True


def _without_markup(value: str, each: Element, name: str) -> str:
    """The words of a title or description, whatever markup it holds."""
    if each.get("type") == "plain":
        return value
    if (each.get("type") or "").lower() == "html" or name == "description":
        return plain_text(read_html(value, from_xml=True).blocks).strip()
    return plain_text_of(value) or value  # a name may be nothing but signs


def _kind_of(renditions: list[Rendition]) -> MediaKind:
    for rendition in renditions:
        kind = kind_of_type(rendition.media_type, rendition.href)
        if kind != "other":
            return kind
    return "picture" if not renditions or not renditions[0].media_type else "other"
