"""Reading JSON-LD: every article of a document, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Severity
from newsexport.formats.json_ld.draft import Reading
from newsexport.formats.json_ld.item import item_of
from newsexport.formats.json_ld.script import unwrapped
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.graph import IGNORED, Node
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.whole import whole


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The articles of a document: at its top, in lists, in a graph, or as the main entity of a page."""
    document = load(source, options, report)
    if document is not None:
        yield from items(document, source.name, options, report)
    report.window = None


def load(source: Source, options: Options, report: Report) -> Document | None:
    """The document of a source; None when it is none, with the reason in the report."""
    report.format = "json-ld"
    data = whole(source, report, options.limits)
    if data is None:
        return None
    data = unwrapped(data, report)
    value = json.parse(data, report, options.limits)
    if value is json.BROKEN:
        return None
    return Document(json.clean(value, report), data)


def items(
    document: Document, name: str, options: Options, report: Report, *, checking: bool = False
) -> Iterator[Parsed]:
    """The items of a document, one by one. `checking`: a document without any may still be right."""
    articles, others = _found(document)
    if not articles:
        severity: Severity = "info" if checking and others else "error"
        report.add(RD007, pointer="", severity=severity, reason=_why_none(document))
        _tell_unread(others, report)
    window = report.window
    for index, node in enumerate(articles):
        report.begin_item(window)
        reading = Reading(node, options, report)
        item = item_of(reading, name, index)
        report.name_item(item.uri, item.headline)
        if node is articles[-1]:
            # Only now is it known which other nodes were read, as articles refer to them.
            _tell_unread([o for o in others if o.pointer not in document.graph.resolved], report)
        yield Parsed(item, Origins(reading.paths))
        report.end_item()


def _tell_unread(nodes: list[Node], report: Report) -> None:
    """Tell nodes beside the articles, which are no part of any item."""
    item, report.item = report.item, None
    for node in nodes:
        report.add(
            LS002, pointer=node.pointer, what="a node beside the articles", value=_said(node)
        )
    report.item = item


def _found(document: Document) -> tuple[list[Node], list[Node]]:
    """Articles that are part of no other article, and nodes that hold no article."""
    articles: dict[str, Node] = {}
    others: list[Node] = []
    for node in _outermost(document.value, "", document):
        if ARTICLES.isdisjoint(node.types):
            others.append(node)
            continue
        full = document.graph.node(node.value, node.pointer) or node
        articles.setdefault(full.pointer, full)
    return list(articles.values()), others


def _outermost(value: Any, pointer: str, document: Document) -> Iterator[Node]:
    """Nodes from the top down to the first article; nodes without an article below are told once."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _outermost(entry, f"{pointer}/{index}", document)
    elif isinstance(value, dict):
        node = Node(value, pointer, document.graph)
        if not ARTICLES.isdisjoint(node.types):
            yield node
            return
        below = [
            found
            for key, entry in value.items()
            if document.graph.name(key) not in IGNORED
            for found in _outermost(entry, f"{pointer}/{escape_token(key)}", document)
        ]
        holding = [found for found in below if not ARTICLES.isdisjoint(found.types)]
        if holding or "@graph" in value:
            yield from below
        elif node.types:
            yield node


def _why_none(document: Document) -> str:
    types = [name for value, _ in document.objects for name in document.graph.types_of(value)]
    if not types:
        return "no object has a type"
    return f"the types are {', '.join(sorted(set(types))[:5])}"


def _said(node: Node) -> str:
    return " ".join((*node.types, node.id or ""))
