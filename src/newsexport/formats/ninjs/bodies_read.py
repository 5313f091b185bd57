"""Bodies, media and links of a ninjs object."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from newsexport.codes.losses import LS002
from newsexport.formats.ninjs import associations_read, words
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.draft import Reading
from newsexport.formats.ninjs.names import BODY_TYPES, MEDIA
from newsexport.payloads.html.places import HtmlText
from newsexport.payloads.joined_media import Places, given_ids, take_media, with_names
from newsexport.payloads.media_kind import kind_of_type
from newsexport.report import Report
from newsexport.schema.v1 import Alternative, Extension, Link, Media, Rendition
from newsexport.schema.v1.media import MediaKind
from newsexport.syntax.html_words import looks_like_markup


def read(reading: Reading) -> None:
    """The first body that has markup is the body; the others are alternatives of it."""
    cursor = reading.cursor
    listed: list[tuple[str, Media]] = []
    links: list[tuple[str, Link]] = []
    sources: list[Cursor] = []
    for entry in cursor.entries("associations"):
        if associations_read.is_medium(entry):
            listed.append((entry.pointer, associations_read.medium(entry, reading.fields["uri"])))
            sources.append(entry)
        else:
            links.append((entry.pointer, associations_read.link(entry, reading.fields["uri"])))
    own = associations_read.renditions(cursor)
    if own:
        sources.insert(0, cursor)
        kind = cursor.value.get("type")
        medium = Media(kind=kind if kind in MEDIA else _kind_of(own), renditions=own)
        listed.insert(0, (cursor.at("renditions"), medium))
    shown = _bodies(reading, [medium for _, medium in listed])
    place = reading.origins.get("/body", cursor.pointer)

    def lost(what: str, value: str) -> None:
        cursor.report.add(LS002, pointer=place, what=what, value=value)

    media, renamed = associations_read.merged(
        [medium for _, medium in listed], shown, lost, cursor.family
    )
    pointers = [pointer for pointer, _ in listed]
    reading.put_list("media", list(zip_longest(pointers, media, fillvalue=cursor.pointer)))
    if renamed:
        _rename(reading, renamed)
    _place_renditions(reading, sources)
    reading.put_list("links", links)


def _kind_of(files: tuple[Rendition, ...]) -> MediaKind:
    """What the files of a text are, by their types and names: all of one kind, or something else."""
    kinds = {kind_of_type(each.media_type, each.href) for each in files}
    return kinds.pop() if len(kinds) == 1 else "other"


def _place_renditions(reading: Reading, sources: list[Cursor]) -> None:
    """Where the renditions of the media stand, and their addresses and types."""
    for index, source in enumerate(sources):
        again = replace(source, report=Report())  # what is wrong was told when they were read
        for number, each in enumerate(again.entries("renditions")):
            base = f"/media/{index}/renditions/{number}"
            reading.origins[base] = each.pointer
            reading.origins[f"{base}/href"] = each.at("href")
            reading.origins[f"{base}/mediaType"] = each.at("contentType")


def _rename(reading: Reading, renamed: dict[str, str]) -> None:
    """Let the figures of the texts show the media by the ids that these have."""
    fields = reading.fields
    fields["body"] = with_names(fields["body"], renamed)
    fields["alternatives"] = tuple(
        each.model_copy(update={"blocks": with_names(each.blocks, renamed)})
        for each in fields.get("alternatives", ())
    )


def _bodies(reading: Reading, listed: list[Media]) -> list[Media]:
    """Read the texts. Returns the media that they show; `listed` are those of the associations."""
    cursor = reading.cursor
    found = sorted(words.texts(cursor, "bodies"), key=lambda each: each.media_type == "text/plain")
    alternatives = []
    shown: list[Media] = []
    places = Places(shown)
    given = given_ids(listed)
    for number, text in enumerate(found):
        is_html = number == 0 and text.media_type == "text/plain" and looks_like_markup(text.value)
        if is_html:
            cursor.tell(text.pointer, "body", text.value, "it holds HTML, and is read as that")
        known = len(shown)
        content = words.content(text._replace(media_type=None) if is_html else text, given)
        for left in content.leftovers:
            cursor.report.add(LS002, pointer=text.pointer, what=left.path, value=left.text)

        def lost(what: str, value: str, place: str = text.pointer) -> None:
            cursor.report.add(LS002, pointer=place, what=what, value=value)

        if number == 0:  # two pictures of one text are two, though they be at one address
            shown += content.media
            places = Places(shown)
            blocks = content.blocks
            reading.fields["body"] = blocks
            reading.origins["/body"] = text.pointer
            stands = HtmlText(text.pointer, text.value, media_start=given, blocks=len(blocks))
            reading.html.append(stands)
            role = text.role if text.role != "main" else None  # what else would it be?
            if role or _uncounted(text) or _is_other(text):
                _tell_form(reading, text._replace(role=role))
        else:
            blocks = take_media(shown, content, lost, places)
            alternative = Alternative(
                role=text.role, media_type=text.media_type, blocks=blocks,
                extensions=_uncounted(text),
            )  # fmt: skip
            alternatives.append((text.pointer, alternative))
        given = max(given, given_ids(shown[known:]))
    reading.put_list("alternatives", alternatives)
    return shown


COUNTS = ("charcount", "wordcount", "charCount", "wordCount")
"""Numbers that follow from the text, and are counted again when it is written."""


def _is_other(text: words.Words) -> bool:
    """Whether a body is said to be in a form that it is not read as, such as Markdown."""
    kind = (text.media_type or "").partition(";")[0].strip().lower()
    return bool(kind) and kind not in BODY_TYPES.values()


def _uncounted(text: words.Words) -> tuple[Extension, ...]:
    return tuple(
        each
        for each in text.extensions
        if each.name not in COUNTS or not isinstance(each.value, int | float)
    )


def _tell_form(reading: Reading, text: words.Words) -> None:
    """The role and further properties of the body itself have no place beside it."""
    form = [f"contentType: {text.media_type}"] if _is_other(text) else []
    said = ", ".join([text.role or "", *form, *(f"{e.name}: {e.value}" for e in _uncounted(text))])
    said = said.strip(", ")
    named = reading.cursor.family == "1"
    place = text.pointer if named else text.pointer.rpartition("/")[0]
    reading.cursor.report.add(LS002, pointer=place, what="the form of the body", value=said)
