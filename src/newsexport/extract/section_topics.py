"""Media Topics for what a raw article says of itself: its section and its keywords, by tables, never by guess.

A section is looked up in our own table of the common names of sections (`vocab/section_topics.tsv`), in the language of
the item; a keyword too, but only where it names one of the topics at the top. With `Options.topics` both are also
looked up among the names of the installed vocabulary: only a name that is the same, and stands for one topic alone,
counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsexport import resources
from newsexport.media_topics import MEDIA_TOPICS, Topics, topics_of
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.prose.whitespace import fold, one_line

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

_TABLE = "vocab/section_topics.tsv"
_ANY = "*"
_BETWEEN = re.compile(r"\s*[,;>/|»›]\s*|\s+[-–]\s+")
_STEPS = re.compile(r"[>›»]")
_AND = re.compile(r"\s+(?:&|and|und|et|y|e|en|och|og|i)\s+", re.IGNORECASE)
_MOST = 12
_TOP = "000000"
"""How the codes of the topics at the top end."""
_ELSEWHERE = {"football": ("en-gb", "en-ie", "fr", "fr-fr")}
"""Name that has another meaning elsewhere -> the languages in which it means the Media Topic."""


class _Match(NamedTuple):
    uri: str
    name: str | None
    method: str
    pointer: str
    confidence: int


def with_topics(parsed: Parsed, options: Options) -> Parsed:
    """The same item with the Media Topics of its section and keywords, and the evidence for each."""
    from newsexport.schema.v1 import Concept, Evidence

    item = parsed.item
    vocabulary = topics_of(options) if options.topics else None
    known = {each.uri for each in item.subjects}
    subjects, evidence = list(item.subjects), list(item.evidence)
    sources = {each.field: each for each in item.evidence}
    for match in _matches(item, vocabulary):
        if match.uri in known or len(subjects) >= _MOST:
            continue
        known.add(match.uri)
        source = sources.get("/section" if match.pointer == "/section" else "/keywords")
        evidence.append(
            Evidence(
                field=f"/subjects/{len(subjects)}",
                method=match.method,
                line=source.line if source else None,
                path=source.path if source else None,
                confidence=match.confidence / 100,
            )
        )
        subjects.append(
            Concept(
                uri=match.uri, name=match.name, scheme=MEDIA_TOPICS, confidence=match.confidence
            )
        )
    if len(subjects) == len(item.subjects):
        return parsed
    changes = {"subjects": tuple(subjects), "evidence": tuple(evidence)}
    return replace(parsed, item=item.model_copy(update=changes))


def section_in(breadcrumb: str) -> str | None:
    """The section that a line such as `Home > Politics > Europe` names: its last part that the table knows."""
    parts = [part.strip() for part in _STEPS.split(breadcrumb)]
    return next((part for part in reversed(parts) if fold(part) in _names()), None)


def _matches(item: NewsItem, vocabulary: Topics | None) -> Iterator[_Match]:
    """What the words of an item stand for, section first."""
    language = (item.language or "").partition("-")[0].lower()
    labels = _labels(vocabulary, language) if vocabulary is not None and language else {}
    for words in _parts(item.section or ""):
        key = fold(words)
        code = _table().get((language, key)) or _table().get((_ANY, key))
        if code is not None:
            method = f'the section "{words}" in the table of section names'
            yield _Match(MEDIA_TOPICS + code, None, method, "/section", 90)
        elif _same(words) in labels and not _has_other_meaning(_same(words), item.language):
            uri, name = labels[_same(words)]
            method = f'the section "{words}" is the name of a Media Topic'
            yield _Match(uri, name, method, "/section", 90)
    for index, words in enumerate(item.keywords):
        pointer = f"/keywords/{index}"
        key = _same(words)
        code = _table().get((language, key)) or _table().get((_ANY, key))
        if code is not None and code.endswith(_TOP):
            method = f'the keyword "{words}" in the table of section names'
            yield _Match(MEDIA_TOPICS + code, None, method, pointer, 80)
        elif key in labels and not _has_other_meaning(key, item.language):
            uri, name = labels[key]
            method = f'the keyword "{words}" is the name of a Media Topic'
            yield _Match(uri, name, method, pointer, 80)


def _same(text: str) -> str:
    """What two names share that differ in case and blanks only."""
    return one_line(text).casefold()


def _has_other_meaning(key: str, language: str | None) -> bool:
    """Whether a word means another thing in parts of the world that share its language."""
    return key in _ELSEWHERE and (language or "").lower() not in _ELSEWHERE[key]


def _parts(section: str) -> Iterator[str]:
    """A section, and the sections that it joins: `News > Politics`, `Science & Health`."""
    for part in dict.fromkeys(each for each in _BETWEEN.split(section) if each):
        key = fold(part)
        if key in _names():
            yield part
            continue
        joined = _AND.split(part)
        yield from [part, *joined] if len(joined) > 1 else [part]


@cache
def _table() -> dict[tuple[str, str], str]:
    """Language and folded name -> code."""
    found: dict[tuple[str, str], str] = {}
    for line in resources.packaged(_TABLE).decode("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, language, names = line.split("\t")
        for name in names.split("|"):
            found[language, fold(name)] = code
    return found


@cache
def _names() -> frozenset[str]:
    return frozenset(name for _, name in _table())


def _labels(vocabulary: Topics, language: str) -> dict[str, tuple[str, str]]:
    """Name in small letters -> topic and name, of the topics in use whose name in a language no other topic has."""
    known = vocabulary.labels.get(language)
    if known is not None:
        return known
    found: dict[str, tuple[str, str] | None] = {}
    for uri, topic in vocabulary.by_uri.items():
        name = topic.name_in(language) if not topic.retired else None
        if name:
            key = _same(name)
            found[key] = None if key in found else (uri, name)
    index = {key: value for key, value in found.items() if value is not None}
    vocabulary.labels[language] = index
    return index
