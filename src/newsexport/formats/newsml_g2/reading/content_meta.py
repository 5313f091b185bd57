"""contentMeta: the content's dates, makers, words about it, and subjects."""

from __future__ import annotations

from newsexport.formats.newsml_g2.names import (
    CORRECTION_REL,
    DESCRIPTION_ROLES,
    FREE_REL,
    PAYWALL_REL,
    SECTION_REL,
    resolve,
)
from newsexport.formats.newsml_g2.reading.concept import concept, party
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import BLANKS, Cursor
from newsexport.formats.newsml_g2.reading.item_meta import indexed, plain_label
from newsexport.formats.newsml_g2.reading.known import remembered
from newsexport.formats.newsml_g2.reading.values import (
    code_attribute,
    date,
    date_property,
    label,
    language,
    number,
    token,
    uri,
)
from newsexport.schema.v1 import AltId, Concept, Correction, Description, Headline, Party, Paywall
from newsexport.schema.v1.model import of_valid, with_valid

_CONCEPTS = (("located", "located"), ("audience", "audience"), ("genre", "genres"))
_PARTIES = (
    ("infoSource", "info_sources"), ("creator", "creators"), ("contributor", "contributors"),
)  # fmt: skip
_SUBJECT_FIELDS = {
    "person": "people", "organisation": "organisations", "geoArea": "places", "poi": "places",
    "event": "events", "object": "objects",
}  # fmt: skip
_LABELS = (
    ("slugline", "slugline"), ("dateline", "dateline"), ("by", "byline"),
    ("creditline", "credit_line"),
)  # fmt: skip


def content_meta(meta: Cursor, reading: Reading) -> None:
    """Read contentMeta; what is left of it is kept by the caller."""
    _urgency(meta, reading)
    date_property(reading, meta, "contentCreated", "content_created", "contentMeta")
    date_property(reading, meta, "contentModified", "content_modified", "contentMeta")
    _digital_source_type(meta, reading)
    for element, field in _CONCEPTS:
        for cursor in meta.take(element):
            _add(reading, field, concept(cursor, reading), cursor.path)
    for element, field in _PARTIES:
        for cursor in meta.take(element):
            _add(reading, field, party(cursor, reading), cursor.path)
    for cursor in meta.take("subject"):
        field, subject = _subject(cursor, reading)
        _add(reading, field, subject, cursor.path)
    _alt_ids(meta, reading)
    _keywords(meta, reading)
    _headlines(meta, reading)
    _descriptions(meta, reading)
    for element, field in _LABELS:
        plain_label(meta, reading, element, field, "contentMeta")
    for cursor in meta.take("contentMetaExtProperty"):
        if not _ours(cursor, reading):
            meta.put_back(cursor)


_NOTHING: tuple[Concept, ...] = (Concept(), Party())


def _add(reading: Reading, field: str, value: Concept, path: str) -> None:
    """Keep a concept that says anything at all; `<creator literal=""/>` does not."""
    if value.name is not None or value not in _NOTHING:
        reading.add(field, value, path)


@remembered
def _subject(cursor: Cursor, reading: Reading) -> tuple[str, Concept]:
    """A subject, and the field of its type."""
    subject = concept(cursor, reading)
    field = _SUBJECT_FIELDS.get(subject.type or "", "subjects")
    if field != "subjects" and subject.type != "poi":  # the field says it already
        subject = with_valid(subject, type=None)
    return field, subject


def _urgency(meta: Cursor, reading: Reading) -> None:
    cursor = meta.one("urgency")
    if cursor is None:
        return
    text = token(cursor)
    value = number(text, 1, 9)
    if value is not None:
        reading.put("urgency", value, cursor.path)
    elif text:
        reading.not_understood("contentMeta/urgency", text, "not a number from 1 to 9", cursor.path)
        reading.keep_text("contentMeta/urgency", text, cursor.path)
    reading.keep(cursor, "contentMeta/urgency/")


def source_type(cursor: Cursor, reading: Reading) -> str | None:
    """The URI that a digitalSourceType names; a QCode that says something else is left."""
    address, code = cursor.attribute("uri"), cursor.attribute("qcode")
    resolved = uri(resolve(code, reading.catalog)) if code else None
    found = uri(address) or resolved
    if address and not uri(address):
        cursor.leave("uri", address)
    if resolved != found or found is None:
        cursor.leave("qcode", code)
    return found


