"""G2: how the standard is used: conformance, deprecated properties, versions, datelines."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.formats.newsml_g2.names import release
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.rules.rule import rule

_POWER = ("hopHistory", "partMeta", "assert", "inlineRef", "derivedFrom", "derivedFromValue")

_DEPRECATED_ELEMENTS = {"facet": ("2.9", "related")}
_DEPRECATED_ATTRIBUTES = {
    "guidref": ("2.9", "residref"), "hreftype": ("2.9", "contenttype"),
    "derivedfrom": ("2.12", "the element derivedFrom"),
}  # fmt: skip
"""Name -> since which release it is deprecated, and what takes its place."""


def conformance_too_low(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item uses properties of the Power level and does not declare `conformance="power"`.

    The default of `conformance` is core.

    Why it matters: a receiver of Core items ignores partMeta, assert and their like.

    Bad: `<newsItem … standardversion="2.35">` with a partMeta inside.
    Good: `<newsItem … standardversion="2.35" conformance="power">`
    Fix: declare power.
    """
    if item.element.get("conformance", "core") == "power":
        return
    for child in item.element:
        name = str(child.tag).rpartition("}")[2]
        if name in _POWER:
            yield Finding(item.at(child), {"name": name})
            return


def deprecated_property(item: ItemView, _: Options) -> Iterator[Finding]:
    """A property that the standard has given up. Told once for each.

    Why it matters: new receivers do not look for it.

    Bad: `<link rel="irel:seeAlso" guidref="urn:newsml:example.com:20260216:4711"/>`
    Good: `<link rel="irel:seeAlso" residref="urn:newsml:example.com:20260216:4711"/>`
    Fix: use what took its place.
    """
    for name, (since, instead) in _DEPRECATED_ELEMENTS.items():
        if name in item.named and release(item.version) >= release(since):
            yield Finding(item.at(item.named[name][0]), {"name": name, "instead": instead})
    old = {
        name: instead
        for name, (since, instead) in _DEPRECATED_ATTRIBUTES.items()
        if release(item.version) >= release(since)
    }
    for elements in item.named.values():
        for element in elements:
            said = element.keys()
            for name in [each for each in old if each in said]:
                yield Finding(item.at(element, name), {"name": name, "instead": old.pop(name)})


def version_missing(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item is an update and has no `version`: its default, 1, hides the update.

    An update shows itself by a signal, or by a version made later than the first.

    Why it matters: receivers that have version 1 already ignore it.

    Bad: `<newsItem guid="…">` with `<signal qcode="sig:correction"/>`.
    Good: `<newsItem guid="…" version="2">`
    Fix: count the versions, from 1.
    """
    if item.element.get("version") is not None:
        return
    signals = {str(each.get("qcode")) for each in item.named.get("signal", ())}
    why: str | None = next((s for s in ("sig:correction", "sig:update") if s in signals), None)
    first = item.element.findtext("{*}itemMeta/{*}firstCreated")
    this = item.element.findtext("{*}itemMeta/{*}versionCreated")
    if why is None and first and this and first.strip()[:19] < this.strip()[:19]:
        why = "a version made later than the first"
    if why is not None:
        yield Finding(item.at(item.element), {"why": why})


def dateline_without_place(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item has a dateline for people, and no `located` for machines.

    Why it matters: search by place does not find it.

    Bad: `<dateline>MARHAVEN, Feb 16</dateline>` alone.
    Good: with `<located uri="https://example.com/places/marhaven"><name>Marhaven</name></located>`
    Fix: name the place.
    """
    content = item.child("contentMeta")
    if content is None or content.find("{*}located") is not None:
        return
    dateline = content.find("{*}dateline")
    if dateline is not None:
        yield Finding(item.at(dateline), {"dateline": "".join(map(str, dateline.itertext()))})


RULES = (
    rule(
        conformance_too_low, "G2010", "conformance-too-low", "error",
        "{name} is a property of the Power level, and the item declares Core",
        source="NewsML-G2 2.35, @conformance", scope="document",
        hint='declare conformance="power"',
    ),
    rule(
        deprecated_property, "G2011", "deprecated-property", "warning",
        "{name} is deprecated", source="NewsML-G2 2.35, documentation of the schema",
        basis="should", scope="document", hint="use {instead}",
    ),
    rule(
        version_missing, "G2020", "version-missing-with-updates", "warning",
        "no version, though the item is an update ({why})",
        source="NewsML-G2 2.35, @version", basis="should", scope="document",
        hint="count the versions, from 1",
    ),
    rule(
        dateline_without_place, "G2022", "dateline-without-located", "info",
        "a dateline, {dateline}, and no located",
        source="NewsML-G2 2.35, contentMeta/located", basis="editorial", scope="document",
        hint="name the place in located",
    ),
)  # fmt: skip
"""The rules of this file."""
