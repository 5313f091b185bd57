"""NC: how an item hangs together with others and with itself: versions, recalls, members, concepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.engine import INPUT
from newsexport.rules.facts import SOURCE_TYPED
from newsexport.rules.identity import as_stated
from newsexport.rules.rule import rule
from newsexport.rules.times import latest
from newsexport.schema.v1 import Concept, NewsItem
from newsexport.vocab.newscodes import MADE_BY_MACHINE, SOURCE_TYPE, SOURCE_TYPES

_CONSTRAINT = "SEECONSTRAINT"
PLUS = "http://ns.useplus.org/ldf/vocab/"
MINING_TERMS = frozenset(
    "DMI-UNSPECIFIED DMI-ALLOWED DMI-PROHIBITED DMI-PROHIBITED-AIMLTRAINING DMI-PROHIBITED-GENAIMLTRAINING"
    " DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING DMI-PROHIBITED-SEECONSTRAINT DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR"
    " DMI-PROHIBITED-SEELINKEDRIGHTSEXPR".split()
)
"""Codes of the PLUS vocabulary (PLUS LDF, data mining, 2023)."""


def version_went_backwards(item: NewsItem, seen: dict[Any, Any]) -> Iterator[Finding]:
    """A later input of the run has a lower version of an item than an earlier one.

    Why it matters: receivers hold the higher version and ignore this one; if it is a correction, it is
    never made.

    Bad: version 3 in the delivery of Monday, version 2 in that of Tuesday.
    Good: version 4 on Tuesday.
    Fix: count the versions up, and deliver in their order.
    """
    before, when = seen.get(item.uri, (0, seen.get(INPUT)))
    if before > item.version and when != seen.get(INPUT):
        yield Finding("/version", {"version": item.version, "before": before})
    if item.version >= before:
        seen[item.uri] = (item.version, seen.get(INPUT))


def kill_of_unknown(item: NewsItem, seen: dict[Any, Any]) -> Iterator[Finding]:
    """The item is canceled, and nothing of this run is an earlier version of it.

    Asked only when the run has seen other items before: a recall may well come alone. With a state file, items that
    earlier runs saw are known, too.

    Why it matters: a recall with another identifier than the story recalls nothing.

    Bad: `urn:example:ferry` is published, `urn:example:ferry-kill` is canceled.
    Good: `urn:example:ferry` in version 2 with the status canceled.
    Fix: cancel under the identifier of the story, with a higher version.
    """
    if item.pub_status == "canceled" and item.uri not in seen and seen.keys() - {INPUT}:
        yield Finding("/pubStatus", {"uri": as_stated(item)})
    seen[item.uri] = True


def source_type_unknown(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The digital source type is a code that IPTC's vocabulary does not have.

    Why it matters: whether a machine made it is what readers and platforms want to know; they cannot
    tell from an unknown code.

    Bad: `http://cv.iptc.org/newscodes/digitalsourcetype/aiGenerated`
    Good: `http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia`
    Fix: use a code of the vocabulary.
    """
    for pointer, uri in _source_types(item):
        plain = uri.replace("https://", "http://", 1)
        code = plain.removeprefix(SOURCE_TYPE)
        if plain.startswith(SOURCE_TYPE) and code not in SOURCE_TYPES:
            yield Finding(pointer, {"code": code})


