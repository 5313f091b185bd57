"""Writing RSS 2.0 with its modules: one item as a feed of its own, or many in one feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from newsexport.codes.outputs import OU001
from newsexport.diagnostic import ItemRef, Window
from newsexport.errors import InvalidOutput
from newsexport.formats.rss import structure
from newsexport.formats.rss.channel_head import channel_head, facts, is_said_by
from newsexport.formats.rss.dialect_elements import channel_extras
from newsexport.formats.rss.glance import is_right_head
from newsexport.formats.rss.item_write import Element, item_element
from newsexport.formats.rss.names import NAMESPACES
from newsexport.formats.rss.stories import is_writable
from newsexport.formats.rss.trials import element_alike
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of, namespaces_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml_text import attribute

TARGET = "RSS"
_DECLARED = "".join(attribute(f"xmlns:{prefix}", uri) for prefix, uri in NAMESPACES.items())
_CLOSING = b"</channel>\n</rss>\n"
_TOGETHER = 32
"""Items of a bundle that are judged at once; a share of each judgement does not grow with them."""
_SHELL = channel_head("channel", "https://example.com/", "channel", None, None)


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a feed. Raises InvalidOutput."""
    head = _head(item, options)
    alike = element_alike(item, options, report)
    if alike is None:
        return _judged(item_element(item, options, report), (head, _CLOSING), options, report)
    if _is_right(head):
        return b"".join((head, alike, _CLOSING))
    return _judged(Element(alike, alike), (head, _CLOSING), options, report)


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one feed, in the order given; each is validated before it is yielded.

    The facts of the channel are those of the settings, else of the first item.
    """
    first = opening(options)
    shell = (f"{first}{_SHELL}".encode(), _CLOSING)
    waiting: list[_Made] = []
    begun = False
    try:
        for item in items:
            if not begun:
                head = _head(item, options)
                if not _is_right(head):
                    _judge(head + _CLOSING, options, report)
                yield head
                begun = True
            alike = element_alike(item, options, report)
            if alike is not None and not waiting:
                yield alike
                continue
            element = (
                Element(alike, b"") if alike is not None else item_element(item, options, report)
            )
            waiting.append(_Made(element, report.item, report.window, report.target))
            if len(waiting) == _TOGETHER:
                portion, waiting = waiting, []
                _judge_all(portion, shell, options, report)
                yield from (each.element.markup for each in portion)
    except Exception:
        _judge_all(waiting, shell, options, report)  # what was found first is told first
        raise
    _judge_all(waiting, shell, options, report)
    yield from (each.element.markup for each in waiting)
    if not begun:
        yield f"{first}{channel_of(None, options)}".encode()
    yield _CLOSING


_last_head: list[tuple[Options, bytes]] = []
"""The beginning of the feeds of the options that were worked with last."""


def _head(item: NewsItem, options: Options) -> bytes:
    """All before the first item."""
    for known, head in _last_head:
        if known is options:
            return head
    head = f"{opening(options)}{channel_of(item, options)}".encode()
    if options.now is not None and is_said_by(options):
        _last_head[:] = [(options, head)]
    return head


@lru_cache(maxsize=64)
def _is_right(head: bytes) -> bool:
    """Whether a feed may begin so."""
    return is_writable(head) and is_right_head(head)


class _Made(NamedTuple):
    """An element that waits for its judgement, and what its findings are about."""

    element: Element
    item: ItemRef | None
    window: Window | None
    target: str | None


def _judge_all(
    made: list[_Made], shell: tuple[bytes, bytes], options: Options, report: Report
) -> None:
    """Raise InvalidOutput for the first thing that is wrong with elements, judged together and then each."""
    before, after = shell
    outlines = b"".join([each.element.outline for each in made])
    if not outlines or not any(structure.problems_of(before + outlines + after, options)):
        return
    now = report.item, report.window, report.target
    try:
        for each in made:
            report.item, report.window, report.target = each.item, each.window, each.target
            _judged(each.element, shell, options, report)
        together = Element(*map(b"".join, zip(*(each.element for each in made), strict=True)))
        _judged(together, shell, options, report)
    finally:
        report.item, report.window, report.target = now


def opening(options: Options) -> str:
    """All before the facts of the channel."""
    names = _DECLARED + namespaces_of(feed_of(options))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{names}>\n<channel>\n'


def channel_of(item: NewsItem | None, options: Options) -> str:
    """The elements of the channel before its items."""
    return channel_head(*facts(item, options), channel_extras(options))


def _judged(
    element: Element, shell: tuple[bytes, bytes], options: Options, report: Report
) -> bytes:
    """The document of an element, or of several. Raises InvalidOutput for the first thing that is wrong with it."""
    before, after = shell
    data = b"".join((before, element.markup, after))
    _judge(data, options, report, b"".join((before, element.outline, after)))
    return data


def _judge(data: bytes, options: Options, report: Report, outline: bytes | None = None) -> None:
    """Raise InvalidOutput for the first thing that is wrong with a document; see structure.problems_of."""
    for problem in structure.problems_of(data, options, outline):
        found = report.add(
            OU001,
            pointer=problem.pointer,
            target=TARGET,
            place=problem.pointer,
            reason=problem.message,
        )
        raise InvalidOutput("the feed would be invalid", [found])
