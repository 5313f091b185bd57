"""The places of a document, with their bytes: a reader of its own, so that no code under test judges itself.

Texts are bytes decoded as Latin-1: one character is one byte, and offsets are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json.decoder import scanstring

PREFIXES = {
    "http://www.w3.org/1999/xhtml": "h:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://www.google.com/schemas/sitemap-image/1.1": "image:",
    "http://iptc.org/std/NITF/2006-10-18/": "nitf:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""Namespaces by the prefix that the tables use, whatever the document calls them."""

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE(?:[^\[>]|\[[^\]]*\])*>"
    r"|</(?P<end>[^\s>]+)\s*>|<(?P<name>[\w:.-]+)(?P<attrs>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s+([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", re.DOTALL)


@dataclass(eq=False)
class Node:
    """One place: an element, an attribute, a member of an object or an entry of a list."""

    kind: str
    path: tuple[str, ...]
    start: int
    end: int
    name: tuple[int, int]
    """Where its name stands: of a start tag, an attribute, a key with its quotes."""
    head: tuple[int, int]
    """What a finding about the node itself points at: the start tag, the key and the first character."""
    value: tuple[int, int]
    """Its content, without tags or quotes; of JSON, the whole value."""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return self.value[0] == self.value[1]


def nodes(text: str, syntax: str, main: str = "") -> list[Node]:
    """All places of a well-formed document; `main` is the namespace whose names stand without prefix."""
    root = _xml(text, main) if syntax == "xml" else _Json(text).read()
    return list(_all(root))


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _xml(text: str, main: str) -> Node:
    top = Node("top", (), 0, len(text), (0, 0), (0, 0), (0, len(text)))
    open_, spaces = [top], [{"xml": "http://www.w3.org/XML/1998/namespace"}]
    for found in _TOKEN.finditer(text):
        if found["end"]:
            node = open_.pop()
            spaces.pop()
            node.value, node.end = (node.value[0], found.start()), found.end()
        elif found["name"]:
            known = dict(spaces[-1])
            attrs = list(_ATTRIBUTE.finditer(text, *found.span("attrs")))
            for one in attrs:
                name, value = one[1], one[2][1:-1]
                if name == "xmlns" or name.startswith("xmlns:"):
                    known[name.partition(":")[2]] = value
            node = _element(found, attrs, known, main, open_[-1])
            if not found["empty"]:
                open_.append(node)
                spaces.append(known)
    return top.children[0]


def _element(found, attrs, known: dict[str, str], main: str, parent: Node) -> Node:
    path = (*parent.path, _called(found["name"], known, main, element=True))
    span, inside = found.span(), (found.end(), found.end())
    node = Node("element", path, *span, found.span("name"), span, inside, parent)
    parent.children.append(node)
    for one in attrs:
        if not one[1].startswith("xmlns"):
            name = "@" + _called(one[1], known, main, element=False)
            value = (one.start(2) + 1, one.end(2) - 1)
            whole = (one.start(1), one.end())
            node.children.append(
                Node("attribute", (*path, name), *whole, one.span(1), whole, value, node)
            )
    return node


def _called(name: str, known: dict[str, str], main: str, *, element: bool) -> str:
    prefix, colon, local = name.rpartition(":")
    if not colon and not element:
        return local
    space = known.get(prefix, "")
    if space == main or not space:
        return local
    return PREFIXES.get(space, f"{prefix}?:") + local


class _Json:
    """Reads JSON that is known to be well-formed, and keeps where each value stands."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self) -> Node:
        at = self._blank(0)
        root = Node("member", (), at, at, (at, at), (at, at + 1), (at, at))
        root.end = self._fill(root, at)
        return root

    def _blank(self, at: int) -> int:
        while self.text[at : at + 1] in {" ", "\n", "\t", "\r"}:
            at += 1
        return at

    def _fill(self, node: Node, at: int) -> int:
        start, mark = at, self.text[at]
        if mark == '"':
            at = scanstring(self.text, at + 1, False)[1]
        elif mark in "[{":
            at = self._blank(at + 1)
            while self.text[at] not in "]}":
                at = self._child(node, at, mark == "{")
                at = self._blank(at)
                if self.text[at] == ",":
                    at = self._blank(at + 1)
            at += 1
        else:
            at = re.compile(r"[\w+.-]+").match(self.text, at).end()
        node.value, node.end = (start, at), at
        return at

    def _child(self, node: Node, at: int, member: bool) -> int:
        start, path = at, node.path
        if member:
            key, at = scanstring(self.text, at + 1, False)
            name, path = (start, at), (*path, key)
            at = self._blank(self._blank(at) + 1)
        else:
            name = (at, at)
        child = Node(
            "member" if member else "entry", path, start, at, name, (start, at + 1), (at, at), node
        )
        node.children.append(child)
        return self._fill(child, at)
