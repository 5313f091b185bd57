"""A ninjs object as a news item."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.formats.ninjs import agency_dialect, associations_read, guid_dialect, values, words
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.names import BODY_TYPES, MEDIA, STATUSES
from newsexport.payloads.html.places import HtmlText
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.payloads.joined_media import with_names
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Description,
    Evidence,
    Extension,
    Headline,
    Link,
    Media,
    NewsItem,
    Party,
)
from newsexport.syntax.html_words import looks_like_markup

CONCEPTS = ("subjects", "organisations", "places", "events", "objects", "genres")
PROVIDER = "provider"
"""Role of the source that releases the item."""


class Reading:
    """One item being read: its fields, and where each stood."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, str] = {"": cursor.pointer}
        self.html: list[HtmlText] = []
        """The text of HTML that is the body."""

    def put(self, field: str, value: Any, name: str) -> None:
        """Set a field; `name` is the property it came from."""
        if value not in (None, ()):
            self.fields[field] = value
            self.origins[f"/{json_name(field)}"] = self.cursor.at(name)

    def put_list(self, field: str, entries: list[tuple[str, Any]]) -> None:
        """Set a list; each entry with its pointer in the source."""
        if entries:
            self.fields[field] = tuple(value for _, value in entries)
            for index, (pointer, _) in enumerate(entries):
                self.origins[f"/{json_name(field)}/{index}"] = pointer


def news_item(reading: Reading, source_name: str, index: int) -> NewsItem:
    """The item of one object. What has no field is in its extensions."""
    _identity(reading, source_name, index)
    _times(reading)
    _people(reading)
    _words(reading)
    _subjects(reading)
    cursor = reading.cursor
    if cursor.family == "1":
        _of_agencies(reading)
    _body_and_media(reading)
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


def _people(reading: Reading) -> None:
    cursor = reading.cursor
    creators, people = [], []
    for entry in cursor.entries("people"):
        if entry.value.get("rel") == associations_read.AUTHOR:
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
        ("credit_line", "description_creditline", agency_dialect.credit_line),
    ):
        if not reading.fields.get(field):
            reading.put(field, said(cursor), name)


def _subjects(reading: Reading) -> None:
    cursor = reading.cursor
    for name in CONCEPTS:
        found = [(entry.pointer, values.concept(entry, Concept)) for entry in cursor.entries(name)]
        reading.put_list(name, found)


def _body_and_media(reading: Reading) -> None:
    """The first body that has markup is the body; the others are alternatives of it."""
    cursor = reading.cursor
    listed: list[tuple[str, Media]] = []
    links: list[tuple[str, Link]] = []
    sources: list[Cursor] = []
    for entry in cursor.entries("associations"):
        if associations_read.is_medium(entry):
            listed.append((entry.pointer, associations_read.medium(entry, reading.fields["uri"])))
            sources.append(entry)
        else:
            links.append((entry.pointer, associations_read.link(entry, reading.fields["uri"])))
    own = associations_read.renditions(cursor)
    if own:
        sources.insert(0, cursor)
        kind = cursor.value.get("type")
        medium = Media(kind=kind if kind in MEDIA else "other", renditions=own)
        listed.insert(0, (cursor.at("renditions"), medium))
    shown = _bodies(reading)
    media, renamed = associations_read.merged([medium for _, medium in listed], shown)
    pointers = [pointer for pointer, _ in listed]
    reading.put_list("media", list(zip_longest(pointers, media, fillvalue=cursor.pointer)))
    if renamed:
        reading.fields["body"] = with_names(reading.fields["body"], renamed)
    _place_renditions(reading, sources)
    reading.put_list("links", links)


def _place_renditions(reading: Reading, sources: list[Cursor]) -> None:
    """Where the renditions of the media stand, and their addresses and types."""
    for index, source in enumerate(sources):
        for number, each in enumerate(source.entries("renditions")):
            base = f"/media/{index}/renditions/{number}"
            reading.origins[base] = each.pointer
            reading.origins[f"{base}/href"] = each.at("href")
            reading.origins[f"{base}/mediaType"] = each.at("contentType")


def _bodies(reading: Reading) -> tuple[Media, ...]:
    from newsexport.codes.losses import LS002
    from newsexport.schema.v1 import Alternative

    cursor = reading.cursor
    found = sorted(words.texts(cursor, "bodies"), key=lambda each: each.media_type == "text/plain")
    alternatives = []
    shown: tuple[Media, ...] = ()
    for number, text in enumerate(found):
        is_html = number == 0 and text.media_type == "text/plain" and looks_like_markup(text.value)
        if is_html:
            cursor.tell(text.pointer, "body", text.value, "it holds HTML, and is read as that")
        content = words.content(text._replace(media_type=None) if is_html else text, len(shown))
        for left in content.leftovers:
            cursor.report.add(LS002, pointer=text.pointer, what=left.path, value=left.text)
        if number == 0:
            reading.fields["body"] = content.blocks
            reading.origins["/body"] = text.pointer
            stands = HtmlText(text.pointer, text.value, blocks=len(content.blocks))
            reading.html.append(stands)
            shown = content.media
            if text.role or _uncounted(text) or _is_other(text):
                _tell_form(reading, text)
        else:
            alternative = Alternative(
                role=text.role, media_type=text.media_type, blocks=content.blocks,
                extensions=_uncounted(text),
            )  # fmt: skip
            alternatives.append((text.pointer, alternative))
    reading.put_list("alternatives", alternatives)
    return shown


COUNTS = ("charcount", "wordcount", "charCount", "wordCount")
"""Numbers that follow from the text, and are counted again when it is written."""


def _is_other(text: words.Words) -> bool:
    """Whether a body is said to be in a form that it is not read as, such as Markdown."""
    kind = (text.media_type or "").partition(";")[0].strip().lower()
    return bool(kind) and kind not in BODY_TYPES.values()


def _uncounted(text: words.Words) -> tuple[Extension, ...]:
    return tuple(each for each in text.extensions if each.name not in COUNTS)


def _tell_form(reading: Reading, text: words.Words) -> None:
    """The role and further properties of the body itself have no place beside it."""
    from newsexport.codes.losses import LS002

    form = [f"contentType: {text.media_type}"] if _is_other(text) else []
    said = ", ".join([text.role or "", *form, *(f"{e.name}: {e.value}" for e in text.extensions)])
    said = said.strip(", ")
    place = text.pointer.rpartition("/")[0]
    reading.cursor.report.add(LS002, pointer=place, what="the role of the body", value=said)


def _indicator(cursor: Cursor) -> Link:
    if cursor.family == "1":
        scheme, code = cursor.text("scheme"), cursor.text("code")
        rel = f"{scheme or ''}{code or ''}" or None
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
