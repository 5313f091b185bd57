"""NewsComponents: the text, its parts by their roles, the media beside it, other languages.

Source: NewsML 1.2 Functional Specification (IPTC, 2003), section 5.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.formats.newsml1 import metadata
from newsexport.formats.newsml1.content import is_file, kind_of, rendition_of, text_of
from newsexport.formats.newsml1.stated import Stated, child, children
from newsexport.payloads.content import Content
from newsexport.schema.v1 import (
    Alternative,
    Block,
    Concept,
    Description,
    Group,
    Headline,
    Media,
    Member,
    Party,
    Section,
    plain_text,
)
from newsexport.syntax.xml import Element, path

_BODY_ROLES = frozenset({"", "main", "body", "bodytext", "text", "story", "content", "article"})
_CAPTIONS = frozenset({"caption", "legend", "description"})
_SUMMARIES = frozenset({"summary", "abstract", "teaser", "lead"})


@dataclass(slots=True)
class Story:
    """What the components of one item say."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    """Parts beside the text, such as contacts; they follow it."""
    media: list[Media] = field(default_factory=list)
    """Those of the body."""
    beside: list[Media] = field(default_factory=list)
    """Those of components, each with its Duid as id."""
    headlines: list[Headline] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    """Further fields of the item: the outermost component that states one counts."""
    origins: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    is_media: bool = False
    """Whether the item is a picture or another media object, and no text."""


def read(stated: Stated, component: Element, language: str | None) -> Story:
    """What a component, and all within, say."""
    story = Story(language=language)
    if _is_media(component):
        story.is_media = True
        _say(stated, component, story)
        story.beside.append(_medium(stated, component, story))
    else:
        _walk(stated, component, story, outermost=True)
    return story


def _walk(stated: Stated, component: Element, story: Story, *, outermost: bool = False) -> None:
    if not outermost and _is_media(component):
        story.beside.append(_medium(stated, component, story))
        return
    stated.value(component, "Duid")
    role = stated.value(child(component, "Role")) or ""
    if not outermost and not _is_part(role):
        _part(stated, component, role, story)
        return
    _say(stated, component, story)
    for item in children(component, "ContentItem"):
        _text(stated, item, role, story)
    inner = list(children(component, "NewsComponent"))
    chosen = _by_language(stated, component, inner, story)
    for each in chosen:
        _walk(stated, each, story)
    for each in inner:
        if each not in chosen:
            _alternative(stated, each, story)
    for each in children(component, "NewsItemRef", "NewsItem"):
        target = stated.value(each, "NewsItem")
        if target:
            story.members.append(Member(uri=target) if ":" in target else Member(href=target))


def _is_part(role: str) -> bool:
    return role.lower() in _BODY_ROLES


def _by_language(
    stated: Stated, component: Element, inner: list[Element], story: Story
) -> list[Element]:
    """The components to read: one of those that the reader chooses from by language, else all."""
    basis = [stated.text(each) or "" for each in children(component, "BasisForChoice")]
    for each in children(component, "BasisForChoice"):
        stated.value(each, "Rank")
    if len(inner) < 2 or not any("Language" in text for text in basis):
        return inner
    same = [each for each in inner if metadata.language_of(stated, each) == story.language]
    return (same or inner)[:1]


def _say(stated: Stated, component: Element, story: Story) -> None:
    """Lines and metadata of a component that holds text."""
    own = metadata.language_of(stated, component)
    story.language = story.language or own
    lines = metadata.news_lines(stated, component, story.language)
    for headline in lines.pop("headlines"):
        _headline(story, headline)
    story.notes += lines.pop("notes")
    keywords = lines.pop("keywords")
    rights = [lines.pop(name, None) for name in ("copyright", "usage_terms")]
    values = (
        lines | metadata.administrative(stated, component) | metadata.descriptive(stated, component)
    )
    if keywords:
        values["keywords"] = (*values.get("keywords", ()), *keywords)
    if any(rights):
        values["rights"] = (*metadata.rights(*rights), *values.get("rights", ()))
    for name, value in values.items():
        if isinstance(value, tuple):
            before = story.fields.get(name, ())
            story.fields[name] = (*before, *(each for each in value if each not in before))
        elif story.fields.setdefault(name, value) != value:
            where = path(component)
            stated.report.add(LS002, pointer=where, what=name.replace("_", " "), value=_said(value))


def _said(value: Any) -> object:
    return value.name if isinstance(value, Party) else value


def _headline(story: Story, headline: Headline) -> None:
    if all(headline.text != each.text for each in story.headlines):
        main = any(each.role is None for each in story.headlines)
        if headline.role is None and main and headline.language is None:
            headline = headline.model_copy(update={"role": "subheadline"})
        story.headlines.append(headline)


def _text(stated: Stated, item: Element, role: str, story: Story) -> None:
    """The text of a ContentItem becomes the body."""
    if is_file(item):
        medium = Media(kind=kind_of(item), renditions=(rendition_of(stated, item, role or None),))
        stated.value(item, "Duid")
        story.beside.append(medium)
        return
    stated.value(item, "Duid")
    content = text_of(stated, item, len(story.media))
    for pointer, place in content.origins.items():
        start, index, rest = _split(pointer)
        by = len(story.blocks) if start == "body" else len(story.media)
        story.origins[f"/{start}/{index + by}{rest}"] = place
    story.blocks += content.blocks
    story.media += content.media
    head = content.head
    if head is not None:
        if head.headline:
            _headline(story, Headline(text=head.headline))
        for text in head.subheadlines:
            _headline(story, Headline(text=text, role="subheadline"))
        for text in head.abstract:
            story.descriptions.append(Description(text=text, role="summary"))
        for name, value in (("byline", head.byline), ("dateline", head.dateline)):
            if value and story.fields.setdefault(name, value) != value:
                stated.report.add(LS002, pointer=path(item), what=name, value=value)


def _split(pointer: str) -> tuple[str, int, str]:
    _, start, index, *rest = pointer.split("/")
    return start, int(index), "".join(f"/{each}" for each in rest)


def _part(stated: Stated, component: Element, role: str, story: Story) -> None:
    """A component with a part of its own: a headline, a summary, a box; a style sheet is left out."""
    word = role.lower()
    for item in children(component, "ContentItem"):
        stated.value(item, "Duid")
        if word == "stylesheet":
            stated.leave_to_others(component)
            stated.report.add(LS002, pointer=path(item), what="a style sheet", value=role)
            continue
        content = text_of(stated, item, len(story.media))
        words = " ".join(plain_text(content.blocks).split())
        if word in {"headline", "subheadline"} | _SUMMARIES | _CAPTIONS:
            for block in content.blocks:
                if block.role:
                    stated.report.add(LS002, pointer=path(item), what="class", value=block.role)
        if word in {"headline", "subheadline"} and words:
            kind = None if word == "headline" else "subheadline"
            _headline(story, Headline(text=words, role=kind))
        elif word in _SUMMARIES | _CAPTIONS and words:
            story.descriptions.append(
                Description(text=words, role="caption" if word in _CAPTIONS else "summary")
            )
        elif content.blocks:
            story.media += content.media
            story.boxes.append(Section(role=role, blocks=content.blocks))
    metadata.language_of(stated, component)
    for each in children(component, "NewsComponent"):
        _walk(stated, each, story)


def _alternative(stated: Stated, component: Element, story: Story) -> None:
    """The same story in another language."""
    other = Story(language=metadata.language_of(stated, component))
    _walk(stated, component, other)
    for headline in other.headlines:
        language = headline.language or other.language
        story.headlines.append(headline.model_copy(update={"language": language}))
    other.blocks += other.boxes
    if other.blocks:
        story.alternatives.append(Alternative(language=other.language, blocks=tuple(other.blocks)))
    story.beside += other.beside
    story.media += other.media
    story.notes += other.notes
    for name, value in other.fields.items():
        if story.fields.setdefault(name, value) != value:
            said = [_plain(each) for each in (value if isinstance(value, tuple) else (value,))]
            stated.report.add(
                LS002, pointer=path(component), what=name.replace("_", " "), value="; ".join(said)
            )


def _plain(value: Any) -> str:
    if isinstance(value, Concept):
        return value.name or value.literal or value.uri or ""
    return str(value)


def _is_media(component: Element) -> bool:
    """Whether a component is about a file: it holds one, and no text but captions."""
    found = False
    for item, role in _contents(component, ""):
        if is_file(item):
            found = True
        elif role.lower() not in _CAPTIONS:
            return False
    return found


def _contents(component: Element, role: str) -> Iterator[tuple[Element, str]]:
    """All ContentItems within, each with the role of its component."""
    element = child(component, "Role")
    role = (element.get("FormalName") or "") if element is not None else role
    for item in children(component, "ContentItem"):
        yield item, role
    for each in children(component, "NewsComponent"):
        yield from _contents(each, role)


def _medium(stated: Stated, component: Element, story: Story) -> Media:
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


def package_of(story: Story) -> tuple[Group, ...]:
    """The items that the components refer to, as one group."""
    return (Group(id="main", root=True, members=tuple(story.members)),) if story.members else ()
