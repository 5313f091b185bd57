"""Judging items by the rules of receivers: elements of feeds, their channel, and the canonical item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsexport.diagnostic import Position
from newsexport.http_response import Response
from newsexport.options import Options
from newsexport.profiles.demands import PX012
from newsexport.profiles.paths import values_at
from newsexport.prose.feed_dates import validity_end
from newsexport.receivers.check_input import CheckInput, Found, Said, Values
from newsexport.receivers.checks import CHECKS
from newsexport.receivers.derived import DERIVED, All, html_of, kind_of
from newsexport.receivers.dialects import dialect
from newsexport.receivers.load import On, Receiver, ReceiverRule, receiver
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml import Element, Paths, namespace

NAMESPACES = {
    "mi": "http://schemas.ingestion.microsoft.com/common/",
    "snf": "http://www.smartnews.be/snf",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
"""Prefixes of the tables for modules that the readers of feeds do not know by a name."""

_ATOM = "http://www.w3.org/2005/Atom"
_BODIES = frozenset({"content:encoded", "content"})
_SAME = {"guid": "id", "pubdate": "published", "content:encoded": "content", "description": "summary",
         "dcterms:modified": "updated"}  # fmt: skip
"""Elements of RSS -> those of Atom that say the same."""


def wanted(options: Options) -> tuple[Receiver, ...]:
    """The receivers by whose rules is judged."""
    profile = options.profile
    return () if profile is None else tuple(receiver(name) for name in profile.receivers)


def vocabularies(options: Options) -> tuple[str, ...]:
    """The own vocabularies of the receivers by whose rules is judged."""
    feeds = (dialect(each.name).feed for each in wanted(options))
    return tuple(address for feed in feeds for address in feed.namespaces.values())


def _lines(options: Options, on: On) -> Iterator[tuple[Receiver, ReceiverRule]]:
    """The lines of the receivers' tables that look at one kind of thing."""
    for each in wanted(options):
        yield from ((each, rule) for rule in each.rules if rule.on == on)


def _check(rule: ReceiverRule, looked: CheckInput) -> Found:
    """What is wrong by a line: pointers and values."""
    return CHECKS[rule.check](looked, rule.values)


def judge_part(all_of: All, path: str, on: On, options: Options, report: Report) -> None:
    """An item of a feed, or its channel."""

    def said(key: str) -> list[Said]:
        return _said(all_of, key)

    if on == "item":
        _judge_tags(said, options, report)
    for each in wanted(options):
        recall = dialect(each.name).feed.recall if on == "item" else ""
        if recall == "validity" and _is_stub(said, options):
            report.already_told.taken_back = True
            continue  # an item that is taken back needs no more than its id
        gone = recall == "status" and _is_deleted(said)
        unjudged = ("content:encoded",) if gone else ()
        _judge(each, said, on, options, report, lambda _: path, unjudged)


def judge_html(text: str, pointer: str, options: Options, report: Report) -> None:
    """A text of HTML in a format that is no feed of XML."""
    _judge_tags(
        lambda key: [Said(pointer, text)] if key == "content:encoded" else [], options, report
    )


def _judge_tags(said: Values, options: Options, report: Report) -> None:
    """Elements of HTML that the partner does not take (PX012)."""
    allowed = options.profile.tags if options.profile is not None else ()
    if allowed:
        texts = [*said("content:encoded"), *said("description")]
        looked = CheckInput(texts, options.time)
        for pointer, words in CHECKS["body_tags"](looked, {"allowed": allowed}):
            report.record(PX012, {**words, "allowed": ", ".join(allowed)}, pointer=pointer)


def judge_item(
    item: NewsItem, options: Options, report: Report, locate: Callable[[str], str | None],
    first: dict[str, list[Said]] | None = None,
) -> None:  # fmt: skip
    """The canonical item. `first`: what the first item of the feed said, by rule; None: it is in no feed."""
    if options.profile is None:
        return

    of_a_day = report.format == "news-sitemap" and item.published is None

    def said(path: str) -> list[Said]:
        found = []
        if path == "published" and of_a_day:
            path = "contentCreated"  # where a day of publication without a time is kept
        for pointer, value in _widest(values_at(item, path), path):
            text = item.text if path == "body" else value
            if text not in (None, "", ()):
                found.append(Said(locate(pointer) or pointer, str(text)))
        return found[:1] if path == "body" else found

    if item.pub_status == "canceled":
        return
    for each in wanted(options):
        _judge(each, said, "canonical", options, report, lambda path: locate(f"/{path}") or "")
        if first is None or report.already_told.taken_back:
            continue
        if report.format in dialect(each.name).formats:
            _judge_like_first(each, said, first, options, report)


