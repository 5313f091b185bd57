"""What the text of a scraped page can state."""

from __future__ import annotations

from newsexport.mapping import Home

MAPPING: dict[str, Home | None] = {
    "headlines/text": Home("the headline", only="read"),
    "uri": Home("front matter: uri, url", only="read"),
    "canonicalUrl": Home("front matter: url", only="read"),
    "publisher/name": Home("front matter: site", only="read"),
    "section": Home("front matter: categories; a breadcrumb", only="read"),
    "keywords": Home("front matter: tags", only="read"),
    "language": Home("front matter: language", only="read"),
    "published": Home("a line with date, time and zone", only="read"),
    "contentCreated": Home("a line with a date", only="read"),
    "creators/name": Home("the byline", only="read"),
    "byline": Home("the byline", only="read"),
    "dateline": Home("the beginning of the first paragraph", only="read"),
    "direction": Home("the script", only="read"),
    "descriptions": Home("the standfirst", only="read"),
    "body": Home("paragraphs", only="read"),
    "media/caption": Home("captions", only="read"),
    "media/creditLine": Home("credits in parentheses", only="read"),
    "media/created": Home("dates of captions", only="read"),
}
