"""contentMeta: the content's dates, makers, subjects, and the words about it.

Source: NewsML-G2 2.35, ContentMetadataAfDType. Administrative properties come before descriptive ones.
"""

from __future__ import annotations

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.concepts import AUTHOR, FLEX, SOURCE, WEIGHED, concept
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
from newsexport.schema.v1 import AltId, Concept, Description, Headline, NewsItem
from newsexport.syntax.xml_text import attribute

_ORDER = ranks(names.CONTENT_META_ORDER)
_PLACE = "contentMeta"
_EXTRA = "contentMetaExtProperty"
_ONCE = frozenset({"urgency", "contentCreated", "contentModified", "digitalSourceType"})
"""Elements that may stand once."""


def content_meta(sheet: Sheet, item: NewsItem, extras: Extras, depth: int) -> list[Child]:
    """The element contentMeta, if there is anything to say in it."""
    children = _dates(sheet, item, extras)
    children += _makers(sheet, item)
    children += _words(sheet, item, extras)
    children += _subjects(sheet, item)
    children += _further(sheet, item)
    opening = extras.attributes(_PLACE)
    children += extras.once(_PLACE, _ONCE, {name for name, _ in children})
    lines = [xml for xml in in_order(children, _ORDER) if xml]
    if not lines:
        return [(_PLACE, f"<contentMeta{opening}/>")] if opening else []
    between = "\n" + INDENT * (depth + 1)
    content = between.join(lines)
    return [(_PLACE, f"<contentMeta{opening}>{between}{content}\n{INDENT * depth}</contentMeta>")]


