"""Where Markdown keeps each field of an item: in the front matter, or in the text."""

from __future__ import annotations

from typing import get_args

from newsexport.mapping import Home, Homes
from newsexport.schema.v1.body import SpanKind

_BLOCKS = (
    "paragraph", "heading", "preformatted", "list", "quote", "table", "figure", "embed", "entry",
    "section", "rule", "raw",
)  # fmt: skip
_FRAME = ("id", "role", "language", "direction", "attributes")
_SPANS = ("emphasis", "strong", "deleted", "code", "break", "link")
_CONCEPTS = (
    "located", "subjects", "people", "organisations", "places", "events", "objects", "genres",
)  # fmt: skip
_PARTY = ("name", "uri", "qcode", "literal", "jobTitle", "url")
_RIGHTS = ("scope", "notice", "usageTerms", "licence", "dataMining")
_PARTIES = {
    "creators": "authors", "contributors": "contributors", "provider": "provider",
    "publisher": "publisher", "infoSources": "sources",
}  # fmt: skip


def _front(name: str) -> Home:
    return Home(f"front matter: {name}")


def _concepts() -> dict[str, Home | None]:
    names = _PARTY[:4]
    found = {f"{field}/{name}": _front(f"{field}.{name}") for field in _CONCEPTS for name in names}
    for field, key in _PARTIES.items():
        found |= {
            f"{field}/{name}": _front(f"{key}.{name}") for name in (*names, "jobTitle", "url")
        }
    return dict(found)


def _body() -> dict[str, Home | None]:
    homes: dict[str, Home | None] = {f"body/{kind}": Home("text") for kind in _BLOCKS}
    parts = (*_BLOCKS, "list/items", "table/rows", "table/rows/cells")
    homes |= {f"body/{part}/{name}": None for part in parts for name in _FRAME}
    homes |= {
        "body/embed": Home("a link", "address, title and words"),
        "body/embed/mediaType": None,
        "body/figure": Home("a picture, its caption and credit"),
        "body/section": Home("its blocks"),
        "body/raw": Home("text", "its words"),
        "body/table": Home("a table", "one head row, no merged cells"),
    }
    homes |= {
        f"body/span/{kind}": Home("text") if kind in _SPANS else None for kind in get_args(SpanKind)
    }
    homes |= {
        f"body/span/{kind}/{name}": None
        for kind in _SPANS
        for name in ("attributes", "concept", "name", "href")
    }
    del homes["body/span/link/href"]
    return homes


MAPPING: Homes = {
    "uri": _front("uri"),
    "version": _front("version"),
    "canonicalUrl": _front("url"),
    "firstCreated": _front("created"),
    "versionCreated": _front("modified"),
    "published": _front("published"),
    "contentCreated": _front("contentCreated"),
    "contentModified": _front("contentModified"),
    "expires": _front("expires"),
    "byline": _front("byline"),
    "creditLine": _front("credit"),
    "dateline": _front("dateline"),
    "language": _front("language"),
    "direction": _front("direction"),
    "headlines/text": Home("the first heading; front matter: title, subtitle, kicker"),
    "headlines/role": Home("title, subtitle, kicker"),
    "section": _front("section"),
    "descriptions/text": _front("description, standfirst"),
    "descriptions/role": _front("description, standfirst"),
    **_concepts(),
    **_body(),
    "keywords": _front("keywords"),
    "corrections": Home("text"),
    "media/kind": Home("a picture or a link"),
    "media/id": Home("the place of the figure"),
    "media/headline": Home("text of the link", "of video and audio without other words"),
    "media/caption": Home("text below the picture"),
    "media/creditLine": Home("text below the picture"),
    "media/copyrightNotice": Home("text below the picture"),
    "media/altText": Home("the picture's description"),
    "media/renditions/href": Home("the address of the picture", "one of them"),
    "links/href": Home("a list of links"),
    "links/title": Home("a list of links"),
    **{f"rights/{name}": _front(f"rights.{name}") for name in _RIGHTS},
    **{f"rights/holder/{name}": _front(f"rights.holder.{name}") for name in _PARTY},
    "accessibleForFree": _front("accessibleForFree"),
    "digitalSourceType": _front("digitalSourceType"),
}
"""Canonical path -> place in the document."""
