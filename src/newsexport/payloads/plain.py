"""stub"""
from __future__ import annotations
from collections.abc import Iterable
from newsexport.payloads.content import Simplified
from newsexport.schema.v1 import Block
def read(text: str) -> tuple[Block, ...]:
    """Paragraphs."""
    raise NotImplementedError
def write(blocks: Iterable[Block]) -> tuple[str, list[Simplified]]:
    """Text and what it simplifies."""
    raise NotImplementedError
