"""Where a feed keeps each field of an item: RSS 2.0 with its modules."""

from __future__ import annotations

from newsexport.mapping import Home, Homes

_NAMES = "names only"

MAPPING: Homes = {
    "uri": Home("guid"),
    "canonicalUrl": Home("link"),
    "altIds": Home("dc:identifier", only="read"),
    "pubStatus": Home("wp:status, media:status", "withheld, canceled", only="read"),
    "versionCreated": Home("dcterms:modified"),
    "published": Home("pubDate"),
    "contentCreated": Home("dcterms:created"),
    "contentModified": Home("dc:date", only="read"),
    "expires": Home("dcterms:valid"),
    "version": Home("guid", "the first version only"),
    "provider": Home("channel/title, channel/link", "where the channel is the provider's"),
    "publisher": Home("dc:publisher, channel/title", _NAMES),
    "creators": Home("dc:creator", _NAMES),
    "contributors": Home("dc:contributor", _NAMES),
    "infoSources": Home("source", "the first that has an address"),
    "language": Home("dc:language"),
    "headlines": Home("title, dcterms:alternative", "the main one and subheadlines"),
    "headlines/extensions": None,
    "descriptions": Home("description", "one, as the summary"),
    "descriptions/extensions": None,
    "body": Home("content:encoded", "as HTML"),
    "subjects": Home("category", "names and schemes"),
    "people": Home("category", _NAMES),
    "organisations": Home("category", _NAMES),
    "places": Home("category", _NAMES),
    "events": Home("category", _NAMES),
    "objects": Home("category", _NAMES),
    "genres": Home("category", _NAMES),
    "keywords": Home("category"),
    "media": Home("media:content, media:group", "objects with an address"),
    "media/uri": None,
    "media/created": None,
    "media/located": None,
    "media/copyrightHolder": None,
    "media/usageTerms": None,
    "media/digitalSourceType": None,
    "media/extensions": None,
    "media/renditions/uri": None,
    "media/renditions/extensions": None,
    "links": Home("atom:link, comments", "with rel and address"),
    "links/uri": None,
    "links/version": None,
    "links/itemClass": None,
    "links/extensions": None,
    "rights": Home(
        "dc:rights, dcterms:rightsHolder, dcterms:accessRights, cc:license", "of the item"
    ),
    "rights/scope": None,
    "rights/extensions": None,
    "rights/dataMining": Home("rsl:content", "terms that RSL has"),
    "extensions": Home("elements of other modules", only="read"),
    "alternatives": Home("a further content:encoded", only="read"),
}
"""Canonical path -> place in the feed."""
