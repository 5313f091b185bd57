"""The address of an item's page, where the item states none: made by the caller's template."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from newsexport.codes.losses import LS001
from newsexport.codes.outputs import OU004
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.prose.whitespace import MARKS
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

MAX_SLUG = 80
"""Characters of a slug; it ends at a word."""

_NO_WORD = re.compile(rf"(?:_|(?![{MARKS}])\W)+")
_PLACE = re.compile(r"\{(\w+)\}")


def with_page_address(item: NewsItem, options: Options, report: Report) -> NewsItem:
    """The item with its canonical URL. Raises InvalidOutput when it has none and none can be made."""
    stated = item.canonical_url
    if stated is not None and stated.lower().startswith(("http://", "https://")):
        return item
    if options.url_template is None:
        advice = "give --url-template 'https://example.com/{slug}', or add the URL to the item"
        why = "it states none" if stated is None else f"{stated} is none of the web"
        raise _refused(report, why, advice)
    words = _words(item)
    missing = [name for name in _PLACE.findall(options.url_template) if not words[name]]
    if missing:
        why = f"it has no {missing[0]} for the template {options.url_template}"
        raise _refused(report, why, "use another word in the template, such as {key}")
    if stated is not None:
        target = report.target or "the output"
        report.add(
            LS001, pointer="/canonicalUrl", field="canonicalUrl", target=target, value=stated
        )
    made = _PLACE.sub(lambda place: quote(words[place[1]], safe=""), options.url_template)
    return item.model_copy(update={"canonical_url": made})


def slug_of(text: str) -> str:
    """A text as a part of an address: lower case, words joined by hyphens, any script."""
    slug = _NO_WORD.sub("-", unicodedata.normalize("NFC", text).casefold()).strip("-")
    if len(slug) > MAX_SLUG:
        cut = slug[: MAX_SLUG + 1].rpartition("-")[0]
        slug = cut or slug[:MAX_SLUG]
    return slug


def key_of(uri: str) -> str:
    """Sixteen hex digits that stand for a uri."""
    return hashlib.blake2b(uri.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _words(item: NewsItem) -> dict[str, str]:
    date = item.published or item.first_created
    return {
        "slug": slug_of(item.slugline or item.headline or ""),
        "key": key_of(item.uri),
        "version": str(item.version),
        "language": item.language or "",
        "section": slug_of(item.section or ""),
        "year": f"{date:%Y}" if date else "",
        "month": f"{date:%m}" if date else "",
        "day": f"{date:%d}" if date else "",
    }


def _refused(report: Report, why: str, advice: str) -> InvalidOutput:
    target = report.target or "the output"
    found = report.add(OU004, pointer="/canonicalUrl", target=target, why=why, advice=advice)
    return InvalidOutput("the output was refused", [found])
