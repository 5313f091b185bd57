"""A story as an item, with the evidence for what was derived."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from newsexport.formats.wire.story import Story
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.nitf.document import SUBJECT_CODES
from newsexport.prose.bylines import authors_in
from newsexport.prose.characters import direction_of
from newsexport.prose.datelines import read_dateline
from newsexport.prose.embargoes import end_of
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Description,
    Envelope,
    Evidence,
    Headline,
    NewsItem,
    Paragraph,
    PartialDate,
    Party,
    Rights,
)
from newsexport.vocab.forms import LANGUAGE_TAG

_BEHIND_DAY = re.compile(
    r",\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s([A-Z][A-Za-z]{2,9})$"
)
"""The agency behind the day of a dateline: `SKERRY, Feb. 9 Seawire`."""
_AGENCY = re.compile(r"[^\W\d_][\w.]{1,20}(?: [\w.]{1,20}){0,2}")


@dataclass(slots=True)
class _Derived:
    evidence: list[Evidence] = field(default_factory=list)

    def because(self, pointer: str, method: str, line: int, confidence: float) -> None:
        self.evidence.append(
            Evidence(field=pointer, method=method, line=line, confidence=confidence)
        )


def build(story: Story, uri: str, language: str | None) -> Parsed:
    """The item that a story describes; what it does not state stays absent."""
    derived = _Derived()
    blocks = tuple(block for block, _ in story.blocks)
    values: dict[str, Any] = {
        "uri": uri,
        "body": blocks,
        "headlines": tuple(Headline(text=text, role=role) for text, role in story.headlines),
        "descriptions": tuple(Description(text=text, role="summary") for text in story.abstracts),
        "slugline": story.slugline,
        "urgency": story.urgency,
        "keywords": tuple(story.keywords),
        "ed_note": "\n\n".join(story.notes) or None,
        "services": tuple(Concept(literal=code) for code in story.categories),
        "subjects": tuple(
            Concept(uri=SUBJECT_CODES + code, scheme=SUBJECT_CODES) for code in story.subject_codes
        ),
        "language": _language(story) or language,
        "direction": direction_of(" ".join(getattr(block, "text", "") for block in blocks[:20])),
        "alt_ids": tuple(AltId(value=value, type=kind) for kind, value in story.alt_ids),
        "rights": (Rights(notice=story.copyright),) if story.copyright else (),
        "pub_status": "canceled" if story.killed else "usable",
        "envelope": _envelope(story),
    }
    values |= _people(story, derived) | _times(story)
    values["evidence"] = tuple(derived.evidence)
    origins = {"": f"line {story.line}"}
    origins |= {f"/body/{index}": f"line {line}" for index, (_, line) in enumerate(story.blocks)}
    return Parsed(NewsItem.model_validate(values), Origins(origins))


def _language(story: Story) -> str | None:
    if story.language and not LANGUAGE_TAG.fullmatch(story.language):
        story.misunderstood("Content-Language", story.language, "not a language tag", story.line)
        return None
    return story.language


def _people(story: Story, derived: _Derived) -> dict[str, Any]:
    """Byline and its names, dateline, provider."""
    names: list[str] = []
    for byline in story.bylines:
        names += authors_in(byline)
    for index in range(len(names)):
        derived.because(f"/creators/{index}/name", "a name in the byline", story.line, 0.9)
    dateline, agency, line = story.dateline, None, story.line
    first = story.blocks[0] if story.blocks else None
    if dateline is None and first is not None and isinstance(first[0], Paragraph):
        found = read_dateline(first[0].text)
        if found is not None:
            dateline, agency, line = found.text, found.agency, first[1]
            derived.because("/dateline", "the beginning of the first paragraph", line, 0.9)
    if agency is None and dateline is not None and (behind := _BEHIND_DAY.search(dateline)):
        agency = behind[1]
    provider, why = story.provider, story.why_provider
    if provider is None and agency and _AGENCY.fullmatch(agency):
        provider, why = agency, "the agency in the dateline"
    if provider is not None:
        derived.because("/provider/name", why, line, 0.9)
    return {
        "byline": "\n".join(story.bylines) or None,
        "creators": tuple(Party(name=name) for name in names),
        "dateline": dateline,
        "provider": Party(name=provider) if provider else None,
    }


def _times(story: Story) -> dict[str, Any]:
    values: dict[str, Any] = {"version_created": story.created}
    if story.created is None and story.day is not None:
        values["content_created"] = PartialDate(story.day)
    if story.embargo:
        values["embargoed"] = _until(story)
    return values


def _until(story: Story) -> Any:
    """When the embargo ends, if that is one moment; else it is open-ended, and that is told."""
    moment = end_of(story.embargo)
    if moment is not None:
        return moment
    reason = "no moment with day, time and zone; the story is kept back until it is lifted"
    story.misunderstood("embargo", " / ".join(story.embargo), reason, story.line)
    return "open-ended"


def _envelope(story: Story) -> Envelope | None:
    values: dict[str, Any] = {
        "sender": story.sender,
        "sent": story.sent,
        "transmit_id": story.transmit_id,
        "destinations": tuple(story.destinations),
    }
    return Envelope(**values) if any(values.values()) else None
