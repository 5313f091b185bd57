"""Where Apple News Format keeps each field of an item."""

from __future__ import annotations

from typing import get_args

from newsexport.formats.apple_news.names import TAGS
from newsexport.mapping import Home, Homes
from newsexport.schema.v1.body import SpanKind

_BLOCKS = {
    "paragraph": "body", "heading": "heading2 to heading6", "preformatted": "body (pre)",
    "list": "body (ul, ol)", "quote": "quote, pullquote", "table": "htmltable, caption",
    "figure": "photo, gallery, video, audio", "embed": "embedwebvideo; body (a)",
    "entry": "divider, heading2, body", "section": "its components", "rule": "divider", "raw": "body (words)",
}  # fmt: skip
_FRAME = ("id", "role", "language", "direction", "attributes")


def _body() -> dict[str, Home | None]:
    homes: dict[str, Home | None] = {f"body/{kind}": Home(role) for kind, role in _BLOCKS.items()}
    parts = (*_BLOCKS, "list/items", "table/rows", "table/rows/cells")
    homes |= {f"body/{part}/{name}": None for part in parts for name in _FRAME}
    homes["body/quote/role"] = Home("pullquote", "whether it is a pull quote")
    homes["body/embed/mediaType"] = None
    for kind in get_args(SpanKind):
        homes[f"body/span/{kind}"] = Home(f"text ({TAGS[kind]})") if kind in TAGS else None
        if kind in TAGS:
            homes |= {
                f"body/span/{kind}/{name}": None
                for name in ("attributes", "concept", "name", "href")
            }
    del homes["body/span/link/href"]
    return homes


MAPPING: Homes = {
    "uri": Home("identifier", "64 letters, digits and hyphens that stand for it"),
    "canonicalUrl": Home("metadata/canonicalURL"),
    "firstCreated": Home("metadata/dateCreated", "whole seconds"),
    "published": Home("metadata/datePublished", "whole seconds"),
    "versionCreated": Home("metadata/dateModified", "whole seconds; not before the publication"),
    "creators/name": Home("metadata/authors, byline"),
    "byline": Home("byline"),
    "creditLine": Home("the last body"),
    "dateline": Home("the first body"),
    "language": Home("language"),
    "headlines/text": Home("title, subtitle"),
    "headlines/role": Home("title, subtitle", "subheadline"),
    "descriptions/text": Home("intro, metadata/excerpt", "standfirst and summary"),
    "descriptions/role": Home("intro, metadata/excerpt", "standfirst and summary"),
    **_body(),
    "corrections": Home("body"),
    "keywords": Home("metadata/keywords", "50"),
    "media/kind": Home("photo, video, audio"),
    "media/id": Home("the place of the component"),
    "media/caption": Home("caption"),
    "media/creditLine": Home("caption"),
    "media/copyrightNotice": Home("caption"),
    "media/headline": Home("accessibilityCaption", "of video and audio without other words"),
    "media/altText": Home("accessibilityCaption"),
    "media/renditions/href": Home("URL", "one of them"),
    "links/href": Home("body (a)"),
    "links/title": Home("body (a)"),
    "rights/notice": Home("the last body"),
    "rights/usageTerms": Home("the last body"),
    "digitalSourceType": Home("metadata/contentGenerationType", "whether a program has made it"),
}
"""Canonical path -> place in the article."""
