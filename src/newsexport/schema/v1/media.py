"""Pictures, video, audio and graphics that belong to an item."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from newsexport.schema.v1.concept import Concept, Party
from newsexport.schema.v1.model import DateOrInstant, Extensible, Uri

MediaKind = Literal["picture", "video", "audio", "graphic", "animation", "other"]


class Rendition(Extensible):
    """One technical form of a media object. All renditions of one object show the same content."""

    role: str | None = None
    """What it is for: `main`, `highRes`, `web`, `preview`, `thumbnail`, ... or a URI."""
    href: str | None = None
    """Where it is: an absolute URL, or a name relative to the document or its delivery."""
    uri: Uri | None = None
    """Its identifier, when it is known by one and not by an address."""
    media_type: str | None = None
    """IANA media type, such as `image/jpeg`."""
    width: int | None = Field(default=None, ge=0)
    """Width in pixels."""
    height: int | None = Field(default=None, ge=0)
    """Height in pixels."""
    size: int | None = Field(default=None, ge=0)
    """Size in bytes."""
    duration: float | None = Field(default=None, ge=0)
    """Playing time in seconds."""


class Media(Extensible):
    """A media object: one picture, one video, whatever its renditions."""

    id: str | None = None
    """A name inside this item, to which a figure in the body refers."""
    kind: MediaKind = "picture"
    """What it is."""
    uri: Uri | None = None
    """Its global identifier (the guid of the picture item)."""
    headline: str | None = None
    """Its own headline."""
    caption: str | None = None
    """The text that is shown with it; without the credit."""
    credit_line: str | None = None
    """Whom to name beside it, such as `Handout via Reuters`."""
    alt_text: str | None = None
    """What it shows, for those who cannot see it."""
    created: DateOrInstant | None = None
    """When it was taken or made; may be only a day."""
    creators: tuple[Party, ...] = ()
    """Who made it: photographers, artists."""
    located: tuple[Concept, ...] = ()
    """Where it was made."""
    copyright_holder: str | None = None
    """Who owns it."""
    copyright_notice: str | None = None
    """The notice that must go with it."""
    usage_terms: str | None = None
    """What may be done with it."""
    licence: Uri | None = None
    """Address of its licence."""
    digital_source_type: Uri | None = None
    """How it came to be, as a URI of IPTC's digitalsourcetype vocabulary."""
    renditions: tuple[Rendition, ...] = ()
    """Its technical forms."""
