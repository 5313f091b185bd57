"""One article node as a news item: what is understood is taken, what is not is kept or told."""

from __future__ import annotations

import re
from typing import Any

from newsexport.formats.json_ld import read_relations, read_words
from newsexport.formats.json_ld.draft import Reading
from newsexport.formats.json_ld.read_keywords import tell_keywords
from newsexport.payloads.basic_dates import day_of
from newsexport.payloads.identity import derive_uri, is_absolute, tell_how
from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.names import (
    ARTICLES,
    HARMLESS,
    PLAIN_TYPES,
    STATUSES,
    implied_type,
)
from newsexport.payloads.schema_org.read_media import digital_source
from newsexport.payloads.schema_org.read_things import concept
from newsexport.payloads.schema_org.things import LISTS, Kind, list_of
from newsexport.payloads.schema_org.values import (
    instant,
    partial_date,
    reference,
    stated_number,
    text_of,
)
from newsexport.schema.v1 import AltId, Concept, NewsItem
from newsexport.syntax.addresses import joined
from newsexport.syntax.numbers import whole_number
from newsexport.vocab.schema_org import NAMESPACE


def item_of(reading: Reading, source_name: str, index: int) -> NewsItem:
    """The item of an article node. `index` is its position in the source, from 0."""
    reading.node.graph.reached.clear()
    _read_addresses(reading)
    _read_identity(reading, source_name, index)
    _read_status(reading)
    _read_times(reading)
    _read_parties(reading)
    _read_subjects(reading)
    _read_genres(reading)
    read_words.read(reading)
    read_relations.read(reading)
    place = reading.node.place("digitalSourceType")
    source = digital_source(reading.node)
    if source:
        reading.put("digital_source_type", source, "digitalSourceType", place)
    reading.values["extensions"] = reading.node.extensions()
    for name, pointer in reading.node.unknown_names():
        reading.dropped(name, pointer, reading.node.get(name))
    given = {name: value for name, value in reading.values.items() if value not in (None, ())}
    item = NewsItem(**given)
    tell_keywords(reading, item)
    return item


def _read_addresses(reading: Reading) -> None:
    """The canonical address: url, else mainEntityOfPage, which may say more about the page."""
    node = reading.node
    found = None
    for value, pointer in node.take("url"):
        address = _address(reading, value)
        if found is None and address:
            found = address
            reading.put("canonical_url", found, "canonicalUrl", pointer)
        elif address is None or address != found:
            node.keep("url", value)
    for value, pointer in node.take("mainEntityOfPage"):
        address = _address(reading, value.get("@id") if isinstance(value, dict) else value)
        if address and found is None:
            found = address
            reading.put("canonical_url", found, "canonicalUrl", pointer)
        rest = read_relations.page(
            reading, value, pointer, known=address is not None and address == found
        )
        if rest is not None:
            node.keep("mainEntityOfPage", rest)


def _address(reading: Reading, value: Any) -> str | None:
    address = reference(value)
    if address and not is_absolute(address):
        base = reading.options.base_uri
        return joined(base, address) if base else None
    return address


def _read_identity(reading: Reading, source_name: str, index: int) -> None:
    node = reading.node
    identifiers = node.take("identifier")
    stated = node.id
    if stated and not is_absolute(stated):
        if not stated.startswith("#"):
            reading.dropped("a relative @id", f"{node.pointer}/@id", stated)
        stated = None
    first = stated or next((text for value, _ in identifiers if (text := _identifier(value))), None)
    words = "\n".join(text_of(node.get(name)) or "" for name in ("headline", "articleBody"))
    uri, how = derive_uri(
        source_name,
        index,
        identifier=first,
        url=reading.values.get("canonical_url"),
        content=words.strip(),
    )
    tell_how(uri, how, reading.report, node.pointer)
    reading.values["uri"] = uri
    reading.values["alt_ids"] = tuple(_alt_ids(reading, identifiers, uri))
    for value, pointer in node.take("version"):
        number = stated_number(value) or whole_number(str(value))
        if number and "version" not in reading.values:
            reading.put("version", number, "version", pointer)
        else:
            reading.refused("version", value, pointer, "a whole number from 1 is needed")


def _alt_ids(reading: Reading, identifiers: list[tuple[Any, str]], uri: str) -> list[AltId]:
    found: list[AltId] = []
    for value, pointer in identifiers:
        text = text_of(value)
        identifier = _identifier(value)
        if text == uri:
            continue
        if identifier is None:
            reading.node.keep("identifier", value)
            continue
        kind = None if text else text_of(value.get("propertyID"))
        reading.paths[f"/altIds/{len(found)}"] = pointer
        found.append(AltId(value=identifier, type=kind))
    return found


def _identifier(value: Any) -> str | None:
    """The identifier that a text, or a PropertyValue that says no more, states."""
    if isinstance(value, dict) and "value" in value:
        kind = value.get("propertyID")
        is_plain = value.keys() <= {"@type", "propertyID", "value"} and (text_of(kind) or not kind)
        return text_of(value["value"]) if is_plain else None
    return text_of(value)


