"""Objects of schema.org as concepts and parties: whatever people write where a thing belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.things import LISTS, Kind, nature_word
from newsexport.payloads.schema_org.values import (
    language_of,
    looks_like_address,
    reference,
    text_of,
)
from newsexport.schema.v1 import Concept, Label, Party
from newsexport.vocab import schema_org
from newsexport.vocab.forms import ABSOLUTE_URI
from newsexport.vocab.iptc_schemes import ALIASES

_QCODE = re.compile(r"[^\s:]+:\S+")

Made = TypeVar("Made", bound=Concept)

Dropped = Callable[[str, str, object], None]
"""Told of what cannot be held: its name, its pointer, its value."""


def concept(thing: Node | str, kind: Kind, dropped: Dropped) -> Concept | None:
    """A concept from an object, a name or an address; None when it says nothing."""
    if isinstance(thing, str):
        return Concept(uri=thing) if looks_like_address(thing) else Concept(name=thing)
    values = _identity(thing, dropped)
    values["type"] = _nature(thing, kind.type, kind.nature)
    if schema_org.is_a(thing.types, "DefinedTerm"):
        values.update(_code(thing))
    else:
        values.update(_identifiers(thing))
    return _made(Concept, thing, values, dropped)


def party(thing: Node | str, dropped: Dropped, *, otherwise: str | None = None) -> Party | None:
    """A person or organisation from an object or a name; `otherwise`: see `party_object`."""
    if isinstance(thing, str):
        return Party(uri=thing) if looks_like_address(thing) else Party(name=thing)
    values = _identity(thing, dropped)
    known = [name for name in thing.types if name != otherwise]
    nature = {"Person": "person", "Organization": "organisation"}
    narrow = _narrowest(known)
    values["type"] = _nature(thing, otherwise, nature.get(narrow) if narrow else None)
    values.update(_identifiers(thing))
    values["url"] = _one_reference(thing, "url")
    values["job_title"] = thing.take_text("jobTitle")
    values["email"] = thing.take_text("email")
    affiliations = []
    for one, value, _ in thing.take_nodes("affiliation"):
        found = concept(one, Kind("Organization"), dropped)
        if found is None:
            thing.keep("affiliation", value)
        else:
            affiliations.append(found)
    values["affiliations"] = tuple(affiliations)
    return _made(Party, thing, values, dropped)


def _made(model: type[Made], thing: Node, values: dict[str, Any], dropped: Dropped) -> Made | None:
    values["extensions"] = thing.extensions()
    for unheld in thing.unheld():
        dropped(*unheld)
    given = {name: value for name, value in values.items() if value not in (None, ())}
    return model(**given) if given.keys() - {"type"} else None


def uri_of(thing: Node, dropped: Dropped) -> str | None:
    """The identifier of an object, if it is one outside its document too."""
    uri = thing.id
    if uri is None or ABSOLUTE_URI.fullmatch(uri):
        return uri
    if not uri.startswith(("#", "_:")):
        dropped("@id", f"{thing.pointer}/@id", uri)
    return None


def _identity(thing: Node, dropped: Dropped) -> dict[str, Any]:
    values: dict[str, Any] = {"uri": uri_of(thing, dropped)}
    names = thing.take_labels("name")
    labels = [
        Label(text=text, language=language_of(value))
        for text, value, _ in (*names[1:], *thing.take_labels("alternateName"))
    ]
    values["name"] = names[0][0] if names else None
    values["labels"] = tuple(labels)
    same = []
    for value, _ in thing.take("sameAs"):
        address = reference(value)
        if address is None:
            thing.keep("sameAs", value)
        else:
            same.append(Concept(uri=address))
    values["same_as"] = tuple(same)
    return values


def _narrowest(types: list[str]) -> str | None:
    """The type that says most; a type that stands above another of them says less."""
    known = [name for name in types if schema_org.lineage(name)]
    known.sort(key=lambda name: len(schema_org.lineage(name)), reverse=True)
    return known[0] if known else None


def _nature(thing: Node, usual: str | None, natural: str | None) -> str | None:
    """The nature of a concept: additionalType, else a narrower type than usual, else the natural."""
    narrow = _narrowest([name for name in thing.types if name != usual])
    if narrow and narrow not in {kind.type for kind in LISTS.values()}:
        return schema_org.NAMESPACE + narrow
    stated = thing.take_text("additionalType")
    return nature_word(stated) if stated else natural


def _code(thing: Node) -> dict[str, Any]:
    """Code and vocabulary of a DefinedTerm."""
    values: dict[str, Any] = {}
    for one, value, _ in thing.take_nodes("inDefinedTermSet"):
        address = one if isinstance(one, str) else one.id or _text(one, "url")
        if "scheme" not in values and reference(address) and _is_plain(one):
            values["scheme"] = address
        else:
            thing.keep("inDefinedTermSet", value)
    code = thing.take_text("termCode")
    alias = ALIASES.get(values.get("scheme", ""))
    if code and _QCODE.fullmatch(code):
        values["qcode"] = code
    elif code and alias and _QCODE.fullmatch(f"{alias}:{code}"):
        values["qcode"] = f"{alias}:{code}"
    elif code:
        values["literal"] = code
    if "literal" not in values:
        values["literal"] = thing.take_text("identifier")
    return values


def _is_plain(one: Node | str) -> bool:
    return isinstance(one, str) or one.value.keys() <= {"@id", "@type"}


def _text(node: Node, name: str) -> str | None:
    return next((text_of(value) for value, _ in node.take(name)), None)


def _identifiers(thing: Node) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for value, _ in thing.take("identifier"):
        text = text_of(value)
        qcode = _qcode(value)
        if qcode and "qcode" not in values:
            values["qcode"] = qcode
        elif text and "literal" not in values:
            values["literal"] = text
        else:
            thing.keep("identifier", value)
    return values


def _qcode(value: Any) -> str | None:
    if not isinstance(value, dict) or not value.keys() <= {"@type", "propertyID", "value"}:
        return None
    if value.get("propertyID") != "QCode":
        return None
    text = text_of(value.get("value"))
    return text if text and _QCODE.fullmatch(text) else None


def _one_reference(thing: Node, name: str) -> str | None:
    """The first address of a property; what else stands there is kept."""
    found = None
    for value, _ in thing.take(name):
        address = reference(value)
        if found is None and address:
            found = address
        else:
            thing.keep(name, value)
    return found
