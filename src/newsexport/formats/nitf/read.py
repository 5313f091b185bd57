"""Reading NITF of any version, with or without its namespace; what has no field is told."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.formats.nitf.item import news_item
from newsexport.formats.nitf.places import places_of
from newsexport.formats.nitf.stated import Stated
from newsexport.options import Options
from newsexport.parsed import LaterPaths, Origins, Parsed
from newsexport.payloads.nitf import document as nitf_document
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import xml
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, local

NAME = "nitf"


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The item of a document. Never raises for what is in it."""
    root = root_of(source, options, report)
    if root is not None:
        window = report.window
        report.begin_item(window)
        yield parsed(root, source.name, report)
        report.end_item()
    report.window = None


def root_of(source: Source, options: Options, report: Report) -> Element | None:
    """The document, if it is one of NITF; what it is else is in the report."""
    report.format = NAME
    data = whole(source, report, options.limits)
    root = None if data is None else xml.parse(data, report, options.limits)
    if root is not None and local(root) != NAME:
        report.add(RD007, pointer=f"/{local(root)}", reason=f"{local(root)} is no NITF document")
        return None
    return root


def parsed(root: Element, source_name: str, report: Report) -> Parsed:
    """The document as an item with its origins."""
    document = nitf_document.read(root)
    stated = Stated(document, report)
    item = news_item(stated, source_name)
    report.name_item(item.uri, item.headline)
    stated.tell_the_rest()
    for left in document.content.leftovers:
        report.add(LS002, pointer=left.path, what="a value", value=left.text)
    known = {"": f"/{local(root)}", **document.content.origins}
    places = LaterPaths(known, lambda: places_of(document))
    return Parsed(item, Origins(places, report.window or Origins().window))
