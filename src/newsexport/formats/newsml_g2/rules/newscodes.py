"""G2: codes of IPTC's vocabularies: whether they exist, and whether they are still in use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsexport.diagnostic import Finding
from newsexport.formats.newsml_g2.names import GROUP_MODES, NEWS_ITEMS
from newsexport.formats.newsml_g2.rules.view import ItemView, QCode
from newsexport.media_topics import topics_of
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.syntax.xml import local
from newsexport.vocab.iptc_schemes import RETIRED, SCHEMES
from newsexport.vocab.newscodes import (
    CONCEPT_NATURES,
    DESCRIPTION_ROLES,
    GENRES,
    ITEM_RELATIONS,
    RENDITIONS,
    SIGNALS,
    SOURCE_TYPES,
)

_KNOWN = {SCHEMES["digsrctype"]: SOURCE_TYPES, SCHEMES["pgrmod"]: frozenset(GROUP_MODES)}
"""Vocabularies of which each code is known."""
_IN_USE = {
    SCHEMES["drol"]: DESCRIPTION_ROLES, SCHEMES["irel"]: ITEM_RELATIONS, SCHEMES["cpnat"]: CONCEPT_NATURES,
    SCHEMES["rnd"]: RENDITIONS, SCHEMES["genre"]: GENRES,
}  # fmt: skip
"""Vocabularies of which the usual codes are known: only what was meant to be one of them is wrong."""
_LOOK_UP = "look it up at https://cv.iptc.org/newscodes/"


def unknown_code(item: ItemView, options: Options) -> Iterator[Finding]:
    """A code of IPTC's is not in its vocabulary.

    Checked are the types of digital sources, the modes of groups, and the Media Topics where a standards pack holds them;
    roles of descriptions, relations of links, natures of concepts, renditions and genres are told where they are misspelt. Told once for each code.

    Why it matters: a code that does not exist has no name and no place in the tree; receivers drop it.

    Bad: `<subject qcode="medtop:99999999"/>`, `<description role="drol:sumary">`
    Good: `<subject qcode="medtop:04000000"/>`, `<description role="drol:summary">`
    Fix: look the code up at https://cv.iptc.org/newscodes/.
    """
    topics = _topics(options)
    told: set[str] = set()
    for each in item.qcodes:
        if each.value in told:
            continue
        alias, _, code = each.value.partition(":")
        scheme = item.scheme(alias) or ""
        meant = _meant(code, scheme)
        lost = code not in _KNOWN[scheme] if scheme in _KNOWN else meant not in ("", code)
        if topics and scheme == SCHEMES["medtop"]:
            lost = code not in topics
        if lost:
            told.add(each.value)
            advice = f"did you mean {alias}:{meant}?" if meant else _LOOK_UP
            place = item.at(each.element, each.attribute)
            yield Finding(place, {"code": each.value, "advice": advice})


def _meant(code: str, scheme: str) -> str:
    """The code of a vocabulary itself, else the one that most probably was meant; none: empty."""
    known = sorted(_KNOWN.get(scheme) or _IN_USE.get(scheme, ()))
    if code in known:
        return code
    return next((each for each in known if misspelt(each, (code,))), "")


@lru_cache(maxsize=256)
def is_usual(alias: str, code: str) -> bool:
    """Whether nothing is told of a code of a vocabulary of which the usual ones are known."""
    scheme = SCHEMES.get(alias, "")
    return scheme in _IN_USE and _meant(code, scheme) in ("", code)


def retired_code(item: ItemView, options: Options) -> Iterator[Finding]:
    """A code of IPTC's was given up, or the whole scheme of a code. Told once for each code.

    Of the schemes of others, what the item's own catalog says (`schemeretired`) is known. Items that were made before
    that day are left alone. Media Topics are checked where a standards pack holds them.

    Why it matters: archives sort new stories under a topic that nobody looks at any more.

    Bad: `<subject qcode="medtop:20000030"/>`, `role="isrol:originfo"`
    Good: the topic that took its place.
    Fix: see the note of the code at https://cv.iptc.org/newscodes/.
    """
    topics = _topics(options)
    told: set[str] = set()
    made = (item.element.findtext("{*}itemMeta/{*}versionCreated") or "9999").strip()[:10]
    for each in item.qcodes:
        if each.value in told:
            continue
        since = _retired(item, each, topics)
        if since and made >= since:
            told.add(each.value)
            place = item.at(each.element, each.attribute)
            yield Finding(place, {"code": each.value, "since": since})


def _retired(item: ItemView, each: QCode, topics: dict[str, str]) -> str:
    alias, _, code = each.value.partition(":")
    scheme = item.scheme(alias)
    if alias in RETIRED and scheme == SCHEMES.get(alias):
        return RETIRED[alias]
    if alias in item.retired and local(item.element) in NEWS_ITEMS:  # others define the codes
        return item.retired[alias]
    return topics.get(code, "") if scheme == SCHEMES["medtop"] else ""


def signal_unknown(item: ItemView, options: Options) -> Iterator[Finding]:
    """A signal has a code of IPTC's scheme that the scheme does not have.

    Why it matters: a correction that is signalled by an unknown word is taken for an ordinary update.

    Bad: `<signal qcode="sig:correct"/>`
    Good: `<signal qcode="sig:correction"/>`
    Fix: use update, correction or repeat, or a scheme of your own.
    """
    for element in item.named.get("signal", ()):
        alias, _, code = str(element.get("qcode") or "").partition(":")
        if code and item.scheme(alias) == SCHEMES["sig"] and code not in SIGNALS:
            yield Finding(item.at(element, "qcode"), {"code": code})


def has_topics(options: Options) -> bool:
    """Whether the Media Topics are installed."""
    return bool(_topics(options))


def is_in_use(code: str, options: Options) -> bool:
    """Whether a code is a Media Topic that was not given up; True where they are not installed."""
    topics = _topics(options)
    return not topics or topics.get(code) == ""


def _topics(options: Options) -> dict[str, str]:
    """Code of each Media Topic -> the day since when it is retired, or nothing; empty without a pack."""
    topics = topics_of(options)
    return {} if topics is None else topics.retired


RULES = (
    rule(
        unknown_code, "G2005", "unknown-newscode", "warning", "{code} is no code of its vocabulary",
        source="IPTC NewsCodes, https://cv.iptc.org/newscodes/", basis="should", scope="document",
        hint="{advice}",
    ),
    rule(
        retired_code, "G2006", "retired-newscode", "warning", "{code} is out of use since {since}",
        source="IPTC NewsCodes, https://cv.iptc.org/newscodes/; IPTC catalog 41; NewsML-G2 2.35, @schemeretired", basis="should",
        scope="document", hint="use what took its place",
    ),
    rule(
        signal_unknown, "G2021", "signal-unknown", "warning", "{code} is no signal of IPTC's",
        source="IPTC NewsCodes, scheme signal", basis="should", scope="document",
        hint="use update, correction or repeat",
    ),
)  # fmt: skip
"""The rules of this file."""