def _widest(values: Iterable[tuple[str, Any]], path: str) -> Iterable[tuple[str, Any]]:
    """The values; of the widths of one picture's forms only the largest, which readers may be shown."""
    if path != "media/renditions/width":
        return values
    found: dict[str, tuple[str, Any]] = {}
    for pointer, width in values:
        medium = pointer.partition("/renditions/")[0]
        if width is not None and (medium not in found or width > found[medium][1]):
            found[medium] = pointer, width
    return found.values()


def judge_response(response: Response, options: Options, report: Report) -> None:
    """The head of a saved HTTP response."""
    for _, rule in _lines(options, "response"):
        value, line = response.header(rule.keys[0]) or ("nothing", response.first)
        stated = Said("", value.partition(";")[0])
        place = Position(line.number, 1, (line.start, line.start + len(line.text)), line.text)
        for _, words in _check(rule, CheckInput([stated], options.time)):
            report.record(rule.code, words, position=place)


def judge_page(
    said: Values, around: Callable[[str], str], places: Mapping[str, Position],
    options: Options, report: Report,
) -> None:  # fmt: skip
    """A page of the web. `around` says where a value that is missing would stand; `places`: pointers of the response."""
    for _, rule in _lines(options, "page"):
        key = rule.keys[0]
        for pointer, words in _check(rule, CheckInput(said(key), options.time, around(key), said)):
            position = places.get(pointer)
            given = None if position else pointer
            report.record(rule.code, words, pointer=given, position=position)


def skip_page(options: Options, report: Report, reason: str) -> None:
    """Say that the rules about pages were not asked."""
    for each, rule in _lines(options, "page"):
        report.skip(f"{each.title}: {rule.id.partition('/')[0]}", reason)


def judge_document(size: Callable[[], int], options: Options, report: Report) -> None:
    """The document as a file; `size` counts its bytes."""
    for _, rule in _lines(options, "document"):
        for _, words in _check(rule, CheckInput([Said("", str(size()))], options.time)):
            report.record(rule.code, words, position=Position(1, 1, (0, 1)))


def tell_unchecked(
    options: Options, report: Report, response: Response | None, format: str | None = None
) -> None:
    """What of a profile or a receiver's rules cannot be checked here: not without the response's headers, or the page.

    `format`: that of the input; None for a document that is being written, in a format that its receiver takes.
    """
    if format != "html":  # whose reader judges it
        skip_page(options, report, "the page of the article is needed: validate it, too")
    for each in wanted(options):
        if format is not None:
            _tell_of_other_formats(each, format, report)
        for rule in each.rules:
            if rule.on == "response" and response is None:
                report.skip(
                    f"{each.title}: {rule.id}", "the headers of the HTTP response are needed"
                )
        if options.state is None:
            for name in each.history:
                report.skip(
                    f"{each.title}: {name}", "two polls are needed: keep a state file (--state)"
                )
        for name, reason in each.unchecked.items():
            report.skip(f"{each.title}: {name}", reason)


_FEEDS = ("rss", "atom")
_ARTICLES = ("json-ld", "html")
_THE_FEED = "the feed is needed: convert --for {name} writes it, and judges it"
_NEEDED = {
    **dict.fromkeys(("RS", "FE", "AT", "MR"), (_FEEDS, _THE_FEED)),
    **dict.fromkeys(("GA", "LD"), (_ARTICLES, "the page of the article is needed: validate it, too")),
    "SM": (("news-sitemap",), "the news sitemap is needed: validate it, too"),
    "OU": ((), "they are about what is written: convert --for {name} checks them"),
}  # fmt: skip
"""Family of codes that check a line of a receiver -> the formats in which they are asked, and what to do for others."""
_SHOWN = 3
"""Lines that are named of those which a format leaves unchecked."""


