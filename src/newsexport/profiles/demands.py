"""PX: what a partner's profile demands of each item. To add one: a function and a line in RULES."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

from newsexport.diagnostic import Code, Finding
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.profile import Limit
from newsexport.profiles.elements import body_elements
from newsexport.profiles.own_checks import own_check
from newsexport.profiles.paths import has_value, values_at
from newsexport.profiles.pictures import image_size
from newsexport.report import Report
from newsexport.rules.rule import Rule, rule
from newsexport.schema.v1 import NewsItem, PartialDate
from newsexport.syntax.addresses import parts_of

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


def _missing(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A field that the partner requires is missing.

    Canceled items need none but their identity.

    Why it matters: the partner refuses the item, or shows it with a gap.

    Bad: an item without byline for a partner who requires `byline`
    Good: the same with its byline.
    Fix: deliver the field; or agree with the partner that it may be missing.
    """
    if options.profile is None or item.pub_status == "canceled":
        return
    for path in options.profile.require:
        values = list(values_at(item, path))
        for pointer, value in values:
            if not has_value(value):
                yield Finding(pointer, {"field": path})


def _forbidden(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A field that the partner forbids is there.

    Why it matters: what is not for a partner's eyes must not reach them.

    Bad: an `edNote` for a partner who forbids it
    Good: the item without it.
    Fix: take it out before delivery.
    """
    for path in options.profile.forbid if options.profile else ():
        for pointer, value in values_at(item, path):
            if has_value(value):
                yield Finding(pointer, {"field": path})


def _limits(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A text is longer or shorter, or a list has more or fewer entries, than the partner takes.

    Why it matters: it is cut off, or the item refused.

    Bad: a headline of 140 characters for a partner who takes 110
    Good: one of 80.
    Fix: shorten it, or fill it.
    """
    for path, limit in options.profile.limits.items() if options.profile else ():
        if item.pub_status != "canceled":
            yield from _beyond(item, path, limit)


def _beyond(item: NewsItem, path: str, limit: Limit) -> Iterator[Finding]:
    found = [(pointer, value) for pointer, value in values_at(item, path) if has_value(value)]
    count = len(found)
    if path == "body":
        found = [("/body", item.text)]
    where = "/" + path.partition("/")[0]
    yield from _outside(where, path, count, "entries", limit.least_count, limit.most_count)
    for pointer, value in found:
        if isinstance(value, str):
            words = len(value.split())
            yield from _outside(pointer, path, len(value), "characters", limit.least, limit.most)
            yield from _outside(pointer, path, words, "words", limit.least_words, limit.most_words)


def _outside(
    pointer: str, path: str, has: int, unit: str, least: int | None, most: int | None
) -> Iterator[Finding]:
    """A number beside its bounds."""
    if least is not None and has < least:
        bound = least
    elif most is not None and has > most:
        bound = most
    else:
        return
    yield Finding(pointer, {"field": path, "has": f"{has} {unit}", "bound": f"{bound}"})


def _window(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A date lies outside of the time that the partner takes.

    Why it matters: old items push new ones aside; future ones stand on top of every list.

    Bad: an item of last year for a partner who takes thirty days
    Good: one of today.
    Fix: deliver it elsewhere, or correct the date.
    """
    for path, window in options.profile.dates.items() if options.profile else ():
        for pointer, value in values_at(item, path):
            moment = _moment(value)
            if moment is None:
                continue
            told = {"field": path, "time": value}
            if window.max_age is not None and moment < options.time - window.max_age:
                yield Finding(pointer, {**told, "bound": _told(window.max_age, "old")})
            if window.max_future is not None and moment > options.time + window.max_future:
                yield Finding(pointer, {**told, "bound": _told(window.max_future, "ahead")})


def _told(period: timedelta, word: str) -> str:
    days, rest = period.days, period.seconds // 60
    return f"{days} days {word}" if days else f"{rest} minutes {word}"


def _language(item: NewsItem, options: Options) -> Iterator[Finding]:
    """The item is in a language that the partner does not take.

    Why it matters: it reaches readers who cannot read it.

    Bad: an item in German for a partner who takes English
    Good: one in English.
    Fix: deliver it to another feed, or correct its language.
    """
    allowed = options.profile.languages if options.profile else ()
    tag = (item.language or "").lower()
    fits = any(tag == each.lower() or tag.startswith(f"{each.lower()}-") for each in allowed)
    if allowed and item.language and not fits:
        yield Finding("/language", {"language": item.language, "allowed": ", ".join(allowed)})


def _schemes(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A subject is of a vocabulary that the partner does not take.

    Why it matters: the partner cannot sort the item.

    Bad: subjects of your own vocabulary alone.
    Good: Media Topics.
    Fix: add subjects of the vocabularies that are named.
    """
    allowed = options.profile.schemes if options.profile else ()
    for index, concept in enumerate(item.subjects if allowed else ()):
        uri = concept.uri or ""
        if not any(uri.startswith(each) or concept.scheme == each for each in allowed):
            name = concept.uri or concept.qcode or concept.name or concept.literal
            yield Finding(f"/subjects/{index}", {"subject": name, "allowed": ", ".join(allowed)})


def _hosts(item: NewsItem, options: Options) -> Iterator[Finding]:
    """An address leads to a host that the partner does not allow.

    Why it matters: links to test systems and trackers reach the public.

    Bad: `https://staging.example.com/ferry`
    Good: `https://www.example.com/ferry`
    Fix: correct the address.
    """
    allowed = options.profile.hosts if options.profile else ()
    if not allowed:
        return
    for pointer, address in _addresses(
        item.model_dump(mode="json", by_alias=True, exclude_none=True), ""
    ):
        host = parts_of(address).hostname or ""
        if not any(fnmatchcase(host, each) for each in allowed):
            yield Finding(pointer, {"host": host, "allowed": ", ".join(allowed)})


def _addresses(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Addresses of pages and files: not the uris of things, which nobody opens."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if (
                key in {"href", "url", "canonicalUrl"}
                and isinstance(inner, str)
                and _ADDRESS.fullmatch(inner)
            ):
                yield f"{pointer}/{key}", inner
            else:
                yield from _addresses(inner, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _addresses(inner, f"{pointer}/{index}")


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, PartialDate):
        text = str(value)
        moment = datetime.fromisoformat(text if value.is_instant else f"{text}-01-01"[:10])
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def refuse_what_is_not_wanted(item: NewsItem, options: Options, report: Report) -> None:
    """Raise InvalidOutput for an item that the partner would not take."""
    found = []
    cleaned = options.dialect is not None  # the writers of receivers leave out what is not taken
    for demand in RULES:
        if cleaned and demand.code is PX012:
            continue
        for each in demand.check(item, options):
            known = report.record(
                demand.code, each.values, pointer=each.pointer, severity=each.severity
            )
            if known.severity == "error" and (
                report.level is None or report.level(known) == "error"
            ):
                found.append(known)
    if found:
        raise InvalidOutput("the partner would not take the item", found)


PX008 = Code(
    "PX008", "format-not-accepted", "error", "the partner takes {accepted}, not {format}",
    source="the partner's profile", basis="partner",
    hint="deliver one of the formats that are named",
    page="""The document is in a format or version that the partner does not take.

Why it matters: the partner's system cannot read it.

Bad: an RSS feed for a partner who takes NewsML-G2 from 2.28 on
Good: NewsML-G2 2.31.
Fix: convert it: `newsexport convert FILE --to newsml-g2@2.28`.""",
)  # fmt: skip
PX009 = Code(
    "PX009", "item-count", "error", "the input has {has}; the partner's limit is {bound}",
    source="the partner's profile, items", basis="partner",
    hint="split the delivery, or see what is missing",
    page="""An input has more or fewer items than the partner takes, or has more or fewer of one day (in UTC).

Of the first and the last day an input may hold a part only, so nothing is asked of how many they have at least. Recalls
are not counted.

Why it matters: a partner's system takes only so many, or takes an empty delivery for a quiet day.

Bad: a feed of 900 items for a partner who takes 500
Good: a feed of 100.
Fix: split the delivery; where items are missing, look for them before the partner does.""",
)  # fmt: skip
PX013 = Code(
    "PX013", "waiver-expired", "error", "the waiver of {name} ended on {expires}; its owner is {owner}",
    source="the partner's profile, waivers", basis="partner",
    hint="mend the cause, or agree on a new date with its owner",
    page="""A waiver of the profile has ended, and what it covered is still there.

Why it matters: what was to be borne for a while is borne for ever.

Bad: `expires = 2026-01-31` in February
Good: the cause mended, and the waiver gone.
Fix: mend the cause; or agree on a new date.""",
)  # fmt: skip
PX014 = Code(
    "PX014", "waiver-unused", "warning", "the waiver of {name} covers nothing here",
    source="the partner's profile, waivers", basis="partner",
    hint="take it out of the profile",
    page="""A waiver of the profile covers no finding in this input.

Why it matters: it would hide the next mistake of that kind.

Bad: a waiver for a mistake that was mended long ago
Good: none.
Fix: take it out of the profile.""",
)  # fmt: skip

_SOURCE = "the partner's profile"

RULES: tuple[Rule, ...] = (
    rule(_missing, "PX001", "required-field-missing", "error", "the partner requires {field}, and it is missing",
         source=f"{_SOURCE}, require", basis="partner", hint="deliver the field"),
    rule(_forbidden, "PX002", "forbidden-field", "error", "the partner forbids {field}",
         source=f"{_SOURCE}, forbid", basis="partner", hint="leave it out"),
    rule(_limits, "PX003", "outside-limits", "error", "{field} has {has}; the partner's limit is {bound}",
         source=f"{_SOURCE}, limits", basis="partner", hint="shorten or complete it"),
    rule(_schemes, "PX004", "vocabulary-not-allowed", "warning", "the subject {subject} is of none of: {allowed}",
         source=f"{_SOURCE}, vocab", basis="partner", hint="add a subject of one of them"),
    rule(_window, "PX005", "date-outside-window", "error", "{field} {time} is more than {bound}",
         source=f"{_SOURCE}, dates", basis="partner", hint="correct the date, or leave the item out"),
    rule(image_size, "PX006", "image-size", "error", "the picture has {has}; the partner wants {bound}",
         source=f"{_SOURCE}, images", basis="partner", hint="deliver it in that size and format"),
    rule(_language, "PX007", "language-not-allowed", "error", "the partner takes {allowed}, not {language}",
         source=f"{_SOURCE}, vocab", basis="partner", hint="deliver it elsewhere"),
    rule(own_check, "PX010", "own-check", "error", "{name}: {says}",
         source=f"{_SOURCE}, checks", basis="partner", hint="as the check says"),
    rule(_hosts, "PX011", "host-not-allowed", "error", "the host {host} is none of: {allowed}",
         source=f"{_SOURCE}, hosts", basis="partner", hint="correct the address"),
    rule(body_elements, "PX012", "html-tag-not-allowed", "error",
         "the text has the element {value}; allowed are: {allowed}",
         source=f"{_SOURCE}, html", basis="partner", hint="take the element out, and keep its words"),
)  # fmt: skip
"""Rules for items; all are silent without a profile."""

PX012 = next(each.code for each in RULES if each.code.code == "PX012")

CODES = (*(each.code for each in RULES), PX008, PX009, PX013, PX014)
