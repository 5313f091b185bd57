"""G2: values that the schema lets pass and the standard does not: statuses, classes, times, types, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsexport.diagnostic import Finding, Severity
from newsexport.formats.newsml_g2.names import STANDARD
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.rules.language_tags import fault_of_tag, severity_of_fault
from newsexport.rules.rule import rule
from newsexport.syntax.xml import XML_LANG, Element, local
from newsexport.vocab.forms import ABSOLUTE_URI, LANGUAGE_TAG
from newsexport.vocab.iptc_schemes import SCHEMES
from newsexport.vocab.newscodes import NATURES, STATUSES
from newsexport.vocab.newsml_g2_elements import ELEMENTS

TIMES = (
    "versionCreated",
    "firstCreated",
    "embargoed",
    "contentCreated",
    "contentModified",
    "expires",
)
_TIME = re.compile(r"\s*-?\d{4,}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?\s*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?", re.DOTALL)
LABELS = ("headline", "slugline", "by", "creditline")


def status_unknown(item: ItemView, _: Options) -> Iterator[Finding]:
    """The publishing status, of the item or of one that it refers to, is none of IPTC's: usable, withheld, canceled.

    Why it matters: a receiver that does not know the status takes the default, usable, and publishes
    what was recalled.

    Bad: `<pubStatus qcode="stat:cancelled"/>`
    Good: `<pubStatus qcode="stat:canceled"/>`
    Fix: use one of the three codes, in small letters; canceled is spelled with one l.
    """
    for place in item.named.get("pubStatus", ()):
        code = _code(item, place, "http://cv.iptc.org/newscodes/pubstatusg2/")
        if code is None or code in STATUSES:
            continue
        lower = code.lower()
        right = "canceled" if lower.startswith("cancel") else lower if lower in STATUSES else ""
        name = "qcode" if place.get("qcode") else "uri"
        whole = str(place.get(name))
        fixed = whole.removesuffix(code) + right if right else None
        yield Finding(
            item.at(place, name),
            {"code": code, "right": right or "usable, withheld or canceled"},
            replacement=fixed,
        )


def class_unknown(item: ItemView, _: Options) -> Iterator[Finding]:
    """The class of the item is none of IPTC's for such an item.

    A newsItem has a nature of news (`ninat:`), a packageItem is `ninat:composite`. What is said of other items, where one
    refers to them or plans them, may be any of the natures.

    Why it matters: receivers choose the screen and the desk by the class; they file what they do not
    know as anything.

    Bad: `<itemClass qcode="ninat:graphics"/>`
    Good: `<itemClass qcode="ninat:graphic"/>`
    Fix: use a code of the scheme.
    """
    own = item.child("itemMeta", "itemClass")
    for place in item.named.get("itemClass", ()):
        kind = local(item.element) if place is own else "news item"
        known = NATURES.get(kind) if place is own else _NATURES
        code = _code(item, place, SCHEMES["ninat"])
        if code is None and place is own:  # of what is no news
            of_others = (_code(item, place, scheme) for scheme in _NO_NEWS)
            code = next((each for each in of_others if each is not None), None)
            known = known and known - {code or ""}
        if known and code is not None and code not in known:
            yield Finding(
                item.at(place, "qcode" if place.get("qcode") else "uri"),
                {"code": code, "known": ", ".join(sorted(known)), "item": kind},
            )


_NATURES = frozenset[str]().union(*NATURES.values())
_NO_NEWS = tuple(SCHEMES[alias] for alias in ("cinat", "plinat", "catinat"))
"""Schemes of the classes of concepts, plans and catalogs."""


def class_of_old(item: ItemView, _: Options) -> Iterator[Finding]:
    """The class of the item is a code of `icls:`, an alias of the first drafts.

    Why it matters: IPTC's catalogs of today do not declare the alias, so the class means nothing.

    Bad: `<itemClass qcode="icls:text"/>`
    Good: `<itemClass qcode="ninat:text"/>`
    Fix: use the scheme `ninat:`.
    """
    place = item.child("itemMeta", "itemClass")
    if place is not None and str(place.get("qcode") or "").startswith("icls:"):
        code = str(place.get("qcode"))
        yield Finding(
            item.at(place, "qcode"), {"code": code, "right": code.replace("icls", "ninat")}
        )


def time_without_zone(item: ItemView, _: Options) -> Iterator[Finding]:
    """A time has no offset from UTC. An error for an embargo; for other times, a warning.

    Why it matters: the receiver takes its own zone, and lifts the embargo hours too early.

    Bad: `<embargoed>2026-02-16T12:00:00</embargoed>`
    Good: `<embargoed>2026-02-16T12:00:00+01:00</embargoed>`
    Fix: write the offset, or Z for UTC.
    """
    for name in TIMES:
        for element in item.named.get(name, ()):
            if lacks_zone(element):
                milder: Severity | None = None if name == "embargoed" else "warning"
                values = {"name": name, "value": (element.text or "").strip()}
                yield Finding(item.at(element), values, severity=milder)


def lacks_zone(element: Element) -> bool:
    """Whether an element holds a time without an offset."""
    found = _TIME.fullmatch(element.text or "")
    return found is not None and not found[1]


def content_type_missing(item: ItemView, _: Options) -> Iterator[Finding]:
    """An inlineXML does not say what it holds.

    Why it matters: receivers choose the reader of the content by its type.

    Bad: `<inlineXML><html xmlns="http://www.w3.org/1999/xhtml">…`
    Good: `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">…`
    Fix: add the contenttype.
    """
    for element in item.named.get("inlineXML", ()):
        if not (element.get("contenttype") or "").strip():
            yield Finding(item.at(element))


def content_type_form(item: ItemView, _: Options) -> Iterator[Finding]:
    """A contenttype has not the form of a media type: type, slash, subtype.

    Why it matters: nothing can be chosen by it, and the file is not shown.

    Bad: `contenttype="jpeg"`
    Good: `contenttype="image/jpeg"`
    Fix: write the media type as IANA registered it.
    """
    for elements in item.named.values():
        for element in elements:
            value = element.get("contenttype")
            if value is not None and not _MEDIA_TYPE.fullmatch(str(value).strip()):
                yield Finding(item.at(element, "contenttype"), {"value": value})


def guid_no_uri(item: ItemView, _: Options) -> Iterator[Finding]:
    """The guid is no URI: it has no scheme, or white space in it.

    Why it matters: only a URI is unique among all providers; with blanks in it, receivers cut it.

    Bad: `guid="ferry 4711"`
    Good: `guid="urn:newsml:example.com:20260216:ferry"`
    Fix: make it a URI, such as urn:newsml: or tag:.
    """
    value = str(item.element.get("guid") or "")
    if not is_uri(value):
        yield Finding(item.at(item.element, "guid"), {"value": value})


def is_uri(value: str) -> bool:
    """Whether a guid is a URI, or empty, which is told elsewhere."""
    return not value or ABSOLUTE_URI.fullmatch(value) is not None


def conformance_unknown(item: ItemView, _: Options) -> Iterator[Finding]:
    """The level of conformance is neither core nor power.

    Why it matters: a receiver cannot tell which properties it has to expect.

    Bad: `conformance="max"`
    Good: `conformance="power"`
    Fix: write core or power.
    """
    value = item.element.get("conformance")
    if value is not None and value not in ("core", "power"):
        yield Finding(item.at(item.element, "conformance"), {"value": value})


def standard_unknown(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item does not name NewsML-G2 as its standard.

    EventsML-G2 and SportsML-G2 are standards of the same family.

    Why it matters: receivers that look at the name refuse the item.

    Bad: `standard="NewsML"`
    Good: `standard="NewsML-G2"`
    Fix: write NewsML-G2.
    """
    value = item.element.get("standard")
    if value is not None and value not in (STANDARD, "EventsML-G2", "SportsML-G2"):
        yield Finding(item.at(item.element, "standard"), {"value": value}, replacement=STANDARD)


