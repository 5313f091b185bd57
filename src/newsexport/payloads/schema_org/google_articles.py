"""Articles that stand on their own in a document: what Google's rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.misspelling import misspelt
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.payloads.schema_org.values import as_list
from newsexport.syntax.pointers import escape_token

_TOP = re.compile(r"(?:/\d+)?(?:/@graph(?:/\d+)?)?")


class Article(NamedTuple):
    """An article that stands on its own in its document, not as a mention inside another thing."""

    value: dict[str, Any]
    pointer: str
    document: Document

    def get(self, name: str) -> Any:
        """The value of a property, by its name in schema.org; None when it is missing or empty."""
        key = self.key(name)
        found = self.value.get(key) if key else None
        return None if found in ("", [], {}) else found

    def lacks(self, name: str) -> bool:
        """Whether a property is missing or empty; one that is misspelt is told as such (LD005)."""
        return self.get(name) is None and misspelt(name, self.value) is None

    def key(self, name: str) -> str | None:
        """How the property is written here."""
        return next((key for key in self.value if self.document.graph.name(key) == name), None)

    def at(self, name: str) -> str:
        """The pointer of a property; of the article, when it has none."""
        key = self.key(name)
        return self.pointer if key is None else f"{self.pointer}/{escape_token(key)}"

    def resolved(self, value: Any) -> Any:
        """The node that a reference names; the value itself where it is none."""
        if not is_reference(value):
            return value
        graph = self.document.graph
        known = graph.nodes.get(value["@id"])
        return known[0] if known is not None and graph.may_be(value, known[0]) else value

    def objects(self, name: str) -> Iterator[tuple[Any, str]]:
        """The values of a property, references resolved, with their places."""
        given = self.get(name)
        for index, one in enumerate(as_list(given) if given is not None else ()):
            place = f"{self.at(name)}/{index}" if isinstance(given, list) else self.at(name)
            yield self.resolved(one), place


def is_reference(value: Any) -> bool:
    """Whether a value says no more than which node is meant, and of what type it is."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("@id"), str)
        and set(value) <= {"@id", "@type"}
    )


def articles(document: Document) -> Iterator[Article]:
    """The articles of a document that speak for themselves."""
    if not document.speaks_schema_org:
        return
    for value, pointer in document.objects:
        own = _TOP.fullmatch(pointer) and not ARTICLES.isdisjoint(document.graph.types_of(value))
        if own and value.keys() - {"@id", "@type", "@context", "url", "name"}:
            yield Article(value, pointer, document)
