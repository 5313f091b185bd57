"""Reading HTML: any page of the web, of which the article is taken and everything else left.

What is dropped or guessed goes into the report; a page without an article gives a finding and no item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsexport.codes.files import IO002, IO003, IO004, IO005, IO009, IO010, NAME_IT
from newsexport.codes.reading import RD005, RD006, RD007, RD009, RD020, RD022
from newsexport.counted import numbered
from newsexport.diagnostic import Position, Severity
from newsexport.extract.page.article import PageArticle, understand
from newsexport.extract.page.date_search import searched_date
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.item import build_item, identifier_of, is_earlier
from newsexport.extract.page.page_time import PageTime
from newsexport.extract.page.places import (
    HEAD,
    broken_scripts,
    place_of,
    place_of_data,
    place_of_headline,
    place_of_value,
)
from newsexport.extract.page.view import Run
from newsexport.extract.page.walk import MOST_PIECES
from newsexport.extract.section_topics import with_topics
from newsexport.extract.text_language import with_language
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.identity import How, derive_uri, tell_how
from newsexport.prose.local_time import zone_named
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.html_page import DEEPEST, DEEPEST_OF_ALL, HtmlPage, first_damage, parse_page
from newsexport.syntax.html_places import html_path
from newsexport.syntax.json import position_at

_MADE_FROM: dict[How, str] = {
    "identifier": "the identifier in the structured data",
    "url": "the canonical address",
    "position": "the name of the source",
    "content": "a digest of the content",
}
_NEEDED = ("headline", "body")
"""Fields that a profile of a site must find on each page."""
_LONGEST_TOLD = 200
_MOST_TOLD = 200
"""Pieces left out that are told one by one."""


Judge = Callable[[PageArticle | None], None]
"""What judges a page; None: it holds no article."""


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The article of a page as an item."""
    return article_of(source, options, report)


def article_of(
    source: Source, options: Options, report: Report, judge: Judge | None = None
) -> Iterator[Parsed]:
    """The same; where it is judged, before what the reader has to say."""
    report.format = "html"
    tree = tree_of(source, options, report)
    if tree is None:
        return
    zone = zone_named(options.setting("html", "timezone", ""))
    page = understand(tree.root, options.base_uri, options.language, options.sites, zone)
    _tell_site(page, report)
    if page.published is None and options.setting("html", "dates", "stated") == "searched":
        page.published = searched_date(tree.root, page.url)
    if page.view.full:
        report.add(IO009, what="the number of pieces of the page", limit=f"{MOST_PIECES}")
    if page.why_none is not None:
        report.add(RD007, pointer=place_of_headline(page), reason=page.why_none)
        if judge is not None:
            judge(None)
        return
    report.begin_item()
    headline = page.headline.value if page.headline else None
    content = "\n".join([headline or "", *(run.text for run in page.story.runs)])
    uri, how = derive_uri(
        source.name, 0, identifier=identifier_of(page), url=page.address, content=content
    )
    report.name_item(uri, headline)
    tell_how(uri, how, report, place_of_headline(page))
    if judge is not None:
        judge(page)
    _tell(page, report, judged=judge is not None)
    parsed = build_item(page, uri, _MADE_FROM[how], options.language)
    if options.setting("html", "language", "stated") == "checked":
        parsed = with_language(parsed, report)
    yield with_topics(parsed, options)
    report.end_item()


def tree_of(source: Source, options: Options, report: Report) -> HtmlPage | None:
    """The tree of a page, and what was found wrong with its bytes; None when there is none."""
    limit = options.limits.document_bytes
    data = source.read(limit)
    if data is None:
        report.add(IO009, what="the page", limit=f"{limit} bytes")
        return None
    tree = parse_page(data)
    if tree is None:
        reason = (
            "there is no element in it, or it is no text" if data.strip() else "the file is empty"
        )
        report.add(IO002, reason=reason, advice=NAME_IT)
        return None
    _tell_bytes(tree, data, report)
    return tree


