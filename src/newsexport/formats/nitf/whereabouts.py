"""Places and authors of a NITF document: what its elements say in parts, or only in running words.

Source: NITF 3.6 XML Schema and documentation (IPTC, 2012): location, evloc, dateline, byline.
"""

from __future__ import annotations

import re

from newsexport.formats.nitf.stated import Stated
from newsexport.payloads.nitf.document import Fact
from newsexport.prose.agencies import names_a_source
from newsexport.prose.bylines import authors_in, persons_named
from newsexport.schema.v1 import Concept, Evidence, Party

_PARTS = ("sublocation", "city", "state", "region", "country", "world-region")
"""Elements inside a location, from the narrow to the wide."""
_CODES = {
    "city": "city-code", "state": "state-code", "region": "region-code", "country": "iso-cc",
    "sublocation": "location-code", "world-region": "location-code",
}  # fmt: skip
_EVENT_PARTS = ("city", "county-dist", "state-prov", "iso-cc")
"""Attributes of evloc, from the narrow to the wide."""
_AGENCY = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_OF_STATE = re.compile(r",\s*(?:[A-Z][a-z]{0,4}\.\s?){1,2}$")
"""A state that is abbreviated behind a city, whose full stop belongs to it."""
_LONGEST_PLACE = 60
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|&)\s+")
_FULL_NAME = re.compile(r"[^\W\d_a-z][^\s,\d]*(?:\s[^\W\d_a-z][^\s,\d]*){1,3}")
"""A name of two to four words, each with a capital."""


def located(stated: Stated, fact: Fact) -> list[Concept]:
    """The place that a location names by the elements inside it: the narrowest, in what is wider."""
    inside = stated.inside(fact)
    parts = [part for name in _PARTS for part in inside if part.name == name]
    whole = stated.take(fact, "location-code") if parts else None
    return _nested(
        [
            # the code of the whole is that of its narrowest part
            (
                stated.take_whole(part),
                whole if whole and not n else stated.take(part, _CODES[part.name]),
            )
            for n, part in enumerate(parts)
        ]
    )


def event_place(stated: Stated, fact: Fact) -> list[Concept]:
    """Where the event took place, as docdata says it in attributes."""
    names = [name for part in _EVENT_PARTS if (name := stated.take(fact, part))]
    return _nested([(name, None) for name in dict.fromkeys(names)])


def _nested(levels: list[tuple[str | None, str | None]]) -> list[Concept]:
    """The first of some places, each of which is in the next."""
    found: Concept | None = None
    for name, code in reversed(levels):
        if name or code:
            found = Concept(name=name, literal=code, broader=(found,) if found else ())
    return [found] if found else []


def dateline_place(stated: Stated) -> tuple[Concept, ...]:
    """Where the story was written: the place that the dateline marks as one, without the agency behind it."""
    for fact in stated.document.named("location", "dateline"):
        if fact.text is None:
            return tuple(located(stated, fact)[:1])
        words = _AGENCY.sub("", (fact.words or "").strip(" -–—")).strip(" ,-–—")
        name = words if _OF_STATE.search(words) else words.strip(" ,.-–—")
        if name and len(name) <= _LONGEST_PLACE and not any(map(str.isdigit, name)):
            return (Concept(name=name),)
    return ()


def creators(stated: Stated) -> tuple[tuple[Party, ...], tuple[Evidence, ...]]:
    """The authors: the persons whom bylines mark; of those that mark nobody, those whom the words name, with evidence."""
    found: list[Party] = []
    for fact in stated.document.named("person", "byline"):
        if said := stated.take_whole(fact):
            title = _title_behind(stated, fact)
            names = _persons(said)
            found += (
                Party(name=name, job_title=title if len(names) == 1 else None) for name in names
            )
    if stated.document.is_ours:
        return tuple(found), ()  # every author is marked there
    marked = {party.name for party in found}
    for fact in stated.document.named("byline"):
        if fact.text and not any(each.name == "person" for each in stated.inside(fact)):
            found += (Party(name=name) for name in authors_in(fact.text))
    known: dict[str | None, Party] = {}
    for party in found:
        known.setdefault(party.name, party)
    method = "a name in the byline"
    derived = (
        Evidence(field=f"/creators/{index}/name", method=method, confidence=0.9)
        for index, name in enumerate(known)
        if name not in marked
    )
    return tuple(known.values()), tuple(derived)


def _persons(said: str) -> tuple[str, ...]:
    """The persons whom an element for one person names: several, where bylines are marked as a whole."""
    named = persons_named(said)
    parts = _AND.split(said)
    if len(named) < len(parts) and all(_FULL_NAME.fullmatch(part) for part in parts):
        return tuple(parts)
    return named or (said,)


def _title_behind(stated: Stated, person: Fact) -> str | None:
    """The title of an author, which stands behind the name in the same byline."""
    around = person.path.rpartition("/")[0]
    for fact in stated.behind(person):
        is_another = fact.name == "person" and not fact.path.startswith(f"{person.path}/")
        if is_another or not fact.path.startswith(f"{around}/"):
            return None
        if fact.name == "byttl" and fact.words and not names_a_source(fact.words):
            return fact.words
    return None
