"""An item of a JSON feed as a news item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.formats.json_feed.mapping import VERSION
from newsexport.options import Options
from newsexport.payloads import plain
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.payloads.html.places import BodyPaths, HtmlText, place_of
from newsexport.payloads.identity import derive_uri, is_absolute, tell_how
from newsexport.payloads.joined_media import joined as joined_media
from newsexport.payloads.media_kind import kind_of_type
from newsexport.prose.bylines import persons_named
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import (
    Description,
    Extension,
    Headline,
    Link,
    Media,
    NewsItem,
    Party,
    Rendition,
)
from newsexport.syntax.addresses import joined
from newsexport.syntax.json import EXACT_INTEGER
from newsexport.syntax.pointers import escape_token
from newsexport.vocab.forms import LANGUAGE_TAG, tag_read_as


@dataclass(slots=True)
class Feed:
    """What a feed says that its items inherit."""

    publisher: Party | None = None
    language: str | None = None
    authors: tuple[Party, ...] = ()
    bylines: tuple[str, ...] = ()
    base: str | None = None
    taken: set[str] = field(default_factory=lambda: {"version", "items"})
    unsaid: dict[str, object] = field(default_factory=dict)
    """Members that items inherit, as long as none of them says so."""


def feed_of(value: dict[str, Any], report: Report) -> Feed:
    """The feed around the items."""
    reading = _Reading(value, "", report)
    title, home = reading.text("title"), reading.text("home_page_url")
    if home and not is_absolute(home):
        reading.wrong("home_page_url", home, "it is no absolute address")
    feed = Feed(
        publisher=_publisher(title, home),
        language=_language(reading),
        authors=_authors(reading),
        bylines=tuple(reading.bylines),
    )
    report.feed = reading.text("feed_url")
    feed.base = home or report.feed
    feed.taken |= reading.taken - {"feed_url"}
    inherited = {"language": feed.language, "authors": feed.authors, "author": feed.authors}
    feed.unsaid = {key: value[key] for key, said in inherited.items() if said and key in value}
    return feed


def _publisher(title: str | None, home: str | None) -> Party | None:
    if title is None and home is None:
        return None
    url = home if home and is_absolute(home) else None
    return Party(name=plain_text_of(title) if title else None, url=url)


@dataclass(slots=True)
class _Reading:
    """An object being read: what was taken of it."""

    value: dict[str, Any]
    pointer: str
    report: Report
    taken: set[str] = field(default_factory=set)
    bylines: list[str] = field(default_factory=list)
    """Names of authors that are bylines."""
    days: list[str] = field(default_factory=list)
    """The days of times that are no moments."""
    places: dict[str, str] = field(default_factory=dict)
    """Canonical pointers of media -> where they stood."""
    html: list[HtmlText] = field(default_factory=list)
    """The text of HTML that is the body."""

    def take(self, key: str) -> Any:
        self.taken.add(key)
        value = self.value.get(key)
        return None if value in ("", [], {}) else value

    def text(self, key: str) -> str | None:
        value = self.take(key)
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.wrong(key, value, "it is no text")
        return None

    def wrong(self, key: str, value: object, reason: str) -> None:
        """Tell that a value is not what its member wants."""
        self.report.add(
            RD005, pointer=f"{self.pointer}/{key}", field=key, value=value, reason=reason
        )

    def lost(self, key: str, value: object, what: str) -> None:
        """Tell that a value has no place in the item."""
        place = f"{self.pointer}/{key}" if key else self.pointer
        self.report.add(LS002, pointer=place, what=what, value=value)

    def lose_rest(self, what: str) -> None:
        """Tell what nobody took."""
        for key, said in self.value.items():
            if key not in self.taken and said is not None:
                self.lost(escape_token(key), said, what)

    def objects(self, key: str) -> list[tuple[str, dict[str, Any]]]:
        """The objects of a list, with their pointers."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, value, "it is no list")
            return []
        found = []
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                found.append((f"{self.pointer}/{key}/{index}", entry))
            elif entry is not None:
                self.wrong(f"{key}/{index}", entry, "it is no object")
        return found


