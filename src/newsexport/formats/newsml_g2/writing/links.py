"""Links: relations of an item to other items and pages.

Source: NewsML-G2 2.35, Link1Type.
"""

from __future__ import annotations

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.extras import NOTHING, extras_of
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.sheet import Sheet, is_sound
from newsexport.schema.v1 import ItemRef, Link, NewsItem
from newsexport.syntax.xml_text import attribute, attributes
from newsexport.vocab.iptc_schemes import SCHEMES


def links(sheet: Sheet, item: NewsItem) -> list[str]:
    """All that the item says of other items: made from, replaces, canonical page, links, trust."""
    found = [
        f'<link rel="irel:{names.DERIVED_FROM}"{_target(reference)}/>'
        for reference in item.derived_from
    ]
    with_uri = sheet.has_attribute("link", "reluri")
    if item.supersedes and not with_uri:
        sheet.lost("/supersedes", "supersedes", item.supersedes[0].uri)
    elif item.supersedes:
        opening = f'<link reluri="{names.SUPERSEDES_REL}"'
        found += [f"{opening}{_target(reference)}/>" for reference in item.supersedes]
    if item.canonical_url is not None and with_uri:
        page = attribute("href", item.canonical_url)
        found.append(f'<link reluri="{names.CANONICAL_REL}"{page}/>')
    elif item.canonical_url is not None:
        sheet.lost("/canonicalUrl", "the canonical URL", item.canonical_url)
    for number, one in enumerate(item.links):
        found.append(link(sheet, one, f"/links/{number}"))
    for number, one in enumerate(item.trust_indicators):
        pointer = f"/trustIndicators/{number}"
        if one.rel is None or not one.rel.startswith(names.TRUST_SCHEME):
            sheet.lost(pointer, "the trust indicator", one.rel or one.href)
        else:
            found.append(link(sheet, one, pointer))
    return [xml for xml in found if xml]


def _target(reference: ItemRef) -> str:
    return attributes(residref=reference.uri, version=reference.version)


def link(sheet: Sheet, value: Link, pointer: str) -> str:
    """One link."""
    opening = _relation(sheet, value.rel, pointer)
    opening += attributes(href=value.href, residref=value.uri, version=value.version)
    if value.media_type is not None:
        opening += sheet.attribute("contenttype", value.media_type, pointer + "/mediaType")
    content = ""
    if value.item_class is not None:
        content = item_class(sheet, value.item_class, pointer + "/itemClass")
    extras = extras_of(sheet, value.extensions, pointer)
    if value.title is not None:  # a hint, as in itemRef
        content += label(sheet, "title", value.title, pointer + "/title", "", extras, "title")
    if extras is not NOTHING:
        opening += extras.attributes("", "link", opening)
        content += extras.inner("", "link")
        extras.finish()
    return f"<link{opening}>{content}</link>" if content else f"<link{opening}/>"


def _relation(sheet: Sheet, rel: str | None, pointer: str) -> str:
    if rel == names.SEE_ALSO:
        return f' rel="irel:{names.SEE_ALSO}"'
    return sheet.term("link", "rel", rel, pointer + "/rel")


def item_class(sheet: Sheet, value: str, pointer: str, inside: str = "", extra: str = "") -> str:
    """itemClass: a code of `ninat:`, else a QCode or URI."""
    if names.is_qcode(value):
        opening = _class_by_code(sheet, value, pointer)
    elif names.is_uri(value):
        opening = _class_by_uri(sheet, value, pointer)
    elif value.isascii() and value.isalnum():
        opening = f' qcode="ninat:{value}"'
    else:
        opening = ""
        sheet.simplified(pointer, "the item class", f"{value} is no item class")
    opening = (opening or ' qcode="ninat:text"') + extra
    return f"<itemClass{opening}>{inside}</itemClass>" if inside else f"<itemClass{opening}/>"


def _class_by_code(sheet: Sheet, value: str, pointer: str) -> str:
    if sheet.resolves(value):
        sheet.simplified(pointer, "the item class", "readers resolve the QCode")
        return attribute("qcode", value)
    sheet.lost(pointer, "the item class", f"{value}: no catalog declares its alias")
    return ""


def _class_by_uri(sheet: Sheet, value: str, pointer: str) -> str:
    if not names.must_have(sheet.version, "itemClass", "qcode") and is_sound(value):
        if value.startswith(SCHEMES["ninat"]):
            sheet.simplified(pointer, "the item class", "readers take its word for it")
        return attribute("uri", value)
    code = sheet.code_of(value)
    if code is None:
        sheet.lost(pointer, "the item class", value)
        return ""
    sheet.simplified(pointer, "the item class", "this release demands a QCode")
    return attribute("qcode", code)
