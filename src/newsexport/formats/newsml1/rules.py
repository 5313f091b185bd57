"""N1: what the specification of NewsML 1 demands. To add one: a function and a line in RULES."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from newsexport.diagnostic import Code, Finding, Severity
from newsexport.formats.newsml1 import rules_of_ids
from newsexport.formats.newsml1.stated import child, children
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.payloads.basic_dates import extended
from newsexport.rules.rule import Rule, rule
from newsexport.schema.v1 import parse_instant
from newsexport.syntax.grammar import Grammar
from newsexport.syntax.xml import Element, Paths, iter_children, local, namespace, path

_NEEDS = {
    "NewsML": ("NewsEnvelope",),
    "NewsEnvelope": ("DateAndTime",),
    "NewsItem": ("Identification", "NewsManagement"),
    "NewsManagement": ("NewsItemType", "FirstCreated", "ThisRevisionCreated", "Status"),
    "DataContent": (),
}
"""Element -> the children that the DTD demands and readers need."""

_PARTS = ("ProviderId", "DateId", "NewsItemId", "RevisionId", "PublicIdentifier")
_VERSIONS = ("1.0", "1.1", "1.2")
_DATES = ("DateAndTime", "FirstCreated", "ThisRevisionCreated", "DateLineDate")
_VOCABULARIES = {
    "Status": frozenset({"usable", "embargoed", "withheld", "canceled"}),
    "Urgency": frozenset("123456789"),
    "Priority": frozenset("123456789"),
    "MediaType": frozenset(
        {"text", "graphic", "photo", "audio", "video", "complexdata", "animation"}
    ),
}
"""Element -> the words of IPTC's topic set for it, in lower case."""
_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")


def _missing_part(root: Element, options: Options) -> Iterator[Finding]:
    """An element that readers need is missing.

    Why it matters: without the time of a revision or its status, a receiver cannot tell old from new, or whether the
    story may be used.

    Bad: `<NewsManagement><NewsItemType FormalName="News"/></NewsManagement>`
    Good: the same with FirstCreated, ThisRevisionCreated and Status.
    Fix: write the elements that the DTD of NewsML 1 demands.
    """
    place_of = Paths().of
    for element in root.iter("{*}*"):
        for name in _NEEDS.get(local(element), ()):
            if child(element, name) is None and _misspelt(element, name) is None:
                yield Finding(place_of(element), {"element": local(element), "missing": name})


def _identifier_parts(root: Element, options: Options) -> Iterator[Finding]:
    """The identifier of an item lacks a part.

    Why it matters: provider, date, item and revision together say which story and which version this is.

    Bad: `<NewsIdentifier><NewsItemId>ferry</NewsItemId></NewsIdentifier>`
    Good: ProviderId, DateId, NewsItemId, RevisionId and PublicIdentifier.
    Fix: add the part that is missing.
    """
    place_of = Paths().of
    for element in root.iter("{*}NewsIdentifier"):
        for name in _PARTS:
            part = child(element, name)
            if part is None or not "".join(map(str, part.itertext())).strip():
                meant = _misspelt(element, name) if part is None else None
                yield Finding(place_of(element if meant is None else meant), {"missing": name})


def _misspelt(element: Element, name: str) -> Element | None:
    """The child that was meant to be of this name; the grammar tells it."""
    known = _grammar().rules
    strange = {local(each): each for each in iter_children(element) if local(each) not in known}
    found = misspelt(name, strange)
    return strange[found] if found else None


def _public_identifier(root: Element, options: Options) -> Iterator[Finding]:
    """The public identifier says something else than its parts.

    Why it matters: two receivers take the same story for two, or two stories for one.

    Bad: PublicIdentifier `urn:newsml:skerry.example:20260216:ferry:2` beside RevisionId `3`
    Good: `urn:newsml:skerry.example:20260216:ferry:3`
    Fix: build it as urn:newsml:ProviderId:DateId:NewsItemId:RevisionId, and the update letter where it is not N.
    """
    place_of = Paths().of
    for element in root.iter("{*}NewsIdentifier"):
        parts = [_words(child(element, name)) for name in _PARTS]
        *own, public = parts
        if not all(parts) or not _is_day(own[1]):
            continue
        revision = child(element, "RevisionId")
        update = (revision.get("Update") or "N") if revision is not None else "N"
        expected = "urn:newsml:" + ":".join(own)
        allowed = {expected.lower(), f"{expected}{update}".lower()}
        if public.lower() not in allowed:
            place = child(element, "PublicIdentifier")
            assert place is not None
            yield Finding(place_of(place), {"value": public, "expected": expected})


def _date_id(root: Element, options: Options) -> Iterator[Finding]:
    """The DateId is no date.

    Why it matters: it keeps identifiers of different days apart, and archives file stories by it.

    Bad: `<DateId>DV</DateId>`
    Good: `<DateId>20260216</DateId>`
    Fix: write the day as CCYYMMDD.
    """
    place_of = Paths().of
    for element in root.iter("{*}DateId"):
        value = _words(element)
        if value and not _is_day(value):
            yield Finding(place_of(element), {"value": value})


