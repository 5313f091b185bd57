"""One item as an element `entry`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.codes.reading import OF_CONVERSION, RD003
from newsexport.dialect import FeedDialect
from newsexport.formats.atom.dialect_elements import extras, media_of
from newsexport.formats.atom.names import ATOM
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of
from newsexport.payloads.for_readers.shown_media import shown, unshown
from newsexport.payloads.html.receiver_body import taken
from newsexport.payloads.html.write import write_html
from newsexport.payloads.identity import address_for, is_absolute
from newsexport.payloads.title_and_summary import summary_of, title_of
from newsexport.prose.feed_dates import in_utc, rfc3339
from newsexport.report import Report
from newsexport.rules.addresses import fault_of_url
from newsexport.schema.v1 import Concept, Link, Media, NewsItem, Party
from newsexport.syntax.addresses import is_web_address, parts_of
from newsexport.syntax.xml_text import UNWRITABLE, attributes, element, leaf, text

_CONCEPTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres")


def entry(
    item: NewsItem, options: Options, report: Report, *, publisher: str | None, author: str | None
) -> str:
    """The element. `publisher` and `author` are what the feed around it says; None: no feed is around it."""
    feed = feed_of(options)
    pieces = [
        leaf("id", address_for(item.uri)),
        _title(item),
        element("updated", _updated(item, options, report)),
        leaf("published", _published(item, feed)),
        *_people(item, author),
        element("link", "", rel="alternate", type="text/html", href=item.canonical_url),
        *_links(item, feed),
        *_categories(item, feed),
        *_rights(item),
        _summary(item),
        _content(item, feed),
        *_modules(item, publisher),
        *extras(item, feed),
        *media_of(item, feed, options),
    ]
    inside = "".join(f"{piece}\n" for piece in pieces if piece)
    return element("entry", f"\n{inside}", xml_lang=item.language) + "\n"


def _published(item: NewsItem, feed: FeedDialect) -> str | None:
    if item.published is None:
        return None
    return rfc3339(in_utc(item.published) if feed.utc else item.published)


def _title(item: NewsItem) -> str:
    found = title_of(item)
    if found is None:
        return "<title/>"
    language = found.language if found.language != item.language else None
    return element("title", text(_line(found.text)), xml_lang=language)


def _line(value: str) -> str:
    """A text on one line."""
    return " ".join(UNWRITABLE.sub("", value).split())


def _updated(item: NewsItem, options: Options, report: Report) -> str:
    """When this version was made; Atom demands it."""
    when = item.version_created or item.published
    if when is None:
        when = options.time
        report.add(RD003, pointer="/versionCreated", time=rfc3339(when), whose=OF_CONVERSION)
    return rfc3339(when)


def _people(item: NewsItem, author: str | None) -> Iterator[str]:
    creators = [each for each in item.creators if each.name and _line(each.name)]
    for party in creators:
        yield element("author", _person(party))
    if not creators and author is None:
        yield element("author", leaf("name", author_of(item)))
    for party in item.contributors:
        if party.name and _line(party.name):
            yield element("contributor", _person(party))


def _person(party: Party) -> str:
    email = party.email if party.email and party.email.count("@") == 1 else None
    email = email if email and not email.startswith("@") and not email.endswith("@") else None
    return (
        leaf("name", _line(party.name or ""))
        + leaf("uri", _address(party.url))
        + leaf("email", _line(email) if email else None)
    )


def _scheme(value: str | None) -> str | None:
    """A scheme that Atom may name: by its address."""
    return value if value and is_absolute(value) and fault_of_url(value) is None else None


def _address(value: str | None) -> str | None:
    """An address without white space and characters that XML cannot carry."""
    return value if value and value.split() == [value] and not UNWRITABLE.search(value) else None


def author_of(item: NewsItem) -> str:
    """Who stands for an author where none is named: the publisher, the provider, the site."""
    named = (party.name for party in (item.publisher, item.provider) if party and party.name)
    found = next((_line(name) for name in named if _line(name)), None)
    return found or parts_of(item.canonical_url).hostname or "unknown"


def _links(item: NewsItem, feed: FeedDialect) -> Iterator[str]:
    elsewhere = _elsewhere(item)
    alternates: set[tuple[str | None, Any]] = {("text/html", None)}
    for link in item.links:
        if link.rel == "alternate":
            key = (_media_type(link.media_type), _further(link).get("hreflang"))
            if key in alternates:
                continue  # RFC 4287 allows one of a type and language: the page
            alternates.add(key)
        if link is elsewhere or (link.rel in {"related", "seeAlso"} and not feed.links):
            continue
        if link.rel == "in-reply-to" and link.uri:
            yield element(
                "thr:in-reply-to", "", ref=link.uri, href=_address(link.href), type=link.media_type
            )
        elif link.rel and _address(link.rel) and is_absolute(_address(link.href) or ""):
            yield _link(link)
    for index in unshown(item) if not feed.one_rendition else ():
        yield _enclosure(item.media[index], item.canonical_url)


def _further(link: Link) -> dict[str, Any]:
    """Language and length of what a link leads to."""
    return {
        each.name[1:]: each.value
        for each in link.extensions
        if each.namespace == ATOM and each.name in ("@hreflang", "@length")
    }


def _link(link: Link) -> str:
    kind = _media_type(link.media_type)
    said = {"rel": link.rel, "href": link.href, "type": kind, "title": link.title, **_further(link)}
    return f"<link{attributes(**said)}/>"


def _enclosure(medium: Media, base: str | None) -> str:
    """A media object that the text does not show."""
    best = shown(medium, base)
    if best is None or not is_web_address(best.href):
        return ""
    kind = _media_type(best.media_type)
    return element("link", "", rel="enclosure", type=kind, length=best.size, href=best.href)


def _categories(item: NewsItem, feed: FeedDialect) -> Iterator[str]:
    for word in item.keywords:
        if _line(word) and (not feed.keywords or "," in word):
            yield element("category", "", term=_line(word))
    for name in _CONCEPTS:
        for concept in getattr(item, name):
            yield _category(concept)


def _category(concept: Concept) -> str:
    label = _line(concept.name or "") or None
    term = concept.uri or concept.literal or label
    if not term or not _line(term):
        return ""
    same = label == term and concept.scheme is not None
    return element(
        "category", "", term=_line(term), scheme=_scheme(concept.scheme), label=None if same else label
    )  # fmt: skip


def _rights(item: NewsItem) -> Iterator[str]:
    said = {
        "notice": "rights", "holder": "dcterms:rightsHolder", "usage_terms": "dcterms:accessRights",
        "licence": "link",
    }  # fmt: skip
    for rights in item.rights:
        for field, tag in list(said.items()) if not rights.scope else ():
            value = getattr(rights, field)
            value = value.name if isinstance(value, Party) else value
            if not value or not _line(value):
                continue
            del said[field]
            if tag == "link":
                yield element("link", "", rel="license", href=value) if is_absolute(value) else ""
            else:
                yield leaf(tag, _line(value))


def _summary(item: NewsItem) -> str:
    found = summary_of(item)
    return element("summary", text(found.text)) if found and _line(found.text) else ""


def _content(item: NewsItem, feed: FeedDialect) -> str:
    if item.body:
        markup = taken(write_html(item.body, item.media).markup, feed.tags).markup
        return element("content", text(markup), type="html")
    link = _elsewhere(item)
    return element("content", "", type=_media_type(link.media_type), src=link.href) if link else ""


def _elsewhere(item: NewsItem) -> Link | None:
    """The link to a content that stands elsewhere. Atom demands a summary beside it."""
    if item.body or summary_of(item) is None:
        return None
    links = (each for each in item.links if each.rel == "content" and _address(each.href))
    return next(links, None)


def _media_type(value: str | None) -> str | None:
    return value if value and "/" in value.strip("/") else None


def _modules(item: NewsItem, publisher: str | None) -> Iterator[str]:
    name = item.publisher.name if item.publisher else None
    if name and _line(name) != publisher:
        yield leaf("dc:publisher", _line(name))
