"""NewsComponents that are about files: media objects with their captions, makers and renditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.formats.newsml1 import metadata
from newsexport.formats.newsml1.content import is_file, kind_of, rendition_of, text_of
from newsexport.formats.newsml1.stated import Stated, child, children
from newsexport.formats.newsml1.story import Story
from newsexport.payloads.content import Content
from newsexport.schema.v1 import Headline, Media, Party, plain_text
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
        stated.value(element, "Duid")
        role = stated.value(child(element, "Role"))
        for each in children(element, "BasisForChoice"):
            stated.leave_to_others(each)
        metadata.language_of(stated, element)
        for item in children(element, "ContentItem"):
            stated.value(item, "Duid")
            if is_file(item):
                kind = kind_of(item)
                renditions.append(
                    rendition_of(stated, item, role if element is not component else None)
                )
            elif (role or "").lower() in TITLES:
                _add_title(lines, _words(text_of(stated, item, 0)))
            else:
                captions.append(_words(text_of(stated, item, 0)))
    _tell_lines(stated, component, lines)
    heads = [headline.text for headline in lines["headlines"]]
    credited = lines.get("credit_line")
    fields = _people(stated, component, story, credited, lines.get("byline"))
    terms = [*lines["notes"], *([lines["usage_terms"]] if "usage_terms" in lines else [])]
    return Media.model_validate(
        {
            **fields,
            "id": duid,
            "kind": kind,
            "headline": heads[0] if heads and not story.is_media else None,
            "caption": "\n".join(text for text in captions if text) or None,
            "credit_line": credited,
            "copyright_notice": lines.get("copyright"),
            "usage_terms": "\n".join(terms) or None,
            "renditions": tuple(renditions),
        }
    )


def _add_title(lines: dict[str, Any], text: str) -> None:
    if text and all(text != headline.text for headline in lines["headlines"]):
        lines["headlines"].append(Headline(text=text))


def _words(content: Content) -> str:
    return " ".join(plain_text(content.blocks).split())


def _tell_lines(stated: Stated, component: Element, lines: dict[str, Any]) -> None:
    """Lines of a media object for which it has no field."""
    left = [headline.text for headline in lines["headlines"][1:]] + lines["keywords"]
    left += [lines[name] for name in ("dateline", "slugline") if name in lines]
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
    known = {credited, *(p.name for p in _parties(story.fields))}
    if not story.is_media:
        for party in _parties(said):
            if party.name not in known:
                where = path(component)
                stated.report.add(LS002, pointer=where, what="Party", value=party.name)
    return {"creators": tuple(creators)}


def _parties(fields: dict[str, Any]) -> list[Party]:
    found: list[Party] = []
    for name in ("provider", "info_sources", "contributors"):
        value = fields.get(name, ())
        found += [value] if isinstance(value, Party) else list(value)
    return found
