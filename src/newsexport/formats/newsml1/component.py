"""NewsComponents: the text, its parts by their roles, the media beside it, other languages.

Source: NewsML 1.2 Functional Specification (IPTC, 2003), section 5.5.
"""

from __future__ import annotations

import re

from newsexport.formats.newsml1 import metadata
from newsexport.formats.newsml1.content import (
    is_file,
    kind_of,
    rendition_of,
    tell_head,
    tell_language,
    text_of,
    words_of,
)
from newsexport.formats.newsml1.media import CAPTIONS, TITLES, is_media, medium_of, role_of
from newsexport.formats.newsml1.stated import Stated, child, children
from newsexport.formats.newsml1.story import Story
from newsexport.schema.v1 import (
    Alternative,
    Block,
    Description,
    Group,
    Heading,
    Headline,
    Media,
    Member,
    Section,
)
from newsexport.syntax.xml import Element, local
from newsexport.vocab.forms import LANGUAGE_TAG

_BODY_ROLES = frozenset({"", "main", "body", "bodytext", "text", "story", "content", "article"})
_OTHER_ROLES = CAPTIONS | TITLES | {
    "subheadline", "stylesheet", "contact", "supporting", "supplementary", "related", "sidebar",
}  # fmt: skip
_SUMMARIES = frozenset({"summary", "abstract", "teaser", "lead"})


def read(stated: Stated, component: Element, language: str | None) -> Story:
    """What a component, and all within, say."""
    story = Story(language=language)
    if is_media(component):
        story.is_media = True
        _say(stated, component, story)
        story.beside.append(medium_of(stated, component, story))
    else:
        _walk(stated, component, story, outermost=True)
    return story


def _walk(
    stated: Stated, component: Element, story: Story, *, outermost: bool = False, main: bool = False
) -> None:
    """`main`: it is the story, whatever its role is called."""
    if not outermost and is_media(component):
        story.beside.append(medium_of(stated, component, story))
        return
    role = role_of(component)
    if _is_part(role):
        stated.value(child(component, "Role"))
    held = {local(each) for each in children(component, "ContentItem", "NewsComponent")}
    refers = next(children(component, "NewsItemRef", "NewsItem"), None) is not None
    if not outermost and not held and refers:
        _refer(stated, component, story)
        return
    if not outermost and not main and not _is_part(role):
        _part(stated, component, role, story)
        return
    _say(stated, component, story)
    equivalent = (component.get("EquivalentsList") or "").lower() == "yes"
    known = len(story.alternatives)
    for item in children(component, "ContentItem"):
        if equivalent and story.blocks and not is_file(item):
            _same_text(stated, item, story)
        else:
            _text(stated, component, item, role, story)
    inner = list(children(component, "NewsComponent"))
    chosen = _by_language(stated, component, inner, story)
    best = _main(chosen) if not story.blocks else None
    for each in chosen:
        _walk(stated, each, story, outermost=False, main=each is best)
    read = set(chosen)
    for each in inner:
        if each not in read:
            _alternative(stated, each, story)
    if not equivalent or len(story.alternatives) > known:
        stated.value(component, "EquivalentsList")
    _refer(stated, component, story, titled=False)


def _refer(stated: Stated, component: Element, story: Story, *, titled: bool = True) -> None:
    """The items that a component refers to. `titled`: it does nothing else, and its headline is theirs."""
    title = None
    references = [each for each in children(component, "NewsItemRef", "NewsItem")
                  if each in stated.uris or (each.get("NewsItem") or "").strip()]  # fmt: skip
    if titled and references:
        title = stated.text(child(component, "NewsLines", "HeadLine"))
    for each in references:
        target = stated.uris.get(each) or stated.value(each, "NewsItem")
        if target:
            where = "uri" if ":" in target else "href"
            story.members.append(Member.model_validate({where: target, "title": title}))


def _is_part(role: str) -> bool:
    """Whether a role is that of the story, such as `Main Text`."""
    return all(word in _BODY_ROLES for word in re.split(r"[\W_]+", role.lower()))


