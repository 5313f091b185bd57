"""From a draft to a news item, with the origin of each value and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from newsexport.extract.draft import Draft, DraftBlock, DraftPicture, Found
from newsexport.parsed import Origins, Parsed
from newsexport.prose.characters import direction_of
from newsexport.schema.v1 import (
    Block,
    Correction,
    Description,
    Evidence,
    Headline,
    ListBlock,
    ListEntry,
    Media,
    NewsItem,
    PartialDate,
    Party,
    plain_heading,
    plain_paragraph,
)
from newsexport.schema.v1.model import of_valid


@dataclass(slots=True)
class _Notes:
    """Collects what `Parsed` remembers beside the item."""

    origins: dict[str, str]
    evidence: list[Evidence] = field(default_factory=list)

    def because(self, pointer: str, found: Found[str] | Found[datetime], *, how: str = "") -> None:
        """The value at `pointer` was derived: say where from."""
        self.origins[pointer] = f"line {found.line}"
        self.evidence.append(
            of_valid(
                Evidence,
                field=pointer,
                method=how or found.method,
                line=found.line,
                confidence=found.confidence,
            )
        )


def build_item(draft: Draft, uri: Found[str], *, language: str | None = None) -> Parsed:
    """The item that a draft describes. What the draft does not know stays absent."""
    notes = _Notes({"": f"line {draft.first_line}"})
    notes.because("/uri", uri)
    if language is None and draft.language:
        language = draft.language.value
        notes.because("/language", draft.language)
    direction = _direction(draft)
    if direction:
        script = Found(direction, draft.first_line, "the script of most letters", 1.0)
        notes.because("/direction", script)
    values: dict[str, object] = {"uri": uri.value, "language": language, "direction": direction}
    values |= _words(draft, notes)
    values |= _of_front_matter(draft, notes)
    values |= _times(draft, notes)
    values["body"] = tuple(_body(draft.blocks, notes))
    if draft.body:
        notes.because("/body", draft.body)
    values["media"] = tuple(
        _picture(picture, index, notes) for index, picture in enumerate(draft.pictures)
    )
    values["evidence"] = tuple(notes.evidence)
    return Parsed(NewsItem.model_validate(values), Origins(notes.origins))


def _direction(draft: Draft) -> str | None:
    """The writing direction, as the script of headline and body proves it."""
    texts = [draft.headline.value] if draft.headline else []
    texts += [block.text for block in draft.blocks[:20]]
    return direction_of(" ".join(texts))


def _words(draft: Draft, notes: _Notes) -> dict[str, object]:
    """Headline, standfirst, byline, authors, dateline, corrections."""
    values: dict[str, object] = {}
    if draft.headline:
        values["headlines"] = (Headline(text=draft.headline.value),)
        notes.because("/headlines/0/text", draft.headline)
    if draft.standfirst:
        values["descriptions"] = (Description(text=draft.standfirst.value, role="standfirst"),)
        notes.because("/descriptions/0/text", draft.standfirst)
    if draft.byline:
        values["byline"] = draft.byline.value
        notes.because("/byline", draft.byline)
    if draft.dateline:
        values["dateline"] = draft.dateline.value
        notes.because("/dateline", draft.dateline)
    values["creators"] = tuple(Party(name=author.value) for author in draft.authors)
    for index, author in enumerate(draft.authors):
        notes.because(f"/creators/{index}/name", author)
    values["corrections"] = tuple(Correction(text=each.value) for each in draft.corrections)
    for index, correction in enumerate(draft.corrections):
        notes.because(f"/corrections/{index}/text", correction)
    return values


def _of_front_matter(draft: Draft, notes: _Notes) -> dict[str, object]:
    """Address, publisher, section, keywords: only lines with labels tell them."""
    values: dict[str, object] = {}
    if draft.url:
        values["canonical_url"] = draft.url.value
        notes.because("/canonicalUrl", draft.url)
    if draft.publisher:
        values["publisher"] = Party(name=draft.publisher.value)
        notes.because("/publisher/name", draft.publisher)
    if draft.section:
        values["section"] = draft.section.value
        notes.because("/section", draft.section)
    values["keywords"] = tuple(each.value for each in draft.keywords)
    for index, keyword in enumerate(draft.keywords):
        notes.because(f"/keywords/{index}", keyword)
    return values


def _times(draft: Draft, notes: _Notes) -> dict[str, object]:
    """Moments where the text gives them whole; a day without time stays a day of the content."""
    values: dict[str, object] = {}
    if draft.published:
        values["published"] = draft.published.value
        notes.because("/published", draft.published)
    elif draft.published_day:
        values["content_created"] = PartialDate(draft.published_day.value)
        how = f"{draft.published_day.method}; without a moment, so not `published`"
        notes.because("/contentCreated", draft.published_day, how=how)
    if draft.updated:
        values["content_modified"] = PartialDate(draft.updated.value)
        notes.because("/contentModified", draft.updated)
    elif draft.updated_day:
        values["content_modified"] = PartialDate(draft.updated_day.value)
        notes.because("/contentModified", draft.updated_day)
    latest = draft.updated or (None if draft.updated_day else draft.published)
    if latest:
        values["version_created"] = latest.value
        notes.because("/versionCreated", latest, how="the latest moment that the text states")
    return values


def _body(blocks: list[DraftBlock], notes: _Notes) -> list[Block]:
    """Paragraphs, subheads, and lists of the entries that follow each other."""
    body: list[Block] = []
    entries: list[DraftBlock] = []
    for block in blocks:
        if block.kind == "entry":
            entries.append(block)
            continue
        _close_list(entries, body, notes)
        notes.origins[f"/body/{len(body)}"] = f"line {block.line}"
        if block.kind == "heading":
            body.append(plain_heading(block.text, 2))
        else:
            body.append(plain_paragraph(block.text))
    _close_list(entries, body, notes)
    return body


def _close_list(entries: list[DraftBlock], body: list[Block], notes: _Notes) -> None:
    if not entries:
        return
    pointer = f"/body/{len(body)}"
    notes.origins[pointer] = f"line {entries[0].line}"
    for index, entry in enumerate(entries):
        notes.origins[f"{pointer}/items/{index}"] = f"line {entry.line}"
    items = tuple(ListEntry(blocks=(plain_paragraph(entry.text),)) for entry in entries)
    body.append(ListBlock(items=items))
    entries.clear()


def _picture(picture: DraftPicture, index: int, notes: _Notes) -> Media:
    pointer = f"/media/{index}"
    places = (
        (f"{pointer}/caption", picture.caption),
        (f"{pointer}/creditLine", picture.credit),
        (f"{pointer}/created", picture.created),
    )
    for place, found in places:
        if found:
            notes.because(place, found)
            notes.origins.setdefault(pointer, f"line {found.line}")
    return Media(
        id=f"picture-{index + 1}",
        caption=picture.caption.value if picture.caption else None,
        credit_line=picture.credit.value if picture.credit else None,
        created=PartialDate(picture.created.value) if picture.created else None,
    )
