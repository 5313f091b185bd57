"""NewsLines and the metadata of a component.

Source: NewsML 1.2 Functional Specification (IPTC, 2003), sections 5.5 to 5.9.
"""

from __future__ import annotations

import re
from typing import Any

from newsexport.formats.newsml1.stated import NAMESPACE, Stated, child, children
from newsexport.payloads.nitf.document import SUBJECT_CODES
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Extension,
    Generator,
    Headline,
    Label,
    PartialDate,
    Party,
    Rights,
)
from newsexport.syntax.xml import XML_LANG, Element, local
from newsexport.vocab.forms import LANGUAGE_TAG, tag_read_as

_CODE = re.compile(r"\d{8}")
_PARTIES = {
    "Provider": "provider", "Creator": "creators", "Source": "info_sources",
    "Contributor": "contributors",
}  # fmt: skip
_TOPICS = {
    "geography": "places", "location": "places", "country": "places", "city": "places", "region": "places",
    "company": "organisations", "organisation": "organisations", "organization": "organisations",
    "person": "people", "event": "events",
}  # fmt: skip
"""Types of topics -> fields; all others are subjects."""
_HEADLINES = ("HeadLine", "SubHeadLine", "Headline", "SubHeadline")
"""As the standard has them, and as some write them."""
_ADVISORY = frozenset({"advisoryline", "advisory", "editorsnote", "editornote", "ednote"})


def news_lines(stated: Stated, component: Element, language: str | None) -> dict[str, Any]:
    """Headlines, byline, dateline and the other lines for readers."""
    lines = child(component, "NewsLines")
    values: dict[str, Any] = {"headlines": [], "notes": [], "keywords": []}
    for line in children(lines, *_HEADLINES):
        text = stated.text(line)
        if text:
            role = "subheadline" if local(line).startswith("Sub") else None
            tongue = _other(stated, line, language)
            if tongue:
                stated.value(line, "lang")
            values["headlines"].append(Headline(text=text, role=role, language=tongue))
        else:
            stated.value(line, "lang")  # of no words
    for name, field in (
        ("ByLine", "byline"), ("DateLine", "dateline"), ("CreditLine", "credit_line"),
        ("CopyrightLine", "copyright"), ("RightsLine", "usage_terms"), ("SlugLine", "slugline"),
    ):  # fmt: skip
        found = [text for line in children(lines, name) if (text := stated.text(line))]
        for line in children(lines, name):
            _other(stated, line, language)
        if found:
            values[field] = "\n".join(dict.fromkeys(found))
    for line in children(lines, "KeywordLine"):
        text = stated.text(line) or ""
        values["keywords"] += [word for part in text.split(",") if (word := part.strip())]
    for line in children(lines, "NewsLine"):
        kind = child(line, "NewsLineType")
        if ((kind.get("FormalName") if kind is not None else "") or "").lower() in _ADVISORY:
            stated.value(kind)
            values["notes"] += [
                text for part in children(line, "NewsLineText") if (text := stated.text(part))
            ]
    return values


def _other(stated: Stated, line: Element, language: str | None) -> str | None:
    """The language of a line, where it differs from the item's; one that nobody takes is told with the rest."""
    own = line.get(XML_LANG)
    if own in (language, "x-default"):
        stated.value(line, "lang")
        return None
    return own if own and LANGUAGE_TAG.fullmatch(own) else None


def language_of(stated: Stated, component: Element | None) -> str | None:
    """The language that a component says its content is in."""
    around = (component.get(XML_LANG) or "").strip() if component is not None else ""
    for element in children(child(component, "DescriptiveMetadata"), "Language"):
        value = stated.value(element)
        if value and component is not None and value == around:
            stated.value(component, "lang")  # says the same
        if value and LANGUAGE_TAG.fullmatch(value):
            return value
        if value:
            meant, reason = tag_read_as(value)
            stated.misunderstood(element, value, reason)
            if meant:
                return meant
    if not around or component is None:
        return None
    stated.value(component, "lang")
    if LANGUAGE_TAG.fullmatch(around):
        return around
    meant, reason = tag_read_as(around)
    stated.misunderstood(component, around, reason)
    return meant


