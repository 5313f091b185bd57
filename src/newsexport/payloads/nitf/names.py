"""The elements of NITF 3.6, and what they are in the canonical body.

Source: NITF 3.6 XML Schema (IPTC, 2012); clause names are those of its elements.
"""

from __future__ import annotations

from newsexport.payloads.xhtml.names import BLOCKS, HEADINGS, SPAN_KINDS
from newsexport.schema.v1.body import SpanKind
from newsexport.schema.v1.media import MediaKind

NITF = "http://iptc.org/std/NITF/2006-10-18/"
"""The namespace of NITF since 3.3; documents of the DTD have none, some lack the last slash."""

VERSION = "-//IPTC//DTD NITF 3.6//EN"

RICH: dict[SpanKind, str] = {
    "link": "a", "emphasis": "em", "quote": "q", "language": "lang",
}  # fmt: skip
"""Kinds of spans whose element may hold further inline elements (enrichedText)."""

PLAIN: dict[SpanKind, str] = {
    "person": "person", "organisation": "org", "place": "location", "event": "event",
    "object": "object.title", "time": "chron", "money": "money", "number": "num",
}  # fmt: skip
"""Kinds of spans whose element holds text only."""

OTHER_RICH = frozenset({"pronounce"})
OTHER_PLAIN = frozenset({"classifier", "function", "virtloc", "copyrite"})
"""Inline elements for which there is no kind of span; the span bears their name."""

NITF_SPANS: dict[str, tuple[SpanKind, str | None]] = {
    **SPAN_KINDS,
    **{element: (kind, None) for kind, element in (RICH | PLAIN).items()},
    **{
        name: ("other", name)
        for name in (
            *OTHER_RICH, *OTHER_PLAIN, "postaddr", "addressee", "care.of", "delivery.point",
            "postcode", "delivery.office", "alt-code", "sublocation", "city", "state", "region",
            "country", "name.given", "name.family", "frac", "numer", "frac-sep", "denom",
            "copyrite.year", "copyrite.holder", "byttl", "story.date",
        )
    },
}  # fmt: skip
"""Inline elements: NITF's own, and those of XHTML that agencies write into NITF."""

NITF_BLOCKS = BLOCKS | {
    "hl1", "hl2", "bq", "fn", "note", "block", "media", "nitf-table", "custom-table",
    "nitf-table-metadata", "table-reference", "byline", "dateline", "distributor", "datasource",
    "abstract", "tagline", "bibliography", "credit", "hedline", "body.content",
}  # fmt: skip
"""Elements that cannot stand in running text."""

PARAGRAPHS = frozenset(
    {"byline", "dateline", "distributor", "datasource", "tagline", "bibliography", "credit"}
)
"""Elements that become a paragraph with their name as its role."""

MEDIA_TYPES: dict[MediaKind, str] = {
    "picture": "image", "graphic": "image", "video": "video", "animation": "video",
    "audio": "audio", "other": "other",
}  # fmt: skip
"""Kind of media -> media@media-type."""

MEDIA_KINDS: dict[str, MediaKind] = {
    "image": "picture", "photo": "picture", "picture": "picture", "graphic": "graphic",
    "video": "video", "audio": "audio", "animation": "animation",
}  # fmt: skip
"""media@media-type -> kind of media; anything else is `other`."""

MEDIA_METADATA = {
    "headline": "headline", "date-created": "created", "copyright-holder": "copyright_holder",
    "usage-terms": "usage_terms", "licence": "licence", "digital-source-type": "digital_source_type",
}  # fmt: skip
"""media-metadata@name, as newsexport writes it -> field of Media. NITF leaves the names to those who agree on them."""

_TEXT = r"[\s\S]*"
_NAMES = r"[\w.:-]+"
_CODED = {"idsrc": _TEXT, "value": _TEXT}

NITF_HEADINGS = {**HEADINGS, "hl1": 1, "hl2": 2}
"""Level of each element that is a heading."""

ATTRIBUTES: dict[str, dict[str, str]] = {
    "p": {"lede": _TEXT, "summary": _TEXT, "optional-text": _TEXT},
    "a": {"name": _TEXT, "rel": _NAMES, "rev": _NAMES, "title": _TEXT},
    "person": _CODED | {"gender": "male|female"},
    "org": _CODED, "object.title": _CODED, "virtloc": _CODED, "lang": _CODED,
    "event": _CODED | {"start-date": _TEXT, "end-date": _TEXT},
    "classifier": _CODED | {"type": _TEXT},
    "function": _CODED,
    "location": {"location-code": _TEXT, "code-source": _TEXT},
    "chron": {"norm": _TEXT},
    "money": {"unit": _TEXT, "date": _TEXT},
    "num": {"units": _TEXT, "decimal-ch": _TEXT, "thousands-ch": _TEXT},
    "q": {"quote-source": _TEXT},
    "pronounce": {"guide": _TEXT, "phonetic": _TEXT},
    "table": {"width": _TEXT, "border": _TEXT, "cellspacing": _TEXT, "cellpadding": _TEXT,
              "cols": _NAMES},
    "td": {"axis": _TEXT, "axes": _TEXT}, "th": {"axis": _TEXT, "axes": _TEXT},
    "ul": {"seqnum": _NAMES}, "ol": {"seqnum": _NAMES},
    "note": {"noteclass": "cpyrt|end|hd|editorsnote|trademk|undef", "type": "std|pa|npa"},
}  # fmt: skip
"""Attributes that blocks and spans keep as they are: element -> attribute -> pattern of its values."""

NO_CLASS = frozenset({"br", "function", "copyrite"})
"""Inline elements without `class` and `style`."""