def _is_day(value: str) -> bool:
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(T[\d+-]+Z?)?", value, re.ASCII)
    try:
        return found is not None and bool(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return False


def _formal_name(root: Element, options: Options) -> Iterator[Finding]:
    """A formal name is none of IPTC's topic set.

    Why it matters: a status that nobody knows is guessed at, or the story is held back.

    Bad: `<Status FormalName="Live"/>`
    Good: `<Status FormalName="Usable"/>`
    Fix: use a name of the topic set; subjects have eight digits.
    """
    place_of = Paths().of
    for element in root.iter("{*}*"):
        name = local(element)
        value = (element.get("FormalName") or "").strip()
        if not value or element.get("Scheme") or element.get("Vocabulary"):
            continue
        wrong = name in _VOCABULARIES and value.lower() not in _VOCABULARIES[name]
        if wrong or (name in _SUBJECTS and not re.fullmatch(r"\d{8}", value)):
            yield Finding(place_of(element, "FormalName"), {"element": name, "value": value})


def _legacy(root: Element, options: Options) -> Iterator[Finding]:
    """The document is of a format that IPTC has replaced.

    Why it matters: NewsML 1 has been frozen since 2003; new receivers expect NewsML-G2 or ninjs.

    Bad: `<NewsML Version="1.2">` for a new partner.
    Good: `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" …>`
    Fix: `newsexport convert FILE --to newsml-g2`.
    """
    version = (root.get("Version") or "1").strip()
    if version in {"1", *_VERSIONS}:
        yield Finding(path(root), {"version": version})


def _date(root: Element, options: Options) -> Iterator[Finding]:
    """A time is none of ISO 8601's basic format with its offset.

    Why it matters: without an offset it is another moment for every receiver.

    Bad: `<FirstCreated>16/02/2026 09:30</FirstCreated>`
    Good: `<FirstCreated>20260216T093000+0100</FirstCreated>`
    Fix: write it as CCYYMMDDThhmmss and the offset.
    """
    place_of = Paths().of
    for name in _DATES:
        for element in root.iter(f"{{*}}{name}"):
            value = _words(element)
            try:
                if value and not (name == "DateLineDate" and re.fullmatch(r"\d{8}", value)):
                    parse_instant(extended(value))
            except ValueError:
                yield Finding(place_of(element), {"value": value})


def _empty_headline(root: Element, options: Options) -> Iterator[Finding]:
    """A headline is empty.

    Why it matters: desks list stories by it; an empty line looks like a fault of theirs.

    Bad: `<HeadLine/>`
    Good: `<HeadLine>Ferry sails again</HeadLine>`, or no element at all for an alert.
    Fix: write the words, or leave the element out.
    """
    place_of = Paths().of
    for element in root.iter("{*}HeadLine"):
        if not _words(element):
            yield Finding(place_of(element))


def _no_component(root: Element, options: Options) -> Iterator[Finding]:
    """An item has no component, and is neither an update of parts, a new status (RevisionId@Update A) nor a TopicSet.

    Why it matters: it has no text, no picture and no headline: there is nothing to publish.

    Bad: `<NewsItem><Identification>…</Identification><NewsManagement>…</NewsManagement></NewsItem>`
    Good: the same with a NewsComponent.
    Fix: add the component; to take a story back, use the instruction Delete or the status Canceled.
    """
    place_of = Paths().of
    for element in root.iter("{*}NewsItem"):
        around = element.getparent()
        if around is None or local(around) != "NewsML":
            continue
        revision = child(element, "Identification", "NewsIdentifier", "RevisionId")
        if revision is not None and revision.get("Update") == "A":
            continue  # a new status of what was delivered before
        words = {
            _formal(child(element, "NewsManagement", name)) for name in ("Status", "Instruction")
        }
        held = children(element, "NewsComponent", "Update", "TopicSet")
        if next(held, None) is None and not words & {"canceled", "delete"}:
            yield Finding(place_of(element), {"missing": "NewsComponent"})


def _formal(element: Element | None) -> str:
    return ((element.get("FormalName") if element is not None else "") or "").lower()


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _structure(root: Element, options: Options) -> Iterator[Finding]:
    """An element or attribute is unknown, stands where it may not, or is missing.

    Nearly no agency keeps to the DTD in all points, and receivers read on; so this is a warning, and only a
    note where an attribute of a house was added. What N1001 and N1002 say is not said again.

    Why it matters: a receiver that looks for the element in its place does not find it.

    Bad: `<NewsManagement><Status FormalName="Usable"/><NewsItemType FormalName="News"/>…</NewsManagement>`
    Good: NewsItemType, FirstCreated, ThisRevisionCreated, Status, in this order.
    Fix: write the element or attribute as NewsML 1.2 has it.
    """
    found = _grammar().problems(root, options.limits.problems, _is_ours)
    for problem in found:
        parent = problem.pointer.split("/")[-1].partition("[")[0]
        around = problem.pointer.split("/")[-2].partition("[")[0]
        said = problem.keyword == "missing" and parent in {*_NEEDS, "NewsIdentifier"}
        if not said and not (problem.keyword == "unknown" and around == "NewsIdentifier"):
            severity: Severity | None = "info" if problem.keyword == "attribute" else None
            values = {"reason": problem.message, "about": problem.about}
            yield Finding(problem.pointer, values, severity)


def _version(root: Element, options: Options) -> Iterator[Finding]:
    """The version is none that NewsML 1 has had.

    Why it matters: a receiver that chooses its DTD by the version finds none.

    Bad: `<NewsML Version="2.0">`
    Good: `<NewsML Version="1.2">`
    Fix: write 1.0, 1.1 or 1.2.
    """
    value = root.get("Version")
    if value is not None and value.strip() not in _VERSIONS:
        yield Finding(path(root, "Version"), {"value": value})


def _update_letter(root: Element, options: Options) -> Iterator[Finding]:
    """The revision says how it came about with a letter that is none of N, U and A.

    Why it matters: whether the item is new, an update of parts or a change of attributes decides what a
    receiver does with what it has.

    Bad: `<RevisionId PreviousRevision="2" Update="yes">3</RevisionId>`
    Good: `<RevisionId PreviousRevision="2" Update="N">3</RevisionId>`
    Fix: write N for a whole item, U for one with Update elements, A for changed statuses alone.
    """
    place_of = Paths().of
    for element in root.iter("{*}RevisionId"):
        value = element.get("Update")
        if value is not None and value.strip() not in {"N", "U", "A"}:
            yield Finding(place_of(element, "Update"), {"value": value})


@cache
def _grammar() -> Grammar:
    from newsexport.vocab.newsml1_grammar import COMMON, TABLE

    return Grammar(TABLE, COMMON)


def _is_ours(element: Element) -> bool:
    return namespace(element) in {"", namespace(element.getroottree().getroot())}


_SOURCE = "NewsML 1.2 Functional Specification (IPTC, 2003)"

STRUCTURE: tuple[Rule, ...] = (
    rule(
        _missing_part, "N1001", "dtd-or-structure-violation", "info",
        "{element} lacks {missing}", source="NewsML 1.2 DTD (IPTC)", scope="document",
        hint="add the element", kind="structure",
    ),
    rule(
        _structure, "N1010", "grammar-violation", "warning", "{reason}",
        source="NewsML 1.2 DTD (IPTC)", scope="document", kind="structure",
        hint="write it as NewsML 1.2 has it",
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    rule(
        _identifier_parts, "N1002", "newsitemid-revision-missing", "error",
        "the identifier lacks {missing}", source=f"{_SOURCE}, NewsIdentifier", scope="document",
        hint="add the part",
    ),
    rule(
        _public_identifier, "N1003", "publicidentifier-inconsistent", "error",
        "{value} is not {expected}, which its parts say", source=f"{_SOURCE}, PublicIdentifier",
        scope="document", hint="build it from the parts",
    ),
    rule(
        _date_id, "N1004", "dateid-format", "error", "{value} is no day such as 20260216",
        source=f"{_SOURCE}, DateId", scope="document", hint="write the day as CCYYMMDD",
    ),
    rule(
        _formal_name, "N1005", "formalname-unknown-topicset", "warning",
        "{element} knows no {value}", source="IPTC topic sets for NewsML 1", basis="should",
        scope="document", hint="use a name of IPTC's topic set",
    ),
    rule(
        _legacy, "N1006", "legacy-format-notice", "info",
        "NewsML {version} has been succeeded by NewsML-G2", source="IPTC: NewsML 1 is frozen",
        basis="may", scope="document", hint="ask the partner for NewsML-G2 or ninjs",
    ),
    rule(
        _date, "N1007", "datetime-format", "error",
        "{value} is no time of ISO 8601 with its offset", source=f"{_SOURCE}, DateAndTime",
        scope="document", hint="write it like 20260216T093000+0100",
    ),
    rule(
        _empty_headline, "N1008", "empty-headline", "warning", "the headline is empty",
        source=f"{_SOURCE}, HeadLine", basis="should", scope="document",
        hint="write the words, or leave the element out",
    ),
    rule(
        _no_component, "N1009", "no-component", "error", "the item has no NewsComponent",
        source=f"{_SOURCE}, NewsItem", basis="should", scope="document", hint="add the component",
    ),
    rule(
        _version, "N1011", "version-unknown", "warning", "NewsML 1 has no version {value}",
        source=f"{_SOURCE}, NewsML@Version", scope="document", hint="write 1.0, 1.1 or 1.2",
    ),
    rule(
        _update_letter, "N1012", "update-letter-unknown", "warning", "{value} is none of N, U and A",
        source=f"{_SOURCE}, RevisionId@Update", scope="document", hint="write N, U or A",
    ),
    *rules_of_ids.RULES,
)  # fmt: skip
"""All rules of NewsML 1, in the order of their codes."""

CODES: tuple[Code, ...] = tuple(each.code for each in RULES)
