"""Media of an item: what a body cannot say of them stands in partMeta and rightsInfo.

A picture item shows its picture by remoteContent; every other item shows its media as figures of the
body. Source: NewsML-G2 2.35, partMetaPropType, RemoteContentPropType.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsexport.canonical_paths import json_name
from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.concepts import AUTHOR, FLEX, concept
from newsexport.formats.newsml_g2.writing.content_meta import digital_source_type
from newsexport.formats.newsml_g2.writing.extras import (
    NOTHING,
    Child,
    Extras,
    extras_of,
    in_order,
    ranks,
)
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet, partial_date
from newsexport.payloads.content import CARRIED_MEDIA, element_ids
from newsexport.schema.v1 import Media, NewsItem, Rendition
from newsexport.syntax.xml_text import attribute, attributes

_ORDER = ranks(names.PART_META_ORDER)
_XML_ID = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)
_TOLD_BESIDE = (
    "headline", "caption", "credit_line", "created", "creators", "located", "digital_source_type",
)  # fmt: skip
_RIGHTS = ("copyright_holder", "copyright_notice", "usage_terms", "licence")


@dataclass(frozen=True, slots=True)
class Part:
    """A media object with the ids by which the item speaks of it."""

    medium: Media
    pointer: str
    id: str
    """Id of its figure or of its first remoteContent."""
    part_id: str
    """Id of its partMeta."""
    remote: bool
    """Whether it is shown by remoteContents."""


def parts_of(item: NewsItem) -> list[Part]:
    """The media objects with their ids. Packages have none."""
    if not item.media or item.groups:
        return []
    remote = _is_remote(item)
    found = []
    for number, (medium, name) in enumerate(zip(item.media, element_ids(item.media), strict=True)):
        found.append(Part(medium, f"/media/{number}", name, f"part-{name}", remote))
    return found


def _is_remote(item: NewsItem) -> bool:
    """Whether the item is one picture (video, ...), perhaps with words, and no figure shows it."""
    if len(item.media) != 1 or not item.media[0].renditions:
        return False
    medium = item.media[0]
    if medium.id or medium.alt_text or medium.extensions or _told_beside(medium):
        return False
    if not all(map(has_address, medium.renditions)):
        return False
    return names.MEDIA_CLASSES.get(item.item_class) == medium.kind


def has_address(rendition: Rendition) -> bool:
    """Whether a rendition says where it is or what it is called: remoteContent must."""
    kept = (extension.name in ("@href", "@residref") for extension in rendition.extensions)
    return bool(rendition.href or rendition.uri) or any(kept)


def part_metas(sheet: Sheet, media: list[Part], depth: int) -> list[str]:
    """One partMeta for each media object of which there is something to say."""
    found = []
    for part in media:
        told = _told_beside(part.medium)
        if told and not _XML_ID.fullmatch(part.id):
            for field in told:
                if field not in CARRIED_MEDIA:
                    where = f"{part.pointer}/{json_name(field)}"
                    sheet.lost(where, f"the {field} of media", f"{part.id} is no XML id")
        elif told or part.medium.extensions:
            found.append(_part_meta(sheet, part, depth))
    return found


def _told_beside(medium: Media) -> list[str]:
    """The fields that say something and need a partMeta."""
    return [field for field in (*_TOLD_BESIDE, *_RIGHTS) if getattr(medium, field)]


def _part_meta(sheet: Sheet, part: Part, depth: int) -> str:
    medium, pointer = part.medium, part.pointer
    extras = extras_of(sheet, medium.extensions, pointer)
    children = _about(sheet, medium, pointer, extras)
    opening = attributes(partid=part.part_id, contentrefs=part.id)
    opening += extras.attributes("partMeta", "partMeta", opening)
    children += extras.children("partMeta")
    extras.finish()
    lines = [xml for xml in in_order(children, _ORDER) if xml]
    if not lines:
        return f"<partMeta{opening}/>"
    between = "\n" + INDENT * (depth + 1)
    return f"<partMeta{opening}>{between}{between.join(lines)}\n{INDENT * depth}</partMeta>"


def _about(sheet: Sheet, medium: Media, pointer: str, extras: Extras) -> list[Child]:
    found: list[Child] = []
    if medium.created is not None:
        kept = extras.attributes("partMeta/contentCreated")
        date = partial_date(medium.created)
        found.append(("contentCreated", f"<contentCreated{kept}>{date}</contentCreated>"))
    if medium.digital_source_type is not None:
        where = pointer + "/digitalSourceType"
        xml = digital_source_type(
            sheet, "partMeta", medium.digital_source_type, where, extras, "partMeta"
        )
        found.append(("digitalSourceType", xml))
    for number, place in enumerate(medium.located):
        found.append(
            ("located", concept(sheet, "located", place, f"{pointer}/located/{number}", FLEX))
        )
    for number, creator in enumerate(medium.creators):
        where = f"{pointer}/creators/{number}"
        found.append(("creator", concept(sheet, "creator", creator, where, AUTHOR)))
    for tag, field, words, role in (
        ("headline", "/headline", medium.headline, ""),
        ("creditline", "/creditLine", medium.credit_line, ""),
        ("description", "/caption", medium.caption, ' role="drol:caption"'),
    ):
        if words:
            found.append(
                (tag, label(sheet, tag, words, pointer + field, role, extras, f"partMeta/{tag}"))
            )
    return found


def media_rights(sheet: Sheet, media: list[Part]) -> list[str]:
    """The rights in single media objects, each over the id of its partMeta."""
    return [
        _rights(sheet, part)
        for part in media
        if any(getattr(part.medium, field) for field in _RIGHTS) and _XML_ID.fullmatch(part.id)
    ]


def _rights(sheet: Sheet, part: Part) -> str:
    medium, pointer = part.medium, part.pointer
    content = ""
    if medium.copyright_holder:
        name = label(sheet, "name", medium.copyright_holder, pointer + "/copyrightHolder")
        content = f"<copyrightHolder>{name}</copyrightHolder>"
    for tag, field, words in (
        ("copyrightNotice", "/copyrightNotice", medium.copyright_notice),
        ("usageTerms", "/usageTerms", medium.usage_terms),
    ):
        if words:
            content += label(sheet, tag, words, pointer + field)
    if medium.licence is not None:
        content += licence_link(sheet, medium.licence)
    return f'<rightsInfo idrefs="{part.part_id}">{content}</rightsInfo>'


def licence_link(sheet: Sheet, address: str) -> str:
    """The licence as a link of rightsInfo; before 2.18 a link there without relation says it."""
    rel = f' reluri="{names.LICENCE_REL}"' if sheet.has_attribute("link", "reluri") else ""
    return f"<link{rel}{attribute('href', address)}/>"


def remote_contents(sheet: Sheet, part: Part) -> list[str]:
    """The renditions of the picture that an item is."""
    return [
        _remote_content(sheet, rendition, f"{part.pointer}/renditions/{number}")
        for number, rendition in enumerate(part.medium.renditions)
    ]


def _remote_content(sheet: Sheet, value: Rendition, pointer: str) -> str:
    """One rendition."""
    tag = "remoteContent"
    extras = extras_of(sheet, value.extensions, pointer)
    alias = "rnd" if value.role in names.RENDITIONS else ""
    opening = sheet.term(tag, "rendition", value.role, pointer + "/role", alias)
    opening += attributes(href=value.href, residref=value.uri)
    if value.media_type is not None:
        opening += sheet.attribute("contenttype", value.media_type, pointer + "/mediaType")
    for side, length in (("width", value.width), ("height", value.height)):
        if length is not None:
            opening += f' {side}="{length}" {side}unit="dimensionunit:pixels"'
    opening += attributes(size=value.size) + _duration(sheet, value.duration, pointer)
    if extras is NOTHING:
        return f"<{tag}{opening}/>"
    opening += extras.attributes("", tag, opening)
    content = extras.inner("", tag)
    extras.finish()
    return f"<{tag}{opening}>{content}</{tag}>" if content else f"<{tag}{opening}/>"


def _duration(sheet: Sheet, duration: float | None, pointer: str) -> str:
    """Seconds, the standard's default unit: whole ones before 2.14, then any text will do."""
    if duration is None:
        return ""
    if duration == int(duration):
        return f' duration="{int(duration)}"'
    if names.release(sheet.version) < (2, 14):
        sheet.lost(pointer + "/duration", "the duration", duration)
        return ""
    return f' duration="{duration!r}"'