def _read_status(reading: Reading) -> None:
    """creativeWorkStatus: a word for what must not be published any more, or not yet, is heeded."""
    for one, value, pointer in reading.node.take_nodes("creativeWorkStatus"):
        word = _status_word(one)
        status = STATUSES.get(word)
        if status is None and word not in HARMLESS:
            reason = "no such status is known; the item counts as usable"
            reading.refused("creativeWorkStatus", value, pointer, reason)
        elif status is None:
            reading.node.keep("creativeWorkStatus", value)
        elif reading.values.get("pub_status") != "canceled":
            reading.put("pub_status", status, "pubStatus", pointer)


def _status_word(status: Node | str) -> str:
    """The name of a status, as a word or as a term, in lower case."""
    if isinstance(status, Node):
        names = (text_of(status.get(name)) for name in ("name", "termCode", "url"))
        status = next(filter(None, names), status.id or "")
    return re.split(r"[/#]", status.strip())[-1].casefold()


def _read_times(reading: Reading) -> None:
    """Full times are the item's; a bare date says when the content was made or changed.

    The day of a publication that is no moment counts as such, where no other time is known.
    """
    day = day_of(text_of(reading.node.get("datePublished")))
    _read_time(reading, "datePublished", ("published", "published"))
    _read_time(
        reading,
        "dateModified",
        ("version_created", "versionCreated"),
        ("content_modified", "contentModified"),
    )
    _read_time(
        reading,
        "dateCreated",
        ("first_created", "firstCreated"),
        ("content_created", "contentCreated"),
    )
    if day is not None and not any(name in reading.values for name in _PAST):
        place = reading.node.place("datePublished")
        reading.put("content_created", day, "contentCreated", place)
    for value, pointer in reading.node.take("expires"):
        date = partial_date(value)
        if date is None or "expires" in reading.values:
            reading.refused("expires", value, pointer, "one date or time in ISO 8601 is needed")
        else:
            reading.put("expires", date, "expires", pointer)


_PAST = ("published", "version_created", "content_modified", "first_created", "content_created")
"""Fields with a time that is over."""


def _read_time(
    reading: Reading, name: str, time: tuple[str, str], date: tuple[str, str] | None = None
) -> None:
    """Set a time by its field and canonical name; or, for what is only a date, the date."""
    for value, pointer in reading.node.take(name):
        moment = instant(value)
        day = partial_date(value) if date and not moment else None
        if moment and time[0] not in reading.values:
            reading.put(time[0], moment, time[1], pointer)
        elif date and day and date[0] not in reading.values:
            reading.put(date[0], day, date[1], pointer)
        else:
            reason = "one time with its UTC offset is needed, such as 2026-02-16T09:30:00+01:00"
            reading.refused(name, value, pointer, reason)


def _read_parties(reading: Reading) -> None:
    author = "author" if reading.node.has("author") else "creator"
    contributors = reading.parties("contributors", "contributor")
    editors = reading.parties("contributors", "editor", first=len(contributors))
    as_editors = (editor.model_copy(update={"roles": ("editor",)}) for editor in editors)
    reading.values["creators"] = reading.parties("creators", author)
    reading.values["contributors"] = (*contributors, *as_editors)
    reading.values["info_sources"] = reading.parties(
        "infoSources", "sourceOrganization", otherwise="Organization"
    )
    reading.party("publisher")
    reading.party("provider")


def _read_subjects(reading: Reading) -> None:
    lists: dict[str, list[Concept]] = {name: [] for name in LISTS}
    for name in ("about", "mentions"):
        for one, value, pointer in reading.node.take_nodes(name):
            field = list_of(one.types if isinstance(one, Node) else ())
            made = concept(one, LISTS[field], reading.dropped)
            if made is None:
                reading.node.keep(name, value)
                continue
            reading.paths[f"/{field}/{len(lists[field])}"] = pointer
            lists[field].append(made)
    reading.values.update({name: tuple(found) for name, found in lists.items()})
    reading.values["located"] = reading.concepts("located", "locationCreated", Kind("Place"))
    reading.values["audience"] = reading.concepts("audience", "audience", Kind("Audience"))
    reading.values["genres"] = reading.concepts("genres", "genre", Kind("DefinedTerm"))


def _read_genres(reading: Reading) -> None:
    """A type of article that no genre implies becomes a genre: it says what kind it is."""
    node = reading.node
    genres: tuple[Concept, ...] = reading.values["genres"]
    known = {*PLAIN_TYPES, *map(implied_type, genres)}
    if node.has("liveBlogUpdate"):
        known.add("LiveBlogPosting")
    for name in node.types:
        if name in ARTICLES and name not in known:
            genres = (*genres, Concept(uri=NAMESPACE + name))
        elif name not in known:
            reading.dropped("a further @type", f"{node.pointer}/@type", name)
    reading.values["genres"] = genres
