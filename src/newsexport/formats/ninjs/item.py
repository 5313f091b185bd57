"""A ninjs object as a news item."""

from __future__ import annotations

from newsexport.formats.ninjs import (
    agency_dialect,
    associations_read,
    bodies_read,
    guid_dialect,
    values,
    words,
)
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.draft import Reading
from newsexport.formats.ninjs.names import STATUSES, name_in
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.prose.feed_dates import read_date
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Description,
    Evidence,
    Headline,
    Link,
    NewsItem,
    PartialDate,
    Party,
)

CONCEPTS = ("subjects", "organisations", "places", "events", "objects", "genres")
PROVIDER = "provider"
"""Role of the source that releases the item."""


def news_item(reading: Reading, source_name: str, index: int) -> NewsItem:
    """The item of one object. What has no field is in its extensions."""
    _identity(reading, source_name, index)
    _times(reading)
    _people(reading)
    _words(reading)
    _day(reading)
    _subjects(reading)
    cursor = reading.cursor
    if cursor.family == "1":
        _of_agencies(reading)
    bodies_read.read(reading)
    reading.put("rights", values.rights(cursor), "copyrightHolder")
    reading.origins["/rights/0/licence"] = f"{cursor.pointer}/rightsInfo/linkedRights"
    reading.put("digital_source_type", values.source_type(cursor), "digitalSourceType")
    reading.put_list(
        "trust_indicators", [(e.pointer, _indicator(e)) for e in cursor.entries("trustIndicators")]
    )
    cursor.taken |= {"standard", "$standard"} if _only_names_ninjs(cursor) else set()
    return NewsItem(**reading.fields, extensions=cursor.rest())


def _identity(reading: Reading, source_name: str, index: int) -> None:
    cursor = reading.cursor
    uri = cursor.text("uri")
    if uri is None and (uri := guid_dialect.guid(cursor)):
        reading.origins["/uri"] = f"{cursor.pointer}/{guid_dialect.GUID}"
    made, how = derive_uri(source_name, index, identifier=uri, content=repr(cursor.value))
    reading.fields["uri"] = made
    reading.origins.setdefault("/uri", cursor.at("uri") if uri else cursor.pointer)
    if uri is not None and made != uri:
        reading.fields["alt_ids"] = (AltId(value=uri),)
    tell_how(made, how, cursor.report, cursor.pointer)
    reading.put("version", cursor.integer("version", 1), "version")
    kind = cursor.text("type")
    reading.put("item_class", kind if kind != "text" else None, "type")
    reading.put("profile", cursor.text("profile"), "profile")
    _status(reading)
    alternatives = [*reading.fields.get("alt_ids", ()), *_alt_ids(cursor)]
    reading.put("alt_ids", tuple(alternatives), "altIds")


def _status(reading: Reading) -> None:
    """An unknown status holds the item back: what is meant is not for us to guess."""
    cursor = reading.cursor
    status = cursor.text("pubStatus")
    if status is None:
        _status_of_system(reading)
        return
    if status == "usable":
        return
    if status not in STATUSES:
        meant = "canceled" if status.lower() in ("cancelled", "canceled") else "withheld"
        cursor.tell(cursor.at("pubStatus"), "pubStatus", status, f"no such status; read as {meant}")
        status = meant
    reading.put("pub_status", status, "pubStatus")


_NOT_PUBLIC = {
    **dict.fromkeys("killed kill canceled cancelled recalled retracted".split(), "canceled"),
    **dict.fromkeys(
        "withheld embargoed draft in_progress submitted fetched spiked scheduled unpublished".split(),
        "withheld",
    ),
}
"""What editorial systems call a state -> the status that it means."""


def _status_of_system(reading: Reading) -> None:
    """Where no status is stated, the state of the system that delivers the item counts if that is not public, and is told."""
    cursor = reading.cursor
    for key in ("state", "status"):
        stated = cursor.value.get(key)
        meant = _NOT_PUBLIC.get(stated.lower()) if isinstance(stated, str) else None
        if meant is not None:
            place = f"{cursor.pointer}/{key}"
            cursor.tell(place, key, stated, f"it is no status of ninjs; read as {meant}")
            reading.fields["pub_status"] = meant
            reading.origins["/pubStatus"] = place
            return


def _alt_ids(cursor: Cursor) -> list[AltId]:
    value = cursor.take("altIds")
    if value is None:
        return []
    if isinstance(value, dict):
        named = [(role, entry) for role, entry in value.items() if isinstance(entry, str | int)]
        if len(named) != len(value):
            cursor.leave("altIds")
            return []
        return [AltId(value=str(entry), type=role or None) for role, entry in named if str(entry)]
    found = []
    for entry in cursor.entries("altIds"):
        text = entry.text("value")
        role = entry.text("role")
        if text is None:
            entry.tell(entry.pointer, "altIds", dict(entry.value), "it has no value")
            continue
        found.append(AltId(value=text, type=role, extensions=entry.rest()))
    return found


