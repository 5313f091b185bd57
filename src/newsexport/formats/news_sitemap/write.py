"""Writing news sitemaps: one item, or many in one `urlset`, each validated before it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from newsexport.codes.outputs import OU001
from newsexport.diagnostic import Window
from newsexport.errors import InvalidOutput
from newsexport.formats.news_sitemap import structure
from newsexport.formats.news_sitemap.documents import Part
from newsexport.formats.news_sitemap.item import item_of
from newsexport.formats.news_sitemap.mapping import MAPPING
from newsexport.formats.news_sitemap.names import IMAGE, NAME, NEWS, SITEMAP, TARGET
from newsexport.options import Options
from newsexport.payloads.for_readers.shown_media import absolute
from newsexport.payloads.read_back import tell_read_back
from newsexport.prose.feed_dates import rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.xml import new_parser
from newsexport.syntax.xml_text import attribute, element, leaf

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f"<urlset{attribute('xmlns', SITEMAP)}{attribute('xmlns:news', NEWS)}"
    f"{attribute('xmlns:image', IMAGE)}>\n"
)
CLOSING = "</urlset>\n"
MAX_IMAGES = 1_000
"""Images of one entry. Source: Google, Image sitemaps."""
_SIMPLIFIED = re.compile(r"(?i)(?:zh|cmn)(?:-[a-z]{4})?-(?:cn|sg|my)|(?:zh|cmn)-hans(?:-.*)?")
_TRADITIONAL = re.compile(
    r"(?i)(?:zh|cmn|yue)(?:-[a-z]{4})?-(?:tw|hk|mo)|(?:zh|cmn|yue)-hant(?:-.*)?"
)
_CODE = re.compile(r"[A-Za-z]{2,3}")


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a sitemap. Raises InvalidOutput."""
    return b"".join(bundle([item], options, report))


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one sitemap, in the order given. Without items it is empty, which Google allows."""
    yield OPENING.encode()
    for item in items:
        entry = _entry(item, options, report)
        data = f"{OPENING}{entry}{CLOSING}".encode()
        for problem in structure.problems_of(data, options):
            raise _refused(report, problem.pointer, problem.message)
        _tell(item, data, report)
        yield entry.encode()
    yield CLOSING.encode()


def _entry(item: NewsItem, options: Options, report: Report) -> str:
    publication = element(
        "news:publication",
        leaf("news:name", _name(item, options, report))
        + leaf("news:language", _language(item, report)),
    )
    news = element(
        "news:news",
        publication
        + leaf("news:publication_date", _published(item, report))
        + leaf("news:title", _title(item, report)),
    )
    changed = leaf("lastmod", rfc3339(item.version_created) if item.version_created else None)
    return f"{element('url', leaf('loc', _address(item, report)) + changed + news + _images(item, options))}\n"


def _address(item: NewsItem, report: Report) -> str:
    if not is_web_address(item.canonical_url):
        raise _refused(report, "/canonicalUrl", f"{item.canonical_url} is no web address")
    assert item.canonical_url is not None
    return item.canonical_url


def _name(item: NewsItem, options: Options, report: Report) -> str:
    known = (item.publisher, item.provider, options.provider)
    named = (party.name for party in known if party and party.name)
    name = options.setting(NAME, "name", "") or next(named, "")
    if not name.strip():
        reason = "an entry names its publication: give -O news-sitemap.name=NAME, or --provider"
        raise _refused(report, "/publisher/name", reason)
    return name.strip()


def _language(item: NewsItem, report: Report) -> str:
    tag = item.language or ""
    if _SIMPLIFIED.fullmatch(tag):
        return "zh-cn"
    if _TRADITIONAL.fullmatch(tag):
        return "zh-tw"
    code = tag.partition("-")[0].lower()
    if not tag:
        reason = "an entry states the language of its article; give it with --language"
    elif code in ("zh", "cmn", "yue"):
        reason = f"{tag} does not say which Chinese: zh-Hans (zh-cn) or zh-Hant (zh-tw)"
    elif not _CODE.fullmatch(code):
        reason = f"{tag} is no language code of two or three letters"
    else:
        return code
    raise _refused(report, "/language", reason)


def _published(item: NewsItem, report: Report) -> str:
    if item.published is None:
        reason = "an entry states when its article appeared, and the item does not say"
        raise _refused(report, "/published", reason)
    return rfc3339(item.published)


def _title(item: NewsItem, report: Report) -> str:
    title = " ".join((item.headline or "").split())
    if not title:
        raise _refused(report, "/headlines", "an entry needs a title, and the item has no headline")
    return title


def _images(item: NewsItem, options: Options) -> str:
    base = item.canonical_url or options.base_uri
    found: dict[str, None] = {}
    for medium in item.media:
        if medium.kind in ("picture", "graphic"):
            hrefs = (each.href for each in medium.renditions if each.href)
            address = next(
                (full for href in hrefs if is_web_address(full := absolute(href, base))), None
            )
            if address:
                found.setdefault(address)
    images = list(found)[:MAX_IMAGES]
    return "".join(element("image:image", leaf("image:loc", each)) for each in images)


def _tell(item: NewsItem, data: bytes, report: Report) -> None:
    root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    again = item_of(Part(root[0], "/urlset/url", Window()), "<written>", 0, Report())
    tell_read_back(item, again.item, MAPPING, report, TARGET)


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target=TARGET, place=place, reason=reason)
    return InvalidOutput("the sitemap would be invalid", [found])
