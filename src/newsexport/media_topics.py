"""Media Topics from a standards pack: names in the item's language, what they are part of, and the subject codes.

Nothing is classified here: concepts that an item has already get what the vocabulary says of them.
Source: IPTC NewsCodes, Media Topics (https://cv.iptc.org/newscodes/mediatopic/) and their SKOS relations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from newsexport import standards
from newsexport.errors import BadOption
from newsexport.syntax.vocabulary import Topic, read_topics
from newsexport.vocab.iptc_schemes import SCHEMES

if TYPE_CHECKING:
    from newsexport.options import Options
    from newsexport.schema.v1 import Concept, NewsItem

ALL_LANGUAGES = "mediatopics/cptall-x-all-2019-12.json"
CURRENT = "mediatopics/cptall-en-GB.json"
"""Files of a standards pack: the names in all languages, and the newest edition."""

MEDIA_TOPICS = SCHEMES["medtop"]
SUBJECT_CODES = SCHEMES["subj"]


@dataclass(frozen=True, slots=True)
class Topics:
    """IPTC's Media Topics, as a pack has them."""

    by_uri: dict[str, Topic]
    by_subject_code: dict[str, Topic]
    """Uri of a subject code -> the topic that took its place."""
    retired: dict[str, str]
    """Code of each topic -> the day since when it is out of use, or nothing."""
    labels: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict, compare=False)
    """Language -> name in small letters -> uri and name; filled when first asked for: see extract.section_topics."""


def topics_of(options: Options) -> Topics | None:
    """The Media Topics of the installed standards pack; None without one."""
    pack = standards.installed(options.standards)
    return _loaded(pack) if pack is not None and pack.has(CURRENT) else None


@cache
def _loaded(pack: standards.Pack) -> Topics:
    found = read_topics(pack.read(CURRENT))
    if pack.has(ALL_LANGUAGES):
        for uri, older in read_topics(pack.read(ALL_LANGUAGES)).items():
            newer = found.get(uri)
            found[uri] = older if newer is None else newer.with_names(older.names)
    codes: dict[str, Topic] = {}
    for topic in sorted(found.values(), key=lambda each: (bool(each.retired), each.uri)):
        for code in topic.same_as:
            if code.startswith(SUBJECT_CODES):
                codes.setdefault(code, topic)
    retired = {uri.removeprefix(MEDIA_TOPICS): topic.retired for uri, topic in found.items()}
    return Topics(found, codes, retired)


def completed(item: NewsItem, options: Options) -> NewsItem:
    """The item whose Media Topics and subject codes say what the vocabulary knows of them.

    Raises BadOption when no standards pack holds the Media Topics.
    """
    topics = topics_of(options)
    if topics is None:
        raise BadOption(
            "to complete topics needs IPTC's Media Topics, and no standards pack holds them: "
            "`newsexport standards fetch mediatopics` installs them"
        )
    subjects = tuple(_completed(each, topics, item.language) for each in item.subjects)
    return item if subjects == item.subjects else item.model_copy(update={"subjects": subjects})


def _completed(concept: Concept, topics: Topics, language: str | None) -> Concept:
    topic = topics.by_uri.get(concept.uri or "")
    if topic is not None:
        codes = [each for each in topic.same_as if each.startswith(SUBJECT_CODES)]
        return _with(concept, topic, topics, language, same=codes)
    topic = topics.by_subject_code.get(concept.uri or "")
    if topic is None:
        return concept
    changed = concept.model_copy(update={"same_as": concept.same_as or (_plain(topic, language),)})
    if changed.name is None:
        changed = changed.model_copy(update={"name": topic.name_in(language)})
    return changed


def _with(
    concept: Concept, topic: Topic, topics: Topics, language: str | None, same: list[str]
) -> Concept:
    from newsexport.schema.v1 import Concept as Model

    changes: dict[str, object] = {}
    if concept.name is None and (name := topic.name_in(language)):
        changes["name"] = name
    if not concept.broader and (above := _above(topic, topics, language)):
        changes["broader"] = above
    if not concept.same_as and same:
        changes["same_as"] = tuple(Model(uri=code, scheme=SUBJECT_CODES) for code in same)
    return concept.model_copy(update=changes) if changes else concept


def _above(
    topic: Topic, topics: Topics, language: str | None, depth: int = 8
) -> tuple[Concept, ...]:
    """What a topic is part of, up to the top."""
    found = []
    for uri in topic.broader if depth else ():
        wider = topics.by_uri.get(uri)
        if wider is not None:
            concept = _plain(wider, language)
            above = _above(wider, topics, language, depth - 1)
            found.append(concept.model_copy(update={"broader": above}) if above else concept)
    return tuple(found)


def _plain(topic: Topic, language: str | None) -> Concept:
    from newsexport.schema.v1 import Concept as Model

    return Model(uri=topic.uri, name=topic.name_in(language), scheme=MEDIA_TOPICS)
