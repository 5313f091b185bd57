"""The news item: the one thing all formats are read into and written from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from newsexport.schema.v1.body import Blocks, Direction
from newsexport.schema.v1.concept import Concept, Party
from newsexport.schema.v1.media import Media
from newsexport.schema.v1.model import (
    SCHEMA_VERSION,
    DateOrInstant,
    Extensible,
    Instant,
    LanguageTag,
    Text,
    Uri,
)
from newsexport.schema.v1.plain import plain_text
from newsexport.schema.v1.publishing import (
    Alternative,
    AltId,
    Correction,
    Description,
    Envelope,
    Evidence,
    Generator,
    Group,
    Headline,
    Hop,
    ItemRef,
    Link,
    Paywall,
    Rights,
)

PubStatus = Literal["usable", "withheld", "canceled"]

IMPLIED_TYPES = {
    "people": "person",
    "organisations": "organisation",
    "places": "geoArea",
    "events": "event",
    "objects": "object",
}
"""What each list of subjects holds; a concept there need not repeat it as its `type`."""


class NewsItem(Extensible):
    """One version of one piece of news: a text, a picture, a package, with all that is known of it.

    What is not known is absent. `evidence` is no part of equality.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    """Version of this schema. NewsML-G2: none."""

    # Identity
    uri: Uri
    """The identifier, stable over all versions. NewsML-G2: @guid."""
    version: int = Field(default=1, ge=1)
    """The version, rising with every change. NewsML-G2: @version."""
    alt_ids: tuple[AltId, ...] = ()
    """Further identifiers. NewsML-G2: contentMeta/altId."""
    canonical_url: Uri | None = None
    """The address of the published page. NewsML-G2: link with rel of a canonical page."""
    supersedes: tuple[ItemRef, ...] = ()
    """Items that this one replaces. NewsML-G2: link irel:supersedes."""
    derived_from: tuple[ItemRef, ...] = ()
    """Items that this one was made from. NewsML-G2: link irel:derivedFrom."""
    item_class: str = "text"
    """`text`, `picture`, `graphic`, `video`, `audio`, `animation`, `composite`, or a URI or QCode.
    NewsML-G2: itemMeta/itemClass."""
    pub_status: PubStatus = "usable"
    """Whether it may be published. NewsML-G2: itemMeta/pubStatus."""
    editorial_only: bool = False
    """For editors, never for the public: advisories and the like. NewsML-G2: role or signal."""
    signals: tuple[Concept, ...] = ()
    """What the receiver is to do: update, correction, ... NewsML-G2: itemMeta/signal."""
    profile: str | None = None
    """The agreed form of the item. NewsML-G2: itemMeta/profile."""
    generator: tuple[Generator, ...] = ()
    """The programs that made it. NewsML-G2: itemMeta/generator."""
    hop_history: tuple[Hop, ...] = ()
    """The stations on its way. NewsML-G2: hopHistory."""

    # Time
    first_created: Instant | None = None
    """When its first version was made. NewsML-G2: itemMeta/firstCreated."""
    version_created: Instant | None = None
    """When this version was made at its source. NewsML-G2: itemMeta/versionCreated."""
    published: Instant | None = None
    """When the public first could read it. NewsML-G2: pubHistory/published/timestamp."""
    content_created: DateOrInstant | None = None
    """When the content was made; may be truncated. NewsML-G2: contentMeta/contentCreated."""
    content_modified: DateOrInstant | None = None
    """When the content was last changed; may be truncated. NewsML-G2: contentMeta/contentModified."""
    embargoed: Instant | Literal["open-ended"] | None = None
    """Until when it must not be published; `open-ended` when no time is known.
    NewsML-G2: itemMeta/embargoed."""
    expires: DateOrInstant | None = None
    """From when on it must no longer be used. NewsML-G2: itemMeta/expires."""

    # People and sources
    provider: Party | None = None
    """Who releases the item. NewsML-G2: itemMeta/provider."""
    publisher: Party | None = None
    """Where it appears. NewsML-G2: pubHistory/published."""
    creators: tuple[Party, ...] = ()
    """Who made the content. NewsML-G2: contentMeta/creator."""
    contributors: tuple[Party, ...] = ()
    """Who helped. NewsML-G2: contentMeta/contributor."""
    byline: str | None = None
    """The authors as printed. NewsML-G2: contentMeta/by."""
    info_sources: tuple[Party, ...] = ()
    """Where the information comes from. NewsML-G2: contentMeta/infoSource."""
    credit_line: str | None = None
    """Whom to name. NewsML-G2: contentMeta/creditline."""
    dateline: str | None = None
    """Place and time as printed. NewsML-G2: contentMeta/dateline."""
    located: tuple[Concept, ...] = ()
    """Where the content was made. NewsML-G2: contentMeta/located."""

    # Words
    language: LanguageTag | None = None
    """The language of the content (BCP 47). NewsML-G2: contentMeta/language and @xml:lang."""
    direction: Direction | None = None
    """Writing direction. NewsML-G2: @dir."""
    headlines: tuple[Headline, ...] = ()
    """Headlines by role; the main one has no role. NewsML-G2: contentMeta/headline."""
    title: str | None = None
    """A short name for people who handle the item, not for readers. NewsML-G2: itemMeta/title."""
    slugline: str | None = None
    """The slug. NewsML-G2: contentMeta/slugline."""
    section: str | None = None
    """The part of the publication. NewsML-G2: subject or service of the publisher."""
    descriptions: tuple[Description, ...] = ()
    """Standfirst, summary, caption, teaser. NewsML-G2: contentMeta/description."""
    body: Blocks = ()
    """The content. NewsML-G2: contentSet/inlineXML or inlineData."""
    alternatives: tuple[Alternative, ...] = ()
    """Further forms of the content. NewsML-G2: further contents of the contentSet."""
    ed_note: str | None = None
    """A note to editors, never for the public. NewsML-G2: itemMeta/edNote."""
    corrections: tuple[Correction, ...] = ()
    """Corrections that readers are told of. NewsML-G2: none (edNote is not for the public)."""

    # Subjects
    subjects: tuple[Concept, ...] = ()
    """What it is about. NewsML-G2: contentMeta/subject."""
    people: tuple[Concept, ...] = ()
    """Persons it is about. NewsML-G2: subject, type cpnat:person."""
    organisations: tuple[Concept, ...] = ()
    """Organisations it is about. NewsML-G2: subject, type cpnat:organisation."""
    places: tuple[Concept, ...] = ()
    """Places it is about. NewsML-G2: subject, type cpnat:geoArea or cpnat:poi."""
    events: tuple[Concept, ...] = ()
    """Events it is about. NewsML-G2: subject, type cpnat:event."""
    objects: tuple[Concept, ...] = ()
    """Things it is about. NewsML-G2: subject, type cpnat:object."""
    genres: tuple[Concept, ...] = ()
    """What kind of journalism it is. NewsML-G2: contentMeta/genre."""
    keywords: tuple[Text, ...] = ()
    """Free keywords. NewsML-G2: contentMeta/keyword."""
    audience: tuple[Concept, ...] = ()
    """Whom it is for. NewsML-G2: contentMeta/audience."""
    services: tuple[Concept, ...] = ()
    """The editorial services it is part of. NewsML-G2: itemMeta/service."""
    urgency: int | None = Field(default=None, ge=1, le=9)
    """1 (flash) to 9. NewsML-G2: contentMeta/urgency."""

    # Media and relations
    media: tuple[Media, ...] = ()
    """Pictures, video, audio, graphics. NewsML-G2: items of their own, or figures and partMeta."""
    links: tuple[Link, ...] = ()
    """Relations to other items and pages. NewsML-G2: itemMeta/link."""
    groups: tuple[Group, ...] = ()
    """The groups of a package. NewsML-G2: packageItem/groupSet."""

    # Rights
    rights: tuple[Rights, ...] = ()
    """Who owns it and what may be done. NewsML-G2: rightsInfo."""
    accessible_for_free: bool | None = None
    """Whether readers need not pay. NewsML-G2: none."""
    paywall: Paywall | None = None
    """Which part is for paying readers. NewsML-G2: none."""
    digital_source_type: Uri | None = None
    """How the content came to be. NewsML-G2: contentMeta/digitalSourceType."""
    trust_indicators: tuple[Link, ...] = ()
    """Statements on policies and practice. NewsML-G2: link with rel of a trust indicator."""

    # Around the item
    envelope: Envelope | None = None
    """What its message said of the transport. NewsML-G2: newsMessage/header."""
    evidence: tuple[Evidence, ...] = ()
    """Where derived values came from. NewsML-G2: none."""

    @field_validator("people", "organisations", "places", "events", "objects")
    @classmethod
    def _type_goes_without_saying(
        cls, concepts: tuple[Concept, ...], info: ValidationInfo
    ) -> tuple[Concept, ...]:
        implied = IMPLIED_TYPES[info.field_name or ""]
        if all(concept.type != implied for concept in concepts):
            return concepts
        return tuple(
            concept.model_copy(update={"type": None}) if concept.type == implied else concept
            for concept in concepts
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NewsItem):
            return NotImplemented
        return {**self.__dict__, "evidence": ()} == {**other.__dict__, "evidence": ()}

    def __hash__(self) -> int:
        return hash((self.uri, self.version))

    @property
    def headline(self) -> str | None:
        """The text of the main headline."""
        for headline in self.headlines:
            if headline.role is None:
                return headline.text
        return None

    @property
    def standfirst(self) -> str | None:
        """The text that leads into the story."""
        return next((d.text for d in self.descriptions if d.role == "standfirst"), None)

    @property
    def text(self) -> str:
        """The plain body: paragraphs separated by a blank line."""
        return plain_text(self.body)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the creators."""
        return tuple(party.name for party in self.creators if party.name)

    @property
    def pictures(self) -> tuple[Media, ...]:
        """The media objects that are pictures; each has `caption`, `credit_line` and `created`."""
        return tuple(medium for medium in self.media if medium.kind == "picture")
