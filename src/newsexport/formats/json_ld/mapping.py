"""Where JSON-LD (schema.org NewsArticle) keeps each field. The writer tells its losses by itself."""

from __future__ import annotations

from newsexport.mapping import Home

_THING = "only name, @id and sameAs"
_PERSON = "no roles"

MAPPING: dict[str, Home | None] = {
    "uri": Home("@id, identifier"), "version": Home("version"), "altIds": Home("identifier"),
    "canonicalUrl": Home("url, mainEntityOfPage"),
    "itemClass": Home("@type", "only text"),
    "derivedFrom": Home("isBasedOn"),
    "firstCreated": Home("dateCreated", "where nothing else says it"),
    "versionCreated": Home("dateModified", "the latest of the times of change"),
    "published": Home("datePublished"),
    "contentCreated": Home("dateCreated", "a day or a time"),
    "contentModified": Home("dateModified", "where no version time is known"),
    "expires": Home("expires"),
    "provider": Home("sourceOrganization", "no e-mail or position"),
    "publisher": Home("publisher", "no e-mail or position"),
    "creators": Home("author", _PERSON), "contributors": Home("contributor", _PERSON),
    "infoSources": Home("sourceOrganization", "only organisations"),
    "creditLine": Home("creditText"), "dateline": Home("dateline"),
    "located": Home("locationCreated", _THING), "language": Home("inLanguage"),
    "headlines": Home("headline, alternativeHeadline", "main headline and subheadline"),
    "section": Home("articleSection"),
    "descriptions": Home("description, abstract", "summary and standfirst"),
    "body": Home("articleBody, liveBlogUpdate", "plain text"),
    "corrections": Home("correction"),
    "subjects": Home("about", _THING), "people": Home("about, mentions", _THING),
    "organisations": Home("about, mentions", _THING), "places": Home("contentLocation", _THING),
    "events": Home("about, mentions", _THING), "objects": Home("about, mentions", _THING),
    "genres": Home("genre", _THING), "keywords": Home("keywords"),
    "audience": Home("audience", _THING),
    "media": Home("image, video, audio", "one address for each"),
    "rights": Home("copyrightHolder, copyrightNotice, license, usageInfo", "of the whole item"),
    "rights/dataMining": None,
    "accessibleForFree": Home("isAccessibleForFree"), "paywall": Home("hasPart/cssSelector"),
    "digitalSourceType": Home("digitalSourceType", "the values of schema.org"),
}  # fmt: skip
