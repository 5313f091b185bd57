"""Associations and renditions of a ninjs object: its media, and its links to other items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from newsexport.codes.losses import LS002
from newsexport.formats.ninjs import agency_dialect, guid_dialect, values, words
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.names import MEDIA, Family, as_word
from newsexport.payloads.joined_media import Lose, Places, joined
from newsexport.prose.bylines import authors_in
from newsexport.schema.v1 import Concept, Link, Media, Party, Rendition

CAPTION_ROLES = ("caption", None, "main", "text", "summary")
"""Roles of a picture's description that make it its caption, the surest first."""
ALT_ROLES = ("altText", "alttext", "alt", "drol:alttext")
AUTHORS = frozenset({"author", "creator"})
"""`rel` of a person who made the object: a convention, for ninjs has no creators."""
MADE_NAME = re.compile(r"(?:link|member)-?[0-9]+")
"""Names of associations that say nothing: our writer gives them."""


def renditions(cursor: Cursor) -> tuple[Rendition, ...]:
    """The renditions of an object."""
    return tuple(_rendition(each) for each in cursor.entries("renditions"))


def _rendition(cursor: Cursor) -> Rendition:
    duration = cursor.take("duration")
    if (
        isinstance(duration, bool)
        or not isinstance(duration, int | float | None)
        or (duration or 0) < 0
    ):
        cursor.wrong("duration", duration, "it is no number of seconds")
        duration = None
    return Rendition(
        role=cursor.text("name"),
        href=cursor.text("href"),
        media_type=cursor.text("contentType"),
        width=cursor.integer("width"),
        height=cursor.integer("height"),
        size=cursor.integer("sizeInBytes"),
        duration=duration,
        extensions=cursor.rest(),
    )


def is_medium(cursor: Cursor) -> bool:
    """Whether an association is a picture, a video, ... of the item; by its renditions if by nothing else."""
    kind = cursor.value.get("type")
    return kind in MEDIA or (kind is None and bool(cursor.value.get("renditions")))


def medium(cursor: Cursor, item: str) -> Media:
    """An association that is a medium. `item` is the uri of the item that it belongs to."""
    kind = cursor.text("type")
    fields: dict[str, Any] = {
        "id": cursor.text("name"),
        "kind": kind if kind in MEDIA else "picture",
        "uri": _uri(cursor, item),
        "created": values.date(cursor, "contentCreated"),
        **_made_by(cursor),
        "located": _located(cursor),
        "copyright_holder": cursor.text("copyrightHolder"),
        "copyright_notice": cursor.text("copyrightNotice"),
        "usage_terms": cursor.text("usageTerms"),
        "digital_source_type": values.source_type(cursor),
        "renditions": renditions(cursor),
    }
    info = cursor.inner("rightsInfo")
    if info is not None:
        fields["licence"] = values.address(info, "linkedRights")
        if info.rest():
            cursor.leave("rightsInfo")
    fields |= _texts(cursor)
    return Media(**fields, extensions=cursor.rest())


def _made_by(cursor: Cursor) -> dict[str, Any]:
    """Whom to credit, and who made it: `by` says the former, where nothing else does."""
    by, creators = cursor.text("by"), _authors(cursor)
    credit = agency_dialect.credit_line(cursor)
    if credit and by and not creators:
        creators = tuple(Party(name=name) for name in authors_in(by)) or (Party(name=by),)
    elif credit and by:
        cursor.leave("by")
    return {"credit_line": credit or by, "creators": creators}


def is_author(person: Cursor) -> bool:
    """Whether a person is said to have made the object."""
    rel = person.value.get("rel")
    return isinstance(rel, str) and rel in AUTHORS


def _authors(cursor: Cursor) -> tuple[Party, ...]:
    """The people who made it; where others are named too, the list stays an extension."""
    people = list(cursor.entries("people"))
    authors = [each for each in people if is_author(each)]
    if len(authors) != len(people):
        cursor.leave("people")
    return tuple(author(each) for each in authors)


def author(cursor: Cursor) -> Party:
    """A person whose `rel` says that it made the item."""
    cursor.take("rel")
    return values.concept(cursor, Party)


def _located(cursor: Cursor) -> tuple[Concept, ...]:
    name = cursor.text("located")
    return (Concept(name=name),) if name else ()


