"""Version 1 of the canonical schema, complete in itself: frozen, documented, closed to the unknown."""

from newsexport.schema.v1.body import (
    Block,
    Cell,
    DatedEntry,
    Embed,
    Figure,
    Heading,
    ListBlock,
    ListEntry,
    Paragraph,
    Preformatted,
    Quote,
    Raw,
    RichText,
    Row,
    Rule,
    Section,
    Span,
    Table,
    plain_blocks,
    plain_heading,
    plain_paragraph,
)
from newsexport.schema.v1.concept import Concept, Label, Party
from newsexport.schema.v1.item import IMPLIED_TYPES, NewsItem
from newsexport.schema.v1.media import Media, Rendition
from newsexport.schema.v1.model import (
    SCHEMA_VERSION,
    DateOrInstant,
    Extensible,
    Extension,
    Instant,
    Model,
    PartialDate,
    parse_instant,
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
    Member,
    Paywall,
    Rights,
    Timestamp,
)

__all__ = [
    "IMPLIED_TYPES", "SCHEMA_VERSION", "AltId", "Alternative", "Block", "Cell", "Concept", "Correction",
    "DateOrInstant", "DatedEntry", "Description", "Embed", "Envelope", "Evidence", "Extensible",
    "Extension", "Figure", "Generator", "Group", "Heading", "Headline", "Hop", "Instant",
    "ItemRef", "Label", "Link", "ListBlock", "ListEntry", "Media", "Member", "Model", "NewsItem",
    "Paragraph", "PartialDate", "Party", "Paywall", "Preformatted", "Quote", "Raw", "Rendition",
    "RichText", "Rights", "Row", "Rule", "Section", "Span", "Table", "Timestamp",
    "parse_instant", "plain_blocks", "plain_heading", "plain_paragraph", "plain_text",
]  # fmt: skip
