"""Concepts and parties as objects of schema.org: Person, Organization, Place, Event, DefinedTerm."""

from __future__ import annotations

from typing import Any

from newsexport.payloads.schema_org.extensions import OF_THINGS, add_extensions
from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.schema_org.things import (
    NATURES,
    Kind,
    list_of,
    nature_uri,
    nature_word,
)
from newsexport.payloads.schema_org.values import one_or_list, with_language
from newsexport.schema.v1 import Concept, Party
from newsexport.syntax.addresses import is_iri, is_web_address
from newsexport.vocab import schema_org
from newsexport.vocab.iptc_schemes import ALIASES

Node = dict[str, Any]

_PARTY_TYPES = {"person": "Person", "organisation": "Organization"}


def concept_object(concept: Concept, kind: Kind, losses: Losses, at: str) -> Node | None:
    """The object of a concept; None when nothing of it can be said."""
    mark = losses.mark()
    node: Node = {"@type": kind.type}
    _state_nature(node, concept, kind, losses, at)
    stated = len(node)
    _identify(node, concept, losses, at)
    if kind.type == "DefinedTerm":
        _state_code(node, concept, losses, at)
    else:
        _state_identifiers(node, concept, losses, at)
    add_extensions(node, concept.extensions, losses, at, OF_THINGS)
    if len(node) == stated:
        losses.back_to(mark)
        losses.lost(at, concept)
        return None
    return node


def party_object(
    party: Party,
    losses: Losses,
    at: str,
    *,
    otherwise: str | None = None,
    organisations: frozenset[str] = frozenset(),
) -> Node | None:
    """The object of a person or organisation; None when nothing of it can be said.

    `otherwise` is the type that the property implies. Where neither the party nor the property says
    a type, receivers still want one (Google, Article: author.@type): an Organization when it bears
    the name of one of the item's `organisations`, else a Person; that it was said so is told.
    """
    mark = losses.mark()
    node: Node = {}
    kind = _party_type(party, otherwise)
    if kind is None:
        kind = "Organization" if party.name in organisations else "Person"
        said = "an Organization" if kind == "Organization" else "a Person"
        losses.simplified(f"{at}/type", f"said to be {said}: schema.org knows no other authors")
    node["@type"] = kind
    if party.type is not None and party.type != _party_nature(kind, otherwise):
        _add_nature(node, party.type, losses, at)
    stated = len(node)
    _identify(node, party, losses, at)
    _state_identifiers(node, party, losses, at)
    _state_details(node, party, kind, losses, at)
    add_extensions(node, party.extensions, losses, at, OF_THINGS)
    if len(node) == stated:
        losses.back_to(mark)
        losses.lost(at, party.model_copy(update={"email": None}))
        return None
    return node


def _party_type(party: Party, otherwise: str | None) -> str | None:
    if party.type in _PARTY_TYPES:
        return _PARTY_TYPES[party.type]
    name = (party.type or "").removeprefix(schema_org.NAMESPACE)
    if name == party.type or name in _PARTY_TYPES.values():
        return otherwise
    acts = schema_org.is_a([name], "Person") or schema_org.is_a([name], "Organization")
    return name if acts else otherwise


def _party_nature(kind: str | None, otherwise: str | None) -> str | None:
    """The nature that a reader takes from the type alone."""
    if kind is None or kind == otherwise:
        return None
    return NATURES.get(kind, schema_org.NAMESPACE + kind)


def _state_nature(node: Node, concept: Concept, kind: Kind, losses: Losses, at: str) -> None:
    nature = concept.type
    if nature is None or nature == kind.nature:
        return  # the lists of the item imply the nature of what stands in them
    name = nature.removeprefix(schema_org.NAMESPACE)
    narrower = name not in (nature, kind.type) and schema_org.is_a([name], kind.type)
    if narrower and list_of([name]) == list_of([kind.type]):
        node["@type"] = name
    else:
        _add_nature(node, nature, losses, at)


