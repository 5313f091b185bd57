"""Checking NewsML-G2: structure by the schema of the declared release, then the rules.

Structure and rules see each item as its XML; where only they are asked for no item is read, and no model loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from newsexport.diagnostic import Severity
from newsexport.formats.newsml_g2 import structure
from newsexport.formats.newsml_g2.alike import UNKNOWN, Alike, Judged, Known, Written
from newsexport.formats.newsml_g2.documents import Part, parts
from newsexport.formats.newsml_g2.frame import Frame, has_groups, tell_stray
from newsexport.formats.newsml_g2.names import NAME, NAR, NEWEST, release
from newsexport.formats.newsml_g2.releases import as_newer
from newsexport.formats.newsml_g2.rules.documents import G2000, G2001
from newsexport.options import Options
from newsexport.payloads.batches import Member, batches, stepped
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import namespace
from newsexport.syntax.xml_schema import MISSPELT
from newsexport.syntax.xml_schema_words import sentence

if TYPE_CHECKING:
    from newsexport.formats.newsml_g2.rules.glance import Glance
    from newsexport.formats.newsml_g2.rules.view import Attributes, ItemView
    from newsexport.parsed import Parsed
    from newsexport.schema.v1 import Envelope

_KINDS = (
    ("SCHEMAV_ELEMENT_CONTENT", "content model", "put the elements into the order of the schema"),
    (
        "SCHEMAV_CVC_ELT_1",
        "unknown element",
        f'use an element of the standard, in its namespace: xmlns="{NAR}"',
    ),
    (MISSPELT, "unknown element", "correct its name"),
    ("SCHEMAV_CVC_COMPLEX_TYPE_4", "missing attribute", "add the attribute"),
    (
        "SCHEMAV_CVC_COMPLEX_TYPE_3",
        "unknown attribute",
        "remove the attribute, or correct its name",
    ),
    ("SCHEMAV_CVC_COMPLEX_TYPE_2", "content model", "leave out what must not stand there"),
    ("NEWER_THAN_DECLARED", "newer than declared", "declare that release, or leave it out"),
    ("SCHEMAV_CVC_IDC", "identity", "use each id once"),
)

_ONLY_OURS = re.compile(
    r"attribute '(?:version|conformance|contenttype|id)' is required"
    r"|Expected is .*\b(?:pubStatus|catalogRef)\b|'(?:inlineXML|packageItem)': Missing child"
    r"|'standardversion': \[facet|\[facet 'pattern'\].*T\.\*|Element 'facet'"
)
"""Demands of our own schema that IPTC's do not make. They are advice to others: warnings."""

_BY_RULES = re.compile(
    r"attribute '(?:guid|standard|conformance)': (?:\[facet|The value)"
    r"|Element '(?:pubStatus|itemClass)', attribute 'qcode': \[facet"
)
"""Demands of our own schema that rules make, too, and say better: left to them."""


@dataclass(slots=True)
class _Run:
    """One document that is checked."""

    source: Source
    options: Options
    report: Report
    glance: Glance | None
    """What looks at items for rules; None where none are asked for."""
    alike: Alike | None
    schemas: structure.Schemas
    frame: Frame = field(default_factory=Frame)
    around: Envelope | None = None


@dataclass(slots=True, kw_only=True)
class _Member(Member):
    """An item of a document between two steps."""

    part: Part
    version: str | None = None
    """The release that the report tells."""
    is_double: bool = False
    """Whether the same version of the same item was checked before."""
    well_counted: bool = False
    written: Written | None = None
    parsed: Parsed | None = None


