"""What the components of one item say, before it becomes an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from newsexport.schema.v1 import Alternative, Block, Description, Headline, Media, Member, Party

PARTIES = ("provider", "info_sources", "contributors")
"""Fields of the item that a medium has none for."""


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
    origins: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    is_media: bool = False
    """Whether the item is a picture or another media object, and no text."""
    media_before: int = 0
    """How many media the story has of which this is a part."""
    _parties: set[Party] = field(default_factory=set)
    """Those of the item, but for its creators."""
    has_main_headline: bool = False
    _texts: set[str] = field(default_factory=set)
    _single: dict[str, Any] = field(default_factory=dict)
    _lists: dict[str, dict[Any, None]] = field(default_factory=dict)

    @property
    def media_start(self) -> int:
        """How many media are known, each with a name."""
        return self.media_before + len(self.media)

    @property
    def fields(self) -> dict[str, Any]:
        """Further fields of the item."""
        return self._single | {name: tuple(values) for name, values in self._lists.items()}

    def add(self, name: str, value: Any) -> bool:
        """Add what a component states; False where a component around it states something else: that counts."""
        if name in PARTIES:
            parties = value if isinstance(value, tuple) else (value,)
            self._parties.update(parties)
            self._parties.update(Party(name=each.name) for each in parties)
        if isinstance(value, tuple):
            self._lists.setdefault(name, {}).update(dict.fromkeys(value))
            return True
        return bool(self._single.setdefault(name, value) == value)

    def lacking(self, name: str, value: Any) -> list[Any]:
        """Add what the same story in another language states, where this one states nothing; else what it lacks."""
        if name not in self._lists and name not in self._single:
            self.add(name, value)
        if isinstance(value, tuple):
            return [each for each in value if each not in self._lists[name]]
        return [] if self._single[name] == value else [value]

    def has_headline(self, text: str) -> bool:
        """Whether a headline is known."""
        return text in self._texts

    def has_party(self, party: Party) -> bool:
        """Whether the item names a party, with all that is said of it here."""
        return party in self._parties

    def add_headline(self, headline: Headline) -> None:
        """Add a headline, or a subheadline."""
        self.headlines.append(headline)
        self._texts.add(headline.text)
        self.has_main_headline = self.has_main_headline or headline.role is None
