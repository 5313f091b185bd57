"""Reading HTML: any page of the web, of which the article is taken and everything else left.

What is dropped or guessed goes into the report; a page without an article gives a finding and no item.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.codes.files import IO002, IO003, IO004, IO005, IO009, IO010
from newsexport.codes.reading import RD005, RD006, RD007, RD009, RD020, RD022
from newsexport.diagnostic import Severity
from newsexport.extract.page.article import PageArticle, understand
from newsexport.extract.page.date_search import searched_date
from newsexport.extract.page.item import build_item, identifier_of, is_earlier
from newsexport.extract.page.view import Run
from newsexport.extract.page.walk import MOST_PIECES
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.identity import How, derive_uri, tell_how
from newsexport.prose.local_time import zone_named
from newsexport.report import Report
from newsexport.section_topics import with_topics
from newsexport.source import Source
from newsexport.syntax.html_page import DEEPEST, DEEPEST_OF_ALL, HtmlPage, line_of, parse_page
from newsexport.text_language import with_language

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


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The article of a page as an item."""
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
        report.add(RD007, reason=page.why_none)
        return
    report.begin_item()
    headline = page.headline.value if page.headline else None
    content = "\n".join([headline or "", *(run.text for run in page.story.runs)])
    uri, how = derive_uri(
        source.name, 0, identifier=identifier_of(page), url=page.address, content=content
    )
    report.name_item(uri, headline)
    tell_how(uri, how, report)
    _tell(page, report)
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
        report.add(IO002, reason=reason)
        return None
    _tell_bytes(tree, report)
    return tree


def _tell_bytes(tree: HtmlPage, report: Report) -> None:
    if tree.too_deep:
        lost = "the rest of the page" if tree.lost else "all but the words below"
        limit = DEEPEST_OF_ALL if tree.lost else DEEPEST
        what = f"the nesting of elements, with which {lost} is lost,"
        report.add(IO009, what=what, limit=f"{limit} levels")
    for code in tree.controls:
        report.add(IO010, character=f"U+{code:04X}")
    if tree.cut:
        reason = "the page breaks off before its end"
        report.add(IO003, severity="warning", reason=reason, advice="fetch the page again, whole")
    if tree.damaged:
        reason = f"{tree.damaged} characters are not {tree.encoding}, which the page was read as"
        report.add(IO004, severity="warning", reason=reason)
    elif tree.contradicts:
        reason = f"the page declares {tree.declared}, its bytes are {tree.encoding}"
        report.add(IO004, severity="warning", reason=reason)
    elif not tree.encoding.startswith(("utf", "ascii")):
        report.add(IO005, severity="info", encoding=tree.encoding)


def _tell_site(page: PageArticle, report: Report) -> None:
    """What the profile of the site did not find, and what it left out."""
    for field, reason in page.site.misses:
        severity: Severity | None = None if field in _NEEDED else "info"
        report.add(
            RD022,
            pointer="line 1",
            severity=severity,
            site=page.site.name,
            field=field,
            reason=reason,
        )
    for text, line in page.site.dropped[:_MOST_TOLD]:
        pointer = f"line {line}" if line else None
        report.add(RD006, pointer=pointer, reason=page.site.how, text=text[:_LONGEST_TOLD])


def _tell(page: PageArticle, report: Report) -> None:
    """What was left out of the story, and what was not understood."""
    time = page.published.value if page.published else None
    if time is not None and time.clock is not None and (time.assumed or time.instant is None):
        kept = (
            "that of the country of the site was taken" if time.assumed else "only the day was kept"
        )
        reason = f"it has no UTC offset; {kept}"
        report.add(RD005, severity="info", field="published", value=time.printed, reason=reason)
    if page.published and page.modified and is_earlier(page.modified.value, page.published.value):
        reason = "it is earlier than the time of publication"
        said = page.modified.value.printed
        report.add(RD005, severity="info", field="modified", value=said, reason=reason)
    if page.data.broken:
        reason = "it is no JSON, even when mended"
        value = f"{page.data.broken} script(s)"
        report.add(RD005, field="JSON-LD", value=value, reason=reason)
    if page.story.in_data:
        at = line_of(page.story.stood)
        report.add(RD020, pointer=f"line {at or 1}", place=page.story.in_data)
    if page.live.entries and page.live.unseen:
        text = f"{len(page.live.unseen)} entries of the live blog"
        report.add(RD006, reason="only the structured data hold them", text=text)
    if not page.story.runs and not page.live:
        title = line_of(page.headline.element) if page.headline else None
        report.add(RD009, pointer=f"line {title or 1}")
    if page.story.outside:
        text = f"{page.story.outside} pieces of text"
        report.note(RD006, {"reason": "outside of the story", "text": text}, pointer=None)
    report.note_all(RD006, map(_left_out, page.story.left_out[:_MOST_TOLD]))


def _left_out(found: tuple[Run, str]) -> tuple[str | None, dict[str, str]]:
    """The line of a run that is no part of the story, and what is told of it."""
    run, reason = found
    line = line_of(run.element)
    return f"line {line}" if line else None, {"reason": reason, "text": run.text[:_LONGEST_TOLD]}
