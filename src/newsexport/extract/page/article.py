"""A page as an article: all that its markup, its structured data and its text say, decided once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsexport.extract.page.addresses import web
from newsexport.extract.page.figures import Pictured, find_figures
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head, read_head
from newsexport.extract.page.headline import find_headline
from newsexport.extract.page.headline_by_place import heading_of, names_only_site
from newsexport.extract.page.hydration import story_in_data
from newsexport.extract.page.leading import Known
from newsexport.extract.page.linked_data import LinkedData, read_linked_data, texts_of
from newsexport.extract.page.live_blog import Live, find_live
from newsexport.extract.page.no_article import why_no_article
from newsexport.extract.page.page_time import PageTime
from newsexport.extract.page.people import find_authors
from newsexport.extract.page.site_values import SiteValues, apply_site, with_standfirst
from newsexport.extract.page.story import Story, find_story
from newsexport.extract.page.times import (
    by_the_clock_of,
    find_modified,
    find_published,
    in_named_zone,
    with_zone_of,
)
from newsexport.extract.page.times_seen import Place
from newsexport.extract.page.view import PageView
from newsexport.extract.page.walk import Walk
from newsexport.extract.page.zones import ending_of
from newsexport.extract.shared_words import is_english
from newsexport.prose.whitespace import fold, one_line
from newsexport.sites import Site, site_of
from newsexport.syntax.addresses import parts_of
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LEAST_CAPTION = 15
_LONGEST_LINE = 160
_LITTLE = 500
"""Weight below which a text is little: then a page may show it where no scripts run."""
_GENERIC_ENDINGS = frozenset("eu io me tv co ai fm ly".split())
_IN_NUMBERS = re.compile(r"\d[/-]\d\d?[/-]\d\d")
_NUMERIC = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:19|20)\d\d(?![\d/])")


@dataclass(slots=True)
class PageArticle:
    """What a page says."""

    root: Element
    view: PageView
    head: Head
    data: LinkedData
    address: str | None
    """Its own address, as it states it."""
    url: str | None
    """What its relative addresses are relative to: the caller's word, else its own."""
    headline: PageValue[str] | None = None
    authors: list[PageValue[str]] = field(default_factory=list)
    published: PageValue[PageTime] | None = None
    modified: PageValue[PageTime] | None = None
    story: Story = field(default_factory=Story)
    figures: list[Pictured] = field(default_factory=list)
    live: Live = field(default_factory=Live)
    site: SiteValues = field(default_factory=SiteValues)
    """What the profile of the site finds."""
    why_none: str | None = None
    """Why it is no article; None when it is one."""


def understand(
    root: Element,
    url: str | None = None,
    language: str | None = None,
    sites: Sequence[Site] = (),
    zone: ZoneInfo | None = None,
) -> PageArticle:
    """What a page says.

    `url` is the base of its addresses, if that is known; `sites` are profiles of sites; `zone` is that of
    times that state none.
    """
    page = _understood(root, url, language, sites, zone)
    if _shows_little(page) and _open_noscripts(root):
        opened = _understood(root, url, language, sites, zone)
        return page if _shows_little(opened) else opened
    return page


def _shows_little(page: PageArticle) -> bool:
    return not page.live.entries and sum(run.weight for run in page.story.runs) < _LITTLE


def _open_noscripts(root: Element) -> bool:
    """Take what a page shows where no scripts run as parts of it; whether any of them is a text."""
    found = [each for each in root.iter("noscript") if len(one_line(words_in(each))) > _LITTLE]
    for each in found:
        each.tag = "div"
    return bool(found)


def _understood(
    root: Element,
    url: str | None,
    language: str | None,
    sites: Sequence[Site],
    zone: ZoneInfo | None,
) -> PageArticle:
    body = root.find("body")
    head = read_head(root)
    own = url or head.canonical or head.first("og:url")
    site = apply_site(root, site_of(sites, own) if sites else None)
    view = Walk().over(body if body is not None else root)
    titles = [text for text, _ in view.first_headings] + [head.first("og:title")]
    data = read_linked_data(head.json_ld, titles)
    stated = address_of(head, data, url)
    page = PageArticle(root, view, head, data, stated, url or stated, site=site)
    names = site_names(head, data, page.url)
    page.headline = site.value("headline") or find_headline(view, head, data, names, page.url)
    title = page.headline.value if page.headline else ""
    if not title or names_only_site(title, names):
        page.headline = heading_of(view, find_story(view, _known(page)), title) or page.headline
    _find_times(page, language, zone)
    page.authors = site.authors() or find_authors(view, head, data, names, _heading(page))
    _find_story(page)
    return page


def _find_times(page: PageArticle, language: str | None, zone: ZoneInfo | None) -> None:
    """When the story was published and changed."""
    view, head, data = page.view, page.head, page.data
    place = home_of(page, language)
    first = place.month_first
    page.published = page.site.time("published", month_first=first)
    if page.published is None:
        page.published = find_published(view, head, data, place)
    page.modified = page.site.time("modified", month_first=first) or find_modified(head, data)
    if page.published is not None and page.modified is not None:
        page.published = with_zone_of(page.published, page.modified.value)
    if zone is not None:
        page.published = page.published and in_named_zone(page.published, zone)
        page.modified = page.modified and in_named_zone(page.modified, zone)
    elif page.published is not None:
        page.published = by_the_clock_of(page.published, place)