def machine_made_without_word(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A picture was made by a trained algorithm, and neither its caption nor its credit says anything.

    Why it matters: readers take it for a photograph.

    Bad: `trainedAlgorithmicMedia`, no caption, no credit.
    Good: the same with the credit "Illustration made with a generative model / Example News".
    Fix: say in the caption or the credit how the picture came to be.
    """
    for index, medium in enumerate(item.media):
        code = (medium.digital_source_type or "").rpartition("/")[2]
        if code in MADE_BY_MACHINE and not medium.caption and not medium.credit_line:
            yield Finding(f"/media/{index}", {"code": code})


def mining_without_terms(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Data mining depends on a constraint that is stated nowhere.

    Why it matters: a receiver that reads "see constraint" and finds none does as it likes.

    Bad: `DMI-PROHIBITED-SEECONSTRAINT` alone.
    Good: the same with usage terms that say what is forbidden.
    Fix: write the usage terms, or a value that says it itself.
    """
    for index, rights in enumerate(item.rights):
        refers = (rights.data_mining or "").upper().endswith(_CONSTRAINT)
        if refers and not rights.usage_terms and not rights.licence:
            yield Finding(f"/rights/{index}/dataMining", {"value": rights.data_mining})


def mining_unknown(item: NewsItem, _: Options) -> Iterator[Finding]:
    """What is said of data mining is a code that the PLUS vocabulary does not have.

    Why it matters: a crawler that does not know the word does as if nothing was said.

    Bad: `http://ns.useplus.org/ldf/vocab/DMI-FORBIDDEN`
    Good: `http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED`
    Fix: use a code of the vocabulary.
    """
    for index, rights in enumerate(item.rights):
        code = (rights.data_mining or "").removeprefix(PLUS).removeprefix("plus:")
        if code.upper().startswith("DMI-") and code not in MINING_TERMS:
            yield Finding(f"/rights/{index}/dataMining", {"value": rights.data_mining})


def concept_repeated(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The same subject stands twice.

    The same code said by different sources, or with other weights, is one subject, too. Told once for
    each.

    Why it matters: statistics and alerts count the story twice.

    Bad: `medtop:04000000` and `medtop:04000000`
    Good: the subject once
    Fix: remove the second.
    """
    seen: set[tuple[str, str | None]] = set()
    for index, concept in enumerate(item.subjects):
        name = concept.uri or concept.qcode
        key = (name or "", concept.type)
        if name and key in seen:
            yield Finding(f"/subjects/{index}", {"name": concept.name or name})
            return
        seen.add(key)


def concept_without_name(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Subjects have codes and no names. Told once for an item.

    Why it matters: feeds for the public show names; whoever has not the vocabulary shows nothing.

    Bad: `{"uri": "http://cv.iptc.org/newscodes/mediatopic/04000000"}`
    Good: the same with `"name": "economy, business and finance"`
    Fix: deliver the name with the code.
    """
    nameless = [index for index, each in enumerate(item.subjects) if _is_nameless(each)]
    if nameless:
        yield Finding(f"/subjects/{nameless[0]}", {"count": len(nameless)})


def member_repeated(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A group of a package refers to the same item twice.

    Why it matters: the page shows the story twice.

    Bad: two members with `urn:newsml:example.com:20260216:ferry`
    Good: one of them
    Fix: remove the second.
    """
    for index, group in enumerate(item.groups):
        seen: set[str] = set()
        for number, member in enumerate(group.members):
            name = member.uri or member.href
            if name and name in seen:
                yield Finding(f"/groups/{index}/members/{number}", {"name": name})
            seen.add(name or "")


def package_of_itself(item: NewsItem, _: Options) -> Iterator[Finding]:
    """An item is a member of its own package, or replaces or derives from itself in the same version.

    Why it matters: receivers that follow the reference never end.

    Bad: a package `urn:x:1` with the member `urn:x:1`
    Good: a package `urn:x:1` with the member `urn:x:story`
    Fix: correct the reference.
    """
    for index, group in enumerate(item.groups):
        for number, member in enumerate(group.members):
            if member.uri == item.uri:
                yield Finding(f"/groups/{index}/members/{number}", {"uri": item.uri})
    for name, references in (("supersedes", item.supersedes), ("derivedFrom", item.derived_from)):
        for index, reference in enumerate(references):
            if reference.uri == item.uri and reference.version in (None, item.version):
                yield Finding(f"/{name}/{index}", {"uri": item.uri})


def expires_before_it_began(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The item expires before this version was made, or before its embargo ends.

    A warning, for a version may well be made of what has expired.

    Why it matters: receivers take it down at once, or never show it.

    Bad: made on 16 February, expires on 15 February.
    Good: expires on 16 March; or no time at all.
    Fix: correct the time; to take an item back, cancel it.
    """
    if item.expires is None or item.pub_status == "canceled":
        return
    ends = latest(item.expires)
    for name, begins in (("versionCreated", item.version_created), ("embargoed", item.embargoed)):
        if isinstance(begins, datetime) and ends < begins:
            values = {
                "expires": item.expires.isoformat(),
                "name": name,
                "begins": begins.isoformat(),
            }
            yield Finding("/expires", values)
            return


def recall_without_reason(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The item is canceled, and no note says why.

    Why it matters: editors who used the story must decide what to tell their readers.

    Bad: status canceled, no note.
    Good: the same with "Withdrawn: the quotation was not the minister's".
    Fix: write the reason into the editorial note.
    """
    if item.pub_status == "canceled" and not item.ed_note and not item.corrections:
        yield Finding("/pubStatus")


def _source_types(item: NewsItem) -> Iterator[tuple[str, str]]:
    if item.digital_source_type:
        yield "/digitalSourceType", item.digital_source_type
    for index, medium in enumerate(item.media):
        if medium.digital_source_type:
            yield f"/media/{index}/digitalSourceType", medium.digital_source_type


def _is_nameless(concept: Concept) -> bool:
    coded = concept.uri or concept.qcode
    return bool(coded) and not (concept.name or concept.labels or concept.literal)


RULES = (
    rule(
        version_went_backwards, "NC025", "version-went-backwards", "error",
        "version {version} comes after version {before}",
        source="NewsML-G2 2.35, @version; ninjs 3.1 version", scope="run",
        hint="count the versions up, and deliver in their order",
    ),
    rule(
        kill_of_unknown, "NC027", "kill-of-unknown-item", "warning",
        "{uri} is canceled, and no earlier version of it was seen in this run",
        source="NewsML-G2 2.35, itemMeta/pubStatus; ninjs 3.1 pubStatus", basis="editorial",
        scope="run", hint="cancel under the identifier of the story",
    ),
    rule(
        source_type_unknown, "NC029", "digital-source-type-unknown", "warning",
        "{code} is no digital source type",
        source="IPTC NewsCodes, scheme digitalsourcetype", basis="should",
        hint="use a code of http://cv.iptc.org/newscodes/digitalsourcetype/", needs=(SOURCE_TYPED,),
    ),
    rule(
        machine_made_without_word, "NC030", "machine-made-without-word", "info",
        "the picture is {code}, and neither caption nor credit says so",
        source="IPTC, guidance on the digital source type", basis="editorial",
        hint="say in the caption or the credit how it came to be", needs=(SOURCE_TYPED,),
    ),
    rule(
        expires_before_it_began, "NC031", "expires-before-it-began", "warning",
        "it expires at {expires}, before {name} {begins}",
        source="NewsML-G2 2.35, itemMeta/expires", basis="should",
        hint="correct the time; to take an item back, cancel it",
        needs=("expires",), lacks=("canceled",),
    ),
    rule(
        mining_without_terms, "NC032", "data-mining-without-terms", "warning",
        "{value} refers to a constraint that is not stated",
        source="PLUS vocabulary, data mining; NewsML-G2 2.34, rightsInfo/dataMining", basis="should",
        hint="write the usage terms", needs=("rights",),
    ),
    rule(
        concept_repeated, "NC033", "subject-repeated", "info", "the subject {name} stands twice",
        source="NewsML-G2 2.35, contentMeta/subject; Guidelines", basis="should",
        hint="remove the second", needs=("subjects",),
    ),
    rule(
        concept_without_name, "NC034", "subject-without-name", "info",
        "subjects that have a code and no name: {count}",
        source="NewsML-G2 2.35, Guidelines: subjects", basis="should",
        hint="deliver the name with the code", needs=("subjects",),
    ),
    rule(
        member_repeated, "NC035", "member-repeated", "warning", "the group refers to {name} twice",
        source="NewsML-G2 2.35, group/itemRef", basis="should", hint="remove the second",
        needs=("groups",),
    ),
    rule(
        package_of_itself, "NC036", "item-refers-to-itself", "error", "{uri} refers to itself",
        source="newsexport: a reference that cannot be followed", hint="correct the reference",
        needs=("groups", "supersedes", "derived_from"),
    ),
    rule(
        recall_without_reason, "NC037", "recall-without-reason", "info",
        "the item is canceled, and no note says why",
        source="NewsML-G2 2.35, itemMeta/edNote; ninjs 3.1 edNote", basis="editorial",
        hint="write the reason into the editorial note",
        needs=("canceled",), lacks=("ed_note", "corrections"),
    ),
    rule(
        mining_unknown, "NC040", "data-mining-unknown", "warning",
        "{value} is no code of the PLUS vocabulary of data mining",
        source="PLUS vocabulary, data mining; NewsML-G2 2.34, rightsInfo/dataMining", basis="should",
        hint="use a code of http://ns.useplus.org/ldf/vocab/, such as DMI-PROHIBITED", needs=("rights",),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
