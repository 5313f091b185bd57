"""Media, links, rights and access of an item, as properties of its NewsArticle."""

from __future__ import annotations

from typing import Any

from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.schema_org.names import CITATION, PRINCIPLES, SEE_ALSO
from newsexport.payloads.schema_org.values import CLASS_SELECTOR, one_or_list
from newsexport.payloads.schema_org.write_media import PLACES, media_object, usage_info
from newsexport.payloads.schema_org.write_things import party_object
from newsexport.schema.v1 import Link, Media, NewsItem, Rights
from newsexport.syntax.addresses import is_iri, is_web_address

Node = dict[str, Any]

_PROPERTIES = ("image", "video", "audio", "associatedMedia")


def add_media(node: Node, media: tuple[Media, ...], losses: Losses, base: str | None) -> None:
    """image, video, audio and associatedMedia, in this order."""
    found: dict[str, list[Node]] = {name: [] for name in _PROPERTIES}
    latest = 0
    disordered = False
    for index, medium in enumerate(media):
        name = PLACES[medium.kind][0]
        one = media_object(medium, losses, f"/media/{index}", base)
        if one is None:
            continue
        found[name].append(one)
        disordered = disordered or _PROPERTIES.index(name) < latest
        latest = max(latest, _PROPERTIES.index(name))
    node.update({name: objects for name, objects in found.items() if objects})
    if disordered:
        losses.simplified("/media", "pictures stand first, then video and audio")


def add_links(node: Node, item: NewsItem, losses: Losses) -> None:
    """isBasedOn, relatedLink (of the page, as schema.org has it), citation, publishingPrinciples."""
    sources: list[Any] = []
    for index, origin in enumerate(item.derived_from):
        if not is_iri(origin.uri):
            losses.lost(f"/derivedFrom/{index}", origin.uri)
        elif origin.version is None:
            sources.append(origin.uri)
        else:
            work = {"@type": "CreativeWork", "@id": origin.uri, "version": origin.version}
            sources.append(work)
    if sources:
        node["isBasedOn"] = one_or_list(sources)
    _add_related(node, item, losses)
    principles = []
    for index, link in enumerate(item.trust_indicators):
        at = f"/trustIndicators/{index}"
        if link.rel == PRINCIPLES and is_web_address(link.href):
            principles.append(link.href)
            _lose_link(link, losses, at, said=("rel", "href"))
        else:
            losses.lost(at, link.title or link.href or link.uri)
    if principles:
        node["publishingPrinciples"] = one_or_list(principles)


def _add_related(node: Node, item: NewsItem, losses: Losses) -> None:
    related: list[str] = []
    cited: list[Node] = []
    disordered = False
    for index, link in enumerate(item.links):
        at = f"/links/{index}"
        if link.rel == SEE_ALSO and is_web_address(link.href):
            related.append(str(link.href))
            disordered = disordered or bool(cited)
            _lose_link(link, losses, at, said=("rel", "href"))
        elif link.rel == CITATION and is_web_address(link.href):
            cited.append(_cited(link, losses, at))
        else:
            losses.lost(at, link.title or link.href or link.uri)
    if related:
        identity = {"@id": node["url"]} if "url" in node else {}
        node["mainEntityOfPage"] = {"@type": "WebPage", **identity, "relatedLink": related}
    if cited:
        node["citation"] = cited
    if disordered:
        losses.simplified("/links", "related pages stand before cited works")


def _cited(link: Link, losses: Losses, at: str) -> Node:
    work: Node = {"@type": "CreativeWork"}
    losses.put(work, "@id", link.uri, f"{at}/uri", is_iri)
    work["url"] = link.href
    said = ["rel", "href", "uri"]
    if link.title:
        work["name"] = link.title
        said.append("title")
    _lose_link(link, losses, at, said=tuple(said))
    return work


def _lose_link(link: Link, losses: Losses, at: str, *, said: tuple[str, ...]) -> None:
    for name in ("uri", "version", "title", "media_type", "item_class"):
        value = getattr(link, name)
        if name not in said and value is not None:
            losses.lost(f"{at}/{Link.model_fields[name].alias}", value)
    for index, extension in enumerate(link.extensions):
        losses.lost(f"{at}/extensions/{index}", f"{extension.namespace} {extension.name}")


def add_rights(node: Node, item: NewsItem, losses: Losses) -> None:
    """The first statement about the item as a whole; statements about parts have no home."""
    done = False
    for index, rights in enumerate(item.rights):
        at = f"/rights/{index}"
        mark = losses.mark()
        said = {} if rights.scope or done else _said(rights, losses, at)
        if said:
            node.update(said)
            done = True
        else:
            losses.back_to(mark)
            losses.lost(at, rights.notice or rights.usage_terms)


def _said(rights: Rights, losses: Losses, at: str) -> Node:
    said: Node = {}
    if rights.holder:
        holder = party_object(rights.holder, losses, f"{at}/holder", otherwise="Organization")
        said.update({"copyrightHolder": holder} if holder else {})
    losses.put(said, "copyrightNotice", rights.notice, f"{at}/notice")
    usage = usage_info(rights.usage_terms, losses, at)
    if usage:
        said["usageInfo"] = usage
    losses.put(said, "license", rights.licence, f"{at}/licence", is_iri)
    if rights.data_mining is not None:
        losses.lost(f"{at}/dataMining", rights.data_mining)
    for index, extension in enumerate(rights.extensions):
        losses.lost(f"{at}/extensions/{index}", f"{extension.namespace} {extension.name}")
    return said


def add_access(node: Node, item: NewsItem, losses: Losses) -> None:
    """isAccessibleForFree, the paid sections, and corrections.

    Source: developers.google.com/search/docs/appearance/structured-data/paywalled-content
    """
    if item.accessible_for_free is not None:
        node["isAccessibleForFree"] = item.accessible_for_free
    stated = item.paywall.selectors if item.paywall else ()
    classes = [each for each in stated if CLASS_SELECTOR.fullmatch(each.strip())]
    if classes:
        node["hasPart"] = [
            {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}
            for selector in classes
        ]
        for index, selector in enumerate(stated):
            if selector not in classes:
                losses.lost(f"/paywall/selectors/{index}", selector)
    elif item.paywall:
        losses.lost("/paywall", ", ".join(stated) or "no selectors")
    if item.corrections:
        node["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                **({"datePublished": str(correction.published)} if correction.published else {}),
            }
            for correction in item.corrections
        ]