def home_of(page: PageArticle, language: str | None) -> Place:
    """Where a page is at home, by which its times are understood."""
    said = language or page.head.language or page.head.first("og:locale") or ""
    first = month_first(said, page.url)
    if first is None:
        first = month_first(page.head.first("og:locale") or "")
    if first is None:
        first = _order_in(page.view)
    if first is not False and said[:2].lower() in ("", "en") and _has_days_in_numbers(page.view):
        # Only English has countries that begin with the month, and templates call pages English that are not.
        first = first if is_english(page.view.runs) else False
    headline = page.headline.value if page.headline else None
    return Place(page.url, said, first, _heading(page), headline)


def _find_story(page: PageArticle) -> None:
    """The text of the page, what it shows, and whether that is an article."""
    view, head, data = page.view, page.head, page.data
    known = _known(page)
    within = page.site.elements("body")
    page.story, shown = find_story(view, known, within), view
    if within:
        page.story.how, page.story.confidence = page.site.how, 1.0
    with_standfirst(page.site, view, page.story)
    hydrated = story_in_data(page.story, head, data, page.headline, known)
    if hydrated is not None:
        page.story, shown = hydrated.story, hydrated.view
    began = page.published.value.instant if page.published else None
    page.live = find_live(shown, page.story, data, page.url, began)
    page.figures = find_figures(shown, page.story, _heading(page), page.url)
    if not page.live.unseen:
        page.why_none = why_no_article(view, head, data, page.story, page.headline, page.url)


def _heading(page: PageArticle) -> Element | None:
    """Where readers see the headline."""
    if page.headline is None or page.headline.element is not None:
        return page.headline.element if page.headline else None
    key = fold(page.headline.value)
    return next((run.element for run in page.view.runs if run.folds_to(key)), None)


def _known(page: PageArticle) -> Known:
    head, data = page.head, page.data
    stated = (data.first("description"), head.first("og:description"), head.first("description"))
    captions = [
        caption.text
        for shown in page.view.shown
        if shown.kind == "figure"
        for element in shown.element.iter("figcaption")
        if (caption := page.view.caption_in(element)).text
    ]
    captions += [text for text, _ in page.view.captions]
    return Known(
        page.headline.value if page.headline else "",
        tuple(text for text in stated if text),
        frozenset(fold(text) for text in captions if len(text) > _LEAST_CAPTION),
        tuple(author.value for author in page.authors),
        frozenset(fold(title) for title in head.all("og:title", "twitter:title")),
    )


def address_of(head: Head, data: LinkedData, url: str | None) -> str | None:
    """The address that the page gives itself: canonical link, Open Graph, structured data."""
    base = url or head.base
    stated: list[str | None] = [head.canonical, head.first("og:url")]
    stated += [
        value.get("@id") if isinstance(value, dict) else next(texts_of(value), None)
        for node in data.articles
        for value in (node.get("url"), node.get("mainEntityOfPage"))
    ]
    return next((found for each in stated if (found := web(each, base))), None)


def site_names(head: Head, data: LinkedData, url: str | None) -> list[str]:
    """What the site calls itself; first the name of its Open Graph."""
    names = [head.first("og:site_name"), head.first("application-name")]
    publishers = (node["publisher"] for node in data.nodes if "publisher" in node)
    names += [text for publisher in publishers for text in texts_of(publisher)]
    return [*dict.fromkeys(name for name in names if name), *_host_words(url)]


def _host_words(url: str | None) -> Iterable[str]:
    host = parts_of(url).hostname or ""
    parts = host.removeprefix("www.").split(".")
    words = (host.removeprefix("www."), parts[0], parts[-2] if len(parts) > 1 else "")
    return dict.fromkeys(word for word in words if word)


def month_first(language: str, url: str | None = None) -> bool | None:
    """Whether dates such as 03/04/2026 begin with the month; None: not known.

    The country of the address goes before the language: many pages are called American by their templates.
    Source: Unicode CLDR, date formats by region.
    """
    country = ending_of(url)
    if len(country) == 2 and country not in _GENERIC_ENDINGS:
        return None if country in ("ca", "ph") else country == "us"
    tag = language.lower().replace("_", "-")
    return None if tag in ("", "en") else tag in ("en-us", "en-ph", "es-us")


def _has_days_in_numbers(view: PageView) -> bool:
    return any(
        _IN_NUMBERS.search(run.text)
        for run in view.runs
        if len(run.text) < _LONGEST_LINE and ("/" in run.text or "-" in run.text)
    )


def _order_in(view: PageView) -> bool | None:
    """Whether the month comes first in the dates of a page that can be read in one way only."""
    found = {
        int(match[2]) > 12
        for run in view.runs
        if "/" in run.text and len(run.text) < _LONGEST_LINE
        for match in _NUMERIC.finditer(run.text)
        if (int(match[1]) > 12) != (int(match[2]) > 12)
    }
    return found.pop() if len(found) == 1 else None
