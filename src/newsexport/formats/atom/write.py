"""Writing Atom 1.0: one item as an entry, or many in one feed; canceled items as deleted entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from newsexport.codes.outputs import OU001
from newsexport.diagnostic import Window
from newsexport.errors import InvalidOutput
from newsexport.formats.atom import structure
from newsexport.formats.atom.dialect_elements import demand_settings, recall
from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.entry_write import entry
from newsexport.formats.atom.feed import Feed
from newsexport.formats.atom.feed_head import Head, head_of
from newsexport.formats.atom.mapping import MAPPING
from newsexport.formats.atom.names import ATOM, NAME, NAMESPACES, key_of
from newsexport.formats.atom.read import parsed
from newsexport.formats.atom.recall import deleted_entry
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of, namespaces_of, spoken
from newsexport.payloads.read_back import tell_read_back
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml import Element, iter_children, local, new_parser
from newsexport.syntax.xml_text import attribute

TARGET = "Atom"
_DECLARED = attribute("xmlns", ATOM) + "".join(
    attribute(f"xmlns:{prefix}", uri) for prefix, uri in NAMESPACES.items()
)
_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'
CLOSING = "</feed>\n"


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as an entry document, or as a feed of its own. Raises InvalidOutput.

    A recall is no entry, so it stands in a feed always.
    """
    demand_settings(options)
    if (
        item.pub_status == "canceled"
        or options.dialect
        or options.setting(NAME, "document", "entry") == "feed"
    ):
        return b"".join(bundle([item], options, report))
    written = entry(item, options, report, publisher=None, author=None)
    data = f"{_PROLOG}<entry{_DECLARED}{written.removeprefix('<entry')}".encode()
    _tell(item, _judged(data, options, report), options, report)
    return data


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one feed, in the order given; each is validated before it is yielded.

    The facts of the feed are those of the settings, else of the first item. Its `updated` is the time of
    writing.
    """
    head: Head | None = None
    demand_settings(options)
    for item in items:
        if head is None:
            head = head_of(item, options)
            yield _opened(head, options, report)
        yield _one(item, head, options, report).encode()
    if head is None:
        yield _opened(head_of(None, options), options, report)
    yield CLOSING.encode()


def opening(options: Options) -> str:
    """All before the facts of the feed."""
    return f"{_PROLOG}<feed{_DECLARED}{namespaces_of(feed_of(options))}>\n"


class _Untold:
    """Takes what the dialect changes: all of it is told by reading back."""

    def __init__(self) -> None:
        self.spoken: list[tuple[str, str]] = []

    def lose(self, pointer: str, field: str, value: object) -> None:
        """Nothing."""


def _opened(head: Head, options: Options, report: Report) -> bytes:
    data = f"{opening(options)}{head.written()}"
    _judged(f"{data}{CLOSING}".encode(), options, report)
    return data.encode()


def _one(item: NewsItem, head: Head, options: Options, report: Report) -> str:
    written = recall(item, options, report)
    recalled = written is not None or item.pub_status == "canceled"
    if written is None and recalled:
        written = deleted_entry(item, options, report)
    elif written is None:
        said = spoken(item, feed_of(options), _Untold())  # what is lost, reading back tells
        written = entry(said, options, report, publisher=head.title, author=head.author)
    document = f"{opening(options)}{head.written()}{written}{CLOSING}".encode()
    root = _judged(document, options, report)
    if not recalled:
        _tell(item, root, options, report)
    return written


def _judged(data: bytes, options: Options, report: Report) -> Element:
    """The root of a document; raise InvalidOutput for the first thing that is wrong with it."""
    for problem in structure.problems_of(data, options):
        found = report.add(
            OU001, pointer=problem.pointer, target=TARGET, place=problem.pointer, reason=problem.message
        )  # fmt: skip
        raise InvalidOutput("the feed would be invalid", [found])
    return etree.fromstring(data, new_parser(encoding="UTF-8"))


def _tell(item: NewsItem, root: Element, options: Options, report: Report) -> None:
    """Tell what is not read again: of the entry, or of the feed that holds it alone."""
    feed, aside = Feed(options), Report()
    again = None
    around = (root,) if key_of(str(root.tag)) == "entry" else iter_children(root)
    for child in around:
        is_entry = key_of(str(child.tag)) == "entry"
        part = Part(child, "entry" if is_entry else "fact", f"/{local(child)}", Window())
        if is_entry:
            again = parsed(part, feed, "<written>", 0, aside)
        else:
            feed.add(part, aside)
    tell_read_back(item, again.item if again else None, MAPPING, report, TARGET)
