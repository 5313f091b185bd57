"""Where the page keeps each field of an item: what readers see, the head, and the JSON-LD."""

from __future__ import annotations

from collections.abc import Callable

from newsexport.mapping import Home, Homes
from newsexport.payloads.schema_org.homes import UNWRITTEN
from newsexport.schema.v1 import Link, NewsItem

_LD = "JSON-LD: "

PAGE: Homes = {
    "uri": Home(_LD + "@id, identifier"),
    "version": Home(_LD + "version", only="write"),
    "altIds": Home(_LD + "identifier", "not their extensions", only="write"),
    "canonicalUrl": Home("link rel=canonical, og:url"),
    "derivedFrom": Home(_LD + "isBasedOn", only="write"),
    "firstCreated": Home(_LD + "dateCreated", only="write"),
    "versionCreated": Home("time, article:modified_time"),
    "published": Home("time, article:published_time"),
    "contentCreated": Home(_LD + "dateCreated", "where firstCreated is not known"),
    "contentModified": Home(_LD + "dateModified", "where versionCreated is not known"),
    "expires": Home("article:expiration_time, robots unavailable_after", only="write"),
    "provider": Home(_LD + "provider", only="write"),
    "publisher": Home(_LD + "publisher"),
    "creators": Home("p.nx-byline, meta author", "not their roles and e-mail addresses"),
    "contributors": Home(_LD + "contributor, editor", only="write"),
    "byline": Home("p.nx-byline", only="write"),
    "infoSources": Home(_LD + "sourceOrganization", "organisations", only="write"),
    "creditLine": Home("footer.nx-foot small", only="write"),
    "dateline": Home("p.nx-dateline", only="write"),
    "located": Home(_LD + "locationCreated", only="write"),
    "language": Home("html/@lang"),
    "direction": Home("html/@dir"),
    "headlines": Home("h1, p.nx-kicker, p.nx-subtitle", "roles kicker and subheadline"),
    "section": Home("span.nx-section, article:section"),
    "descriptions": Home("p.nx-standfirst, meta description", "roles standfirst and summary"),
    "body": Home("div.nx-body", "plain HTML without scripts, styles and foreign attributes"),
    "corrections": Home("section.nx-corrections", only="write"),
    "subjects": Home(_LD + "about", only="write"),
    "people": Home(_LD + "about", only="write"),
    "organisations": Home(_LD + "about", only="write"),
    "places": Home(_LD + "about", only="write"),
    "events": Home(_LD + "about", only="write"),
    "objects": Home(_LD + "about", only="write"),
    "genres": Home(_LD + "genre, @type", only="write"),
    "keywords": Home("meta keywords, article:tag"),
    "audience": Home(_LD + "audience", only="write"),
    "media": Home("figure, og:image; the rest in the JSON-LD"),
    "links": Home("nav a", "related pages and cited works", only="write"),
    "rights": Home("footer.nx-foot small, link rel=license", "of the whole item", only="write"),
    "rights/dataMining": Home(
        "meta tdm-reservation, tdm-policy", "whether it is reserved", only="write"
    ),
    "accessibleForFree": Home(_LD + "isAccessibleForFree"),
    "paywall": Home(_LD + "hasPart", "of sections that this page has"),
    "digitalSourceType": Home("meta Iptc4xmpExt DigitalSourceType", only="write"),
    "trustIndicators": Home(_LD + "publishingPrinciples", only="write"),
    "extensions": Home(_LD + "properties read from JSON-LD", only="write"),
}
"""Canonical path -> place in the page. What its JSON-LD leaves out of a field, that tells by itself."""

MAPPING: Homes = {
    **PAGE,
    **UNWRITTEN,
    "links/title": Home("nav a", only="write"),
    "headlines/language": Home("@lang", "of the headlines on the page", only="write"),
    "descriptions/language": Home("@lang", "of the standfirst", only="write"),
}
"""The same with the parts that fare otherwise than their fields."""


def is_on_the_page(item: NewsItem, pointer: str, is_related: Callable[[Link], bool]) -> bool:
    """Whether the page says what its JSON-LD does not."""
    steps = pointer.split("/")[1:]
    match steps:
        case ["byline" | "direction" | "body" | "digitalSourceType"]:
            return True
        case ["headlines", number] | ["headlines", number, "language"]:
            return item.headlines[int(number)].role in (None, "kicker", "subheadline")
        case ["descriptions", number, "language"]:
            return item.descriptions[int(number)].role == "standfirst"
        case ["links", number] | ["links", number, "title"]:
            return is_related(item.links[int(number)])
        case ["rights", number, "dataMining"]:
            return True
    return False
