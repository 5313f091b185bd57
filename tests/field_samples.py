"""One value for each field of an item, down to the fields of its parts: what tables of homes are held against.

Only what is said once is sampled: what becomes of a field beside others is for the generated items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from newsexport.canonical_paths import canonical_paths
from newsexport.schema.v1 import NewsItem

TIME = "2026-11-28T09:30:00+01:00"
BASE: dict[str, Any] = {
    "uri": "urn:newsml:example.com:20261128:base",
    "versionCreated": "2026-11-29T10:00:00Z",
    "published": "2026-11-29T10:00:00Z",
    "language": "en",
    "headlines": [{"text": "Ferry sails"}],
    "provider": {"name": "Skerry News"},
    "canonicalUrl": "https://example.com/a",
    "body": [{"type": "paragraph", "text": "The ferry sails."}],
}
"""What most formats need."""
_EXTENSIONS = [{"namespace": "https://partner.example/ns/", "name": "desk", "value": "night"}]
_CONCEPT: dict[str, Any] = {
    "extensions": _EXTENSIONS, "uri": "https://example.com/c/1", "qcode": "medtop:20000337", "literal": "lit-1",
    "name": "Thing", "labels": [{"text": "Ding", "language": "de"}], "type": "https://example.com/type",
    "scheme": "https://example.com/scheme", "relevance": 70, "confidence": 60,
    "sameAs": [{"uri": "https://www.wikidata.org/entity/Q1"}], "broader": [{"uri": "https://example.com/c/0"}],
}  # fmt: skip
_PARTY = _CONCEPT | {
    "type": "person", "roles": ["https://example.com/role/editor"], "jobTitle": "Correspondent",
    "url": "https://example.com/ada", "email": "ada@example.com", "affiliations": [{"name": "Harbour Board"}],
}  # fmt: skip
_RENDITION: dict[str, Any] = {
    "extensions": _EXTENSIONS, "role": "web", "href": "https://example.com/p.jpg", "uri": "urn:newsml:example.com:1:r",
    "mediaType": "image/jpeg", "width": 800, "height": 600, "size": 1234, "duration": 12.0,
}  # fmt: skip
_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
_MEDIUM: dict[str, Any] = {
    "extensions": _EXTENSIONS, "id": "m1", "kind": "video", "uri": "urn:newsml:example.com:20261128:pic",
    "headline": "Harbour", "caption": "A caption", "creditLine": "Jane Lens/SN", "altText": "Red boats",
    "created": TIME, "creators": [{"name": "Jane Lens"}], "located": [{"name": "Lerwick"}],
    "copyrightHolder": "Holder", "copyrightNotice": "(c) Holder", "usageTerms": "No resale",
    "licence": "https://example.com/lic", "digitalSourceType": _SOURCE, "renditions": [_RENDITION],
}  # fmt: skip
_LINK: dict[str, Any] = {
    "extensions": _EXTENSIONS, "rel": "seeAlso", "href": "https://example.com/more", "title": "More",
    "uri": "urn:newsml:example.com:20261128:more", "version": 3, "mediaType": "text/html", "itemClass": "text",
}  # fmt: skip
_INDICATOR = _LINK | {"rel": "https://schema.org/publishingPrinciples"}
_BLOCKS = [{"type": "paragraph", "text": "In short."}]

OBJECTS: dict[str, dict[str, Any]] = {
    "altIds": {"value": "alt-1", "type": "desk", "extensions": _EXTENSIONS},
    "supersedes": {"uri": "urn:newsml:example.com:20261128:old", "version": 2},
    "derivedFrom": {"uri": "urn:newsml:example.com:20261128:source", "version": 2},
    "signals": _CONCEPT, "located": _CONCEPT, "subjects": _CONCEPT, "people": _CONCEPT,
    "organisations": _CONCEPT, "places": _CONCEPT, "events": _CONCEPT, "objects": _CONCEPT,
    "genres": _CONCEPT, "audience": _CONCEPT, "services": _CONCEPT,
    "provider": _PARTY, "publisher": _PARTY, "creators": _PARTY, "contributors": _PARTY, "infoSources": _PARTY,
    "generator": {"name": "Quill", "version": "2", "role": "made"},
    "headlines": {"extensions": _EXTENSIONS, "text": "Twice a day", "role": "subheadline", "language": "de"},
    "descriptions": {"extensions": _EXTENSIONS, "text": "A summary", "role": "summary", "language": "de"},
    "alternatives": {"extensions": _EXTENSIONS, "role": "short", "language": "de", "mediaType": "text/plain",
                     "blocks": _BLOCKS},
    "corrections": {"text": "We were wrong", "published": TIME},
    "media": _MEDIUM, "links": _LINK, "trustIndicators": _INDICATOR,
    "rights": {"extensions": _EXTENSIONS, "scope": ["m1"], "holder": {"name": "Holder"}, "notice": "(c) Holder 2026",
               "usageTerms": "No resale", "licence": "https://example.com/lic",
               "dataMining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"},
    "media/renditions": _RENDITION, "media/creators": _PARTY, "rights/holder": _PARTY,
}  # fmt: skip
"""Field -> an object that says everything it can."""
VALUES: dict[str, Any] = {
    "version": 4, "canonicalUrl": "https://example.com/b", "itemClass": "picture", "pubStatus": "withheld",
    "editorialOnly": True, "profile": "text-1", "firstCreated": TIME, "versionCreated": TIME, "published": TIME,
    "contentCreated": TIME, "contentModified": TIME, "embargoed": "2027-01-01T00:00:00+00:00",
    "expires": "2027-01-01T00:00:00+00:00", "byline": "By Ada Quay", "creditLine": "Skerry/SN",
    "dateline": "LERWICK, Nov 28", "language": "de-CH", "direction": "rtl", "title": "Ferry, desk",
    "slugline": "ferry-sails", "section": "Politics", "edNote": "For editors", "keywords": ["harbour", "ferry"],
    "urgency": 3, "accessibleForFree": False, "paywall": {"selectors": [".paywall"]},
    "digitalSourceType": _SOURCE,
}  # fmt: skip
_LONE = frozenset({"provider", "publisher", "rights/holder"})
"""Fields of one object."""
_IDENTIFY = frozenset({"uri", "literal", "qcode", "name"})


class Sample(NamedTuple):
    """An item that says a field, and little else."""

    path: str
    pointer: str
    """Where the field stands in the item."""
    item: NewsItem


def samples() -> Iterator[Sample]:
    """An item for each field, and one for each field of its parts."""
    known = set(canonical_paths())
    for field, value in VALUES.items():
        yield _sample(field, f"/{field}", {field: value})
    for field, everything in OBJECTS.items():
        for key in everything:
            path = f"{field}/{key}"
            assert path in known, path
            outer, _, inner = field.partition("/")
            made = _least(field, key, everything)
            index = 1 if field == "headlines" else 0
            at = field if field in _LONE else f"{field}/{index}"
            if inner:
                at = f"{outer}/0/{inner}" if field in _LONE else f"{outer}/0/{inner}/0"
                made = _around(outer) | {inner: made if field in _LONE else [made]}
            said = made if outer in _LONE else [made]
            if field == "headlines":
                said = [*BASE["headlines"], made]
            yield _sample(path, f"/{at}/{key}", {outer: said})


def _sample(path: str, pointer: str, said: dict[str, Any]) -> Sample:
    return Sample(path, pointer, NewsItem.model_validate({**BASE, **said}))


def _around(field: str) -> dict[str, Any]:
    return (
        {"kind": "picture", "renditions": [{"href": "https://example.com/p.jpg"}]}
        if field == "media"
        else {}
    )


def _least(field: str, key: str, everything: dict[str, Any]) -> dict[str, Any]:
    """The smallest object that says this, and that writers do not leave out for saying too little."""
    if field == "media":
        base = _around("media") if key != "renditions" else {"kind": "picture"}
    elif field == "media/renditions":
        base = {"href": "https://example.com/p.jpg"} if key != "href" else {}
    elif field == "services":
        base = {"uri": everything["uri"]} if key != "uri" else {}
    elif field == "rights":
        base = {"notice": "(c) X"} if key != "notice" else {}
    elif "relevance" in everything:
        base = {} if key in _IDENTIFY else {"name": "Thing"}
    else:
        base = {name: everything[name] for name in _NEEDED.get(field, ()) if name != key}
    return {**base, key: everything[key]}


_NEEDED = {
    "altIds": ("value",), "supersedes": ("uri",), "derivedFrom": ("uri",), "generator": ("name",),
    "headlines": ("text", "role"), "descriptions": ("text", "role"), "alternatives": ("blocks", "role"),
    "corrections": ("text",), "links": ("href", "rel"), "trustIndicators": ("href", "rel"),
}  # fmt: skip
