"""One NITF document as an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsexport.formats.nitf.stated import Stated
from newsexport.formats.nitf.whereabouts import creators, dateline_place, event_place, located
from newsexport.payloads import marks
from newsexport.payloads.basic_dates import day_of, extended
from newsexport.payloads.identity import derive_uri, is_absolute
from newsexport.payloads.nitf.document import SUBJECT_CODES, Fact, subject_names, subject_uri
from newsexport.prose.feed_dates import certain_moment
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Correction,
    Description,
    Headline,
    NewsItem,
    PartialDate,
    Party,
    Rights,
    parse_instant,
)
from newsexport.syntax.xml import XML_LANG
from newsexport.vocab.forms import LANGUAGE_TAG, tag_read_as
from newsexport.vocab.iptc_schemes import uri_of

_WEB = re.compile(r"https?://\S+")
_FIGURES = re.compile(r"\d{8}T?\d{4,6}\S{0,6}")
"""A date and a time in one word."""
_NOTE = re.compile(r"note(?:[/\[]|$)")
_STATUSES = {"usable": "usable", "embargoed": "usable", "withheld": "withheld",
             "canceled": "canceled", "cancelled": "canceled"}  # fmt: skip
_NAMED = {"people": "person", "organisations": "org", "places": "location", "events": "event",
          "objects": "object.title", "subjects": "classifier"}  # fmt: skip


def news_item(stated: Stated, source_name: str) -> NewsItem:
    """The item that a document's facts and content say."""
    content = stated.content
    identifier = stated.first("doc-id", "id-string")
    address = _address(stated)
    uri, how = derive_uri(source_name, 0, identifier=identifier)
    stated.tell_identity(uri, how)
    fields: dict[str, Any] = {
        "uri": uri,
        "title": content.title,
        "version": stated.number("du-key", "version", 1, 10**15) or 1,
        "first_created": stated.instant("date.issue"),
        "expires": stated.date("date.expire"),
        "published": stated.instant("pubdata", "date.publication"),
        "content_created": stated.date("story.date"),
        "publisher": _publisher(stated),
        "slugline": stated.first("du-key", "key"),
        "urgency": stated.number("urgency", "ed-urg", 1, 9),
        "canonical_url": address,
        "section": stated.first("pubdata", "position.section"),
        "version_created": _last_revision(stated),
        "corrections": _corrections(stated),
        "body": content.blocks,
        "media": content.media,
    }
    fields["alt_ids"] = _alt_ids(stated, uri)
    fields |= _status(stated) | _words(stated) | _things(stated)
    if content.title and not fields.get("headlines") and not stated.document.is_ours:
        # the title of a page is its headline: others state no title of another kind
        fields |= {"headlines": (Headline(text=content.title),), "title": None}
    if not stated.document.is_ours:
        _take_date(stated, fields)
    if fields["content_created"] is None:
        fields["content_created"] = next(iter(stated.days), None)
    return NewsItem(**fields)


def _alt_ids(stated: Stated, uri: str) -> tuple[AltId, ...]:
    """Identifiers beside the uri, each with who registered it."""
    found = []
    for fact in stated.document.named("doc-id"):
        value = stated.take(fact, "id-string")
        if value and value != uri:
            found.append(AltId(value=value, type=stated.take(fact, "regsrc")))
    unique = stated.first("nitf", "uno")
    return (*found, AltId(value=unique, type="uno")) if unique else tuple(found)


def _publisher(stated: Stated) -> Party | None:
    name = stated.first("pubdata", "name")
    return Party(name=name) if name else None


def _address(stated: Stated) -> str | None:
    """The address of the page: what pubdata refers to outside, if that is one of the web."""
    for fact in stated.document.named("pubdata"):
        if _WEB.fullmatch(fact.values.get("ex-ref", "").strip()):
            stated.said(fact, "type", "web")
            return stated.take(fact, "ex-ref")
    return None


