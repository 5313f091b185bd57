"""The mappings that travel with the package, and the documents that they are for."""

from __future__ import annotations

import re
from functools import cache

from newsexport.formats.mapped.mapping_file import MappingFile, mapping_file_of
from newsexport.resources import packaged

NAMES = ("dpa-digitalwires", "newsml-g2-json")


@cache
def shipped(name: str) -> MappingFile:
    """A shipped mapping by its name."""
    data = packaged(f"formats/mapped/dialects/{name}.toml")
    return mapping_file_of(data, f"the shipped mapping {name}")


def recognised(head: bytes) -> str | None:
    """The shipped mapping for a document that begins with these bytes; None: there is none."""
    text = head.decode("utf-8", "ignore")
    return next((name for name in NAMES if _fits(shipped(name), text)), None)


def _fits(mapping: MappingFile, text: str) -> bool:
    """Whether every member that a document of the dialect must begin with is there."""
    return bool(mapping.when) and all(
        re.search(rf'"{re.escape(key)}"\s*:\s*"{re.escape(start)}', text)
        for key, start in mapping.when.items()
    )