def _dates(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    found: list[Child] = []
    if item.urgency is not None:
        found.append(("urgency", _leaf(extras, "urgency", str(item.urgency))))
    for tag, date in (
        ("contentCreated", item.content_created),
        ("contentModified", item.content_modified),
    ):
        kept = f"{_PLACE}/{tag}"  # a time without its offset says more than its day
        text = next((str(each.value) for each in item.extensions if each.name == kept), "")
        if date is not None and not text.startswith(partial_date(date)):
            found.append((tag, _leaf(extras, tag, partial_date(date))))
    if item.digital_source_type is not None:
        source_type = digital_source_type(
            sheet, _PLACE, item.digital_source_type, "/digitalSourceType", extras
        )
        found.append(("digitalSourceType", source_type))
    return found


def _leaf(extras: Extras, tag: str, text: str) -> str:
    return f"<{tag}{extras.attributes(f'{_PLACE}/{tag}')}>{text}</{tag}>"


def digital_source_type(
    sheet: Sheet, parent: str, uri: str, pointer: str, extras: Extras = NOTHING, place: str = _PLACE
) -> str:
    """How the content came to be, by URI; from 2.33."""
    tag = "digitalSourceType"
    if not sheet.has_element(parent, tag):
        sheet.lost(pointer, "the digital source type", uri)
        return ""
    place = f"{place}/{tag}"
    opening = attribute("uri", uri)
    opening += extras.attributes(place, tag, opening)
    inside = extras.inner(place)
    return f"<{tag}{opening}>{inside}</{tag}>" if inside else f"<{tag}{opening}/>"


def _makers(sheet: Sheet, item: NewsItem) -> list[Child]:
    found: list[Child] = []
    for tag, field, concepts, shape in (
        ("located", "located", item.located, FLEX),
        ("infoSource", "infoSources", item.info_sources, SOURCE),
        ("creator", "creators", item.creators, AUTHOR),
        ("contributor", "contributors", item.contributors, AUTHOR),
        ("audience", "audience", item.audience, WEIGHED),
    ):
        for number, one in enumerate(concepts):
            found.append((tag, concept(sheet, tag, one, f"/{field}/{number}", shape)))
    for number, alt_id in enumerate(item.alt_ids):
        found.append(("altId", _alt_id(sheet, alt_id, f"/altIds/{number}")))
    return found


def _alt_id(sheet: Sheet, value: AltId, pointer: str) -> str:
    extras = extras_of(sheet, value.extensions, pointer)
    opening = sheet.term("altId", "type", value.type, pointer + "/type")
    opening += extras.attributes("", "altId", opening)
    found = label(sheet, "altId", value.value, pointer + "/value", opening)
    extras.finish()
    return found


def _words(sheet: Sheet, item: NewsItem, extras: Extras) -> list[Child]:
    found: list[Child] = []
    if item.language is not None:
        opening = attribute("tag", item.language)
        opening += extras.attributes(f"{_PLACE}/language", "language", opening)
        inside = extras.inner(f"{_PLACE}/language")
        found.append(
            (
                "language",
                f"<language{opening}>{inside}</language>" if inside else f"<language{opening}/>",
            )
        )
    for number, word in enumerate(item.keywords):
        place = f"{_PLACE}/keyword" + (f"[{number + 1}]" if number else "")
        found.append(
            ("keyword", label(sheet, "keyword", word, f"/keywords/{number}", "", extras, place))
        )
    for tag, field, words in (
        ("slugline", "/slugline", item.slugline),
        ("dateline", "/dateline", item.dateline),
        ("by", "/byline", item.byline),
        ("creditline", "/creditLine", item.credit_line),
    ):
        if words is not None:
            found.append((tag, label(sheet, tag, words, field, "", extras, f"{_PLACE}/{tag}")))
    all_have_roles = all(headline.role is not None for headline in item.headlines)
    for number, headline in enumerate(item.headlines):
        if all_have_roles and not number:
            sheet.simplified(
                "/headlines/0", "the headline", "readers take the first for the main one"
            )
        found.append(("headline", headline_element(sheet, headline, f"/headlines/{number}")))
    for number, description in enumerate(item.descriptions):
        pointer = f"/descriptions/{number}"
        found.append(("description", description_element(sheet, description, pointer)))
    return found


def headline_element(sheet: Sheet, value: Headline, pointer: str) -> str:
    """A headline. One whose role cannot be said is left out: it would pass for the main one."""
    extras = extras_of(sheet, value.extensions, pointer)
    opening = ""
    if value.role is not None:
        opening = sheet.term("headline", "role", value.role, pointer)
        if not opening:
            sheet.lost(pointer, "the headline", value.text)
            return ""
    if value.language is not None:
        opening += attribute("xml:lang", value.language)
    opening += extras.attributes("", "headline", opening)
    found = label(sheet, "headline", value.text, pointer + "/text", opening, extras)
    extras.finish()
    return found


def description_element(sheet: Sheet, value: Description, pointer: str) -> str:
    """A description; its role by IPTC's code where there is one."""
    extras = extras_of(sheet, value.extensions, pointer)
    alias = "drol" if value.role in names.DESCRIPTION_ROLES else ""
    opening = sheet.term("description", "role", value.role, pointer + "/role", alias)
    if value.language is not None:
        opening += attribute("xml:lang", value.language)
    opening += extras.attributes("", "description", opening)
    found = label(sheet, "description", value.text, pointer + "/text", opening, extras)
    extras.finish()
    return found


def _subjects(sheet: Sheet, item: NewsItem) -> list[Child]:
    found: list[Child] = []
    groups: tuple[tuple[str, tuple[Concept, ...], str], ...] = (
        ("subjects", item.subjects, ""),
        ("people", item.people, "person"),
        ("organisations", item.organisations, "organisation"),
        ("places", item.places, "geoArea"),
        ("events", item.events, "event"),
        ("objects", item.objects, "object"),
    )
    for number, genre in enumerate(item.genres):
        found.append(("genre", concept(sheet, "genre", genre, f"/genres/{number}", WEIGHED)))
    for field, concepts, natural in groups:
        for number, one in enumerate(concepts):
            pointer = f"/{field}/{number}"
            found.append(("subject", concept(sheet, "subject", one, pointer, WEIGHED, natural)))
    return found


def _further(sheet: Sheet, item: NewsItem) -> list[Child]:
    """What the standard has no property for: extension properties in schema.org's terms."""
    said: list[tuple[str, str, str, str]] = []
    if item.section is not None:
        said.append(("/section", names.SECTION_REL, item.section, ""))
    if item.accessible_for_free is not None:
        free = "true" if item.accessible_for_free else "false"
        said.append(("/accessibleForFree", names.FREE_REL, free, ""))
    if item.paywall is not None:
        if not item.paywall.selectors:
            sheet.lost("/paywall", "the paywall", "no selectors")
        said += [("/paywall", names.PAYWALL_REL, each, "") for each in item.paywall.selectors]
    for number, correction in enumerate(item.corrections):
        pointer = f"/corrections/{number}"
        since = ""
        if correction.published is not None and len(correction.published) < len("2026-02-16"):
            sheet.lost(pointer + "/published", "the date of the correction", correction.published)
        elif correction.published is not None:
            since = attribute("validfrom", partial_date(correction.published))
        said.append((pointer, names.CORRECTION_REL, correction.text, since))
    if said and names.must_have(sheet.version, _EXTRA, "rel"):
        for pointer, rel, value, _ in said:
            sheet.lost(pointer, rel.rpartition("/")[2], value)
        return []
    return [
        (_EXTRA, f'<{_EXTRA} reluri="{rel}"{sheet.attribute("value", value, pointer)}{since}/>')
        for pointer, rel, value, since in said
    ]
