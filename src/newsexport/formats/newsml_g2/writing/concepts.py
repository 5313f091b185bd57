"""Concepts and parties as NewsML-G2 properties.

Source: NewsML-G2 2.35, FlexPropType, QualPropType, FlexPartyPropType, FlexAuthorPropType.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.extras import (
    NOTHING,
    Child,
    Extras,
    extras_of,
    in_order,
    ranks,
)
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.schema.v1 import Concept, Label, Party
from newsexport.syntax.xml_text import attribute

_ORDER = ranks(names.CONCEPT_ORDER)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a property may say of its concept."""

    literal: bool = True
    type: bool = True
    weight: bool = False
    """@confidence and @relevance."""
    relations: tuple[str, ...] = ("sameAs", "broader")
    """Which of the two it may have inside."""
    role: bool = False
    job: bool = False
    details: bool = False
    """personDetails or organisationDetails."""


FLEX = Shape()
"""located, alike."""
WEIGHED = Shape(weight=True)
"""subject, genre, audience."""
QUALIFIED = Shape(literal=False, type=False, relations=())
"""service; signal before 2.27."""
SAME_AS = Shape(relations=())
BROADER = Shape(relations=("sameAs",))
PARTY = Shape(details=True)
"""provider, copyrightHolder, hop/party."""
SOURCE = Shape(details=True, role=True)
"""infoSource."""
AUTHOR = Shape(details=True, role=True, job=True)
"""creator, contributor."""
PUBLISHED = Shape(type=False, relations=())
"""pubHistory/published."""


def concept(
    sheet: Sheet,
    tag: str,
    value: Concept,
    pointer: str,
    shape: Shape = FLEX,
    natural: str | None = None,
) -> str:
    """One property; "" when nothing identifies its concept in this release.

    `natural` is the type that its field implies: `person` for the people an item is about; `""` for
    subjects, which have none of those types.
    """
    found = parts(sheet, tag, value, pointer, shape, natural)
    if found is None:
        return ""
    opening, children = found
    if not children:
        return f"<{tag}{opening}/>"
    return f"<{tag}{opening}>{''.join(in_order(children, _ORDER))}</{tag}>"


def parts(
    sheet: Sheet,
    tag: str,
    value: Concept,
    pointer: str,
    shape: Shape = FLEX,
    natural: str | None = None,
) -> tuple[str, list[Child]] | None:
    """The attributes and the children of such a property, for those who put more into it."""
    opening = _identity(sheet, tag, value, pointer, shape)
    if opening is None:
        sheet.lost(pointer, tag, value.uri or value.qcode or value.literal or value.name)
        return None
    extras = extras_of(sheet, value.extensions, pointer)
    opening += _type(sheet, tag, value.type, pointer, shape, natural)
    if value.relevance is not None or value.confidence is not None:
        opening += _weight(sheet, value, pointer, shape)
    children = _names(sheet, value, pointer, extras)
    if value.same_as or value.broader:
        children += _relations(sheet, value, pointer, shape)
    if isinstance(value, Party):
        opening += _party_attributes(sheet, tag, value, pointer, shape)
        children += _details(sheet, tag, value, pointer, shape, extras)
    if value.scheme is not None:
        sheet.lost(pointer + "/scheme", "the scheme", value.scheme)
    if extras is not NOTHING:
        opening += extras.attributes("", tag, opening)
        children += extras.children("", tag)
        extras.finish()
    return opening, children


def _identity(sheet: Sheet, tag: str, value: Concept, pointer: str, shape: Shape) -> str | None:
    found = ""
    qcode = value.qcode
    if qcode is not None and not sheet.resolves(qcode):
        if value.uri is None and not shape.literal:
            return None
        if value.uri is None and value.literal is None:
            return _code_as_literal(sheet, qcode, pointer)
        sheet.lost(pointer + "/qcode", "the QCode", f"{qcode}: no catalog declares its alias")
        qcode = None
    elif qcode is not None and value.uri is None and names.resolve(qcode, {}):
        sheet.simplified(pointer + "/uri", "the identifier", "readers resolve the QCode to its URI")
    if not sheet.newest and qcode is None and names.must_have(sheet.version, tag, "qcode"):
        qcode = sheet.code_of(value.uri) if value.uri else None
        if qcode is None:
            return None
        sheet.simplified(pointer + "/qcode", "the identifier", "this release demands a QCode")
    if qcode is not None:
        found = attribute("qcode", qcode)
    if value.uri is not None:
        found += attribute("uri", value.uri)
    if value.literal is not None:
        if shape.literal:
            found += _literal(sheet, value.literal, pointer + "/literal")
        else:
            sheet.lost(pointer + "/literal", "the literal", value.literal)
    if tag == "subject" and (qcode, value.uri) == (None, None):
        return _subject_by_name(sheet, value, pointer, found)
    if not found and not (shape.literal and _says_something(value)):
        return None
    return found