def _main(components: list[Element]) -> Element | None:
    """The first that has a headline and text, where the role of none says that it is the story; else the only text."""
    if any(_is_part(role_of(each)) for each in components):
        return None
    texts = [each for each in components if _may_be_the_story(each)]
    headed = [each for each in texts if child(each, "NewsLines", "HeadLine") is not None]
    if headed:
        return headed[0]
    whole = [each for each in texts if child(each, "NewsComponent") is not None]
    return whole[0] if len(whole) == 1 else None


def _may_be_the_story(component: Element) -> bool:
    """Whether a component holds text, itself or in the part that is its body, and no role says that it is beside it."""
    if is_media(component) or role_of(component).lower() in _OTHER_ROLES:
        return False
    bodies = [each for each in children(component, "NewsComponent") if _is_part(role_of(each))]
    return any(
        child(each, "ContentItem", "DataContent") is not None for each in (component, *bodies)
    )


def _by_language(
    stated: Stated, component: Element, inner: list[Element], story: Story
) -> list[Element]:
    """The components to read: one of those that the reader chooses from by language, else all."""
    if len(inner) < 2:
        return inner
    basis = [
        each for each in children(component, "BasisForChoice") if "Language" in (each.text or "")
    ]
    if not basis:
        return _without_translations(stated, inner, story)
    for each in basis:
        stated.text(each)
        stated.value(each, "Rank")
    same = [each for each in inner if metadata.language_of(stated, each) == story.language]
    return (same or inner)[:1]


def _without_translations(stated: Stated, inner: list[Element], story: Story) -> list[Element]:
    """Without the texts of one role that are the first again, in other languages; nothing says that one is to be chosen."""
    texts = [each for each in inner if _may_be_the_story(each)]
    tongues = [(metadata.language_of(stated, each) or "").lower()[:2] for each in texts]
    roles = {role_of(each) for each in texts}
    if len(texts) < 2 or len(roles) > 1 or not all(tongues) or len(set(tongues)) < len(texts):
        return inner
    own = (story.language or "").lower()[:2]
    kept = texts[tongues.index(own) if own in tongues else 0]
    others = {each for each in texts if each is not kept}
    return [each for each in inner if each not in others]


def _say(stated: Stated, component: Element, story: Story) -> None:
    """Lines and metadata of a component that holds text."""
    own = metadata.language_of(stated, component)
    story.language = story.language or own
    tell_language(stated, component, own, story.language)
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
        if not story.add(name, value):
            stated.lose(component, name.replace("_", " "), metadata.in_words(value))


def _headline(story: Story, headline: Headline) -> None:
    if not story.has_headline(headline.text):
        if headline.role is None and headline.language is None and story.has_main_headline:
            headline = headline.model_copy(update={"role": "subheadline"})
        story.add_headline(headline)


def _text(stated: Stated, component: Element, item: Element, role: str, story: Story) -> None:
    """The text of a ContentItem becomes the body."""
    if is_file(item):
        medium = Media(kind=kind_of(item), renditions=(rendition_of(stated, item, role or None),))
        story.beside.append(medium)
        stated.value(child(component, "Role"))
        return
    content = text_of(stated, item, story.media_start)
    for pointer, place in content.origins.items():
        start, index, rest = _split(pointer)
        by = len(story.blocks) if start == "body" else len(story.media)
        story.origins[f"/{start}/{index + by}{rest}"] = place
    story.blocks += content.blocks
    story.media += content.media
    if content.language and LANGUAGE_TAG.fullmatch(content.language):
        story.language = story.language or content.language
    tell_language(stated, item, content.language, story.language)
    head = content.head
    if head is not None:
        if head.headline:
            _headline(story, Headline(text=head.headline))
        for text in head.subheadlines:
            _headline(story, Headline(text=text, role="subheadline"))
        for text in head.abstract:
            story.descriptions.append(Description(text=text, role="summary"))
        for name, value in (("byline", head.byline), ("dateline", head.dateline)):
            if value and not story.add(name, value):
                stated.lose(item, name, value)


