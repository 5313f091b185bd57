"""A JSON-LD document as nodes whose properties are taken one by one, so that none gets lost.

No JSON-LD processing is done: names of schema.org are known by their ending, whatever the context
calls them; terms that an inline context defines are followed; no context is ever fetched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Any

from newsexport.payloads.schema_org.values import as_list, one_or_list, text_of
from newsexport.schema.v1 import Extension
from newsexport.syntax.pointers import escape_token
from newsexport.vocab import schema_org

IGNORED = frozenset({"@context", "@type", "@id"})


class Graph:
    """All nodes of a document, by identifier."""

    def __init__(self, nodes: Iterable[tuple[dict[str, Any], str]]) -> None:
        """`nodes`: every object of the document with its pointer; see `objects`."""
        found = list(nodes)
        self.terms: dict[str, str] = {}
        """Names that an inline context gives to other names."""
        self.language: str | None = None
        """The language that an inline context states for all texts."""
        self.nodes: dict[str, tuple[dict[str, Any], str]] = {}
        """The fullest node of each identifier, and its JSON pointer."""
        self.resolved: set[str] = set()
        """Pointers of the nodes that were found by a reference to them."""
        self.reached: set[str] = set()
        """Those of them that the article which is being read refers to; its reader empties it."""
        self._names: dict[str, str] = {}
        for value, _ in found:
            if "@context" in value:
                self._learn(value["@context"])
        self._id_keys = ("@id", *(term for term in self.terms if self.terms[term] == "@id"))
        self._type_keys = ("@type", *(term for term in self.terms if self.terms[term] == "@type"))
        for value, pointer in found:
            self._remember(value, pointer)
        with_keywords = ((pointer, value) for value, pointer in found if _has_keywords(value))
        self._with_keywords = sorted(with_keywords, key=_POINTER)

    def _learn(self, context: Any) -> None:
        for entry in as_list(context):
            if not isinstance(entry, dict):
                continue
            language = entry.get("@language")
            if isinstance(language, str):
                self.language = language
            for term, meaning in entry.items():
                target = meaning.get("@id") if isinstance(meaning, dict) else meaning
                if isinstance(target, str) and not term.startswith("@") and target != term:
                    self.terms[term] = target

    def _remember(self, value: dict[str, Any], pointer: str) -> None:
        name = self.id_of(value)
        known = self.nodes.get(name) if name else None
        if name and (known is None or len(known[0]) < len(value)):
            self.nodes[name] = (value, pointer)

    def name(self, key: str) -> str:
        """A key or type as schema.org or JSON-LD calls it."""
        known = self._names.get(key)
        if known is None:
            term = self.terms.get(key, key)
            prefix, colon, rest = term.partition(":")
            if colon and not rest.startswith("//") and prefix in self.terms:
                term = self.terms[prefix] + rest
            known = self._names[key] = schema_org.plain_name(term)
        return known

    def id_of(self, value: dict[str, Any]) -> str | None:
        """The identifier of a node."""
        for key in self._id_keys:
            if isinstance(value.get(key), str):
                return str(value[key])
        return None

    def types_of(self, value: dict[str, Any]) -> tuple[str, ...]:
        """The types of a node, by their names in schema.org."""
        for key in self._type_keys:
            if key in value:
                return tuple(self.name(one) for one in as_list(value[key]) if isinstance(one, str))
        return ()

    def node(self, value: Any, pointer: str) -> Node | None:
        """The node that a value is, or refers to; None when it is a text or a list."""
        if not isinstance(value, dict) or "@value" in value:
            return None
        name = self.id_of(value)
        if name is not None and all(self.name(key) in IGNORED for key in value):
            full, place = self.nodes.get(name, (value, pointer))
            if self.may_be(value, full):
                value, pointer = full, place
                self.resolved.add(place)
                self.reached.add(place)
        return Node(value, pointer, self)

    def with_keywords(self, places: Iterable[str]) -> list[tuple[str, dict[str, Any]]]:
        """The objects at these pointers and below whose keywords say more than what they are, with their pointers.

        Value objects that state a language, or what belongs in none; objects with a malformed `@id` or `@type`.
        """
        found: dict[str, dict[str, Any]] = {}
        for place in places:
            for start, is_it in ((place, str.__eq__), (f"{place}/", str.startswith)):
                at = bisect_left(self._with_keywords, start, key=_POINTER)
                for pointer, value in islice(self._with_keywords, at, None):
                    if not is_it(pointer, start):
                        break
                    found[pointer] = value
        return list(found.items())

    def whole(self, value: Any) -> Any:
        """What is to be kept of a value: of a reference to a node that was found by it, the node."""
        name = self.id_of(value) if isinstance(value, dict) and "@value" not in value else None
        if name is None or any(self.name(key) not in IGNORED for key in value):
            return value
        full, place = self.nodes.get(name, (value, ""))
        return full if place in self.resolved and self.may_be(value, full) else value

    def may_be(self, reference: dict[str, Any], full: dict[str, Any]) -> bool:
        """Whether a reference that states a type can mean a node: it must be of that type too."""
        types, found = self.types_of(reference), self.types_of(full)
        return not types or any(schema_org.is_a(found, kind) for kind in types)


class Node:
    """One object: what has been taken from it, and what is left."""

    def __init__(self, value: dict[str, Any], pointer: str, graph: Graph) -> None:
        self.value = value
        self.pointer = pointer
        self.graph = graph
        self.types = graph.types_of(value)
        self._left: dict[str, str] = {}
        self._again: dict[str, list[str]] = {}
        """Further spellings of a property: `name` and `schema:name` in one object."""
        for key, said in value.items():
            name = graph.name(key)
            if name in IGNORED or said in (None, ""):
                continue
            if name in self._left:
                self._again.setdefault(name, []).append(key)
            else:
                self._left[name] = key
        self._kept: dict[str, list[Any]] = {}

    @property
    def id(self) -> str | None:
        """The `@id`, or what stands for it."""
        return self.graph.id_of(self.value)

    def has(self, name: str) -> bool:
        """Whether a property is there and has not been taken."""
        return name in self._left

    def get(self, name: str) -> Any:
        """The value of a property as it stands, not taken; None when it is not there."""
        key = self._left.get(name)
        return None if key is None else self.value[key]

    def names(self) -> list[str]:
        """The names of the properties that nobody has taken, in the order of the document."""
        return list(self._left)

    def place(self, name: str) -> str:
        """The JSON pointer of a property; of the object when it has none of that name."""
        for key in self.value:
            if self.graph.name(key) == name:
                return f"{self.pointer}/{escape_token(key)}"
        return self.pointer

    def take(self, name: str) -> list[tuple[Any, str]]:
        """The values of a property with their pointers, once. Lists in lists are one list."""
        return [
            found
            for key in self._keys(name)
            for found in flat(self.value[key], f"{self.pointer}/{escape_token(key)}")
            if found[0] != ""
        ]

    def _keys(self, name: str) -> list[str]:
        """The keys of a property, which is taken by that."""
        key = self._left.pop(name, None)
        return [] if key is None else [key, *self._again.pop(name, ())]

    def take_texts(self, name: str) -> list[str]:
        """The texts of a property; what is no text is kept as an extension."""
        return [text for text, _, _ in self.take_labels(name)]

    def take_labels(self, name: str) -> list[tuple[str, Any, str]]:
        """The texts of a property, each with the value it was and its pointer."""
        found = []
        for value, pointer in self.take(name):
            text = text_of(value)
            if text is None:
                self.keep(name, value)
            else:
                found.append((text, value, pointer))
        return found

    def take_text(self, name: str) -> str | None:
        """The first text of a property; further ones are kept as an extension."""
        entries = self.take_labels(name)
        for _, value, _ in entries[1:]:
            self.keep(name, value)
        return entries[0][0] if entries else None

    def take_nodes(self, name: str) -> Iterator[tuple[Node | str, Any, str]]:
        """The values of a property as nodes or texts, each with the value it was and its pointer."""
        for value, pointer in self.take(name):
            one = self.graph.node(value, pointer) or text_of(value)
            if one is None:
                self.keep(name, value)
            else:
                yield one, value, pointer

    def keep(self, name: str, value: Any) -> None:
        """Set a value aside: the item has no field for it, so it becomes an extension."""
        self._kept.setdefault(name, []).append(self.graph.whole(value))

    def left(self) -> list[tuple[str, str]]:
        """The names of the properties that nobody took, with their pointers."""
        return [
            (name, f"{self.pointer}/{escape_token(each)}")
            for name, key in self._left.items()
            for each in (key, *self._again.get(name, ()))
        ]

    def unknown_names(self) -> list[tuple[str, str]]:
        """Names left over that are none of schema.org (a keyword, a foreign prefix), with pointers."""
        return [
            (name, pointer)
            for name, pointer in self.left()
            if name.startswith("@") or ":" in name or not name
        ]

    def unheld(self) -> Iterator[tuple[str, str, Any]]:
        """Names and types that are none of schema.org, so that no model holds them, with pointers and values."""
        for name, pointer in self.unknown_names():
            yield name, pointer, self.get(name)
        for name in self.types:
            if not schema_org.lineage(name):
                yield "an unknown type", self.place("@type"), name

    def extensions(self) -> tuple[Extension, ...]:
        """What was kept, and every property that nobody took: so that it can be written again."""
        found = [
            Extension(namespace=schema_org.NAMESPACE, name=name, value=one_or_list(values))
            for name, values in self._kept.items()
        ]
        foreign = {name for name, _ in self.unknown_names()}
        found += [
            Extension(
                namespace=schema_org.NAMESPACE,
                name=name,
                value=one_or_list([self.value[each] for each in (key, *self._again.get(name, ()))]),
            )
            for name, key in self._left.items()
            if name not in foreign and name not in self._kept
        ]
        return tuple(found)


_POINTER = itemgetter(0)


def _has_keywords(value: dict[str, Any]) -> bool:
    is_label = "@value" in value and value.keys() - {"@value", "@type"}
    return bool(is_label) or any(malformed_keywords(value))


def malformed_keywords(value: dict[str, Any]) -> Iterator[str]:
    """The keywords of an object whose values are none: an `@id` that is an object or a list."""
    return (key for key in ("@id", "@type") if key in value and not _is_keyword_value(key, value))


def _is_keyword_value(key: str, value: dict[str, Any]) -> bool:
    """Whether it is a text, or of types a list of texts."""
    said = value[key]
    if isinstance(said, list) and key == "@type":
        return all(isinstance(each, str) for each in said)
    return said is None or isinstance(said, str)


def flat(value: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    """The single values of a property, each with its pointer; null is none."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from flat(entry, f"{pointer}/{index}")
    elif isinstance(value, dict) and value and value.keys() <= _CONTAINERS:
        for key, entry in value.items():
            yield from flat(entry, f"{pointer}/{key}")
    elif value is not None:
        yield value, pointer


_CONTAINERS = frozenset({"@list", "@set"})
"""What stands around the values of a property in their order, or as a set."""


def objects(value: Any, pointer: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Every object of a document with its pointer, outer before inner; contexts and data are none."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, dict | list):
                yield from objects(entry, f"{pointer}/{index}")
    elif isinstance(value, dict):
        yield value, pointer
        for key, entry in value.items():
            if isinstance(entry, dict | list) and key not in ("@context", "@value"):
                yield from objects(entry, f"{pointer}/{escape_token(key)}")
