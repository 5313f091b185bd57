"""What the head of a NITF document says in a NewsItem beside NewsML's own metadata: subjects with their names, keywords.

Source: NITF 3.6 XML Schema (IPTC, 2012), tobject.subject and key-list.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsexport.formats.newsml1.stated import Stated
from newsexport.payloads.nitf.document import (
    SUBJECT_CODES,
    Fact,
    NitfDocument,
    subject_names,
    subject_uri,
)
from newsexport.schema.v1 import Concept

_OF_A_SUBJECT = "tobject.subject."


def take(stated: Stated, document: NitfDocument) -> set[tuple[str, str]]:
    """Keep what NewsML's own metadata may lack; the paths and attributes that nothing is lost of."""
    taken: set[tuple[str, str]] = set()
    for fact in document.named("tobject.subject"):
        concept, used = _subject(fact)
        if concept is not None:
            stated.further_subjects.setdefault(concept)
        taken |= {(fact.path, name) for name in used}
    for fact in document.named("keyword"):
        for word in (fact.values.get("key", "").strip(), (fact.text or "").strip()):
            if word:
                stated.further_keywords.setdefault(word)
        taken |= {(fact.path, "key"), (fact.path, "")}
    return taken


def _subject(fact: Fact) -> tuple[Concept | None, set[str]]:
    """A subject under the name of its own level, and the attributes that say so; None where it has no code."""
    code = fact.values.get(f"{_OF_A_SUBJECT}refnum", "").strip()
    uri = subject_uri(fact)
    if not code:
        return None, set()
    if uri is None:
        level = next((each for each in ("detail", "matter", "type") if _said(fact, each)), "type")
        concept = Concept(literal=code, name=_said(fact, level))
        return concept, {f"{_OF_A_SUBJECT}refnum", f"{_OF_A_SUBJECT}{level}"}
    names = {
        level: name
        for level, attribute in subject_names(fact).items()
        if (name := fact.values.get(attribute, "").strip())
    }
    broader = tuple(
        Concept(uri=SUBJECT_CODES + level, name=name, scheme=SUBJECT_CODES)
        for level, name in reversed(names.items())
        if level != code
    )
    concept = Concept(uri=uri, name=names.get(code), scheme=SUBJECT_CODES, broader=broader)
    used = {subject_names(fact)[level] for level in names}
    return concept, used | {f"{_OF_A_SUBJECT}refnum"}


def _said(fact: Fact, level: str) -> str | None:
    return fact.values.get(_OF_A_SUBJECT + level, "").strip() or None


def joined(own: tuple[Concept, ...], further: Iterable[Concept]) -> tuple[Concept, ...]:
    """Subjects with those of the heads: a code that both have gets its name from there."""
    further = tuple(further)
    named = {each.uri: each for each in further if each.uri}
    found = [_completed(each, named.get(each.uri or "")) for each in own]
    known = {each.uri or each.literal for each in found}
    for each in further:
        if (each.uri or each.literal) not in known:
            found.append(each)
            known.add(each.uri or each.literal)
    return tuple(found)


def _completed(concept: Concept, other: Concept | None) -> Concept:
    if other is None:
        return concept
    return concept.model_copy(
        update={
            "name": concept.name or other.name,
            "broader": concept.broader or other.broader,
        }
    )
