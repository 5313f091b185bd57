"""Names of RSS and of the modules that feeds use, however their namespaces are spelled."""

from __future__ import annotations

import re
from functools import lru_cache

NAME = "rss"
RSS = "http://backend.userland.com/rss2"
"""Stands for the elements of RSS itself, which have no namespace, where a namespace must be said."""
WEB_ADDRESS = re.compile(r"(?i)https?://[^\s/]+\S*")
"""What can be the address of a page, as far as readers and rules of RSS ask."""

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rsl": "https://rslstandard.org/rsl",
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
}
"""Prefix -> namespace of the modules that we write."""

_CORE = frozenset({
    "", "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9", "http://purl.org/net/rss1.1",
    "http://backend.userland.com/rss2", "http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss", "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://www.rssboard.org/rss-specification", "http://backend.userland.com/rss091",
    "http://purl.org/rss/2.0", "http://cyber.harvard.edu/rss/rss.html", "http://cyber.law.harvard.edu/rss/rss.html",
    "http://cyber.harvard.edu/rss", "http://blogs.law.harvard.edu/tech/rss/rss.html", "http://rssboard.org/rss-specification",
    "http://validator.w3.org/feed/docs/rss2.html", "http://www.rssboard.org/rss-2-0", "http://www.rssboard.org/rss",
})  # fmt: skip
"""Namespaces that feeds give to the elements of RSS: those of its versions, and addresses of its specification."""
_MODULES = {
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/rss/1.0/modules/dc": "dc", "http://purl.org/metadata/dublin_core": "dc",
    "http://purl.org/dc": "dc",
    "http://purl.org/dc/terms": "dcterms", "http://purl.org/rss/1.0/modules/dcterms": "dcterms",
    "http://search.yahoo.com/mrss": "media", "http://search.yahoo.com/mrss/rss": "media",
    "http://tools.search.yahoo.com/mrss": "media", "http://video.search.yahoo.com/mrss": "media",
    "http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns": "atom",
    "http://rslstandard.org/rsl": "rsl",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "cc",
    "http://web.resource.org/cc": "cc", "http://creativecommons.org/ns": "cc",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://news.yandex.ru": "yandex", "http://turbo.yandex.ru": "turbo",
    "http://prismstandard.org/namespaces/basic/2.0": "prism", "http://prismstandard.org/namespaces/basic/1.2": "prism",
    "http://prismstandard.org/namespaces/1.2/basic": "prism",
    "http://purl.org/rss/1.0/modules/slash": "slash", "http://wellformedweb.org/commentapi": "wfw",
    "http://wordpress.org/export/1.2/excerpt": "excerpt", "http://wordpress.org/export/1.1/excerpt": "excerpt",
    "http://wordpress.org/export/1.2": "wp", "http://wordpress.org/export/1.1": "wp",
    "http://wordpress.org/export/1.0": "wp",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.georss.org/georss": "georss",
    "http://www.w3.org/xml/1998/namespace": "xml",
}  # fmt: skip
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


@lru_cache(maxsize=4096)
def key_of(tag: str) -> str:
    """An element as the readers know it: `title`, `dc:creator`; `{namespace}name` for other modules."""
    namespace, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    plain = namespace.strip().lower().rstrip("/#").replace("https://", "http://", 1)
    if plain in _CORE:
        return name.lower()
    module = _MODULES.get(plain)
    return f"{module}:{name.lower()}" if module else tag
