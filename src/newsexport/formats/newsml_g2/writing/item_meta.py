"""itemMeta: what the item is, its status and times, notes, signals and links.

Source: NewsML-G2 2.35, ItemMetadataType. The order of children is strict.
"""

from __future__ import annotations

from datetime import datetime

from newsexport.codes.reading import OF_CONVERSION, OF_FIRST, RD003, RD004
from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.spacing import BETWEEN_NOTES
from newsexport.formats.newsml_g2.writing.concepts import FLEX, PARTY, QUALIFIED, concept
from newsexport.formats.newsml_g2.writing.extras import Child, Extras, in_order, ranks
from newsexport.formats.newsml_g2.writing.labels import label, words_of
from newsexport.formats.newsml_g2.writing.links import item_class, links
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet, instant, partial_date
from newsexport.schema.v1 import Generator, NewsItem, Party

_ORDER = ranks(names.ITEM_META_ORDER)
_PLACE = "itemMeta"
_FIELDS = {
    "versionCreated": "version_created", "firstCreated": "first_created", "profile": "profile",
}  # fmt: skip
"""Elements that may stand once -> field of the item."""
_OURS = frozenset({"itemClass", "provider"})
"""Elements that the writer always makes."""
_ONCE = frozenset({*_FIELDS, *_OURS, "role", "fileName", "metadataCreator"})


def item_meta(sheet: Sheet, item: NewsItem, extras: Extras, depth: int) -> str:
    """The element itemMeta."""
    opening = extras.attributes(_PLACE)
    notes = _ed_notes(sheet, item.ed_note, extras)
    kept = extras.once(_PLACE, _ONCE, _said(item))
    children: list[Child] = [
        ("itemClass", _item_class(sheet, item, extras)),
        ("provider", _provider(sheet, item)),
        *_times(sheet, item, extras, kept),
        ("pubStatus", _pub_status(item, extras)),
    ]
    for number, generator in enumerate(item.generator):
        children.append(("generator", _generator(sheet, generator, number, extras)))
    for tag, field, words in (
        ("profile", "/profile", item.profile),
        ("title", "/title", item.title),
    ):
        if words is not None:
            children.append((tag, label(sheet, tag, words, field, "", extras, f"{_PLACE}/{tag}")))
    children += [("edNote", xml) for xml in notes]
    for number, service in enumerate(item.services):
        children.append(
            ("service", concept(sheet, "service", service, f"/services/{number}", QUALIFIED))
        )
    shape = FLEX if sheet.has_attribute("signal", "literal") else QUALIFIED
    for number, signal in enumerate(item.signals):
        children.append(("signal", concept(sheet, "signal", signal, f"/signals/{number}", shape)))
    children += [("link", xml) for xml in links(sheet, item)]
    if item.editorial_only:
        children += _editorial_only(sheet, extras)
    children += kept
    between = "\n" + INDENT * (depth + 1)
    content = between.join(xml for xml in in_order(children, _ORDER) if xml)
    return f"<itemMeta{opening}>{between}{content}\n{INDENT * depth}</itemMeta>"


def _ed_notes(sheet: Sheet, note: str | None, extras: Extras) -> list[str]:
    """The note to editors, and each further one that was kept as it was, while its words end the note."""
    notes: list[str] = []
    for entry in reversed(extras.take(_PLACE, "edNote")):
        words = words_of("edNote", str(entry[1].value))
        ends_so = f"{BETWEEN_NOTES}{note or ''}".endswith(BETWEEN_NOTES + words)
        if not ends_so:
            extras.lose(entry)
            continue
        shown = extras.shown(_PLACE, entry)
        notes += shown
        if shown and words and note is not None:  # else its words are written with the note
            note = note[: -len(words)].removesuffix(BETWEEN_NOTES) or None
    if note is not None:
        notes.append(label(sheet, "edNote", note, "/edNote", "", extras, f"{_PLACE}/edNote"))
    return notes[::-1]


def _said(item: NewsItem) -> frozenset[str]:
    """Names of the elements that the item's own fields make."""
    fields = {tag for tag, field in _FIELDS.items() if getattr(item, field) is not None}
    return _OURS | fields


def _item_class(sheet: Sheet, item: NewsItem, extras: Extras) -> str:
    place = f"{_PLACE}/itemClass"
    kept = extras.attributes(place)
    inside = extras.inner(place)
    return item_class(sheet, item.item_class, "/itemClass", inside, kept)


