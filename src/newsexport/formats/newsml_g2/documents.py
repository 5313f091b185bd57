"""The parts of a source: the items it holds, and the header of a message. Knows no model.

A newsMessage is streamed, with flat memory; every other document is parsed as one tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from newsexport.codes.files import IO009
from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.formats.newsml_g2.names import NAR, NEWS_ITEMS, OTHER_ITEMS
from newsexport.options import Options
from newsexport.report import Report, Window
from newsexport.source import Source
from newsexport.syntax.xml import Element, iter_children, local, namespace, parse
from newsexport.syntax.xml_stream import Fragment, can_stream, fragments

HEAD = 64 * 1024
"""Bytes in which the root of a document is looked for."""
MESSAGE = "newsMessage"

_PROLOG = re.compile(rb"(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>")
_FIRST_TAG = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """An item, or the header of a message."""

    element: Element
    """A root of its own: its XPath begins with its own name."""
    name: str
    """Local name."""
    path: str
    """XPath in the document."""
    window: Window
    """Its bytes, when it was cut out of a stream."""
    around: tuple[tuple[str, str], ...] = ()
    """Attributes of the elements around it, such as (`itemSet/@id`, `s1`)."""

    def pointer(self, own: str) -> str:
        """An XPath that begins with the element's name, as one of the document."""
        return self.path + own[len(self.name) + 1 :]


def parts(source: Source, options: Options, report: Report) -> Iterator[Part]:
    """The header and the items, in document order. What is no news is told, and left out."""
    head = source.head(HEAD)
    if _root_name(head) == MESSAGE and can_stream(head):
        found = _streamed(source, options, report)
    else:
        found = _parsed(source, options, report)
    items = 0
    for part in found:
        items += part.name != "header"
        if part.name in NEWS_ITEMS or part.name == "header":
            yield part
        else:
            _tell_other(part, report)
    if not items and not report.has_errors:
        report.add(RD007, reason="the message holds no items")


def _root_name(head: bytes) -> str:
    match = _FIRST_TAG.search(_PROLOG.sub(b"", head))
    return match[1].decode("ascii", "replace") if match else ""


def _tell_other(part: Part, report: Report) -> None:
    what = (
        f"a {part.name}, which is no news,"
        if part.name in OTHER_ITEMS
        else f"the element {part.name}"
    )
    value = part.element.get("guid") or part.name
    report.window = part.window
    report.add(LS002, pointer=part.path, what=what, value=value)
    report.window = None


def _wanted(names: tuple[str, ...]) -> bool:
    return (len(names) == 2 and names[1] == "header") or (len(names) == 3 and names[1] == "itemSet")


def _streamed(source: Source, options: Options, report: Report) -> Iterator[Part]:
    for fragment in fragments(source, _wanted, report, options.limits):
        yield _part_of(fragment)


def _part_of(fragment: Fragment) -> Part:
    return _detached(fragment.element, fragment.window.path, fragment.window)


def _detached(element: Element, path: str, window: Window) -> Part:
    around = []
    outer = element.getparent()
    while outer is not None:
        place = local(outer)
        around += [(f"{place}/@{name!s}", str(value)) for name, value in outer.attrib.items()]
        outer = outer.getparent()
    alone = deepcopy(element)  # a copy keeps the prefixes that stand above it
    alone.tail = None
    kept = tuple((name, value) for name, value in around if "schemaLocation" not in name)
    return Part(alone, local(alone), path, window, kept)


def _parsed(source: Source, options: Options, report: Report) -> Iterator[Part]:
    data = source.read(options.limits.document_bytes)
    if data is None:
        report.add(IO009, what="the document", limit=f"{options.limits.document_bytes} bytes")
        return
    root = parse(data, report, options.limits)
    if root is None:
        return
    name = local(root)
    if name == MESSAGE:
        yield from _of_message(root)
    elif name in NEWS_ITEMS or (name in OTHER_ITEMS and namespace(root) == NAR):
        yield Part(root, name, f"/{name}", Window())
    else:
        report.add(
            RD007, pointer=f"/{name}", reason=f"{name} is no element of NewsML-G2 that holds items"
        )


def _of_message(root: Element) -> Iterator[Part]:
    for child in list(iter_children(root)):
        if local(child) == "header":
            yield _detached(child, "/newsMessage/header", Window())
        elif local(child) == "itemSet":
            counts: dict[str, int] = {}
            for item in list(iter_children(child)):
                name = local(item)
                count = counts[name] = counts.get(name, 0) + 1
                step = f"{name}[{count}]" if count > 1 else name
                yield _detached(item, f"/newsMessage/itemSet/{step}", Window())
