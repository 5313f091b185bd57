"""NITF of the versions that have an XML Schema, with values that make sense where the schema asks for any text."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from lxml import etree

from tests.generated.nitf_and_newsml1.declarations import Attribute, Declarations, of_schema
from tests.generated.nitf_and_newsml1.documents import Documents, Words

VERSIONS = ("3.3", "3.4", "3.5", "3.6")


@cache
def declarations(standards: Path, version: str) -> Declarations:
    """The elements of a version."""
    return of_schema(_schema_of(standards, version))


def _schema_of(standards: Path, version: str) -> Path:
    return standards / "nitf" / f"nitf-{version.replace('.', '-')}.xsd"


def namespace_of(standards: Path, version: str) -> str:
    """The namespace of a version."""
    return str(etree.parse(_schema_of(standards, version)).getroot().get("targetNamespace"))


def document(standards: Path, version: str, seed: int) -> bytes:
    """A document."""
    chance = random.Random(f"nitf {version} {seed}")
    documents = Documents(
        declarations(standards, version),
        value,
        chance,
        namespace=namespace_of(standards, version),
        deepest=chance.randint(5, 11),
        elements=chance.choice((15, 40, 90, 160)),
        common=chance.choice((0.3, 0.5, 0.7)),
    )
    tree = documents.tree("nitf")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


_DATES = {"norm", "date.publication", "date", "startdate", "enddate", "start-date", "end-date"}
_NUMBERS = {
    "width", "height", "item-length", "number", "volume", "issue", "series.part", "series.totalpart", "part",
    "column-count", "row-count", "occurrences", "level-number", "cols", "border", "cellspacing", "cellpadding",
    "charoff", "seqnum", "version", "generation", "time",
}  # fmt: skip
_CODED = {
    "http-equiv": "x-{word}", "mime-type": "image/{word}", "source": "https://example.com/{word}.jpg",
    "href": "https://example.com/{word}", "ex-ref": "https://example.com/{word}.html",
    "time-unit-of-measure": "seconds", "tobject.type": "news",
}  # fmt: skip
_FEW = {"colspan": ("1", "2"), "rowspan": ("1", "2"), "span": ("1", "3")}


def value(words: Words, element: str, name: str, attribute: Attribute | None) -> str:
    """What stands in an attribute or element."""
    chance = words.chance
    if attribute is None:
        return words.phrase()
    if attribute.values:
        return chance.choice(attribute.values)
    if attribute.kind == "ID":
        return f"id-{words.word()}"
    if attribute.kind == "language" or name == "baselang":
        return words.language()
    if name in _DATES:
        return date(words)
    if name == "ed-urg":
        return str(chance.randint(1, 8))
    if name == "tobject.subject.refnum":
        return f"{chance.randint(1, 17):02d}{chance.randint(1, 99):03d}{chance.randint(0, 99):03d}"
    if name in _NUMBERS:
        return str(words.number())
    if name in _FEW:
        return chance.choice(_FEW[name])
    if name in _CODED:
        return _CODED[name].format(word=words.word())
    if name == "management-status":
        return chance.choice(("usable", "usable", "withheld", "embargoed", "canceled"))
    if name == "media-type":
        return chance.choice(("text", "audio", "image", "video", "data", "application", "other"))
    return words.phrase() if attribute.kind == "string" else words.word()


def date(words: Words) -> str:
    """A day or a moment in ISO 8601, basic form."""
    return moment(words) if words.chance.random() < 0.75 else moment(words)[:8]


def moment(words: Words) -> str:
    """A moment with its offset."""
    chance = words.chance
    day = f"{chance.randint(1990, 2025)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    time = f"{chance.randint(0, 23):02d}{chance.randint(0, 59):02d}{chance.randint(0, 59):02d}"
    return f"{day}T{time}{chance.choice(('Z', '+0100', '-0500'))}"
