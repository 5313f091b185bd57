"""NewsComponents that are about files: media objects with their captions, makers and renditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.formats.newsml1 import metadata
from newsexport.formats.newsml1.content import (
    KINDS,
    is_file,
    kind_of,
    rendition_of,
    tell_language,
    words_of,
)
from newsexport.formats.newsml1.stated import Stated, child, children
from newsexport.formats.newsml1.story import Story
from newsexport.schema.v1 import Headline, Media, Party
from newsexport.syntax.xml import Element, path

CAPTIONS = frozenset({"caption", "legend", "description"})
"""Roles of texts that belong to a file."""
TITLES = frozenset({"headline", "title"})
"""Roles of texts that are a headline."""


def is_media(component: Element) -> bool:
    """Whether a component is about a file: it holds one, and no text but captions."""
    found = False
    for item, role in _contents(component, ""):
        if is_file(item):
            found = True
        elif role.lower() not in CAPTIONS | TITLES:
            return False
    return found


def role_of(component: Element) -> str:
    """What a component is to the one around it; "" where it does not say."""
    element = child(component, "Role")
    return "" if element is None else element.get("FormalName") or ""


def _contents(component: Element, role: str) -> Iterator[tuple[Element, str]]:
    """All ContentItems within, each with the role of its component."""
    role = role_of(component) or role
    for item in children(component, "ContentItem"):
        yield item, role
    for each in children(component, "NewsComponent"):
        yield from _contents(each, role)


def medium_of(stated: Stated, component: Element, story: Story) -> Media:
    """A media object from its component: lines, caption, renditions."""
    lines = metadata.news_lines(stated, component, story.language)
    duid = stated.value(component, "Duid")
    captions: list[str] = []
    renditions = []
    kind = "picture"
    for element in (component, *component.iterdescendants("{*}NewsComponent")):
        role = role_of(element)
        own = metadata.language_of(stated, element)
        tell_language(stated, element, own, story.language)
        for item in children(element, "ContentItem"):
            if is_file(item):
                kind = kind_of(item)
                within = element is not component
                renditions.append(rendition_of(stated, item, (role or None) if within else None))
                if within or role.lower() in {*KINDS, "main"}:
                    stated.value(child(element, "Role"))
                continue
            words = words_of(stated, item, story.language)
            if role.lower() in TITLES:
                _add_title(lines, words)
            else:
                captions.append(words)
            if role.lower() in TITLES | CAPTIONS:
                stated.value(child(element, "Role"))
    if story.is_media:  # the item has the lines already
        known = {each.text for each in story.headlines}
        story.headlines += (each for each in lines["headlines"] if each.text not in known)
    else:
        _tell_lines(stated, component, lines)
    heads = [headline.text for headline in lines["headlines"]]
    credited = lines.get("credit_line")
    fields = _people(stated, component, story, credited, lines.get("byline"))
    terms = [*lines["notes"], lines.get("usage_terms"), fields.pop("usage_terms", None)]
    return Media.model_validate(
        {
            **fields,
            "id": duid,
            "kind": kind,
            "headline": heads[0] if heads and not story.is_media else None,
            "caption": "\n".join(text for text in captions if text) or None,
            "credit_line": credited,
            "copyright_notice": lines.get("copyright"),
            "usage_terms": "\n".join(filter(None, terms)) or None,
            "renditions": tuple(renditions),
        }
    )


def _add_title(lines: dict[str, Any], text: str) -> None:
    if text and all(text != headline.text for headline in lines["headlines"]):
        lines["headlines"].append(Headline(text=text))


def _tell_lines(stated: Stated, component: Element, lines: dict[str, Any]) -> None:
    """Lines of a media object for which it has no field."""
    left = [headline.text for headline in lines["headlines"][1:]] + lines["keywords"]
    left += [lines[name] for name in ("dateline", "slugline") if name in lines]
    left += [headline.language for headline in lines["headlines"][:1] if headline.language]
    for text in left:
        stated.report.add(LS002, pointer=path(component), what="NewsLines", value=text)


def _people(
    stated: Stated, component: Element, story: Story, credited: str | None, byline: str | None
) -> dict[str, Any]:
    """The makers of a media object; provider and source where the credit or the item says the same."""
    said = metadata.administrative(stated, component)
    creators = said.pop("creators", ())
    if byline and all(byline != party.name for party in creators):
        creators = (*creators, Party(name=byline))
    fields: dict[str, Any] = {"creators": tuple(creators)}
    if story.is_media:
        return fields
    known = {Party(name=credited), *_parties(story.fields)}
    names = {party.name for party in known}
    left = [
        metadata.in_words(party)
        for party in _parties(said)
        if party not in known and (party.name not in names or party.roles or party.job_title)
    ]
    left += [each.value for each in said.get("alt_ids", ())]
    for rights in said.get("rights", ()):
        holder = rights.holder.name if rights.holder else None
        for name, value in (("copyright_holder", holder), ("usage_terms", rights.usage_terms)):
            if value and fields.setdefault(name, value) != value:
                left.append(value)
        left += filter(None, [rights.notice if rights.notice != holder else None])
    for text in left:
        stated.report.add(LS002, pointer=path(component), what="its metadata", value=text)
    return fields


def _parties(fields: dict[str, Any]) -> list[Party]:
    found: list[Party] = []
    for name in ("provider", "info_sources", "contributors"):
        value = fields.get(name, ())
        found += [value] if isinstance(value, Party) else list(value)
    return found
