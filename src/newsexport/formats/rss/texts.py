"""The texts of an item: which is the story, which the summary, and the media that they show."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.draft import Draft
from newsexport.payloads.content import Content
from newsexport.payloads.feeds.reading import is_story
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.html.places import HtmlText
from newsexport.payloads.joined_media import given_ids, take_media
from newsexport.schema.v1 import Alternative, Description
from newsexport.schema.v1.model import of_fields
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import UNWRITABLE


def add_texts(draft: Draft) -> None:
    """Body, summary and media of the draft.

    A description that is more than one paragraph is the body, where there is no other text.
    """
    if draft.content:
        markup, path = draft.content[0]
        text = _html(draft, markup, path)
        _body(draft, _read(draft, text), text)
        for further, place in draft.content[1:]:
            if further != markup:
                _alternative(draft, _read(draft, _html(draft, further, place)))
    if draft.description is None:
        return
    markup, path = draft.description
    if "<" not in markup:
        words = UNWRITABLE.sub("", unescape(markup)) if "&" in markup else markup
        if "\n" not in words and "\r" not in words:
            _summary(draft, words, path)  # one line, as most are
            return
    text = _html(draft, markup, path)
    content = read_html(markup, from_xml=True) if "<" not in markup else _read(draft, text)
    if not draft.content and is_story(content.blocks):
        _body(draft, content, text)
        return
    before = len(draft.media)
    take_media(draft.media, content, draft.lose)
    draft.note_html(text, content, before)
    if "<" in markup:
        draft.path = path
        draft.lose_markup(replace(content, leftovers=()), "the description", _story(draft))
    _summary(draft, plain_text(content.blocks), path)


def _story(draft: Draft) -> str:
    """The markup of the story and the page's address: links to them say nothing more."""
    return "\n".join((draft.link or "", *(markup for markup, _ in draft.content)))


def _summary(draft: Draft, text: str, path: str) -> None:
    words = text.strip()
    if words:
        draft.origins[f"/descriptions/{len(draft.descriptions)}"] = path
        draft.descriptions.append(of_fields(Description, {"text": words, "role": "summary"}))


def _html(draft: Draft, markup: str, path: str) -> HtmlText:
    base = base_of(draft.channel, draft.link)
    return HtmlText(path, markup, base, given_ids(draft.media))


def base_of(channel: Channel, link: str | None) -> str | None:
    """What the addresses in the texts of an item are relative to. `link`: the address of its page."""
    return channel.base or link or channel.link


def _read(draft: Draft, text: HtmlText) -> Content:
    content = read_html(text.markup, base=text.base, media_start=text.media_start, from_xml=True)
    draft.lose_in(text, content)
    return content


def _body(draft: Draft, content: Content, text: HtmlText) -> None:
    before = len(draft.media)
    draft.fields["body"] = take_media(draft.media, content, draft.lose)
    draft.note_html(text, content, before, body=True)


def _alternative(draft: Draft, content: Content) -> None:
    blocks = take_media(draft.media, content, draft.lose)
    known = draft.fields.get("alternatives", ())
    draft.fields["alternatives"] = (*known, Alternative(blocks=blocks, media_type="text/html"))