def _times(reading: Reading) -> None:
    cursor = reading.cursor
    for field, name in (("first_created", "firstCreated"), ("version_created", "versionCreated")):
        reading.put(field, values.instant(cursor, name), name)
    reading.put("embargoed", values.embargo(cursor), "embargoedUntil")
    reading.put("content_created", values.date(cursor, "contentCreated"), "contentCreated")
    reading.put("expires", values.date(cursor, "expires"), "expires")


_PAST = ("published", "version_created", "first_created", "content_created")


def _day(reading: Reading) -> None:
    """The day of a time without its offset says when the item was made, where no other time is known."""
    if any(reading.fields.get(name) is not None for name in _PAST):
        return
    cursor = reading.cursor
    for name in (guid_dialect.PUBLISHED, "versionCreated", "firstCreated"):
        day = read_date(str(cursor.value.get(name_in(cursor.family, name)) or "")).partial
        if day is not None:
            reading.put("content_created", PartialDate(day), name)
            return


def _people(reading: Reading) -> None:
    cursor = reading.cursor
    creators, people = [], []
    for entry in cursor.entries("people"):
        if associations_read.is_author(entry):
            creators.append((entry.pointer, associations_read.author(entry)))
        else:
            people.append((entry.pointer, values.concept(entry, Concept)))
    reading.put_list("creators", creators or guid_dialect.authors(cursor))
    reading.put_list("people", people)
    reading.put("byline", cursor.text("by"), "by")
    sources = []
    for entry in cursor.entries("infoSources"):
        name = "rel" if cursor.family == "1" else "role"
        role = entry.text(name)
        party = values.concept(entry, Party)
        if role == PROVIDER and "provider" not in reading.fields:
            reading.fields["provider"] = party
            reading.origins["/provider"] = entry.pointer
        else:
            sources.append(
                (entry.pointer, party.model_copy(update={"roles": (role,) if role else ()}))
            )
    if not sources and (named := guid_dialect.source(cursor)):
        sources.append(named)
    reading.put_list("info_sources", sources)
    located = cursor.text("located")
    reading.put("located", (Concept(name=located),) if located else (), "located")


def _words(reading: Reading) -> None:
    cursor = reading.cursor
    for field, name in (("title", "title"), ("slugline", "slugline"), ("ed_note", "edNote")):
        reading.put(field, cursor.text(name), name)
    reading.put("language", values.language(cursor), "language")
    heads: list[tuple[str, Headline]] = list(words.headlines(cursor))
    reading.put_list("headlines", heads)
    texts: list[tuple[str, Description]] = [
        each for each in words.descriptions(cursor) if not _is_credit(cursor, each[1])
    ]
    reading.put_list("descriptions", texts)
    reading.put("keywords", guid_dialect.keywords(cursor), "keywords")
    reading.put("published", values.instant(cursor, guid_dialect.PUBLISHED), guid_dialect.PUBLISHED)
    reading.put_list("services", guid_dialect.services(cursor))
    reading.put("derived_from", guid_dialect.evolved_from(cursor), "evolvedfrom")
    urgency = cursor.integer("urgency", 1, 9)
    reading.put("urgency", urgency, "urgency")


def _is_credit(cursor: Cursor, said: Description) -> bool:
    """Whether a description is whom to credit: in 1.x, where its property has no other name."""
    return cursor.family == "1" and said.role == "creditline" and not said.extensions


def _of_agencies(reading: Reading) -> None:
    """What agencies say beside the standard, where it says nothing of that."""
    cursor = reading.cursor
    if not reading.fields.get("creators"):
        makers = agency_dialect.makers(cursor)
        reading.put_list("creators", makers)
        reading.fields["evidence"] = tuple(
            Evidence(field=f"/creators/{index}/name", method="a name in the byline", confidence=0.9)
            for index, (place, _) in enumerate(makers)
            if place.endswith("/by")
        )
    for field, name, said in (
        ("byline", agency_dialect.BYLINES, agency_dialect.byline),
        ("provider", "provider", agency_dialect.provider),
        ("located", "datelinelocation", agency_dialect.place),
        ("canonical_url", "links", agency_dialect.canonical_url),
        ("credit_line", "creditline", agency_dialect.credit_line),
        ("dateline", "locationline", agency_dialect.dateline),
    ):
        if not reading.fields.get(field):
            reading.put(field, said(cursor), name)


def _subjects(reading: Reading) -> None:
    cursor = reading.cursor
    for name in CONCEPTS:
        found = [(entry.pointer, values.concept(entry, Concept)) for entry in cursor.entries(name)]
        reading.put_list(name, found)


def _indicator(cursor: Cursor) -> Link:
    if cursor.family == "1":
        scheme, code = cursor.text("scheme"), cursor.text("code")
        rel = values.joint(scheme, code) if scheme and code else scheme or code
    else:
        rel = cursor.text("role")
    return Link(
        rel=rel,
        href=values.address(cursor, "href"),
        title=cursor.text("title"),
        extensions=cursor.rest(),
    )


def _only_names_ninjs(cursor: Cursor) -> bool:
    """Whether `standard` says only which standard it is; then it is form, not content."""
    for key in ("standard", "$standard"):
        value = cursor.value.get(key)
        if value is not None and (
            not isinstance(value, dict) or set(value) - {"name", "version", "schema"}
        ):
            return False
    return True
