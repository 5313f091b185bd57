"""What the components of one item say, before it becomes an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from newsexport.schema.v1 import Alternative, Block, Description, Headline, Media, Member


@dataclass(slots=True)
class Story:
    """What the components of one item say."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    """Parts beside the text, such as contacts; they follow it."""
    media: list[Media] = field(default_factory=list)
    """Those of the body."""
    beside: list[Media] = field(default_factory=list)
    """Those of components, each with its Duid as id."""
    headlines: list[Headline] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    """Further fields of the item: the outermost component that states one counts."""
    origins: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    is_media: bool = False
    """Whether the item is a picture or another media object, and no text."""
