"""NF: what the documentation of NITF demands beside its schema. To add one: a function and a line in RULES."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsexport.diagnostic import Code, Finding
from newsexport.formats.nitf.structure import NAMESPACES, doctype_of
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.payloads import marks
from newsexport.payloads.basic_dates import extended
from newsexport.payloads.nitf.names import NITF
from newsexport.rules.rule import Rule, rule
from newsexport.schema.v1 import PartialDate, parse_instant
from newsexport.syntax.xml import Element, Paths, iter_children, local, namespace, path

NF001 = Code(
    "NF001", "schema-violation", "error", "{reason}",
    source="NITF {version} XML Schema (IPTC)",
    kind="structure",
    hint="{advice}",
    page="""The document breaks IPTC's schema of its version: an element is missing, out of place or unknown, or a value
has the wrong form. Without a standards pack, newsexport's table of the names, their order and their attributes in
NITF 3.6 judges; for a document of a DTD that is a warning.

Why it matters: receivers validate at the door, and refuse the whole story.

Bad: `<nitf …><body><hedline/></body></nitf>`
Good: `<nitf …><body><body.head><hedline><hl1>Ferry sails</hl1></hedline></body.head></body></nitf>`
Fix: write the element where the schema wants it.""",
)  # fmt: skip

_DATES = (
    "date.issue", "date.release", "date.expire", "story.date", "correction", "revision-history", "chron",
)  # fmt: skip
_STATUSES = ("usable", "embargoed", "withheld", "canceled")


def _no_version(root: Element, options: Options) -> Iterator[Finding]:
    """The document has neither the namespace of NITF nor a document type.

    Why it matters: a receiver cannot know by which schema to judge and read it.

    Bad: `<nitf><body>…</body></nitf>`
    Good: `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN">`
    Fix: add the namespace of the version that you write.
    """
    if not namespace(root) and not doctype_of(root):
        yield Finding(path(root))


def _namespace(root: Element, options: Options) -> Iterator[Finding]:
    """The namespace of the document is none of NITF's.

    Why it matters: names count letter by letter: a receiver that looks for the elements of NITF finds none.

    Bad: `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18">`
    Good: `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">`
    Fix: write the namespace as IPTC does, with the stroke at its end.
    """
    stated = namespace(root)
    if stated and stated not in NAMESPACES:
        yield Finding(path(root), {"value": stated})


def _urgency(root: Element, options: Options) -> Iterator[Finding]:
    """An urgency is not one of 1 to 8.

    Why it matters: the schema lets any word pass; desks sort and alert by the number.

    Bad: `<urgency ed-urg="high"/>`
    Good: `<urgency ed-urg="2"/>`
    Fix: give a number from 1 (most urgent) to 8.
    """
    place_of = Paths().of
    for element in root.iter("{*}urgency"):
        value = element.get("ed-urg")
        if value is not None and value.strip() not in {*"12345678"}:
            yield Finding(place_of(element, "ed-urg"), {"value": value})


def _date(root: Element, options: Options) -> Iterator[Finding]:
    """A normalised date is not in a form of ISO 8601.

    Why it matters: the schema takes any text; a date that cannot be read is no date, and an embargo that
    cannot be read holds the story back.

    Bad: `<date.release norm="tomorrow 6 pm"/>`
    Good: `<date.release norm="20260216T180000+0100"/>`
    Fix: write date, time and zone in the basic form of ISO 8601.
    """
    place_of = Paths().of
    places = (*((name, "norm") for name in _DATES), ("pubdata", "date.publication"))
    for name, attribute in places:
        for element in root.iter(f"{{*}}{name}"):
            value = element.get(attribute)
            if value is not None and not _is_date(value):
                yield Finding(place_of(element, attribute), {"value": value})


def _is_date(value: str) -> bool:
    stated = extended(value)
    if "T" in stated and stated[-1] != "Z" and stated[-6:-5] not in ("+", "-"):
        stated += "Z"  # without a zone it is a date all the same
    try:
        PartialDate(stated)
    except ValueError:
        return False
    return True


def _no_identifier(root: Element, options: Options) -> Iterator[Finding]:
    """The document has no identifier.

    A warning, for NITF demands none, and agencies deliver documents without.

    Why it matters: without one, a receiver cannot tell an update or a kill from a new story.

    Bad: `<docdata><doc-id regsrc="skerry"/></docdata>`
    Good: `<docdata><doc-id regsrc="skerry" id-string="20260216-ferry"/></docdata>`
    Fix: give `doc-id` an `id-string` that stays over the life of the story.
    """
    identifiers = list(root.iter("{*}doc-id"))
    if not any((element.get("id-string") or "").strip() for element in identifiers):
        head = next(root.iter("{*}docdata"), root)
        if identifiers:
            yield Finding(path(identifiers[0]))
        elif misspelt("doc-id", map(local, iter_children(head))) is None:  # NF001 says it
            yield Finding(path(head))


def _no_headline(root: Element, options: Options) -> Iterator[Finding]:
    """The story has no headline.

    A warning, for NITF demands none: briefs and data go without.

    Why it matters: desks choose by headlines; a story without one is passed over.

    Bad: a `body.head` without `hedline`.
    Good: `<hedline><hl1>Ferry sails again</hl1></hedline>`
    Fix: add `hedline` with `hl1`.
    """
    words = ("".join(map(str, element.itertext())) for element in root.iter("{*}hl1"))
    if any(each.strip() for each in words):
        return
    around = next(root.iter("{*}hedline"), None)
    around = next(root.iter("{*}body.head"), root) if around is None else around
    if next(root.iter("{*}body"), None) is not None and not any(
        misspelt(name, map(local, iter_children(around))) for name in ("hl1", "hedline")
    ):
        yield Finding(path(around))


def _no_source(root: Element, options: Options) -> Iterator[Finding]:
    """A reference to media names no file.

    Why it matters: there is no picture to fetch, and its caption stands alone.

    Bad: `<media media-type="image"><media-reference mime-type="image/jpeg"/></media>`
    Good: `<media-reference mime-type="image/jpeg" source="https://example.com/ferry.jpg"/>`
    Fix: give `source`, or `data-location`, or the data in a `media-object` behind the reference.
    """
    place_of = Paths().of
    for element in root.iter("{*}media-reference"):
        if _only_words(element) or _holds_data(element):
            continue
        if not any((element.get(name) or "").strip() for name in ("source", "data-location")):
            yield Finding(place_of(element))


def _holds_data(reference: Element) -> bool:
    """Whether the data of the medium stand in the document, in the media-object behind the reference."""
    behind = next(reference.itersiblings("{*}*"), None)
    return behind is not None and local(behind) == "media-object" and bool(behind.text)


def _only_words(reference: Element) -> bool:
    """Whether nothing but the caption or credit of a picture is known: then there is no file to name.

    In a document of ours a mark may say all that is known of a file: NITF demands a reference all the same.
    """
    media = reference.getparent()
    if media is None:
        return False
    if any(mark in each.attrib for mark in marks.MARKS for each in (media, reference)):
        return True
    return not reference.attrib and any(
        media.find(f"{{*}}{name}") is not None for name in ("media-caption", "media-producer")
    )


def _subject_codes(root: Element, options: Options) -> Iterator[Finding]:
    """Subjects are named by the reference numbers of the retired subject codes.

    Why it matters: IPTC maintains MediaTopics in their place; new topics have no number.

    Bad: `<tobject.subject tobject.subject.refnum="15039001"/>` alone.
    Good: the same beside `<classifier type="medtop" value="…"/>` in identified-content.
    Fix: add the MediaTopics.
    """
    subjects = [
        each
        for each in root.iter("{*}tobject.subject")
        if (code := each.get("tobject.subject.refnum")) and ":" not in code
    ]
    said = {
        f"{each.get('type')} {each.get('value')}".lower() for each in root.iter("{*}classifier")
    }
    if subjects and not any("medtop" in each or "mediatopic" in each for each in said):
        yield Finding(path(subjects[0]), {"count": len(subjects)})


def _version_unknown(root: Element, options: Options) -> Iterator[Finding]:
    """The version that the document declares is none of NITF's.

    Why it matters: a receiver that chooses its schema by the version finds none, and guesses.

    Bad: `<nitf version="4.0">`
    Good: `<nitf version="-//IPTC//DTD NITF 3.6//EN">`
    Fix: declare the version by its public identifier.
    """
    value = root.get("version")
    if value is not None and not _VERSIONS.search(value):
        yield Finding(path(root, "version"), {"value": value})


def _media_kind(root: Element, options: Options) -> Iterator[Finding]:
    """The kind of a medium is none that NITF names.

    Why it matters: receivers choose player and place by the kind; what they do not know they leave out.

    Bad: `<media media-type="jpg">`
    Good: `<media media-type="image">`
    Fix: write text, audio, image, video, data, application or other.
    """
    place_of = Paths().of
    for element in root.iter("{*}media"):
        value = element.get("media-type")
        if value is not None and value.strip().lower() not in _KINDS:
            yield Finding(place_of(element, "media-type"), {"value": value})


def _mime_type(root: Element, options: Options) -> Iterator[Finding]:
    """The media type of a reference has not the form of one.

    Why it matters: receivers choose their decoder by it, and find none.

    Bad: `<media-reference mime-type="jpeg" source="ferry.jpg"/>`
    Good: `<media-reference mime-type="image/jpeg" source="ferry.jpg"/>`
    Fix: write type and subtype, as IANA registers them.
    """
    place_of = Paths().of
    for element in root.iter("{*}media-reference"):
        value = (element.get("mime-type") or "").strip()
        if value and not re.fullmatch(r"[\w.+-]+/[\w.+*-]+(?:\s*;.*)?", value, re.ASCII):
            yield Finding(place_of(element, "mime-type"), {"value": value})


def _refnum(root: Element, options: Options) -> Iterator[Finding]:
    """The number of a subject has not eight digits. Agencies put a letter before those of their own: that is let pass.

    Why it matters: receivers look subjects up by their numbers, and find none.

    Bad: `<tobject.subject tobject.subject.refnum="4000"/>`
    Good: `<tobject.subject tobject.subject.refnum="04000000"/>`
    Fix: write all eight digits, zeros too.
    """
    place_of = Paths().of
    for element in root.iter("{*}tobject.subject"):
        value = (element.get("tobject.subject.refnum") or "").strip()
        if value and not re.fullmatch(r"[A-Za-z]?[0-9]{8}", value):
            yield Finding(place_of(element, "tobject.subject.refnum"), {"value": value})


def _status(root: Element, options: Options) -> Iterator[Finding]:
    """The status of the document is none of NITF's: usable, embargoed, withheld, canceled.

    Why it matters: a receiver that does not know the word publishes what was recalled, or holds back what is free.

    Bad: `<docdata management-status="cancelled">`
    Good: `<docdata management-status="canceled">`
    Fix: use one of the four words, in small letters; canceled is spelled with one l.
    """
    place_of = Paths().of
    for element in root.iter("{*}docdata"):
        value = element.get("management-status")
        if value is None or value.strip() in _STATUSES:
            continue
        lower = value.strip().lower()
        right = "canceled" if lower == "cancelled" else lower if lower in _STATUSES else None
        yield Finding(
            place_of(element, "management-status"),
            {"value": value, "right": right or "usable, embargoed, withheld or canceled"},
            replacement=right,
        )


def _release(root: Element, options: Options) -> Iterator[Finding]:
    """The document is released before it was issued.

    Why it matters: one of the two times is wrong; a story that is meant to be held back is published at once.

    Bad: `<date.issue norm="20260216T093000Z"/><date.release norm="20260116T180000Z"/>`
    Good: `<date.issue norm="20260216T093000Z"/><date.release norm="20260216T180000Z"/>`
    Fix: correct the time that is wrong; without an embargo leave `date.release` out.
    """
    first = [next(root.iter(f"{{*}}date.{name}"), None) for name in ("issue", "release")]
    stated = [each.get("norm") or "" for each in first if each is not None]
    try:
        issued, released = (parse_instant(extended(each)) for each in stated)
    except ValueError:
        return  # one is not there, or is no moment: then it is told as such, or cannot be compared
    if released < issued and first[1] is not None:
        yield Finding(path(first[1], "norm"), {"released": stated[1], "issued": stated[0]})


_VERSIONS = re.compile(r"[23][.-]\d")
_KINDS = frozenset(
    "text audio image video data application other photo picture graphic animation".split()
)
"""Those of the documentation, and names that agencies have used since before it."""

_SOURCE = "NITF 3.6 documentation (IPTC)"

RULES: tuple[Rule, ...] = (
    rule(
        _no_version, "NF002", "no-namespace-or-doctype", "warning",
        "the document has neither the namespace of NITF nor a document type",
        source=_SOURCE, basis="should", scope="document", hint="add the namespace of NITF",
    ),
    rule(
        _urgency, "NF003", "ed-urg-out-of-range", "error", "the urgency {value} is none of 1 to 8",
        source=f"{_SOURCE}, urgency", scope="document", hint="give a number from 1 to 8",
    ),
    rule(
        _date, "NF004", "date-norm-invalid", "error", "{value} is no date of ISO 8601",
        source=f"{_SOURCE}, norm; ISO 8601-1", scope="document",
        hint="write it like 20260216T180000+0100",
    ),
    rule(
        _no_identifier, "NF005", "missing-doc-id", "warning",
        "the document has no doc-id with an id-string", source=f"{_SOURCE}, doc-id", basis="should",
        scope="document", hint="add an identifier that stays",
    ),
    rule(
        _no_headline, "NF006", "missing-hedline", "warning", "the story has no headline",
        source=f"{_SOURCE}, hedline", basis="should", scope="document", hint="add hedline with hl1",
    ),
    rule(
        _no_source, "NF007", "media-reference-without-source", "error",
        "the reference names no file", source=f"{_SOURCE}, media-reference", scope="document",
        hint="add source",
    ),
    rule(
        _subject_codes, "NF008", "tobject-code-obsolete", "warning",
        "subjects that are named by retired subject codes only: {count}",
        source="IPTC NewsCodes: subject codes are succeeded by MediaTopics", basis="should",
        scope="document", hint="add the MediaTopics",
    ),
    rule(
        _version_unknown, "NF009", "version-unknown", "warning", "{value} is no version of NITF",
        source=f"{_SOURCE}, nitf@version", scope="document",
        hint="write -//IPTC//DTD NITF 3.6//EN",
    ),
    rule(
        _media_kind, "NF010", "media-type-unknown", "warning", "{value} is no kind of media",
        source=f"{_SOURCE}, media@media-type", basis="should", scope="document",
        hint="write image, audio or video",
    ),
    rule(
        _mime_type, "NF011", "mime-type-malformed", "warning", "{value} is no media type",
        source=f"{_SOURCE}, media-reference@mime-type; RFC 6838", basis="should",
        scope="document", hint="write it such as image/jpeg",
    ),
    rule(
        _refnum, "NF012", "subject-refnum-malformed", "warning", "{value} is no number of a subject",
        source=f"{_SOURCE}, tobject.subject@tobject.subject.refnum", basis="should",
        scope="document", hint="write its eight digits",
    ),
    rule(
        _namespace, "NF013", "namespace-unknown", "error", "{value} is no namespace of NITF",
        source="NITF 3.6 XML Schema (IPTC), targetNamespace", scope="document",
        hint=f'write xmlns="{NITF}"',
    ),
    rule(
        _status, "NF014", "management-status-unknown", "warning", "{value} is no status of NITF",
        source=f"{_SOURCE}, docdata@management-status", scope="document", hint="write {right}",
    ),
    rule(
        _release, "NF015", "released-before-issued", "warning",
        "it is released at {released}, before it was issued at {issued}",
        source=f"{_SOURCE}, date.issue and date.release", basis="should", scope="document",
        hint="correct the time that is wrong",
    ),
)  # fmt: skip
"""All rules of NITF, in the order of their codes."""

CODES: tuple[Code, ...] = (NF001, *(each.code for each in RULES))
