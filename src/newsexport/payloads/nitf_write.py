"""stub"""
from __future__ import annotations
from collections.abc import Iterable, Sequence
from newsexport.payloads.content import Simplified
from newsexport.schema.v1 import Block, Media
def write(blocks: Iterable[Block], media: Sequence[Media] = (), *, title: str | None = None,
          byline: str | None = None, dateline: str | None = None, language: str | None = None) -> tuple[str, list[Simplified]]:
    """A complete NITF 3.6 document, and what it simplifies."""
    raise NotImplementedError
