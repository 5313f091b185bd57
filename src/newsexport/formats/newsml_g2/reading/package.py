"""packageItem/groupSet to groups and their members."""

from __future__ import annotations

from typing import Literal, cast

from newsexport.formats.newsml_g2.names import GROUP_MODES, NAR
from newsexport.formats.newsml_g2.reading.concept import concept
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import XML_TYPE, Cursor, markup
from newsexport.formats.newsml_g2.reading.item_meta import class_term, target_of, title_hint
from newsexport.formats.newsml_g2.reading.values import code_attribute, number, uri
from newsexport.schema.v1 import Extension, Group, Member

Mode = Literal["bag", "sequential", "alternative"]


def group_set(root: Cursor, reading: Reading) -> None:
    """Read the groups of a package."""
    cursor = root.one("groupSet")
    if cursor is None:
        return
    start = cursor.attribute("root")
    groups = cursor.take("group")
    known = False
    for place, each in enumerate(groups):
        name = each.attribute("id") or f"group-{place + 1}"
        is_root = name == start and not known
        known = known or is_root
        reading.add("groups", _group(each, name, is_root, reading), each.path)
    if not known:
        cursor.leave("root", start)
    reading.keep(cursor, "groupSet/")


def _group(cursor: Cursor, name: str, root: bool, reading: Reading) -> Group:
    role = code_attribute(reading, cursor, "role")
    code, address = cursor.attribute("mode"), cursor.attribute("modeuri")
    cursor.leave("mode", code)
    cursor.leave("modeuri", address)
    said = code_attribute(reading, cursor, "mode", "pgrmod", tuple(GROUP_MODES))
    mode = GROUP_MODES.get(said or "")
    if mode is None:
        cursor.leave("mode", code)
        cursor.leave("modeuri", address)
    members = tuple(
        _MEMBERS[each.name](each, reading)
        for each in cursor.take_any("groupRef", "itemRef", "conceptRef")
    )
    title, extensions = title_hint(cursor)
    return Group(
        id=name,
        role=role,
        mode=cast(Mode | None, mode),
        title=title,
        members=members,
        root=root,
        extensions=(*extensions, *cursor.rest()),
    )


def _group_ref(cursor: Cursor, reading: Reading) -> Member:
    return Member(group=cursor.attribute("idref") or None, extensions=cursor.rest())


def _item_ref(cursor: Cursor, reading: Reading) -> Member:
    version = cursor.attribute("version")
    if number(version, 1) is None:
        cursor.leave("version", version)
    target = target_of(cursor)
    kind = cursor.one("itemClass")
    found = class_term(kind, reading) if kind is not None else None
    if kind is not None and (not found or not kind.is_bare()):
        cursor.put_back(kind)
        found = None
    title, extensions = title_hint(cursor)
    return Member(
        uri=uri(target),
        href=cursor.attribute("href") or None,
        version=number(version, 1),
        item_class=found,
        media_type=cursor.attribute("contenttype") or None,
        title=title,
        extensions=(*extensions, *cursor.rest()),
    )


def _concept_ref(cursor: Cursor, reading: Reading) -> Member:
    """The model's members are items; what the reference says of its concept is kept as it is."""
    whole = markup(cursor.element)
    kept = Extension(namespace=NAR, name="conceptRef", value=whole, media_type=XML_TYPE)
    return Member(uri=concept(cursor, reading).uri, extensions=(kept,))


_MEMBERS = {"groupRef": _group_ref, "itemRef": _item_ref, "conceptRef": _concept_ref}
