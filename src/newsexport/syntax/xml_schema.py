"""XSD validation by libxml2, made safe and bounded.

Includes are answered by file name from one folder. libxml2 refuses white space around xs:dateTime,
which XSD 1.0 part 2 section 4.3.6 allows (whiteSpace=collapse): such findings are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Protocol

from lxml import etree

from newsexport import resources
from newsexport.diagnostic import short
from newsexport.errors import CheckUnavailable
from newsexport.misspelling import misspelt
from newsexport.syntax.problem import MESSAGE_LENGTH, Problem, names_in
from newsexport.syntax.xml import Element, local, namespace, new_parser, path, resolve_numeric

_NAMESPACE = re.compile(r"\{[^{}']*\}")
_DATE_VALUE = re.compile(r"'(\s*[0-9-]{10}T[0-9:.]+(?:Z|[+-]\d\d:\d\d)?\s*)' is not a valid value")
_VALUE_TYPE = re.compile(r"is not a valid value of the \w+ type '(?:\{[^{}']*\})?([^']+)'\.$")
_NOT_DECLARED = (
    "No matching global element declaration available, but demanded by the strict wildcard."
)
_NOT_EXPECTED = "This element is not expected."
_MISPLACED, _UNDECLARED = "SCHEMAV_ELEMENT_CONTENT", "SCHEMAV_CVC_ELT_1"
_NO_SECOND_ERROR = ("SCHEMAV_CVC_SIMPLE_TYPE", "SCHEMAV_CVC_ATTRIBUTE_3")
"""Follow-ups of a datatype error about the same value."""


class ReadSchema(Protocol):
    """Gives the bytes of a schema file by its bare name; raises KeyError or OSError."""

    def __call__(self, name: str, /) -> bytes: ...


class _ByName(etree.Resolver):
    def __init__(self, read: ReadSchema) -> None:
        super().__init__()
        self._read = read

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> object:
        name = PurePosixPath(system_url).name
        try:
            return self.resolve_string(self._read(name), context, base_url=name)
        except (KeyError, OSError):
            return self.resolve_string(
                "", context, base_url=None
            )  # never libxml2's own search for the file


class XmlSchema:
    """A compiled XSD. Not picklable: one per process. Safe to use from several threads in turn."""

    def __init__(self, name: str, read: ReadSchema) -> None:
        """Compile the schema file `name`. Raises CheckUnavailable when it is missing or broken."""
        try:
            document = etree.fromstring(read(name), new_parser(_ByName(read)))
            self._schema = etree.XMLSchema(document)
            self._document = document
        except (KeyError, OSError, etree.LxmlError) as error:
            raise CheckUnavailable(f"the schema {name} cannot be used: {short(error)}") from error

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of the elements that the schema declares."""
        return self._declared("element")

    @cached_property
    def _attributes(self) -> frozenset[str]:
        """The names of the attributes that the schema declares."""
        return self._declared("attribute")

    def _declared(self, kind: str) -> frozenset[str]:
        declared = self._document.iter(f"{{http://www.w3.org/2001/XMLSchema}}{kind}")
        return frozenset(str(each.get("name")) for each in declared if each.get("name"))

    def is_valid(self, element: Element) -> bool:
        """Whether an element is valid where it stands. False may also mean: an id of it stands elsewhere too."""
        try:
            return self._schema.validate(element)
        except etree.XMLSchemaValidateError:
            return False

    def problems(self, root: Element, limit: int) -> Iterator[Problem]:
        """At most `limit` violations below `root`, which is judged as if it were a document's root."""
        try:
            if self._schema.validate(root):
                return
        except etree.XMLSchemaValidateError as error:
            yield Problem(path(root), "internal", f"the validator gave up: {short(error)}")
            return
        found = list(islice(_translated(self._schema.error_log, root, self._names), limit))
        for each in _without_misspelt(found):
            strange = _STRANGE.search(each.message)
            meant = misspelt(strange[1], sorted(self._attributes)) if strange else None
            yield each._replace(meant=meant) if meant else each


