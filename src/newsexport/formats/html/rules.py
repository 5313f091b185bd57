"""HP: what a page tells machines about itself: structured data, canonical address, language, title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urljoin

from newsexport.diagnostic import Finding
from newsexport.extract.page.addresses import web
from newsexport.extract.page.places import place_of_meta
from newsexport.formats.html.document import PageDocument
from newsexport.options import Options
from newsexport.rules.language_tags import fault_of_tag, severity_of_fault
from newsexport.rules.rule import Line, rules_of
from newsexport.syntax.addresses import domain, is_web_address, parts_of
from newsexport.syntax.html_places import html_path


def _broken_data(page: PageDocument, _: Options) -> Iterator[Finding]:
    r"""A script of JSON-LD is no JSON. What it says was not checked; what can be guessed of it was read.

    Why it matters: a processor that keeps to the specification stops with an error, and drops all that it says.

    Bad: `{"@type": "NewsArticle", "headline": "Night ferry returns",}`
    Good: `{"@type": "NewsArticle", "headline": "Night ferry returns"}`
    Fix: write it with a JSON library: line breaks in texts as `\n`, no comma behind the last value, no comment marks.
    """
    for block in page.blocks:
        if block.fault is not None:
            words = {"reason": block.fault.reason, "advice": block.fault.advice}
            yield Finding(f"{block.path}#char={block.fault.at}", words)


def _no_canonical(page: PageDocument, _: Options) -> Iterator[Finding]:
    """A page states no canonical address: neither by a link nor by a header `Link` of the saved response.

    Why it matters: the story is found under several addresses, and receivers take one of them for another story.

    Bad: a page without `<link rel="canonical">`
    Good: `<link rel="canonical" href="https://example.com/ferry">`
    Fix: state the one address under which the story shall be found.
    """
    if not page.canonicals:
        yield Finding("/html/head")


def _several_canonicals(page: PageDocument, _: Options) -> Iterator[Finding]:
    """A page states several canonical addresses that differ.

    Why it matters: Google says that it then passes over all of them.

    Bad: `<link rel="canonical" href="https://example.com/ferry">` and another with `https://example.com/ferry?p=1`
    Good: one of them.
    Fix: leave the others out; often a plug-in and the template each write one.
    """
    first = page.canonicals[0][0] if page.canonicals else ""
    for address, place in page.canonicals[1:]:
        if _whole(address, page) != _whole(first, page):
            yield Finding(place, {"address": address, "first": first})
            return


def _relative_canonical(page: PageDocument, _: Options) -> Iterator[Finding]:
    """The canonical address is no whole address of the web.

    Why it matters: a copy of the page on another host claims to be the original, and a mistake in it is seen by nobody.

    Bad: `<link rel="canonical" href="/ferry">`
    Good: `<link rel="canonical" href="https://example.com/ferry">`
    Fix: write it with `https://` and the host.
    """
    for address, place in page.canonicals:
        if not is_web_address(address):
            yield Finding(place, {"address": address or "empty"})


def _canonical_elsewhere(page: PageDocument, options: Options) -> Iterator[Finding]:
    """The canonical address is on another site than the page, as far as that says where it is.

    Why it matters: then the page is a copy, and search engines show the other one.

    Bad: `<link rel="canonical" href="https://agency.example/4711">` on a page with `og:url` `https://example.com/ferry`
    Good: both on one site.
    Fix: none for a story that was taken over on purpose; else state the own address.
    """
    own = page.base or page.page.head.first("og:url")
    here = parts_of((own or "").strip()).hostname
    for address, place in page.canonicals[:1]:
        there = parts_of(address.strip()).hostname
        if here and there and domain(here) != domain(there):
            yield Finding(place, {"there": there, "here": here})


def _no_language(page: PageDocument, _: Options) -> Iterator[Finding]:
    """The element `html` does not say in which language the page is.

    Why it matters: screen readers read it out in a wrong voice, browsers hyphenate and translate it wrongly.

    Bad: `<html>`
    Good: `<html lang="en">`
    Fix: state the language of the page.
    """
    if not (page.root.get("lang") or page.root.get("xml:lang") or "").strip():
        yield Finding("/html")


def _language_tag(page: PageDocument, _: Options) -> Iterator[Finding]:
    """The language of `html` is no tag of BCP 47.

    Why it matters: what is not understood counts as not stated.

    Bad: `<html lang="en_US">`, `<html lang="english">`
    Good: `<html lang="en-US">`
    Fix: write the language first, then the country, with a hyphen between them.
    """
    tag = (page.root.get("lang") or "").strip()
    fault = fault_of_tag(tag) if tag else None
    if fault:
        yield Finding("/html/@lang", {"tag": tag, "fault": fault}, severity=severity_of_fault(tag))


def _no_title(page: PageDocument, _: Options) -> Iterator[Finding]:
    """A page has no title, or an empty one.

    Why it matters: it is the name of the page in tabs, bookmarks, histories and lists of results.

    Bad: `<head></head>`
    Good: `<head><title>Night ferry returns</title></head>`
    Fix: write the headline into it.
    """
    titles = [
        each for each in page.root.iter("title") if next(each.iterancestors("svg"), None) is None
    ]
    if not any((each.text or "").strip() for each in titles):
        yield Finding(html_path(titles[0]) if titles else "/html/head")


_OPEN_GRAPH = ("og:title", "og:type", "og:image", "og:url")
_BARE = {"og:image": ("og:image:url", "og:image:secure_url")}


def _open_graph(page: PageDocument, _: Options) -> Iterator[Finding]:
    """A page that has metas of the Open Graph lacks one of the four that every page needs.

    Why it matters: where the page is shared, its card has no title, no picture or another address.

    Bad: `og:title` and `og:type`, and no `og:image`
    Good: `og:title`, `og:type`, `og:image` and `og:url`
    Fix: add what is missing.
    """
    metas = page.page.head.metas
    if not any(name.startswith("og:") for name in metas):
        return
    lacking = [name for name in _OPEN_GRAPH if not page.page.head.first(name, *_BARE.get(name, ()))]
    if lacking:
        place = place_of_meta(tuple(each for each in metas if each.startswith("og:")), page.page)
        yield Finding(place or "/html/head", {"lacks": ", ".join(lacking)})


def _open_graph_address(page: PageDocument, _: Options) -> Iterator[Finding]:
    """An address of the Open Graph is no whole address of the web.

    Why it matters: whoever makes the card of a shared page fetches it from nowhere: the card has no picture.

    Bad: `<meta property="og:image" content="/ferry.jpg">`
    Good: `<meta property="og:image" content="https://example.com/ferry.jpg">`
    Fix: write it with `https://` and the host.
    """
    for name in _OG_ADDRESSES:
        address = page.page.head.first(name)
        if address and not is_web_address(address):
            place = place_of_meta((name,), page.page)
            yield Finding(place or "/html/head", {"name": name, "address": address})


_OG_ADDRESSES = (
    "og:url", "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url", "og:audio", "og:audio:url",
)  # fmt: skip
_ONE_LANGUAGE = (
    frozenset({"no", "nb", "nn"}), frozenset({"sr", "hr", "bs", "sh", "cnr"}), frozenset({"he", "iw"}),
    frozenset({"id", "in", "ms"}), frozenset({"fil", "tl"}), frozenset({"zh", "yue", "cmn"}), frozenset({"fa", "prs"}),
)  # fmt: skip
"""Languages that are stated by each other's tags."""
_A_DAY = timedelta(hours=24)


