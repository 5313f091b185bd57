"""Where JSON Feed keeps each field of an item.

Source: JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from newsexport.mapping import Home

VERSION = "https://jsonfeed.org/version/1.1"

MAPPING: dict[str, Home | None] = {
    "uri": Home("id"),
    "canonicalUrl": Home("url"),
    "headlines/text": Home("title", "only the main one"),
    "descriptions/text": Home("summary", "only the summary"),
    "descriptions/role": Home("summary", "only the summary"),
    "body": Home("content_html", "what HTML has words for"),
    "published": Home("date_published"),
    "versionCreated": Home("date_modified"),
    "contentCreated": Home("date_published", "the day of what is no time", only="read"),
    "byline": Home("authors/name", "where it is one", only="read"),
    "creators/name": Home("authors/name"),
    "creators/url": Home("authors/url"),
    "language": Home("language"),
    "keywords": Home("tags"),
    "publisher/name": Home("title of the feed", "one for the whole feed"),
    "publisher/url": Home("home_page_url of the feed", "one for the whole feed"),
    "media": Home("image, attachments, figures of content_html", "renditions with an address"),
    "extensions": Home("members that begin with an underscore", "only those of JSON Feed"),
}
