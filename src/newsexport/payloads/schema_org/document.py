"""A JSON-LD document as the rules see it: the parsed value, its bytes, its nodes."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from newsexport.payloads.schema_org.graph import Graph, objects
from newsexport.payloads.schema_org.values import as_list
from newsexport.syntax.pointers import escape_token
from newsexport.vocab import schema_org

_HOSTS = (
    "http://schema.org",
    "https://schema.org",
    "http://www.schema.org",
    "https://www.schema.org",
)


class Property(NamedTuple):
    """A property of an object, by its name in schema.org."""

    node: dict[str, Any]
    name: str
    value: Any
    within: str
    """The pointer of its object."""
    key: str
    """The name as it is written."""

    @property
    def pointer(self) -> str:
        """Its own pointer."""
        return f"{self.within}/{escape_token(self.key)}"


class Document:
    """What rules of scope `document` are given."""

    def __init__(self, value: Any, data: bytes) -> None:
        self.value = value
        self.data = data

    @cached_property
    def graph(self) -> Graph:
        """The nodes by identifier, and the names that inline contexts define."""
        return Graph(self.objects)

    @cached_property
    def objects(self) -> list[tuple[dict[str, Any], str]]:
        """Every object with its pointer, outer before inner."""
        return list(objects(self.value))

    @cached_property
    def contexts(self) -> list[tuple[Any, str]]:
        """Every entry of every `@context`, with its pointer."""
        found = []
        for value, pointer in self.objects:
            if "@context" in value:
                place = f"{pointer}/@context"
                entries = as_list(value["@context"])
                many = isinstance(value["@context"], list)
                found += [(e, f"{place}/{i}" if many else place) for i, e in enumerate(entries)]
        return found

    @cached_property
    def speaks_schema_org(self) -> bool:
        """Whether a context makes the names of schema.org the names of this document."""
        return any(is_schema_org(entry) for entry, _ in self.contexts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The names of all properties and types, each once: by them a rule sees whether it has anything to say."""
        types = (kind for value, _ in self.objects for kind in self.graph.types_of(value))
        return frozenset((*(each.name for each in self.properties), *types))

    @cached_property
    def properties(self) -> list[Property]:
        """Every property. Keywords, and names of other vocabularies, are left out."""
        found = []
        name_of = self.graph.name
        for value, pointer in self.objects:
            if "@value" in value:
                continue
            for key, entry in value.items():
                name = name_of(key)
                if name and name[0] != "@" and ":" not in name:
                    found.append(Property(value, name, entry, pointer, key))
        return found


def is_schema_org(entry: Any) -> bool:
    """Whether an entry of a context is that of schema.org, or makes it the vocabulary."""
    if isinstance(entry, dict):
        vocabulary = entry.get("@vocab")
        return isinstance(vocabulary, str) and is_schema_org(vocabulary)
    if not isinstance(entry, str):
        return False
    address = entry.strip().lower().split("#")[0].rstrip("/")
    for ending in ("/docs/jsonldcontext.jsonld", "/docs/jsonldcontext.json", "/version/latest"):
        address = address.removesuffix(ending)
    return address in _HOSTS


def uses_prefix(document: Document) -> bool:
    """Whether a name is written in full, or with the prefix `schema:`, so that no context is needed."""
    keys = (key for value, _ in document.objects for key in value)
    return any(schema_org.plain_name(key) != key for key in keys)