def _digital_source_type(meta: Cursor, reading: Reading) -> None:
    cursor = meta.one("digitalSourceType")
    if cursor is None:
        return
    found = source_type(cursor, reading)
    if found is None:
        meta.put_back(cursor)
        return
    reading.put("digital_source_type", found, cursor.path)
    reading.keep(cursor, "contentMeta/digitalSourceType/")


def _alt_ids(meta: Cursor, reading: Reading) -> None:
    for cursor in meta.take("altId"):
        text, markup = label(cursor)
        if not text or markup is not None:
            meta.put_back(cursor)
            continue
        kind = code_attribute(reading, cursor, "type")
        alt_id = of_valid(AltId, value=text, type=kind, extensions=cursor.rest())
        reading.add("alt_ids", alt_id, cursor.path)


def _keywords(meta: Cursor, reading: Reading) -> None:
    for cursor in meta.take("keyword"):
        is_plain = cursor.is_leaf()
        text, markup = label(cursor)
        if not text or markup is not None:
            meta.put_back(cursor)
            continue
        pointer = reading.add("keywords", text, cursor.path)
        if is_plain:  # nothing is left to be kept
            continue
        place = int(pointer.rpartition("/")[2]) + 1
        reading.keep(cursor, f"contentMeta/{indexed('keyword', place)}/")


def headline(cursor: Cursor, role: str | None) -> Headline | None:
    """One headline; None when it has no words."""
    words, markup = label(cursor)
    if not words:
        return None
    extensions = (markup,) if markup is not None else ()
    tag = _language(cursor)
    return of_valid(
        Headline, text=words, role=role, language=tag, extensions=(*extensions, *cursor.rest())
    )


def _language(cursor: Cursor) -> str | None:
    tag = cursor.attribute("xml:lang")
    if language(tag) is None:
        cursor.leave("xml:lang", tag)
        return None
    return tag


def _headlines(meta: Cursor, reading: Reading) -> None:
    """The first headline without a role is the main one; where all have roles, the first is."""
    cursors = [c for c in meta.take("headline") if _said(c, meta)]
    names = ("role", "roleuri")
    plain = any(not any(c.element.get(name) for name in names) for c in cursors)
    for place, cursor in enumerate(cursors):
        is_main = not plain and place == 0
        role = None if is_main else code_attribute(reading, cursor, "role")
        found = headline(cursor, role)
        if found is not None:
            reading.add("headlines", found, cursor.path)


def _said(cursor: Cursor, parent: Cursor) -> bool:
    """Whether a label has words; one without is left whole."""
    element = cursor.element
    texts = element.itertext() if len(element) else (element.text or "",)
    if any(str(text).strip(BLANKS) for text in texts):
        return True
    parent.put_back(cursor)
    return False


def description(cursor: Cursor, reading: Reading) -> Description | None:
    """One description; None when it has no words."""
    role = code_attribute(reading, cursor, "role", "drol", DESCRIPTION_ROLES)
    words, markup = label(cursor)
    if not words:
        return None
    extensions = (markup,) if markup is not None else ()
    return of_valid(
        Description,
        text=words,
        role=role,
        language=_language(cursor),
        extensions=(*extensions, *cursor.rest()),
    )


def _descriptions(meta: Cursor, reading: Reading) -> None:
    for cursor in meta.take("description"):
        if _said(cursor, meta):
            found = description(cursor, reading)
            if found is not None:
                reading.add("descriptions", found, cursor.path)


def _ours(cursor: Cursor, reading: Reading) -> bool:
    """Take an extension property of those by which the writer says what the standard cannot."""
    said = {str(name): str(value) for name, value in cursor.element.attrib.items()}
    rel, value = said.pop("reluri", None), said.pop("value", "")
    values = reading.values
    if len(cursor.element) or (cursor.element.text or "").strip() or not value:
        return False
    if rel == CORRECTION_REL:
        when = said.pop("validfrom", None)
        if said or (when is not None and date(when) is None):
            return False
        published = date(when) if when is not None else None
        reading.add("corrections", Correction(text=value, published=published), cursor.path)
    elif said:
        return False
    elif rel == SECTION_REL and "section" not in values:
        reading.put("section", value, cursor.path)
    elif rel == FREE_REL and "accessible_for_free" not in values and value in ("true", "false"):
        reading.put("accessible_for_free", value == "true", cursor.path)
    elif rel == PAYWALL_REL:
        known = values["paywall"].selectors if "paywall" in values else ()
        reading.put("paywall", Paywall(selectors=(*known, value)), cursor.path)
    else:
        return False
    return True
