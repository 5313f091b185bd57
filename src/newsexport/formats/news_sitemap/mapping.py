"""Where a news sitemap keeps each field of an item.

Source: sitemaps.org protocol 0.9; Google, News sitemaps and Image sitemaps.
"""

from __future__ import annotations

from newsexport.mapping import Home, Homes

MAPPING: Homes = {
    "uri": Home("loc", "the address stands for it"),
    "canonicalUrl": Home("loc"),
    "headlines/text": Home("news:title", "the main one"),
    "published": Home("news:publication_date"),
    "versionCreated": Home("lastmod"),
    "contentCreated": Home("news:publication_date", "a day without time", only="read"),
    "contentModified": Home("lastmod", "a day without time", only="read"),
    "publisher/name": Home("news:publication/news:name"),
    "language": Home("news:publication/news:language", "the language alone; zh-cn and zh-tw"),
    "keywords": Home("news:keywords", only="read"),
    "genres": Home("news:genres", only="read"),
    "media": Home("image:image/image:loc", "pictures with an address"),
    **{
        f"media/{field}": None
        for field in (
            "uri creditLine altText created creators located copyrightHolder copyrightNotice usageTerms"
            " digitalSourceType extensions renditions/role renditions/uri renditions/mediaType"
            " renditions/width renditions/height renditions/size renditions/duration renditions/extensions"
        ).split()
    },
    "media/headline": Home("image:title", only="read"),
    "media/caption": Home("image:caption", only="read"),
    "media/licence": Home("image:license", only="read"),
    "links": Home("xhtml:link", only="read"),
    "extensions": Home("elements of other modules", only="read"),
}
"""Canonical path -> place in the entry."""
