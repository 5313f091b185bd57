"""The frame of an item: its root, catalogs, histories and rights, in the order of the schema.

Source: NewsML-G2 2.35, AnyItemType, newsItem, packageItem.
"""

from __future__ import annotations

from collections.abc import Container

from lxml import etree

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.concepts import PARTY, PUBLISHED, concept, parts
from newsexport.formats.newsml_g2.writing.content import content_set
from newsexport.formats.newsml_g2.writing.content_meta import content_meta
from newsexport.formats.newsml_g2.writing.extras import (
    NOTHING,
    Child,
    Extras,
    extras_of,
    in_order,
    parsed,
    ranks,
)
from newsexport.formats.newsml_g2.writing.item_meta import item_meta
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.media import (
    licence_link,
    media_rights,
    part_metas,
    parts_of,
)
from newsexport.formats.newsml_g2.writing.package import ROLE_ALIAS, group_set
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet, instant, refers_to_iptc
from newsexport.schema.v1 import Hop, NewsItem, Rights
from newsexport.syntax.xml import iter_children
from newsexport.syntax.xml_text import attribute, attributes
from newsexport.vocab.iptc_schemes import CATALOG_URL

_ORDER = ranks(names.ITEM_ORDER)
_RIGHTS_ORDER = ranks(names.RIGHTS_ORDER)
_ROLE_CATALOG = f'<catalog><scheme alias="{ROLE_ALIAS}" uri="{names.WORD_ROOT}"/></catalog>'
"""Resolves our words for roles, in releases that want QCodes there."""
_CATALOGS = ("catalogRef", "catalog")


def item_element(sheet: Sheet, item: NewsItem, namespace: bool = True, depth: int = 0) -> str:
    """A complete newsItem or packageItem. `namespace`: whether its root declares it."""
    sheet.words_by_code = False
    extras = extras_of(sheet, item.extensions, "")
    package = bool(item.groups)
    tag = "packageItem" if package else "newsItem"
    media = parts_of(item)
    children: list[Child] = _catalogs(sheet, item, extras)
    children += _hop_history(sheet, item, extras)
    children += _pub_history(sheet, item, extras)
    children += [("rightsInfo", xml) for xml in _all_rights(sheet, item)]
    children += [("rightsInfo", xml) for xml in media_rights(sheet, media)]
    extras.move_foreign("contentMeta", tag)
    children.append(("itemMeta", item_meta(sheet, item, extras, depth + 1)))
    children += content_meta(sheet, item, extras, depth + 1)
    children += [("partMeta", xml) for xml in part_metas(sheet, media, depth + 1)]
    if package:
        children.append(("groupSet", group_set(sheet, item, extras, depth + 1)))
    else:
        children += content_set(sheet, item, extras, media, depth + 1)
    opening = f"<{tag}{_root_attributes(sheet, item, extras, namespace)}>"
    children += extras.children("", tag)
    extras.finish()
    declared = any(name == "catalog" and ROLE_ALIAS in xml for name, xml in children)
    if sheet.words_by_code and not declared:
        children.append(("catalog", _ROLE_CATALOG))
        sheet.simplified("/extensions", "the roles", "a catalog declares the codes of our words")
    between = "\n" + INDENT * (depth + 1)
    content = between.join(in_order(children, _ORDER))
    return f"{opening}{between}{content}\n{INDENT * depth}</{tag}>"


def _root_attributes(sheet: Sheet, item: NewsItem, extras: Extras, namespace: bool) -> str:
    own = attributes(
        xmlns=names.NAR if namespace else None,
        guid=item.uri,
        version=item.version,
        standard=names.STANDARD,
        standardversion=sheet.version,
        conformance="power",
        dir=item.direction,
    )
    kept = extras.attributes("", "newsItem", own)
    language = item.language if " xml:lang=" not in kept else None
    return own + attributes(xml_lang=language) + kept