def check(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document, each after its structure and its rules."""
    report.format = NAME
    glance = _glance(options)
    alike = Alike(glance.is_common) if glance is not None else None  # a schema alone is as fast
    run = _Run(source, options, report, glance, alike, structure.Schemas(options))
    found = parts(source, options, report, tell_stray, partial(_check_other, options, report, {}))
    for batch in batches(found, lambda part: part.stays, report):
        if batch[0].name == "header":
            _header(batch[0], run)
        elif options.only is None:
            yield from _items(batch, run)
        else:
            for part in batch:
                _judge(_Member(part=part), run)
                report.end_item()
    run.frame.finish(options, report, partial(_tell_frame, options, report))


def _header(part: Part, run: _Run) -> None:
    run.frame.header = part
    if run.options.only is None:
        from newsexport.formats.newsml_g2.read import read_header

        run.around = read_header(part, run.source, run.options, run.report)


def _items(found: list[Part], run: _Run) -> Iterator[Parsed]:
    """Items that are read, each after its rules."""
    batch = [_Member(part=part) for part in found]
    for member in stepped(batch, (partial(_judge, run=run), partial(_read, run=run)), run.report):
        run.report.version = member.version
        if member.parsed is not None:
            yield member.parsed


def _judge(member: _Member, run: _Run) -> None:
    """Judge an item by schema and rules."""
    part, options, report = member.part, run.options, run.report
    report.end_item()  # the one before
    run.frame.begin(part, options, report, partial(_tell_frame, options, report))
    report.begin_item(part.window)
    report.name_item(str(part.tree.get("guid") or "") or None, None)
    item = run.alike.of(part.markup) if run.alike is not None else UNKNOWN
    member.written = item.written
    valid = _check_structure(part, run.schemas, report, item)
    member.version = report.version
    if run.glance is None:
        return
    known = item.judged
    if run.frame.is_double(part, report, known is None or known.groups):
        member.is_double = True
        report.skip("rules", "an item that stands twice in its message is checked once")
    elif valid:
        member.well_counted = _check_rules(part, options, report, run.glance, item)
    else:
        report.skip("G2 rules", "the structure of an item is not valid")


def _read(member: _Member, run: _Run) -> None:
    """Read an item that was judged."""
    from newsexport.formats.newsml_g2.read import read_part

    if member.is_double or run.alike is None:
        return
    run.report.version = member.version
    member.parsed = read_part(
        member.part, run.source, run.options, run.report, run.around, run.alike, member.written,
        member.well_counted,
    )  # fmt: skip
    member.version = run.report.version


def _check_other(
    options: Options, report: Report, declared_before: dict[str, Attributes], part: Part
) -> None:
    """Judge an item that is no news: a concept, a set of them, an event that is planned, a catalog.

    `declared_before` holds what catalog items of the message say of schemes, and gets what this one says.
    """
    report.window = part.window
    declared = _declared(part)
    version = _known_version(declared) if declared else NEWEST
    schema = structure.official(version, options)
    if schema is None:
        report.skip(
            f"IPTC's schema of NewsML-G2 {version} for a {part.name}",
            "no standards pack holds it, and newsexport's own knows news only",
        )
    found = schema.problems(part.element, options.limits.problems) if schema else []
    for problem in found:
        _tell(problem, part.pointer(problem.pointer), version, report)
    if not found and not options.structure_only:
        from newsexport.formats.newsml_g2.rules import FOR_EVERY_ITEM
        from newsexport.formats.newsml_g2.rules.view import ItemView
        from newsexport.rules.engine import check_document

        view = ItemView(part.element, version, part.pointer)
        view.declared = dict(declared_before)
        check_document(FOR_EVERY_ITEM, view, options, report)
        if part.name == "catalogItem":
            declared_before |= view.attributes_of("scheme")
    report.window = None


def _glance(options: Options) -> Glance | None:
    """What looks at items for rules, where these are asked for."""
    if options.structure_only:
        return None
    from newsexport.formats.newsml_g2.rules.glance import Glance

    return Glance(options)


def _check_rules(part: Part, options: Options, report: Report, glance: Glance, item: Known) -> bool:
    """Run the rules that may find something. Whether the item's word counts are certain to be right."""
    from newsexport.formats.newsml_g2.rules import RULES
    from newsexport.formats.newsml_g2.rules.glance import MISCOUNTED, TOPICS, look, recalled

    seen = recalled(item)
    if seen is not None and not glance.rules(seen, RULES):
        return True  # what is not checked was told of one that is written like it
    from newsexport.formats.newsml_g2.rules.view import ItemView
    from newsexport.rules.engine import check_document

    view = ItemView(part.tree, _known_version(_declared(part)), part.pointer)
    if seen is None:
        seen = look(glance, view, item)
        for address in view.unknown:
            reason = f"the catalog {address} is not known here"
            report.skip("G2003 unresolved-scheme-alias", reason)
        if seen & TOPICS:
            _say_unchecked_codes(view, options, report)
    check_document(glance.rules(seen, RULES), view, options, report)
    return not seen & MISCOUNTED


def _say_unchecked_codes(view: ItemView, options: Options, report: Report) -> None:
    from newsexport.formats.newsml_g2.rules.newscodes import has_topics

    if not has_topics(options) and any(each.value.startswith("medtop:") for each in view.qcodes):
        report.skip("G2005, G2006 of Media Topics", "no standards pack holds the vocabulary")


def _declared(part: Part) -> str:
    return str(part.tree.get("standardversion") or "")


@lru_cache(maxsize=64)
def _known_version(declared: str) -> str:
    """The declared release, or the nearest newer one that is known."""
    newer = [version for version in structure.VERSIONS if release(version) >= release(declared)]
    return newer[-1] if newer else NEWEST


def _check_structure(part: Part, schemas: structure.Schemas, report: Report, item: Known) -> bool:
    """Judge an item by the schema of its release. Whether it is valid."""
    declared = _declared(part)
    version = _known_version(declared) if declared else NEWEST
    report.version = declared or None
    if declared and version != declared:
        place = f"{part.path}/@standardversion"
        report.add(G2001, pointer=place, version=declared, used=version)
    official = schemas.official(version) is not None
    if not official:
        schemas.tell_missing(version, report)
    if namespace(part.tree) != NAR and report.already_told.explains("/newsMessage"):
        return False  # the whole message is in another namespace
    if item.judged is not None:
        return True
    found = schemas.problems(part, version)
    if not found:
        item.remember(Judged(has_groups(part.tree)), part.tree)
        return True
    problems = [problem for problem in found if official or not _BY_RULES.search(problem.message)]
    advice = None
    if problems and official and version != NEWEST and _is_valid_at(NEWEST, part, schemas):
        advice = (
            f"the document is valid at {NEWEST}: declare that release, or leave out what is newer"
        )
    told = [
        _tell(problem, part.pointer(problem.pointer), version, report, advice, official)
        for problem in problems
    ]
    return "error" not in told


def _is_valid_at(version: str, part: Part, schemas: structure.Schemas) -> bool:
    return schemas.official(version) is not None and not schemas.problems(part, version)


def _tell(
    problem: Problem,
    pointer: str,
    version: str,
    report: Report,
    advice: str | None = None,
    official: bool = True,
) -> Severity:
    """Add one violation to the report; its severity."""
    problem = as_newer(problem, version)
    ours = not official and (_ONLY_OURS.search(problem.message) or "/inlineXML" in problem.pointer)
    severity: Severity = "warning" if ours else "error"
    kind, usual = next(
        ((kind, advice) for sign, kind, advice in _KINDS if problem.keyword.startswith(sign)),
        ("bad value", "write the value in the form that the schema demands"),
    )
    report.add(
        G2000, pointer=pointer, kind=kind, version=version,
        reason=sentence(problem),
        advice=advice or usual, severity=severity, about=problem.about,
    )  # fmt: skip
    return severity


def _tell_frame(options: Options, report: Report, problem: Problem, pointer: str) -> None:
    """Add a violation in the frame of a message, which declares no release."""
    official = structure.official(NEWEST, options) is not None
    _tell(problem, pointer, NEWEST, report, official=official)
