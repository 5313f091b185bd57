"""Where JSON-LD (schema.org NewsArticle) keeps each field. The writer tells its losses by itself."""

from __future__ import annotations

from newsexport.mapping import Home
from newsexport.payloads.schema_org.homes import READ_ONLY, UNSAID

_CONCEPT = "no relevance, confidence or broader concepts"
_PERSON = "no roles and no e-mail address"
_ORGANISATION = "no roles, e-mail address or position"

MAPPING: dict[str, Home | None] = {
    "uri": Home("@id, identifier"), "version": Home("version"), "altIds": Home("identifier"),
    "canonicalUrl": Home("url, mainEntityOfPage"),
    "itemClass": Home("@type", "only text"),
    "derivedFrom": Home("isBasedOn"),
    "firstCreated": Home("dateCreated"),
    "versionCreated": Home("dateModified"),
    "published": Home("datePublished"),
    "contentCreated": Home("dateCreated", "where firstCreated is not known; of a picture, its own"),
    "contentModified": Home("dateModified", "where versionCreated is not known"),
    "expires": Home("expires"),
    "provider": Home("provider", _ORGANISATION),
    "publisher": Home("publisher", _ORGANISATION),
    "creators": Home("author", _PERSON),
    "contributors": Home("contributor, editor", "no roles but that of the last ones, editor; no e-mail address"),
    "infoSources": Home("sourceOrganization", "only organisations"),
    "creditLine": Home("creditText"), "dateline": Home("dateline"),
    "located": Home("locationCreated", _CONCEPT), "language": Home("inLanguage"),
    "headlines": Home("headline, alternativeHeadline", "main headline and subheadline"),
    "section": Home("articleSection"),
    "descriptions": Home("description, abstract", "summary and standfirst; of a picture, its caption"),
    "body": Home("articleBody, liveBlogUpdate", "plain text"),
    "corrections": Home("correction"),
    "subjects": Home("about (DefinedTerm)", _CONCEPT), "people": Home("about (Person)", _CONCEPT),
    "organisations": Home("about (Organization)", _CONCEPT), "places": Home("about (Place)", _CONCEPT),
    "events": Home("about (Event)", _CONCEPT), "objects": Home("about (Thing)", _CONCEPT),
    "genres": Home("genre, @type", _CONCEPT), "keywords": Home("keywords"),
    "audience": Home("audience", _CONCEPT),
    "media": Home("image, video, audio, associatedMedia", "no roles of renditions"),
    "links": Home("mainEntityOfPage/relatedLink, citation", "only seeAlso and citations"),
    "rights": Home("copyrightHolder, copyrightNotice, license, usageInfo", "of the whole item"),
    "rights/dataMining": None,
    **UNSAID, **READ_ONLY,
    "accessibleForFree": Home("isAccessibleForFree"),
    "paywall": Home("hasPart/cssSelector", "only selectors of a class"),
    "digitalSourceType": Home("digitalSourceType", "the values of schema.org"),
    "trustIndicators": Home("publishingPrinciples", "only addresses of publishing principles"),
    "extensions": Home("properties of schema.org", "only properties that the item has no fields for"),
}  # fmt: skip