def _code_as_literal(sheet: Sheet, qcode: str, pointer: str) -> str:
    """A code that no catalog tells the meaning of is no QCode, but still what the provider calls it."""
    for field in ("qcode", "literal"):
        how = "a literal: no catalog declares its alias"
        sheet.simplified(f"{pointer}/{field}", "the QCode", how)
    return _literal(sheet, qcode, pointer + "/literal")


def _literal(sheet: Sheet, value: str, pointer: str) -> str:
    return sheet.attribute("literal", sheet.one_line(value, pointer), pointer)


_COMPOSED = frozenset({"bag", "mainConcept", "facetConcept"})
"""What a subject may be put together from; then it needs no identifier."""


def _subject_by_name(sheet: Sheet, value: Concept, pointer: str, literal: str) -> str | None:
    """A subject must be identified: one that has but a name gets that as its literal too.

    Readers drop a literal that says the same as the name. `literal` is the attribute as it is so far.
    """
    name = value.name or (value.labels[0].text if value.labels else "")
    said = attribute("literal", sheet.squeezed(name))
    if literal:
        if literal == said:
            sheet.simplified(pointer + "/literal", "the literal", "readers find it in the name")
        return literal
    if sheet.squeezed(name):
        return said
    composed = any(
        each.namespace == names.NAR
        and each.name in _COMPOSED
        and sheet.has_element("subject", each.name)
        for each in value.extensions
    )
    return "" if composed else None


def _says_something(value: Concept) -> bool:
    """Whether a concept without identifier still says what it is."""
    if value.name or value.labels or value.extensions or value.same_as or value.broader:
        return True
    return isinstance(value, Party) and bool(value.roles or value.url or value.email)


def _type(
    sheet: Sheet, tag: str, kind: str | None, pointer: str, shape: Shape, natural: str | None
) -> str:
    if natural:
        if natural == "geoArea" and kind == "poi":
            natural = kind
        elif kind is not None:
            sheet.simplified(
                pointer + "/type", "the type", f"its field says that it is a {natural}"
            )
        return f' type="cpnat:{natural}"'
    if kind is None:
        return ""
    if not shape.type or (kind in _LISTED and natural == ""):
        sheet.lost(pointer + "/type", "the type", kind)
        return ""
    if kind in names.CONCEPT_TYPES:
        return f' type="cpnat:{kind}"'
    return sheet.term(tag, "type", kind, pointer + "/type")


_LISTED = frozenset({"person", "organisation", "geoArea", "poi", "event", "object"})
"""Types that make a subject one of the item's people, organisations, places, events or objects."""


def _weight(sheet: Sheet, value: Concept, pointer: str, shape: Shape) -> str:
    found = ""
    for name, number in (("confidence", value.confidence), ("relevance", value.relevance)):
        if number is None:
            continue
        if shape.weight:
            found += f' {name}="{number}"'
        else:
            sheet.lost(f"{pointer}/{name}", f"the {name}", number)
    return found


def _names(sheet: Sheet, value: Concept, pointer: str, extras: Extras) -> list[Child]:
    """The names: the main one, then the labels."""
    found: list[Child] = []
    if value.name is not None:
        attributes = extras.attributes("name")
        found.append(("name", label(sheet, "name", value.name, pointer + "/name", attributes)))
    elif value.labels:
        for field in ("name", "labels", "extensions"):
            sheet.simplified(f"{pointer}/{field}", "the labels", "the first is the name")
    for number, one in enumerate(value.labels):
        attributes = extras.attributes(f"name[{number + 2}]")
        found.append(("name", _further_name(sheet, one, f"{pointer}/labels/{number}", attributes)))
    return found