def item_of(
    value: dict[str, Any], index: int, feed: Feed, name: str, options: Options, report: Report
) -> tuple[NewsItem, Mapping[str, str]]:
    """One item, and the pointer of each of its values."""
    reading = _Reading(value, f"/items/{index}", report)
    url = reading.text("url")
    base = url if url and is_absolute(url) else feed.base or options.base_uri
    fields: dict[str, Any] = {
        **_identity(reading, url, index, name, base),
        "published": _time(reading, "date_published"),
        "version_created": _time(reading, "date_modified"),
        "publisher": feed.publisher,
        "keywords": _tags(reading),
        **_inherited(reading, feed),
    }
    title, summary = reading.text("title"), reading.text("summary")
    if title and (plain_title := plain_text_of(title)):
        fields["headlines"] = (Headline(text=plain_title),)
    if summary and (plain_summary := plain_text_of(summary)):
        fields["descriptions"] = (Description(text=plain_summary, role="summary"),)
    fields |= _content(reading, base)
    fields["links"] = _links(reading)
    if reading.days and not (fields["published"] or fields["version_created"]):
        fields["content_created"] = reading.days[0]
    item = NewsItem(**{key: said for key, said in fields.items() if said is not None})
    return item.model_copy(update={"extensions": _rest(reading)}), _origins(reading)


def _inherited(reading: _Reading, feed: Feed) -> dict[str, Any]:
    """Authors and language, which are those of the feed where the item states none."""
    own, language = _authors(reading), _language(reading) or feed.language
    creators = own or feed.authors
    if creators == feed.authors:
        feed.unsaid.pop("authors", None)
        feed.unsaid.pop("author", None)
    if language == feed.language:
        feed.unsaid.pop("language", None)
    bylines = reading.bylines if own else feed.bylines
    return {"creators": creators, "language": language, "byline": "\n".join(bylines) or None}


def _identity(
    reading: _Reading, url: str | None, index: int, name: str, base: str | None
) -> dict[str, Any]:
    address = joined(base, url) if url else url
    if address is not None and (not is_absolute(address) or re.search(r"\s", address)):
        reading.wrong("url", url, "it is no absolute address")
        address = None
    identifier = reading.text("id")
    content = repr(reading.value)
    uri, how = derive_uri(name, index, identifier=identifier, url=address, content=content)
    tell_how(uri, how, reading.report, reading.pointer)
    fields: dict[str, Any] = {"uri": uri, "canonical_url": address}
    if identifier is not None and identifier != uri:
        fields["alt_ids"] = ({"value": identifier},)
    return fields


def _time(reading: _Reading, key: str) -> datetime | None:
    text = reading.text(key)
    if text is None:
        return None
    found = read_date(text)
    if found.instant is None:
        if found.partial is not None:
            reading.days.append(found.partial)
        reading.wrong(key, text, found.fault)
    return found.instant


def _language(reading: _Reading) -> str | None:
    tag = reading.text("language")
    if tag is None or LANGUAGE_TAG.fullmatch(tag):
        return tag
    meant, reason = tag_read_as(tag)
    reading.wrong("language", tag, reason)
    return meant


def _authors(reading: _Reading) -> tuple[Party, ...]:
    """The authors of 1.1, or the author of 1.0."""
    entries = reading.objects("authors")
    lone = reading.take("author")
    if isinstance(lone, dict) and not entries:
        entries = [(f"{reading.pointer}/author", lone)]
    elif isinstance(lone, dict) and all(lone != each for _, each in entries):
        reading.lost("author", lone, "the author beside the authors")
    elif lone is not None and not isinstance(lone, dict):
        reading.wrong("author", lone, "it is no object")
    found: list[Party] = []
    for pointer, entry in entries:
        inner = _Reading(entry, pointer, reading.report)
        name, url = inner.text("name"), inner.text("url")
        avatar = inner.text("avatar")
        if avatar:
            inner.lost("avatar", avatar, "the avatar of an author")
        if url and re.search(r"\s", url):
            inner.wrong("url", url, "it is no address")
            url = None
        persons = persons_named(name) if name else ()
        if persons and not (url and len(persons) > 1):
            reading.bylines.append(name or "")
            found += (Party(name=person, url=url) for person in persons)
        elif name or url:
            found.append(Party(name=name, url=url))
        inner.lose_rest("a member of an author")
    return tuple(found)


def _tags(reading: _Reading) -> tuple[str, ...]:
    value = reading.take("tags")
    if value is None:
        return ()
    entries = value if isinstance(value, list) else [value]
    for index, entry in enumerate(entries):
        if not isinstance(entry, str) or not entry.strip():
            place = f"tags/{index}" if entries is value else "tags"
            reading.wrong(place, entry, "it is no text")
    return tuple(each.strip() for each in entries if isinstance(each, str) and each.strip())


