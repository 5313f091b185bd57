"""Losses of a format for readers: what it says only in part, what its body could not say, what has no home."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from newsexport.codes.losses import LS001, LS003
from newsexport.mapping import Homes
from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.shown_media import is_seen, shown
from newsexport.payloads.title_and_summary import Words, summary_of
from newsexport.report import Report
from newsexport.schema.v1 import Media, NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.pointers import upwards
from newsexport.uncarried import uncarried


def tell_losses(
    item: NewsItem,
    homes: Homes,
    simplified: Iterable[Simplified],
    report: Report,
    target: str,
    told: Iterable[str] = (),
) -> None:
    """Put them into the report; pointers that are `told` already, and what is within a loss, are not repeated."""
    done = set(told)
    for lost in uncarried(item, homes):
        if lost.pointer not in done:
            done.add(lost.pointer)
            report.add(
                LS001, pointer=lost.pointer, field=lost.path, target=target, value=lost.value
            )
    for each in simplified:
        if any(place in done for place in upwards(each.pointer)):
            continue
        done.add(each.pointer)
        if each.dropped:
            report.add(
                LS001, pointer=each.pointer, field=each.pointer, target=target, value=each.how
            )
        else:
            report.add(LS003, pointer=each.pointer, field=each.pointer, target=target, how=each.how)


def unsaid(
    item: NewsItem, title: Words | None, roles: Collection[str], base: str | None
) -> Iterator[Simplified]:
    """What is said only in part: one of several headlines, texts, renditions and links. `roles` are those of the headlines that are said beside the title."""
    yield from _headlines(item, title, roles)
    yield from _descriptions(item, title)
    for index, medium in enumerate(item.media):
        yield from _renditions(medium, f"/media/{index}", base)
    for index, link in enumerate(item.links):
        if not is_web_address(link.href):
            yield Simplified(f"/links/{index}", "no web address")


def _headlines(item: NewsItem, title: Words | None, roles: Collection[str]) -> Iterator[Simplified]:
    said: set[str] = set()
    for index, headline in enumerate(item.headlines):
        at = f"/headlines/{index}"
        first = headline.role in roles and headline.role not in said
        said.add(headline.role or "")
        if not (first or (title is not None and title.pointer == at)):
            yield Simplified(at, "a further headline")


def _descriptions(item: NewsItem, title: Words | None) -> Iterator[Simplified]:
    summary = summary_of(item)
    pointers = {each.pointer for each in (summary, title) if each}
    said = False
    for index, description in enumerate(item.descriptions):
        at = f"/descriptions/{index}"
        lead = description.role == "standfirst" and not said
        said = said or lead
        if at in pointers and description.role is None:
            yield Simplified(f"{at}/role", "said to be the summary", dropped=False)
        elif at in pointers and title is not None and at == title.pointer and not lead:
            yield Simplified(at, "said as the title", dropped=False)
        elif at not in pointers and not lead:
            yield Simplified(at, "a further description")


def _renditions(medium: Media, at: str, base: str | None) -> Iterator[Simplified]:
    """All but the one that is shown; without one there is nothing to describe either."""
    best = shown(medium, base)
    found = False
    for index, rendition in enumerate(medium.renditions):
        here = f"{at}/renditions/{index}"
        same = best is not None and rendition.model_copy(update={"href": best.href}) == best
        if same and best is not None and not found:
            found = True
            if rendition.href != best.href:
                yield Simplified(f"{here}/href", f"made absolute: {best.href}", dropped=False)
        else:
            yield Simplified(here, "another rendition is shown")
    if medium.alt_text is not None and best is None:
        yield Simplified(f"{at}/altText", "nothing is shown")
    if medium.headline is not None and not (best and not is_seen(medium) and not medium.alt_text):
        yield Simplified(f"{at}/headline", "a headline of its own")
