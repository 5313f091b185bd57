"""One NewsItem element as an item."""

from __future__ import annotations

from functools import partial
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.formats.newsml1 import component, metadata, nitf_heads
from newsexport.formats.newsml1.identity import identification, management
from newsexport.formats.newsml1.stated import NAMESPACE, Stated, child, children
from newsexport.formats.newsml1.story import Story
from newsexport.payloads.basic_dates import extended
from newsexport.payloads.content import is_made_up
from newsexport.payloads.joined_media import Lose, joined
from newsexport.prose.bylines import authors_in
from newsexport.schema.v1 import (
    Envelope,
    Evidence,
    Extension,
    Media,
    NewsItem,
    PartialDate,
    Party,
)
from newsexport.syntax.xml import XML_LANG, Element
from newsexport.vocab.forms import LANGUAGE_TAG, tag_read_as

_CLASSES = {"picture", "video", "audio", "graphic", "animation"}


def news_item(
    stated: Stated, element: Element, envelope: Envelope | None, name: str, index: int
) -> tuple[NewsItem, dict[str, str]]:
    """The item, and the places of its blocks."""
    values = identification(stated, element, name, index)
    values |= management(stated, element)
    values["envelope"] = envelope
    around = child(element, "NewsComponent")
    language = _language(stated, element) or metadata.language_of(stated, around)
    story = Story(language=language)
    if around is not None:
        story = component.read(stated, around, language)
    fields = story.fields
    values["alt_ids"] = (*values["alt_ids"], *fields.pop("alt_ids", ()))
    values["signals"] = (*values["signals"], *fields.pop("signals", ()))
    values |= fields
    values["subjects"] = nitf_heads.joined(values.get("subjects", ()), stated.further_subjects)
    values["keywords"] = tuple(
        dict.fromkeys((*values.get("keywords", ()), *stated.further_keywords))
    )
    _take_date(values)
    if stated.days:
        values.setdefault("content_created", stated.days[0])
    values |= _authors(values)
    comments = [
        Extension(
            namespace=NAMESPACE, name=f"Comment/{stated.value(each) or ''}".rstrip("/"), value=text
        )
        for each in children(element, "Comment")
        if (text := stated.text(each))
    ]
    values |= {
        "language": story.language,
        "headlines": tuple(story.headlines),
        "descriptions": tuple(story.descriptions),
        "body": (*story.blocks, *story.boxes),
        "alternatives": tuple(story.alternatives),
        "groups": component.package_of(story),
        "media": _media(stated, story),
        "ed_note": "\n\n".join(story.notes) or None,
        "extensions": (*values.get("extensions", ()), *comments),
    }
    if story.is_media and values["media"]:
        kind = values["media"][0].kind
        values["item_class"] = kind if kind in _CLASSES else "text"
    elif story.members and not story.blocks:
        values["item_class"] = "composite"
    return NewsItem.model_validate(values), {**_origins(stated, element), **story.origins}


def _authors(values: dict[str, Any]) -> dict[str, Any]:
    """The persons whom the byline names, where no creator is stated."""
    names = () if values.get("creators") else authors_in(values.get("byline") or "")
    return {
        "creators": tuple(Party(name=name) for name in names) or values.get("creators", ()),
        "evidence": tuple(
            Evidence(field=f"/creators/{index}/name", method="a name in the byline", confidence=0.9)
            for index in range(len(names))
        ),
    }


def _language(stated: Stated, element: Element) -> str | None:
    """The language of the item; what is no tag is told."""
    value = (element.get(XML_LANG) or "").strip()
    stated.value(element, "lang")
    if value and not LANGUAGE_TAG.fullmatch(value):
        meant, reason = tag_read_as(value)
        stated.misunderstood(element, value, reason)
        return meant
    return value or None


