"""Reading NewsML 1.x: tolerant of every dialect; what has no field is told."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.codes.reading import RD007
from newsexport.diagnostic import Window
from newsexport.formats.newsml1.identity import uri_of
from newsexport.formats.newsml1.item import envelope_of, news_item
from newsexport.formats.newsml1.stated import NAMESPACE, Stated, child, children
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.report import Report
from newsexport.schema.v1 import Extension
from newsexport.source import Source
from newsexport.syntax import xml
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, Paths, iter_children, local

NAME = "newsml-1"
_ROOT = "NewsML"


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document. Never raises for what is in it."""
    root = root_of(source, options, report)
    if root is not None:
        yield from items(root, source.name, options, report)
    report.window = None


def root_of(source: Source, options: Options, report: Report) -> Element | None:
    """The document, if it is one of NewsML 1; what it is else is in the report."""
    report.format = NAME
    data = whole(source, report, options.limits)
    root = None if data is None else xml.parse(data, report, options.limits)
    if root is not None and local(root) != _ROOT:
        reason = f"{local(root)} is no NewsML 1 document"
        report.add(RD007, pointer=f"/{local(root)}", reason=reason)
        return None
    return root


def _all_items(around: Element) -> Iterator[Element]:
    """The items within an element, those within components of others too; in the order of the document."""
    for each in children(around, "NewsItem", "NewsComponent"):
        if local(each) == "NewsItem":
            yield each
        yield from _all_items(each)


def _catalogs(frame: Stated, root: Element) -> tuple[Extension, ...]:
    """Where the vocabularies of all items stand."""
    addresses = (frame.value(each, "Href") for each in children(root, "Catalog"))
    return tuple(
        Extension(namespace=NAMESPACE, name="Catalog/@Href", value=each)
        for each in addresses
        if each
    )


def items(root: Element, name: str, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, each with what it does not hold in the report."""
    report.version = root.get("Version")
    places = Paths()
    frame = Stated(root, report, places)
    envelope = envelope_of(frame, root)
    frame.value(root, "Version")
    found = list(_all_items(root))
    catalogs = _catalogs(frame, root) if found else ()
    numbers = {element: index for index, element in enumerate(found)}
    window = report.window
    for index, element in enumerate(found):
        frame.leave_to_others(element)
        report.begin_item(window)
        stated = Stated(element, report, places)
        for inner in _all_items(element):
            stated.take_item(inner, uri_of(inner, name, numbers[inner]))
        where = places.of(element)
        item, origins = news_item(stated, element, envelope, name, index)
        further = {
            "language": item.language or options.language,
            "extensions": (*item.extensions, *catalogs),
        }
        item = item.model_copy(update=further)
        report.name_item(item.uri, item.headline)
        if child(element, "NewsComponent") is None and item.pub_status != "canceled":
            reason = "the item has no NewsComponent: no content, and no metadata of it"
            report.add(
                RD007,
                pointer=where,
                reason=reason,
                lacks="NewsComponent",
                severity="warning",
            )
        stated.tell_the_rest()
        yield Parsed(item, Origins({"": where, **origins}, report.window or Window()))
        report.end_item()
    if not found:
        others = ", ".join(dict.fromkeys(local(each) for each in iter_children(root))) or "nothing"
        report.add(RD007, pointer=f"/{_ROOT}", reason=f"it holds no NewsItem, but {others}")
    frame.tell_the_rest()
