"""An article as it was understood, before it becomes an item: values, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A derived value and why it is believed."""

    value: T
    line: int
    """Line of the source, from 1."""
    method: str
    """How it was found, in a few words."""
    confidence: float
    """0 to 1."""


class DraftBlock(NamedTuple):
    """A piece of the body."""

    kind: Literal["paragraph", "heading", "entry"]
    text: str
    line: int


class DraftPicture(NamedTuple):
    """A picture of which only the words are known."""

    caption: Found[str] | None
    credit: Found[str] | None
    created: Found[str] | None
    """The day that the caption names, ISO 8601."""


class NotUnderstood(NamedTuple):
    """A value that could not be read as what it should be."""

    field: str
    value: str
    reason: str
    line: int
    kept: bool = False
    """Whether a part of it could be kept."""


@dataclass(slots=True)
class Draft:
    """One article: what is absent here is not known."""

    headline: Found[str] | None = None
    standfirst: Found[str] | None = None
    byline: Found[str] | None = None
    authors: list[Found[str]] = field(default_factory=list)
    dateline: Found[str] | None = None
    published: Found[datetime] | None = None
    published_day: Found[str] | None = None
    """The day of publication, where the text does not give the moment."""
    updated: Found[datetime] | None = None
    updated_day: Found[str] | None = None
    url: Found[str] | None = None
    """The address of its page."""
    identifier: Found[str] | None = None
    publisher: Found[str] | None = None
    language: Found[str] | None = None
    section: Found[str] | None = None
    keywords: list[Found[str]] = field(default_factory=list)
    blocks: list[DraftBlock] = field(default_factory=list)
    body: Found[str] | None = None
    """Why the blocks are believed to be the body."""
    pictures: list[DraftPicture] = field(default_factory=list)
    corrections: list[Found[str]] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    first_line: int = 1
    """Where the article begins in its source."""
    split_method: str = ""
    """How it begins there, such as `with a headline after a gap`."""
