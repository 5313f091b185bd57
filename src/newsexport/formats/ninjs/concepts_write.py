"""Concepts, people and sources of an item as ninjs has them, by the names of 3.x."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsexport.formats.ninjs.geometry import is_geojson
from newsexport.formats.ninjs.names import NAMESPACE
from newsexport.formats.ninjs.sheet import Sheet
from newsexport.formats.ninjs.values import is_uri
from newsexport.schema.v1 import Concept, NewsItem
from newsexport.vocab.iptc_schemes import uri_of

AUTHOR = "author"
PROVIDER = "provider"


def concepts(entries: Sequence[Concept], pointer: str, sheet: Sheet) -> list[dict[str, Any]]:
    """A list of concepts; one that ninjs can say nothing of is told."""
    written = []
    for index, each in enumerate(entries):
        value = concept(each, f"{pointer}/{index}", sheet, scored=pointer == "/subjects")
        if not value:
            sheet.lost(f"{pointer}/{index}", pointer[1:], "nothing of it has a home in ninjs")
        else:
            written.append(value)
    return written


def concept(each: Concept, pointer: str, sheet: Sheet, *, scored: bool = False) -> dict[str, Any]:
    """One concept: its name, its URI or literal, and what ninjs itself said of it."""
    uri = each.uri or (uri_of(each.qcode) if each.qcode else None)
    value: dict[str, Any] = {"name": each.name, "uri": uri, "literal": each.literal}
    if sheet.family == "1" and uri is not None and each.literal:
        sheet.lost(f"{pointer}/literal", "literal", each.literal)
    if sheet.family == "1" and uri is not None and not is_uri(uri):
        sheet.simplified(pointer, "uri", "an identifier that is no URI is read as a literal")
    if scored:
        value |= {"relevance": each.relevance, "confidence": each.confidence}
    if sheet.family == "1" and each.scheme:
        if uri is None:
            value["scheme"] = each.scheme
            if each.literal:
                sheet.simplified(pointer, "literal", "scheme and code are read as a URI")
        else:
            sheet.simplified(f"{pointer}/scheme", "scheme", "it is part of the URI")
    for number, extension in enumerate(each.extensions):
        named = extension.name in _FURTHER or extension.name.startswith("geometry_")
        known = named and extension.namespace == NAMESPACE + sheet.family
        if extension.name in ("geoJSON", "geojson"):
            known = known and is_geojson(extension.value)
        if known and extension.name not in value:
            value[f"={extension.name}"] = extension.value
        else:
            sheet.lost(f"{pointer}/extensions/{number}", extension.name, extension.value)
    return {key: said for key, said in value.items() if said is not None}


_FURTHER = frozenset(
    "rel contactInfo contactinfo geoJSON geojson geometry_geojson symbols creator id role".split()
)
"""Properties of concepts in ninjs for which the model has no field."""


def people(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    """Those who made the item, as people with `rel` author; then those it is about."""
    authors = []
    for index, each in enumerate(item.creators):
        value = concept(each, f"/creators/{index}", sheet)
        if not value:
            sheet.lost(f"/creators/{index}", "creators", "nothing of it has a home in ninjs")
            continue
        authors.append({**value, "rel": AUTHOR})
    return [*authors, *concepts(item.people, "/people", sheet)]


def info_sources(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    """The provider, then the sources of the information."""
    sources = []
    if item.provider is not None:
        value = concept(item.provider, "/provider", sheet)
        if value:
            sources.append({**value, "role": PROVIDER})
        else:
            sheet.lost("/provider", "provider", "nothing of it has a home in ninjs")
    for index, each in enumerate(item.info_sources):
        value = concept(each, f"/infoSources/{index}", sheet)
        if not value:
            sheet.lost(f"/infoSources/{index}", "infoSources", "nothing of it has a home in ninjs")
            continue
        if each.roles[1:]:
            sheet.simplified(f"/infoSources/{index}/roles", "infoSources/roles", "only the first")
        if each.roles[:1] == (PROVIDER,) and item.provider is None:
            sheet.simplified(
                f"/infoSources/{index}", "infoSources", "the source is read as the provider"
            )
        sources.append({**value, **({"role": each.roles[0]} if each.roles else {})})
    return sources


def trust_indicators(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    """Statements on policies; those of 1.x need a scheme and a code, which a URI is cut into."""
    indicators = []
    for index, each in enumerate(item.trust_indicators):
        value = {"role": each.rel, "title": each.title, "href": each.href}
        said = {key: entry for key, entry in value.items() if entry is not None}
        if said:
            indicators.append(said)
        else:
            sheet.lost(f"/trustIndicators/{index}", "trustIndicators", each.uri or each.rel)
    return indicators
