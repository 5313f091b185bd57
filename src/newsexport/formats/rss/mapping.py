"""Where a feed keeps each field of an item: RSS 2.0 with its modules."""

from __future__ import annotations

from newsexport.mapping import Home, Homes, lines

_THINGS = ("people", "organisations", "places", "events", "objects", "genres")

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
    "publisher/name": Home("dc:publisher, channel/title", "the channel's, or beside its address"),
    "publisher/url": Home("channel/link", "of the channel"),
    "creators/name": Home("dc:creator"),
    "creators/email": Home("author", only="read"),
    "byline": Home("dc:creator", "where it is one", only="read"),
    "contributors/name": Home("dc:contributor"),
    **lines(("infoSources",), "name url", Home("source", "the first that has an address")),
    "language": Home("dc:language"),
    "headlines": Home("title, dcterms:alternative", "the main one and subheadlines"),
    "descriptions": Home("description", "one, as the summary"),
    **lines(("headlines", "descriptions"), "extensions language", None),
    "body": Home("content:encoded", "as HTML"),
    **lines(
        ("subjects",), "name literal scheme", Home("category, category/@domain", "as a category")
    ),
    **lines(_THINGS, "name", Home("category", "as a category")),
    "keywords": Home("category"),
    "media": Home("media:content, media:group", "objects with an address"),
    "media/id": Home("the place of the figure", "of media that the text shows"),
    "media/creators": None,
    "media/creators/name": Home("media:credit"),
    "media/creators/roles": Home("media:credit/@role", "one"),
    "media/licence": Home("media:copyright/@url", "beside a notice"),
    "media/uri": None,
    "media/created": None,
    "media/located": None,
    "media/copyrightHolder": None,
    "media/usageTerms": None,
    "media/digitalSourceType": None,
    "media/extensions": None,
    "media/renditions/role": Home("isDefault, media:thumbnail", "main and thumbnail"),
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
    "rights/holder": None,
    "rights/holder/name": Home("dcterms:rightsHolder"),
    "rights/scope": None,
    "rights/extensions": None,
    "rights/dataMining": Home("rsl:content", "terms that RSL has"),
    "section": Home("prism:section", only="read"),
    "extensions": Home("elements of other modules", only="read"),
    "alternatives": Home("a further content:encoded", only="read"),
}
"""Canonical path -> place in the feed."""
