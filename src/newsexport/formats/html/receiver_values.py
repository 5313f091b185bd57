"""Values of a page that receivers ask for: what the tables name as keys of rules `on = "page"`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsexport.formats.html import visible
from newsexport.formats.html.document import Directive, PageDocument
from newsexport.receivers.check_input import Said

Values = Callable[[PageDocument], Iterator[Said]]


def directives(page: PageDocument) -> Iterator[Said]:
    """Each word for robots, as it is written."""
    for each in page.robots:
        yield Said(each.place, each.said)


def noindex(page: PageDocument) -> Iterator[Said]:
    """Words that keep the page out of the index, also that of news alone."""
    for each in page.robots:
        if each.name in ("noindex", "none"):
            yield Said(each.place, _told(each))


def large_preview(page: PageDocument) -> Iterator[Said]:
    """What settles how large pictures are shown: a word for robots, or that the page has AMP.

    A word that forbids them all has a line of its own (`no_picture`), and is not told a second time here.
    """
    for each in page.robots:
        settled = each.value.lower() in {"large", "none"}
        if each.for_search and each.name == "max-image-preview" and settled:
            yield Said(each.place, each.said)
    for link in page.root.iter("link"):
        if (link.get("rel") or "").lower() == "amphtml":
            yield Said("/html/head", "amphtml")
    if "amp" in page.root.keys() or "⚡" in page.root.keys():  # noqa: SIM118 - an element holds elements, not names
        yield Said("/html", "amp")


def no_snippet(page: PageDocument) -> Iterator[Said]:
    """Words that forbid every text beside the link."""
    for each in page.robots:
        nothing = each.name == "max-snippet" and each.value == "0"
        if each.for_search and (nothing or each.name == "nosnippet"):
            yield Said(each.place, _told(each))


def no_picture(page: PageDocument) -> Iterator[Said]:
    """Words that forbid every picture beside the link."""
    for each in page.robots:
        nothing = each.name == "max-image-preview" and each.value.lower() == "none"
        if each.for_search and (nothing or each.name == "noimageindex"):
            yield Said(each.place, _told(each))


def expiry(page: PageDocument) -> Iterator[Said]:
    """When the page is to leave the index."""
    for each in page.robots:
        if each.name == "unavailable_after":
            yield Said(each.place, each.value)


def published(page: PageDocument) -> Iterator[Said]:
    """When the story was published."""
    time = page.page.published.value if page.page.published else None
    if time is not None:
        yield Said("", time.instant.isoformat() if time.instant else time.day.isoformat())


def _told(each: Directive) -> str:
    return each.said if each.agent == "robots" else f"{each.agent}: {each.said}"


VALUES: Mapping[str, Values] = {
    "robots": directives,
    "robots/noindex": noindex,
    "robots/large": large_preview,
    "robots/nosnippet": no_snippet,
    "robots/nopicture": no_picture,
    "robots/expiry": expiry,
    "published": published,
    "match/headline": visible.headlines,
    "match/date": visible.dates,
    "match/author": visible.authors,
    "paywall/missing": visible.sections_missing,
    "paywall/nested": visible.sections_nested,
}
"""Key of the tables -> what gives the values."""