_STOOD = {
    "/uri": ("Identification", "NewsIdentifier"),
    "/firstCreated": ("NewsManagement", "FirstCreated"),
    "/versionCreated": ("NewsManagement", "ThisRevisionCreated"),
    "/pubStatus": ("NewsManagement", "Status"),
    "/urgency": ("NewsManagement", "Urgency"),
    "/headlines": ("NewsComponent", "NewsLines"),
}
"""Canonical pointer -> where its value stands in the NewsItem."""


def _origins(stated: Stated, element: Element) -> dict[str, str]:
    places = {pointer: child(element, *names) for pointer, names in _STOOD.items()}
    return {
        pointer: stated.places.of(place) for pointer, place in places.items() if place is not None
    }


def _take_date(values: dict[str, Any]) -> None:
    """A dateline that is nothing but a time says when the story was made."""
    try:
        made = PartialDate(extended(values.get("dateline") or ""))
    except ValueError:
        return
    if values.setdefault("content_created", made) == made:
        del values["dateline"]


def _media(stated: Stated, story: Story) -> tuple[Media, ...]:
    """Media of the body, completed by the components that their references name; then the others."""
    waiting: dict[str | None, list[int]] = {}
    for index, each in reversed(list(enumerate(story.beside))):
        waiting.setdefault(each.id, []).append(index)
    used: set[int] = set()
    found: list[Media] = []
    for number, medium in enumerate(story.media):
        target = _target(medium)
        indexes = waiting.get(target) if target else None
        if not indexes:
            found.append(medium)
            continue
        used.add(indexes[-1])
        place = story.origins.get(f"/media/{number}", stated.places.of(stated.root))
        lose = partial(_lose, stated, place)
        found.append(_completed(story.beside[indexes.pop()], medium, lose))
    given = {medium.id for medium in found}
    for index, medium in enumerate(story.beside):
        if index not in used:
            own = medium.id if not is_made_up(medium.id) and medium.id not in given else None
            found.append(medium.model_copy(update={"id": own}))
            given.add(own)
    return tuple(found)


def _lose(stated: Stated, place: str, what: str, value: str) -> None:
    stated.report.add(LS002, pointer=place, what=what, value=value)


def _completed(component: Media, shown: Media, lose: Lose) -> Media:
    """A component under the id that the text shows it by, with what only the text says of it."""
    for reference in shown.renditions:
        said = reference.model_dump(exclude_defaults=True, exclude={"extensions", "href"})
        for name, value in said.items():
            if value and all(getattr(each, name) != value for each in component.renditions):
                lose(f"the {name.replace('_', ' ')} of a reference", str(value))
        for each in reference.extensions:
            if not str(each.value).startswith("#"):
                lose(f"{each.name} of a reference", str(each.value))
    words = shown.model_copy(update={"renditions": ()})
    return joined(component.model_copy(update={"id": shown.id}), words, lose)


def _target(medium: Media) -> str | None:
    """The component that a picture of the body stands for: `data-location="#photo0"`."""
    for rendition in medium.renditions:
        places = [rendition.href, *(str(each.value) for each in rendition.extensions)]
        for place in places:
            if place and place.startswith("#"):
                return place[1:]
    return None


def envelope_of(stated: Stated, root: Element) -> Envelope | None:
    """What the message says of its transport."""
    around = child(root, "NewsEnvelope")
    if around is None:
        return None
    when = child(around, "DateAndTime")
    priority = child(around, "Priority")
    sender = child(around, "SentFrom", "Party")
    services = [
        word
        for each in children(around, "NewsService", "NewsProduct")
        if (word := stated.value(each))
    ]
    receivers = [
        word
        for each in children(around, "SentTo")
        for party in children(each, "Party")
        if (word := stated.value(party))
    ]
    values: dict[str, Any] = {
        "transmit_id": stated.text(child(around, "TransmissionId")),
        "sent": stated.instant(when, stated.text(when)),
        "priority": stated.number(priority, stated.value(priority), 9),
        "sender": stated.value(sender),
        "channels": tuple(services),
        "destinations": tuple(receivers),
    }
    return Envelope(**values) if any(values.values()) else None
