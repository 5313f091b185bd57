"""Media objects as ImageObject, VideoObject, AudioObject or MediaObject."""

from __future__ import annotations

from typing import Any

from newsexport.payloads.schema_org.extensions import OF_MEDIA, add_extensions
from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.schema_org.things import Kind
from newsexport.payloads.schema_org.values import duration
from newsexport.payloads.schema_org.write_things import Node, concept_object, party_object
from newsexport.schema.v1 import Media, Rendition
from newsexport.syntax.addresses import is_iri, is_web_address, joined
from newsexport.vocab.iptc_schemes import SCHEMES
from newsexport.vocab.schema_org import DIGITAL_SOURCE_SCHEME, DIGITAL_SOURCES

NINATURE = SCHEMES["ninat"]
"""IPTC's vocabulary of the kinds of items."""

PLACES = {
    "picture": ("image", "ImageObject"),
    "graphic": ("image", "ImageObject"),
    "animation": ("image", "ImageObject"),
    "video": ("video", "VideoObject"),
    "audio": ("audio", "AudioObject"),
    "other": ("associatedMedia", "MediaObject"),
}
"""Kind of media -> the property of the article, and the type."""

_MEMBERS = {DIGITAL_SOURCE_SCHEME + code: member for member, code in DIGITAL_SOURCES.items()}

_TEXTS = (
    ("headline", "headline", "headline"),
    ("credit_line", "creditLine", "creditText"),
    ("copyright_holder", "copyrightHolder", "copyrightHolder"),
    ("copyright_notice", "copyrightNotice", "copyrightNotice"),
)


def media_object(medium: Media, losses: Losses, at: str, base: str | None) -> Node | None:
    """The object of a media object, with or without an address; None when nothing of it can be said."""
    mark = losses.mark()
    node: Node = {"@type": PLACES[medium.kind][1]}
    if medium.kind in ("graphic", "animation"):
        node["additionalType"] = NINATURE + medium.kind
    stated = len(node)
    losses.put(node, "@id", medium.uri, f"{at}/uri", is_iri)
    losses.put(node, "identifier", medium.id, f"{at}/id")
    _add_renditions(node, medium, losses, at, base)
    _add_words(node, medium, losses, at)
    _add_origin(node, medium, losses, at)
    _add_rights(node, medium, losses, at)
    add_extensions(node, medium.extensions, losses, at, OF_MEDIA)
    if len(node) == stated:
        losses.back_to(mark)
        losses.lost(at, medium.kind)
        return None
    return node


def digital_source(uri: str | None, losses: Losses, at: str) -> str | None:
    """The member of schema.org's enumeration that stands for a URI of IPTC's digitalsourcetype."""
    member = _MEMBERS.get(uri or "")
    if member is None and uri is not None:
        losses.lost(f"{at}/digitalSourceType", uri)
    return f"https://schema.org/{member}" if member else None


def usage_info(terms: str | None, losses: Losses, at: str) -> Any:
    """Terms of usage: an address as it is, words as a work that consists of them."""
    if not terms:
        if terms is not None:
            losses.lost(f"{at}/usageTerms", terms)
        return None
    return terms if is_iri(terms) else {"@type": "CreativeWork", "text": terms}


def _add_words(node: Node, medium: Media, losses: Losses, at: str) -> None:
    seen = medium.kind not in ("video", "audio", "other")
    texts = [*_TEXTS, ("caption", "caption", "caption" if seen else "description")]
    if seen:
        texts.append(("alt_text", "altText", "description"))
    elif medium.alt_text is not None:
        losses.lost(f"{at}/altText", medium.alt_text)
    for field, alias, name in texts:
        text = getattr(medium, field)
        losses.put(node, name, text, f"{at}/{alias}")


def _add_origin(node: Node, medium: Media, losses: Losses, at: str) -> None:
    if medium.created is not None:
        node["dateCreated"] = str(medium.created)
    creators = [
        party_object(party, losses, f"{at}/creators/{index}")
        for index, party in enumerate(medium.creators)
    ]
    if any(creators):
        node["creator"] = [one for one in creators if one]
    located = [
        concept_object(place, Kind("Place"), losses, f"{at}/located/{index}")
        for index, place in enumerate(medium.located)
    ]
    if any(located):
        node["locationCreated"] = [one for one in located if one]


def _add_rights(node: Node, medium: Media, losses: Losses, at: str) -> None:
    usage = usage_info(medium.usage_terms, losses, at)
    if usage:
        node["usageInfo"] = usage
    losses.put(node, "license", medium.licence, f"{at}/licence", is_iri)
    source = digital_source(medium.digital_source_type, losses, at)
    if source:
        node["digitalSourceType"] = source


def _add_renditions(node: Node, medium: Media, losses: Losses, at: str, base: str | None) -> None:
    """The first rendition is said of the object itself, the others as its encodings."""
    said = False
    for index, rendition in enumerate(medium.renditions):
        pointer = f"{at}/renditions/{index}"
        mark = losses.mark()
        facts = _facts(rendition, losses, pointer, base)
        if not facts:
            losses.back_to(mark)
            losses.lost(pointer, rendition.href or rendition.uri or rendition.role)
        elif said:
            one: Node = {"@type": node["@type"]}
            losses.put(one, "@id", rendition.uri, f"{pointer}/uri", is_iri)
            one |= facts
            add_extensions(one, rendition.extensions, losses, pointer, OF_MEDIA)
            node.setdefault("encoding", []).append(one)
        else:
            said = True
            node.update(facts)
            if rendition.uri is not None:
                losses.lost(f"{pointer}/uri", rendition.uri)
            for number, extension in enumerate(rendition.extensions):
                losses.lost(f"{pointer}/extensions/{number}", extension.name)


def _facts(rendition: Rendition, losses: Losses, at: str, base: str | None) -> Node:
    facts: Node = {}
    href = rendition.href
    if href and base and not is_web_address(href) and is_web_address(joined(base, href)):
        href = joined(base, href)
        losses.simplified(f"{at}/href", f"made absolute: {href}")
    if href and is_web_address(href):
        facts["contentUrl"] = href
    elif href is not None:
        losses.lost(f"{at}/href", href)
    losses.put(facts, "encodingFormat", rendition.media_type, f"{at}/mediaType")
    for name in ("width", "height"):
        if getattr(rendition, name) is not None:
            facts[name] = getattr(rendition, name)
    if rendition.size is not None:
        facts["contentSize"] = f"{rendition.size} B"
    if rendition.duration is not None:
        facts["duration"] = duration(rendition.duration)
    if rendition.role is not None:
        losses.lost(f"{at}/role", rendition.role)
    return facts