def _last_revision(stated: Stated) -> datetime | None:
    """When the latest revision was made, of those that say it; the others are told with the rest."""
    latest: tuple[datetime, Fact, ValueError | None] | None = None
    for fact in stated.document.named("revision-history"):
        norm = fact.values.get("norm", "")
        fault = None
        try:
            moment: datetime | None = parse_instant(extended(norm))
        except ValueError as error:
            moment, fault = certain_moment(norm), error
        if moment is not None and (latest is None or moment > latest[0]):
            latest = moment, fact, fault
    if latest is None:
        return None
    moment, fact, fault = latest
    value = stated.take(fact, "norm")
    if fault is not None:
        place = f"{fact.path}/@norm"
        return stated.in_other_form("revision-history/@norm", value, fault, place)
    return moment


def _corrections(stated: Stated) -> tuple[Correction, ...]:
    texts = [stated.take(fact, "info") for fact in stated.document.named("correction")]
    return tuple(Correction(text=text) for text in texts if text)


def _status(stated: Stated) -> dict[str, Any]:
    """Whether it may be used: what is not understood keeps it back."""
    value = stated.first("docdata", "management-status") or "usable"
    status = _STATUSES.get(value.lower())
    if status is None:
        place = "/nitf/head/docdata/@management-status"
        stated.misunderstood("docdata/@management-status", value, "not a status of NITF", place)
    release = stated.document.value("date.release", "norm")
    embargoed = stated.instant("date.release")
    # without an offset it is no moment, but what was issued at the same time was not held back for long
    at_once = release is not None and release == stated.document.value("date.issue", "norm")
    unclear = release is not None and not (at_once and day_of(release))
    kept_back = unclear or value.lower() == "embargoed"
    return {
        "pub_status": status or "withheld",
        "embargoed": embargoed or ("open-ended" if kept_back else None),
    }


def _words(stated: Stated) -> dict[str, Any]:
    head = stated.content.head
    notes = [stated.take(fact, "info") for fact in stated.document.named("ed-msg")]
    notes += _notes(stated)
    language = stated.content.language
    for fact in stated.document.facts[:1]:
        stated.said(fact, XML_LANG, language or "")
    if language and not LANGUAGE_TAG.fullmatch(language):
        meant, reason = tag_read_as(language)
        stated.misunderstood("nitf/@baselang", language, reason, "/nitf")
        language = meant
    fields: dict[str, Any] = {
        "ed_note": "\n".join(note for note in notes if note) or None,
        "language": language or None,
    }
    if head is None:
        return fields
    headlines = [Headline(text=head.headline)] if head.headline else []
    headlines += [Headline(text=text, role="subheadline") for text in head.subheadlines]
    return fields | {
        "headlines": tuple(headlines),
        "descriptions": tuple(Description(text=text, role="summary") for text in head.abstract),
        "byline": head.byline,
        "dateline": head.dateline,
    }


def _notes(stated: Stated) -> Iterator[str | None]:
    """The notes above the story, each element with words of its own as a line."""
    read = None
    for fact in stated.document.facts:
        if not _NOTE.match(fact.above) or (read and fact.path.startswith(read)):
            continue
        if fact.text or fact.tails:
            read = f"{fact.path}/"
            yield stated.take_whole(fact)


def _take_date(stated: Stated, fields: dict[str, Any]) -> None:
    """A dateline that is nothing but a date says when the story was made, where story.date does not say the same."""
    said = fields.get("dateline") or ""
    stamped = False
    made: PartialDate | None
    try:
        made = PartialDate(extended(said))
    except ValueError:
        stamped = _FIGURES.fullmatch(said) is not None
        made = day_of(said[:8]) if stamped else None
    if made is None:
        return
    if fields["content_created"] is None:
        fields["content_created"] = made
        if stamped:
            reason = "a time without its offset is no moment; its day is kept"
            datelines = (each.path for each in stated.document.named("dateline"))
            place = next(datelines, "/nitf/body/body.head")
            stated.misunderstood("dateline", said, reason, place)
    day = re.sub(r"\D", "", str(fields["content_created"] or ""))[:8]
    if day and day.startswith(re.sub(r"\D", "", said)[:8]):
        fields["dateline"] = None


