"""Structure of NewsML-G2: IPTC's schema of the declared version when it is installed, and ours always.

Compiled schemas are kept per process. They may be used from several threads: libxml2 keeps its list
of errors on the schema, so one validation at a time runs on each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock

from newsexport import resources, standards
from newsexport.errors import CheckUnavailable
from newsexport.options import Options
from newsexport.syntax.json_schema import Problem
from newsexport.syntax.xml import Element
from newsexport.syntax.xml_schema import XmlSchema

VERSIONS: tuple[str, ...] = tuple(f"2.{minor}" for minor in range(35, 8, -1))
"""Releases whose schema IPTC published as `All-Power`, the newest first."""

WRITABLE: tuple[str, ...] = VERSIONS[: VERSIONS.index("2.12") + 1]
"""Releases that can be written, the newest first."""

OWN = "newsml-g2-profile.xsd"
"""Our stricter profile, in schemas/newsml-g2/."""

_FOLDER = "newsml-g2"
_RIGHTSML = "ODRL22.xsd"
_JOINED = "joined.xsd"
_WITH_RIGHTS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:joined">
<xs:import namespace="http://iptc.org/std/nar/2006-10-01/" schemaLocation="{plain}"/>
<xs:import namespace="http://www.w3.org/ns/odrl/2/" schemaLocation="ODRL22.xsd"/>
</xs:schema>"""
"""IPTC's plain schemas refuse RightsML: their wildcard for it is strict. IPTC joins the two by such a
file, but only for the newest release; here every release is joined so."""

_lock = Lock()


class _Schema:
    """A compiled schema that several threads may share."""

    def __init__(self, schema: XmlSchema) -> None:
        self._schema = schema
        self._lock = Lock()

    def problems(self, root: Element, limit: int) -> list[Problem]:
        """At most `limit` violations."""
        with self._lock:
            return list(self._schema.problems(root, limit))


def official(version: str, options: Options) -> _Schema | None:
    """IPTC's schema of that release; None when no standards pack holds it."""
    if version not in VERSIONS:
        return None
    pack = standards.installed(options.standards)
    if pack is None:
        return None
    with _lock:
        return _official(version, pack)


def own() -> _Schema:
    """Our stricter profile, the same for every release."""
    with _lock:
        return _own()


def problems(element: Element, version: str, options: Options) -> Iterator[Problem]:
    """Violations of IPTC's schema of that release; of ours when no pack holds it.

    Whether it was ours is told by `official(version, options) is None`.
    """
    schema = official(version, options) or own()
    yield from schema.problems(element, options.limits.problems)


@cache
def _official(version: str, pack: standards.Pack) -> _Schema | None:
    plain = f"NewsML-G2_{version}-spec-All-Power.xsd"
    if not pack.has(f"{_FOLDER}/{plain}"):
        return None
    with_rights = pack.has(f"{_FOLDER}/{_RIGHTSML}")

    def read(name: str) -> bytes:
        if name == _JOINED:
            return _WITH_RIGHTS.format(plain=plain).encode()
        return pack.read(f"{_FOLDER}/{name}")

    return _Schema(XmlSchema(_JOINED if with_rights else plain, read))


@cache
def _own() -> _Schema:
    try:
        return _Schema(XmlSchema(OWN, lambda name: resources.read(f"schemas/{_FOLDER}/{name}")))
    except FileNotFoundError as error:
        raise CheckUnavailable(f"the schema {OWN} is not part of this installation") from error
