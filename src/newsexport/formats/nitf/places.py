"""Where the values of an item stood in the heads of its document: looked up only when a finding needs one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.payloads.nitf.document import Fact, NitfDocument

_ATTRIBUTES = {
    "firstCreated": ("date.issue", "norm"),
    "embargoed": ("date.release", "norm"),
    "expires": ("date.expire", "norm"),
    "published": ("pubdata", "date.publication"),
    "contentCreated": ("story.date", "norm"),
    "versionCreated": ("revision-history", "norm"),
    "pubStatus": ("docdata", "management-status"),
    "uri": ("doc-id", "id-string"),
    "slugline": ("du-key", "key"),
    "version": ("du-key", "version"),
    "urgency": ("urgency", "ed-urg"),
    "canonicalUrl": ("pubdata", "ex-ref"),
    "section": ("pubdata", "position.section"),
    "publisher": ("pubdata", "name"),
    "edNote": ("ed-msg", "info"),
    "language": ("nitf", "baselang"),
}
"""Field -> the element and the attribute that say it."""
_LINES = {"byline": "byline", "dateline": "dateline", "title": "title"}
"""Field -> the element whose words it is."""
_LISTS = {
    "subjects": ("tobject.subject", "classifier"),
    "keywords": ("keyword",),
    "genres": ("tobject.property",),
    "corrections": ("correction",),
}
"""Field -> the elements of which each says one of its values, or several: the first of them is its place."""


def places_of(document: NitfDocument) -> dict[str, str]:
    """Canonical pointer -> XPath."""
    found: dict[str, str] = {}
    for field, (name, attribute) in _ATTRIBUTES.items():
        stated = (fact for fact in document.named(name) if fact.values.get(attribute, "").strip())
        found |= {f"/{field}": fact.place_of(attribute) for fact in _first(stated)}
    for field, name in _LINES.items():
        found |= {f"/{field}": fact.path for fact in _first(document.named(name))}
    for field, names in _LISTS.items():
        named = (fact for fact in document.facts if fact.name in names)
        found |= {f"/{field}": fact.path for fact in _first(named)}
    headlines = [*_first(document.named("hl1")), *document.named("hl2")]
    if not document.content.head or not document.content.head.headline:
        headlines = [*_first(document.named("title"))]  # it is read in its place
    found |= {f"/headlines/{index}": fact.path for index, fact in enumerate(headlines)}
    abstract = (fact for fact in document.facts if fact.above.startswith("abstract"))
    found |= {f"/descriptions/{index}": fact.path for index, fact in enumerate(abstract)}
    return found


def _first(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The first of them, if there is any."""
    yield from list(facts)[:1]
