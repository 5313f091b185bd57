"""What the front matter says of an item; what is unknown is absent."""

from __future__ import annotations

from typing import Any

from newsexport.payloads.title_and_summary import summary_of, title_of
from newsexport.schema.v1 import Concept, NewsItem, Party

_ABOUT = ("subjects", "people", "organisations", "places", "events", "objects", "genres")


def head_of(item: NewsItem) -> dict[str, Any]:
    """The values by their names, in the order in which they are written."""
    title = title_of(item)
    summary = summary_of(item)
    return {
        "title": title.text if title else None,
        "subtitle": _headline(item, "subheadline"),
        "kicker": _headline(item, "kicker"),
        "uri": item.uri,
        "version": item.version,
        "url": item.canonical_url,
        "published": item.published,
        "modified": item.version_created,
        "created": item.first_created,
        "contentCreated": item.content_created,
        "contentModified": item.content_modified,
        "expires": item.expires,
        "language": item.language,
        "direction": item.direction,
        "section": item.section,
        "description": summary.text if summary else None,
        "standfirst": item.standfirst,
        "byline": item.byline,
        "authors": [_party(each) for each in item.creators],
        "contributors": [_party(each) for each in item.contributors],
        "provider": _party(item.provider),
        "publisher": _party(item.publisher),
        "sources": [_party(each) for each in item.info_sources],
        "credit": item.credit_line,
        "dateline": item.dateline,
        "located": [_concept(each) for each in item.located],
        "keywords": item.keywords,
        **{name: [_concept(each) for each in getattr(item, name)] for name in _ABOUT},
        "rights": [
            {
                "scope": each.scope, "holder": _party(each.holder), "notice": each.notice,
                "usageTerms": each.usage_terms, "licence": each.licence, "dataMining": each.data_mining,
            }
            for each in item.rights
        ],
        "accessibleForFree": item.accessible_for_free,
        "digitalSourceType": item.digital_source_type,
    }  # fmt: skip


def _headline(item: NewsItem, role: str) -> str | None:
    return next((h.text for h in item.headlines if h.role == role), None)


def _concept(concept: Concept) -> dict[str, Any]:
    return {
        "name": concept.name, "uri": concept.uri, "qcode": concept.qcode, "literal": concept.literal
    }  # fmt: skip


def _party(party: Party | None) -> dict[str, Any] | None:
    if party is None:
        return None
    return {**_concept(party), "jobTitle": party.job_title, "url": party.url}
