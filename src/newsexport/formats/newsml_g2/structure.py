"""Structure of NewsML-G2: by IPTC's schema of the declared version when it is installed, else by our general one.

What is written is held to our stricter profile, too.

Compiled schemas are kept per process. They may be used from several threads: libxml2 keeps its list
of errors on the schema, so one validation at a time runs on each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from threading import Lock

from newsexport import standards
from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.documents import Part
from newsexport.formats.newsml_g2.releases import newer
from newsexport.options import Options
from newsexport.report import Report
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element
from newsexport.syntax.xml_schema import XmlSchema, own_schema

VERSIONS: tuple[str, ...] = tuple(f"2.{minor}" for minor in range(35, 8, -1))
"""Releases whose schema IPTC published as `All-Power`, the newest first."""

WRITABLE: tuple[str, ...] = VERSIONS[: VERSIONS.index("2.12") + 1]
"""Releases that can be written, the newest first."""

OWN = "newsml-g2-profile.xsd"
"""Our stricter profile, in schemas/newsml-g2/."""

GENERAL = "newsml-g2-general.xsd"
"""Our schema for what others write, beside it."""

_FOLDER = "newsml-g2"
_JOINED = "joined.xsd"
_PARTS = {"http://www.w3.org/ns/odrl/2/": "newsml-g2/ODRL22.xsd"}
_PARTS_WITH_NITF = {**_PARTS, "http://iptc.org/std/NITF/2006-10-18/": "nitf/nitf-3-6.xsd"}
"""Namespace -> schema that is joined to IPTC's plain one, as far as the pack has it. The plain schema
refuses RightsML (its wildcard for it is strict; IPTC joins the two, but only for the newest release),
and looks at no NITF body."""

_lock = Lock()


class _Schema:
    """A compiled schema that several threads may share."""

    def __init__(self, schema: XmlSchema) -> None:
        self._schema = schema
        self._lock = Lock()

    def is_valid(self, element: Element) -> bool:
        """Whether an element is valid where it stands. False may also mean: an id of it stands elsewhere too."""
        with self._lock:
            return self._schema.is_valid(element)

    def problems(self, root: Element, limit: int) -> list[Problem]:
        """At most `limit` violations."""
        with self._lock:
            return list(self._schema.problems(root, limit))


def official(version: str, options: Options, *, with_nitf: bool = False) -> _Schema | None:
    """IPTC's schema of that release; None when no standards pack holds it.

    `with_nitf`: bodies in NITF are judged too, by NITF 3.6.
    """
    if version not in VERSIONS:
        return None
    pack = standards.installed(options.standards)
    if pack is None:
        return None
    with _lock:
        return _official(version, pack, with_nitf)


def own() -> _Schema:
    """Our stricter profile, the same for every release."""
    with _lock:
        return _ours(OWN)


def general() -> _Schema:
    """Our schema for what others write, the same for every release."""
    with _lock:
        return _ours(GENERAL)


def problems(element: Element, version: str, options: Options) -> Iterator[Problem]:
    """Violations of IPTC's schema of that release; of ours when no pack holds it.

    Whether it was ours is told by `official(version, options) is None`.
    """
    limit = options.limits.problems
    schema = official(version, options)
    if schema is not None:
        yield from schema.problems(element, limit)
    else:
        yield from _by_ours(element, general().problems(element, limit), version, limit)


def _by_ours(element: Element, found: list[Problem], version: str, limit: int) -> list[Problem]:
    """What our schema found, and what is newer than the release."""
    if version == names.NEWEST:
        return found
    told = {each.pointer for each in found}
    more = [each for each in islice(newer(element, version), limit) if each.pointer not in told]
    return [*found, *more][:limit]


class Schemas:
    """The schemas of one run over items: each is asked for once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._official: dict[str, _Schema | None] = {}
        self._in_place = True
        self._told: set[str] = set()

    def tell_missing(self, version: str, report: Report) -> None:
        """Say that IPTC's schema of a release is not there; once."""
        if version not in self._told:
            self._told.add(version)
            report.skip(
                f"IPTC's schema of NewsML-G2 {version}",
                "no standards pack holds it; newsexport's own schema was used",
            )

    def official(self, version: str) -> _Schema | None:
        """IPTC's schema of a release, as the function of that name gives it."""
        if version not in self._official:
            self._official[version] = official(version, self._options)
        return self._official[version]

    def problems(self, part: Part, version: str) -> list[Problem]:
        """The violations of a part; by our schema, where IPTC's is not there."""
        limit, iptc = self._options.limits.problems, self.official(version)
        schema = iptc or general()
        if self._in_place and schema.is_valid(part.tree):
            aged = iptc is None and version != names.NEWEST
            return _by_ours(part.tree, [], version, limit) if aged else []
        found = schema.problems(part.element, limit)
        if not found:
            self._in_place = (
                False  # as its ids stand in other items too, which is no fault of a message
            )
        return found if iptc else _by_ours(part.element, found, version, limit)


@cache
def _official(version: str, pack: standards.Pack, with_nitf: bool) -> _Schema | None:
    plain = f"NewsML-G2_{version}-spec-All-Power.xsd"
    if not pack.has(f"{_FOLDER}/{plain}"):
        return None
    parts = {names.NAR: f"{_FOLDER}/{plain}"}
    further = _PARTS_WITH_NITF if with_nitf else _PARTS
    parts |= {namespace: file for namespace, file in further.items() if pack.has(file)}

    def read(name: str) -> bytes:
        if name == _JOINED:
            return _joined(parts)
        folder = _FOLDER if pack.has(f"{_FOLDER}/{name}") else "nitf"
        return pack.read(f"{folder}/{name}")

    return _Schema(XmlSchema(_JOINED if len(parts) > 1 else plain, read))


def _joined(parts: dict[str, str]) -> bytes:
    """A schema that holds nothing but these: namespace -> file."""
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{file.rpartition("/")[2]}"/>'
        for namespace, file in parts.items()
    )
    root = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:joined"'
    return f"<xs:schema {root}>{imports}</xs:schema>".encode()


@cache
def _ours(name: str) -> _Schema:
    return _Schema(own_schema(f"{_FOLDER}/{name}"))