def _add_nature(node: Node, nature: str, losses: Losses, at: str) -> None:
    node["additionalType"] = nature_uri(nature)
    if nature_word(node["additionalType"]) != nature:
        losses.simplified(f"{at}/type", "written as a word of IPTC's cpnature vocabulary")


def _identify(node: Node, concept: Concept, losses: Losses, at: str) -> None:
    """The properties that all things share, and the losses that they share."""
    losses.put(node, "@id", concept.uri, f"{at}/uri", is_iri)
    losses.put(node, "name", concept.name, f"{at}/name")
    for index, label in enumerate(concept.labels):
        names = node.setdefault("alternateName", [])
        names.append(with_language(label.text, label.language))
        if label.role is not None:
            losses.lost(f"{at}/labels/{index}/role", label.role)
    same = _same_as(concept, losses, at)
    if same:
        node["sameAs"] = same
    for name in ("relevance", "confidence"):
        value = getattr(concept, name)
        if value is not None:
            losses.lost(f"{at}/{name}", value)
    if concept.broader:
        losses.lost(f"{at}/broader", concept.broader)


def _same_as(concept: Concept, losses: Losses, at: str) -> list[str]:
    found = []
    for index, same in enumerate(concept.same_as):
        pointer = f"{at}/sameAs/{index}"
        if not is_iri(same.uri):
            losses.lost(pointer, same.name or same.qcode or same.literal)
            continue
        found.append(str(same.uri))
        for name in sorted(same.model_fields_set - {"uri"}):
            value = getattr(same, name)
            if value not in (None, ()):
                alias = type(same).model_fields[name].alias
                losses.lost(f"{pointer}/{alias}", value)
    return found


def _state_code(node: Node, concept: Concept, losses: Losses, at: str) -> None:
    """The code of a term in its vocabulary: termCode in inDefinedTermSet."""
    alias = ALIASES.get(concept.scheme or "")
    losses.put(node, "inDefinedTermSet", concept.scheme, f"{at}/scheme", is_iri)
    literal = concept.literal
    if concept.qcode:
        short, _, code = concept.qcode.partition(":")
        node["termCode"] = code if short == alias and ":" not in code else concept.qcode
    elif literal and ":" not in literal and not alias:
        node["termCode"] = literal
        return
    losses.put(node, "identifier", literal, f"{at}/literal")


def _state_identifiers(node: Node, concept: Concept, losses: Losses, at: str) -> None:
    found: list[Any] = []
    if concept.literal:
        found.append(concept.literal)
        if not (concept.name or concept.uri or concept.qcode):
            node["name"] = concept.literal
            losses.simplified(f"{at}/name", "the literal stands for it, as receivers show names")
    elif concept.literal is not None:
        losses.lost(f"{at}/literal", concept.literal)
    if concept.qcode:
        found.append({"@type": "PropertyValue", "propertyID": "QCode", "value": concept.qcode})
    if found:
        node["identifier"] = one_or_list(found)
    if concept.scheme is not None:
        losses.lost(f"{at}/scheme", concept.scheme)


def _state_details(node: Node, party: Party, kind: str | None, losses: Losses, at: str) -> None:
    losses.put(node, "url", party.url, f"{at}/url", is_web_address)
    human = kind is None or schema_org.is_a([kind], "Person")
    if party.job_title and human:
        node["jobTitle"] = party.job_title
    elif party.job_title is not None:
        losses.lost(f"{at}/jobTitle", party.job_title)
    if party.affiliations and not human:
        losses.lost(f"{at}/affiliations", party.affiliations)
    elif party.affiliations:
        _state_affiliations(node, party, losses, at)
    if party.roles:
        losses.lost(f"{at}/roles", ", ".join(party.roles))
    if party.email is not None:
        losses.hidden(f"{at}/email")


def _state_affiliations(node: Node, party: Party, losses: Losses, at: str) -> None:
    found = []
    for index, affiliation in enumerate(party.affiliations):
        one = concept_object(
            affiliation, Kind("Organization"), losses, f"{at}/affiliations/{index}"
        )
        if one is not None:
            found.append(one)
    if found:
        node["affiliation"] = found