def label_in_lines(item: ItemView, _: Options) -> Iterator[Finding]:
    """A headline, slugline, byline or credit is broken into lines.

    Why it matters: systems that keep white space show the break, or cut the text there.

    Bad: a headline over two lines of the file.
    Good: `<headline>Ferry to Sandholm runs again</headline>`
    Fix: write it in one line.
    """
    for name in LABELS:
        for element in item.named.get(name, ()):
            if "\n" in "".join(map(str, element.itertext())).strip():
                yield Finding(item.at(element), {"name": name})


def unknown_element(item: ItemView, _: Options) -> Iterator[Finding]:
    """An element is in the namespace of NewsML-G2, and the standard has no element of that name.

    The schema does not judge what stands in an `assert` or an extension. Told once for each name.

    Why it matters: no receiver knows it, and what it says is lost.

    Bad: `<assert qcode="acme:ferry"><nam>Ferry</nam></assert>`
    Good: `<assert qcode="acme:ferry"><name>Ferry</name></assert>`
    Fix: correct the name, or put the element into a namespace of your own.
    """
    for name, elements in item.named.items():
        if name not in ELEMENTS:
            yield Finding(item.at(elements[0]), {"name": name})


def _code(item: ItemView, element: Element | None, scheme: str) -> str | None:
    """The code of a property, when it is one of that scheme."""
    if element is None:
        return None
    alias, colon, code = str(element.get("qcode") or "").partition(":")
    if colon:
        return code if item.scheme(alias) == scheme else None
    uri = str(element.get("uri") or "")
    return uri.removeprefix(scheme) if uri.startswith(scheme) else None