def _texts(cursor: Cursor) -> dict[str, str | None]:
    """Headline, caption and alternative text; any further text stays an extension."""
    found: dict[str, str | None] = {"headline": None, "caption": None, "alt_text": None}
    heads = list(words.headlines(cursor))
    if len(heads) == 1 and heads[0][1].role is None and not heads[0][1].extensions:
        found["headline"] = heads[0][1].text
    elif heads:
        _leave(cursor, "headline")
    listed = list(words.descriptions(cursor))
    used = []
    for field, roles in (("caption", CAPTION_ROLES), ("alt_text", ALT_ROLES)):
        texts = (
            (place, each)
            for role in roles
            for place, each in listed
            if each.role == role and not each.extensions
        )
        for place, each in list(texts)[:1]:
            found[field] = each.text
            used.append(place)
            if field == "caption" and each.role in CAPTION_ROLES[2:]:
                _tell_role(cursor, place, each.role or "")
    found["alt_text"] = found["alt_text"] or agency_dialect.alt_text(cursor)
    if len(used) != len(listed):
        _leave(cursor, "description")
        if cursor.family == "1":
            cursor.taken |= {place.rpartition("/")[2] for place in used}
    return found


def _tell_role(cursor: Cursor, place: str, role: str) -> None:
    """The role of a description that is read as the caption, as there is none."""
    place = place if cursor.family == "1" else place.rpartition("/")[0] + "/role"
    cursor.report.add(LS002, pointer=place, what="the role of a caption", value=role)


def _leave(cursor: Cursor, beginning: str) -> None:
    """Put a series of texts back, by its name in any family."""
    cursor.taken -= {key for key in cursor.taken if key.startswith(beginning)}


def _uri(cursor: Cursor, item: str) -> str | None:
    """The uri, but for one that was only made because ninjs demands it."""
    uri = values.address(cursor, "uri") or guid_dialect.guid(cursor)
    name = cursor.value.get("name")
    made = isinstance(name, str) and uri == f"{item}#{quote(name)}"
    return None if made else uri


def link(cursor: Cursor, item: str) -> Link:
    """An association with another item. Its rights, times and texts stay extensions of the link."""
    heads = [each for _, each in words.headlines(cursor)]
    is_title = len(heads) == 1 and heads[0].role is None and not heads[0].extensions
    title = heads[0].text if is_title else None
    if heads and title is None:
        _leave(cursor, "headline")
    name = cursor.take("name")
    if not (isinstance(name, str) and MADE_NAME.fullmatch(name)):
        cursor.leave("name")
    version = cursor.integer("version", 1)
    return Link(
        rel=cursor.text("rel"),
        uri=_uri(cursor, item),
        version=version,
        title=title,
        item_class=cursor.text("type"),
        extensions=cursor.rest(),
    )


def merged(
    listed: Sequence[Media], shown: Sequence[Media], lost: Lose, family: Family
) -> tuple[tuple[Media, ...], dict[str, str]]:
    """The media of the associations, then those that only the body shows; one of both is one.

    Names of associations may spell the id of a figure otherwise: in 1.x they are words of ASCII. Also returns
    the ids of figures whose media are known by another one, such as a picture at the address of an association.
    `lost` is told what the body says of a medium otherwise than the association.
    """
    exact = {each.id: each.id for each in reversed(shown) if each.id}
    spelt = {as_word(each): each for each in exact} if family == "1" else {}
    known = [
        each.model_copy(update={"id": spelt[each.id]})
        if each.id and each.id in spelt and each.id not in exact
        else each
        for each in listed
    ]
    further: list[Media] = []
    renamed: dict[str, str] = {}
    ids = {each.id: index for index, each in reversed(list(enumerate(known))) if each.id}
    places = Places(known)
    for each in shown:
        at = ids[each.id] if each.id in ids else places.of(each)
        if at is None:
            further.append(each)
            continue
        known[at] = joined(known[at], _without_uris(each), lost)
        name = known[at].id
        places.note(each, at)
        if name:
            ids.setdefault(name, at)
        if each.id and name and each.id != name:
            renamed[each.id] = name
    return (*known, *further), renamed


def _without_uris(shown: Media) -> Media:
    """A medium of the body without identifiers of its files: renditions of ninjs have none, and writing tells it."""
    files = tuple(each.model_copy(update={"uri": None}) for each in shown.renditions)
    return shown.model_copy(update={"renditions": files})
