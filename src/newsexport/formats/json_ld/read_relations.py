"""Media, links, rights, access and corrections of an article node."""

from __future__ import annotations

from collections.abc import Callable
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
    _read_each(reading, "isBasedOn", "derived_from", "derivedFrom", _source)
    _read_each(reading, "citation", "links", "links", _cited)
    _read_each(reading, "publishingPrinciples", "trust_indicators", "trustIndicators", _principles)
    _read_rights(reading)
    _read_access(reading)
    _read_each(reading, "correction", "corrections", "corrections", _correction)


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


def _read_each(
    reading: Reading, name: str, field: str, canonical: str, entry_of: Callable[[Any], Any]
) -> None:
    """The values of a property as further entries of a field; what makes no entry is kept as it is."""
    found = list(reading.values.get(field, ()))
    for value, pointer in reading.node.take(name):
        entry = entry_of(value)
        if entry is None:
            reading.node.keep(name, value)
            continue
        reading.paths[f"/{canonical}/{len(found)}"] = pointer
        found.append(entry)
    reading.values[field] = tuple(found)


def _has_only(value: Any, *names: str) -> bool:
    """Whether a value is an object without other properties."""
    return isinstance(value, dict) and value.keys() <= {"@type", *names}


def _source(value: Any) -> ItemRef | None:
    uri, version = reference(value), None
    if _has_only(value, "@id", "version"):
        uri, version = reference(value.get("@id")), stated_number(value.get("version"))
        if "version" in value and not version:
            return None
    return ItemRef(uri=uri, version=version) if uri is not None else None


def _cited(value: Any) -> Link | None:
    if not _has_only(value, "@id", "url", "name"):
        return None
    href, uri = reference(value.get("url")), reference(value.get("@id"))
    title = text_of(value.get("name"))
    understood = {"url": href, "@id": uri, "name": title}
    if not (href or uri) or any(value.get(key) and not said for key, said in understood.items()):
        return None
    return Link(rel=CITATION, href=href, uri=uri, title=title)


def _principles(value: Any) -> Link | None:
    address = reference(value)
    return Link(rel=PRINCIPLES, href=address) if address is not None else None


def _correction(value: Any) -> Correction | None:
    text, date = text_of(value), None
    if _has_only(value, "text", "datePublished"):
        text, date = text_of(value.get("text")), partial_date(value.get("datePublished"))
        if "datePublished" in value and not date:
            return None
    return Correction(text=text, published=date) if text is not None else None


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
    if not _has_only(value, "isAccessibleForFree", "cssSelector"):
        return []
    if truth(value.get("isAccessibleForFree")) is not False:
        return []
    return [text for entry in as_list(value.get("cssSelector")) if (text := text_of(entry))]