def administrative(stated: Stated, component: Element) -> dict[str, Any]:
    """Parties, file name, rights."""
    around = child(component, "AdministrativeMetadata")
    values: dict[str, Any] = {}
    for name, field in _PARTIES.items():
        elements = [
            each for element in children(around, name) for each in children(element, "Party")
        ]
        if field == "provider":  # there is one; others are told with the rest
            elements = elements[:1]
        parties = [party for each in elements if (party := _party(stated, each))]
        if parties:
            values[field] = parties[0] if field == "provider" else tuple(dict.fromkeys(parties))
    names = [text for each in children(around, "FileName") if (text := stated.text(each))]
    if names:
        values["alt_ids"] = tuple(AltId(value=text, type="FileName") for text in names)
    rights = _rights(stated, child(component, "RightsMetadata"))
    if rights:
        values["rights"] = rights
    return values


def _party(stated: Stated, element: Element) -> Party | None:
    name = stated.value(element)
    if not name:
        return None
    roles: list[str] = []
    title = None
    for each in children(element, "Property"):
        kind = (each.get("FormalName") or "").lower()
        if kind == "role" or (kind == "position" and title is None):
            stated.value(each)
            said = stated.value(each, "Value")
            roles += [said] if kind == "role" and said else []
            title = said if kind == "position" else title
    return Party(name=name, roles=tuple(roles), job_title=title)


def in_words(value: object) -> str:
    """A value of a component as a message says it."""
    if isinstance(value, Party):
        return ", ".join(filter(None, (value.name, *value.roles, value.job_title)))
    if isinstance(value, Concept):
        names = (label.text for label in value.labels)
        return ", ".join(filter(None, (value.name, value.literal or value.uri, *names)))
    return str(value)


def _rights(stated: Stated, around: Element | None) -> tuple[Rights, ...]:
    found = []
    for each in children(around, "Copyright"):
        holder = stated.text(child(each, "CopyrightHolder"))
        date = stated.text(child(each, "CopyrightDate"))
        notice = " ".join(part for part in (date, holder) if part)
        if notice:
            found.append(Rights(holder=Party(name=holder) if holder else None, notice=notice))
    for each in children(around, "UsageRights"):
        terms = [
            text
            for part in children(each, "UsageType", "Limitations")
            if (text := stated.text(part))
        ]
        holder = stated.text(child(each, "RightsHolder"))
        if terms or holder:
            party = Party(name=holder) if holder else None
            found.append(Rights(usage_terms="\n".join(terms) or None, holder=party))
    return tuple(found)


def rights(notice: str | None, terms: str | None) -> tuple[Rights, ...]:
    """What the lines for readers say of rights."""
    return (Rights(notice=notice, usage_terms=terms),)


def descriptive(stated: Stated, component: Element) -> dict[str, Any]:
    """Subjects, genres, places, audience, keywords, and the date of the dateline."""
    around = child(component, "DescriptiveMetadata")
    found: dict[str, list[Any]] = {
        name: []
        for name in ("subjects", "genres", "audience", "keywords", "generator", "located", *_TOPICS.values())
    }  # fmt: skip
    language = _language_in(around)
    for code in children(around, "SubjectCode"):
        for each in children(code, "Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"):
            found["subjects"] += _subject(stated, each, language)
    for each in children(around, "TopicOccurrence"):
        field, concepts = _topic(stated, each, language)
        found[field] += concepts
    for element in children(around, "Genre"):
        word = stated.value(element)
        found["genres"] += [Concept(literal=word, name=word)] if word else []
    for element in children(around, "OfInterestTo"):
        word = stated.value(element)
        further = stated.further(element, "FormalName", "Duid") if word else ()
        found["audience"] += [Concept(literal=word, extensions=further)] if word else []
    for element in children(around, "Property"):
        _property(stated, element, found)
    for element in children(around, "Location"):
        _location(stated, element, found)
    for element in children(component, "Metadata"):
        for each in children(element, "Property"):
            if (each.get("FormalName") or "").lower().endswith(("keyword", "keywords")):
                kind, word = stated.value(each), stated.value(each, "Value")
                found["subjects"] += [Concept(literal=word, name=word, type=kind)] if word else []
    day = child(around, "DateLineDate")
    created: PartialDate | None = stated.date(day, stated.text(day))
    found["subjects"] = _each_once(found["subjects"])
    values: dict[str, Any] = {
        name: tuple(dict.fromkeys(each)) for name, each in found.items() if each
    }
    return values | ({"content_created": created} if created else {})


def _each_once(concepts: list[Concept]) -> list[Concept]:
    """Concepts that differ in their extensions only are one, with all of them."""
    found: dict[Concept, dict[Extension, None]] = {}
    for each in concepts:
        bare = each.model_copy(update={"extensions": ()})
        found.setdefault(bare, {}).update(dict.fromkeys(each.extensions))
    return [each.model_copy(update={"extensions": tuple(all_)}) for each, all_ in found.items()]