MISSPELT = "MISSPELT"
"""Keyword of an element that the schema knows by nearly the same name."""


def _translated(
    log: etree._ListErrorLog, root: Element, known: frozenset[str]
) -> Iterator[Problem]:
    told: set[str] = set()
    types = {each.path: found[1] for each in log if (found := _VALUE_TYPE.search(each.message))}
    for entry in log:
        if _legal_white_space(entry.message):
            told.add(entry.path)
            continue
        if entry.type_name in _NO_SECOND_ERROR and entry.path in told:
            continue
        if entry.path in told and entry.type_name.startswith("SCHEMAV_CVC_DATATYPE"):
            continue
        told.add(entry.path)
        element = resolve_numeric(root, entry.path or "/*")
        place = path(element) if element is not None else path(root)
        attribute = re.search(r"attribute '([^']+)'", entry.message)
        if attribute and "is required but missing" not in entry.message:
            place += "/@" + _NAMESPACE.sub("", attribute[1])
        kind, message = _as_listed(entry.type_name, entry.message, element, known)
        meant = _meant(element, kind, known)
        if meant is not None:
            yield meant
            continue
        message = _in_words(_NAMESPACE.sub("", message), root)
        yield Problem(
            place, kind, short(message, MESSAGE_LENGTH), names_in(message),
            value_type=types.get(entry.path, ""),
        )  # fmt: skip


def _as_listed(
    kind: str, message: str, element: Element | None, known: frozenset[str]
) -> tuple[str, str]:
    """An element that has its place elsewhere, and is refused by a wildcard, is told like one that no list has."""
    if message.endswith(_NOT_DECLARED) and element is not None and local(element) in known:
        return _MISPLACED, message.removesuffix(_NOT_DECLARED) + _NOT_EXPECTED
    return kind, message


def _meant(element: Element | None, kind: str, known: frozenset[str]) -> Problem | None:
    """An element out of place that is nowhere known, but for its spelling."""
    if element is None or kind not in {_MISPLACED, _UNDECLARED} or local(element) in known:
        return None
    name, meant = local(element), misspelt(local(element), sorted(known))
    if meant is None:
        return None
    message = f"no element is called {name}; {meant} is meant"
    return Problem(path(element), MISSPELT, message, (name, meant))


def _in_words(message: str, root: Element) -> str:
    """What libxml2 says of a root that its schema does not know, which mostly is in another namespace."""
    if "No matching global declaration" not in message:
        return message
    stated = namespace(root)
    where = f"in the namespace '{stated}'" if stated else "without a namespace"
    return f"The schema knows no element '{local(root)}' {where}"


def own_schema(path: str) -> XmlSchema:
    """One of ours, by its path below `schemas/`, such as `rss/rss-2.0.xsd`. Raises CheckUnavailable."""
    folder, _, name = path.rpartition("/")
    return XmlSchema(name, lambda part: resources.read(f"schemas/{folder}/{part}"))


_LACKING = re.compile(r"The attribute '([^']+)' is required but missing")
_STRANGE = re.compile(r"The attribute '([^']+)' is not allowed")


def _without_misspelt(found: list[Problem]) -> Iterator[Problem]:
    """An attribute that is missing because its name is misspelt is told as the misspelt one."""
    strange: dict[str, list[str]] = {}
    for each in found:
        name = _STRANGE.search(each.message)
        if name:
            strange.setdefault(each.pointer.rpartition("/@")[0], []).append(name[1])
    for each in found:
        lacking = _LACKING.search(each.message)
        if not lacking or not misspelt(lacking[1], strange.get(each.pointer, ())):
            yield each


def _legal_white_space(message: str) -> bool:
    match = _DATE_VALUE.search(message)
    if not match or match[1] == match[1].strip():
        return False
    return (
        re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", match[1].strip()
        )
        is not None
    )
