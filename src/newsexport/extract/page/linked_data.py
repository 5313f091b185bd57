"""JSON-LD of a page as statements about its article, whatever shape its template gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.json_lenient import parse_lenient

Node = dict[str, Any]

_ARTICLES = (
    "Article", "BlogPosting", "LiveBlogPosting", "Report", "Posting", "Review", "ClaimReview", "Recipe",
)  # fmt: skip
_MOST_NODES = 5000


@dataclass(slots=True)
class LinkedData:
    """All nodes of a page's JSON-LD, and the one that is its article."""

    nodes: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)
    articles: list[Node] = field(default_factory=list)
    """Nodes of an article's type, the likeliest first."""
    values: list[Any] = field(default_factory=list)
    """What each script says; None of one that is empty, or could not be read at all."""
    broken: int = 0
    """How many could not be read."""

    def texts(self, *names: str) -> Iterator[str]:
        """The texts that the articles have under these names, the likeliest article first."""
        for node in self.articles:
            for name in names:
                yield from texts_of(node.get(name))

    def first(self, *names: str) -> str | None:
        """The first of them."""
        return next(self.texts(*names), None)

    def resolved(self, value: Any) -> Iterator[Any]:
        """The values of a property, references to other nodes of the page followed."""
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, list):
                yield from self.resolved(each)
            elif isinstance(each, dict) and set(each) <= {"@id", "@type"} and "@id" in each:
                yield self.by_id.get(str(each["@id"]), each)
            elif each is not None:
                yield each


def read_linked_data(scripts: Iterable[str], titles: Iterable[str | None]) -> LinkedData:
    """The linked data of a page. `titles` are its titles, by which one article of several is known."""
    data = LinkedData()
    for script in scripts:
        value = parse_lenient(script) if script.strip() else None
        data.values.append(value)
        if value is not None:
            _collect(value, data)
        elif script.strip():
            data.broken += 1
    known = [fold(title) for title in titles if title]
    found = [node for node in data.nodes if _is_article(node)]
    data.articles = sorted(found, key=lambda node: _rank(node, known))
    return data


def _collect(value: Any, data: LinkedData) -> None:
    waiting = [value]
    while waiting and len(data.nodes) < _MOST_NODES:
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting.extend(each for each in current if isinstance(each, (dict, list)))
        elif isinstance(current, dict):
            data.nodes.append(current)
            name = current.get("@id")
            if isinstance(name, str) and len(current) > 2:
                data.by_id.setdefault(name, current)
            waiting.extend(each for each in current.values() if isinstance(each, (dict, list)))


def types_of(node: Node) -> list[str]:
    """The types of a node, without their vocabulary."""
    stated = node.get("@type")
    return [
        each.rpartition("/")[2]
        for each in (stated if isinstance(stated, list) else [stated])
        if isinstance(each, str)
    ]


def _is_article(node: Node) -> bool:
    if not any(each.endswith(_ARTICLES) for each in types_of(node)):
        return False
    return any(node.get(name) for name in ("headline", "datePublished", "articleBody", "name"))


def _rank(node: Node, titles: list[str]) -> tuple[int, int]:
    headline = fold(next(texts_of(node.get("headline") or node.get("name")), ""))
    agrees = any(headline and (headline in title or title in headline) for title in titles)
    kinds = types_of(node)
    main = any(kind.endswith(("NewsArticle", "Article", "LiveBlogPosting")) for kind in kinds)
    return (0 if agrees or not titles else 1, 0 if main else 1)


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a value: strings, and the names of things."""
    if isinstance(value, str):
        text = one_line(unescape(value))
        if text:
            yield text
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, dict):
        yield from texts_of(value.get("@value") or value.get("name"))