def _content(reading: _Reading, base: str | None) -> dict[str, Any]:
    """Body and media: HTML before text; pictures of the body once."""
    html, text = reading.text("content_html"), reading.text("content_text")
    content = read_html(html, base=base) if html else None
    if content is not None:
        text_of = HtmlText(
            f"{reading.pointer}/content_html", str(reading.value["content_html"]), base,
            blocks=len(content.blocks), media=tuple((n, n) for n in range(len(content.media))),
        )  # fmt: skip
        reading.html.append(text_of)
        for left in content.leftovers:
            place = place_of(left, text_of)
            reading.report.add(LS002, pointer=place, what=left.path, value=left.text)
    blocks = content.blocks if content is not None else plain.read(text or "")
    media = list(content.media) if content is not None else []
    shown = {r.href for each in media for r in each.renditions}
    for key in ("image", "banner_image"):
        href = reading.text(key)
        if href is not None and href not in shown:
            media.append(
                Media(kind="picture", renditions=(Rendition(href=href, role=_ROLES[key]),))
            )
            reading.places[f"/media/{len(media) - 1}"] = f"{reading.pointer}/{key}"
            shown.add(href)
    at_address = {r.href: n for n, each in enumerate(media) for r in each.renditions}
    for pointer, entry in reading.objects("attachments"):
        medium = _attachment(_Reading(entry, pointer, reading.report))
        if medium is None:
            continue
        at = at_address.get(medium.renditions[0].href)
        if at is not None and _is_same(media[at], medium):
            media[at] = joined_media(media[at], medium)
            place = f"/media/{at}"
        else:
            place = f"/media/{len(media)}"
            at_address.setdefault(medium.renditions[0].href, len(media))
            media.append(medium)
            reading.places[place] = pointer
            reading.places[f"{place}/renditions/0/href"] = f"{pointer}/url"
        reading.places[f"{place}/renditions/0/mediaType"] = f"{pointer}/mime_type"
    if html and text and _words(text) not in _words(html):
        reading.lost("content_text", text, "the plain text beside the HTML")
    return {"body": blocks, "media": tuple(media)}


def _is_same(medium: Media, attachment: Media) -> bool:
    """Whether an attachment is a medium that is known already, and says nothing else of it."""
    (said,) = attachment.renditions
    found = next((each for each in medium.renditions if each.href == said.href), None)
    names = ("media_type", "size", "duration")
    pairs = [(getattr(found, name, None), getattr(said, name)) for name in names]
    pairs.append((medium.headline, attachment.headline))
    return found is not None and all(None in pair or pair[0] == pair[1] for pair in pairs)


_ROLES = {"image": "main", "banner_image": "banner"}


def _words(text: str) -> str:
    return "".join(plain_text_of(text).split()).casefold()


def _attachment(reading: _Reading) -> Media | None:
    href, media_type = reading.text("url"), reading.text("mime_type")
    size, duration = _number(reading, "size_in_bytes"), _number(reading, "duration_in_seconds")
    title = reading.text("title")
    if href is None:
        reading.lost("", reading.value, "an attachment without an address")
        return None
    if size is not None and int(size) != size:
        reading.wrong("size_in_bytes", size, "it is no whole number")
        size = None
    rendition = Rendition(
        href=href,
        media_type=media_type,
        size=int(size) if size is not None else None,
        duration=duration,
    )
    reading.lose_rest("a member of an attachment")
    return Media(kind=kind_of_type(media_type, href), headline=title, renditions=(rendition,))


def _number(reading: _Reading, key: str) -> float | None:
    value = reading.take(key)
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value <= EXACT_INTEGER
    ):
        return value
    if value is not None:
        reading.wrong(key, value, f"it is no number from 0 to {EXACT_INTEGER}")
    return None


def _links(reading: _Reading) -> tuple[Link, ...]:
    href = reading.text("external_url")
    return (Link(rel="related", href=href),) if href else ()


def _rest(reading: _Reading) -> tuple[Extension, ...]:
    return tuple(
        Extension(namespace=VERSION, name=key, value=said)
        for key, said in reading.value.items()
        if key and key not in reading.taken and said is not None
    )


def _origins(reading: _Reading) -> Mapping[str, str]:
    places = {
        "/uri": "id", "/canonicalUrl": "url", "/headlines": "title", "/published": "date_published",
        "/versionCreated": "date_modified", "/descriptions": "summary", "/language": "language",
        "/keywords": "tags", "/creators": "authors",
        "/body": "content_html" if "content_html" in reading.value else "content_text",
    }  # fmt: skip
    found = {
        canonical: f"{reading.pointer}/{key}"
        for canonical, key in places.items()
        if key in reading.value
    }
    return BodyPaths({"": reading.pointer, **found, **reading.places}, reading.html)