def _things(stated: Stated) -> dict[str, Any]:
    """Subjects, things named, and the parties."""
    found: dict[str, list[Any]] = {field: [] for field in (*_NAMED, "keywords", "genres")}
    for fact in stated.document.named("tobject.subject"):
        if '"void":true' in fact.values.get(marks.XML_MARK, ""):
            stated.take(fact, "tobject.subject.refnum")  # said by the topic itself
            continue
        found["subjects"] += _subject(stated, fact)
    for field, name in _NAMED.items():
        for fact in stated.document.named(name, "identified-content"):
            if name == "location" and fact.text is None and fact.words:
                found[field] += located(stated, fact)
                continue
            text, uri, literal, scheme = _identified(stated, fact)
            kind = stated.take(fact, "type") if name == "classifier" else None
            if text or uri or literal:
                concept = Concept(uri=uri, literal=literal, name=text, type=kind, scheme=scheme)
                found[field].append(concept)
    for fact in stated.document.named("keyword"):
        found["keywords"] += filter(None, [stated.take(fact, "key"), stated.take(fact)])
    for fact in stated.document.named("Keyword", "tobject"):  # as newspapers write it
        found["keywords"] += filter(None, [stated.take(fact, "name")])
    for fact in stated.document.named("tobject.property"):
        genre = stated.take(fact, "tobject.property.type")
        found["genres"] += [Concept(name=genre)] if genre else []
    known = {place.name for place in found["places"]}
    for fact in stated.document.named("evloc"):
        further = [each for each in event_place(stated, fact) if each.name not in known]
        known |= {place.name for place in further}
        found["places"] += further
    fields: dict[str, Any] = {field: tuple(values) for field, values in found.items()}
    fields["creators"], fields["evidence"] = creators(stated)
    fields["located"] = dateline_place(stated)
    fields["rights"] = _rights(stated)
    for fact in stated.document.facts:
        if fact.text and fact.above in {"distributor", "distributor/org"}:
            uri = stated.take(fact, "value") if is_absolute(fact.values.get("value")) else None
            fields["provider"] = Party(name=stated.take(fact), uri=uri)
            break
    return fields


def _subject(stated: Stated, fact: Fact) -> list[Concept]:
    """A subject by its code and the name of its own level; those of the wider levels are broader concepts."""
    uri = subject_uri(fact)
    code = stated.take(fact, "tobject.subject.refnum")
    if code is not None and (known := uri_of(code)) is not None:
        levels = (f"tobject.subject.{level}" for level in ("detail", "matter", "type"))
        title = next((words for level in levels if (words := stated.take(fact, level))), None)
        return [Concept(uri=known, qcode=code, name=title)]
    if uri is None or code is None:
        name = stated.take(fact, "tobject.subject.type")
        return [Concept(literal=code, name=name)] if code or name else []
    said = {
        level: name
        for level, attribute in subject_names(fact).items()
        if (name := stated.take(fact, attribute))
    }
    name = said.pop(code, None)
    if name is None and len(said) == 1:  # the only name there is
        (name,) = said.values()
        said = {}
    broader = tuple(
        Concept(uri=SUBJECT_CODES + level, name=name, scheme=SUBJECT_CODES)
        for level, name in reversed(said.items())
    )
    return [Concept(uri=uri, name=name, scheme=SUBJECT_CODES, broader=broader)]


def _identified(
    stated: Stated, fact: Fact
) -> tuple[str | None, str | None, str | None, str | None]:
    """Name, uri, literal and scheme of something that is named."""
    code, source = (
        ("location-code", "code-source") if fact.name == "location" else ("value", "idsrc")
    )
    value = stated.take(fact, code)
    # another source is told with the rest: it is no name that anybody could look up
    scheme = stated.take(fact, source) if is_absolute(fact.values.get(source)) else None
    words = stated.take_whole(fact)
    if is_absolute(value):
        return words, value, None, scheme
    return words, None, value, scheme


def _rights(stated: Stated) -> tuple[Rights, ...]:
    """The owner that docdata names, and the notice and limits above the story."""
    holder = stated.first("doc.copyright", "holder")
    said: dict[str, str | None] = {"rights": None, "rights.owner": None, "rights.limitations": None}
    for fact in stated.document.facts:
        if fact.name in said and fact.above and fact.text:
            said[fact.name] = said[fact.name] or stated.take(fact)
    if said["rights.owner"]:
        holder = holder or said["rights.owner"]
        said["rights"] = said["rights"] and f"{said['rights']} {said['rights.owner']}"
    if not holder and not any(said.values()):
        return ()
    owner = Party(name=holder) if holder else None
    return (Rights(holder=owner, notice=said["rights"], usage_terms=said["rights.limitations"]),)
