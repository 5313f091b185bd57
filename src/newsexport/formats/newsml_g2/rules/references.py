"""G2: references inside an item: ids, the tree of groups, renditions, links. libxml2 checks none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from lxml import etree

from newsexport.diagnostic import Finding, Severity
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.syntax.xml import Element, iter_children, local, namespace

_REFERENCES = {
    "inlineRef": "idrefs", "groupRef": "idref", "groupSet": "root", "contentSet": "original",
    "partMeta": "contentrefs", "rightsInfo": "idrefs",
}  # fmt: skip
"""Element -> its attribute that names ids."""
IDS = ("id", "partid", "contentid")
"""Attributes that are ids."""
_IDS = tuple(etree.XPath(f"descendant-or-self::*/@{name}", smart_strings=False) for name in IDS)


def dangling_reference(item: ItemView, _: Options) -> Iterator[Finding]:
    """A reference names an id that the item does not have. The ids of its content count.

    Where it is the scope of a rightsInfo, it is a warning: the rights may be of a part that was not sent.

    Why it matters: what is said of a part is said of nothing; a package without its root is empty.

    Bad: `<inlineRef idrefs="p9" qcode="medtop:04000000"/>` without an element `id="p9"`
    Good: the same with `<p id="p9">…` in the text
    Fix: correct the reference, or give the element its id.
    """
    places = [
        (element, attribute)
        for name, attribute in _REFERENCES.items()
        for element in item.named.get(name, ())
        if element.get(attribute)
    ]
    if not places:
        return
    lost = missing(item.element, {name for place in places for name in referred(place[0])})
    for element, attribute in places:
        for name in str(element.get(attribute)).split():
            if name in lost:
                values = {"id": name, "element": local(element)}
                milder: Severity | None = "warning" if local(element) == "rightsInfo" else None
                yield Finding(item.at(element, attribute), values, severity=milder)


def referred(element: Element) -> list[str]:
    """The ids that an element of the standard refers to."""
    attribute = _REFERENCES.get(local(element)) if namespace(element) == NAR else None
    return str(element.get(attribute) or "").split() if attribute else []


def missing(item: Element, ids: set[str]) -> set[str]:
    """Those of the ids that no element of an item bears."""
    lost = set(ids)
    for find in _IDS:
        if lost:
            lost.difference_update(cast("list[str]", find(item)))
    return lost


def group_tree(item: ItemView, _: Options) -> Iterator[Finding]:
    """The groups of a package make no tree: a group holds itself, or nothing leads to it.

    Where nothing leads to a group, it is a warning.

    Why it matters: receivers that walk from the root never end, or never see the group.

    Bad: a group `g2` to which neither the root nor another group refers.
    Good: `<groupSet root="g1"><group id="g1" …><groupRef idref="g2"/></group><group id="g2" …>…`
    Fix: let each group but the root be referred to by one other.
    """
    group_set = item.child("groupSet")
    if group_set is None:
        return
    groups = {str(each.get("id")): each for each in iter_children(group_set) if each.get("id")}
    root = str(group_set.get("root") or "")
    if root not in groups:
        return  # a dangling reference, which is told as such
    inner = {name: _inner(group) & groups.keys() for name, group in groups.items()}
    reached = _reached(root, inner)
    for name, group in groups.items():
        if name not in reached:
            yield Finding(
                item.at(group), {"id": name, "why": "nothing leads to it"}, severity="warning"
            )
        elif name in _reached_below(name, inner):
            yield Finding(item.at(group), {"id": name, "why": "it holds itself"})


def _inner(group: Element) -> set[str]:
    return {str(each.get("idref")) for each in group.iter(f"{{{NAR}}}groupRef")}


def _reached(start: str, inner: dict[str, set[str]]) -> set[str]:
    return {start} | _reached_below(start, inner)


def _reached_below(start: str, inner: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(inner[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(inner[name])
    return found


def group_without_role(item: ItemView, _: Options) -> Iterator[Finding]:
    """A group of a package does not say what it is for.

    Why it matters: receivers lay out the main story, its sidebars and its pictures by the roles.

    Bad: `<group id="g1">`
    Good: `<group id="g1" role="group:main">`
    Fix: add role, or roleuri.
    """
    for element in item.named.get("group", ()):
        if not element.get("role") and not element.get("roleuri"):
            yield Finding(item.at(element), {"id": element.get("id") or "without id"})


def rendition_repeated(item: ItemView, _: Options) -> Iterator[Finding]:
    """Two contents of one contentSet are the same rendition with the same type and size.

    Why it matters: a receiver that wants the web rendition takes one of the two by chance.

    Bad: two `<remoteContent rendition="rnd:web" contenttype="image/jpeg" width="800" …/>`
    Good: one of them, or `rnd:web` and `rnd:thumbnail`
    Fix: name the renditions apart; other pictures belong into items of their own.
    """
    kinds: Counter[tuple[object, ...]] = Counter()
    for element in item.contents():
        name = element.get("rendition")
        if not name:
            continue
        facts = (
            "contenttype",
            "width",
            "height",
            "videocodec",
            "audiocodec",
            "videoavgbitrate",
            "format",
        )
        kind = (name, local(element), *(element.get(fact) for fact in facts))
        kinds[kind] += 1
        if kinds[kind] == 2:
            yield Finding(item.at(element, "rendition"), {"rendition": name})


_EITHER = {
    "hash": "hashtype", "timeDelim": "timeunit", "rating": "scaleunit", "userInteraction": "interactiontype",
    "circle": "radunit",
}  # fmt: skip
"""Element -> what it has to say by a code, or by a URI in the attribute of the same name with `uri` behind it."""


def kind_not_said(item: ItemView, _: Options) -> Iterator[Finding]:
    """A value does not say of which kind or unit it is: a hash its algorithm, a time its unit, an extension its meaning.

    The documentation of the schema says that one of two attributes must be used, such as hashtype and hashtypeuri; the
    schema itself lets both be missing.

    Why it matters: nobody can compare the hash, find the part of the film, or read the extension.

    Bad: `<timeDelim start="0" end="250"/>`
    Good: `<timeDelim start="0" end="250" timeunit="timeunit:frames"/>`
    Fix: add one of the two attributes.
    """
    for name, elements in item.named.items():
        one = _EITHER.get(name) or ("rel" if name.endswith("ExtProperty") else "")
        for element in elements if one else ():
            if not element.get(one) and not element.get(f"{one}uri"):
                yield Finding(item.at(element), {"element": name, "one": one, "other": f"{one}uri"})


def link_without_relation(item: ItemView, _: Options) -> Iterator[Finding]:
    """A link of the item does not say how its target is related.

    Why it matters: receivers cannot tell a picture from a source or an earlier version.

    Bad: `<link residref="urn:newsml:example.com:20260216:pier"/>`
    Good: `<link rel="irel:seeAlso" residref="urn:newsml:example.com:20260216:pier"/>`
    Fix: add rel, or reluri.
    """
    meta = item.child("itemMeta")
    if meta is None:
        return
    for element in meta.iterchildren(f"{{{NAR}}}link"):
        if not element.get("rel") and not element.get("reluri"):
            yield Finding(item.at(element))


def link_without_target(item: ItemView, _: Options) -> Iterator[Finding]:
    """A link of the item, or a reference of a package to an item, leads nowhere.

    Why it matters: there is nothing to follow.

    Bad: `<link rel="irel:seeAlso"/>`
    Good: `<link rel="irel:seeAlso" href="https://example.com/ferry"/>`
    Fix: add href or residref.
    """
    meta = item.child("itemMeta")
    links = [] if meta is None else list(meta.iterchildren(f"{{{NAR}}}link"))
    for element in (*links, *item.named.get("itemRef", ())):
        if not any(element.get(name) for name in ("href", "residref", "guidref")):
            yield Finding(item.at(element), {"element": local(element)})


RULES = (
    rule(
        dangling_reference, "G2028", "dangling-idref", "error",
        "{element} refers to {id}, which the item does not have",
        source="NewsML-G2 2.35, attributes of type IDREF and IDREFS; XML Schema part 2, IDREF",
        scope="document", hint="correct the reference, or give the element its id",
    ),
    rule(
        group_tree, "G2029", "groups-not-a-tree", "error", "the group {id} is in no tree: {why}",
        source="NewsML-G2 2.35, groupSet; Guidelines: packages", scope="document",
        hint="let each group but the root be referred to by one other",
    ),
    rule(
        group_without_role, "G2030", "group-without-role", "warning",
        "the group {id} does not say what it is for",
        source="NewsML-G2 2.35, group/@role", basis="should", scope="document",
        hint="add role, or roleuri",
    ),
    rule(
        link_without_relation, "G2038", "link-without-rel", "info",
        "the link does not say how its target is related",
        source="NewsML-G2 2.35, link/@rel", basis="should", scope="document", hint="add rel",
    ),
    rule(
        rendition_repeated, "G2039", "rendition-repeated", "warning",
        "the rendition {rendition} stands twice in this contentSet",
        source="NewsML-G2 2.35, contentSet; Guidelines: pictures", basis="should", scope="document",
        hint="name the renditions apart",
    ),
    rule(
        link_without_target, "G2040", "link-without-target", "warning", "the {element} leads nowhere",
        source="NewsML-G2 2.35, targetResourceAttributes", basis="should", scope="document",
        hint="add href or residref",
    ),
    rule(
        kind_not_said, "G2045", "kind-not-said", "warning", "{element} has neither {one} nor {other}",
        source="NewsML-G2 2.35, documentation of @hashtype, @timeunit, @scaleunit, @radunit, @interactiontype, @rel",
        scope="document", hint="add {one}",
    ),
)  # fmt: skip
"""The rules of this file."""