def _provider(sheet: Sheet, item: NewsItem) -> str:
    """The provider; without any, the one of the options, else `unknown` with a warning."""
    if item.provider is not None:
        found = concept(sheet, "provider", item.provider, "/provider", PARTY)
        if found:
            return found
    elif sheet.options.provider is not None:
        named = Party(name=sheet.options.provider.name, uri=sheet.options.provider.uri)
        return concept(sheet, "provider", named, "/provider", PARTY)
    sheet.report.add(RD004, pointer="/provider")
    return '<provider literal="unknown"/>'


def _time_unknown(sheet: Sheet, item: NewsItem) -> str:
    """The time of a version that states none: that of its publication, else now; never before the first version.

    What is held or taken back now was published before that: then it is now.
    """
    now, first = sheet.options.time, item.first_created
    if item.published is not None and item.published <= now and item.pub_status == "usable":
        how = "the time of publication, for no other is known of this version"
        sheet.simplified("/versionCreated", "the time of the version", how)
        return instant(max(item.published, first or item.published))
    later = first is not None and first > now
    text = instant(first if first is not None and later else now)
    whose = OF_FIRST if later else OF_CONVERSION
    sheet.report.add(RD003, pointer="/versionCreated", time=text, whose=whose)
    return text


def _times(sheet: Sheet, item: NewsItem, extras: Extras, kept: list[Child]) -> list[Child]:
    """The times; one that the reader did not understand goes back as it was, if it may."""
    found: list[Child] = []
    carried = {name for name, _ in kept}
    if item.version_created is not None:
        text = instant(item.version_created)
    elif "versionCreated" not in carried:
        text = _time_unknown(sheet, item)
    else:
        text = ""
    if text:
        found.append(("versionCreated", _time(extras, "versionCreated", text)))
    if item.first_created is not None:
        found.append(("firstCreated", _time(extras, "firstCreated", instant(item.first_created))))
    if isinstance(item.embargoed, datetime):
        found.append(("embargoed", _time(extras, "embargoed", instant(item.embargoed))))
    elif item.embargoed is not None:
        found.append(("embargoed", _time(extras, "embargoed", "")))
    found += _expires(sheet, item, extras)
    return found


def _time(extras: Extras, tag: str, text: str) -> str:
    opening = tag + extras.attributes(f"{_PLACE}/{tag}")
    return f"<{opening}>{text}</{tag}>" if text else f"<{opening}/>"


def _expires(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    """@expires is a day or a moment, and stands here from 2.17."""
    if item.expires is None:
        return []
    if not sheet.has_element(_PLACE, "expires") or len(item.expires) < len("2026-02-16"):
        sheet.lost("/expires", "the day of expiry", item.expires)
        return []
    return [("expires", _time(extras, "expires", partial_date(item.expires)))]


def _pub_status(item: NewsItem, extras: Extras) -> str:
    place = f"{_PLACE}/pubStatus"
    opening = f' qcode="stat:{item.pub_status}"'
    opening += extras.attributes(place, "pubStatus", opening + " uri=")
    inside = extras.inner(place)
    return f"<pubStatus{opening}>{inside}</pubStatus>" if inside else f"<pubStatus{opening}/>"


def _generator(sheet: Sheet, value: Generator, number: int, extras: Extras) -> str:
    pointer = f"/generator/{number}"
    opening = ""
    if value.version is not None:
        opening = sheet.attribute("versioninfo", value.version, pointer + "/version")
    opening += sheet.term("generator", "role", value.role, pointer + "/role")
    place = f"{_PLACE}/generator" + (f"[{number + 1}]" if number else "")
    opening += extras.attributes(place, "generator", opening)
    return label(sheet, "generator", value.name, pointer + "/name", opening)


def _editorial_only(sheet: Sheet, extras: Extras) -> list[Child]:
    tag = "itemMetaExtProperty"
    if names.must_have(sheet.version, tag, "rel"):
        reason = "it cannot say that the item is for editors only; 2.20 and newer can"
        raise sheet.refuse("/editorialOnly", reason)
    opening = f'reluri="{names.EDITORIAL_REL}" value="true"'
    return [(tag, f"<{tag} {opening}{extras.attributes(f'{_PLACE}/{tag}')}/>")]
