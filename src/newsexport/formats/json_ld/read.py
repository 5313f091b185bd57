"""Reading JSON-LD: every article of a document, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsexport.codes.files import IO009
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
from newsexport.payloads.schema_org.values import told
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.whole import whole

_NO_TYPE = "no object has a type"
_TYPE = 'type"'
"""The end of `@type`, and of the name that the context of schema.org gives it, as they are written."""


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
    if value is json.BROKEN or is_too_much(value, data, options, report):
        return None
    return Document(json.clean(value, report), data)


def is_too_much(value: Any, data: bytes, options: Options, report: Report) -> bool:
    """Tell of a document that it has too many objects to look at each, where none says what it is: it has no article."""
    most = options.limits.facts
    if data.count(b"{") <= most or json.holds(value, _TYPE):
        return False
    report.add(IO009, pointer="", what="a document without a type", limit=f"{most} objects")
    report.add(RD007, pointer="", reason=_NO_TYPE)
    return True


def items(
    document: Document, name: str, options: Options, report: Report, *, checking: bool = False
) -> Iterator[Parsed]:
    """The items of a document, one by one. `checking`: a document without any may still be right."""
    articles, others = _found(document)
    if not articles:
        typed = any(isinstance(each, Node) and each.types for each in others)
        severity: Severity = "info" if checking and typed else "error"
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


class _Beside(NamedTuple):
    """A property of an object around the articles, such as the name of their page; or, without a name, such an object.

    Millions of plain objects are no article either: of each no more than this is held.
    """

    pointer: str
    name: str
    value: Any


def _tell_unread(others: list[Node | _Beside], report: Report) -> None:
    """Tell what stands beside the articles, which is no part of any item."""
    item, report.item = report.item, None
    for each in others:
        if isinstance(each, Node):
            what, said = "a node beside the articles", _said(each)
        else:
            what, said = f"{each.name or 'a node'} beside the articles", told(each.value)
        report.add(LS002, pointer=each.pointer, what=what, value=said)
    report.item = item


def _found(document: Document) -> tuple[list[Node], list[Node | _Beside]]:
    """Articles that are part of no other article, and what holds no article."""
    articles: dict[str, Node] = {}
    others: list[Node | _Beside] = []
    for each in _outermost(document.value, "", document):
        if not _is_article(each):
            others.append(each)
        elif isinstance(each, Node):
            full = document.graph.node(each.value, each.pointer) or each
            articles.setdefault(full.pointer, full)
    if len(articles) > 1:
        for pointer in _updates(articles.values()):
            articles.pop(pointer, None)
    return list(articles.values()), others


def _updates(articles: Iterable[Node]) -> set[str]:
    """The pointers of the entries of live blogs that stand beside these: they are parts of their body."""
    found = set()
    for article in articles:
        if article.has("liveBlogUpdate"):
            again = Node(article.value, article.pointer, article.graph)
            for one, _, _ in again.take_nodes("liveBlogUpdate"):
                if isinstance(one, Node) and one.pointer != article.pointer:
                    found.add(one.pointer)
    return found


def _is_article(each: Node | _Beside) -> bool:
    return isinstance(each, Node) and not ARTICLES.isdisjoint(each.types)


def _outermost(
    value: Any, pointer: str, document: Document, name: str = ""
) -> Iterator[Node | _Beside]:
    """Nodes from the top down to the first article; nodes without an article below are told once.

    Values that are no objects are what stands beside, in the property of that name.
    """
    if isinstance(value, list) and any(isinstance(entry, list | dict) for entry in value):
        for index, entry in enumerate(value):
            yield from _outermost(entry, f"{pointer}/{index}", document, name)
    elif isinstance(value, dict):
        node = Node(value, pointer, document.graph)
        if not ARTICLES.isdisjoint(node.types):
            yield node
            return
        below: list[Node | _Beside] = []
        for key, entry in value.items():
            if document.graph.name(key) not in IGNORED:
                below += _outermost(entry, f"{pointer}/{escape_token(key)}", document, key)
        if "@graph" in value or any(map(_is_article, below)):
            yield from below
        elif node.types:
            yield node
        elif below or _leads_away(node):
            yield _Beside(pointer, "", node.id or "")
    elif name and value not in (None, "", []):
        yield _Beside(pointer, name, value)


def _leads_away(node: Node) -> bool:
    """Whether it refers to what does not stand in the document."""
    known = node.graph.nodes.get(node.id or "")  # an object within a plain value is no node
    return known is not None and known[0] is node.value


def _why_none(document: Document) -> str:
    types = [name for value, _ in document.objects for name in document.graph.types_of(value)]
    if not types:
        return _NO_TYPE
    return f"the types are {', '.join(sorted(set(types))[:5])}"


def _said(node: Node) -> str:
    return " ".join((*node.types, node.id or ""))