def says_nothing(item: ItemView, _: Options) -> Iterator[Finding]:
    """The class, the status, or the id of a concept has neither a qcode nor a uri; or a provider has no name either.

    Why it matters: receivers steer by these; without a value they take a default, or refuse the item.

    Bad: `<itemClass/>`, `<provider/>`
    Good: `<itemClass qcode="ninat:text"/>`, `<provider qcode="nprov:AFP"/>`
    Fix: give its qcode.
    """
    for name in ("itemClass", "pubStatus", "conceptId", "provider"):
        for place in item.named.get(name, ()):
            named = name == "provider" and (place.get("literal") or len(place))
            if not (place.get("qcode") or place.get("uri") or named):
                yield Finding(item.at(place), {"name": name})


def language_unknown(item: ItemView, _: Options) -> Iterator[Finding]:
    """An xml:lang is built like a language tag, and there is no such language or country.

    Why it matters: receivers route, search and hyphenate by it; what they do not know they drop.

    Bad: `xml:lang="eng"`, `xml:lang="en-UK"`
    Good: `xml:lang="en"`, `xml:lang="en-GB"`
    Fix: write the language (ISO 639-1 where it has a code there), then the country.
    """
    for elements in item.named.values():
        for element in elements:
            tag = str(element.get(XML_LANG) or "").strip()
            fault = fault_of_tag(tag) if LANGUAGE_TAG.fullmatch(tag) else None
            if fault:
                yield Finding(
                    item.at(element, XML_LANG),
                    {"tag": tag, "fault": fault},
                    severity=severity_of_fault(tag),
                )


RULES = (
    rule(
        status_unknown, "G2024", "pubstatus-unknown", "error", "{code} is no publishing status",
        source="IPTC NewsCodes, scheme pubstatusg2; NewsML-G2 2.35, itemMeta/pubStatus",
        scope="document", hint="write {right}",
    ),
    rule(
        class_unknown, "G2025", "itemclass-unknown", "warning", "{code} is no class of a {item}",
        source="IPTC NewsCodes, scheme ninature; NewsML-G2 2.35, itemMeta/itemClass", basis="should",
        scope="document", hint="use one of: {known}",
    ),
    rule(
        class_of_old, "G2026", "itemclass-of-draft", "warning", "{code} is a class of the first drafts",
        source="IPTC catalog 41; NewsML-G2 2.35, itemMeta/itemClass", basis="should",
        scope="document", hint="write {right}",
    ),
    rule(
        time_without_zone, "G2027", "time-without-zone", "error", "{name} {value} has no offset from UTC",
        source="NewsML-G2 2.35, Guidelines: dates and times", basis="should", scope="document",
        hint="add the offset, or Z",
    ),
    rule(
        content_type_missing, "G2031", "inlinexml-without-contenttype", "warning",
        "the inlineXML does not say what it holds",
        source="NewsML-G2 2.35, inlineXML/@contenttype", basis="should", scope="document",
        hint="add the contenttype",
    ),
    rule(
        content_type_form, "G2032", "contenttype-malformed", "warning", "{value} is no media type",
        source="NewsML-G2 2.35, @contenttype; RFC 6838 section 4.2", basis="should", scope="document",
        hint="write type/subtype as IANA registered it",
    ),
    rule(
        guid_no_uri, "G2033", "guid-not-uri", "warning", "the guid {value} is no URI",
        source="NewsML-G2 2.35, @guid; RFC 3986", basis="should", scope="document",
        hint="make it a URI, such as urn:newsml: or tag:",
    ),
    rule(
        conformance_unknown, "G2034", "conformance-unknown", "error",
        "{value} is no level of conformance", source="NewsML-G2 2.35, @conformance",
        scope="document", hint="write core or power",
    ),
    rule(
        standard_unknown, "G2035", "standard-unknown", "error", "the item names {value} as its standard",
        source="NewsML-G2 2.35, @standard", scope="document", hint="write NewsML-G2",
    ),
    rule(
        label_in_lines, "G2036", "label-in-lines", "info", "the {name} is broken into lines",
        source="NewsML-G2 2.35, Label1Type", basis="should", scope="document",
        hint="write it in one line",
    ),
    rule(
        unknown_element, "G2037", "unknown-element-in-extension", "warning",
        "NewsML-G2 has no element {name}",
        source="NewsML-G2 2.35, schema; release note of 2.31 on extension points", basis="should",
        scope="document",
        hint="correct the name, or use a namespace of your own",
    ),
    rule(
        says_nothing, "G2041", "control-value-missing", "warning",
        "{name} has neither a qcode nor a uri", source="NewsML-G2 2.35, QualPropType, ConceptIdType, itemMeta/provider",
        scope="document", hint="give its qcode",
    ),
    rule(
        language_unknown, "G2047", "language-tag-unknown", "error",
        "the language tag {tag} is wrong: {fault}",
        source="NewsML-G2 2.35, @xml:lang: values must be valid BCP 47; RFC 5646 section 2.2.9",
        scope="document", hint="write it like en or en-GB",
    ),
)  # fmt: skip
"""The rules of this file."""
