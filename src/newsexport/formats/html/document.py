"""A page as its rules see it: what it tells machines, what readers see of it, and where all that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from newsexport.diagnostic import Position
from newsexport.extract.page.article import PageArticle
from newsexport.extract.page.places import scripts_of
from newsexport.http_response import Line, Response
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.graph import Graph
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.prose.whitespace import fold
from newsexport.syntax import json
from newsexport.syntax.html_places import html_path
from newsexport.syntax.xml import Element

_VALUED = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")
"""Directives for robots that have a value behind a colon."""
_FOR_ROBOTS = frozenset({"robots", "googlebot", "googlebot-news"})
_WORD = re.compile(r"[a-z_-]+")
_AGENT = re.compile(r"\s*([\w-]+)\s*:(.*)", re.DOTALL)
_ANY_WORD = re.compile(r"\w+")
_MOST = 200
"""Statements of one kind that are looked at."""
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})


class Directive(NamedTuple):
    """What a page tells robots, one word of it."""

    agent: str
    """`robots` for all; else the one that is meant."""
    name: str
    value: str
    """What stands behind the colon; "" where there is none."""
    said: str
    place: str

    @property
    def for_search(self) -> bool:
        """Whether it is for search as a whole, and not for news alone."""
        return self.agent != "googlebot-news"


class Block(NamedTuple):
    """A script of JSON-LD."""

    path: str
    document: Document | None
    """None where it is no JSON."""
    fault: json.Fault | None = None
    """Why it is none."""


class PageDocument:
    """What rules of scope `document` are given."""

    def __init__(self, page: PageArticle, response: Response | None, base: str | None) -> None:
        self.page = page
        self.root = page.root
        self.response = response
        self.base = base
        self.positions: dict[str, Position] = {}
        """The places of lines of the HTTP response, by the pointers that are given to them."""

    @cached_property
    def blocks(self) -> list[Block]:
        """The scripts of JSON-LD that say something. References lead from each to all others (JSON-LD 1.1, section 7)."""
        scripts = (each for each in scripts_of(self.root) if (each.text or "").strip())
        found = [_block(each) for each in islice(scripts, _MOST)]
        documents = [each.document for each in found if each.document is not None]
        if len(documents) > 1:
            graph = Graph([pair for each in documents for pair in each.objects])
            for each in documents:
                each.graph = graph
        return found

    @cached_property
    def robots(self) -> list[Directive]:
        """What robots are told, by metas and by the headers of the response."""
        found: list[Directive] = []
        metas = (
            (name, meta)
            for meta in self.root.iter("meta")
            if (name := (meta.get("name") or "").strip().lower()) in _FOR_ROBOTS
        )
        for agent, meta in islice(metas, _MOST):
            place = f"{html_path(meta)}/@content"
            found += _directives(agent, meta.get("content") or "", place)
        for name, value, line in self.response.headers if self.response else ():
            if name == "x-robots-tag":
                agent, said = _agent_of(value)
                if agent in _FOR_ROBOTS:
                    found += _directives(agent, said, self._line(line))
        return found

    def _line(self, line: Line) -> str:
        """The pointer of a line of the response."""
        size = len(line.text)
        pointer = f"http:{line.number}"
        self.positions[pointer] = Position(
            line.number, 1, (line.start, line.start + size), line.text, (0, max(1, size))
        )
        return pointer

    @property
    def place_of_robots(self) -> str:
        """Where robots are told something; else where it would be."""
        return next((each.place for each in self.robots), "/html/head")

    @cached_property
    def canonicals(self) -> list[tuple[str, str]]:
        """The canonical addresses that the page and the response state, with their places."""
        links = (
            link
            for link in self.root.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        )
        found = [
            ((link.get("href") or "").strip(), f"{html_path(link)}/@href")
            for link in islice(links, _MOST)
        ]
        for name, value, line in self.response.headers if self.response else ():
            match = _CANONICAL.search(value) if name == "link" else None
            if match:
                found.append((match[1].strip(), self._line(line)))
        return found

    @cached_property
    def seen(self) -> str:
        """The words that readers see, and those of pictures."""
        body = self.root.find("body")
        return " ".join(_words(body if body is not None else self.root))

    @cached_property
    def seen_folded(self) -> str:
        """The same, folded for comparison."""
        return fold(self.seen)

    @cached_property
    def seen_words(self) -> frozenset[str]:
        """Each of these words once; of scripts without blanks each pair of signs."""
        plain = self.seen_folded
        pairs = (plain[at : at + 2] for at in range(len(plain) - 1)) if not plain.isascii() else ()
        return frozenset((*_ANY_WORD.findall(plain), *pairs))

    @cached_property
    def classes(self) -> dict[str, list[Element]]:
        """The elements of each class."""
        found: dict[str, list[Element]] = {}
        for element in self.root.iter():
            for name in (element.get("class") or "").split():
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def in_scripts(self) -> str:
        """What scripts hold beside structured data, in small letters: words that they may show later."""
        data = set(scripts_of(self.root))
        others = (each.text or "" for each in self.root.iter("script") if each not in data)
        return "\n".join(others).lower()


_CANONICAL = re.compile(r"<([^>]*)>[^,]*;\s*rel\s*=\s*\"?[^\",;]*\bcanonical\b", re.IGNORECASE)


def _block(script: Element) -> Block:
    text = script.text or ""
    path = html_path(script)
    value, fault = json.part_of_page(text)
    if fault is not None:
        return Block(path, None, fault)
    return Block(path, Document(value, text.encode("utf-8", "surrogatepass")))


def is_for_schema_org(document: Document) -> bool:
    """Whether a block is one that schema.org's rules are for: not one of another vocabulary."""
    if document.speaks_schema_org or not document.contexts:
        return True
    types = (kind for value, _ in document.objects for kind in document.graph.types_of(value))
    return not ARTICLES.isdisjoint(types)


def _agent_of(value: str) -> tuple[str, str]:
    """For whom a header is, and what it says."""
    match = _AGENT.match(value)
    if match is None or match[1].lower() in _VALUED:
        return "robots", value
    return match[1].lower(), match[2]


def _directives(agent: str, text: str, place: str) -> Iterator[Directive]:
    """The words of a statement for robots; a date may hold commas of its own."""
    pieces = text.split(",")
    while pieces:
        said = pieces.pop(0).strip()
        name, colon, value = said.partition(":")
        name = name.strip().lower()
        if name == "unavailable_after":
            while pieces and not _WORD.fullmatch(pieces[0].partition(":")[0].strip().lower()):
                said += f",{pieces.pop(0)}"
            value = said.partition(":")[2]
        if said:
            yield Directive(agent, name, value.strip() if colon else "", said, place)


def _words(body: Element) -> Iterator[str]:
    """The words in an element, without those of scripts; and what stands for pictures."""
    waiting: list[Element | str] = [body]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        if each is not body and each.tail:
            waiting.append(each.tail)
        if each.tag in _UNSEEN:
            continue
        waiting += reversed(list(each))
        yield each.text or ""
        for name in _SAID_OF_PICTURES:
            if each.get(name):
                yield each.get(name) or ""


_SAID_OF_PICTURES = ("alt", "title", "aria-label", "value")
