"""The texts of an item: which is the story, which the summary, and the media that they show."""

from __future__ import annotations

import re

from newsexport.formats.rss.draft import Draft
from newsexport.formats.rss.media import joined
from newsexport.payloads.content import Content
from newsexport.payloads.html import read_html
from newsexport.schema.v1 import Alternative, Block, Description, Figure, Media, Paragraph
from newsexport.schema.v1.plain import plain_text

_MEDIA_NAME = re.compile(r"media-(\d+)")


def add_texts(draft: Draft) -> None:
    """Body, summary and media of the draft.

    A description that is more than one paragraph is the body, where there is no other text.
    """
    if draft.content:
        markup, path = draft.content[0]
        _body(draft, _read(draft, markup, path), path)
        for further, place in draft.content[1:]:
            if further != markup:
                _alternative(draft, _read(draft, further, place))
    if draft.description is None:
        return
    markup, path = draft.description
    content = read_html(markup) if "<" not in markup else _read(draft, markup, path)
    if not draft.content and _is_story(content):
        _body(draft, content, path)
        return
    words = plain_text(content.blocks).strip()
    _media(draft, content)
    if words:
        draft.origins[f"/descriptions/{len(draft.descriptions)}"] = path
        draft.descriptions.append(Description(text=words, role="summary"))


def _is_story(content: Content) -> bool:
    """Whether a text says more than the words of one paragraph can."""
    if len(content.blocks) != 1:
        return bool(content.blocks)
    (only,) = content.blocks
    return not isinstance(only, Paragraph) or bool(only.spans)


def _read(draft: Draft, markup: str, path: str) -> Content:
    content = read_html(
        markup, base=draft.channel.base or draft.link or draft.channel.link,
        media_start=_given(draft.media),
    )  # fmt: skip
    draft.path = path
    for leftover in content.leftovers:
        draft.lose(f"{leftover.path.lstrip('/')} in the HTML", leftover.text)
    return content


def _given(media: list[Media]) -> int:
    numbers = [int(found[1]) for each in media if (found := _MEDIA_NAME.fullmatch(each.id or ""))]
    return max(numbers, default=0)


def _body(draft: Draft, content: Content, path: str) -> None:
    draft.fields["body"] = _merged(draft, content)
    draft.origins["/body"] = path


def _alternative(draft: Draft, content: Content) -> None:
    blocks = _merged(draft, content)
    known = draft.fields.get("alternatives", ())
    draft.fields["alternatives"] = (*known, Alternative(blocks=blocks, media_type="text/html"))


def _media(draft: Draft, content: Content) -> None:
    _merged(draft, content)


def _merged(draft: Draft, content: Content) -> tuple[Block, ...]:
    """The blocks; their media join those that the item has at the same address."""
    if not content.media:
        return content.blocks
    renamed: dict[str, str] = {}
    for medium in content.media:
        at = _same(draft.media, medium)
        if at is None:
            draft.media.append(medium)
            continue
        one = joined(draft.media[at], medium)
        if medium.id and one.id and one.id != medium.id:
            renamed[medium.id] = one.id
        draft.media[at] = one
    if not renamed:
        return content.blocks
    return tuple(
        block.model_copy(update={"media": tuple(renamed.get(name, name) for name in block.media)})
        if isinstance(block, Figure)
        else block
        for block in content.blocks
    )


def _same(media: list[Media], medium: Media) -> int | None:
    addresses = {rendition.href for rendition in medium.renditions if rendition.href}
    for index, each in enumerate(media):
        if addresses & {rendition.href for rendition in each.renditions}:
            return index
    return None
