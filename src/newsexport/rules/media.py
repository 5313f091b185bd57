"""NC: pictures and other media, and the rights in an item."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.prose.credits import split_credit
from newsexport.rules.facts import ODD_MEDIA, SEVERAL_MEDIA
from newsexport.rules.media_types import (
    MEANT_TYPES,
    TYPES_OF_EXTENSION,
    extension,
    has_usual_extension,
    is_media_type,
    known_type,
)
from newsexport.rules.rule import rule
from newsexport.schema.v1 import Media, NewsItem


def missing_credit(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A picture does not say whom to name: no credit line, creator or copyright, no name behind its caption, nor does its item.

    Why it matters: it cannot be published, or is published without the name that its contract demands.

    Bad: a picture with only an address.
    Good: `creditLine`: "Jane Doe / Example Pictures".
    Fix: deliver the credit line with the picture.
    """
    if item.credit_line or any(rights.holder or rights.notice for rights in item.rights):
        return
    for index, medium in enumerate(item.media):
        if medium.kind == "picture" and not _is_credited(medium):
            yield Finding(f"/media/{index}", {"picture": _name(medium, index)})


def missing_rights(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Nothing says who owns the item or what may be done with it.

    Why it matters: receivers must ask, or guess.

    Bad: an item without `rights`.
    Good: a copyright notice and terms of use.
    Fix: add a statement of rights to every item.
    """
    if not item.rights and item.pub_status != "canceled":
        yield Finding("/rights", {})


def type_against_extension(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A file is declared as one media type, and its name says another.

    Why it matters: receivers choose their decoder by one of the two, and half of them are wrong.

    Bad: `photo.jpg` declared as `image/png`.
    Good: `photo.jpg` declared as `image/jpeg`.
    Fix: correct the type, or the name.
    """
    for index, medium in enumerate(item.media):
        for number, rendition in enumerate(medium.renditions):
            declared = known_type(rendition.media_type)
            if not declared or has_usual_extension(rendition.href, declared):
                continue
            allowed = TYPES_OF_EXTENSION.get(extension(rendition.href))
            if allowed and declared not in allowed:
                yield Finding(
                    f"/media/{index}/renditions/{number}/mediaType",
                    {"file": rendition.href, "type": declared},
                )


def type_malformed(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A media type has not the form of one.

    Why it matters: receivers choose their decoder by it, and find none.

    Bad: `"mediaType": "jpeg"`
    Good: `"mediaType": "image/jpeg"`
    Fix: write type and subtype, as IANA registers them.
    """
    for index, medium in enumerate(item.media):
        for number, rendition in enumerate(medium.renditions):
            value = rendition.media_type
            if value and not is_media_type(value):
                yield Finding(f"/media/{index}/renditions/{number}/mediaType", {"value": value})
    for index, link in enumerate(item.links):
        if link.media_type and not is_media_type(link.media_type):
            yield Finding(f"/links/{index}/mediaType", {"value": link.media_type})


def type_unregistered(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A media type has the form of one, but nobody registered it, and another one is meant.

    Why it matters: browsers guess what it is; a receiver that goes by its list of types passes the file over.

    Bad: `"mediaType": "image/jpg"`
    Good: `"mediaType": "image/jpeg"`
    Fix: write the registered type.
    """
    told: set[str] = set()
    for index, medium in enumerate(item.media):
        for number, rendition in enumerate(medium.renditions):
            value = (rendition.media_type or "").partition(";")[0].strip().lower()
            if value in MEANT_TYPES and value not in told:
                told.add(value)
                place = f"/media/{index}/renditions/{number}/mediaType"
                yield Finding(place, {"value": rendition.media_type, "right": MEANT_TYPES[value]})


def id_repeated(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Two media of the item have the same id.

    Why it matters: a figure of the text names its picture by the id; which of the two is meant, nobody
    can tell.

    Bad: two pictures with `"id": "ferry"`
    Good: `"id": "ferry"` and `"id": "quay"`
    Fix: give each medium an id of its own; files of one picture are its renditions.
    """
    seen: set[str] = set()
    for index, medium in enumerate(item.media):
        if medium.id is not None and medium.id in seen:
            yield Finding(f"/media/{index}/id", {"id": medium.id})
        seen.add(medium.id or "")


def without_dimensions(item: NewsItem, _: Options) -> Iterator[Finding]:
    """No rendition of a picture or video says how wide and high it is.

    Why it matters: receivers must fetch the file before they can choose a place for it.

    Bad: a picture with only an address.
    Good: the same with `width` and `height` in pixels.
    Fix: deliver the dimensions.
    """
    for index, medium in enumerate(item.media):
        if medium.kind not in {"picture", "video", "graphic"} or not medium.renditions:
            continue
        if not any(rendition.width and rendition.height for rendition in medium.renditions):
            yield Finding(f"/media/{index}", {"medium": _name(medium, index)})


def _is_credited(medium: Media) -> bool:
    """Whether somebody is named: in a field, or at the end of the caption."""
    return bool(
        medium.credit_line or medium.creators or medium.copyright_holder or medium.copyright_notice
    ) or (medium.caption is not None and split_credit(medium.caption, is_caption=True) is not None)


def _name(medium: Media, index: int) -> str:
    first = next((rendition.href for rendition in medium.renditions if rendition.href), None)
    return medium.uri or first or medium.id or f"number {index + 1}"


RULES = (
    rule(
        missing_credit, "NC017", "missing-credit-for-image", "warning",
        "the picture {picture} does not say whom to credit",
        source="NewsML-G2 2.35, contentMeta/creditline", basis="editorial",
        hint="deliver a credit line with the picture", needs=(ODD_MEDIA,), lacks=("credit_line",),
    ),
    rule(
        missing_rights, "NC018", "missing-rights-statement", "info",
        "nothing says who owns the item or what may be done with it",
        source="NewsML-G2 2.35, rightsInfo", basis="may",
        hint="add a copyright notice or terms of use", lacks=("rights", "canceled"),
    ),
    rule(
        type_against_extension, "NC023", "media-type-vs-extension", "warning",
        "{file} is declared as {type}",
        source="IANA media types; W3C Feed Validator: NonSpecificMediaType", basis="should",
        hint="correct the media type, or the name of the file", needs=(ODD_MEDIA,),
    ),
    rule(
        without_dimensions, "NC024", "media-without-dimensions", "info",
        "nothing says how wide and high {medium} is",
        source="NewsML-G2 2.35, newsContentCharacteristics (width, height)", basis="may",
        hint="deliver width and height in pixels", misread="width height", needs=(ODD_MEDIA,),
        unless=("FE008", "NJ011", "NJ021"),
    ),
    rule(
        type_malformed, "NC038", "media-type-malformed", "warning", "{value} is no media type",
        source="RFC 6838, section 4.2", hint="write it such as image/jpeg",
        unless=("FE010", "G2032", "NF011", "NJ020"), value="value", needs=(ODD_MEDIA, "links"),
    ),
    rule(
        id_repeated, "NC039", "media-id-repeated", "warning", "two media have the id {id}",
        source="newsexport: a reference that cannot be followed", hint="give each its own id",
        needs=(SEVERAL_MEDIA,),
    ),
    rule(
        type_unregistered, "NC044", "media-type-unregistered", "info",
        "{value} is no registered media type; {right} is meant",
        source="RFC 6838; IANA media types", basis="should", hint="write {right}", needs=(ODD_MEDIA,),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
