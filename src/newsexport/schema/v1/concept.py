"""Things the news names: topics, people, organisations, places, and the parties behind an item."""

from __future__ import annotations

from pydantic import Field

from newsexport.schema.v1.model import Extensible, LanguageTag, Model, Text, Uri


class Label(Model):
    """A text with its language and role: a further name, a definition, a note."""

    text: Text
    """The words."""
    language: LanguageTag | None = None
    """Their language."""
    role: str | None = None
    """What the label is for: a QCode, a URI or a word of the source."""


class Concept(Extensible):
    """A thing with an identity: the URI first, then a QCode, then only a name.

    Source: NewsML-G2 2.35, FlexPropType and its ConceptDefinitionGroup.
    """

    uri: Uri | None = None
    """The identifier. A QCode resolved through its catalog becomes a URI."""
    qcode: str | None = Field(default=None, pattern=r"^[^\s:]+:\S+$")
    """The identifier as `alias:code`, as the source wrote it."""
    literal: str | None = None
    """A value of the source that is no global identifier."""
    name: str | None = None
    """The name in the item's language."""
    labels: tuple[Label, ...] = ()
    """Further names (other languages, short forms)."""
    type: str | None = None
    """The nature of the concept: a word (`person`, `organisation`, `geoArea`, `abstract`, ...), or URI."""
    scheme: Uri | None = None
    """The vocabulary the concept belongs to."""
    relevance: int | None = Field(default=None, ge=0, le=100)
    """How much the item is about it, 0 to 100."""
    confidence: int | None = Field(default=None, ge=0, le=100)
    """How sure the assignment is, 0 to 100."""
    same_as: tuple[Concept, ...] = ()
    """The same thing in other vocabularies."""
    broader: tuple[Concept, ...] = ()
    """More general concepts."""


class Party(Concept):
    """A person or organisation that acts: creator, contributor, provider, rights holder."""

    roles: tuple[Text, ...] = ()
    """What the party did: QCodes, URIs or words."""
    job_title: str | None = None
    """Position held, such as `Middle East correspondent`."""
    url: Uri | None = None
    """A page about the party."""
    email: str | None = None
    """Where to write."""
    affiliations: tuple[Concept, ...] = ()
    """Organisations the party belongs to."""
