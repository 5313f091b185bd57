"""NewsComponents that are about files: media objects with their captions, makers and renditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
from newsexport.formats.newsml1.story import PARTIES, Story
from newsexport.schema.v1 import Headline, Media, Party
from newsexport.syntax.xml import Element

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
    titles: dict[str, None] = {}
    renditions = []
    kind = "picture"
    for element in (component, *component.iterdescendants("{*}NewsComponent")):
        role = role_of(element)
        stated.value(element, "EquivalentsList")  # renditions of one medium are
        own = metadata.language_of(stated, element)
        if element is not component or not story.is_media:  # of the item, it is told already
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
                titles[words] = None
            else:
                captions.append(words)
            if role.lower() in TITLES | CAPTIONS:
                stated.value(child(element, "Role"))
    known = {each.text for each in lines["headlines"]}
    lines["headlines"] += (Headline(text=text) for text in titles if text and text not in known)
    if story.is_media:  # the item has the lines already
        for each in lines["headlines"]:
            if not story.has_headline(each.text):
                story.add_headline(each)
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


def _tell_lines(stated: Stated, component: Element, lines: dict[str, Any]) -> None:
    """Lines of a media object for which it has no field."""
    left = [headline.text for headline in lines["headlines"][1:]] + lines["keywords"]
    left += [lines[name] for name in ("dateline", "slugline") if name in lines]
    left += [headline.language for headline in lines["headlines"][:1] if headline.language]
    for text in left:
        stated.lose(component, "NewsLines", text)


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
    for name in PARTIES:
        value = said.get(name, ())
        for party in value if isinstance(value, tuple) else (value,):
            if party != Party(name=credited) and not story.has_party(party):
                stated.lose(component, f"{_PARTIES[name]} of the medium", metadata.in_words(party))
    for each in said.get("alt_ids", ()):
        stated.lose(component, "FileName", each.value)
    for rights in said.get("rights", ()):
        holder = rights.holder.name if rights.holder else None
        for name, text in (("copyright_holder", holder), ("usage_terms", rights.usage_terms)):
            if text and fields.setdefault(name, text) != text:
                stated.lose(component, f"the {name.replace('_', ' ')} of the medium", text)
        if rights.notice and rights.notice != holder:
            stated.lose(component, "the copyright of the medium", rights.notice)
    return fields


_PARTIES = {
    "provider": "the provider", "info_sources": "a source", "contributors": "a contributor",
}  # fmt: skip
"""What each party is, in words."""