def _subject(stated: Stated, element: Element, language: str | None) -> list[Concept]:
    code = stated.value(element)
    if not code:
        return []
    topic = stated.topics.get(("FormalName", code))
    name, labels = (None, ()) if topic is None else _names(stated, topic, language)
    if topic is not None:
        stated.text(child(topic, "FormalName"))
    said: dict[str, Any] = {"name": name, "labels": labels}
    said["extensions"] = stated.further(element, "FormalName", "Duid")
    if _CODE.fullmatch(code):
        return [Concept(uri=SUBJECT_CODES + code, scheme=SUBJECT_CODES, **said)]
    return [Concept(literal=code, **said)]


def _names(
    stated: Stated, topic: Element, language: str | None
) -> tuple[str | None, tuple[Label, ...]]:
    """The name of a topic in the language of the item, else in that around its use, and those in other languages."""
    described = list(children(topic, "Description"))
    if any(each.get("Variant") == "Name" for each in described):
        described = [each for each in described if each.get("Variant") == "Name"]
    names: dict[str | None, str] = {}
    for each in described:
        tag = each.get(XML_LANG)
        if tag in names or (tag and not LANGUAGE_TAG.fullmatch(tag)):
            continue  # a further name, or one in no language, is told with the rest
        text = stated.text(each)
        if text:
            names[tag] = text
            stated.value(each, "lang")
            if each.get("Variant") == "Name":
                stated.value(each, "Variant")
    own = stated.root.get(XML_LANG) or language
    name = names.pop(own, None) or names.pop(next(iter(names), None), None)
    return name, tuple(Label(text=text, language=tag) for tag, text in names.items())


def _topic(stated: Stated, occurrence: Element, language: str | None) -> tuple[str, list[Concept]]:
    """The topic of the item that an occurrence leads to, by its code and its descriptions; and its field."""
    duid = (occurrence.get("Topic") or "").strip().removeprefix("#")
    topic = stated.topics.get(("Duid", duid)) if duid else None
    if topic is None:
        return "subjects", []
    kind = child(topic, "TopicType")
    field = _TOPICS.get(
        ((kind.get("FormalName") or "") if kind is not None else "").lower(), "subjects"
    )
    code = stated.text(child(topic, "FormalName"))
    name, labels = _names(stated, topic, language)
    if not code and not name:
        return field, []
    if field != "subjects":
        stated.value(kind)
    stated.value(occurrence, "Topic")
    stated.value(topic, "Duid")
    if code and _CODE.fullmatch(code):
        return field, [
            Concept(uri=SUBJECT_CODES + code, scheme=SUBJECT_CODES, name=name, labels=labels)
        ]
    return field, [Concept(literal=code, name=name, labels=labels)]


def _language_in(around: Element | None) -> str | None:
    """The language that DescriptiveMetadata states, without its region."""
    element = child(around, "Language")
    word = "" if element is None else element.get("FormalName") or ""
    return word.partition("-")[0].lower() or None


def _property(stated: Stated, element: Element, found: dict[str, list[Any]]) -> None:
    kind = (element.get("FormalName") or "").lower()
    if kind not in {"keyword", "generatorsoftware"}:
        return
    word = stated.value(element, "Value")
    if word:
        stated.value(element)
        if kind == "keyword":
            found["keywords"].append(word)
        else:
            found["generator"].append(Generator(name=word))


def _location(stated: Stated, element: Element, found: dict[str, list[Any]]) -> None:
    """A place by its city, else its region or country; the wider ones are broader concepts. Others are kept: coordinates."""
    said: dict[str, str] = {}
    others: list[Element] = []
    for each in children(element, "Property"):
        kind = (each.get("FormalName") or "").lower()
        if kind in {"city", "countryarea", "country"} and kind not in said:
            value = stated.value(each, "Value")
            if value:
                said[kind] = value
                stated.value(each)
        elif kind not in {"", *said} and each.get("Value"):
            others.append(each)
    names = [said[kind] for kind in ("city", "countryarea", "country") if kind in said]
    if not names:
        return
    wider = tuple(Concept(name=name) for name in names[1:])
    further = tuple(
        Extension(
            namespace=NAMESPACE,
            name=f"Property/{stated.value(each)}",
            value=stated.value(each, "Value"),
        )
        for each in others
    )
    is_origin = (element.get("HowPresent") or "").strip().lower() in {"origin", ""}
    if is_origin:
        stated.value(element, "HowPresent")
    else:
        further += stated.further(element, "Duid")
    place = Concept(name=names[0], broader=wider, extensions=further)
    found["located" if is_origin else "places"].append(place)
