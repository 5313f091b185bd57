"""Which type of schema.org stands for which kind of concept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsexport.vocab import schema_org
from newsexport.vocab.iptc_schemes import SCHEMES

CPNATURE = SCHEMES["cpnat"]
"""IPTC's vocabulary of the natures of concepts."""

_WORD = re.compile(r"[A-Za-z]+", re.ASCII)


class Kind(NamedTuple):
    """A type of schema.org, and the nature that a concept of this type has without further words."""

    type: str
    nature: str | None = None


LISTS = {
    "subjects": Kind("DefinedTerm"),
    "people": Kind("Person", "person"),
    "organisations": Kind("Organization", "organisation"),
    "places": Kind("Place", "geoArea"),
    "events": Kind("Event", "event"),
    "objects": Kind("Thing", "object"),
}
"""The item's lists of what it is about, in the order in which they are written."""

NATURES = {kind.type: kind.nature for kind in LISTS.values()}
"""Type of schema.org -> nature."""


def list_of(types: Iterable[str]) -> str:
    """The list of the item to which a thing of these types belongs; no type: a subject."""
    names = tuple(types)
    if not names:
        return "subjects"
    for name, kind in LISTS.items():
        if schema_org.is_a(names, kind.type):
            return name
    return "subjects"


def nature_uri(nature: str) -> str:
    """A nature as additionalType: IPTC's words as their URI, anything else as it is."""
    return CPNATURE + nature if _WORD.fullmatch(nature) else nature


def nature_word(value: str) -> str:
    """The nature that an additionalType names."""
    word = value.removeprefix(CPNATURE)
    return word if _WORD.fullmatch(word) else value
