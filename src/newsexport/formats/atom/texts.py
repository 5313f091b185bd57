"""The texts of an entry: which is the story, which the summary, and the media that they show."""

from __future__ import annotations

from dataclasses import replace

from newsexport.formats.atom.constructs import Words
from newsexport.formats.atom.draft import Draft
from newsexport.payloads import plain
from newsexport.payloads.content import Content
from newsexport.payloads.feeds.reading import is_story
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.html.places import HtmlText
from newsexport.payloads.joined_media import given_ids, take_media
from newsexport.schema.v1 import Alternative, Description
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import UNWRITABLE


def add_texts(draft: Draft) -> None:
    """Body, summary and media of the draft.

    A summary that is more than one paragraph is the body, where there is no other text.
    """
    for number, (words, path, base) in enumerate(draft.content):
        text = HtmlText(path, words.value, base, given_ids(draft.media), made_of=words.made_of)
        content = _read(draft, words, text)
        before = len(draft.media)
        blocks = take_media(draft.media, content, draft.lose)
        draft.note_html(text, content, before, body=number == 0)
        if number == 0:
            draft.fields["body"] = blocks
        elif words != draft.content[0][0]:
            known = draft.fields.get("alternatives", ())
            kind = "text/html" if words.form == "html" else "text/plain"
            draft.fields["alternatives"] = (*known, Alternative(blocks=blocks, media_type=kind))
    if draft.summary is not None:
        _summary(draft, *draft.summary)


def _summary(draft: Draft, words: Words, path: str, base: str | None) -> None:
    stands = HtmlText(path, words.value, base, given_ids(draft.media), made_of=words.made_of)
    content = _read(draft, words, stands)
    before = len(draft.media)
    blocks = take_media(draft.media, content, draft.lose)
    story = not draft.content and words.form == "html" and is_story(content.blocks)
    draft.note_html(stands, content, before, body=story)
    if story:
        draft.fields["body"] = blocks
        return
    draft.lose_markup(replace(content, leftovers=()), "the summary")
    text = plain_text(blocks).strip()
    if text:
        draft.origins[f"/descriptions/{len(draft.descriptions)}"] = path
        draft.descriptions.append(Description(text=text, role="summary"))
    elif words.value.strip() and not blocks:
        draft.path = path
        draft.lose("the markup of the summary", words.value.strip())


def _read(draft: Draft, words: Words, text: HtmlText) -> Content:
    if words.form == "text":
        return Content(blocks=plain.read(UNWRITABLE.sub("", words.value)))
    content = read_html(words.value, base=text.base, media_start=text.media_start)
    draft.lose_in(text, content)
    return content
