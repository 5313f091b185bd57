"""Writing HTML: a page of its own, held to our rules as the text that leaves."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.codes.losses import LS001, LS003
from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.html.mapping import PAGE, is_on_the_page
from newsexport.formats.html.page import is_related, page
from newsexport.formats.html.structure import problems
from newsexport.options import Options
from newsexport.payloads.content import Simplified
from newsexport.payloads.data_mining import is_exact, reservation
from newsexport.payloads.for_readers.losses import tell_losses
from newsexport.payloads.schema_org.article_document import CLOSING, OPENING, article_document
from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.title_and_summary import Words, title_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

TARGET = "HTML"


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a page. Raises InvalidOutput."""
    title = title_of(item)
    if title is None:
        raise _refused(
            report, "/headlines", "a page needs a title, and the item has no words for one"
        )
    data, losses = article_document(_with_true_paywall(item, report), options, report)
    script = (OPENING + data + CLOSING).decode("utf-8")
    frames = options.setting("html", "embeds", "link") == "frame"
    markup, simplified = page(item, title, script, options.base_uri, frames=frames)
    for problem in problems(markup, options):
        raise _refused(report, problem.pointer or "/", problem.message)
    _tell(item, title, losses, simplified, report)
    return markup.encode("utf-8")


def _with_true_paywall(item: NewsItem, report: Report) -> NewsItem:
    """The item without sections for paying readers that the page does not have."""
    if item.paywall is None:
        return item
    classes = {name for block in item.body if block.role for name in block.role.split()}
    real = tuple(each for each in item.paywall.selectors if each.removeprefix(".") in classes)
    if real == item.paywall.selectors:
        return item
    how = "sections that this page does not have are not named"
    report.add(LS003, pointer="/paywall", field="/paywall", target=TARGET, how=how)
    paywall = item.paywall.model_copy(update={"selectors": real}) if real else None
    return item.model_copy(update={"paywall": paywall})


def _tell(
    item: NewsItem, title: Words, losses: Losses, simplified: list[Simplified], report: Report
) -> None:
    """What neither the JSON-LD nor the page says."""
    kept = [entry for entry in losses.entries if not is_on_the_page(item, entry[1], is_related)]
    told = {pointer for _, pointer, _ in kept}
    Losses(entries=kept).tell(report, TARGET)
    whole = {pointer for kind, pointer, _ in losses.entries if kind == "lost"} - told
    tell_losses(item, PAGE, (*simplified, *_rest(item, whole)), report, TARGET, told)
    if item.headline is None:
        how = "it stands in for the title of the page"
        report.add(LS003, pointer=title.pointer, field=title.pointer, target=TARGET, how=how)
    _tell_data_mining(item, report)


def _rest(item: NewsItem, whole: set[str]) -> Iterator[Simplified]:
    """Of links and headlines that the JSON-LD leaves out as a whole, what the page does not say either."""
    for name, entries, said in (
        ("links", item.links, {"href", "title"}),
        ("headlines", item.headlines, {"text", "role", "language"}),
    ):
        for index, entry in enumerate(entries):
            if f"/{name}/{index}" not in whole:
                continue
            for field, info in type(entry).model_fields.items():
                if field not in said and getattr(entry, field) not in (None, ()):
                    yield Simplified(
                        f"/{name}/{index}/{info.alias or field}", "the page does not say it"
                    )


def _tell_data_mining(item: NewsItem, report: Report) -> None:
    """The page says whether mining is reserved, and for the whole item."""
    said = False
    for index, rights in enumerate(item.rights):
        if rights.data_mining is None:
            continue
        pointer = f"/rights/{index}/dataMining"
        if rights.scope or said or reservation(rights) is None:
            field = "rights/dataMining"
            report.add(LS001, pointer=pointer, field=field, target=TARGET, value=rights.data_mining)
            continue
        said = True
        if not is_exact(rights):
            how = "tdm-reservation says only that mining is reserved"
            report.add(LS003, pointer=pointer, field=pointer, target=TARGET, how=how)


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target=TARGET, place=place, reason=reason)
    return InvalidOutput("the page would be invalid", [found])
