"""A news item as a ninjs object, in the form and by the names of 3.x."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from newsexport.codes.reading import OF_CONVERSION, RD003
from newsexport.formats.ninjs.associations_write import associations, own_renditions
from newsexport.formats.ninjs.concepts_write import concepts, info_sources, people, trust_indicators
from newsexport.formats.ninjs.names import MARKUP, NAMESPACE, STATUSES, TYPES, TYPES_1, is_known
from newsexport.formats.ninjs.sheet import Sheet
from newsexport.payloads.identity import address_for, is_absolute
from newsexport.payloads.xhtml import write as xhtml_write
from newsexport.prose.characters import count_words
from newsexport.schema.v1 import NewsItem, PartialDate, plain_text

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"


def _uri(item: NewsItem, sheet: Sheet) -> str:
    """The uri; of an identifier that is none, always the same one."""
    if is_absolute(item.uri):
        return item.uri
    sheet.simplified("/uri", "uri", "one is made from it, for it is no URI")
    sheet.simplified("/altIds", "altIds", "the identifier itself stands among them")
    return address_for(item.uri)


def _alt_ids(item: NewsItem) -> list[dict[str, Any]]:
    """The other identifiers; an identifier that is no URI is the first."""
    own = [] if is_absolute(item.uri) else [{"value": item.uri}]
    return [*own, *(_said({"role": each.type, "value": each.value}) for each in item.alt_ids)]


def news_object(item: NewsItem, sheet: Sheet) -> dict[str, Any]:
    """All properties of the item that have a home in ninjs; those that say nothing are left out."""
    value: dict[str, Any] = {
        "standard": {
            "name": "ninjs",
            "version": sheet.version,
            "schema": SCHEMA.format(version=sheet.version),
        },
        "uri": _uri(item, sheet),
        "type": _type(item, sheet),
        "profile": item.profile,
        "version": str(item.version),
        "firstCreated": time(item.first_created),
        "versionCreated": _version_created(item, sheet),
        "contentCreated": _moment(item.content_created, "/contentCreated", sheet),
        "expires": _moment(item.expires, "/expires", sheet),
        **_status(item, sheet),
        "urgency": item.urgency,
        "language": item.language,
        "title": item.title,
        "slugline": item.slugline,
        "by": item.byline,
        "located": _located(item, sheet),
        "edNote": item.ed_note,
        "headlines": _headlines(item, sheet),
        "descriptions": _descriptions(item, sheet),
        "bodies": _bodies(item, sheet),
        "people": people(item, sheet),
        "infoSources": info_sources(item, sheet),
        "altIds": _alt_ids(item),
        "trustIndicators": trust_indicators(item, sheet),
        **_rights(item, sheet),
        "digitalSourceType": {"uri": item.digital_source_type}
        if item.digital_source_type
        else None,
        "renditions": own_renditions(item, sheet),
        "associations": associations(item, sheet),
    }
    for name in ("subjects", "organisations", "places", "events", "objects", "genres"):
        value[name] = concepts(getattr(item, name), f"/{name}", sheet)
    _extend(value, item, sheet)
    if sheet.family == "1":
        _tell_markup(item, sheet)
    return _said(value)


def _said(value: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in value.items() if each not in (None, [], {}, ())}


def time(moment: datetime | None) -> str | None:
    """A time by RFC 3339."""
    return moment.isoformat() if moment is not None else None


def _version_created(item: NewsItem, sheet: Sheet) -> str | None:
    """The time of the version; of an item that only says when it was published, that: ninjs has no other place.

    Of one without any time that ninjs can say, this version is made now, which is told.
    """
    content = item.content_created is not None and item.content_created.is_instant
    if not (item.version_created or item.published or item.first_created or content):
        sheet.report.add(
            RD003, pointer="/versionCreated", time=time(sheet.options.time), whose=OF_CONVERSION
        )
        return time(sheet.options.time)
    if item.version_created is None and item.published is not None:
        if item.first_created is not None and item.published < item.first_created:
            sheet.lost("/published", "published", time(item.published))
            how = "the time of the first version, for publication would be before it"
            sheet.simplified("/versionCreated", "versionCreated", how)
            return time(item.first_created)
        how = "the time of publication, for no other is known of this version"
        sheet.simplified("/versionCreated", "versionCreated", how)
    return time(item.version_created or item.published)


def _moment(value: PartialDate | None, pointer: str, sheet: Sheet) -> str | None:
    """A time; ninjs has no truncated dates there."""
    if value is None or value.is_instant:
        return str(value) if value is not None else None
    sheet.lost(pointer, pointer[1:], f"{value}: ninjs takes only a time")
    return None


def _type(item: NewsItem, sheet: Sheet) -> str | None:
    known = TYPES_1 if sheet.family == "1" else TYPES[:7] if sheet.family == "2" else TYPES
    kind = re.split("[/:]", item.item_class)[-1]
    if kind in known:
        if kind != item.item_class:
            sheet.simplified("/itemClass", "itemClass", f"the type {kind}")
        return kind
    sheet.lost("/itemClass", "itemClass", item.item_class)
    return None


def _status(item: NewsItem, sheet: Sheet) -> dict[str, str]:
    """Status and embargo. What must not be published is withheld where ninjs has no word for it."""
    status: str = item.pub_status
    if item.embargoed == "open-ended" or item.editorial_only:
        if status == "usable":
            status = "withheld"
            why = "no end of the embargo" if item.embargoed == "open-ended" else "for editors only"
            sheet.simplified("/pubStatus", "pubStatus", f"withheld: {why}")
        if item.embargoed == "open-ended":
            sheet.simplified(
                "/embargoed", "embargoed", "an open end is said by the status withheld"
            )
    said = {"pubStatus": status}
    if isinstance(item.embargoed, datetime):
        said["embargoedUntil"] = item.embargoed.isoformat()
    return said


def _located(item: NewsItem, sheet: Sheet) -> str | None:
    name = item.located[0].name if item.located else None
    if item.located and [each.model_dump(exclude_defaults=True) for each in item.located] != [
        {"name": name}
    ]:
        sheet.simplified("/located", "located", "only the name of the first place")
    return name


def _tell_markup(item: NewsItem, sheet: Sheet) -> None:
    """Labels of 1.x have no media type: words that look like tags are taken for tags."""
    labels = [(f"/headlines/{n}/text", each.text) for n, each in enumerate(item.headlines)]
    labels += [(f"/descriptions/{n}/text", each.text) for n, each in enumerate(item.descriptions)]
    labels += [(f"/links/{n}/title", each.title) for n, each in enumerate(item.links) if each.title]
    for n, medium in enumerate(item.media):
        texts = (medium.headline, medium.caption, medium.alt_text)
        names = ("headline", "caption", "altText")
        labels += [
            (f"/media/{n}/{name}", text) for name, text in zip(names, texts, strict=True) if text
        ]
    for pointer, text in labels:
        if MARKUP.search(text):
            sheet.simplified(pointer, pointer[1:], "what looks like tags is read as markup")


def _headlines(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    return [
        _said({"role": each.role or "main", "contentType": "text/plain", "value": each.text})
        if sheet.family != "1"
        else {"role": each.role, "value": each.text}
        for each in item.headlines
    ]


def _descriptions(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    return [
        _said({"role": each.role, "contentType": "text/plain", "value": each.text})
        if sheet.family != "1"
        else {"role": each.role, "value": each.text}
        for each in item.descriptions
    ]


def _bodies(item: NewsItem, sheet: Sheet) -> list[dict[str, Any]]:
    bodies = []
    if item.body:
        bodies.append(_body(item.body, item, None))
    elif item.alternatives:
        for field in ("body", "alternatives"):
            sheet.simplified(f"/{field}", field, "the first alternative is read as the body")
    for index, each in enumerate(item.alternatives):
        body = _body(each.blocks, item, each.role)
        if not body["value"]:
            sheet.lost(f"/alternatives/{index}", "alternatives", "an empty alternative")
            continue
        if each.media_type not in (None, XHTML_TYPE):
            place = f"/alternatives/{index}/mediaType"
            sheet.simplified(place, "mediaType", "written as XHTML")
        elif each.media_type is None and sheet.family != "1":
            sheet.simplified(f"/alternatives/{index}/mediaType", "mediaType", "written as XHTML")
        bodies.append(body)
    return bodies


XHTML_TYPE = "application/xhtml+xml"


def _body(blocks: Any, item: NewsItem, role: str | None) -> dict[str, Any]:
    text = plain_text(blocks)
    return _said(
        {
            "role": role,
            "contentType": XHTML_TYPE,
            "charCount": len(text),
            "wordCount": count_words(text),
            "value": xhtml_write.write_blocks(blocks, item.media),
        }
    )


def _rights(item: NewsItem, sheet: Sheet) -> dict[str, Any]:
    """The statement for the whole item; further statements have no place."""
    for index, each in enumerate(item.rights):
        if index or each.scope:
            sheet.lost(f"/rights/{index}", "rights", each.notice or each.usage_terms or each.scope)
    stated = next(iter(item.rights), None)
    if stated is None or stated.scope:
        return {}
    holder = stated.holder
    if holder is not None and not holder.name and (holder.literal or holder.uri):
        sheet.simplified("/rights/0/holder", "rights/holder", "its identifier, as the name")
    elif holder is not None and not holder.name:
        sheet.lost("/rights/0/holder", "rights/holder", holder.qcode or "a holder without a name")
    elif holder is not None:
        for key, value in (("literal", holder.literal), ("uri", holder.uri)):
            if value:
                sheet.lost(f"/rights/0/holder/{key}", f"rights/holder/{key}", value)
    info: dict[str, Any] = {"linkedRights": stated.licence}
    for number, extension in enumerate(stated.extensions):
        space, _, name = extension.name.partition("/")
        known = extension.namespace == NAMESPACE + sheet.family and space.startswith("rights")
        if known and name:
            info[name] = extension.value
        else:
            place = f"/rights/0/extensions/{number}"
            sheet.lost(place, f"rights/{extension.name}", extension.value)
    written = _said(
        {
            "copyrightHolder": (holder.name or holder.literal or holder.uri) if holder else None,
            "copyrightNotice": stated.notice,
            "usageTerms": stated.usage_terms,
            "rightsInfo": _said(info),
        }
    )
    if not written:
        sheet.lost("/rights/0", "rights", "a statement that says nothing else")
    return written


def _extend(value: dict[str, Any], item: NewsItem, sheet: Sheet) -> None:
    """Properties of this family that the model has no field for."""
    own = NAMESPACE + sheet.family
    for index, each in enumerate(item.extensions):
        if each.namespace == own and is_known(sheet.family, each.name) and each.name not in value:
            value[f"={each.name}"] = each.value
        else:
            sheet.lost(f"/extensions/{index}", f"extensions/{each.name}", each.value)


assert set(STATUSES) == {"usable", "withheld", "canceled"}