def _differing(page: PageDocument, _: Options) -> Iterator[Finding]:
    """A page states the day of its publication, or its language, otherwise in its structured data than in its head.

    Times that differ by less than a day are let pass: templates write zones in different ways.

    Why it matters: receivers take one of the two, and which one differs from receiver to receiver.

    Bad: `article:published_time` of 13 February beside `"datePublished": "2026-02-14T06:30:00+01:00"`
    Good: the same time in both.
    Fix: write both from one field of the editorial system.
    """
    article = next(iter(page.page.data.articles), None)
    if article is None:
        return
    stated = page.page.head.first("article:published_time")
    when, other = (_moment(each) for each in (stated, article.get("datePublished")))
    if when is not None and other is not None and abs(when - other) >= _A_DAY:
        words = {
            "what": "the time of publication",
            "value": stated,
            "other": article["datePublished"],
        }
        place = place_of_meta(("article:published_time",), page.page)
        yield Finding(place or "/html/head", words)
    language, data = page.root.get("lang") or "", article.get("inLanguage")
    if not isinstance(data, str) or fault_of_tag(data) or fault_of_tag(language):
        return
    one, two = (each.partition("-")[0].lower() for each in (language, data))
    if one != two and not any({one, two} <= same for same in _ONE_LANGUAGE):
        yield Finding("/html/@lang", {"what": "the language", "value": language, "other": data})


