"""The texts of an entry: which is the story, which the summary, and the media that they show."""

from __future__ import annotations

from dataclasses import replace

from newsexport.formats.atom.constructs import Words
from newsexport.formats.atom.draft import Draft
from newsexport.payloads import plain
from newsexport.payloads.content import Content
from newsexport.payloads.feeds.reading import is_story
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.joined_media import given_ids, take_media
from newsexport.schema.v1 import Alternative, Description
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import UNWRITABLE


def add_texts(draft: Draft) -> None:
    """Body, summary and media of the draft.

    A summary that is more than one paragraph is the body, where there is no other text.
    """
    for number, (words, path, base) in enumerate(draft.content):
        content = _read(draft, words, path, base)
        before = len(draft.media)
        blocks = take_media(draft.media, content)
        draft.note_media(before, path)
        if number == 0:
            draft.fields["body"] = blocks
            draft.origins["/body"] = path
        elif words != draft.content[0][0]:
            known = draft.fields.get("alternatives", ())
            kind = "text/html" if words.form == "html" else "text/plain"
            draft.fields["alternatives"] = (*known, Alternative(blocks=blocks, media_type=kind))
    if draft.summary is not None:
        _summary(draft, *draft.summary)


def _summary(draft: Draft, words: Words, path: str, base: str | None) -> None:
    content = _read(draft, words, path, base)
    before = len(draft.media)
    blocks = take_media(draft.media, content)
    draft.note_media(before, path)
    if not draft.content and words.form == "html" and is_story(content.blocks):
        draft.fields["body"] = blocks
        draft.origins["/body"] = path
        return
    draft.lose_markup(replace(content, leftovers=()), "the summary")
    text = plain_text(blocks).strip()
    if text:
        draft.origins[f"/descriptions/{len(draft.descriptions)}"] = path
        draft.descriptions.append(Description(text=text, role="summary"))
    elif words.value.strip() and not blocks:
        draft.path = path
        draft.lose("the markup of the summary", words.value.strip())


def _read(draft: Draft, words: Words, path: str, base: str | None) -> Content:
    if words.form == "text":
        return Content(blocks=plain.read(UNWRITABLE.sub("", words.value)))
    content = read_html(words.value, base=base, media_start=given_ids(draft.media))
    draft.path = path
    for leftover in content.leftovers:
        draft.lose(f"{leftover.path.lstrip('/')} in the HTML", leftover.text)
    return content