def _same_text(stated: Stated, item: Element, story: Story) -> None:
    """A further form of the text, of which the reader takes one."""
    content = text_of(stated, item, story.media_start)
    tell_head(stated, item, content, story.language)
    if content.blocks:
        kind = stated.value(child(item, "MimeType")) or stated.value(child(item, "Format"))
        story.media += content.media
        story.alternatives.append(Alternative(media_type=kind, blocks=content.blocks))


def _split(pointer: str) -> tuple[str, int, str]:
    _, start, index, *rest = pointer.split("/")
    return start, int(index), "".join(f"/{each}" for each in rest)


def _part(stated: Stated, component: Element, role: str, story: Story) -> None:
    """A component with a part of its own: a headline, a summary, a box; a style sheet is left out."""
    word = role.lower()
    if word == "stylesheet":
        stated.leave_to_others(component)
        for item in children(component, "ContentItem"):
            stated.lose(item, "a style sheet", role)
        return
    is_line = word in {"subheadline"} | TITLES | _SUMMARIES | CAPTIONS
    items = list(children(component, "ContentItem"))
    own = metadata.language_of(stated, component) if items else None
    language = None if own == story.language else own
    for item in items:
        if is_line:
            words = words_of(stated, item, own or story.language)
            if words:
                _line(story, word, words, language)
            else:
                tell_language(stated, component, language, None)
        else:
            _box(stated, component, item, story, language)
    if items:
        stated.value(child(component, "Role"))
    for each in children(component, "NewsComponent"):
        _walk(stated, each, story)


def _line(story: Story, word: str, words: str, language: str | None) -> None:
    """A part that is one line: a headline or a summary."""
    if word in {"subheadline"} | TITLES:
        kind = "subheadline" if word == "subheadline" else None
        _headline(story, Headline(text=words, role=kind, language=language))
    else:
        kind = "caption" if word in CAPTIONS else "summary"
        story.descriptions.append(Description(text=words, role=kind, language=language))


def _box(
    stated: Stated, component: Element, item: Element, story: Story, language: str | None
) -> None:
    """A part that stands beside the story."""
    content = text_of(stated, item, story.media_start)
    tell_head(stated, item, content, language or story.language)
    story.media += content.media
    blocks = (*_heading(stated, component, story), *content.blocks)
    story.boxes.append(Section(role=role_of(component), language=language, blocks=blocks))


def _heading(stated: Stated, component: Element, story: Story) -> list[Block]:
    """The headline of a box, unless the story has the same."""
    text = stated.text(child(component, "NewsLines", "HeadLine"))
    return [Heading(text=text)] if text and not story.has_headline(text) else []


def _alternative(stated: Stated, component: Element, story: Story) -> None:
    """The same story in another language."""
    other = Story(language=metadata.language_of(stated, component), media_before=story.media_start)
    _walk(stated, component, other, main=True)
    for headline in other.headlines:
        language = headline.language or other.language
        story.add_headline(headline.model_copy(update={"language": language}))
    language = other.language
    story.descriptions += (
        each.model_copy(update={"language": each.language or language})
        for each in other.descriptions
    )
    story.members += other.members
    story.alternatives += other.alternatives
    other.blocks += other.boxes
    if other.blocks:
        story.alternatives.append(Alternative(language=other.language, blocks=tuple(other.blocks)))
    story.beside += other.beside
    story.media += other.media
    story.notes += other.notes
    for name, value in other.fields.items():
        lost = story.lacking(name, value)
        if lost:
            said = "; ".join(map(metadata.in_words, lost))
            stated.lose(component, name.replace("_", " "), said)


def package_of(story: Story) -> tuple[Group, ...]:
    """The items that the components refer to, as one group."""
    return (Group(id="main", root=True, members=tuple(story.members)),) if story.members else ()
