"""What a story is about, in NITF's words: tobject.subject for subject codes, identified-content for the rest.

Source: NITF 3.6 XML Schema (IPTC, 2012): tobject, identified-content.
"""

from __future__ import annotations

import re

from newsexport.formats.nitf.elements import whole
from newsexport.payloads.nitf.document import SUBJECT_CODES
from newsexport.payloads.nitf.elements import Node
from newsexport.schema.v1 import Concept, NewsItem
from newsexport.syntax.xml_text import text

_REFNUM = re.compile(re.escape(SUBJECT_CODES) + r"(\d{8})")
_NAMED = {
    "people": "person", "organisations": "org", "places": "location", "events": "event",
    "objects": "object.title",
}  # fmt: skip
"""Field of the item -> element of identified-content."""


def refnum_of(concept: Concept) -> str | None:
    """The eight digits of a subject code; None for other concepts."""
    match = _REFNUM.fullmatch(concept.uri or "")
    return match[1] if match else None


def tobject(item: NewsItem) -> str:
    """Genres and subject codes."""
    parts = [whole("tobject.property", tobject__property__type=name)
             for genre in item.genres if (name := genre.name or genre.literal or genre.uri)]  # fmt: skip
    for concept in item.subjects:
        parts += _codes_of_topic(concept)
        refnum = refnum_of(concept)
        if refnum is not None:
            names = _by_level(concept, refnum)
            parts.append(whole("tobject.subject", tobject__subject__refnum=refnum, **names))
    return whole("tobject", "".join(parts), tobject__type="news") if parts else ""


def _by_level(concept: Concept, refnum: str) -> dict[str, str | None]:
    """The names of a subject, its matter and its detail, each in the attribute of its level."""
    known = {code: each.name for each in concept.broader if (code := refnum_of(each))}
    known[refnum] = concept.name
    names: dict[str, str | None] = {}
    for level, code in (
        ("type", f"{refnum[:2]}000000"), ("matter", f"{refnum[:5]}000"), ("detail", refnum),
    ):  # fmt: skip
        names[f"tobject__subject__{level}"] = known.pop(code, None)
    return names


def _codes_of_topic(concept: Concept) -> list[str]:
    """The subject codes that a concept of another vocabulary is the same as: for readers of old."""
    if refnum_of(concept) is not None:
        return []
    return [
        Node("tobject.subject", {"tobject.subject.refnum": refnum}, {"void": True}).markup()
        for same in concept.same_as
        if (refnum := refnum_of(same))
    ]


def identified_content(item: NewsItem) -> str:
    """Everything else that is named."""
    parts = [
        _named(name, concept)
        for field, name in _NAMED.items()
        for concept in getattr(item, field)
        if concept.name or concept.uri or concept.literal
    ]
    parts += [
        _named("classifier", concept, type=concept.type)
        for concept in item.subjects
        if refnum_of(concept) is None and (concept.name or concept.uri or concept.literal)
    ]
    return whole("identified-content", "".join(parts)) if parts else ""


def _named(name: str, concept: Concept, **attributes: object) -> str:
    value = concept.uri or concept.literal
    if name == "location":
        coded: dict[str, object] = {"location_code": value, "code_source": concept.scheme}
    else:
        coded = {"idsrc": concept.scheme, "value": value}
    return whole(name, text(concept.name or ""), **attributes, **coded)
