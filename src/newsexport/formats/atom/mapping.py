"""Where Atom keeps each field of an item.

Source: RFC 4287, RFC 4946 (license), RFC 6721 (deleted entries), RFC 4685 (threads), Media RSS 1.5.1.
"""

from __future__ import annotations

from newsexport.mapping import Home, Homes

MAPPING: Homes = {
    "uri": Home("id"),
    "canonicalUrl": Home("link rel=alternate"),
    "pubStatus": Home("at:deleted-entry", "canceled alone"),
    "contentCreated": Home("published", "the day of what is no time", only="read"),
    "firstCreated": Home("created", "Atom 0.3", only="read"),
    "versionCreated": Home("updated"),
    "published": Home("published"),
    "provider": Home("at:by; author of the feed", "of a recall"),
    "publisher/name": Home("title of the feed, dc:publisher"),
    "publisher/url": Home("link rel=alternate", "of the feed"),
    "creators/name": Home("author/name"),
    "creators/url": Home("author/uri"),
    "creators/email": Home("author/email"),
    "byline": Home("author/name", "where it is one", only="read"),
    "contributors/name": Home("contributor/name"),
    "contributors/url": Home("contributor/uri"),
    "contributors/email": Home("contributor/email"),
    "infoSources": Home("source", only="read"),
    "language": Home("@xml:lang"),
    "headlines/text": Home("title", "the main one"),
    "headlines/language": Home("title/@xml:lang", "of the main one"),
    "descriptions/text": Home("summary", "one, as the summary"),
    "descriptions/role": Home("summary", "one, as the summary"),
    "body": Home("content", "what HTML has words for"),
    "corrections": Home("at:comment", only="read"),
    "subjects/uri": Home("category/@term"),
    "subjects/literal": Home("category/@term", "beside a name or scheme"),
    "subjects/name": Home("category/@label"),
    "subjects/scheme": Home("category/@scheme"),
    "keywords": Home("category/@term"),
    "media": Home("media:content, link rel=enclosure", "objects with an address"),
    "media/uri": None,
    "media/created": None,
    "media/located": None,
    "media/copyrightHolder": None,
    "media/usageTerms": None,
    "media/digitalSourceType": None,
    "media/extensions": None,
    "media/renditions/uri": None,
    "media/renditions/extensions": None,
    "links": Home("link", "with rel and address"),
    "links/uri": Home("thr:in-reply-to/@ref", "of what the entry answers"),
    "links/version": None,
    "links/itemClass": None,
    "links/extensions": Home("link/@hreflang, link/@length", "these two"),
    "rights/notice": Home("rights", "the first"),
    "rights/licence": Home("link rel=license", "the first"),
    "rights/holder/name": Home("dcterms:rightsHolder", "the first"),
    "rights/usageTerms": Home("dcterms:accessRights", "the first"),
    "alternatives": Home("a further content", only="read"),
    "altIds": Home("id", "where it is no URI", only="read"),
    "extensions": Home("elements of other modules", only="read"),
}
"""Canonical path -> place in the feed."""
