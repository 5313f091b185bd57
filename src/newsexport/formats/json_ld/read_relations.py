"""Media, links, rights, access and corrections of an article node."""

from __future__ import annotations

from typing import Any

from newsexport.formats.json_ld.draft import Reading
from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.names import CITATION, PRINCIPLES, SEE_ALSO
from newsexport.payloads.schema_org.read_media import KINDS, licence, medium, usage_terms
from newsexport.payloads.schema_org.read_things import party
from newsexport.payloads.schema_org.values import (
    as_list,
    partial_date,
    reference,
    stated_number,
    text_of,
    truth,
)
from newsexport.schema.v1 import Correction, ItemRef, Link, Media, Paywall, Rights


def read(reading: Reading) -> None:
    """Everything but the address of the page, for which see `page`."""
    _read_media(reading)
    _read_sources(reading)
    _read_citations(reading)
    _read_principles(reading)
    _read_rights(reading)
    _read_access(reading)
    _read_corrections(reading)


def page(reading: Reading, value: Any, pointer: str, *, known: bool) -> Any:
    """Take the related links of a mainEntityOfPage; what is left of the value, None for nothing.

    `known`: its address is the item's canonical one, and need not be kept.
    """
    if not isinstance(value, dict):
        return None if known else value
    links = list(reading.values.get("links", ()))
    kept = []
    for entry in as_list(value.get("relatedLink")):
        address = reference(entry)
        if address is None:
            kept.append(entry)
            continue
        reading.paths[f"/links/{len(links)}"] = f"{pointer}/relatedLink"
        links.append(Link(rel=SEE_ALSO, href=address))
    reading.values["links"] = tuple(links)
    rest = {name: entry for name, entry in value.items() if name != "relatedLink"}
    if kept:
        rest["relatedLink"] = kept
    if known:
        rest.pop("@id", None)
        if rest.get("url") == reading.values.get("canonical_url"):
            rest.pop("url", None)
    return rest if rest.keys() - {"@type"} else None


def _read_media(reading: Reading) -> None:
    found: list[Media] = []
    for name, kind in KINDS.items():
        for one, value, pointer in reading.node.take_nodes(name):
            made = medium(one, kind, reading.dropped)
            if made is None:
                reading.node.keep(name, value)
                continue
            reading.paths[f"/media/{len(found)}"] = (
                one.pointer if isinstance(one, Node) else pointer
            )
            found.append(made)
    reading.values["media"] = tuple(found)


def _read_sources(reading: Reading) -> None:
    found: list[ItemRef] = []
    for value, pointer in reading.node.take("isBasedOn"):
        uri, version = reference(value), None
        if isinstance(value, dict) and value.keys() <= {"@type", "@id", "version"}:
            uri = reference(value.get("@id"))
            version = stated_number(value.get("version"))
            if "version" in value and not version:
                uri = None
        if uri is None:
            reading.node.keep("isBasedOn", value)
            continue
        reading.paths[f"/derivedFrom/{len(found)}"] = pointer
        found.append(ItemRef(uri=uri, version=version))
    reading.values["derived_from"] = tuple(found)


def _read_citations(reading: Reading) -> None:
    links = list(reading.values.get("links", ()))
    for value, pointer in reading.node.take("citation"):
        link = None
        if isinstance(value, dict) and value.keys() <= {"@type", "@id", "url", "name"}:
            href, uri = reference(value.get("url")), reference(value.get("@id"))
            if href or uri:
                link = Link(rel=CITATION, href=href, uri=uri, title=text_of(value.get("name")))
        if link is None:
            reading.node.keep("citation", value)
            continue
        reading.paths[f"/links/{len(links)}"] = pointer
        links.append(link)
    reading.values["links"] = tuple(links)


def _read_principles(reading: Reading) -> None:
    found: list[Link] = []
    for value, pointer in reading.node.take("publishingPrinciples"):
        address = reference(value)
        if address is None:
            reading.node.keep("publishingPrinciples", value)
            continue
        reading.paths[f"/trustIndicators/{len(found)}"] = pointer
        found.append(Link(rel=PRINCIPLES, href=address))
    reading.values["trust_indicators"] = tuple(found)


def _read_rights(reading: Reading) -> None:
    node = reading.node
    values: dict[str, Any] = {}
    for name, field in (("copyrightHolder", "holder"), ("copyrightNotice", "notice")):
        if node.has(name):
            reading.paths[f"/rights/0/{field}"] = node.place(name)
    for one, value, _ in node.take_nodes("copyrightHolder"):
        made = None if "holder" in values else party(one, reading.dropped, otherwise="Organization")
        if made is None:
            node.keep("copyrightHolder", value)
        else:
            values["holder"] = made
    values["notice"] = node.take_text("copyrightNotice")
    values["usage_terms"] = usage_terms(node)
    values["licence"] = licence(node)
    given = {name: value for name, value in values.items() if value is not None}
    if given:
        reading.values["rights"] = (Rights(**given),)


def _read_access(reading: Reading) -> None:
    node = reading.node
    for value, pointer in node.take("isAccessibleForFree"):
        free = truth(value)
        if free is None or "accessible_for_free" in reading.values:
            node.keep("isAccessibleForFree", value)
        else:
            reading.put("accessible_for_free", free, "accessibleForFree", pointer)
    selectors: list[str] = []
    place = node.place("hasPart")
    for value, _ in node.take("hasPart"):
        found = _selectors(value)
        if found:
            selectors += found
        else:
            node.keep("hasPart", value)
    if selectors:
        reading.put("paywall", Paywall(selectors=tuple(selectors)), "paywall", place)


def _selectors(value: Any) -> list[str]:
    """The selectors of a section that is not free."""
    if not isinstance(value, dict) or not value.keys() <= {
        "@type",
        "isAccessibleForFree",
        "cssSelector",
    }:
        return []
    if truth(value.get("isAccessibleForFree")) is not False:
        return []
    return [text for entry in as_list(value.get("cssSelector")) if (text := text_of(entry))]


def _read_corrections(reading: Reading) -> None:
    found: list[Correction] = []
    for value, pointer in reading.node.take("correction"):
        text, date = text_of(value), None
        if isinstance(value, dict) and value.keys() <= {"@type", "text", "datePublished"}:
            text = text_of(value.get("text"))
            date = partial_date(value.get("datePublished"))
            if "datePublished" in value and not date:
                text = None
        if text is None:
            reading.node.keep("correction", value)
            continue
        reading.paths[f"/corrections/{len(found)}"] = pointer
        found.append(Correction(text=text, published=date))
    reading.values["corrections"] = tuple(found)
