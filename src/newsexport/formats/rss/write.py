"""Writing RSS 2.0 with its modules: one item as a feed of its own, or many in one feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.rss import structure
from newsexport.formats.rss.channel_head import channel_head
from newsexport.formats.rss.dialect_elements import channel_extras, declared
from newsexport.formats.rss.dialect_item import feed_of
from newsexport.formats.rss.item_write import item_element
from newsexport.formats.rss.names import NAMESPACES
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml_text import attribute

TARGET = "RSS"
_DECLARED = "".join(attribute(f"xmlns:{prefix}", uri) for prefix, uri in NAMESPACES.items())
CLOSING = "</channel>\n</rss>\n"
_SHELL = channel_head("channel", "https://example.com/", "channel", None, None)


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a feed. Raises InvalidOutput."""
    head = channel_of(item, options)
    data = f"{opening(options)}{head}{item_element(item, options, report)}{CLOSING}".encode()
    _judge(data, options, report)
    return data


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one feed, in the order given; each is validated before it is yielded.

    The facts of the channel are those of the settings, else of the first item.
    """
    begun = False
    first = opening(options)
    before, after = f"{first}{_SHELL}".encode(), CLOSING.encode()
    for item in items:
        if not begun:
            head = f"{first}{channel_of(item, options)}"
            _judge(f"{head}{CLOSING}".encode(), options, report)
            yield head.encode()
            begun = True
        one = item_element(item, options, report).encode()
        _judge(b"".join((before, one, after)), options, report)
        yield one
    if not begun:
        yield f"{first}{channel_of(None, options)}".encode()
    yield CLOSING.encode()


def opening(options: Options) -> str:
    """All before the facts of the channel."""
    names = _DECLARED + declared(feed_of(options))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{names}>\n<channel>\n'


def channel_of(item: NewsItem | None, options: Options) -> str:
    """The elements of the channel before its items."""
    from newsexport.formats.rss.channel_head import facts

    return channel_head(*facts(item, options), channel_extras(options))


def _judge(data: bytes, options: Options, report: Report) -> None:
    """Raise InvalidOutput for the first thing that is wrong with a document."""
    for problem in structure.problems_of(data, options):
        found = report.add(
            OU001,
            pointer=problem.pointer,
            target=TARGET,
            place=problem.pointer,
            reason=problem.message,
        )
        raise InvalidOutput("the feed would be invalid", [found])