def _further_name(sheet: Sheet, one: Label, pointer: str, attributes: str) -> str:
    if one.role is not None:
        attributes = sheet.term("name", "role", one.role, pointer + "/role") + attributes
    if one.language is not None:
        attributes += attribute("xml:lang", one.language)
    return label(sheet, "name", one.text, pointer + "/text", attributes)


def _relations(sheet: Sheet, value: Concept, pointer: str, shape: Shape) -> list[Child]:
    found: list[Child] = []
    for tag, inner, others in (
        ("sameAs", SAME_AS, value.same_as),
        ("broader", BROADER, value.broader),
    ):
        if others and tag not in shape.relations:
            sheet.lost(f"{pointer}/{tag}", tag, f"{len(others)} concepts")
            continue
        for number, other in enumerate(others):
            xml = concept(sheet, tag, other, f"{pointer}/{tag}/{number}", inner)
            if xml:
                found.append((tag, xml))
    return found


def _party_attributes(sheet: Sheet, tag: str, value: Party, pointer: str, shape: Shape) -> str:
    found = ""
    if value.roles:
        found = _roles(sheet, tag, value.roles, pointer, shape)
    if value.job_title is not None:
        is_term = names.is_qcode(value.job_title) or names.is_uri(value.job_title)
        if shape.job and is_term:
            found += sheet.term(tag, "jobtitle", value.job_title, pointer + "/jobTitle")
        else:
            sheet.lost(pointer + "/jobTitle", "the job title", value.job_title)
    return found


def _roles(sheet: Sheet, tag: str, roles: Sequence[str], pointer: str, shape: Shape) -> str:
    """@role takes QCodes, @roleuri the URIs; both are lists."""
    qcodes: list[str] = []
    uris: list[str] = []
    for number, role in enumerate(roles):
        uri = role if names.is_uri(role) else names.word_uri(role)
        if not shape.role or " " in role or role in roles[:number]:
            sheet.lost(f"{pointer}/roles/{number}", "the role", role)
        elif names.is_qcode(role) and sheet.resolves(role):
            qcodes.append(role)
            if uris:
                sheet.simplified(pointer + "/roles", "the roles", "QCodes come before URIs")
        elif names.is_qcode(role):
            sheet.lost(f"{pointer}/roles/{number}", "the role", role)
        elif not sheet.has_attribute(tag, "roleuri"):
            code = sheet.code_of(uri)
            if code:
                qcodes.append(code)
            else:
                sheet.lost(f"{pointer}/roles/{number}", "the role", role)
        else:
            uris.append(uri)
    found = attribute("role", " ".join(qcodes)) if qcodes else ""
    return found + (sheet.attribute("roleuri", " ".join(uris), pointer) if uris else "")


def _details(
    sheet: Sheet, tag: str, value: Party, pointer: str, shape: Shape, extras: Extras
) -> list[Child]:
    """How to reach the party, and where it belongs."""
    if not (value.url or value.email or value.affiliations):
        return []
    kept = extras.children("", "", only=("personDetails", "organisationDetails"))
    if kept or not shape.details:
        for field, what in (("url", value.url), ("email", value.email)):
            if what:
                sheet.lost(f"{pointer}/{field}", f"the {field}", what)
        if value.affiliations:
            sheet.lost(f"{pointer}/affiliations", "the affiliations", value.affiliations[0].name)
        return kept
    container = names.details_of(tag, value.type)
    content = _affiliations(sheet, container, value, pointer)
    reach = ""
    if value.email is not None:
        reach += f"<email>{sheet.text(value.email, pointer + '/email')}</email>"
    if value.url is not None:
        reach += f"<web>{sheet.text(value.url, pointer + '/url')}</web>"
    if reach:
        content += f"<contactInfo>{reach}</contactInfo>"
    return [(container, f"<{container}>{content}</{container}>")] if content else []


def _affiliations(sheet: Sheet, container: str, value: Party, pointer: str) -> str:
    if not value.affiliations:
        return ""
    if not sheet.has_element(container, "affiliation"):
        sheet.lost(pointer + "/affiliations", "the affiliations", value.affiliations[0].name)
        return ""
    return "".join(
        concept(sheet, "affiliation", other, f"{pointer}/affiliations/{number}")
        for number, other in enumerate(value.affiliations)
    )