def _catalogs(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    """The catalogs that the item brings along, and IPTC's newest where it brings none of IPTC's."""
    found = extras.children("", "newsItem", only=_CATALOGS)
    if sheet.rebound:
        _tell_rebound(sheet, item)
        found = _without(found, sheet.rebound)
    if not any(name == "catalogRef" and refers_to_iptc(xml) for name, xml in found):
        found.append(("catalogRef", f'<catalogRef href="{CATALOG_URL}"/>'))
    return found


def _tell_rebound(sheet: Sheet, item: NewsItem) -> None:
    """Say which catalogs are not written as they are."""
    for number, extension in enumerate(item.extensions):
        catalog = str(extension.value)
        taken = [alias for alias in sorted(sheet.rebound) if f'alias="{alias}"' in catalog]
        if extension.name == "catalog" and taken:
            what = f"another scheme for the alias {', '.join(taken)}"
            sheet.lost(f"/extensions/{number}", what, catalog)


def _without(catalogs: list[Child], aliases: Container[str]) -> list[Child]:
    """The catalogs without the schemes of these aliases; one that is empty then is left out."""
    found: list[Child] = []
    for name, xml in catalogs:
        root = parsed(xml) if name == "catalog" else None
        if root is None:
            found.append((name, xml))
            continue
        for scheme in list(iter_children(root)):
            if scheme.get("alias") in aliases:
                root.remove(scheme)
        if len(root):
            found.append((name, etree.tostring(root, encoding="unicode")))
    return found


def _hop_history(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    hops = "".join(
        _hop(sheet, hop, f"/hopHistory/{number}") for number, hop in enumerate(item.hop_history)
    )
    opening = extras.attributes("hopHistory")
    content = hops + extras.inner("hopHistory")
    return [("hopHistory", f"<hopHistory{opening}>{content}</hopHistory>")] if content else []


def _hop(sheet: Sheet, hop: Hop, pointer: str) -> str:
    extras = extras_of(sheet, hop.extensions, pointer)
    opening = attributes(
        seq=hop.sequence, timestamp=instant(hop.timestamp) if hop.timestamp else None
    )
    content = ""
    if hop.party is not None:
        content = concept(sheet, "party", hop.party, pointer + "/party", PARTY)
    opening += extras.attributes("", "hop", opening)
    content += extras.inner("", "hop")
    extras.finish()
    return f"<hop{opening}>{content}</hop>"


def _pub_history(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    if not sheet.has_element("newsItem", "pubHistory"):
        if item.published is not None:
            sheet.lost("/published", "the first publication", item.published)
        if item.publisher is not None:
            sheet.lost("/publisher", "the publisher", item.publisher.name or item.publisher.uri)
        return []
    content = _published(sheet, item, extras) + extras.inner("pubHistory")
    opening = extras.attributes("pubHistory")
    return [("pubHistory", f"<pubHistory{opening}>{content}</pubHistory>")] if content else []


def _published(sheet: Sheet, item: NewsItem, extras: Extras) -> str:
    """When and where the item was published first."""
    place = "pubHistory/published"
    inside = extras.children(place, only=("timestamp",))
    if item.published is not None:
        kept = extras.attributes(place + "/timestamp")
        inside = [("timestamp", f"<timestamp{kept}>{instant(item.published)}</timestamp>")]
    opening = ""
    if item.publisher is not None:
        if item.publisher.labels and item.publisher.name is None:
            sheet.simplified("/extensions", "the labels", "the first is the publisher's name")
        found = parts(sheet, "published", item.publisher, "/publisher", PUBLISHED)
        if found is not None:
            opening = found[0]
            inside += found[1]
    opening += extras.attributes(place, "published", opening)
    content = "".join(xml for _, xml in inside) + extras.inner(place)
    return f"<published{opening}>{content}</published>" if opening or content else ""


def _all_rights(sheet: Sheet, item: NewsItem) -> list[str]:
    return [
        rights_info(sheet, rights, f"/rights/{number}") for number, rights in enumerate(item.rights)
    ]


def rights_info(sheet: Sheet, rights: Rights, pointer: str) -> str:
    """One statement of rights."""
    extras = extras_of(sheet, rights.extensions, pointer)
    scope = " ".join(rights.scope)
    opening = attribute("idrefs", scope) if scope else ""
    children: list[Child] = []
    if rights.holder is not None:
        holder = concept(sheet, "copyrightHolder", rights.holder, pointer + "/holder", PARTY)
        children.append(("copyrightHolder", holder))
    for tag, field, words in (
        ("copyrightNotice", "/notice", rights.notice),
        ("usageTerms", "/usageTerms", rights.usage_terms),
    ):
        if words is not None:
            children.append((tag, label(sheet, tag, words, pointer + field, "", extras, tag)))
    if rights.licence is not None:
        children.append(("link", licence_link(sheet, rights.licence)))
    if rights.data_mining is not None:
        children += _data_mining(sheet, rights.data_mining, pointer + "/dataMining", extras)
    if extras is not NOTHING:
        opening += extras.attributes("", "rightsInfo", opening)
        children += extras.children("", "rightsInfo")
        extras.finish()
    return f"<rightsInfo{opening}>{''.join(in_order(children, _RIGHTS_ORDER))}</rightsInfo>"


def _data_mining(sheet: Sheet, value: str, pointer: str, extras: Extras) -> list[Child]:
    known = sheet.has_element("rightsInfo", "dataMining")
    if known and names.is_uri(value):
        opening = attribute("uri", value)
    elif known and names.is_qcode(value) and sheet.any_alias:
        opening = attribute("qcode", value)
    else:
        sheet.lost(pointer, "the data mining statement", value)
        return []
    opening += extras.attributes("dataMining", "dataMining", opening)
    inside = extras.inner("dataMining")
    xml = f"<dataMining{opening}>{inside}</dataMining>" if inside else f"<dataMining{opening}/>"
    return [("dataMining", xml)]
