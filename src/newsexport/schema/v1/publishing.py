"""Rights, relations, packages, transport: what surrounds the words of an item."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from newsexport.schema.v1.body import Block
from newsexport.schema.v1.concept import Concept, Party
from newsexport.schema.v1.model import (
    DateOrInstant,
    Extensible,
    Instant,
    LanguageTag,
    Model,
    Text,
    Uri,
)


class Headline(Extensible):
    """A headline with its part and language."""

    text: Text
    """The words, without markup."""
    role: str | None = None
    """Absent for the main headline; else `subheadline`, `kicker`, `short`, a QCode or a URI."""
    language: LanguageTag | None = None
    """Its language, where it differs from the item's."""


class Description(Extensible):
    """A text about the item."""

    text: Text
    """The words, without markup."""
    role: str | None = None
    """`standfirst`, `summary`, `caption`, `teaser`, or a QCode or URI of the source."""
    language: LanguageTag | None = None
    """Its language, where it differs from the item's."""


class Alternative(Extensible):
    """A further form of the content: another language, a short version, another markup."""

    role: str | None = None
    """What it is for."""
    language: LanguageTag | None = None
    """Its language."""
    media_type: str | None = None
    """The form it had in the source."""
    blocks: tuple[Block, ...] = ()
    """The content."""


class AltId(Extensible):
    """A further identifier of the item."""

    value: Text
    """The identifier."""
    type: str | None = None
    """What kind it is: a URI, a QCode or a word."""


class ItemRef(Model):
    """Another item, by identity."""

    uri: Uri
    """Its uri."""
    version: int | None = Field(default=None, ge=1)
    """The version meant; absent: the newest."""


class Link(Extensible):
    """A relation to another item or resource."""

    rel: str | None = None
    """The relation: a URI, else a QCode or word of the source. `seeAlso` for IPTC's irel:seeAlso."""
    href: str | None = None
    """Address of the target."""
    uri: Uri | None = None
    """Identifier of the target."""
    version: int | None = Field(default=None, ge=1)
    """Version of the target."""
    title: str | None = None
    """The target in words."""
    media_type: str | None = None
    """What stands there."""
    item_class: str | None = None
    """What kind of item it is."""


class Rights(Extensible):
    """A statement of rights over the item or a part of it."""

    scope: tuple[Text, ...] = ()
    """Ids of the parts or media it is about; empty: the whole item."""
    holder: Party | None = None
    """Who owns the rights."""
    notice: str | None = None
    """The copyright notice."""
    usage_terms: str | None = None
    """What may be done, in words."""
    licence: Uri | None = None
    """Address of a licence."""
    data_mining: str | None = None
    """Text and data mining: a URI of the PLUS vocabulary (DMI-...)."""


class Paywall(Model):
    """Which part of the page is for paying readers."""

    selectors: tuple[Text, ...] = ()
    """CSS class selectors of the parts that are not free."""


class Member(Extensible):
    """A member of a package group: an item, a concept, or another group."""

    group: str | None = None
    """The id of another group of this package, when the member is a group."""
    uri: Uri | None = None
    """Identifier of the item or concept."""
    href: str | None = None
    """Address of the item."""
    version: int | None = Field(default=None, ge=1)
    """Version of the item."""
    item_class: str | None = None
    """What kind of item it is."""
    media_type: str | None = None
    """Media type of the target."""
    title: str | None = None
    """A title for the reader of the package."""


class Group(Extensible):
    """A group of a package."""

    id: Text
    """Its name inside the package."""
    role: str | None = None
    """The part it plays: a URI, a QCode or a word."""
    mode: Literal["bag", "sequential", "alternative"] | None = None
    """How its members relate."""
    title: str | None = None
    """A title."""
    members: tuple[Member, ...] = ()
    """What is in it."""
    root: bool = False
    """Whether it is the package's root group."""


class Correction(Model):
    """A correction that readers are told of."""

    text: Text
    """What was wrong and what is right."""
    published: DateOrInstant | None = None
    """When it was said."""


class Hop(Extensible):
    """A station on the item's way."""

    sequence: int | None = Field(default=None, ge=0)
    """Its place on the way."""
    party: Party | None = None
    """Who had the item."""
    timestamp: Instant | None = None
    """When."""


class Generator(Model):
    """A program that made or changed the item."""

    name: Text
    """Its name."""
    version: str | None = None
    """Its version."""
    role: str | None = None
    """What it did."""


class Timestamp(Model):
    """A time that a message states, with its role."""

    value: Instant
    """The time."""
    role: str | None = None
    """What happened then."""


class Envelope(Extensible):
    """What a message said of its transport. Never part of the story, never shown to readers."""

    sent: Instant | None = None
    """When the message left."""
    sender: str | None = None
    """Who sent it."""
    transmit_id: str | None = None
    """Its identifier."""
    priority: int | None = Field(default=None, ge=1, le=9)
    """1 (highest) to 9."""
    origin: str | None = None
    """Where it started."""
    channels: tuple[Text, ...] = ()
    """The channels it belongs to."""
    destinations: tuple[Text, ...] = ()
    """Where it goes."""
    timestamps: tuple[Timestamp, ...] = ()
    """Further times."""
    signals: tuple[Concept, ...] = ()
    """What the receiver's software is to do."""


class Evidence(Model):
    """Where a derived value came from. Only on values derived from raw articles."""

    field: Text
    """JSON pointer of the value in this item."""
    method: Text
    """How it was found, in a few words."""
    line: int | None = Field(default=None, ge=1)
    """Line in the source, 1-based."""
    path: str | None = None
    """XPath or JSON pointer in the source."""
    confidence: float = Field(default=1.0, ge=0, le=1)
    """0 to 1."""
