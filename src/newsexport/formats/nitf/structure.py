"""Structure of NITF: IPTC's schema of the version that a document declares when a pack holds it, else our grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from threading import Lock

from newsexport import standards
from newsexport.options import Options
from newsexport.payloads.nitf.names import NITF
from newsexport.syntax.grammar import Grammar
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, namespace
from newsexport.syntax.xml_schema import XmlSchema, own_schema

_OLD = "http://iptc.org/std/nitf/2006-03-01/"
"""The namespace of 3.3."""
NAMESPACES = frozenset({NITF, _OLD})
"""Those that IPTC gave NITF."""
_VERSION = re.compile(r"NITF[ _-]*(?:XSD[ _-]*)?v?(3[.-][0-6])", re.IGNORECASE)

_CHANGED = {"October 18, 2006": "3.4", "19:30": "3.4"}
"""What `change.date` and `change.time` say in 3.4. Those of 3.5 and 3.6 are the same, and 3.6 allows all of 3.5."""

OWN = "nitf.xsd"
"""Our schema, in schemas/nitf/."""

_lock = Lock()


def version_of(root: Element) -> str | None:
    """The version that a document declares: in its attribute, its document type or the date of its schema."""
    found = _VERSION.search(root.get("version") or "")
    found = found or _VERSION.search(doctype_of(root))
    if found:
        return found[1].replace("-", ".")
    changed = root.get("change.date") or root.get("change.time") or ""
    return _CHANGED.get(changed) if namespace(root) == NITF else None


def doctype_of(root: Element) -> str:
    """The document type that stands before the root; empty where there is none."""
    return str(getattr(root.getroottree().docinfo, "doctype", "") or "")


def judged_by(root: Element) -> str | None:
    """The version of the schema that can judge a document; None where none can: those of the DTDs."""
    space = namespace(root)
    if space == _OLD:
        return "3.3"
    if space == NITF:
        version = version_of(root)
        return version if version in ("3.4", "3.5", "3.6") else "3.6"
    return None


def problems_of_ours(root: Element, options: Options) -> Iterator[Problem]:
    """Violations of our own schema: what newsexport writes is narrower than what NITF allows."""
    with _lock:
        return iter(list(_own_schema().problems(root, options.limits.problems)))


def problems_of_grammar(root: Element, options: Options) -> Iterator[Problem]:
    """What breaks our table of NITF's grammar: names, order and attributes, but no values."""
    space = namespace(root)
    return _grammar().problems(root, options.limits.problems, lambda each: namespace(each) == space)


@cache
def _grammar() -> Grammar:
    from newsexport.vocab.nitf_grammar import COMMON, TABLE

    return Grammar(TABLE, COMMON)


@cache
def _own_schema() -> XmlSchema:
    return own_schema(f"nitf/{OWN}")


def problems(root: Element, version: str, options: Options) -> Iterator[Problem] | None:
    """Violations of IPTC's schema of that version; None when no pack holds it."""
    pack = standards.installed(options.standards)
    name = f"nitf-{version.replace('.', '-')}.xsd"
    if pack is None or not pack.has(f"nitf/{name}"):
        return None
    with _lock:
        return iter(list(_schema(name, pack).problems(root, options.limits.problems)))


@cache
def _schema(name: str, pack: standards.Pack) -> XmlSchema:
    return XmlSchema(name, lambda each: pack.read(f"nitf/{each}"))
