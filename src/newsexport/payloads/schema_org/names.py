"""What of the item goes where in a NewsArticle, and what never leaves.

`read` and `write` follow these tables; tests/test_json_ld_write.py holds them against the schema.
"""

from __future__ import annotations

from newsexport.schema.v1 import Concept
from newsexport.schema.v1.item import PubStatus
from newsexport.vocab.iptc_schemes import SCHEMES
from newsexport.vocab.schema_org import NAMESPACE

CARRIED = {
    "uri": "@id, identifier",
    "version": "version",
    "alt_ids": "identifier (PropertyValue)",
    "canonical_url": "url, mainEntityOfPage",
    "derived_from": "isBasedOn",
    "first_created": "dateCreated",
    "version_created": "dateModified",
    "published": "datePublished",
    "content_created": "dateCreated, when first_created is not known; of a picture item, its own",
    "content_modified": "dateModified, when version_created is not known",
    "expires": "expires",
    "provider": "provider",
    "publisher": "publisher",
    "creators": "author",
    "contributors": "contributor, editor",
    "info_sources": "sourceOrganization",
    "credit_line": "creditText",
    "dateline": "dateline",
    "located": "locationCreated",
    "language": "inLanguage",
    "headlines": "headline, alternativeHeadline (role subheadline)",
    "section": "articleSection",
    "descriptions": "description, abstract (roles summary, standfirst); caption of a picture item",
    "body": "articleBody (plain text), liveBlogUpdate (dated entries)",
    "corrections": "correction (CorrectionComment)",
    "subjects": "about (DefinedTerm)",
    "people": "about (Person)",
    "organisations": "about (Organization)",
    "places": "about (Place)",
    "events": "about (Event)",
    "objects": "about (Thing)",
    "genres": "genre, @type",
    "keywords": "keywords",
    "audience": "audience",
    "media": "image, video, audio, associatedMedia",
    "links": "mainEntityOfPage/relatedLink (rel seeAlso), citation",
    "rights": "copyrightHolder, copyrightNotice, usageInfo, license (of the whole item)",
    "accessible_for_free": "isAccessibleForFree",
    "paywall": "hasPart (WebPageElement with cssSelector)",
    "digital_source_type": "digitalSourceType",
    "trust_indicators": "publishingPrinciples",
    "extensions": "schema.org properties read from JSON-LD",
}
"""Fields with a home, and the home."""

NOT_CARRIED = (
    "supersedes", "item_class", "embargoed", "byline", "direction", "alternatives", "groups",
    "generator", "hop_history",
)  # fmt: skip
"""Fields without a home in schema.org."""

INTERNAL = (
    "ed_note", "title", "slugline", "urgency", "signals", "profile", "services", "envelope",
)  # fmt: skip
"""Fields for newsrooms: they never reach readers, and their values appear in no report."""

NEVER_HERE = ("pub_status", "editorial_only")
"""Items in which these are not as they should be are refused."""

NO_LOSS = ("schema_version", "evidence")
"""Fields that are about the canonical JSON itself."""

STATUSES: dict[str, PubStatus] = {
    **dict.fromkeys(
        ("canceled", "cancelled", "deleted", "killed", "removed", "retracted", "revoked", "withdrawn"),
        "canceled",
    ),
    **dict.fromkeys(
        ("draft", "embargoed", "incomplete", "in review", "on hold", "pending", "suspended",
         "unpublished", "withheld"),
        "withheld",
    ),
}  # fmt: skip
"""Words of creativeWorkStatus, for which schema.org has no vocabulary, that forbid publication."""

HARMLESS = frozenset(
    "active complete completed corrected final live published updated usable".split()
)
"""Words of creativeWorkStatus that do not."""

_GENRE_TYPES = {
    "Analysis": "AnalysisNewsArticle",
    "Background": "BackgroundNewsArticle",
    "From_the_Scene": "ReportageNewsArticle",
    "Help_us_to_Report": "AskPublicNewsArticle",
    "Opinion": "OpinionNewsArticle",
    "Review": "ReviewNewsArticle",
}
"""Codes of IPTC's genre vocabulary -> subtypes of NewsArticle."""

PLAIN_TYPES = frozenset({"NewsArticle", "Article"})
"""Types that say nothing of the genre."""

ARTICLES = frozenset(
    """
    Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle
    OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle AdvertiserContentArticle Report
    SatiricalArticle ScholarlyArticle MedicalScholarlyArticle SocialMediaPosting BlogPosting
    DiscussionForumPosting LiveBlogPosting TechArticle APIReference
    """.split()
)
"""Article and all its subtypes."""

SEE_ALSO = "seeAlso"
CITATION = NAMESPACE + "citation"
PRINCIPLES = NAMESPACE + "publishingPrinciples"
"""Relations of links that schema.org has properties for."""


def implied_type(genre: Concept) -> str | None:
    """The type of article that a genre of IPTC's vocabulary makes."""
    scheme = SCHEMES["genre"]
    for name in (genre.uri, genre.qcode):
        for prefix in (scheme, "genre:"):
            if name and name.startswith(prefix):
                return _GENRE_TYPES.get(name[len(prefix) :])
    return None


def named_type(genre: Concept) -> str | None:
    """The type that a genre names itself: a concept that is a type of article and nothing else."""
    name = (genre.uri or "").removeprefix(NAMESPACE)
    if name in ARTICLES - PLAIN_TYPES and genre == Concept(uri=NAMESPACE + name):
        return name
    return None