def _tell_bytes(tree: HtmlPage, data: bytes, report: Report) -> None:
    if tree.too_deep:
        lost = "the rest of the page" if tree.lost else "all but the words below"
        limit = DEEPEST_OF_ALL if tree.lost else DEEPEST
        what = f"the nesting of elements, with which {lost} is lost,"
        report.add(IO009, what=what, limit=f"{limit} levels")
    for code in tree.controls:
        place = _position_in(tree, data, data.find(bytes([code])))
        report.add(IO010, position=place, character=f"U+{code:04X}")
    if tree.cut:
        reason = "the page breaks off before its end"
        report.add(IO003, severity="warning", reason=reason, advice="fetch the page again, whole")
    if tree.damaged:
        reason = f"{tree.damaged} characters are not {tree.encoding}, which the page was read as"
        place = _position_in(tree, data, first_damage(data, tree.encoding))
        report.add(IO004, severity="warning", position=place, reason=reason)
    elif tree.contradicts:
        reason = f"the page declares {tree.declared}, its bytes are {tree.encoding}"
        report.add(IO004, severity="warning", pointer=_declaration(tree), reason=reason)
    elif not tree.encoding.startswith(("utf", "ascii")):
        report.add(IO005, severity="info", pointer=_declaration(tree), encoding=tree.encoding)


def _position_in(tree: HtmlPage, data: bytes, at: int) -> Position | None:
    """The place of a byte, where bytes and lines can be counted as they are."""
    return (
        None if at < 0 or tree.encoding.startswith(("utf-16", "utf-32")) else position_at(data, at)
    )


def _declaration(tree: HtmlPage) -> str:
    """Where the page says in which encoding it is; else where it would."""
    for meta in tree.root.iter("meta"):
        if meta.get("charset"):
            return f"{html_path(meta)}/@charset"
        if "charset=" in (meta.get("content") or "").lower():
            return f"{html_path(meta)}/@content"
    return HEAD


def _tell_site(page: PageArticle, report: Report) -> None:
    """What the profile of the site did not find, and what it left out."""
    for field, reason in page.site.misses:
        severity: Severity | None = None if field in _NEEDED else "info"
        report.add(
            RD022,
            pointer="/html",
            severity=severity,
            site=page.site.name,
            field=field,
            reason=reason,
        )
    for text, pointer in page.site.dropped[:_MOST_TOLD]:
        report.add(RD006, pointer=pointer, reason=page.site.how, text=text[:_LONGEST_TOLD])


def _tell(page: PageArticle, report: Report, *, judged: bool) -> None:
    """What was left out of the story, and what was not understood; of structured data the rules have told it already."""
    published = page.published
    time = published.value if published else None
    if published and time and time.clock is not None and (time.assumed or time.instant is None):
        kept = (
            "that of the country of the site was taken" if time.assumed else "only the day was kept"
        )
        reason = f"it has no UTC offset; {kept}"
        _tell_time(published, "published", reason, page, report)
    if published and page.modified and is_earlier(page.modified.value, published.value):
        reason = "it is earlier than the time of publication"
        _tell_time(page.modified, "modified", reason, page, report)
    for script in () if judged else broken_scripts(page):
        reason = "it is no JSON, even when mended"
        report.add(
            RD005,
            pointer=f"{html_path(script)}#",
            field="JSON-LD",
            value=script.text,
            reason=reason,
        )
    if page.story.in_data:
        pointer = place_of(page.story.container, page) if page.story.container is not None else None
        report.add(RD020, pointer=pointer, place=page.story.in_data)
    if page.live.entries and page.live.unseen:
        text = numbered(len(page.live.unseen), "entry", "entries") + " of the live blog"
        place = place_of_data(page)
        report.add(RD006, pointer=place, reason="only the structured data hold them", text=text)
    if not page.story.runs and not page.live:
        report.add(RD009, pointer=place_of_headline(page))
    if page.story.outside:
        text = numbered(page.story.outside, "piece") + " of text"
        report.note(RD006, {"reason": "outside of the story", "text": text}, pointer="/html/body")
    left_out = page.story.left_out[:_MOST_TOLD]
    report.note_all(RD006, (_left_out(run, reason, page) for run, reason in left_out))


def _left_out(run: Run, reason: str, page: PageArticle) -> tuple[str, dict[str, str]]:
    """The place of a run that is no part of the story, and what is told of it."""
    return place_of(run.element, page), {"reason": reason, "text": run.text[:_LONGEST_TOLD]}


def _tell_time(
    time: PageValue[PageTime], field: str, reason: str, page: PageArticle, report: Report
) -> None:
    place, said = place_of_value(time, field, page), time.value.printed
    report.add(RD005, pointer=place, severity="info", field=field, value=said, reason=reason)