def _moment(value: object) -> datetime | None:
    """A time of ISO 8601 with its offset."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _whole(address: str, page: PageDocument) -> str:
    """An address resolved, without what does not distinguish pages."""
    base = page.base or page.page.head.base or ""
    whole = web(address, base or None) or urljoin(base, address)
    return whole.partition("#")[0].rstrip("/")


_CANONICAL = (
    "RFC 6596; Google Search Central, How to specify a canonical URL (second hand, 2026-11-29)"
)
_LANGUAGE = "HTML Living Standard, section 3.2.6.2"

_PARTS: tuple[Line, ...] = (
    (_broken_data, "HP001", "structured-data-broken", "error", "the structured data are no JSON: {reason}",
     "JSON-LD 1.1, section 7 (invalid script element); RFC 8259", "must", "{advice}"),
    (_no_canonical, "HP002", "canonical-missing", "info", "the page states no canonical address",
     _CANONICAL, "may", 'add <link rel="canonical"> with the address of the story'),
    (_several_canonicals, "HP003", "canonical-several", "warning",
     "the page states another canonical address, {address}, beside {first}", _CANONICAL, "should", "leave one of them"),
    (_relative_canonical, "HP004", "canonical-relative", "warning", "the canonical address is no whole address: {address}",
     _CANONICAL, "should", "write it with https:// and the host"),
    (_canonical_elsewhere, "HP005", "canonical-elsewhere", "info",
     "the canonical address is on {there}, the page on {here}", _CANONICAL, "may",
     "none where the story was taken over; else state the own address"),
    (_no_language, "HP006", "page-language-missing", "warning", "html has no lang",
     f"{_LANGUAGE}; WCAG 2.2, success criterion 3.1.1", "should", "state the language of the page"),
    (_language_tag, "HP007", "page-language-invalid", "error", "the lang of html is {tag}: {fault}",
     f"{_LANGUAGE}; BCP 47", "must", "write a tag such as en or en-GB"),
    (_no_title, "HP008", "title-missing", "error", "the page has no title",
     "HTML Living Standard, section 4.2.2", "must", "write the headline into title"),
    (_open_graph, "HP009", "open-graph-incomplete", "warning", "the Open Graph of the page lacks {lacks}",
     "The Open Graph protocol (ogp.me), basic metadata", "should", "add what is missing"),
    (_open_graph_address, "HP010", "open-graph-address-relative", "warning", "{name} is no whole address: {address}",
     "The Open Graph protocol (ogp.me), type URL", "should", "write it with https:// and the host"),
    (_differing, "HP011", "statements-differ", "warning",
     "{what} is {value} in the head of the page, and {other} in its structured data",
     "newsexport: one fact, one value; Google Search Central, structured data policies (second hand, 2026-11-30)",
     "should", "write both from one field"),
)  # fmt: skip

RULES = rules_of(_PARTS)
"""All of them, by code."""
