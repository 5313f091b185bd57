"""What a document uses that the release which it declares did not have yet.

It stands beside our general schema, which knows one release only. IPTC's schema of a release says so itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from newsexport.formats.newsml_g2 import names
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, iter_children, local, namespace, path
from newsexport.vocab.newsml_g2_since import TABLE

KEYWORD = "NEWER_THAN_DECLARED"
_UNKNOWN = (
    "SCHEMAV_ELEMENT_CONTENT",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2",
)
"""What libxml2 calls an element out of place, and an attribute that is not declared."""
_CATALOGS_DEMANDED = "2.29"
"""The last release that wanted a catalog in every item."""
_FREE = frozenset({"assert", "inlineXML", "inlineData", "rightsExpressionXML"})
"""Elements in which any name may stand."""

Release = tuple[int, int]


@dataclass(slots=True)
class _Since:
    elements: dict[str, Release] = field(default_factory=dict)
    attributes: dict[str, Release] = field(default_factory=dict)
    children: dict[tuple[str, str], Release] = field(default_factory=dict)
    had: dict[tuple[str, str], Release] = field(default_factory=dict)
    """(element, attribute) -> release, where other elements had it before."""


@cache
def _since() -> _Since:
    found = _Since()
    release, kind = (0, 0), ""
    for line in TABLE.strip().splitlines():
        words = line.split()
        if not line.startswith(" "):
            release, kind = _number(words[0]), words[1]
            words = words[2:]
        for word in words:
            if kind == "<>":
                found.elements[word] = release
            elif kind == "@":
                found.attributes[word] = release
            elif kind.endswith("/"):
                found.children[kind[:-1], word] = release
            else:
                found.had[word, kind[1:]] = release
    return found


def _number(version: str) -> Release:
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def newer(item: Element, version: str) -> Iterator[Problem]:
    """What of an item is newer than a release, outermost first; and the catalog that older ones demanded."""
    declared, since = _number(version), _since()
    if declared <= _number(_CATALOGS_DEMANDED) and local(item) in names.ITEMS_WITH_CATALOGS:
        held = {local(each) for each in iter_children(item)}
        if not held & {"catalogRef", "catalog"}:
            message = (
                f"{local(item)} has no catalog, which releases until {_CATALOGS_DEMANDED} demand"
            )
            yield Problem(f"/{local(item)}", "SCHEMAV_ELEMENT_CONTENT", message)
    place = partial(path, top=item)  # others may stand around it
    waiting = [item]
    while waiting:
        element = waiting.pop()
        name = local(element)
        yield from _attributes(element, name, declared, since, place)
        if name in _FREE:
            continue
        kept = []
        for each in iter_children(element):
            if namespace(each) != names.NAR:
                continue
            problem = _child(each, name, declared, since, place)
            if problem is None:
                kept.append(each)
            else:
                yield problem
        waiting += reversed(kept)


def _child(
    each: Element, parent: str, declared: Release, since: _Since, place: Callable[..., str]
) -> Problem | None:
    name = local(each)
    release = since.elements.get(name) or since.children.get((parent, name))
    if release is None or release <= declared:
        return None
    return Problem(place(each), KEYWORD, f"{parent} has {name} since {_told(release)}")


def _attributes(
    element: Element, name: str, declared: Release, since: _Since, place: Callable[..., str]
) -> Iterator[Problem]:
    for key in map(str, element.attrib):
        if key[0] == "{":
            continue
        release = since.attributes.get(key)
        release = max(release or (0, 0), since.had.get((name, key), (0, 0)))
        if release > declared:
            message = f"{name} has the attribute {key} since {_told(release)}"
            yield Problem(place(element, key), KEYWORD, message)


def as_newer(problem: Problem, version: str) -> Problem:
    """What a schema does not know, as newer than the declared release where that is why; else the same."""
    if problem.keyword not in _UNKNOWN:
        return problem
    steps = [each.partition("[")[0] for each in problem.pointer.split("/")[-2:]]
    parent, name = steps if len(steps) == 2 else ("", steps[0])
    since = _since()
    if name.startswith("@"):
        key = name[1:]
        release = max(since.attributes.get(key, (0, 0)), since.had.get((parent, key), (0, 0)))
        told = f"{parent} has the attribute {key} since {_told(release)}"
    else:
        release = since.elements.get(name) or since.children.get((parent, name)) or (0, 0)
        told = f"{parent} has {name} since {_told(release)}"
    return Problem(problem.pointer, KEYWORD, told) if release > _number(version) else problem


def _told(release: Release) -> str:
    return f"NewsML-G2 {release[0]}.{release[1]}"