def _tell_of_other_formats(receiver_: Receiver, format: str, report: Report) -> None:
    """Say which lines are not asked of a document of this format, so that nobody takes them for passed."""
    unasked: dict[str, list[str]] = {}
    for line, codes in receiver_.elsewhere.items():
        formats, reason = _NEEDED.get(codes[:2], ((format,), ""))
        if format not in formats:
            unasked.setdefault(reason.format(name=receiver_.name), []).append(line)
    if format not in _FEEDS:
        of_feeds = [each.id for each in receiver_.rules if each.on in ("item", "channel", "feed")]
        if of_feeds:
            unasked.setdefault(_THE_FEED.format(name=receiver_.name), []).extend(of_feeds)
    for reason, lines in unasked.items():
        more = f", … ({len(lines)} lines)" if len(lines) > _SHOWN else ""
        report.skip(f"{receiver_.title}: {', '.join(lines[:_SHOWN])}{more}", reason)


def _judge(
    receiver_: Receiver, said: Values, on: On, options: Options, report: Report, around: Callable[[str], str],
    unjudged: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """`around` says where a missing element would stand; `unjudged` are elements of which nothing is asked."""
    for rule in receiver_.rules:
        if rule.on != on or set(rule.keys) & set(unjudged):
            continue
        found = next((values for key in rule.keys if (values := said(key))), [])
        looked = CheckInput(found, options.time, around(rule.keys[0]), said)
        for pointer, words in _check(rule, looked):
            report.record(rule.code, words, pointer=pointer)


def _judge_like_first(
    receiver_: Receiver, said: Values, first: dict[str, list[Said]],
    options: Options, report: Report,
) -> None:  # fmt: skip
    """What all items of a feed have in common with the first that says it."""
    for rule in receiver_.rules:
        found = said(rule.keys[0]) if rule.on == "feed" else []
        if not found:
            continue
        before = first.setdefault(rule.id, found)
        looked = CheckInput(found, options.time, other={"=first": before}.__getitem__)
        for pointer, words in _check(rule, looked):
            report.record(rule.code, words, pointer=pointer)


def _said(all_of: All, key: str) -> list[Said]:
    if key.startswith("="):
        return list(DERIVED[key[1:]](all_of))
    name, _, attribute = key.partition("@")
    name, _, kind = name.rstrip("]").partition("[")
    found = []
    for element, path in _elements(all_of, name):
        if kind and not _is_kind(element, kind):
            continue
        if name == "link" and not attribute and namespace(element) == _ATOM:
            if (element.get("rel") or "alternate") == "alternate" and element.get("href"):
                found.append(Said(f"{path}/@href", element.get("href") or ""))
            continue
        if attribute:
            text = element.get(attribute)
        else:
            text = html_of(element) if key in _BODIES else "".join(map(str, element.itertext()))
        if text is not None:
            found.append(Said(f"{path}/@{attribute}" if attribute else path, text))
    return found


def _is_kind(element: Element, kind: str) -> bool:
    """Whether a media:content is an image or a video; one that does not say what it is may be."""
    return kind_of(element) in ("", kind)


def _elements(all_of: All, name: str) -> list[tuple[Element, str]]:
    """The elements of a name; those of modules also inside media:group and media:content."""
    prefix, mark, local = name.partition(":")
    if mark and prefix in NAMESPACES:
        name = f"{{{NAMESPACES[prefix]}}}{local}"
    found = list(all_of(name)) or list(all_of(_SAME.get(name, name)))
    if prefix in ("media", *NAMESPACES):
        for around in ("media:group", "media:content"):
            for element, path in all_of(around):
                inside = (each for each in element.iter(f"{{*}}{local}") if each is not element)
                places = Paths(element)
                found.extend((each, path + places.below(each)) for each in inside)
    return found


def _is_deleted(said: Values) -> bool:
    """Whether a status takes the item back."""
    states = (*said("media:status@state"), *said("media:status"))
    return any(each.text.strip().lower() == "deleted" for each in states)


def _is_stub(said: Values, options: Options) -> bool:
    """Whether a validity that has ended takes the item back."""
    ends = [validity_end(each.text) for each in said("dcterms:valid")]
    return any(
        end is not None and end.instant is not None and end.instant < options.time for end in ends
    )


def elements_by_key(found: Iterable[tuple[str, Any]]) -> All:
    """A lookup of the facts of a channel: (key, (element, path))."""
    by_key: dict[str, list[tuple[Element, str]]] = {}
    for key, pair in found:
        by_key.setdefault(key, []).append(pair)
    return lambda key: by_key.get(key, [])
