"""What must not reach the public: the one place that decides it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from newsexport.codes.outputs import OU002, OU008
from newsexport.diagnostic import Finding
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.prose.embargoes import keeps_back, may_hold, may_keep_back
from newsexport.report import Report
from newsexport.rules.rule import rule
from newsexport.schema.v1 import Heading, NewsItem, Paragraph, PartialDate

_DAY = len("2026-02-16")
_ONE_DAY = timedelta(days=1)
_OPENING = 2
"""Blocks at the beginning of a body whose words may keep the item back."""


def under_embargo(item: NewsItem, time: datetime) -> bool:
    """Whether an embargo holds at that time: it is later, or open-ended."""
    if item.embargoed is None:
        return False
    return item.embargoed == "open-ended" or item.embargoed > time


def why_not_public(item: NewsItem, time: datetime) -> tuple[str, str] | None:
    """Why the item must not be shown to readers, and what to do; None when it may be."""
    if item.pub_status == "canceled":
        return "canceled", "take earlier versions back in the way that the receiver offers"
    if item.pub_status == "withheld":
        return (
            "withheld",
            "wait until it is released, or deliver in a format that carries the status",
        )
    if item.editorial_only:
        return "for editors only", "deliver it in a format for newsrooms, such as newsml-g2"
    if under_embargo(item, time):
        until = (
            "until further notice" if item.embargoed == "open-ended" else f"until {item.embargoed}"
        )
        return f"under embargo {until}", "wait for its end, or deliver in a format that carries it"
    words = next(_words_of_embargo(item, time), None)
    if words is not None:
        return f"kept back by its words: {words[1]}", "state the embargo, or take the words out"
    return None


def _words_of_embargo(item: NewsItem, time: datetime) -> Iterator[tuple[str, str]]:
    """Pointer and text of words that keep an item back which states no embargo."""
    if item.embargoed is not None:
        return
    openings = list(_openings(item))
    if not may_keep_back([text for _, _, text in openings]):
        return
    for place, number, text in openings:
        if keeps_back(text) and may_hold(text, time, item.published or item.version_created):
            yield place.format(number), text


def _openings(item: NewsItem) -> Iterator[tuple[str, int, str]]:
    """Where words may keep the item back: pattern of the pointer, number in it, and the text."""
    for note in (item.ed_note or "").splitlines():
        yield "/edNote", 0, note
    for number, headline in enumerate(item.headlines):
        yield "/headlines/{}/text", number, headline.text
    if item.title:
        yield "/title", 0, item.title
    for number, description in enumerate(item.descriptions):
        yield "/descriptions/{}/text", number, description.text
    for number, block in enumerate(item.body[:_OPENING]):
        if isinstance(block, (Paragraph, Heading)):
            yield "/body/{}/text", number, block.text


def refuse_if_not_public(item: NewsItem, options: Options, report: Report) -> None:
    """Raise InvalidOutput when the item must not reach the public now.

    Source: architecture, "Meaning that must not be got wrong"; NewsML-G2 2.35, embargoed, pubStatus.
    """
    reason = why_not_public(item, options.time)
    if reason is None:
        return
    target = report.target or "the output"
    found = report.add(OU002, target=target, why=reason[0], advice=reason[1])
    raise InvalidOutput("the output was refused", [found])


def warn_of_expiry(item: NewsItem, options: Options, report: Report) -> None:
    """Tell, as a warning, that an item which reaches the public has expired."""
    if item.expires is not None and _is_over(item.expires, options.time):
        target = report.target or "the output"
        report.add(OU008, pointer="/expires", target=target, expires=item.expires)


def _is_over(date: PartialDate, time: datetime) -> bool:
    """Whether a moment has passed, or a day everywhere on earth; months and years are not precise enough."""
    if date.is_instant:
        return datetime.fromisoformat(date.upper()) < time
    return len(date) == _DAY and datetime.fromisoformat(f"{date}T12:00:00Z") + _ONE_DAY < time


def warn_of_unmarked_embargo(item: NewsItem, report: Report, options: Options) -> None:
    """Tell, as a warning, that an item leaves for newsrooms with an embargo which only its words state.

    No format that is written can say it then: the receiver's programs would take the item for usable.
    """
    if item.pub_status in ("canceled", "withheld") or item.editorial_only:
        return
    for found in embargo_only_in_words(item, options):
        report.record(NC042, found.values, pointer=found.pointer, severity="warning")


def embargo_only_in_words(item: NewsItem, options: Options) -> Iterator[Finding]:
    """Words of the item keep it back until some time, and no field does.

    They begin the note to editors, a headline, a description or the body. Words that name a day which is over are no
    finding, nor are words without a day in an item that is older than a week.

    Why it matters: programs heed the field and not the words: the story is published at once, and the embargo broken.

    Bad: the headline `EMBARGOED UNTIL 06:00 GMT MONDAY: Harbour to close`, and no `embargoed`.
    Good: `embargoed` with day, time and zone; in feeds for readers, no such item.
    Fix: state the embargo in its field, or send the item when it has ended.
    """
    for pointer, text in _words_of_embargo(item, options.time):
        yield Finding(pointer, {"text": text})
        return


RULES = (
    rule(
        embargo_only_in_words, "NC042", "embargo-only-in-words", "error",
        "only words keep the item back: {text}",
        source="NewsML-G2 2.35, itemMeta/embargoed; newsexport: an embargo must not leak", basis="editorial",
        hint="state the embargo in its field, or send the item when it has ended",
        lacks=("embargoed", "canceled", "withheld", "editorial_only"),
    ),
)  # fmt: skip
"""The rule of this file."""

NC042 = RULES[0].code
