"""Concepts and parties of NewsML-G2 (FlexPropType and its kin) to those of the model."""

from __future__ import annotations

from typing import Any

from newsexport.formats.newsml_g2.names import CONCEPT_TYPES, details_of, resolve
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.known import remembered
from newsexport.formats.newsml_g2.reading.values import (
    code_attribute,
    code_list,
    label,
    language,
    number,
    qcode,
    token,
    uri,
)
from newsexport.schema.v1 import Concept, Extension, Label, Party


@remembered
def concept(cursor: Cursor, reading: Reading) -> Concept:
    """The concept that an element names."""
    values, extensions = _values(cursor, reading)
    return Concept(**values, extensions=(*extensions, *cursor.rest()))


@remembered
def party(cursor: Cursor, reading: Reading) -> Party:
    """The person or organisation that an element names."""
    values, extensions = _values(cursor, reading)
    values["roles"] = code_list(reading, cursor, "role")
    position = cursor.attribute("jobtitle")
    address = cursor.attribute("jobtitleuri")
    values["job_title"] = position or address or None
    if address and position:
        cursor.leave("jobtitleuri", address)
    _details(cursor, values, reading)
    return Party(**values, extensions=(*extensions, *cursor.rest()))


def _values(cursor: Cursor, reading: Reading) -> tuple[dict[str, Any], list[Extension]]:
    values = _identity(cursor, reading)
    values["type"] = code_attribute(reading, cursor, "type", "cpnat", CONCEPT_TYPES)
    for name in ("relevance", "confidence"):
        given = cursor.attribute(name)
        values[name] = number(given, 0, 100)
        if given is not None and (values[name] is None or given != str(values[name])):
            cursor.leave(name, given)
            if values[name] is None:
                place = f"{cursor.path}/@{name}"
                reading.not_understood(name, given, "not a whole number from 0 to 100", place)
    extensions = _names(cursor, values, reading)
    _drop_spoken_literal(cursor, values)
    for name, field in (("sameAs", "same_as"), ("broader", "broader")):
        values[field] = tuple(concept(child, reading) for child in cursor.take(name))
    return values, extensions


def _identity(cursor: Cursor, reading: Reading) -> dict[str, Any]:
    address, code = cursor.attribute("uri"), cursor.attribute("qcode")
    values: dict[str, Any] = {"uri": uri(address), "qcode": qcode(code)}
    if values["uri"] is None:
        cursor.leave("uri", address)
        if values["qcode"] is not None:
            values["uri"] = uri(resolve(values["qcode"], reading.catalog))
    if values["qcode"] is None:
        cursor.leave("qcode", code)
        if code:
            place = f"{cursor.path}/@qcode"
            reading.not_understood("qcode", code, "not alias:code without blanks", place)
    literal = cursor.attribute("literal")
    values["literal"] = literal or None
    return values


def _drop_spoken_literal(cursor: Cursor, values: dict[str, Any]) -> None:
    """A literal that says what the name says is there because a subject must be identified."""
    alone = values["uri"] is None and values["qcode"] is None
    if cursor.name == "subject" and alone and values["literal"] == values.get("name"):
        values["literal"] = None


def _names(cursor: Cursor, values: dict[str, Any], reading: Reading) -> list[Extension]:
    """The first name is the name, the others are labels; their further attributes are kept."""
    extensions: list[Extension] = []
    labels: list[Label] = []
    for child in cursor.take("name"):
        words, markup = label(child)
        if not words or markup is not None:
            cursor.put_back(child)
            continue
        if "name" not in values:
            values["name"] = words
            extensions.extend(child.rest("name/"))
            continue
        tag = child.attribute("xml:lang")
        if language(tag) is None:
            child.leave("xml:lang", tag)
        role = code_attribute(reading, child, "role")
        labels.append(Label(text=words, language=language(tag), role=role))
        extensions.extend(child.rest(f"name[{len(labels) + 1}]/"))
    values["labels"] = tuple(labels)
    return extensions


def _details(cursor: Cursor, values: dict[str, Any], reading: Reading) -> None:
    """E-mail, page and affiliations, when the details say nothing else; else they stay as they are."""
    details = cursor.one(details_of(cursor.name, values["type"]))
    if details is None:
        return
    found: dict[str, Any] = {
        "affiliations": tuple(concept(each, reading) for each in details.take("affiliation"))
    }
    contact = details.one("contactInfo")
    if contact is not None:
        for name, field in (("email", "email"), ("web", "url")):
            child = contact.one(name)
            if child is None:
                continue
            text = token(child)
            good = bool(text) and (field == "email" or uri(text) is not None)
            if not good or not child.is_bare():
                contact.put_back(child)
                continue
            found[field] = text
    simple = details.is_bare() and (contact is None or contact.is_bare())
    if simple and any(found.values()):
        values.update(found)
    else:
        cursor.put_back(details)
