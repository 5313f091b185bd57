"""SM: what Google and sitemaps.org demand of a news sitemap. To add one: a function and a line in RULES."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from newsexport.diagnostic import Code, Finding
from newsexport.formats.news_sitemap.names import DAYS, MAX_BYTES, MAX_NEWS, MAX_URLS
from newsexport.formats.news_sitemap.view import EntryView, SitemapView, View
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.payloads.feed_rules.markup import tag_in
from newsexport.prose.feed_dates import read_date
from newsexport.rules.rule import Rule, rule

SM000 = Code(
    "SM000", "schema-violation", "error", "{reason}",
    source="sitemaps.org protocol 0.9; Google, News sitemaps and Image sitemaps",
    kind="structure",
    hint="correct the place that is named",
    page="""The entry breaks the structure of sitemaps: an element is not allowed where it stands, or a value has
the wrong form. Judged by newsexport's own schema; that of sitemaps.org does not know the elements for news.

Why it matters: crawlers pass over the entry, or refuse the file.

Bad: `<changefreq>sometimes</changefreq>`
Good: `<changefreq>hourly</changefreq>`
Fix: write the element as the protocol wants it.""",
)  # fmt: skip

_REQUIRED = (
    "news:publication",
    "news:name",
    "news:language",
    "news:publication_date",
    "news:title",
)
_DEAD = ("news:genres", "news:keywords", "news:stock_tickers", "news:access", "news:geo_locations")
_LANGUAGE = re.compile(r"[a-z]{2,3}|zh-(?:cn|tw)", re.IGNORECASE)
_KNOWN = frozenset({*_REQUIRED, *_DEAD, "news:news", "loc", "lastmod", "changefreq", "priority"})
_SEPARATED = r"\s*[-–—|:•·]\s*"
_DAY = timedelta(days=1)


def _required(view: View, options: Options) -> Iterator[Finding]:
    """An entry lacks something that each has to say, says it twice, or says nothing in it.

    Why it matters: Google does not take the article.

    Bad: `<news:news><news:title>Ferry sails</news:title></news:news>`
    Good: the same with `news:publication` (`news:name`, `news:language`) and `news:publication_date`
    Fix: add what is named; write it once.
    """
    if not isinstance(view, EntryView):
        return
    wanted = ("loc", "news:news", *_REQUIRED) if view.is_news else ("loc",)
    for key in wanted:
        found = view.all(key)
        holder = _HOLDERS.get(key)
        if not found and not (
            holder and not view.all(holder)
        ):  # else the holder is what is missing
            place = _misspelt(view, key) or _around(view, key)
            yield Finding(place, {"what": f"no {key}", "name": key.partition(":")[2] or key})
        for path, _ in found[1:]:
            if not (
                holder and any(path.startswith(f"{each}/") for each, _ in view.all(holder)[1:])
            ):
                yield Finding(path, {"what": f"a second {key}"})
        if (
            found
            and not found[0][1]
            and not any(view.all(inner) for inner, around in _HOLDERS.items() if around == key)
        ):  # else what stands in it lacks its words
            yield Finding(found[0][0], {"what": f"no words in {key}"})
    for key in ("lastmod", "changefreq", "priority"):
        for path, _ in view.all(key)[1:]:
            yield Finding(path, {"what": f"a second {key}"})


_HOLDERS = {
    "news:publication": "news:news", "news:name": "news:publication", "news:language": "news:publication",
    "news:publication_date": "news:news", "news:title": "news:news",
}  # fmt: skip
"""Element -> the one in which it stands."""


def _around(view: EntryView, key: str) -> str:
    """The element in which something is missing."""
    holder = _HOLDERS.get(key)
    return view.all(holder)[0][0] if holder and view.all(holder) else view.path


def _misspelt(view: EntryView, key: str) -> str | None:
    """The place of an element that was meant to be the missing one."""
    strange = {each: found[0][0] for each, found in view.by_key.items() if each not in _KNOWN}
    name = misspelt(key, strange)
    return strange[name] if name else None


def _old(view: View, options: Options) -> Iterator[Finding]:
    """The article is older than two days.

    Why it matters: Google wants articles of the last two days in a news sitemap; older ones stay in the
    index without it.

    Bad: an article of last week, in its `news:news`.
    Good: articles of the last two days; older ones without `news:news`, or in another sitemap.
    Fix: drop the entry, or its `news:news`.
    """
    if isinstance(view, EntryView):
        for path, words in view.all("news:publication_date")[:1]:
            found = read_date(words)
            moment, limit = found.instant, DAYS * _DAY
            if moment is None and len(found.partial or "") == len("2026-02-16"):
                moment = datetime.fromisoformat(str(found.partial)).replace(tzinfo=UTC)
                limit += 1.5 * _DAY  # to the end of the day, wherever that is
            if moment and options.time - moment > limit:
                yield Finding(path, {"value": words})


def _too_many(view: View, options: Options) -> Iterator[Finding]:
    """The sitemap holds more than 1,000 articles.

    Why it matters: Google takes no more of one sitemap.

    Bad: 1,200 entries with `news:news` in one file.
    Good: two sitemaps and an index of them.
    Fix: split it.
    """
    if isinstance(view, SitemapView) and view.news > MAX_NEWS:
        yield Finding(view.path, {"count": view.news})


def _language(view: View, options: Options) -> Iterator[Finding]:
    """The language is no code of ISO 639 of two or three letters; for Chinese it is zh-cn or zh-tw.

    Why it matters: Google takes the article for one in another language, or not at all.

    Bad: `<news:language>english</news:language>`, `<news:language>en-GB</news:language>`
    Good: `<news:language>en</news:language>`
    Fix: write the code alone.
    """
    if isinstance(view, EntryView):
        for path, words in view.all("news:language"):
            if words and (not _LANGUAGE.fullmatch(words) or words.lower() in ("zh", "zho", "chi")):
                yield Finding(path, {"value": words})


def _date(view: View, options: Options) -> Iterator[Finding]:
    """A date has no form of the W3C: a day, or a day and time with the offset from UTC.

    Why it matters: Google does not know when the article appeared, and passes over it.

    Bad: `<news:publication_date>16 Feb 2026 09:30</news:publication_date>`
    Good: `<news:publication_date>2026-02-16T09:30:00+01:00</news:publication_date>`
    Fix: write the day first, then `T`, the time, and the offset.
    """
    if isinstance(view, EntryView):
        for key in ("news:publication_date", "lastmod"):
            for path, words in view.all(key):
                found = read_date(words)
                form = found.grammar in ("w3c-dtf", "rfc3339")
                day = found.instant is not None or len(found.partial or "") == 10
                if words and not (form and day):
                    yield Finding(
                        path, {"value": words, "reason": found.fault or "it names no day"}
                    )


def _title(view: View, options: Options) -> Iterator[Finding]:
    """The title holds more than the headline: the name of the publication, the date, or markup.

    Why it matters: Google shows name and date beside the title anyway, asks for the headline alone, and shows markup as it
    stands.

    Bad: `<news:title>Ferry sails again | Harbour Times</news:title>`
    Good: `<news:title>Ferry sails again</news:title>`
    Fix: leave the rest out.
    """
    if not isinstance(view, EntryView):
        return
    name, day = view.words("news:name"), view.words("news:publication_date")[:10]
    for path, words in view.all("news:title"):
        said = re.escape(name)
        if name and re.search(rf"(?i){_SEPARATED}{said}$|^{said}{_SEPARATED}", words):
            yield Finding(path, {"what": name})
        elif len(day) == 10 and day in words:
            yield Finding(path, {"what": day})
        elif markup := tag_in(words):
            yield Finding(path + markup.fragment, {"what": markup.what})


def _dead(view: View, options: Options) -> Iterator[Finding]:
    """An element that Google no longer uses.

    Why it matters: it does no harm and no good.

    Bad: `<news:keywords>harbour, ferry</news:keywords>`
    Good: the entry without it.
    Fix: leave it out.
    """
    if isinstance(view, EntryView):
        for key in _DEAD:
            for path, _ in view.all(key):
                yield Finding(path, {"what": key})


def _limits(view: View, options: Options) -> Iterator[Finding]:
    """The sitemap is larger than the protocol allows: 50,000 entries or 50 MB without compression.

    Why it matters: crawlers refuse the file.

    Bad: one sitemap of all articles since 1998.
    Good: an index of several sitemaps.
    Fix: split it.
    """
    if isinstance(view, SitemapView):
        if view.entries > MAX_URLS:
            yield Finding(view.path, {"what": f"{view.entries} entries; {MAX_URLS} are allowed"})
        if view.size is not None and view.size > MAX_BYTES:
            yield Finding(view.path, {"what": f"{view.size} bytes; {MAX_BYTES} are allowed"})


_GOOGLE = (
    "Google, News sitemaps"
    " (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)"
)
_PROTOCOL = "sitemaps.org protocol 0.9 (https://www.sitemaps.org/protocol.html)"

RULES: tuple[Rule, ...] = (
    rule(
        _required, "SM001", "required-element", "error", "the entry has {what}",
        source=_GOOGLE, scope="document", hint="each entry says it once",
    ),
    rule(
        _old, "SM002", "older-than-two-days", "warning", "the article appeared at {value}",
        source=_GOOGLE, basis="should", scope="document", hint="drop the entry, or its news:news",
    ),
    rule(
        _too_many, "SM003", "too-many-articles", "error", "the sitemap holds {count} articles; 1000 are allowed",
        source=_GOOGLE, scope="document", hint="split it",
    ),
    rule(
        _language, "SM004", "language-code", "error", "{value} is no language code that Google takes",
        source=_GOOGLE, scope="document", hint="two or three letters; zh-cn or zh-tw for Chinese",
    ),
    rule(
        _date, "SM005", "date-form", "error", "the date {value} has no form of the W3C: {reason}",
        source=f"{_GOOGLE}; W3C Date and Time Formats", scope="document",
        hint="write 2026-02-16T09:30:00+01:00",
    ),
    rule(
        _title, "SM006", "title-with-more", "warning", "the title holds {what}",
        source=_GOOGLE, basis="should", scope="document", hint="write the headline alone",
    ),
    rule(
        _dead, "SM007", "retired-element", "info", "{what} is no longer used",
        source=_GOOGLE, basis="should", scope="document", hint="leave it out",
    ),
    rule(
        _limits, "SM008", "too-large", "error", "the sitemap has {what}",
        source=_PROTOCOL, scope="document", hint="split it",
    ),
)  # fmt: skip
"""All rules of news sitemaps, in the order of their codes."""

CODES: tuple[Code, ...] = (SM000, *(each.code for each in RULES))
