"""One fault in a document of JSON: as programs and people make them, each with the place where it is."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.syntax.pointers import escape_token
from tests.generated.json_documents.words import Words


class Mutant(NamedTuple):
    """A document with one fault."""

    what: str
    pointer: str
    """Of the member that was changed; of one that was taken away, where it stood."""
    value: Any


def mutants(document: Any, words: Words, number: int) -> Iterator[Mutant]:
    """Some of the documents that a single change makes of this one."""
    places = list(_members(document, ""))
    for _ in range(number):
        pointer = words.random.choice(places)
        change = words.random.choice((_dropped, _of_another_type, _misspelt, _unknown, _nothing))
        yield change(copy.deepcopy(document), pointer, words)


def _members(value: Any, pointer: str) -> Iterator[str]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in pairs:
        here = f"{pointer}/{escape_token(str(key))}"
        if isinstance(value, dict):
            yield here
        if isinstance(each, dict | list):
            yield from _members(each, here)


def _around(document: Any, pointer: str) -> tuple[dict[str, Any], str]:
    """The object of a member, and its key."""
    *steps, key = [each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")[1:]]
    for step in steps:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document, key


def _dropped(document: Any, pointer: str, words: Words) -> Mutant:
    around, key = _around(document, pointer)
    del around[key]
    return Mutant("dropped", pointer, document)


def _of_another_type(document: Any, pointer: str, words: Words) -> Mutant:
    around, key = _around(document, pointer)
    others = (170717, 1.5, True, words.text(), [words.text()], {words.word(): words.text()}, [], {})
    around[key] = words.random.choice(
        [each for each in others if type(each) is not type(around[key])]
    )
    return Mutant("of another type", pointer, document)


def _nothing(document: Any, pointer: str, words: Words) -> Mutant:
    around, key = _around(document, pointer)
    around[key] = None
    return Mutant("null", pointer, document)


def _misspelt(document: Any, pointer: str, words: Words) -> Mutant:
    around, key = _around(document, pointer)
    name = words.random.choice(
        (key + "s", key[:-1] or "x", key.upper(), "_" + key, key[1:] + key[:1])
    )
    value = around.pop(key)
    around[name] = value
    return Mutant("misspelt", pointer.rpartition("/")[0] + "/" + escape_token(name), document)


def _unknown(document: Any, pointer: str, words: Words) -> Mutant:
    around, _ = _around(document, pointer)
    name = words.word()
    around[name] = words.text()
    return Mutant("unknown", pointer.rpartition("/")[0] + "/" + name, document)
