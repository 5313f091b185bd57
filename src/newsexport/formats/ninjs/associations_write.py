"""Media and links of an item as associations, by the names of 3.x."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from newsexport.formats.ninjs.concepts_write import AUTHOR, concept
from newsexport.formats.ninjs.names import MEDIA, NAMESPACE
from newsexport.formats.ninjs.sheet import Sheet
from newsexport.payloads.content import element_ids
from newsexport.schema.v1 import Extension, Link, Media, NewsItem, Rendition

_NO_MEDIA = ("text", "composite", "component")
"""Types of items that an association can name without being taken for a picture of this one."""
_PLANNED = ("event", "planning")
"""Further ones, since 3.0."""
_WORD = re.compile(r"[a-zA-Z0-9_]+")
_NAMELESS = re.compile(r"[^a-zA-Z0-9_]+")


def own_renditions(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    """The renditions of an item that is itself a picture: its first medium, if that is nothing else."""
    if not _is_itself(item):
        return []
    written = _renditions(item.media[0], "/media/0", sheet)
    if not written:
        sheet.lost("/media/0", "media", "none of its renditions has an address")
    return written


def _is_itself(item: NewsItem) -> bool:
    if item.item_class not in MEDIA or not item.media:
        return False
    said = set(item.media[0].model_dump(exclude_defaults=True))
    return (
        said <= {"kind", "renditions"} and item.media[0].kind == item.item_class and not item.body
    )


def associations(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    """Media first, each by the id that its element in the body bears; then links, then members."""
    start = 1 if _is_itself(item) else 0
    ids = element_ids(item.media)
    names: dict[str, int] = {}
    written = []
    for index, medium in enumerate(item.media[start:], start):
        name = _free(ids[index], names, sheet, f"/media/{index}/id", medium.id)
        value = _medium(medium, f"/media/{index}", sheet)
        written.append({"name": name, "uri": made_uri(item.uri, name), **value})
    for index, each in enumerate(item.links):
        name = _name_of_link(each, f"/links/{index}", names, sheet, f"link{index + 1}")
        value = _link(each, f"/links/{index}", sheet)
        written.append({"name": name, "uri": made_uri(item.uri, name), **value})
    return [*written, *_members(item, names, sheet)]


def _name_of_link(each: Link, pointer: str, names: dict[str, int], sheet: Sheet, made: str) -> str:
    """The name that its association had; one in another family, or written otherwise, is told."""
    for number, extension in enumerate(each.extensions):
        stated = extension.value
        if _is_name(extension) and isinstance(stated, str) and stated:
            name = _free(stated, names, sheet, None, None)
            if name != stated or extension.namespace != NAMESPACE + sheet.family:
                how = f"the name of the association in this version: {name}"
                sheet.simplified(f"{pointer}/extensions/{number}", "links/extensions", how)
            return name
    return _free(made, names, sheet, None, None)


def _is_name(extension: Extension) -> bool:
    return extension.name == "name" and extension.namespace.startswith(NAMESPACE)


def made_uri(item: str, name: str) -> str:
    """The uri of an associated object without one: ninjs demands it. Reading knows it again."""
    return f"{item}#{quote(name)}"


def _free(
    wanted: str, taken: dict[str, int], sheet: Sheet, pointer: str | None, stated: str | None
) -> str:
    """A name that no other association has, noted in `taken`; in 1.x a name is a word of ASCII.

    `taken`: each name with the last number that was put behind it.
    """
    name = wanted
    if sheet.family == "1" and not _WORD.fullmatch(name):
        name = _NAMELESS.sub("_", name).strip("_") or "association"
    free = name
    while free in taken:
        taken[name] += 1
        free = f"{name}_{taken[name]}"
    taken[free] = 1
    if pointer is not None and free != stated:
        sheet.simplified(pointer, "media/id", f"associations need a name: {free}")
    return free


def _medium(medium: Media, pointer: str, sheet: Sheet) -> dict[str, Any]:
    kind = medium.kind if medium.kind in MEDIA else "component"
    if kind == "component":
        kind = "graphic"
        sheet.simplified(f"{pointer}/kind", "media/kind", "a graphic: ninjs has no other word")
    texts = [("caption", medium.caption), ("altText", medium.alt_text)]
    value = {
        "uri": medium.uri,
        "type": kind,
        "contentCreated": _created(medium, pointer, sheet),
        "by": medium.credit_line,
        "headlines": [_text("main", medium.headline, sheet)] if medium.headline else None,
        "descriptions": [_text(role, text, sheet) for role, text in texts if text],
        "people": [
            {**concept(each, f"{pointer}/creators/{index}", sheet), "rel": AUTHOR}
            for index, each in enumerate(medium.creators)
        ],
        "located": _located(medium, pointer, sheet),
        "copyrightHolder": medium.copyright_holder,
        "copyrightNotice": medium.copyright_notice,
        "usageTerms": medium.usage_terms,
        "rightsInfo": {"linkedRights": medium.licence} if medium.licence else None,
        "digitalSourceType": _source_type(medium),
        "renditions": _renditions(medium, pointer, sheet),
        **_further(medium, pointer, sheet),
    }
    return {key: said for key, said in value.items() if said not in (None, [], {})}


def _source_type(medium: Media) -> dict[str, str] | None:
    return {"uri": medium.digital_source_type} if medium.digital_source_type else None


def _text(role: str, text: str, sheet: Sheet) -> dict[str, str]:
    if sheet.family == "1":
        return {"role": role, "value": text}
    return {"role": role, "contentType": "text/plain", "value": text}


def _created(medium: Media, pointer: str, sheet: Sheet) -> str | None:
    if medium.created is None or medium.created.is_instant:
        return str(medium.created) if medium.created else None
    sheet.lost(f"{pointer}/created", "media/created", f"{medium.created}: ninjs takes only a time")
    return None


def _located(medium: Media, pointer: str, sheet: Sheet) -> str | None:
    name = medium.located[0].name if medium.located else None
    said = [each.model_dump(exclude_defaults=True) for each in medium.located]
    if said and said != [{"name": name}]:
        sheet.simplified(f"{pointer}/located", "media/located", "only the name of the first place")
    return name


def _renditions(medium: Media, pointer: str, sheet: Sheet) -> list[dict[str, Any]]:
    names: dict[str, int] = {}
    written = []
    for index, each in enumerate(medium.renditions):
        place = f"{pointer}/renditions/{index}"
        if each.href:
            written.append(_rendition(each, place, names, sheet))
        else:
            what = each.uri or each.role or each.media_type or "a rendition without address"
            sheet.lost(place, "media/renditions", what)
    return written


def _rendition(
    each: Rendition, pointer: str, names: dict[str, int], sheet: Sheet
) -> dict[str, Any]:
    wanted = each.role or "rendition"
    name = _free(wanted, names, sheet, f"{pointer}/role", each.role)
    value = {
        "name": name, "href": each.href, "contentType": each.media_type, "width": each.width,
        "height": each.height, "sizeInBytes": each.size, "duration": each.duration,
        **_further(each, pointer, sheet),
    }  # fmt: skip
    return {key: said for key, said in value.items() if said is not None}


def _link(each: Link, pointer: str, sheet: Sheet) -> dict[str, Any]:
    """A link by identifier; one by address gets the address for an identifier."""
    known = (*_NO_MEDIA, *_PLANNED) if sheet.family == "3" else _NO_MEDIA
    kind = each.item_class if each.item_class in known else None
    if each.item_class and kind is None:
        sheet.lost(f"{pointer}/itemClass", "links/itemClass", each.item_class)
    if each.media_type:
        sheet.lost(f"{pointer}/mediaType", "links/mediaType", each.media_type)
    if each.href is not None:
        sheet.simplified(pointer, "links/href", "the address is written as the identifier")
    value = {
        "uri": each.uri or (each.href if each.href and not re.search(r"\s", each.href) else None),
        "rel": each.rel,
        "type": kind,
        "version": str(each.version) if each.version else None,
        "headlines": [_text("main", each.title, sheet)] if each.title else None,
        **_further(each, pointer, sheet),
    }
    if each.rel and sheet.family != "3":
        del value["rel"]
        sheet.lost(f"{pointer}/rel", "links/rel", each.rel)
    return {key: said for key, said in value.items() if said is not None}


def _members(item: NewsItem, names: dict[str, int], sheet: Sheet) -> list[dict[str, Any]]:
    """The members of a package as associations: ninjs has no groups."""
    written: list[dict[str, Any]] = []
    for group in item.groups:
        for each in group.members:
            target = each.uri or each.href
            if target is None or re.search(r"\s", target):
                continue
            name = _free(f"member{len(written) + 1}", names, sheet, None, None)
            title = [_text("main", each.title, sheet)] if each.title else None
            kind = each.item_class if each.item_class in _NO_MEDIA else None
            value = {"name": name, "uri": target, "type": kind, "headlines": title}
            written.append({key: said for key, said in value.items() if said is not None})
    if item.groups:
        sheet.simplified("/groups", "groups", "their members are associations, without the groups")
    if written:
        sheet.simplified("/links", "links", "members of the package stand among them")
    return written


def _further(each: Media | Rendition | Link, pointer: str, sheet: Sheet) -> dict[str, Any]:
    """Properties of this family that the model has no field for."""
    value = {}
    for number, extension in enumerate(each.extensions):
        if isinstance(each, Link) and _is_name(extension):
            continue
        if extension.namespace == NAMESPACE + sheet.family and "/" not in extension.name:
            value[f"={extension.name}"] = extension.value
        else:
            sheet.lost(f"{pointer}/extensions/{number}", extension.name, extension.value)
    return value
