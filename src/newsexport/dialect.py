"""How a receiver wants its documents: what writers do for it beyond the format itself.

The values stand in tables beside those of the receivers' rules; a format knows its words, and no receiver.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tags:
    """What of HTML a body may hold."""

    allowed: frozenset[str] = frozenset()
    """Names of elements; none: all but those that are dropped."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Element -> the one that stands in for it. All others that are not allowed leave their content behind."""
    dropped: frozenset[str] = frozenset()
    """Elements that go with all that is in them."""
    frames: frozenset[str] | None = None
    """Hosts whose frames may stay, with those below them; other frames become links. None: all."""

    @property
    def are_all(self) -> bool:
        """Whether a body may hold whatever it holds."""
        return not self.allowed and not self.dropped and self.frames is None


@dataclass(frozen=True, slots=True)
class FeedDialect:
    """What a feed says beyond RSS, and which of several ways it takes."""

    namespaces: Mapping[str, str] = field(default_factory=dict)
    """Prefix -> namespace of further modules."""
    settings: frozenset[str] = frozenset()
    """Settings of the format that count for this feed, such as `logo`."""
    zone: Literal["GMT", "+0000"] = "GMT"
    """How dates of RFC 822 say UTC."""
    utc: bool = False
    """Whether the moments of Dublin Core are in UTC."""
    moved: bool = False
    """Whether the date of publication moves with each change: else the change is not seen."""
    recall: Literal["", "validity", "status"] = ""
    """How an item is taken back: by a validity that has ended, by a status, or not at all."""
    channel_language: bool = False
    """Whether the channel says its language: that of the first item where no setting does."""
    channel_date: bool = False
    """Whether the channel says when it was made."""
    plain_description: bool = False
    """Whether a description is plain text, which is not escaped as HTML."""
    excerpt: int = 0
    """Characters of the body's beginning that stand in for a description; 0: none."""
    short_title: int = 0
    """Length of a title from which its short form is said, too; 0: never."""
    expiration: bool = False
    """Whether the end of validity is also said as `mi:expirationDate`."""
    keywords: bool = False
    """Whether keywords are in `media:keywords`, not among the categories."""
    syndication: bool = False
    """Whether pictures say whether they may be syndicated."""
    one_credit: bool = False
    """Whether a media object has one credit, in the form Photographer/Agency."""
    one_rendition: bool = False
    """Whether a media object has one address: a group would be a show of slides."""
    media_types: str = ""
    """Pattern of media types that are taken; "": all."""
    media_bytes: int = 0
    """Most bytes of a picture that is taken; 0: any."""
    slides: int = 0
    """Pictures of one figure from which it is a show of slides, in a group of its own; 0: never."""
    one_language: bool = False
    """Whether all stories of a feed are in one language."""
    links: bool = True
    """Whether related links are written: not where each needs a picture, which no item says."""
    thumbnail: bool = False
    """Whether the item names the address of a small picture."""
    status: bool = False
    """Whether the item says that it is there or gone."""
    tags: Tags = Tags()


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a receiver takes of us."""

    receiver: str
    """Its name, such as `msn`."""
    title: str
    formats: tuple[str, ...]
    """Formats that are written for it; the first where none is asked for."""
    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Settings by format that hold where the caller gives none."""
    taking_back: str = ""
    """How an item is taken back, where no document of ours can say it."""
    feed: FeedDialect = FeedDialect()
