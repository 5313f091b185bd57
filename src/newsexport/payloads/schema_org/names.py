"""Facts of schema.org's articles: their types, words of their status, and what they have no property for.

Where each field of an item goes is said in `formats/json_ld/mapping.py`.
"""

from __future__ import annotations

from newsexport.schema.v1 import Concept
from newsexport.schema.v1.item import PubStatus
from newsexport.vocab.iptc_schemes import SCHEMES
from newsexport.vocab.schema_org import NAMESPACE

NOT_CARRIED = (
    "supersedes", "item_class", "embargoed", "byline", "direction", "alternatives", "groups",
    "generator", "hop_history",
)  # fmt: skip
"""Fields of an item that an article of schema.org has no property for; those of newsrooms are `mapping.INTERNAL`."""

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
